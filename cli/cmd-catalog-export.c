/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/message.h"
#include "cli/options.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	{ 0 },
};

static enum fonds_status call_export(
	struct cli_call *call, struct fonds_error **error)
{
	return fonds_catalog_export(
		call->catalog, cli_write_stdout, NULL, error);
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, call_export, NULL);
}

const struct cli_command cli_cmd_catalog_export = {
	.name = "catalog export",
	.summary = "write all of the catalog as lines of JSON",
	.options = options,
	.run = run,
};
