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

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_catalog *catalog = NULL;
	struct fonds_error *error = NULL;
	enum fonds_format format;
	enum fonds_status removed;
	enum cli_exit status;

	if (!cli_format(arguments, &format) || !has_all(arguments))
		return CLI_EXIT_USAGE;
	status = cli_open_catalog(arguments, false, &catalog);
	if (status != CLI_EXIT_OK)
		return status;
	removed = fonds_catalog_remove(catalog, arguments->operands[0],
		cli_person(arguments), cli_value(arguments, "reason"),
		cli_flag(arguments, "dry-run"), format, cli_write_stdout, NULL,
		&error);
	fonds_catalog_close(catalog);
	return removed < 0 ? cli_failed(error) : CLI_EXIT_OK;
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
