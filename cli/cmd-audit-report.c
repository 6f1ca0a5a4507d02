/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/audit.h>

#include "cli/message.h"
#include "cli/options.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	CLI_OPTION_FORMAT("text|html|json|csv"),
	{ .name = "output",
		.letter = 'o',
		.argument = "FILE",
		.help = "write the report there, whole or not at all" },
	{ .name = "overwrite", .help = "replace FILE when it is there" },
	{ 0 },
};

static enum cli_exit run(const struct cli_arguments *arguments)
{
	const char *path = cli_value(arguments, "output");
	struct fonds_catalog *catalog = NULL;
	struct fonds_error *error = NULL;
	enum fonds_format format;
	enum fonds_status written;
	enum cli_exit status;

	if (!cli_format_for(arguments, path, &format))
		return CLI_EXIT_USAGE;
	status = cli_open_catalog(arguments, false, &catalog);
	if (status != CLI_EXIT_OK)
		return status;
	if (path)
		written = fonds_audit_report_save(catalog, format, path,
			cli_flag(arguments, "overwrite"), &error);
	else
		written = fonds_audit_report(
			catalog, format, cli_write_stdout, NULL, &error);
	fonds_catalog_close(catalog);
	return written < 0 ? cli_failed(error) : CLI_EXIT_OK;
}

const struct cli_command cli_cmd_audit_report = {
	.name = "audit report",
	.summary = "write the verification report of the newest audit run",
	.options = options,
	.run = run,
};
