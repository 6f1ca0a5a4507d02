/* SPDX-License-Identifier: Apache-2.0 */
/* Schedules, installed, shown and removed. */
#include <fonds/audit-schedule.h>

#include <errno.h>
#include <limits.h>
#include <string.h>
#include <unistd.h>

#include "cli/message.h"
#include "cli/number.h"
#include "cli/options.h"
#include "cli/person.h"
#include "cli/settings.h"

static const struct cli_option install_options[] = {
	CLI_OPTION_CATALOG,
	{ .name = "system", .help = "by the systemd of this host" },
	{ .name = "user", .help = "by the systemd of this user" },
	{ .name = "cron", .help = "by this user's crontab" },
	{ .name = "calendar",
		.argument = "WHEN",
		.help = "hourly, daily, weekly (the default), monthly, "
			"yearly, 'Mon 03:00', '*-*-01 03:00'" },
	{ .name = "report-to",
		.argument = "DIR",
		.help = "write fonds-report.html there after each run" },
	{ .name = "mail-to",
		.argument = "ADDRESS",
		.help = "send a mail there when a run was not sound" },
	{ .name = "unit",
		.argument = "NAME",
		.help = "name of the units; default: fonds-audit" },
	{ .name = "root",
		.argument = "DIR",
		.help = "write unit files below this folder in place of /" },
	{ .name = "enable", .help = "give it to systemd or cron at once" },
	{ .name = "dry-run", .help = "show what would be written" },
	CLI_OPTION_BY,
	{ 0 },
};

static const struct {
	const char *option;
	enum fonds_schedule_by kind;
} kinds[] = {
	{ "system", FONDS_SCHEDULE_SYSTEM },
	{ "user", FONDS_SCHEDULE_USER },
	{ "cron", FONDS_SCHEDULE_CRON },
};

/* One of them; root means the system where none is given. */
static bool take_kind(
	const struct cli_arguments *arguments, enum fonds_schedule_by *ret)
{
	size_t given = 0;

	*ret = geteuid() == 0 ? FONDS_SCHEDULE_SYSTEM : FONDS_SCHEDULE_USER;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++) {
		if (!cli_flag(arguments, kinds[i].option))
			continue;
		given++;
		*ret = kinds[i].kind;
	}
	if (given > 1)
		cli_complain("give one of --system, --user and --cron");
	return given <= 1;
}

/* This very program, as the system has it. */
static bool find_program(char path[PATH_MAX])
{
	ssize_t size = readlink("/proc/self/exe", path, PATH_MAX - 1);

	if (size > 0) {
		path[size] = '\0';
		return true;
	}
	cli_complain("cannot tell where fonds is: %s", strerror(errno));
	return false;
}

static enum fonds_status call_install(
	struct cli_call *call, struct fonds_error **error)
{
	return fonds_audit_schedule_install(call->catalog, call->payload,
		cli_person(call->arguments), cli_write_stdout, NULL, error);
}

static enum cli_exit install(const struct cli_arguments *arguments)
{
	struct fonds_audit_schedule schedule = FONDS_AUDIT_SCHEDULE_INIT;
	char program[PATH_MAX];

	if (!take_kind(arguments, &schedule.kind))
		return CLI_EXIT_USAGE;
	if (!find_program(program))
		return CLI_EXIT_FAILED;
	schedule.program = program;
	schedule.calendar = cli_value(arguments, "calendar");
	schedule.root = cli_value(arguments, "root");
	schedule.unit = cli_value(arguments, "unit");
	schedule.report_to = cli_value(arguments, "report-to");
	schedule.mail_to = cli_value(arguments, "mail-to");
	schedule.sendmail = cli_variable("FONDS_SENDMAIL");
	schedule.dry_run = cli_flag(arguments, "dry-run");
	schedule.enable = cli_flag(arguments, "enable");
	return cli_with_catalog(arguments, call_install, &schedule);
}

const struct cli_command cli_cmd_audit_schedule_install = {
	.name = "audit schedule install",
	.summary = "have audits of what is due started by systemd or cron",
	.options = install_options,
	.run = install,
};

static const struct cli_option show_options[] = {
	CLI_OPTION_CATALOG,
	CLI_OPTION_FORMAT("text|json"),
	{ 0 },
};

static enum fonds_status call_show(
	struct cli_call *call, struct fonds_error **error)
{
	bool is_as_written = false;
	enum fonds_status status = fonds_audit_write_schedules(call->catalog,
		call->format, cli_write_stdout, NULL, &is_as_written, error);

	call->has_found = !is_as_written;
	return status;
}

static enum cli_exit show(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, call_show, NULL);
}

const struct cli_command cli_cmd_audit_schedule_show = {
	.name = "audit schedule show",
	.summary = "show the schedules, and whether their files are as written",
	.options = show_options,
	.run = show,
};

static const struct cli_option remove_options[] = {
	CLI_OPTION_CATALOG,
	{ .name = "disable", .help = "take it from systemd or cron, too" },
	{ .name = "dry-run", .help = "show what would be removed" },
	CLI_OPTION_BY,
	{ 0 },
};

static enum fonds_status call_remove(
	struct cli_call *call, struct fonds_error **error)
{
	const uint64_t *number = call->payload;

	return fonds_audit_schedule_remove(call->catalog, *number,
		cli_person(call->arguments),
		cli_flag(call->arguments, "dry-run"),
		cli_flag(call->arguments, "disable"), cli_write_stdout, NULL,
		error);
}

static enum cli_exit remove_schedule(const struct cli_arguments *arguments)
{
	uint64_t number = 0;

	if (arguments->operand_count > 0 &&
		!cli_operand_number(arguments, 0, "schedule", &number))
		return CLI_EXIT_USAGE;
	return cli_with_catalog(arguments, call_remove, &number);
}

const struct cli_command cli_cmd_audit_schedule_remove = {
	.name = "audit schedule remove",
	.operands = "[NUMBER]",
	.operands_max = 1,
	.summary = "remove a schedule, or all of them",
	.options = remove_options,
	.run = remove_schedule,
};
