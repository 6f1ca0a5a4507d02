/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/message.h"
#include "cli/options.h"
#include "cli/person.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	{ .name = "by",
		.argument = "NAME",
		.needs_text = true,
		.help = "who does this; must be given" },
	{ .name = "reason", .argument = "TEXT", .help = "why; must be given" },
	{ .name = "dry-run", .help = "say what would be removed" },
	CLI_OPTION_FORMAT("text|json"),
	{ 0 },
};

/* Who ends a responsibility is said, not guessed. */
static bool has_all(const struct cli_arguments *arguments)
{
	if (cli_value(arguments, "by") && cli_value(arguments, "reason"))
		return true;
	cli_complain("a removal needs --by NAME and --reason TEXT");
	return false;
}

static enum fonds_status call_remove(
	struct cli_call *call, struct fonds_error **error)
{
	return fonds_catalog_remove(call->catalog, call->arguments->operands[0],
		cli_person(call->arguments),
		cli_value(call->arguments, "reason"),
		cli_flag(call->arguments, "dry-run"), call->format,
		cli_write_stdout, NULL, error);
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	if (!has_all(arguments))
		return CLI_EXIT_USAGE;
	return cli_with_catalog(arguments, call_remove, NULL);
}

const struct cli_command cli_cmd_catalog_remove = {
	.name = "catalog remove",
	.operands = "ID",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "end the responsibility for a holding",
	.options = options,
	.run = run,
};
