/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/audit.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "cli/algorithm-list.h"
#include "cli/duration.h"
#include "cli/mail.h"
#include "cli/message.h"
#include "cli/options.h"
#include "cli/progress.h"
#include "cli/settings.h"
#include "cli/size.h"

#define LEASE_MAX 86400

static const struct cli_option options[] = {
	{ .name = "add-algorithm",
		.argument = "NAME",
		.repeats = true,
		.help = "register a digest more of each file that is right" },
	CLI_OPTION_ALWAYS,
	{ .name = "by",
		.argument = "NAME",
		.needs_text = true,
		.help = "who audits; default: the user" },
	CLI_OPTION_CATALOG,
	{ .name = "collection",
		.argument = "NAME",
		.help = "only its holdings" },
	{ .name = "direct", .help = "read past the page cache" },
	{ .name = "due", .help = "only what is due by its policy" },
	CLI_OPTION_FORMAT("text|json"),
	{ .name = "holding",
		.argument = "ID",
		.help = "only this one: number, identifier or path" },
	CLI_OPTION_JOBS,
	{ .name = "keep-going",
		.help = "also when too much is wrong to be true" },
	{ .name = "lease",
		.argument = "SECONDS",
		.help = "how long work is kept from others without a sign of "
			"life; default: 60" },
	CLI_OPTION_MAIL_TO,
	{ .name = "max-bytes",
		.argument = "SIZE",
		.help = "begin no file beyond these" },
	{ .name = "max-files", .argument = "N", .help = "begin no more files" },
	{ .name = "max-time",
		.argument = "TIME",
		.help = "begin no file after so long: 45s, 30m, 2h" },
	{ .name = "path",
		.argument = "GLOB",
		.help = "only files whose path in their holding matches" },
	CLI_OPTION_QUIET,
	{ .name = "rate",
		.argument = "SIZE",
		.help = "read at most so many bytes a second" },
	{ .name = "restart",
		.help = "begin anew, do not go on with an interrupted run" },
	{ .name = "write-events",
		.help = "add what was found to the PREMIS of each bag, as an "
			"event" },
	{ 0 },
};

/* A command under way. */
struct job {
	struct fonds_audit_options options;
	enum fonds_algorithm algorithms[CLI_ALGORITHM_LIST_MAX];
	enum fonds_format format;
	bool is_quiet;
	struct cli_progress progress;
	struct fonds_audit_mail *mail;
};

static int show_progress(const struct fonds_progress *now, void *payload)
{
	struct job *job = payload;

	return cli_progress_show(now, &job->progress);
}

static void show_notice(const char *text, void *payload)
{
	struct job *job = payload;

	cli_progress_end(&job->progress);
	if (!job->is_quiet)
		cli_complain("%s", text);
}

static bool take_algorithms(
	struct job *job, const struct cli_arguments *arguments)
{
	job->options.added_algorithms = job->algorithms;
	return cli_algorithm_list(arguments, "add-algorithm", job->algorithms,
		&job->options.added_algorithm_count);
}

static bool take_size(
	const struct cli_arguments *arguments, const char *name, uint64_t *ret)
{
	const char *word = cli_value(arguments, name);

	if (!word || cli_size_parse(word, ret))
		return true;
	cli_complain("--%s '%s' is not a size like 50M or 1.5Gi", name, word);
	return false;
}

static bool take_time(const struct cli_arguments *arguments, uint64_t *ret)
{
	const char *word = cli_value(arguments, "max-time");
	int64_t seconds = 0;

	if (!word)
		return true;
	if (!cli_duration_parse(word, &seconds)) {
		cli_complain(
			"--max-time '%s' is not a time like 45s, 30m or 2h",
			word);
		return false;
	}
	*ret = (uint64_t)seconds;
	return true;
}

static bool take_budgets(const struct cli_arguments *arguments,
	struct fonds_audit_options *audit)
{
	unsigned files = 0;

	if (!take_time(arguments, &audit->max_seconds) ||
		!take_size(arguments, "max-bytes", &audit->max_bytes) ||
		!take_size(arguments, "rate", &audit->rate) ||
		!cli_number(arguments, "max-files", UINT32_MAX, &files) ||
		!cli_number(
			arguments, "lease", LEASE_MAX, &audit->lease_seconds))
		return false;
	audit->max_files = files;
	return true;
}

static bool prepare(struct job *job, const struct cli_arguments *arguments)
{
	struct fonds_audit_options *audit = &job->options;

	job->is_quiet = cli_flag(arguments, "quiet");
	audit->progress = show_progress;
	audit->notice = show_notice;
	audit->payload = job;
	audit->collection = cli_value(arguments, "collection");
	audit->holding = cli_value(arguments, "holding");
	audit->path_glob = cli_value(arguments, "path");
	audit->by = cli_value(arguments, "by");
	audit->due_only = cli_flag(arguments, "due");
	audit->starts_anew = cli_flag(arguments, "restart");
	audit->bypass_cache = cli_flag(arguments, "direct");
	audit->keeps_going = cli_flag(arguments, "keep-going");
	audit->write_events = cli_flag(arguments, "write-events");
	/* Nothing else is written by this process from here on. */
	audit->restrict_writes = true;
	return cli_format(arguments, &job->format) &&
	       cli_jobs(arguments, &audit->jobs) &&
	       take_budgets(arguments, audit) &&
	       take_algorithms(job, arguments);
}

static enum cli_exit audit(struct job *job,
	const struct cli_arguments *arguments, struct fonds_catalog *catalog)
{
	struct fonds_audit_summary summary;
	struct fonds_error *error = NULL;
	enum fonds_status status;
	enum cli_exit code;

	cli_progress_init(&job->progress, job->is_quiet);
	status = fonds_audit_run(catalog, &job->options, &summary, &error);
	cli_progress_end(&job->progress);
	/* What ends a run is never a finding of it. */
	if (status < 0) {
		cli_mail_failure(job->mail, error);
		return cli_failed(error) == CLI_EXIT_USAGE ? CLI_EXIT_USAGE
							   : CLI_EXIT_FAILED;
	}
	status = fonds_audit_write_run(catalog, summary.run, job->format,
		cli_write_stdout, NULL, &error);
	if (status < 0)
		code = cli_failed(error);
	else
		code = summary.sound ? CLI_EXIT_OK : CLI_EXIT_FOUND;
	/* Also when nobody could be told here. */
	return cli_mail_run(arguments, job->mail, catalog, summary.run, code);
}

static enum cli_exit run(const struct cli_arguments *arguments)
{
	struct job job = { .options = FONDS_AUDIT_OPTIONS_INIT };
	struct fonds_catalog *catalog = NULL;
	enum cli_exit status;

	if (!prepare(&job, arguments))
		return CLI_EXIT_USAGE;
	status = cli_mail_begin(arguments, &job.mail);
	if (status == CLI_EXIT_OK)
		status = cli_mail_open_catalog(arguments, job.mail, &catalog);
	if (status == CLI_EXIT_OK)
		status = audit(&job, arguments, catalog);
	fonds_catalog_close(catalog);
	fonds_audit_mail_end(job.mail);
	return status;
}

const struct cli_command cli_cmd_audit_run = {
	.name = "audit run",
	.summary = "read the registered files and compare their digests",
	.options = options,
	.run = run,
};
