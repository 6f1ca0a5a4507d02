/* SPDX-License-Identifier: Apache-2.0 */
#include <time.h>

#include <fonds/audit-report.h>

#include "cli/date.h"
#include "cli/duration.h"
#include "cli/mail.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/settings.h"

#define RUN_MAX 2147483647u

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	{ .name = "run",
		.argument = "N",
		.help = "about that run; default: the newest" },
	{ .name = "since",
		.argument = "DATE",
		.help = "about all runs from that day on (YYYY-MM-DD, UTC)" },
	{ .name = "until",
		.argument = "DATE",
		.help = "about all runs before that day" },
	{ .name = "last",
		.argument = "SPAN",
		.help = "about all runs of the last \"30d\", \"1y\"" },
	CLI_OPTION_FORMAT("text|html|json|csv|premis"),
	{ .name = "output",
		.letter = 'o',
		.argument = "FILE",
		.help = "write the report there, whole or not at all" },
	{ .name = "overwrite", .help = "replace FILE when it is there" },
	CLI_OPTION_MAIL_TO,
	CLI_OPTION_ALWAYS,
	{ 0 },
};

static bool take_day(
	const struct cli_arguments *arguments, const char *name, int64_t *ret)
{
	const char *word = cli_value(arguments, name);

	if (!word || cli_date_parse(word, ret))
		return true;
	cli_complain("--%s '%s' is not a day like 2026-01-31", name, word);
	return false;
}

static bool take_span(const struct cli_arguments *arguments,
	struct fonds_audit_report_options *about)
{
	const char *word = cli_value(arguments, "last");
	int64_t now = (int64_t)time(NULL);
	int64_t seconds;

	if (!word)
		return true;
	if (!cli_duration_parse(word, &seconds) || seconds >= now) {
		cli_complain(
			"--last '%s' is not a span of time like 30d", word);
		return false;
	}
	about->since = now - seconds;
	return true;
}

/* One of a run, days, and a span; none: the newest run. */
static bool take_about(const struct cli_arguments *arguments,
	struct fonds_audit_report_options *about)
{
	bool has_run = cli_value(arguments, "run") != NULL;
	bool has_last = cli_value(arguments, "last") != NULL;
	bool has_days = cli_value(arguments, "since") != NULL ||
			cli_value(arguments, "until") != NULL;
	unsigned run = 0;

	if (has_run + has_last + has_days > 1) {
		cli_complain("give one of --run, --last, and --since with "
			     "--until");
		return false;
	}
	if (!cli_number(arguments, "run", RUN_MAX, &run) ||
		!take_day(arguments, "since", &about->since) ||
		!take_day(arguments, "until", &about->until) ||
		!take_span(arguments, about))
		return false;
	about->run = run;
	/* 0 would be no day at all: the first of all is as good. */
	if (has_days && about->since == 0)
		about->since = 1;
	if (cli_value(arguments, "until") && about->until <= about->since) {
		cli_complain("--until is not after --since");
		return false;
	}
	return true;
}

static bool check_output(const struct cli_arguments *arguments)
{
	if (!cli_flag(arguments, "overwrite") || cli_value(arguments, "output"))
		return true;
	cli_complain("--overwrite goes with --output");
	return false;
}

static enum cli_exit write_report(const struct cli_arguments *arguments,
	struct fonds_catalog *catalog,
	const struct fonds_audit_report_options *about,
	enum fonds_format format)
{
	const char *path = cli_value(arguments, "output");
	struct fonds_error *error = NULL;
	enum fonds_status written;

	if (path)
		written = fonds_audit_report_save(catalog, about, format, path,
			cli_flag(arguments, "overwrite"), &error);
	else
		written = fonds_audit_report(
			catalog, about, format, cli_write_stdout, NULL, &error);
	return written < 0 ? cli_failed(error) : CLI_EXIT_OK;
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_audit_report_options about =
		FONDS_AUDIT_REPORT_OPTIONS_INIT;
	struct fonds_audit_mail *mail = NULL;
	struct fonds_catalog *catalog = NULL;
	enum fonds_format format;
	enum cli_exit status;

	if (!check_output(arguments) ||
		!cli_format_for(
			arguments, cli_value(arguments, "output"), &format) ||
		!take_about(arguments, &about))
		return CLI_EXIT_USAGE;
	status = cli_mail_begin(arguments, &mail);
	if (status == CLI_EXIT_OK)
		status = cli_mail_open_catalog(arguments, mail, &catalog);
	if (status == CLI_EXIT_OK)
		status = write_report(arguments, catalog, &about, format);
	/* Also when it could not be written here. */
	if (catalog && status != CLI_EXIT_USAGE)
		status = cli_mail_report(
			arguments, mail, catalog, &about, status);
	fonds_catalog_close(catalog);
	fonds_audit_mail_end(mail);
	return status;
}

const struct cli_command cli_cmd_audit_report = {
	.name = "audit report",
	.summary = "write the verification report of a run or a period",
	.options = options,
	.run = run,
};
