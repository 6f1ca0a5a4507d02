/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/batch-work.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/cleanup.h"
#include "base/dir-tree.h"
#include "base/error.h"
#include "base/staging.h"
#include "ingest/result.h"

#define TASKS_PER_JOB 4
#define TICK_NS 200000000L

static int is_stopped(const struct fonds_progress *progress, void *payload)
{
	const struct fonds_batch_work *work = payload;

	(void)progress;
	return atomic_load_explicit(&work->stop, memory_order_relaxed);
}

/* Does the bag that is there hold this record, byte for byte? */
static bool holds_record(const char *bag, const struct fonds_ingest_plan *plan)
{
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer there;

	fonds_buffer_init(&there, plan->record_bytes.size);
	return fonds_dir_tree_new(bag, &tree, NULL) == FONDS_OK &&
	       fonds_tree_read(tree, plan->files[0].path, &there, NULL) ==
		       FONDS_OK &&
	       there.size == plan->record_bytes.size &&
	       memcmp(fonds_buffer_text(&there),
		       fonds_buffer_text(&plan->record_bytes), there.size) == 0;
}

/* A bag that is there whole appeared whole: it need not be made again. */
static enum fonds_status look_at_place(
	struct fonds_batch_task *task, struct fonds_error **error)
{
	enum fonds_status status = fonds_staging_check(task->bag, error);

	task->kind = FONDS_BATCH_MADE;
	if (status != FONDS_ERR_EXISTS)
		return status;
	fonds_error_freep(error);
	if (!holds_record(task->bag, task->plan))
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"'%s' is there already, and was not made of this "
			"record: move it, or choose another folder",
			task->bag);
	task->kind = FONDS_BATCH_THERE;
	return FONDS_OK;
}

/* The catalog says at once whether the bag is registered. */
static enum fonds_status add_to_catalog(struct fonds_batch_work *work,
	const char *bag, struct fonds_error **error)
{
	struct fonds_accession_options adding = FONDS_ACCESSION_OPTIONS_INIT;
	struct fonds_accession *accession = NULL;
	bool is_sound;
	enum fonds_status status;

	adding.kind = FONDS_ACCESSION_BAG;
	adding.jobs = 1;
	adding.progress = is_stopped;
	adding.payload = work;
	status = fonds_accession_add(
		work->options.catalog, bag, &adding, &accession, error);
	if (status == FONDS_ERR_EXISTS) {
		fonds_error_freep(error);
		return FONDS_OK;
	}
	if (status < 0)
		return status;
	is_sound = fonds_accession_is_sound(accession);
	fonds_accession_free(accession);
	return is_sound ? FONDS_OK
			: fonds_fail(error, FONDS_ERR_INVALID,
				  "'%s' was made before, but is not a valid "
				  "bag any more, so it is not registered: see "
				  "'fonds bag validate'",
				  bag);
}

/* It may have been made without a catalog, or with another. */
static enum fonds_status register_there(struct fonds_batch_work *work,
	const char *bag, struct fonds_error **error)
{
	enum fonds_status status;

	(void)pthread_mutex_lock(&work->catalog_lock);
	status = add_to_catalog(work, bag, error);
	(void)pthread_mutex_unlock(&work->catalog_lock);
	return status;
}

static void make(struct fonds_batch_work *work,
	const struct fonds_ingest_tools *tools, struct fonds_batch_task *task)
{
	enum fonds_status status;

	/* A dry run does not even make the folder. */
	if (!work->has_folder) {
		task->status = fonds_ingest_result_new(fonds_steal(&task->plan),
			task->bag, &task->result, &task->error);
		return;
	}
	status = look_at_place(task, &task->error);

	if (status == FONDS_OK && task->kind == FONDS_BATCH_MADE)
		status = fonds_ingest_run(fonds_steal(&task->plan), task->bag,
			&work->options, tools, &task->result, &task->error);
	else if (status == FONDS_OK && work->options.catalog &&
		 !work->options.dry_run)
		status = register_there(work, task->bag, &task->error);
	fonds_ingest_plan_free(fonds_steal(&task->plan));
	task->status = status;
	if (status < 0)
		task->kind = FONDS_BATCH_FAILED;
}

/* NULL when there will be none any more. */
static struct fonds_batch_task *take(struct fonds_batch_work *work)
{
	struct fonds_batch_task *task = NULL;

	(void)pthread_mutex_lock(&work->lock);
	while (!task && !atomic_load(&work->stop)) {
		while (work->taken < work->given &&
			work->ring[work->taken % work->size].is_done)
			work->taken++;
		if (work->taken < work->given)
			task = &work->ring[work->taken++ % work->size];
		else if (work->is_closed)
			break;
		else
			(void)pthread_cond_wait(
				&work->for_workers, &work->lock);
	}
	(void)pthread_mutex_unlock(&work->lock);
	return task;
}

static void end_task(
	struct fonds_batch_work *work, struct fonds_batch_task *task)
{
	(void)pthread_mutex_lock(&work->lock);
	task->is_done = true;
	(void)pthread_cond_signal(&work->for_caller);
	(void)pthread_mutex_unlock(&work->lock);
}

/*
 * Loading libmagic's database takes longer than making a small bag, so each
 * thread does it once. When it fails, so does the first task.
 */
static void *run(void *payload)
{
	struct fonds_batch_work *work = payload;
	struct fonds_ingest_tools tools = {
		.catalog_lock = &work->catalog_lock,
		.jobs = 1,
	};
	struct fonds_batch_task *task;

	while ((task = take(work))) {
		if (!tools.formats)
			task->status = fonds_ingest_formats_new(
				&tools.formats, &task->error);
		if (task->status < 0)
			task->kind = FONDS_BATCH_FAILED;
		else
			make(work, &tools, task);
		end_task(work, task);
	}
	fonds_ingest_formats_free(tools.formats);
	return NULL;
}

enum fonds_status fonds_batch_work_start(struct fonds_batch_work *work,
	unsigned jobs, struct fonds_error **error)
{
	int failed = 0;

	work->options.progress = is_stopped;
	work->options.payload = work;
	(void)pthread_mutex_init(&work->lock, NULL);
	(void)pthread_mutex_init(&work->catalog_lock, NULL);
	(void)pthread_cond_init(&work->for_workers, NULL);
	(void)pthread_cond_init(&work->for_caller, NULL);
	work->size = (size_t)jobs * TASKS_PER_JOB;
	work->ring = calloc(work->size, sizeof(*work->ring));
	work->threads = calloc(jobs, sizeof(*work->threads));
	if (!work->ring || !work->threads)
		return fonds_fail_nomem(error);
	while (work->thread_count < jobs && failed == 0) {
		failed = pthread_create(
			&work->threads[work->thread_count], NULL, run, work);
		if (failed == 0)
			work->thread_count++;
	}
	/* Fewer threads do the same work. */
	if (work->thread_count > 0)
		return FONDS_OK;
	errno = failed;
	return fonds_fail_errno(error, "cannot start a thread");
}

struct fonds_batch_task *fonds_batch_work_free_task(
	struct fonds_batch_work *work)
{
	struct fonds_batch_task *task = &work->ring[work->given % work->size];

	/* Only the caller changes these two. */
	if (work->given - work->ended == work->size)
		return NULL;
	memset(task, 0, sizeof(*task));
	return task;
}

void fonds_batch_work_give(struct fonds_batch_work *work)
{
	(void)pthread_mutex_lock(&work->lock);
	work->given++;
	(void)pthread_cond_signal(&work->for_workers);
	(void)pthread_mutex_unlock(&work->lock);
}

static void wait_a_tick(struct fonds_batch_work *work)
{
	struct timespec until;

	(void)clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += TICK_NS;
	until.tv_sec += until.tv_nsec / 1000000000L;
	until.tv_nsec %= 1000000000L;
	(void)pthread_cond_timedwait(&work->for_caller, &work->lock, &until);
}

struct fonds_batch_task *fonds_batch_work_oldest(
	struct fonds_batch_work *work, bool may_wait)
{
	struct fonds_batch_task *task = &work->ring[work->ended % work->size];
	bool is_done;

	if (work->ended == work->given)
		return NULL;
	(void)pthread_mutex_lock(&work->lock);
	if (may_wait && !task->is_done)
		wait_a_tick(work);
	is_done = task->is_done;
	(void)pthread_mutex_unlock(&work->lock);
	return is_done ? task : NULL;
}

static void clear_task(struct fonds_batch_task *task)
{
	free(task->where);
	free(task->bag);
	fonds_ingest_plan_free(task->plan);
	fonds_ingest_result_free(task->result);
	fonds_error_free(task->error);
	*task = (struct fonds_batch_task){ 0 };
}

/*
 * A thread that looks for work steps over what is done, so the place must not
 * be filled again before all have.
 */
void fonds_batch_work_drop(struct fonds_batch_work *work)
{
	(void)pthread_mutex_lock(&work->lock);
	clear_task(&work->ring[work->ended % work->size]);
	work->ended++;
	if (work->taken < work->ended)
		work->taken = work->ended;
	(void)pthread_mutex_unlock(&work->lock);
}

void fonds_batch_work_end(struct fonds_batch_work *work)
{
	(void)pthread_mutex_lock(&work->lock);
	work->is_closed = true;
	(void)pthread_cond_broadcast(&work->for_workers);
	(void)pthread_mutex_unlock(&work->lock);
	for (unsigned i = 0; i < work->thread_count; i++)
		(void)pthread_join(work->threads[i], NULL);
	for (size_t i = 0; work->ring && i < work->size; i++)
		clear_task(&work->ring[i]);
	free(work->ring);
	free(work->threads);
	(void)pthread_cond_destroy(&work->for_caller);
	(void)pthread_cond_destroy(&work->for_workers);
	(void)pthread_mutex_destroy(&work->catalog_lock);
	(void)pthread_mutex_destroy(&work->lock);
}
