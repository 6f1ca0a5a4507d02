/* SPDX-License-Identifier: Apache-2.0 */
/* The policies of collections, set and shown. */
#include <fonds/audit-policy.h>

#include <stdio.h>
#include <string.h>

#include "cli/duration.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/person.h"
#include "cli/settings.h"
#include "cli/size.h"

#define NONE "none"

static const struct cli_option set_options[] = {
	CLI_OPTION_CATALOG,
	{ .name = "every",
		.argument = "TIME",
		.help = "check each file within this: 90d, 26w, 1y; or none" },
	{ .name = "window",
		.argument = "FROM-TO",
		.help = "only at this time of the day: 22:00-06:00; or none" },
	{ .name = "rate",
		.argument = "SIZE",
		.help = "read at most so much a second: 50M; or none" },
	{ .name = "sample",
		.argument = "PERCENT",
		.help = "read at most this share of the bytes in a run: 5%; "
			"or none" },
	CLI_OPTION_BY,
	{ 0 },
};

static bool take_every(const char *text, struct fonds_audit_policy *policy)
{
	policy->given |= FONDS_POLICY_EVERY;
	policy->every_seconds = 0;
	return strcmp(text, NONE) == 0 ||
	       cli_duration_parse(text, &policy->every_seconds);
}

/* A number of two digits, or of one where least is 1. */
static bool take_digits(const char **text, int least, int *ret)
{
	int count = 0;

	*ret = 0;
	for (; count < 2 && **text >= '0' && **text <= '9'; count++)
		*ret = *ret * 10 + *(*text)++ - '0';
	return count >= least;
}

/* "22:00" with what follows left. */
static bool take_minute(const char **text, int *ret)
{
	int hour;
	int minute;

	if (!take_digits(text, 1, &hour) || *(*text)++ != ':' ||
		!take_digits(text, 2, &minute) || hour > 23 || minute > 59)
		return false;
	*ret = hour * 60 + minute;
	return true;
}

static bool take_window(const char *text, struct fonds_audit_policy *policy)
{
	policy->given |= FONDS_POLICY_WINDOW;
	if (strcmp(text, NONE) == 0)
		return true;
	return take_minute(&text, &policy->window_from) && *text++ == '-' &&
	       take_minute(&text, &policy->window_to) && *text == '\0';
}

static bool take_rate(const char *text, struct fonds_audit_policy *policy)
{
	policy->given |= FONDS_POLICY_RATE;
	return strcmp(text, NONE) == 0 || cli_size_parse(text, &policy->rate);
}

/* Percent with at most four digits after the point, as millionths. */
static bool take_sample(const char *text, struct fonds_audit_policy *policy)
{
	uint64_t millionths = 0;
	int digits = 0;
	bool is_fraction = false;

	policy->given |= FONDS_POLICY_SAMPLE;
	if (strcmp(text, NONE) == 0)
		return true;
	if (*text < '0' || *text > '9')
		return false;
	for (; (*text >= '0' && *text <= '9') || (*text == '.' && !is_fraction);
		text++) {
		if (*text == '.') {
			is_fraction = true;
			continue;
		}
		digits += is_fraction;
		millionths = millionths * 10 + (uint64_t)(*text - '0');
		if (digits > 4 || millionths > 1000000)
			return false;
	}
	for (; digits < 4; digits++)
		millionths *= 10;
	policy->sample = (uint32_t)millionths;
	return (*text == '\0' || strcmp(text, "%") == 0) && millionths > 0 &&
	       millionths <= 1000000;
}

static const struct {
	const char *name;
	bool (*take)(const char *text, struct fonds_audit_policy *policy);
	const char *form;
} members[] = {
	{ "every", take_every, "a time as 90d, 26w, 1y" },
	{ "window", take_window, "a time of the day as 22:00-06:00" },
	{ "rate", take_rate, "a number of bytes as 50M" },
	{ "sample", take_sample, "a share as 5%" },
};

static bool take_members(const struct cli_arguments *arguments,
	struct fonds_audit_policy *policy)
{
	for (size_t i = 0; i < sizeof(members) / sizeof(members[0]); i++) {
		const char *text = cli_value(arguments, members[i].name);

		if (!text || members[i].take(text, policy))
			continue;
		cli_complain("--%s '%s' is not %s, nor none", members[i].name,
			text, members[i].form);
		return false;
	}
	return true;
}

static enum fonds_status call_set(
	struct cli_call *call, struct fonds_error **error)
{
	const char *collection = call->arguments->operands[0];
	enum fonds_status status = fonds_audit_policy_set(call->catalog,
		collection, call->payload, cli_person(call->arguments), error);

	if (status < 0)
		return status;
	return fonds_audit_write_policies(call->catalog, collection,
		FONDS_FORMAT_TEXT, cli_write_stdout, NULL, error);
}

static enum cli_exit set(const struct cli_arguments *arguments)
{
	struct fonds_audit_policy policy = FONDS_AUDIT_POLICY_INIT;

	if (!take_members(arguments, &policy))
		return CLI_EXIT_USAGE;
	return cli_with_catalog(arguments, call_set, &policy);
}

const struct cli_command cli_cmd_audit_policy_set = {
	.name = "audit policy set",
	.operands = "COLLECTION",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "say how often, when and how fast a collection is audited",
	.options = set_options,
	.run = set,
};

static const struct cli_option show_options[] = {
	CLI_OPTION_CATALOG,
	CLI_OPTION_FORMAT("text|json"),
	{ 0 },
};

static enum fonds_status call_show(
	struct cli_call *call, struct fonds_error **error)
{
	return fonds_audit_write_policies(call->catalog,
		call->arguments->operand_count > 0
			? call->arguments->operands[0]
			: NULL,
		call->format, cli_write_stdout, NULL, error);
}

static enum cli_exit show(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, call_show, NULL);
}

const struct cli_command cli_cmd_audit_policy_show = {
	.name = "audit policy show",
	.operands = "[COLLECTION]",
	.operands_max = 1,
	.summary = "show the policies of collections",
	.options = show_options,
	.run = show,
};
