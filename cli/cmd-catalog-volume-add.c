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
	enum fonds_status done;
	enum cli_exit status = cli_open_catalog(arguments, false, &catalog);

	if (status != CLI_EXIT_OK)
		return status;
	done = fonds_catalog_volume_add(catalog, arguments->operands[0],
		arguments->operands[1], &error);
	fonds_catalog_close(catalog);
	return done < 0 ? cli_failed(error) : CLI_EXIT_OK;
}

const struct cli_command cli_cmd_catalog_volume_add = {
	.name = "catalog volume add",
	.operands = "NAME PATH",
	.operands_min = 2,
	.operands_max = 2,
	.summary = "register a volume, and mark it so that it is known again",
	.options = options,
	.run = run,
};
