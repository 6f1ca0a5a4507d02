/* SPDX-License-Identifier: Apache-2.0 */
/* Incidents, listed, shown, acknowledged and resolved. */
#include <fonds/audit-incident.h>

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "cli/message.h"
#include "cli/number.h"
#include "cli/options.h"
#include "cli/person.h"
#include "cli/settings.h"

static const struct cli_option list_options[] = {
	CLI_OPTION_CATALOG,
	{ .name = "all", .help = "those that are closed, too" },
	CLI_OPTION_FORMAT("text|json"),
	{ 0 },
};

static enum fonds_status call_list(
	struct cli_call *call, struct fonds_error **error)
{
	return fonds_audit_write_incidents(call->catalog,
		cli_flag(call->arguments, "all"), call->format,
		cli_write_stdout, NULL, error);
}

static enum cli_exit list(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, call_list, NULL);
}

const struct cli_command cli_cmd_audit_incidents = {
	.name = "audit incidents",
	.summary = "the same as audit incidents list",
	.options = list_options,
	.run = list,
};

const struct cli_command cli_cmd_audit_incidents_list = {
	.name = "audit incidents list",
	.summary = "list what audits found wrong and is not closed",
	.options = list_options,
	.run = list,
};

static const struct cli_option show_options[] = {
	CLI_OPTION_CATALOG,
	CLI_OPTION_FORMAT("text|json"),
	{ 0 },
};

static enum fonds_status call_show(
	struct cli_call *call, struct fonds_error **error)
{
	const uint64_t *number = call->payload;

	return fonds_audit_write_incident(call->catalog, *number, call->format,
		cli_write_stdout, NULL, error);
}

static enum cli_exit show(const struct cli_arguments *arguments)
{
	uint64_t number;

	if (!cli_operand_number(arguments, 0, "incident", &number))
		return CLI_EXIT_USAGE;
	return cli_with_catalog(arguments, call_show, &number);
}

const struct cli_command cli_cmd_audit_incidents_show = {
	.name = "audit incidents show",
	.operands = "NUMBER",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "show an incident and all that happened to it",
	.options = show_options,
	.run = show,
};

struct act {
	uint64_t number;
	enum fonds_incident_act step;
	const char *done_word;
};

static enum fonds_status call_act(
	struct cli_call *call, struct fonds_error **error)
{
	const struct act *act = call->payload;
	enum fonds_status status = fonds_audit_incident_act(call->catalog,
		act->number, act->step, cli_person(call->arguments),
		cli_value(call->arguments, "reason"), error);

	if (status == FONDS_OK)
		printf("incident %" PRIu64 " is %s\n", act->number,
			act->done_word);
	return status;
}

static enum cli_exit act(const struct cli_arguments *arguments,
	enum fonds_incident_act step, const char *done_word)
{
	struct act act = { .step = step, .done_word = done_word };

	if (!cli_operand_number(arguments, 0, "incident", &act.number))
		return CLI_EXIT_USAGE;
	return cli_with_catalog(arguments, call_act, &act);
}

static const struct cli_option acknowledge_options[] = {
	CLI_OPTION_CATALOG,
	{ .name = "reason",
		.argument = "TEXT",
		.help = "what is known so far" },
	CLI_OPTION_BY,
	{ 0 },
};

static enum cli_exit acknowledge(const struct cli_arguments *arguments)
{
	return act(arguments, FONDS_INCIDENT_ACKNOWLEDGE, "acknowledged");
}

const struct cli_command cli_cmd_audit_incidents_acknowledge = {
	.name = "audit incidents acknowledge",
	.operands = "NUMBER",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "say that an incident was seen, and is being seen to",
	.options = acknowledge_options,
	.run = acknowledge,
};

static const struct cli_option resolve_options[] = {
	CLI_OPTION_CATALOG,
	{ .name = "as",
		.argument = "repaired|accepted",
		.help = "how: repaired needs an audit that found the file "
			"sound since" },
	{ .name = "reason", .argument = "TEXT", .help = "why; it is needed" },
	CLI_OPTION_BY,
	{ 0 },
};

static enum cli_exit resolve(const struct cli_arguments *arguments)
{
	const char *as = cli_value(arguments, "as");
	const char *reason = cli_value(arguments, "reason");

	if (!reason || !reason[0]) {
		cli_complain("to resolve an incident, a --reason is needed");
		return CLI_EXIT_USAGE;
	}
	if (as && strcmp(as, "repaired") == 0)
		return act(arguments, FONDS_INCIDENT_RESOLVE_REPAIRED, as);
	if (as && strcmp(as, "accepted") == 0)
		return act(arguments, FONDS_INCIDENT_RESOLVE_ACCEPTED, as);
	cli_complain("give --as repaired or --as accepted");
	return CLI_EXIT_USAGE;
}

const struct cli_command cli_cmd_audit_incidents_resolve = {
	.name = "audit incidents resolve",
	.operands = "NUMBER",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "close an incident, as repaired or accepted as it is",
	.options = resolve_options,
	.run = resolve,
};
