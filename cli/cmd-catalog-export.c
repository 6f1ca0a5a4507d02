/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/message.h"
#include "cli/options.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	{ 0 },
};

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_catalog *catalog = NULL;
	struct fonds_error *error = NULL;
	enum fonds_status written;
	enum cli_exit status = cli_open_catalog(arguments, false, &catalog);

	if (status != CLI_EXIT_OK)
		return status;
	written = fonds_catalog_export(catalog, cli_write_stdout, NULL, &error);
	fonds_catalog_close(catalog);
	return written < 0 ? cli_failed(error) : CLI_EXIT_OK;
}

const struct cli_command cli_cmd_catalog_export = {
	.name = "catalog export",
	.summary = "write all of the catalog as lines of JSON",
	.options = options,
	.run = run,
};
