/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <fonds/bag-pack.h>

#include "cli/bag-options.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"

static const struct cli_option options[] = {
	{ .name = "output",
		.letter = 'o',
		.argument = "FOLDER",
		.help = "the folder of the bag; default: ARCHIVE without its "
			"ending" },
	{ .name = "any-ratio",
		.help = "however many times larger than ARCHIVE it becomes" },
	{ .name = "keep-invalid",
		.help = "also when the bag is not valid, unless it is unsafe" },
	{ .name = "dry-run", .help = "validate it, write nothing" },
	CLI_OPTION_FORMAT("text|json"),
	CLI_OPTION_JOBS,
	CLI_OPTION_QUIET,
	{ 0 },
};

/* Beside the archive, under its name; for free(), or NULL. */
static char *folder_of(const struct cli_arguments *arguments)
{
	const char *output = cli_value(arguments, "output");
	const char *archive = arguments->operands[0];
	size_t stem = fonds_bag_pack_stem(archive);

	if (output)
		return strdup(output);
	return stem > 0 ? strndup(archive, stem) : NULL;
}

static enum fonds_status unpack(const char *archive, const char *folder,
	const struct fonds_bag_unpack_options *how,
	struct fonds_bag_result **ret, struct fonds_error **error)
{
	if (strcmp(archive, "-") == 0)
		return fonds_bag_unpack_stream(STDIN_FILENO, "standard input",
			folder, how, ret, error);
	return fonds_bag_unpack(archive, folder, how, ret, error);
}

static enum cli_exit run_into(
	const struct cli_arguments *arguments, const char *folder)
{
	struct fonds_bag_unpack_options how = FONDS_BAG_UNPACK_OPTIONS_INIT;
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	struct cli_progress progress;
	enum fonds_format format;
	enum fonds_status status;

	if (!cli_format(arguments, &format) || !cli_jobs(arguments, &how.jobs))
		return CLI_EXIT_USAGE;
	how.any_ratio = cli_flag(arguments, "any-ratio");
	how.keep_invalid = cli_flag(arguments, "keep-invalid");
	how.dry_run = cli_flag(arguments, "dry-run");
	cli_progress_init(&progress, cli_flag(arguments, "quiet"));
	how.progress = cli_progress_show;
	how.payload = &progress;
	status = unpack(arguments->operands[0], folder, &how, &result, &error);
	cli_progress_end(&progress);
	if (status < 0)
		return cli_failed(error);
	return cli_bag_result(result, format);
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	char *folder = folder_of(arguments);
	enum cli_exit status;

	if (!folder) {
		cli_complain("--output FOLDER is missing, and the name of the "
			     "archive suggests none");
		return CLI_EXIT_USAGE;
	}
	status = run_into(arguments, folder);
	free(folder);
	return status;
}

const struct cli_command cli_cmd_bag_unpack = {
	.name = "bag unpack",
	.operands = "ARCHIVE",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "unpack a packed bag into a folder",
	.options = options,
	.run = run,
};
