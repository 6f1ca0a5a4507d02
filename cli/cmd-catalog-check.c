/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/message.h"
#include "cli/options.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	CLI_OPTION_FORMAT("text|json"),
	{ 0 },
};

static enum fonds_status check(
	struct cli_call *call, struct fonds_error **error)
{
	struct fonds_catalog_check *check = NULL;
	enum fonds_status status = fonds_catalog_check_run(
		call->catalog, &check, error);

	if (status < 0)
		return status;
	status = fonds_catalog_check_write(
		check, call->format, cli_write_stdout, NULL, error);
	call->has_found = !fonds_catalog_check_is_sound(check);
	fonds_catalog_check_free(check);
	return status;
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	return cli_with_catalog(arguments, check, NULL);
}

const struct cli_command cli_cmd_catalog_check = {
	.name = "catalog check",
	.summary = "check that all the catalog says of itself agrees",
	.options = options,
	.run = run,
};
