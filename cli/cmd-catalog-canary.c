/* SPDX-License-Identifier: Apache-2.0 */
/* Canaries, added, listed and removed. */
#include "cli/message.h"
#include "cli/options.h"
#include "cli/person.h"
#include "cli/settings.h"

static const struct cli_option add_options[] = {
	CLI_OPTION_CATALOG,
	CLI_OPTION_BY,
	{ 0 },
};

static enum fonds_status call_add(
	struct cli_call *call, struct fonds_error **error)
{
	return fonds_catalog_canary_add(call->catalog,
		call->arguments->operands[0], cli_person(call->arguments),
		error);
}

static enum cli_exit add(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, call_add, NULL);
}

const struct cli_command cli_cmd_catalog_canary_add = {
	.name = "catalog canary add",
	.operands = "PATH",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "register a file that every audit must find corrupt",
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
	return fonds_catalog_write_canaries(
		call->catalog, call->format, cli_write_stdout, NULL, error);
}

static enum cli_exit list(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, call_list, NULL);
}

const struct cli_command cli_cmd_catalog_canary_list = {
	.name = "catalog canary list",
	.summary = "list the canaries",
	.options = list_options,
	.run = list,
};

static const struct cli_option remove_options[] = {
	CLI_OPTION_CATALOG,
	CLI_OPTION_BY,
	{ 0 },
};

static enum fonds_status call_remove(
	struct cli_call *call, struct fonds_error **error)
{
	return fonds_catalog_canary_remove(call->catalog,
		call->arguments->operands[0], cli_person(call->arguments),
		error);
}

static enum cli_exit remove_canary(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, call_remove, NULL);
}

const struct cli_command cli_cmd_catalog_canary_remove = {
	.name = "catalog canary remove",
	.operands = "ID",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "audits need not find this file corrupt any more",
	.options = remove_options,
	.run = remove_canary,
};
