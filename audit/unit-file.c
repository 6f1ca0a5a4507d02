/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/unit-file.h"

#include <errno.h>
#include <inttypes.h>
#include <string.h>
#include <sys/stat.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "base/text.h"
#include "fixity/digest/hasher.h"

#define UNIT_MAX ((size_t)1 << 20)

static enum fonds_status check_text(
	const char *text, struct fonds_error **error)
{
	bool is_plain = true;

	if (!text)
		return FONDS_OK;
	for (const char *p = text; *p; p++)
		if ((unsigned char)*p < ' ' || *p == 0x7f)
			is_plain = false;
	if (!is_plain || !fonds_utf8_is_valid(text, strlen(text)) ||
		(strchr(text, '"') && strchr(text, '\'')) || strchr(text, '\\'))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"systemd cannot be told of '%s': use names without "
			"control characters, backslashes and quotes, or "
			"--cron",
			text);
	return FONDS_OK;
}

enum fonds_status fonds_unit_check(
	const struct fonds_unit *unit, struct fonds_error **error)
{
	const char *const texts[] = { unit->program, unit->catalog,
		unit->report_to, unit->mail_to, unit->sendmail };
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0;
		status == FONDS_OK && i < sizeof(texts) / sizeof(texts[0]); i++)
		status = check_text(texts[i], error);
	return status;
}

/*
 * A word in quotes. "%" begins a specifier everywhere; "$" a variable, on
 * command lines alone.
 */
static void add_word(struct fonds_buffer *buffer, const char *before,
	const char *word, bool is_command)
{
	char quote = strchr(word, '"') ? '\'' : '"';

	fonds_buffer_add_text(buffer, before);
	fonds_buffer_add_char(buffer, quote);
	for (; *word; word++) {
		if (*word == '%' || (is_command && *word == '$'))
			fonds_buffer_add_char(buffer, *word);
		fonds_buffer_add_char(buffer, *word);
	}
	fonds_buffer_add_char(buffer, quote);
}

static void add_path(
	struct fonds_buffer *buffer, const char *setting, const char *path)
{
	add_word(buffer, setting, path, false);
	fonds_buffer_add_char(buffer, '\n');
}

/* The folder of a path. */
static void add_parent(
	struct fonds_buffer *buffer, const char *setting, const char *path)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer parent;
	const char *slash = strrchr(path, '/');
	size_t size = slash ? (size_t)(slash - path) : 0;

	fonds_buffer_init(&parent, UNIT_MAX);
	fonds_buffer_add(&parent, path, size == 0 ? 1 : size);
	add_path(buffer, setting, fonds_buffer_text(&parent));
}

static void add_audit(
	const struct fonds_unit *unit, struct fonds_buffer *buffer)
{
	add_word(buffer, "ExecStart=", unit->program, true);
	fonds_buffer_add_text(buffer, " audit run --due --quiet");
	add_word(buffer, " --catalog ", unit->catalog, true);
	if (unit->mail_to)
		add_word(buffer, " --mail-to ", unit->mail_to, true);
	fonds_buffer_add_char(buffer, '\n');
}

/* After the run, however it ended. */
static void add_report(
	const struct fonds_unit *unit, struct fonds_buffer *buffer)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer path;

	fonds_buffer_init(&path, UNIT_MAX);
	fonds_buffer_printf(&path, "%s/fonds-report.html", unit->report_to);
	add_word(buffer, "ExecStopPost=", unit->program, true);
	fonds_buffer_add_text(buffer, " audit report --overwrite");
	add_word(buffer, " --catalog ", unit->catalog, true);
	add_word(buffer, " --output ", fonds_buffer_text(&path), true);
	fonds_buffer_add_char(buffer, '\n');
}

/*
 * What the service may do. Where it sends mail, it must be able to write to
 * the queue, and sendmail to become the user of the queue. A user's systemd
 * can give no namespaces.
 */
static void add_limits(
	const struct fonds_unit *unit, struct fonds_buffer *buffer)
{
	fonds_buffer_add_text(buffer, "Nice=19\n"
				      "IOSchedulingClass=idle\n"
				      "UMask=0027\n");
	if (!unit->mail_to)
		fonds_buffer_add_text(buffer, "NoNewPrivileges=true\n");
	if (unit->is_user)
		return;
	fonds_buffer_add_text(buffer, unit->mail_to ? "ProtectSystem=full\n"
						    : "ProtectSystem=strict\n");
	fonds_buffer_add_text(buffer, "ProtectHome=read-only\n"
				      "ProtectKernelTunables=true\n"
				      "ProtectControlGroups=true\n");
	add_parent(buffer, "ReadWritePaths=", unit->catalog);
	if (unit->report_to)
		add_path(buffer, "ReadWritePaths=", unit->report_to);
}

void fonds_unit_add_service(
	const struct fonds_unit *unit, struct fonds_buffer *buffer)
{
	fonds_buffer_add_text(buffer, "[Unit]\n"
				      "Description=Fixity audit by fonds\n"
				      "Documentation=man:fonds-audit(1)\n");
	add_path(buffer, "RequiresMountsFor=", unit->catalog);
	fonds_buffer_add_text(buffer, "\n[Service]\nType=oneshot\n");
	if (unit->owner && !unit->is_user)
		fonds_buffer_printf(buffer, "User=%s\n", unit->owner);
	if (unit->mail_to && unit->sendmail) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer variable;

		fonds_buffer_init(&variable, UNIT_MAX);
		fonds_buffer_printf(
			&variable, "FONDS_SENDMAIL=%s", unit->sendmail);
		add_path(buffer, "Environment=", fonds_buffer_text(&variable));
	}
	add_audit(unit, buffer);
	if (unit->report_to)
		add_report(unit, buffer);
	add_limits(unit, buffer);
}

void fonds_unit_add_timer(
	const struct fonds_unit *unit, struct fonds_buffer *buffer)
{
	fonds_buffer_printf(buffer,
		"[Unit]\n"
		"Description=When fonds audits\n"
		"Documentation=man:fonds-audit(1)\n"
		"\n[Timer]\n"
		"OnCalendar=%s\n"
		"Persistent=true\n"
		"RandomizedDelaySec=%" PRId64 "\n"
		"\n[Install]\n"
		"WantedBy=timers.target\n",
		unit->calendar, unit->delay_seconds);
}

static enum fonds_status add_seal(const char *catalog, const char *text,
	size_t size, struct fonds_buffer *buffer, struct fonds_error **error)
{
	char hex[2 * FONDS_DIGEST_MAX + 1];
	struct fonds_digest digest;
	enum fonds_status status;

	status = fonds_digest_memory(FONDS_SHA256, text, size, &digest, error);
	if (status < 0)
		return status;
	fonds_buffer_printf(buffer,
		"# Written by fonds for %s; sha256 of what follows: %s\n",
		catalog, fonds_digest_format(&digest, hex));
	return FONDS_OK;
}

enum fonds_status fonds_unit_seal(const char *catalog,
	const struct fonds_buffer *text, struct fonds_buffer *ret,
	struct fonds_error **error)
{
	enum fonds_status status;

	fonds_buffer_init(ret, UNIT_MAX);
	status = fonds_buffer_check(text, "the unit file", error);
	if (status == FONDS_OK)
		status = add_seal(catalog, text->data, text->size, ret, error);
	if (status < 0)
		return status;
	fonds_buffer_add(ret, text->data, text->size);
	return fonds_buffer_check(ret, "the unit file", error);
}

const char *fonds_unit_state_name(enum fonds_unit_state state)
{
	static const char *const names[] = {
		[FONDS_UNIT_NONE] = "none",
		[FONDS_UNIT_FOREIGN] = "foreign",
		[FONDS_UNIT_CHANGED] = "changed",
		[FONDS_UNIT_AS_WRITTEN] = "as written",
	};

	return names[state];
}

static enum fonds_status judge(const struct fonds_buffer *file,
	const char *catalog, enum fonds_unit_state *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer head;
	const char *text = fonds_buffer_text(file);
	size_t line = strcspn(text, "\n");
	const char *rest = text + line + (text[line] == '\n');
	enum fonds_status status;
	size_t start;

	fonds_buffer_init(&head, UNIT_MAX);
	status = add_seal(catalog, rest, file->size - (size_t)(rest - text),
		&head, error);
	if (status == FONDS_OK)
		status = fonds_buffer_check(&head, "the unit file", error);
	if (status < 0)
		return status;
	/* All of the line but the digest says whose file it is. */
	start = head.size - 1 - 64;
	if (strncmp(text, head.data, start) != 0)
		*ret = FONDS_UNIT_FOREIGN;
	else
		*ret = strncmp(text, head.data, head.size) == 0
			       ? FONDS_UNIT_AS_WRITTEN
			       : FONDS_UNIT_CHANGED;
	return FONDS_OK;
}

enum fonds_status fonds_unit_look(const char *path, const char *catalog,
	enum fonds_unit_state *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer file;
	enum fonds_status status;
	struct stat st;

	fonds_buffer_init(&file, UNIT_MAX);
	if (lstat(path, &st) < 0 && (errno == ENOENT || errno == ENOTDIR)) {
		*ret = FONDS_UNIT_NONE;
		return FONDS_OK;
	}
	status = fonds_file_read(path, &file, error);
	return status < 0 ? status : judge(&file, catalog, ret, error);
}
