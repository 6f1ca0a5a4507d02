/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/message.h"
#include "cli/options.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	{ .name = "all", .help = "those that were removed, too" },
	CLI_OPTION_FORMAT("text|json|csv"),
	{ 0 },
};

static enum fonds_status call_list(
	struct cli_call *call, struct fonds_error **error)
{
	return fonds_catalog_write_list(call->catalog, call->format,
		cli_flag(call->arguments, "all"), cli_write_stdout, NULL,
		error);
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, call_list, NULL);
}

const struct cli_command cli_cmd_catalog_list = {
	.name = "catalog list",
	.summary = "list what is registered",
	.options = options,
	.run = run,
};
