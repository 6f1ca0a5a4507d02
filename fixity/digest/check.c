/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/check.h"

#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/digest/hasher.h"
#include "fixity/digest/window.h"
#include "fixity/digest/worker.h"

/*
 * The caller's side of the digest engine: items become tasks, go to the
 * workers through the queue, and come back as results. How a file is read and
 * judged is the workers' side.
 */
#define MAXIMUM_JOBS 256
#define REPORT_MS 200     /* between two reports of progress, at most */
#define PUSH_COUNT 64     /* tasks that go to the workers at a time, */
#define STARVED_MS 2      /* between two looks at a slow source */
#define SORT_COUNT 2048   /* where they are sorted */
#define PUSH_NS 100000    /* or sooner when a worker has nothing to do */
#define OPEN_FILES_MAX 64 /* by each worker */

struct fonds_check_item fonds_check_later;

struct run {
	const struct fonds_check *check;
	struct fonds_check_shared shared;
	struct fonds_queue queue;
	struct fonds_window window;
	struct fonds_task_list fresh; /* to be pushed */
	int64_t pushed_ns;
	struct fonds_tree *tree; /* of the last item, */
	bool is_sorting;         /* which lies on a disk that turns */
	int64_t reported_ns;
	uint64_t files_done;
	bool is_given;   /* next has given the last item */
	bool is_closed;  /* and the queue knows */
	bool is_starved; /* next would have had to wait */
	struct fonds_worker *workers[MAXIMUM_JOBS];
	unsigned worker_count;
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
	int answer = 0;

	progress.bytes_done = at_most(
		progress.bytes_done + atomic_load(&run->shared.bytes),
		progress.bytes_total);
	progress.files_done = at_most(
		progress.files_done + run->files_done, progress.files_total);
	if (check->progress)
		answer = check->progress(&progress, check->progress_payload);
	run->reported_ns = fonds_clock_steady_ns();
	if (answer == 0)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
}

static bool is_report_due(const struct run *run)
{
	return fonds_clock_steady_ns() - run->reported_ns >=
	       REPORT_MS * INT64_C(1000000);
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

static void push_fresh(struct run *run)
{
	if (run->is_sorting)
		fonds_task_list_sort(&run->fresh);
	run->pushed_ns = fonds_clock_steady_ns();
	fonds_queue_push(&run->queue, &run->fresh);
}

/*
 * Tasks go to the workers in batches, for each time costs a wake-up; but not
 * while a worker waits and tasks come slowly.
 */
static bool is_time_to_push(const struct run *run)
{
	if (run->fresh.count >= (run->is_sorting ? SORT_COUNT : PUSH_COUNT))
		return true;
	return fonds_queue_is_hungry(&run->queue) &&
	       fonds_clock_steady_ns() - run->pushed_ns >= PUSH_NS;
}

/* On a disk that turns the heads go one way, batch by batch. */
static void note_tree(struct run *run, struct fonds_tree *tree)
{
	if (tree == run->tree)
		return;
	run->tree = tree;
	run->is_sorting = fonds_tree_prefers_inode_order(tree);
}

static enum fonds_status add_item(struct run *run,
	struct fonds_check_item *item, struct fonds_error **error)
{
	enum fonds_status status = check_item(run->check, item, error);
	struct fonds_check_task *task;

	if (status < 0)
		return status;
	note_tree(run, item->tree);
	task = fonds_window_take(&run->window, item);
	if (!task)
		return fonds_fail_nomem(error);
	fonds_task_list_push(&run->fresh, task);
	if (is_time_to_push(run))
		push_fresh(run);
	return FONDS_OK;
}

static bool can_take_items(const struct run *run)
{
	return !run->is_given && !run->is_starved &&
	       fonds_window_has_room(&run->window);
}

static enum fonds_status take_item(struct run *run, struct fonds_error **error)
{
	const struct fonds_check *check = run->check;
	struct fonds_check_item *item = NULL;
	enum fonds_status status = check->next(check->payload, &item, error);

	if (status < 0)
		return status;
	run->is_given = !item;
	run->is_starved = item == &fonds_check_later;
	if (run->is_given || run->is_starved)
		return FONDS_OK;
	return add_item(run, item, error);
}

/* Take items as long as there is room, and time for them. */
static enum fonds_status take_items(struct run *run, struct fonds_error **error)
{
	run->is_starved = false;
	while (can_take_items(run) && !is_report_due(run)) {
		enum fonds_status status = take_item(run, error);

		if (status < 0)
			return status;
	}
	if (run->fresh.count > 0)
		push_fresh(run);
	if (run->is_given && !run->is_closed) {
		run->is_closed = true;
		fonds_queue_close(&run->queue);
	}
	return FONDS_OK;
}

static enum fonds_status give_result(struct run *run,
	struct fonds_check_task *task, struct fonds_error **error)
{
	const struct fonds_check *check = run->check;
	struct fonds_check_result result = {
		.verdict = task->verdict,
		.size = task->size,
		.read_mode = task->read_mode,
	};

	if (task->status < 0) {
		if (error)
			*error = fonds_steal(&task->error);
		return task->status;
	}
	if (task->is_complete) {
		result.digests = task->digests;
		result.digest_count = check->algorithm_count;
		result.state = task->state;
	}
	if (task->error) {
		result.detail = fonds_error_message(task->error);
		result.sys_errno = fonds_error_errno(task->error);
	}
	return check->done(check->payload, task->item, &result, error);
}

/* Give what is finished, as far as the order allows. */
static enum fonds_status give_results(
	struct run *run, struct fonds_error **error)
{
	struct fonds_check_task *task;

	while ((task = fonds_window_next_finished(&run->window))) {
		enum fonds_status status = give_result(run, task, error);

		fonds_window_release(&run->window, task);
		if (status < 0)
			return status;
		run->files_done++;
		status = report_progress(run, error);
		if (status < 0)
			return status;
	}
	return FONDS_OK;
}

static void wait_for_results(struct run *run)
{
	struct fonds_task_list finished = { 0 };

	fonds_queue_collect(&run->queue, can_take_items(run),
		run->is_starved ? STARVED_MS : REPORT_MS, &finished);
	fonds_window_finish(&run->window, &finished);
}

static enum fonds_status run_items(struct run *run, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	run->reported_ns = fonds_clock_steady_ns();
	while (status == FONDS_OK) {
		status = take_items(run, error);
		if (status < 0)
			return status;
		if (run->is_given && fonds_window_is_empty(&run->window))
			return FONDS_OK;
		wait_for_results(run);
		status = give_results(run, error);
		if (status == FONDS_OK && is_report_due(run))
			status = report_progress(run, error);
	}
	return status;
}

static unsigned count_jobs(const struct fonds_check *check)
{
	unsigned jobs = check->jobs;
	long processors;

	if (jobs == 0) {
		processors = sysconf(_SC_NPROCESSORS_ONLN);
		jobs = processors > 0 ? (unsigned)processors : 1;
	}
	return jobs < MAXIMUM_JOBS ? jobs : MAXIMUM_JOBS;
}

/*
 * Half of what the process may open is for the files of a check. With a limit
 * on the rate one at a time is enough, and each is finished soonest so.
 */
static size_t count_open_files(const struct fonds_check *check, unsigned jobs)
{
	struct rlimit limit;
	size_t files;

	if (check->rate > 0 || getrlimit(RLIMIT_NOFILE, &limit) < 0)
		return 1;
	files = (size_t)(limit.rlim_cur / 2 / jobs);
	if (files > OPEN_FILES_MAX)
		return OPEN_FILES_MAX;
	return files > 0 ? files : 1;
}

/* With fewer workers than asked for the check goes on; without any it fails. */
static enum fonds_status start_workers(
	struct run *run, unsigned jobs, struct fonds_error **error)
{
	while (run->worker_count < jobs) {
		struct fonds_worker *worker = NULL;
		enum fonds_status status = fonds_worker_new(&run->shared,
			&run->queue, &worker,
			run->worker_count == 0 ? error : NULL);

		if (status < 0)
			return run->worker_count == 0 ? status : FONDS_OK;
		if (fonds_worker_start(worker) != 0) {
			fonds_worker_free(worker);
			break;
		}
		run->workers[run->worker_count++] = worker;
	}
	return run->worker_count > 0 ? FONDS_OK : fonds_fail_nomem(error);
}

static void stop_workers(struct run *run)
{
	atomic_store(&run->shared.stop, true);
	fonds_queue_stop(&run->queue);
	for (unsigned i = 0; i < run->worker_count; i++) {
		fonds_worker_join(run->workers[i]);
		fonds_worker_free(run->workers[i]);
	}
}

static enum fonds_status run_workers(
	struct run *run, unsigned jobs, struct fonds_error **error)
{
	enum fonds_status status = fonds_window_init(&run->window,
		run->check->algorithm_count, run->check->in_order, error);

	if (status < 0)
		return status;
	status = start_workers(run, jobs, error);
	if (status == FONDS_OK)
		status = run_items(run, error);
	stop_workers(run);
	fonds_window_clear(&run->window);
	return status;
}

/* Once before anything is read: libcrypto or a kernel may lack an algorithm. */
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
	unsigned jobs = count_jobs(check);
	struct run run = {
		.check = check,
		.shared.check = check,
		.shared.open_files = count_open_files(check, jobs),
	};
	enum fonds_status status = check_algorithms(check, error);

	if (status < 0)
		return status;
	fonds_rate_init(&run.shared.rate, check->rate);
	fonds_queue_init(&run.queue, jobs, FONDS_CHECK_WINDOW / 2);
	status = run_workers(&run, jobs, error);
	fonds_queue_clear(&run.queue);
	fonds_rate_clear(&run.shared.rate);
	return status;
}
