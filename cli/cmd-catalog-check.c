/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/message.h"
#include "cli/options.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	CLI_OPTION_FORMAT("text|json"),
	{ 0 },
};

static enum cli_exit check(
	struct fonds_catalog *catalog, enum fonds_format format)
{
	struct fonds_catalog_check *check = NULL;
	struct fonds_error *error = NULL;
	enum fonds_status status;
	bool is_sound;

	status = fonds_catalog_check_run(catalog, &check, &error);
	if (status < 0)
		return cli_failed(error);
	status = fonds_catalog_check_write(
		check, format, cli_write_stdout, NULL, &error);
	is_sound = fonds_catalog_check_is_sound(check);
	fonds_catalog_check_free(check);
	if (status < 0)
		return cli_failed(error);
	return is_sound ? CLI_EXIT_OK : CLI_EXIT_FOUND;
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_catalog *catalog = NULL;
	enum fonds_format format;
	enum cli_exit status;

	if (!cli_format(arguments, &format))
		return CLI_EXIT_USAGE;
	status = cli_open_catalog(arguments, false, &catalog);
	if (status != CLI_EXIT_OK)
		return status;
	status = check(catalog, format);
	fonds_catalog_close(catalog);
	return status;
}

const struct cli_command cli_cmd_catalog_check = {
	.name = "catalog check",
	.summary = "check that all the catalog says of itself agrees",
	.options = options,
	.run = run,
};
