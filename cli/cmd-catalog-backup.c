/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/options.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	{ 0 },
};

static enum fonds_status call_backup(
	struct cli_call *call, struct fonds_error **error)
{
	return fonds_catalog_backup(
		call->catalog, call->arguments->operands[0], error);
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, call_backup, NULL);
}

const struct cli_command cli_cmd_catalog_backup = {
	.name = "catalog backup",
	.operands = "FILE",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "copy the catalog while it is in use",
	.options = options,
	.run = run,
};
