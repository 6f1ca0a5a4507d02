/* SPDX-License-Identifier: Apache-2.0 */
/* Pauses, begun, ended and listed. */
#include <fonds/audit-policy.h>

#include <inttypes.h>
#include <stdio.h>
#include <time.h>

#include "cli/date.h"
#include "cli/duration.h"
#include "cli/message.h"
#include "cli/number.h"
#include "cli/options.h"
#include "cli/person.h"
#include "cli/settings.h"

static const struct cli_option begin_options[] = {
	CLI_OPTION_CATALOG,
	{ .name = "all", .help = "of all that is registered" },
	{ .name = "collection", .argument = "NAME", .help = "of a collection" },
	{ .name = "volume", .argument = "NAME", .help = "of a volume" },
	{ .name = "holding", .argument = "ID", .help = "of a holding" },
	{ .name = "reason",
		.argument = "TEXT",
		.help = "why; it is in each report" },
	{ .name = "until",
		.argument = "DATE",
		.help = "to the begin of this day, 2027-01-31, or for this "
			"time, 14d" },
	CLI_OPTION_BY,
	{ 0 },
};

static const struct {
	const char *option;
	enum fonds_pause_of of;
} targets[] = {
	{ "all", FONDS_PAUSE_OF_ALL },
	{ "collection", FONDS_PAUSE_OF_COLLECTION },
	{ "volume", FONDS_PAUSE_OF_VOLUME },
	{ "holding", FONDS_PAUSE_OF_HOLDING },
};

/* Exactly one of them. */
static bool take_target(const struct cli_arguments *arguments,
	enum fonds_pause_of *ret, const char **ret_target)
{
	size_t given = 0;

	for (size_t i = 0; i < sizeof(targets) / sizeof(targets[0]); i++) {
		if (!cli_flag(arguments, targets[i].option))
			continue;
		given++;
		*ret = targets[i].of;
		*ret_target = cli_value(arguments, targets[i].option);
	}
	if (given != 1)
		cli_complain("give one of --all, --collection, --volume and "
			     "--holding");
	return given == 1;
}

/* A day, in UTC, or a span from now on. */
static bool take_until(const struct cli_arguments *arguments, int64_t *ret)
{
	const char *text = cli_value(arguments, "until");

	*ret = 0;
	if (!text)
		return true;
	/* 0 would be no end: a second later is as long ago. */
	if (cli_date_parse(text, ret)) {
		*ret += *ret == 0;
		return true;
	}
	if (cli_duration_parse(text, ret)) {
		*ret += time(NULL);
		return true;
	}
	cli_complain("--until '%s' is neither a day as 2027-01-31 nor a time "
		     "as 14d",
		text);
	return false;
}

struct pause {
	enum fonds_pause_of of;
	const char *target;
	int64_t until;
};

static enum fonds_status call_begin(
	struct cli_call *call, struct fonds_error **error)
{
	const struct pause *pause = call->payload;
	uint64_t number = 0;
	enum fonds_status status = fonds_audit_pause_begin(call->catalog,
		pause->of, pause->target, pause->until,
		cli_person(call->arguments),
		cli_value(call->arguments, "reason"), &number, error);

	if (status == FONDS_OK)
		printf("pause %" PRIu64 " has begun\n", number);
	return status;
}

static enum cli_exit begin(const struct cli_arguments *arguments)
{
	const char *reason = cli_value(arguments, "reason");
	struct pause pause = { 0 };

	if (!take_target(arguments, &pause.of, &pause.target) ||
		!take_until(arguments, &pause.until))
		return CLI_EXIT_USAGE;
	if (!reason || !reason[0]) {
		cli_complain("a pause needs a --reason");
		return CLI_EXIT_USAGE;
	}
	return cli_with_catalog(arguments, call_begin, &pause);
}

const struct cli_command cli_cmd_audit_pause_begin = {
	.name = "audit pause begin",
	.summary = "leave something out of audits for a while, with a reason",
	.options = begin_options,
	.run = begin,
};

static const struct cli_option end_options[] = {
	CLI_OPTION_CATALOG,
	CLI_OPTION_BY,
	{ 0 },
};

static enum fonds_status call_end(
	struct cli_call *call, struct fonds_error **error)
{
	const uint64_t *number = call->payload;
	enum fonds_status status = fonds_audit_pause_end(
		call->catalog, *number, cli_person(call->arguments), error);

	if (status == FONDS_OK)
		printf("pause %" PRIu64 " has ended\n", *number);
	return status;
}

static enum cli_exit end(const struct cli_arguments *arguments)
{
	uint64_t number;

	if (!cli_operand_number(arguments, 0, "pause", &number))
		return CLI_EXIT_USAGE;
	return cli_with_catalog(arguments, call_end, &number);
}

const struct cli_command cli_cmd_audit_pause_end = {
	.name = "audit pause end",
	.operands = "NUMBER",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "end a pause",
	.options = end_options,
	.run = end,
};

static const struct cli_option list_options[] = {
	CLI_OPTION_CATALOG,
	{ .name = "all", .help = "those that are over, too" },
	CLI_OPTION_FORMAT("text|json"),
	{ 0 },
};

static enum fonds_status call_list(
	struct cli_call *call, struct fonds_error **error)
{
	return fonds_audit_write_pauses(call->catalog,
		cli_flag(call->arguments, "all"), call->format,
		cli_write_stdout, NULL, error);
}

static enum cli_exit list(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, call_list, NULL);
}

const struct cli_command cli_cmd_audit_pause_list = {
	.name = "audit pause list",
	.summary = "list the pauses in force",
	.options = list_options,
	.run = list,
};
