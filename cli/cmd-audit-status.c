/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/audit-status.h>

#include "cli/message.h"
#include "cli/options.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	{ .name = "collection",
		.argument = "NAME",
		.help = "of this collection alone" },
	CLI_OPTION_FORMAT("text|json|prometheus"),
	{ 0 },
};

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_catalog *catalog = NULL;
	struct fonds_error *error = NULL;
	enum fonds_format format;
	enum fonds_status written;
	enum cli_exit status;
	bool is_well = false;

	if (!cli_format(arguments, &format))
		return CLI_EXIT_USAGE;
	status = cli_open_catalog(arguments, false, &catalog);
	if (status != CLI_EXIT_OK)
		return status;
	written = fonds_audit_write_status(catalog,
		cli_value(arguments, "collection"), format, cli_write_stdout,
		NULL, &is_well, &error);
	fonds_catalog_close(catalog);
	if (written < 0)
		return cli_failed(error);
	return is_well ? CLI_EXIT_OK : CLI_EXIT_FOUND;
}

const struct cli_command cli_cmd_audit_status = {
	.name = "audit status",
	.summary = "tell what is overdue, what is open, and whether all is "
		   "well",
	.options = options,
	.run = run,
};
