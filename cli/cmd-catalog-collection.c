/* SPDX-License-Identifier: Apache-2.0 */
/* Collections, added and listed. */
#include "cli/message.h"
#include "cli/options.h"
#include "cli/settings.h"

static const struct cli_option add_options[] = {
	CLI_OPTION_CATALOG,
	{ .name = "description", .argument = "TEXT", .help = "what it is" },
	{ 0 },
};

static enum fonds_status call_add(
	struct cli_call *call, struct fonds_error **error)
{
	return fonds_catalog_collection_add(call->catalog,
		call->arguments->operands[0],
		cli_value(call->arguments, "description"), error);
}

static enum cli_exit add(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, call_add, NULL);
}

const struct cli_command cli_cmd_catalog_collection_add = {
	.name = "catalog collection add",
	.operands = "NAME",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "make a collection, for holdings with a policy of their own",
	.options = add_options,
	.run = add,
};

static const struct cli_option list_options[] = {
	CLI_OPTION_CATALOG,
	CLI_OPTION_FORMAT("text|json"),
	{ 0 },
};

static enum fonds_status call_list(
	struct cli_call *call, struct fonds_error **error)
{
	return fonds_catalog_write_collections(
		call->catalog, call->format, cli_write_stdout, NULL, error);
}

static enum cli_exit list(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, call_list, NULL);
}

const struct cli_command cli_cmd_catalog_collection_list = {
	.name = "catalog collection list",
	.summary = "list the collections",
	.options = list_options,
	.run = list,
};
