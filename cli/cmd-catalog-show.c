/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/message.h"
#include "cli/options.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	CLI_OPTION_FORMAT("text|json|csv"),
	{ 0 },
};

static enum fonds_status call_show(
	struct cli_call *call, struct fonds_error **error)
{
	return fonds_catalog_write_holding(call->catalog,
		call->arguments->operands[0], call->format, cli_write_stdout,
		NULL, error);
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, call_show, NULL);
}

const struct cli_command cli_cmd_catalog_show = {
	.name = "catalog show",
	.operands = "ID",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "show a holding, its files and their last verdicts",
	.options = options,
	.run = run,
};
