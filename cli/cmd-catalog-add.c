/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/ingest.h>

#include <errno.h>
#include <string.h>
#include <sys/stat.h>

#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/settings.h"

static const struct cli_option options[] = {
	CLI_OPTION_CATALOG,
	CLI_OPTION_FORMAT("text|json"),
	CLI_OPTION_JOBS,
	CLI_OPTION_QUIET,
	{ 0 },
};

static enum cli_exit add(const struct cli_arguments *arguments,
	struct fonds_catalog *catalog, enum fonds_format format,
	struct fonds_validate_options *validate)
{
	struct fonds_accession *accession = NULL;
	struct fonds_error *error = NULL;
	struct cli_progress progress;
	enum fonds_status status;
	bool is_valid;

	cli_progress_init(&progress, cli_flag(arguments, "quiet"));
	validate->progress = cli_progress_show;
	validate->payload = &progress;
	status = fonds_accession_add(
		catalog, arguments->operands[0], validate, &accession, &error);
	cli_progress_end(&progress);
	if (status < 0)
		return cli_failed(error);
	status = fonds_accession_write(
		accession, format, cli_write_stdout, NULL, &error);
	is_valid = fonds_validation_is_valid(
		fonds_accession_validation(accession));
	fonds_accession_free(accession);
	if (status < 0)
		return cli_failed(error);
	return is_valid ? CLI_EXIT_OK : CLI_EXIT_FOUND;
}

/* Could this be a bag at all? */
static enum cli_exit check_folder(const char *path)
{
	struct stat st;

	if (stat(path, &st) < 0) {
		cli_complain("cannot open '%s': %s", path, strerror(errno));
		return CLI_EXIT_FAILED;
	}
	if (S_ISDIR(st.st_mode))
		return CLI_EXIT_OK;
	cli_complain("'%s' is not a folder, so it is no bag", path);
	return CLI_EXIT_USAGE;
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_validate_options validate = FONDS_VALIDATE_OPTIONS_INIT;
	struct fonds_catalog *catalog = NULL;
	enum fonds_format format;
	enum cli_exit status;

	if (!cli_format(arguments, &format) ||
		!cli_jobs(arguments, &validate.jobs))
		return CLI_EXIT_USAGE;
	/* No catalog is made for what is no bag. */
	status = check_folder(arguments->operands[0]);
	if (status != CLI_EXIT_OK)
		return status;
	status = cli_open_catalog(arguments, true, &catalog);
	if (status != CLI_EXIT_OK)
		return status;
	status = add(arguments, catalog, format, &validate);
	fonds_catalog_close(catalog);
	return status;
}

const struct cli_command cli_cmd_catalog_add = {
	.name = "catalog add",
	.operands = "BAG",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "register a valid bag and the digest of each of its files",
	.options = options,
	.run = run,
};
