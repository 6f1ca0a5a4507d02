/* SPDX-License-Identifier: Apache-2.0 */
/* Volumes, added, listed and moved. */
#include "cli/message.h"
#include "cli/options.h"
#include "cli/settings.h"

static const struct cli_option add_options[] = {
	CLI_OPTION_CATALOG,
	{ 0 },
};

static enum fonds_status call_add(
	struct cli_call *call, struct fonds_error **error)
{
	return fonds_catalog_volume_add(call->catalog,
		call->arguments->operands[0], call->arguments->operands[1],
		error);
}

static enum cli_exit add(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, call_add, NULL);
}

const struct cli_command cli_cmd_catalog_volume_add = {
	.name = "catalog volume add",
	.operands = "NAME PATH",
	.operands_min = 2,
	.operands_max = 2,
	.summary = "register a volume, and mark it so that it is known again",
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
	return fonds_catalog_write_volumes(
		call->catalog, call->format, cli_write_stdout, NULL, error);
}

static enum cli_exit list(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, call_list, NULL);
}

const struct cli_command cli_cmd_catalog_volume_list = {
	.name = "catalog volume list",
	.summary = "list the volumes, and which are here now",
	.options = list_options,
	.run = list,
};

static const struct cli_option move_options[] = {
	CLI_OPTION_CATALOG,
	{ 0 },
};

static enum fonds_status call_move(
	struct cli_call *call, struct fonds_error **error)
{
	return fonds_catalog_volume_move(call->catalog,
		call->arguments->operands[0], call->arguments->operands[1],
		error);
}

static enum cli_exit move(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, call_move, NULL);
}

const struct cli_command cli_cmd_catalog_volume_move = {
	.name = "catalog volume move",
	.operands = "NAME PATH",
	.operands_min = 2,
	.operands_max = 2,
	.summary = "say where a volume is on this host now",
	.options = move_options,
	.run = move,
};
