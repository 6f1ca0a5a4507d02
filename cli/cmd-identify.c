/* SPDX-License-Identifier: Apache-2.0 */
#include <stdint.h>

#include <fonds/identify.h>

#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"

static const struct cli_option options[] = {
	CLI_OPTION_FORMAT("text|json|csv"),
	CLI_OPTION_JOBS,
	{ .name = "members",
		.letter = 'm',
		.help = "what a tar, zip or 7z holds as well" },
	CLI_OPTION_QUIET,
	{ .name = "signatures",
		.argument = "FILE",
		.help = "a signature file of DROID; default: built in" },
	{ 0 },
};

/* A command under way. */
struct job {
	struct cli_progress progress;
	struct fonds_identify_writer *writer;
	struct fonds_error *failure; /* of the writer */
};

static int write_whole(const void *data, size_t size, void *payload)
{
	struct job *job = payload;

	cli_progress_end(&job->progress);
	return cli_write_now(data, size);
}

static int take_result(
	const struct fonds_identify_result *result, void *payload)
{
	struct job *job = payload;

	if (result->detail) {
		cli_progress_end(&job->progress);
		cli_complain("'%s' is not identified: %s", result->path,
			result->detail);
	}
	return fonds_identify_writer_result(
		       job->writer, result, &job->failure) < 0;
}

static int show_progress(const struct fonds_progress *now, void *payload)
{
	struct job *job = payload;

	return cli_progress_show(now, &job->progress);
}

/* Nothing is checked here that could be found wrong: it could not be done. */
static enum cli_exit fail(struct job *job, struct fonds_error *error)
{
	if (job->failure) {
		fonds_error_free(error);
		error = job->failure;
	}
	(void)cli_failed(error);
	return CLI_EXIT_FAILED;
}

static enum cli_exit identify(struct job *job,
	const struct cli_arguments *arguments,
	struct fonds_identify_options *identify)
{
	struct fonds_identify_summary summary = { 0 };
	struct fonds_error *error = NULL;
	enum fonds_status status;

	identify->members = cli_flag(arguments, "members");
	identify->signatures = cli_value(arguments, "signatures");
	identify->result = take_result;
	identify->progress = show_progress;
	identify->payload = job;
	status = fonds_identify_paths(arguments->operands,
		arguments->operand_count, identify, &summary, &error);
	cli_progress_end(&job->progress);
	if (status == FONDS_OK)
		status = fonds_identify_writer_end(
			job->writer, &summary, &error);
	if (status < 0)
		return fail(job, error);
	return summary.failed > 0 ? CLI_EXIT_FAILED : CLI_EXIT_OK;
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct fonds_identify_options identify_options =
		FONDS_IDENTIFY_OPTIONS_INIT;
	struct fonds_error *error = NULL;
	enum fonds_format format;
	struct job job = { 0 };
	enum cli_exit exit;

	if (!cli_format(arguments, &format) ||
		!cli_jobs(arguments, &identify_options.jobs))
		return CLI_EXIT_USAGE;
	cli_progress_init(&job.progress, cli_flag(arguments, "quiet"));
	if (fonds_identify_writer_new(
		    format, write_whole, &job, &job.writer, &error) < 0)
		return cli_failed(error);
	exit = identify(&job, arguments, &identify_options);
	fonds_identify_writer_free(job.writer);
	return exit;
}

const struct cli_command cli_cmd_identify = {
	.name = "identify",
	.operands = "PATH...",
	.operands_min = 1,
	.operands_max = SIZE_MAX,
	.summary = "tell the formats of files, by PRONOM",
	.options = options,
	.run = run,
};
