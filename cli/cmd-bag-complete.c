/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/bag-complete.h>

#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/size.h"

#define JOBS_MAX 64
#define TIMEOUT_MAX 86400

static const struct cli_option option_table[] = {
	{ .name = "allow-private",
		.help = "connect to private and local addresses too" },
	{ .name = "allow-root",
		.argument = "DIR",
		.repeats = true,
		.help = "fetch file: URLs that lie below this folder" },
	{ .name = "dry-run",
		.help = "say what would be fetched; fetch nothing" },
	CLI_OPTION_FORMAT("text|json"),
	{ .name = "jobs",
		.letter = 'j',
		.argument = "N",
		.help = "files fetched at a time; default: 4" },
	{ .name = "max-size",
		.argument = "SIZE",
		.help = "of a file of no stated length; default: 16Gi" },
	CLI_OPTION_QUIET,
	{ .name = "timeout",
		.argument = "SECONDS",
		.help = "give up a server that is silent; default: 60" },
	{ 0 },
};

static bool read_options(const struct cli_arguments *arguments,
	struct fonds_complete_options *options)
{
	const char *size = cli_value(arguments, "max-size");

	options->allowed_roots = cli_values(
		arguments, "allow-root", &options->allowed_root_count);
	options->allow_private = cli_flag(arguments, "allow-private");
	options->dry_run = cli_flag(arguments, "dry-run");
	if (!cli_jobs(arguments, &options->jobs) ||
		!cli_number(
			arguments, "timeout", TIMEOUT_MAX, &options->timeout))
		return false;
	if (options->jobs > JOBS_MAX) {
		cli_complain("--jobs may be %d at most here", JOBS_MAX);
		return false;
	}
	if (!size || cli_size_parse(size, &options->maximum_unstated))
		return true;
	cli_complain("--max-size '%s' is not a number of bytes", size);
	return false;
}

static enum cli_exit write_result(const struct fonds_completion *completion,
	enum fonds_format format, bool is_dry_run)
{
	struct fonds_error *error = NULL;
	const struct fonds_complete_file *file;
	bool is_good = fonds_completion_is_complete(completion);

	if (fonds_completion_write(
		    completion, format, cli_write_stdout, NULL, &error) < 0)
		return cli_failed(error);
	/* A dry run is well when nothing stands against fetching all. */
	if (is_dry_run && !is_good) {
		is_good = fonds_validation_is_valid(
			fonds_completion_validation(completion));
		for (size_t i = 0; (file = fonds_completion_get(completion, i));
			i++)
			is_good &= file->state != FONDS_COMPLETE_FAILED;
	}
	return is_good ? CLI_EXIT_OK : CLI_EXIT_FOUND;
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_complete_options options = FONDS_COMPLETE_OPTIONS_INIT;
	struct fonds_completion *completion = NULL;
	struct fonds_error *error = NULL;
	struct cli_progress progress;
	enum fonds_format format;
	enum fonds_status status;
	enum cli_exit code;

	if (!cli_format(arguments, &format) ||
		!read_options(arguments, &options))
		return CLI_EXIT_USAGE;
	cli_progress_init(&progress, cli_flag(arguments, "quiet"));
	options.progress = cli_progress_show;
	options.payload = &progress;
	status = fonds_bag_complete(
		arguments->operands[0], &options, &completion, &error);
	cli_progress_end(&progress);
	if (status < 0)
		return cli_failed(error);
	code = write_result(completion, format, options.dry_run);
	fonds_completion_free(completion);
	return code;
}

const struct cli_command cli_cmd_bag_complete = {
	.name = "bag complete",
	.operands = "BAG",
	.operands_min = 1,
	.operands_max = 1,
	.summary = "fetch the files that fetch.txt lists",
	.options = option_table,
	.run = run,
};
