/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/worker.h"

#include <pthread.h>
#include <signal.h>
#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/digest/reader.h"

struct fonds_worker {
	struct fonds_check_shared *shared;
	struct fonds_queue *queue;
	pthread_t thread;
	struct fonds_judge *judge;
	struct fonds_reader *reader;
	struct fonds_pipeline *pipeline; /* made for the first large file */
};

/* The reading of a large file, open, through the pipeline. */
static enum fonds_status run_pipeline(struct fonds_worker *worker,
	struct fonds_reading *reading, struct fonds_digest *digests,
	struct fonds_error **error)
{
	struct fonds_offer offer = {
		.pipeline = worker->pipeline,
		.helpers_max = (unsigned)worker->shared->check->algorithm_count,
	};
	enum fonds_status status;

	status = fonds_pipeline_start(worker->pipeline, reading, error);
	if (status < 0)
		return status;
	fonds_queue_offer(worker->queue, &offer);
	while (fonds_pipeline_step(worker->pipeline))
		;
	fonds_queue_withdraw(worker->queue, &offer);
	status = fonds_pipeline_end(worker->pipeline, digests, error);
	if (status < 0)
		return status;
	return fonds_reading_end(reading, error);
}

static enum fonds_status read_large(struct fonds_worker *worker,
	struct fonds_reading *reading, struct fonds_digest *digests,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (!worker->pipeline)
		status = fonds_pipeline_new(
			worker->shared, &worker->pipeline, error);
	if (status == FONDS_OK)
		status = fonds_reading_open(reading, error);
	if (status < 0)
		return status;
	return run_pipeline(worker, reading, digests, error);
}

static void do_large(struct fonds_worker *worker, struct fonds_task_list *tasks)
{
	fonds_cleanup(fonds_reading_clear) struct fonds_reading reading = { 0 };
	struct fonds_check_task *task = fonds_task_list_pop(tasks);
	struct fonds_task_list finished = { 0 }, large = { 0 };
	struct fonds_error *error = NULL;
	enum fonds_status status;

	fonds_reading_init(&reading, worker->shared, task->item, true);
	status = read_large(worker, &reading, task->digests, &error);
	fonds_reading_clear(&reading);
	fonds_judge_task(worker->judge, task, &reading, status, error);
	fonds_task_list_push(&finished, task);
	fonds_queue_give(worker->queue, &finished, &large);
}

static void do_help(struct fonds_worker *worker, struct fonds_offer *offer)
{
	while (!fonds_queue_has_files(worker->queue) &&
		fonds_pipeline_step(offer->pipeline))
		;
	fonds_queue_help_done(worker->queue, offer);
}

static void read_files(struct fonds_worker *worker)
{
	struct fonds_task_list finished = { 0 }, large = { 0 };

	fonds_reader_step(worker->reader, &finished, &large);
	fonds_queue_give(worker->queue, &finished, &large);
}

static void *worker_main(void *argument)
{
	struct fonds_worker *worker = argument;
	struct fonds_queue_worker self = { 0 };
	struct fonds_work work;

	for (;;) {
		self.room = fonds_reader_room(worker->reader);
		self.load = fonds_reader_load(worker->reader);
		fonds_queue_take(worker->queue, &self, &work);
		switch (work.kind) {
		case FONDS_WORK_LARGE:
			do_large(worker, &work.tasks);
			break;
		case FONDS_WORK_HELP:
			do_help(worker, work.offer);
			break;
		case FONDS_WORK_FILES:
			fonds_reader_add(worker->reader, &work.tasks);
			read_files(worker);
			break;
		case FONDS_WORK_NONE:
			read_files(worker);
			break;
		case FONDS_WORK_END:
			return NULL;
		}
	}
}

int fonds_worker_start(struct fonds_worker *worker)
{
	sigset_t all, before;
	int failure;

	(void)sigfillset(&all);
	(void)pthread_sigmask(SIG_SETMASK, &all, &before);
	failure = pthread_create(&worker->thread, NULL, worker_main, worker);
	(void)pthread_sigmask(SIG_SETMASK, &before, NULL);
	return failure;
}

void fonds_worker_join(struct fonds_worker *worker)
{
	(void)pthread_join(worker->thread, NULL);
}

static void worker_freep(struct fonds_worker **worker)
{
	fonds_worker_free(*worker);
}

enum fonds_status fonds_worker_new(struct fonds_check_shared *shared,
	struct fonds_queue *queue, struct fonds_worker **ret,
	struct fonds_error **error)
{
	fonds_cleanup(worker_freep) struct fonds_worker *worker = calloc(
		1, sizeof(*worker));
	enum fonds_status status;

	if (!worker)
		return fonds_fail_nomem(error);
	worker->shared = shared;
	worker->queue = queue;
	status = fonds_judge_new(shared, &worker->judge, error);
	if (status == FONDS_OK)
		status = fonds_reader_new(
			shared, worker->judge, &worker->reader, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&worker);
	return FONDS_OK;
}

void fonds_worker_free(struct fonds_worker *worker)
{
	if (!worker)
		return;
	fonds_pipeline_free(worker->pipeline);
	fonds_reader_free(worker->reader);
	fonds_judge_free(worker->judge);
	free(worker);
}
