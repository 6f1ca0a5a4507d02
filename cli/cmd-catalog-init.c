/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>

#include "cli/message.h"
#include "cli/options.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	{ 0 },
};

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_error *error = NULL;
	char *path = cli_catalog_path(arguments);
	enum fonds_status status;

	if (!path)
		return CLI_EXIT_USAGE;
	status = fonds_catalog_create(path, &error);
	free(path);
	return status < 0 ? cli_failed(error) : CLI_EXIT_OK;
}

const struct cli_command cli_cmd_catalog_init = {
	.name = "catalog init",
	.summary = "make a new, empty catalog",
	.options = options,
	.run = run,
};
