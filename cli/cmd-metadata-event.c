/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/metadata.h>

#include "cli/message.h"
#include "cli/options.h"

static const struct cli_option options[] = {
	{ .name = "type",
		.argument = "TERM",
		.help = "what happened: a term of the PREMIS event types" },
	{ .name = "outcome",
		.argument = "success|fail|warning",
		.help = "how it ended" },
	{ .name = "detail", .argument = "TEXT", .help = "what was done" },
	{ .name = "note",
		.argument = "TEXT",
		.repeats = true,
		.help = "what came of it" },
	{ .name = "date",
		.argument = "EDTF",
		.help = "when; default: $SOURCE_DATE_EPOCH, else now" },
	{ .name = "agent",
		.argument = "NAME",
		.help = "who did it; default: nobody is named" },
	{ .name = "agent-type",
		.argument = "person|organization|software",
		.help = "what the agent is; default: software" },
	{ .name = "agent-version",
		.argument = "VERSION",
		.help = "the version of a software agent" },
	{ .name = "object",
		.argument = "PATH",
		.repeats = true,
		.help = "a file in the bag, or the identifier of an object, "
			"that it happened to" },
	{ .name = "catalog",
		.argument = "FILE",
		.help = "the catalog in which the bag is registered: the "
			"change is recorded there; default: none" },
	{ .name = "dry-run", .help = "check everything, write nothing" },
	CLI_OPTION_FORMAT("text|json"),
	{ 0 },
};

static bool fill(const struct cli_arguments *arguments,
	struct fonds_metadata_event_options *ret)
{
	ret->type = cli_value(arguments, "type");
	ret->outcome = cli_value(arguments, "outcome");
	ret->detail = cli_value(arguments, "detail");
	ret->notes = cli_values(arguments, "note", &ret->note_count);
	ret->date = cli_value(arguments, "date");
	ret->agent = cli_value(arguments, "agent");
	ret->agent_type = cli_value(arguments, "agent-type");
	ret->agent_version = cli_value(arguments, "agent-version");
	ret->objects = cli_values(arguments, "object", &ret->object_count);
	ret->dry_run = cli_flag(arguments, "dry-run");
	if (!ret->type)
		cli_complain("--type TERM is missing (see 'fonds metadata "
			     "event --help')");
	return ret->type != NULL;
}

/* Only one that is named: an event is no matter of the catalog by itself. */
static enum fonds_status add(const struct cli_arguments *arguments,
	struct fonds_metadata_event_options *event,
	struct fonds_metadata_event **ret, struct fonds_error **error)
{
	const char *path = cli_value(arguments, "catalog");
	enum fonds_status status = FONDS_OK;

	if (path)
		status = fonds_catalog_open(
			path, false, &event->catalog, error);
	if (status == FONDS_OK)
		status = fonds_metadata_add_event(
			arguments->operands[0], event, ret, error);
	fonds_catalog_close(event->catalog);
	return status;
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_metadata_event_options event =
		FONDS_METADATA_EVENT_OPTIONS_INIT;
	struct fonds_metadata_event *result = NULL;
	struct fonds_error *error = NULL;
	enum fonds_format format;
	enum fonds_status status;

	if (!cli_format(arguments, &format) || !fill(arguments, &event))
		return CLI_EXIT_USAGE;
	status = add(arguments, &event, &result, &error);
	if (status == FONDS_OK)
		status = fonds_metadata_event_write(
			result, format, cli_write_stdout, NULL, &error);
	fonds_metadata_event_free(result);
	return status < 0 ? cli_failed(error) : CLI_EXIT_OK;
}

const struct cli_command cli_cmd_metadata_event = {
	.name = "metadata event",
	.operands = "BAG",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "add an event to the description in a bag",
	.options = options,
	.run = run,
};
