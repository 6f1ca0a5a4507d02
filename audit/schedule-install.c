/* SPDX-License-Identifier: Apache-2.0 */
/* A schedule is made: unit files or a line for cron, then the record of it. */
#include "audit/schedule.h"

#include <errno.h>
#include <inttypes.h>
#include <pwd.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "audit/calendar.h"
#include "audit/crontab.h"
#include "audit/mail-message.h"
#include "audit/postman.h"
#include "audit/unit-file.h"
#include "base/atomic-file.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/catalog.h"

#define TEXT_MAX ((size_t)1 << 20)

/* Twentieth of an interval, and at most an hour; see status.c for the grace. */
#define DELAY_PART 20
#define DELAY_MAX 3600

struct installing {
	struct fonds_catalog *catalog;
	const struct fonds_audit_schedule *options;
	const char *by;
	struct fonds_output *output;
	struct fonds_arena arena;
	struct fonds_calendar calendar;
	struct fonds_unit unit;
	const char *service; /* paths of the unit files */
	const char *timer;
};

static enum fonds_status check_no_units(
	const struct fonds_audit_schedule *options, struct fonds_error **error)
{
	if (!options->unit && !options->root)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_INVALID,
		"cron has no units: --unit and --root go with --system and "
		"--user");
}

static enum fonds_status set_paths(
	struct installing *installing, struct fonds_error **error)
{
	const struct fonds_audit_schedule *options = installing->options;
	struct fonds_arena *arena = &installing->arena;
	const char *name = options->unit ? options->unit : "fonds-audit";
	const char *folder = fonds_schedule_folder(
		installing->unit.is_user, arena);

	if (!fonds_schedule_is_unit_name(name, strlen(name)))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is no name for a unit: use letters, digits, '-' "
			"and '_', and begin with a letter or a digit",
			name);
	if (!folder)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"HOME is not set: where are this user's units?");
	if (options->root)
		folder = fonds_arena_printf(
			arena, "%s%s", options->root, folder);
	if (folder && folder[0] != '/')
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is no absolute path: name the folder from '/' on",
			folder);
	installing->service = fonds_arena_printf(
		arena, "%s/%s.service", folder ? folder : "", name);
	installing->timer = fonds_arena_printf(
		arena, "%s/%s.timer", folder ? folder : "", name);
	return fonds_arena_check(arena, "the names of the units", error);
}

/* The service runs as whoever owns the catalog. */
static const char *owner_of(const char *path, struct fonds_arena *arena)
{
	struct passwd *found = NULL;
	struct passwd entry;
	char buffer[4096];
	struct stat st;

	if (stat(path, &st) < 0 || st.st_uid == 0 ||
		getpwuid_r(st.st_uid, &entry, buffer, sizeof(buffer), &found) !=
			0 ||
		!found)
		return NULL;
	return fonds_arena_dup(arena, found->pw_name);
}

static enum fonds_status set_calendar(
	struct installing *installing, struct fonds_error **error)
{
	const char *text = installing->options->calendar;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer form;
	enum fonds_status status;
	int64_t delay;

	fonds_buffer_init(&form, TEXT_MAX);
	status = fonds_calendar_parse(
		text ? text : "weekly", &installing->calendar, error);
	if (status < 0)
		return status;
	if (installing->options->kind == FONDS_SCHEDULE_CRON)
		fonds_calendar_add_cron(&installing->calendar, &form);
	else
		fonds_calendar_add_systemd(&installing->calendar, &form);
	installing->unit.calendar = fonds_arena_dup(
		&installing->arena, fonds_buffer_text(&form));
	delay = fonds_calendar_interval(&installing->calendar) / DELAY_PART;
	installing->unit.delay_seconds = delay < DELAY_MAX ? delay : DELAY_MAX;
	return fonds_arena_check(&installing->arena, "the calendar", error);
}

static const char *sendmail_of(const struct fonds_audit_schedule *options)
{
	return options->sendmail ? options->sendmail : FONDS_SENDMAIL;
}

/* Else no audit would begin. Below a root it is that of another system. */
static bool can_send(const struct fonds_audit_schedule *options)
{
	const char *program = sendmail_of(options);

	return !options->mail_to ||
	       (program[0] == '/' &&
		       (options->root || access(program, X_OK) == 0));
}

static enum fonds_status check_options(
	const struct installing *installing, struct fonds_error **error)
{
	const struct fonds_audit_schedule *options = installing->options;
	struct stat st;

	if (options->struct_size < sizeof(*options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the options of the schedule have no valid size");
	if (!installing->by || !installing->by[0])
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a schedule needs the name of who installs it");
	if (!options->program || options->program[0] != '/')
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the program is not named by an absolute path");
	if (options->mail_to && !fonds_mail_is_address(options->mail_to))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is no address for mail: give one as "
			"name@example.org",
			options->mail_to);
	if (options->root && options->enable)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"what is written below '%s' is not read by the systemd "
			"that runs here: give --root without --enable",
			options->root);
	if (!can_send(options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' cannot be run to send mail: name a program, from "
			"'/' on, in FONDS_SENDMAIL",
			sendmail_of(options));
	if (!options->report_to)
		return FONDS_OK;
	if (options->report_to[0] != '/' || stat(options->report_to, &st) < 0 ||
		!S_ISDIR(st.st_mode))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is no folder for reports: name one that is "
			"there, from '/' on",
			options->report_to);
	return FONDS_OK;
}

static enum fonds_status prepare(
	struct installing *installing, struct fonds_error **error)
{
	const struct fonds_audit_schedule *options = installing->options;
	const char *catalog = fonds_catalog_path(installing->catalog);
	enum fonds_status status;

	status = check_options(installing, error);
	if (status < 0)
		return status;
	installing->unit = (struct fonds_unit){
		.is_user = options->kind == FONDS_SCHEDULE_USER,
		.program = options->program,
		.catalog = catalog,
		.owner = owner_of(catalog, &installing->arena),
		.report_to = options->report_to,
		.mail_to = options->mail_to,
		.sendmail = options->sendmail,
	};
	status = set_calendar(installing, error);
	if (status < 0)
		return status;
	if (options->kind == FONDS_SCHEDULE_CRON)
		return check_no_units(options, error);
	status = fonds_unit_check(&installing->unit, error);
	return status < 0 ? status : set_paths(installing, error);
}

/* One schedule of a kind and place is in force at a time. */
static bool is_former(const struct installing *installing,
	const struct fonds_schedule *former, const char *kind)
{
	const char *service = installing->service;

	return strcmp(former->kind, kind) == 0 &&
	       (!service ||
		       strncmp(former->command, service, strlen(service)) == 0);
}

/* The catalog may refuse the new one: then the former stay in force. */
static enum fonds_status record(struct installing *installing, const char *kind,
	const char *command, struct fonds_error **error)
{
	const struct fonds_schedule schedule = {
		.kind = kind,
		.calendar = installing->unit.calendar,
		.every_seconds = fonds_calendar_interval(&installing->calendar),
		.command = command,
	};
	struct fonds_schedule_list list = { 0 };
	enum fonds_status status;
	int64_t number = 0;

	if (!command)
		return fonds_fail_nomem(error);
	status = fonds_schedule_list_get(
		installing->catalog, &installing->arena, &list, error);
	if (status == FONDS_OK)
		status = fonds_schedule_add(installing->catalog, &schedule,
			installing->by, &number, error);
	for (size_t i = 0; status == FONDS_OK && i < list.count; i++)
		if (is_former(installing, &list.items[i], kind))
			status = fonds_schedule_remove(installing->catalog,
				list.items[i].number, installing->by, error);
	if (status == FONDS_OK)
		fonds_output_printf(installing->output,
			"recorded as schedule %" PRId64 "\n", number);
	return status;
}

/* mkdir -p of the folder of a path. */
static enum fonds_status make_folders(
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *made = strdup(path);

	if (!made)
		return fonds_fail_nomem(error);
	for (char *p = strchr(made + 1, '/'); p; p = strchr(p + 1, '/')) {
		*p = '\0';
		if (mkdir(made, 0777) < 0 && errno != EEXIST)
			return fonds_fail_errno(
				error, "cannot make folder '%s'", made);
		*p = '/';
	}
	return FONDS_OK;
}

static enum fonds_status write_file(const char *path,
	const struct fonds_buffer *text, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_atomic_file_abortp) struct fonds_atomic_file *file = NULL;
	enum fonds_status status;

	status = make_folders(path, error);
	if (status == FONDS_OK)
		status = fonds_atomic_file_begin(path, true, &file, error);
	if (status == FONDS_OK)
		status = fonds_atomic_file_write(
			file, text->data, text->size, error);
	if (status < 0)
		return status;
	return fonds_atomic_file_commit(fonds_steal(&file), error);
}

/* Only what was written from here for this catalog may be replaced. */
static enum fonds_status check_place(const struct installing *installing,
	const char *path, struct fonds_error **error)
{
	enum fonds_unit_state state;
	enum fonds_status status;

	status = fonds_unit_look(path, installing->unit.catalog, &state, error);
	if (status == FONDS_OK && state == FONDS_UNIT_FOREIGN)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"'%s' is there, and is not of this catalog: give "
			"another --unit name",
			path);
	if (status == FONDS_OK && state == FONDS_UNIT_CHANGED)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"'%s' was changed since it was written: remove it "
			"yourself, or give another --unit name",
			path);
	return status;
}

typedef void unit_writer_fn(
	const struct fonds_unit *unit, struct fonds_buffer *buffer);

static enum fonds_status put_unit(struct installing *installing,
	const char *path, unit_writer_fn *writer, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer sealed;
	enum fonds_status status;

	fonds_buffer_init(&text, TEXT_MAX);
	fonds_buffer_init(&sealed, TEXT_MAX);
	writer(&installing->unit, &text);
	status = fonds_unit_seal(
		installing->unit.catalog, &text, &sealed, error);
	if (status < 0)
		return status;
	if (!installing->options->dry_run)
		status = write_file(path, &sealed, error);
	fonds_output_add_text(installing->output,
		installing->options->dry_run ? "would write " : "written ");
	fonds_output_add_name(installing->output, path);
	fonds_output_add_char(installing->output, '\n');
	if (installing->options->dry_run)
		fonds_output_printf(
			installing->output, "%s\n", fonds_buffer_text(&sealed));
	return status;
}

static enum fonds_status enable_units(
	struct installing *installing, struct fonds_error **error)
{
	const char *timer = strrchr(installing->timer, '/') + 1;
	const char *who = installing->unit.is_user ? "--user" : "--system";
	const char *const commands[][6] = {
		{ "systemctl", who, "daemon-reload", NULL },
		{ "systemctl", who, "enable", "--now", timer, NULL },
	};
	bool runs = installing->options->enable;
	enum fonds_status status = FONDS_OK;

	fonds_output_add_text(installing->output,
		runs ? "given to systemd by\n"
		     : "give these commands, so that it begins:\n");
	for (size_t i = 0; status == FONDS_OK && i < 2; i++)
		status = fonds_schedule_command(
			commands[i], runs, installing->output, error);
	/* Else no timer of this user runs while nobody is logged in. */
	if (installing->unit.is_user)
		fonds_output_add_text(installing->output,
			"and once, so that it runs while you are not logged "
			"in:\n  loginctl enable-linger\n");
	return status;
}

static const char *command_of(struct installing *installing)
{
	return fonds_arena_printf(&installing->arena,
		"%s: %s audit run --due --quiet --catalog %s",
		installing->service, installing->unit.program,
		installing->unit.catalog);
}

static enum fonds_status install_units(
	struct installing *installing, struct fonds_error **error)
{
	enum fonds_status status;

	status = check_place(installing, installing->service, error);
	if (status == FONDS_OK)
		status = check_place(installing, installing->timer, error);
	if (status == FONDS_OK)
		status = put_unit(installing, installing->service,
			fonds_unit_add_service, error);
	if (status == FONDS_OK)
		status = put_unit(installing, installing->timer,
			fonds_unit_add_timer, error);
	if (status < 0 || installing->options->dry_run)
		return status;
	status = record(
		installing, FONDS_KIND_SYSTEMD, command_of(installing), error);
	return status < 0 ? status : enable_units(installing, error);
}

static enum fonds_status install_line(
	struct installing *installing, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer block;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer line;
	const struct fonds_audit_schedule *options = installing->options;
	const char *text;
	enum fonds_status status;

	fonds_buffer_init(&block, TEXT_MAX);
	fonds_buffer_init(&line, TEXT_MAX);
	status = fonds_crontab_add_block(&installing->unit, &block, error);
	if (status < 0)
		return status;
	text = fonds_buffer_text(&block);
	fonds_crontab_add_line(&installing->unit, &line);
	/* First: the catalog refuses a command that is not UTF-8. */
	if (!options->dry_run)
		status = record(installing, FONDS_KIND_CRON,
			fonds_buffer_text(&line), error);
	if (status == FONDS_OK && options->enable && !options->dry_run)
		status = fonds_schedule_set_crontab(
			installing->unit.catalog, text, error);
	if (status < 0)
		return status;
	fonds_output_add_text(installing->output,
		options->enable && !options->dry_run
			? "in the crontab now:\n"
			: "add these lines by 'crontab -e':\n");
	fonds_output_add_text(installing->output, text);
	return FONDS_OK;
}

static enum fonds_status install(
	struct installing *installing, struct fonds_error **error)
{
	enum fonds_status status = prepare(installing, error);

	if (status < 0)
		return status;
	status = installing->options->kind == FONDS_SCHEDULE_CRON
			 ? install_line(installing, error)
			 : install_units(installing, error);
	if (status == FONDS_OK)
		return fonds_output_finish(installing->output, error);
	/* What was done before is told nevertheless. */
	(void)fonds_output_finish(installing->output, NULL);
	return status;
}

enum fonds_status fonds_audit_schedule_install(struct fonds_catalog *catalog,
	const struct fonds_audit_schedule *schedule, const char *by,
	fonds_write_fn *write, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	struct installing installing = {
		.catalog = catalog,
		.options = schedule,
		.by = by,
		.output = &output,
	};
	enum fonds_status status;

	fonds_output_init(&output, write, payload);
	fonds_arena_init(&installing.arena, TEXT_MAX);
	status = install(&installing, error);
	fonds_arena_clear(&installing.arena);
	return status;
}
