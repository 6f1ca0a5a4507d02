/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/check.h"

#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/pool.h"
#include "fixity/check-file.h"

/*
 * The pool's side of the digest engine: items in, outcomes out, progress and
 * the order to stop in between. What is done with one file is in
 * fixity/check-file.c.
 */
struct run {
	const struct fonds_check *check;
	struct fonds_check_shared shared;
	uint64_t files_done;
	bool is_refused; /* done has failed and takes no more */
};

/* An item on its way through the pool. */
struct task {
	struct fonds_check_item *item;
	struct fonds_check_outcome outcome;
};

/* Totals are the caller's estimate: files may have grown since. */
static uint64_t at_most(uint64_t done, uint64_t total)
{
	return total > 0 && done > total ? total : done;
}

static enum fonds_status report_progress(
	struct run *run, struct fonds_error **error)
{
	const struct fonds_check *check = run->check;
	struct fonds_progress progress = check->base;

	if (!check->progress || atomic_load(&run->shared.stop))
		return FONDS_OK;
	progress.bytes_done = at_most(
		progress.bytes_done + atomic_load(&run->shared.bytes),
		progress.bytes_total);
	progress.files_done = at_most(
		progress.files_done + run->files_done, progress.files_total);
	if (check->progress(&progress, check->progress_payload) == 0)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
}

/* What the workers are at is not wanted any more once the check has failed. */
static enum fonds_status stop_on_failure(
	struct run *run, enum fonds_status status)
{
	if (status < 0)
		atomic_store(&run->shared.stop, true);
	return status;
}

static bool is_computed(
	const struct fonds_check *check, enum fonds_algorithm algorithm)
{
	for (size_t i = 0; i < check->algorithm_count; i++)
		if (check->algorithms[i] == algorithm)
			return true;
	return false;
}

static enum fonds_status check_item(const struct fonds_check *check,
	const struct fonds_check_item *item, struct fonds_error **error)
{
	for (size_t i = 0; i < item->expected_count; i++)
		if (!is_computed(check, item->expected[i].algorithm))
			return fonds_fail(error, FONDS_ERR_INVALID,
				"a digest of an algorithm is expected that "
				"the check does not compute");
	return FONDS_OK;
}

static enum fonds_status next_task(
	struct run *run, void **ret, struct fonds_error **error)
{
	const struct fonds_check *check = run->check;
	struct fonds_check_item *item = NULL;
	struct task *task;
	enum fonds_status status;

	status = check->next(check->payload, &item, error);
	if (status < 0)
		return status;
	if (!item)
		return FONDS_OK;
	status = check_item(check, item, error);
	if (status < 0)
		return status;
	task = malloc(sizeof(*task));
	if (!task)
		return fonds_fail_nomem(error);
	task->item = item;
	*ret = task;
	return FONDS_OK;
}

static enum fonds_status on_next(
	void *payload, void **item, struct fonds_error **error)
{
	return stop_on_failure(payload, next_task(payload, item, error));
}

static void on_work(void *state, void *item)
{
	struct task *task = item;

	fonds_check_file(state, task->item, &task->outcome);
}

static enum fonds_status give_result(
	struct run *run, struct task *task, struct fonds_error **error)
{
	const struct fonds_check *check = run->check;
	struct fonds_check_outcome *outcome = &task->outcome;
	struct fonds_check_result result = {
		.verdict = outcome->verdict,
		.size = outcome->size,
	};

	enum fonds_status status;

	if (run->is_refused)
		return FONDS_ERR_CANCELLED;
	if (outcome->status < 0) {
		if (error)
			*error = fonds_steal(&outcome->error);
		return outcome->status;
	}
	if (outcome->is_complete) {
		result.digests = outcome->digests;
		result.digest_count = check->algorithm_count;
	}
	if (outcome->error) {
		result.detail = fonds_error_message(outcome->error);
		result.sys_errno = fonds_error_errno(outcome->error);
	}
	status = check->done(check->payload, task->item, &result, error);
	run->is_refused = status < 0;
	return status;
}

static void task_freep(struct task **task)
{
	fonds_check_outcome_clear(&(*task)->outcome);
	free(*task);
}

static enum fonds_status finish_task(
	struct run *run, struct task *item, struct fonds_error **error)
{
	fonds_cleanup(task_freep) struct task *task = item;
	enum fonds_status status = give_result(run, task, error);

	if (status < 0)
		return status;
	run->files_done++;
	return report_progress(run, error);
}

static enum fonds_status on_done(
	void *payload, void *item, struct fonds_error **error)
{
	return stop_on_failure(payload, finish_task(payload, item, error));
}

static enum fonds_status on_idle(void *payload, struct fonds_error **error)
{
	return stop_on_failure(payload, report_progress(payload, error));
}

static void *on_begin(void *payload)
{
	struct run *run = payload;
	struct fonds_check_reader *reader = NULL;

	if (fonds_check_reader_new(run->check, &run->shared, &reader, NULL) < 0)
		return NULL;
	return reader;
}

static void on_end(void *state)
{
	fonds_check_reader_free(state);
}

/* A worker without a hasher could not say why: ask once before. */
static enum fonds_status check_algorithms(
	const struct fonds_check *check, struct fonds_error **error)
{
	fonds_cleanup(fonds_hasher_freep) struct fonds_hasher *hasher = NULL;

	return fonds_hasher_new(
		check->algorithms, check->algorithm_count, &hasher, error);
}

enum fonds_status fonds_check_run(
	const struct fonds_check *check, struct fonds_error **error)
{
	struct run run = { .check = check };
	struct fonds_pool_job job = {
		.next = on_next,
		.work = on_work,
		.done = on_done,
		.idle = on_idle,
		.begin = on_begin,
		.end = on_end,
		.payload = &run,
	};
	enum fonds_status status;

	status = check_algorithms(check, error);
	if (status < 0)
		return status;
	return fonds_pool_run(&job, check->jobs, error);
}
