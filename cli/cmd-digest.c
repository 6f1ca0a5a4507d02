/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include <fonds/digest.h>

#include "cli/algorithm-list.h"
#include "cli/message.h"
#include "cli/name-list.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/size.h"

/*
 * What is written goes past stdio, in whole lines: whoever is killed leaves
 * no half of one. It is handed on before it grows old, so that a large file
 * does not hold back those before it.
 */
#define FLUSH_SECONDS 0.2

static const struct cli_option options[] = {
	{ .name = "algorithm",
		.letter = 'a',
		.argument = "NAME",
		.repeats = true,
		.help = "md5, sha1, sha256, ...; default: sha256" },
	{ .name = "check",
		.letter = 'c',
		.help = "the operands are lists of checksums: check them" },
	{ .name = "direct", .help = "read past the page cache" },
	{ .name = "files0-from",
		.argument = "FILE",
		.help = "hash the files named there, each name ends in NUL" },
	CLI_OPTION_FORMAT("text|json"),
	CLI_OPTION_JOBS,
	CLI_OPTION_QUIET,
	{ .name = "rate",
		.argument = "SIZE",
		.help = "read at most so many bytes a second" },
	{ .name = "tag", .help = "lines that name the algorithm, as BSD's" },
	{ .name = "unordered", .help = "results as they come" },
	{ .name = "zero",
		.letter = '0',
		.help = "lines end in NUL, and nothing is escaped" },
	{ 0 },
};

/* A command under way. */
struct job {
	struct fonds_digest_options options;
	enum fonds_algorithm algorithms[CLI_ALGORITHM_LIST_MAX];
	bool is_check;
	bool is_quiet;
	struct cli_progress progress;
	struct fonds_digest_writer *writer;
	struct fonds_error *failure; /* of the writer */
	struct timespec flushed;

	bool has_names; /* --files0-from */
	struct cli_name_list names;
};

static int write_whole(const void *data, size_t size, void *payload)
{
	struct job *job = payload;

	cli_progress_end(&job->progress);
	return cli_write_now(data, size);
}

static bool is_due(struct job *job)
{
	struct timespec now;
	double seconds;

	(void)clock_gettime(CLOCK_MONOTONIC, &now);
	seconds = (double)(now.tv_sec - job->flushed.tv_sec) +
		  (double)(now.tv_nsec - job->flushed.tv_nsec) / 1e9;
	if (seconds < FLUSH_SECONDS)
		return false;
	job->flushed = now;
	return true;
}

static int flush_when_due(struct job *job, enum fonds_status status)
{
	if (status == FONDS_OK && is_due(job))
		status = fonds_digest_writer_flush(job->writer, &job->failure);
	return status < 0;
}

static int take_result(const struct fonds_digest_result *result, void *payload)
{
	struct job *job = payload;

	if (!job->is_check && result->verdict != FONDS_VERDICT_OK) {
		cli_progress_end(&job->progress);
		cli_complain(
			"'%s' is not hashed: %s", result->path, result->detail);
	}
	return flush_when_due(job,
		fonds_digest_writer_result(job->writer, result, &job->failure));
}

static int take_problem(
	const struct fonds_digest_problem *problem, void *payload)
{
	struct job *job = payload;

	return flush_when_due(job, fonds_digest_writer_problem(job->writer,
					   problem, &job->failure));
}

static int show_progress(const struct fonds_progress *now, void *payload)
{
	struct job *job = payload;

	/* What waits for a large file to end need not be kept back. */
	if (flush_when_due(job, FONDS_OK) != 0)
		return 1;
	return cli_progress_show(now, &job->progress);
}

static int next_name(const char **ret, void *payload)
{
	struct job *job = payload;

	return cli_name_list_next(&job->names, ret);
}

static bool take_algorithms(
	struct job *job, const struct cli_arguments *arguments)
{
	job->options.algorithms = job->algorithms;
	return cli_algorithm_list(arguments, "algorithm", job->algorithms,
		&job->options.algorithm_count);
}

static bool take_rate(struct job *job, const struct cli_arguments *arguments)
{
	const char *word = cli_value(arguments, "rate");

	if (!word || cli_size_parse(word, &job->options.rate))
		return true;
	cli_complain("--rate '%s' is not a size like 50M or 1.5Gi", word);
	return false;
}

/* What says nothing together with what. */
static const char *const conflicts[][2] = {
	{ "check", "files0-from" },
	{ "check", "tag" },
};

static bool agree(const struct cli_arguments *arguments)
{
	for (size_t i = 0; i < sizeof(conflicts) / sizeof(*conflicts); i++) {
		if (!cli_value(arguments, conflicts[i][0]) ||
			!cli_value(arguments, conflicts[i][1]))
			continue;
		cli_complain("--%s and --%s do not go together",
			conflicts[i][0], conflicts[i][1]);
		return false;
	}
	return true;
}

/* Operands, or names from a file: one of the two. */
static enum cli_exit take_names(
	struct job *job, const struct cli_arguments *arguments)
{
	const char *from = cli_value(arguments, "files0-from");

	if (!from && arguments->operand_count > 0)
		return CLI_EXIT_OK;
	if (!from) {
		cli_complain("'PATH' is missing (see 'fonds digest --help')");
		return CLI_EXIT_USAGE;
	}
	if (arguments->operand_count > 0) {
		cli_complain("'%s' is one argument too many beside "
			     "--files0-from",
			arguments->operands[0]);
		return CLI_EXIT_USAGE;
	}
	job->has_names = cli_name_list_open(&job->names, from);
	if (job->has_names)
		return CLI_EXIT_OK;
	cli_complain("cannot open '%s': %s", from, strerror(errno));
	return CLI_EXIT_FAILED;
}

static bool choose_form(const struct job *job,
	const struct cli_arguments *arguments, enum fonds_digest_form *ret)
{
	enum fonds_format format;
	bool is_tagged = cli_flag(arguments, "tag") ||
			 job->options.algorithm_count > 1;

	if (!cli_format(arguments, &format))
		return false;
	if (job->is_check) {
		*ret = format == FONDS_FORMAT_JSON ? FONDS_DIGEST_FINDINGS_JSON
						   : FONDS_DIGEST_FINDINGS;
		return true;
	}
	if (format != FONDS_FORMAT_JSON) {
		*ret = is_tagged ? FONDS_DIGEST_BSD : FONDS_DIGEST_GNU;
		return true;
	}
	*ret = FONDS_DIGEST_JSON;
	if (!cli_flag(arguments, "tag") && !cli_flag(arguments, "zero"))
		return true;
	cli_complain("--tag and --zero do not go together with JSON");
	return false;
}

static enum cli_exit prepare(
	struct job *job, const struct cli_arguments *arguments)
{
	struct fonds_digest_options *digest = &job->options;
	enum fonds_digest_form form;
	struct fonds_error *error = NULL;
	bool has_nul = cli_flag(arguments, "zero");
	enum cli_exit exit;

	job->is_check = cli_flag(arguments, "check");
	job->is_quiet = cli_flag(arguments, "quiet");
	digest->unordered = cli_flag(arguments, "unordered");
	digest->bypass_cache = cli_flag(arguments, "direct");
	digest->ends_with_nul = has_nul;
	digest->dash_is_stdin = true;
	digest->result = take_result;
	digest->problem = take_problem;
	digest->progress = show_progress;
	digest->payload = job;
	if (!agree(arguments) || !take_algorithms(job, arguments) ||
		!take_rate(job, arguments) ||
		!choose_form(job, arguments, &form) ||
		!cli_jobs(arguments, &digest->jobs))
		return CLI_EXIT_USAGE;
	exit = take_names(job, arguments);
	if (exit != CLI_EXIT_OK)
		return exit;
	cli_progress_init(&job->progress, job->is_quiet);
	if (fonds_digest_writer_new(form, has_nul && !job->is_check,
		    write_whole, job, &job->writer, &error) < 0)
		return cli_failed(error);
	return CLI_EXIT_OK;
}

static enum fonds_status work(struct job *job,
	const struct cli_arguments *arguments,
	struct fonds_digest_summary *summary, struct fonds_error **error)
{
	if (job->is_check)
		return fonds_digest_check(arguments->operands,
			arguments->operand_count, &job->options, summary,
			error);
	if (!job->has_names)
		return fonds_digest_paths(arguments->operands,
			arguments->operand_count, &job->options, summary,
			error);
	/* Among names from a file "-" is one like any other. */
	job->options.dash_is_stdin = false;
	return fonds_digest_names(
		next_name, job, &job->options, summary, error);
}

/* What was finished is kept; the writer's own failure says more. */
static enum cli_exit fail(struct job *job, struct fonds_error *error)
{
	enum fonds_status status = FONDS_OK;

	if (!job->failure)
		status = fonds_digest_writer_flush(job->writer, &job->failure);
	if (status == FONDS_OK && !job->failure)
		return cli_failed(error);
	fonds_error_free(error);
	return cli_failed(job->failure);
}

static void tell_how_read(
	const struct job *job, const struct fonds_digest_summary *summary)
{
	if (!job->options.bypass_cache || job->is_quiet)
		return;
	fprintf(stderr,
		"fonds: files read past the page cache: %" PRIu64
		" directly, %" PRIu64 " with their pages dropped before; "
		"through it: %" PRIu64 "\n",
		summary->direct, summary->dropped, summary->cached);
}

static enum cli_exit digest(
	struct job *job, const struct cli_arguments *arguments)
{
	struct fonds_digest_summary summary = { 0 };
	struct fonds_error *error = NULL;
	enum fonds_status status;
	bool is_sound;

	status = work(job, arguments, &summary, &error);
	cli_progress_end(&job->progress);
	if (status == FONDS_OK)
		status = fonds_digest_writer_end(job->writer, &summary, &error);
	if (status < 0)
		return fail(job, error);
	tell_how_read(job, &summary);
	is_sound = summary.verdicts[FONDS_VERDICT_OK] == summary.files;
	if (job->is_check)
		is_sound = fonds_digest_is_sound(&summary);
	return is_sound ? CLI_EXIT_OK : CLI_EXIT_FOUND;
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct job job = { .options = FONDS_DIGEST_OPTIONS_INIT };
	enum cli_exit exit = prepare(&job, arguments);

	if (exit == CLI_EXIT_OK)
		exit = digest(&job, arguments);
	fonds_digest_writer_free(job.writer);
	if (job.has_names)
		cli_name_list_close(&job.names);
	return exit;
}

const struct cli_command cli_cmd_digest = {
	.name = "digest",
	.operands = "PATH...",
	.operands_max = SIZE_MAX,
	.summary = "compute message digests, or check lists of them",
	.options = options,
	.run = run,
};
