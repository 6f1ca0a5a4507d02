/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/copy.h"

#include <pthread.h>
#include <stdatomic.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "bagit/write/copy-file.h"
#include "base/cleanup.h"
#include "base/error.h"

/*
 * The threads take row after row; the calling thread waits, and reports
 * progress. The first failure stops all of them.
 */
#define MAXIMUM_JOBS 64
#define REPORT_MS 200

struct run {
	const struct fonds_bag_copy *copy;
	struct fonds_copy_shared shared;
	atomic_size_t next;
	atomic_uint_fast64_t files;
	pthread_mutex_t lock;
	pthread_cond_t ended;
	unsigned running;
	enum fonds_status status; /* of the first that failed */
	struct fonds_error *error;
};

static void fail(
	struct run *run, enum fonds_status status, struct fonds_error **error)
{
	pthread_mutex_lock(&run->lock);
	if (run->status == FONDS_OK) {
		run->status = status;
		run->error = fonds_steal(error);
	}
	pthread_mutex_unlock(&run->lock);
	atomic_store(&run->shared.stop, true);
}

static enum fonds_status copy_rows(struct run *run, struct fonds_error **error)
{
	const struct fonds_bag_copy *copy = run->copy;
	fonds_cleanup(
		fonds_file_copier_freep) struct fonds_file_copier *copier =
		NULL;
	enum fonds_status status = fonds_file_copier_new(
		copy, &run->shared, &copier, error);

	while (status == FONDS_OK && !atomic_load(&run->shared.stop)) {
		size_t i = atomic_fetch_add(&run->next, 1);

		if (i >= copy->count)
			break;
		status = fonds_file_copier_copy(
			copier, copy->table->rows[copy->first + i], error);
		atomic_fetch_add(&run->files, 1);
	}
	return status;
}

static void *work(void *payload)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct run *run = payload;
	enum fonds_status status = copy_rows(run, &error);

	if (status < 0)
		fail(run, status, &error);
	pthread_mutex_lock(&run->lock);
	run->running--;
	pthread_cond_signal(&run->ended);
	pthread_mutex_unlock(&run->lock);
	return NULL;
}

static uint64_t at_most(uint64_t done, uint64_t total)
{
	return total > 0 && done > total ? total : done;
}

/* Without the lock. */
static void report(struct run *run)
{
	const struct fonds_bag_copy *copy = run->copy;
	struct fonds_progress progress = copy->base;

	if (!copy->progress)
		return;
	progress.bytes_done = at_most(
		progress.bytes_done + atomic_load(&run->shared.bytes),
		progress.bytes_total);
	progress.files_done = at_most(
		progress.files_done + atomic_load(&run->files),
		progress.files_total);
	if (copy->progress(&progress, copy->payload) != 0) {
		struct fonds_error *error = NULL;
		enum fonds_status status = fonds_fail(
			&error, FONDS_ERR_CANCELLED, "stopped");

		fail(run, status, &error);
		fonds_error_free(error);
	}
}

static struct timespec soon(void)
{
	struct timespec when;

	(void)clock_gettime(CLOCK_REALTIME, &when);
	when.tv_nsec += REPORT_MS * 1000000;
	if (when.tv_nsec >= 1000000000) {
		when.tv_nsec -= 1000000000;
		when.tv_sec++;
	}
	return when;
}

static void wait_for_all(struct run *run)
{
	pthread_mutex_lock(&run->lock);
	while (run->running > 0) {
		struct timespec when = soon();

		(void)pthread_cond_timedwait(&run->ended, &run->lock, &when);
		pthread_mutex_unlock(&run->lock);
		report(run);
		pthread_mutex_lock(&run->lock);
	}
	pthread_mutex_unlock(&run->lock);
}

static unsigned count_jobs(const struct fonds_bag_copy *copy)
{
	long processors = sysconf(_SC_NPROCESSORS_ONLN);
	size_t jobs = copy->jobs;

	if (jobs == 0)
		jobs = processors > 0 ? (size_t)processors : 1;
	if (jobs > copy->count)
		jobs = copy->count > 0 ? copy->count : 1;
	return jobs < MAXIMUM_JOBS ? (unsigned)jobs : MAXIMUM_JOBS;
}

/* With fewer threads than asked for it goes on; without any it fails. */
static enum fonds_status run_threads(struct run *run)
{
	pthread_t threads[MAXIMUM_JOBS];
	unsigned jobs = count_jobs(run->copy);
	unsigned count = 0;

	for (; count < jobs; count++) {
		pthread_mutex_lock(&run->lock);
		run->running++;
		pthread_mutex_unlock(&run->lock);
		if (pthread_create(&threads[count], NULL, work, run) == 0)
			continue;
		pthread_mutex_lock(&run->lock);
		run->running--;
		pthread_mutex_unlock(&run->lock);
		break;
	}
	if (count == 0)
		run->status = fonds_fail_nomem(&run->error);
	wait_for_all(run);
	for (unsigned i = 0; i < count; i++)
		(void)pthread_join(threads[i], NULL);
	return run->status;
}

enum fonds_status fonds_bag_copy_run(
	const struct fonds_bag_copy *copy, struct fonds_error **error)
{
	struct run run = {
		.copy = copy,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.ended = PTHREAD_COND_INITIALIZER,
	};
	enum fonds_status status = run_threads(&run);

	if (error && run.error)
		*error = fonds_steal(&run.error);
	fonds_error_free(run.error);
	pthread_mutex_destroy(&run.lock);
	pthread_cond_destroy(&run.ended);
	return status;
}
