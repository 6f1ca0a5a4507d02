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

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_catalog *catalog = NULL;
	struct fonds_error *error = NULL;
	enum fonds_format format;
	enum fonds_status written;
	enum cli_exit status;

	if (!cli_format(arguments, &format))
		return CLI_EXIT_USAGE;
	status = cli_open_catalog(arguments, false, &catalog);
	if (status != CLI_EXIT_OK)
		return status;
	written = fonds_catalog_write_list(catalog, format,
		cli_flag(arguments, "all"), cli_write_stdout, NULL, &error);
	fonds_catalog_close(catalog);
	return written < 0 ? cli_failed(error) : CLI_EXIT_OK;
}

const struct cli_command cli_cmd_catalog_list = {
	.name = "catalog list",
	.summary = "list what is registered",
	.options = options,
	.run = run,
};
