/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Some of what is to be told never goes through the engine: a link in a
 * folder, a line that is not understood. It waits in a queue until as many
 * items have come back as had been given before it, so that results, read
 * from top to bottom, stand in the order of the names. Where no order is
 * wanted nothing waits.
 */
#include "fixity/digest-run.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/algorithm.h"

struct fonds_digest_notice {
	struct fonds_digest_notice *next;
	uint64_t turn; /* after so many items */
	bool is_problem;
	struct fonds_digest_result result;
	struct fonds_digest_problem problem;
	char text[]; /* path and detail, or the problem's text */
};

const char *fonds_digest_reason(int sys_errno)
{
	const char *text = strerrordesc_np(sys_errno);

	return text ? text : "the system gives a reason that is not known";
}

static enum fonds_status stopped(struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
}

static void count_mode(
	struct fonds_digest_summary *summary, enum fonds_read_mode mode)
{
	switch (mode) {
	case FONDS_READ_CACHED:
		summary->cached++;
		break;
	case FONDS_READ_DIRECT:
		summary->direct++;
		break;
	case FONDS_READ_DROPPED:
		summary->dropped++;
		break;
	}
}

static enum fonds_status tell_result(struct fonds_digest_run *run,
	const struct fonds_digest_result *result, struct fonds_error **error)
{
	struct fonds_digest_summary *summary = &run->summary;

	summary->files++;
	summary->bytes += result->size;
	summary->verdicts[result->verdict]++;
	if (result->digests)
		count_mode(summary, result->read_mode);
	if (run->options.result &&
		run->options.result(result, run->options.payload) != 0)
		return stopped(error);
	return FONDS_OK;
}

static enum fonds_status tell_problem(struct fonds_digest_run *run,
	const struct fonds_digest_problem *problem, struct fonds_error **error)
{
	if (problem->is_note)
		run->summary.notes++;
	else
		run->summary.problems++;
	if (run->options.problem &&
		run->options.problem(problem, run->options.payload) != 0)
		return stopped(error);
	return FONDS_OK;
}

static void drop_first(struct fonds_digest_run *run)
{
	struct fonds_digest_notice *first = run->first;

	run->first = first->next;
	if (!run->first)
		run->last = NULL;
	free(first);
}

/* Tell what stands before the next item that comes back. */
static enum fonds_status tell_due(
	struct fonds_digest_run *run, struct fonds_error **error)
{
	while (run->first && run->first->turn <= run->done) {
		const struct fonds_digest_notice *notice = run->first;
		enum fonds_status status;

		if (notice->is_problem)
			status = tell_problem(run, &notice->problem, error);
		else
			status = tell_result(run, &notice->result, error);
		drop_first(run);
		if (status < 0)
			return status;
	}
	return FONDS_OK;
}

static bool must_wait(const struct fonds_digest_run *run)
{
	return !run->options.unordered && run->done < run->given;
}

static void append(
	struct fonds_digest_run *run, struct fonds_digest_notice *notice)
{
	notice->turn = run->given;
	if (run->last)
		run->last->next = notice;
	else
		run->first = notice;
	run->last = notice;
}

/* With copies of two texts, of which the second may be NULL. */
static struct fonds_digest_notice *notice_new(
	const char *first, const char *second, const char **ret_second)
{
	size_t first_size = strlen(first) + 1;
	size_t second_size = second ? strlen(second) + 1 : 0;
	struct fonds_digest_notice *notice = calloc(
		1, sizeof(*notice) + first_size + second_size);

	if (!notice)
		return NULL;
	memcpy(notice->text, first, first_size);
	*ret_second = NULL;
	if (second)
		*ret_second = memcpy(
			notice->text + first_size, second, second_size);
	return notice;
}

enum fonds_status fonds_digest_run_leave_out(struct fonds_digest_run *run,
	const struct fonds_digest_result *result, struct fonds_error **error)
{
	struct fonds_digest_notice *notice;
	const char *detail;

	if (!must_wait(run))
		return tell_result(run, result, error);
	notice = notice_new(result->path, result->detail, &detail);
	if (!notice)
		return fonds_fail_nomem(error);
	notice->result = *result;
	notice->result.path = notice->text;
	notice->result.detail = detail;
	append(run, notice);
	return FONDS_OK;
}

enum fonds_status fonds_digest_run_problem(struct fonds_digest_run *run,
	const struct fonds_digest_problem *problem, struct fonds_error **error)
{
	struct fonds_digest_notice *notice;
	const char *none;

	if (!must_wait(run))
		return tell_problem(run, problem, error);
	notice = notice_new(problem->text, NULL, &none);
	if (!notice)
		return fonds_fail_nomem(error);
	notice->is_problem = true;
	notice->problem = *problem;
	notice->problem.text = notice->text;
	append(run, notice);
	return FONDS_OK;
}

void fonds_digest_run_item(struct fonds_digest_run *run)
{
	run->given++;
}

enum fonds_status fonds_digest_run_done(struct fonds_digest_run *run,
	struct fonds_digest_result *result,
	const struct fonds_check_result *found, struct fonds_error **error)
{
	enum fonds_status status;

	result->verdict = found->verdict;
	result->size = found->size;
	result->digests = found->digests;
	result->digest_count = found->digest_count;
	result->sys_errno = found->sys_errno;
	result->read_mode = found->read_mode;
	result->detail = found->detail;
	/* The path is told already; what remains is the reason. */
	if (found->sys_errno != 0)
		result->detail = fonds_digest_reason(found->sys_errno);
	status = tell_result(run, result, error);
	if (status < 0)
		return status;
	run->done++;
	return tell_due(run, error);
}

enum fonds_status fonds_digest_run_check(struct fonds_digest_run *run,
	const struct fonds_check *callbacks, struct fonds_error **error)
{
	struct fonds_check check = *callbacks;

	check.algorithms = run->algorithms;
	check.algorithm_count = run->algorithm_count;
	check.jobs = run->options.jobs;
	check.rate = run->options.rate;
	check.in_order = !run->options.unordered;
	check.bypass_cache = run->options.bypass_cache;
	check.progress = run->options.progress;
	check.progress_payload = run->options.payload;
	check.base = (struct fonds_progress){
		.bytes_done = run->summary.bytes,
		.files_done = run->done,
	};
	return fonds_check_run(&check, error);
}

static enum fonds_status add_algorithm(struct fonds_digest_run *run,
	enum fonds_algorithm algorithm, struct fonds_error **error)
{
	if (!fonds_algorithm_info(algorithm))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"%d is not a message digest algorithm", (int)algorithm);
	for (size_t i = 0; i < run->algorithm_count; i++)
		if (run->algorithms[i] == algorithm)
			return fonds_fail(error, FONDS_ERR_INVALID,
				"%s is asked for twice",
				fonds_algorithm_name(algorithm));
	run->algorithms[run->algorithm_count++] = algorithm;
	return FONDS_OK;
}

enum fonds_status fonds_digest_run_init(struct fonds_digest_run *run,
	const struct fonds_digest_options *options, struct fonds_error **error)
{
	*run = (struct fonds_digest_run){ 0 };
	if (!options)
		return FONDS_OK;
	if (options->struct_size < sizeof(*options) ||
		(options->algorithm_count > 0 && !options->algorithms))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"options without their size, or without what they "
			"count");
	run->options = *options;
	for (size_t i = 0; i < options->algorithm_count; i++) {
		enum fonds_status status = add_algorithm(
			run, options->algorithms[i], error);

		if (status < 0)
			return status;
	}
	return FONDS_OK;
}

void fonds_digest_run_clear(struct fonds_digest_run *run)
{
	while (run->first)
		drop_first(run);
}

bool fonds_digest_is_sound(const struct fonds_digest_summary *summary)
{
	return summary->files > 0 && summary->problems == 0 &&
	       summary->verdicts[FONDS_VERDICT_OK] == summary->files;
}
