/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/crontab.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

#define BEGIN "# BEGIN fonds audit of "
#define END "# END fonds audit of "
#define NAME_MAX_SIZE ((size_t)1 << 20)

/*
 * A word as the shell takes it, in single quotes; cron makes a newline of "%"
 * unless a "\" is before it.
 */
static void add_word(struct fonds_buffer *buffer, const char *word)
{
	fonds_buffer_add_char(buffer, '\'');
	for (; *word; word++) {
		if (*word == '\'')
			fonds_buffer_add_text(buffer, "'\\''");
		else if (*word == '%')
			fonds_buffer_add_text(buffer, "'\\%'");
		else
			fonds_buffer_add_char(buffer, *word);
	}
	fonds_buffer_add_char(buffer, '\'');
}

static void add_option(
	struct fonds_buffer *buffer, const char *option, const char *value)
{
	fonds_buffer_printf(buffer, " %s ", option);
	add_word(buffer, value);
}

static void add_report(
	const struct fonds_unit *unit, struct fonds_buffer *buffer)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer path;

	fonds_buffer_init(&path, NAME_MAX_SIZE);
	fonds_buffer_printf(&path, "%s/fonds-report.html", unit->report_to);
	fonds_buffer_add_text(buffer, "; ");
	add_word(buffer, unit->program);
	fonds_buffer_add_text(buffer, " audit report --overwrite");
	add_option(buffer, "--catalog", unit->catalog);
	add_option(buffer, "--output", fonds_buffer_text(&path));
}

void fonds_crontab_add_line(
	const struct fonds_unit *unit, struct fonds_buffer *buffer)
{
	fonds_buffer_printf(buffer, "%s ", unit->calendar);
	if (unit->mail_to && unit->sendmail) {
		fonds_buffer_add_text(buffer, "FONDS_SENDMAIL=");
		add_word(buffer, unit->sendmail);
		fonds_buffer_add_char(buffer, ' ');
	}
	add_word(buffer, unit->program);
	fonds_buffer_add_text(buffer, " audit run --due --quiet");
	add_option(buffer, "--catalog", unit->catalog);
	if (unit->mail_to) {
		add_option(buffer, "--mail-to", unit->mail_to);
		/* Else cron would send it a second time. */
		fonds_buffer_add_text(buffer, " >/dev/null");
	}
	if (unit->report_to)
		add_report(unit, buffer);
	fonds_buffer_add_char(buffer, '\n');
}

enum fonds_status fonds_crontab_add_block(const struct fonds_unit *unit,
	struct fonds_buffer *buffer, struct fonds_error **error)
{
	const char *const texts[] = { unit->program, unit->catalog,
		unit->report_to, unit->mail_to, unit->sendmail };

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		if (texts[i] && strpbrk(texts[i], "\n\\"))
			return fonds_fail(error, FONDS_ERR_INVALID,
				"a crontab cannot hold the name '%s': use one "
				"without newlines and backslashes",
				texts[i]);
	fonds_buffer_printf(buffer, BEGIN "%s\n", unit->catalog);
	fonds_crontab_add_line(unit, buffer);
	fonds_buffer_printf(buffer, END "%s\n", unit->catalog);
	return fonds_buffer_check(buffer, "the crontab", error);
}

static bool is_mark(
	const char *line, size_t size, const char *mark, const char *catalog)
{
	size_t head = strlen(mark);

	return size == head + strlen(catalog) &&
	       strncmp(line, mark, head) == 0 &&
	       strncmp(line + head, catalog, size - head) == 0;
}

enum fonds_status fonds_crontab_add_without(const char *crontab,
	const char *catalog, struct fonds_buffer *buffer, bool *ret,
	struct fonds_error **error)
{
	bool is_inside = false;
	bool found = false;

	while (*crontab) {
		size_t size = strcspn(crontab, "\n");
		size_t whole = size + (crontab[size] == '\n');

		if (!is_inside && is_mark(crontab, size, BEGIN, catalog))
			is_inside = found = true;
		else if (is_inside && is_mark(crontab, size, END, catalog))
			is_inside = false;
		else if (!is_inside)
			fonds_buffer_add(buffer, crontab, whole);
		crontab += whole;
	}
	if (is_inside)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the crontab has '" BEGIN
			"%s' and no line that ends it: mend it with 'crontab "
			"-e'",
			catalog);
	*ret = found;
	return fonds_buffer_check(buffer, "the crontab", error);
}
