/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/message.h"
#include "cli/options.h"
#include "cli/person.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	CLI_OPTION_BY,
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
	done = fonds_catalog_canary_remove(
		catalog, arguments->operands[0], cli_person(arguments), &error);
	fonds_catalog_close(catalog);
	return done < 0 ? cli_failed(error) : CLI_EXIT_OK;
}

const struct cli_command cli_cmd_catalog_canary_remove = {
	.name = "catalog canary remove",
	.operands = "ID",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "audits need not find this file corrupt any more",
	.options = options,
	.run = run,
};
