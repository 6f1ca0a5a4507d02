/* SPDX-License-Identifier: Apache-2.0 */
#include "transfer/pool.h"

#include <errno.h>
#include <pthread.h>
#include <time.h>

#include "base/cleanup.h"
#include "base/error.h"

#define TICK_NS 200000000L /* between two reports of progress */

struct pool {
	struct fonds_completion *completion;
	struct fonds_fill fill;
	const struct fonds_pool_options *options;
	atomic_bool stop;
	atomic_uint_fast64_t counter;

	pthread_mutex_t mutex; /* of all below, and of the completion */
	pthread_cond_t ended;
	size_t next_index;
	size_t done;
	unsigned running;
	enum fonds_status status; /* of the first failure */
	struct fonds_error *error;
};

static struct fonds_completion_item *take_item(struct pool *pool)
{
	struct fonds_completion_item *item = NULL;

	(void)pthread_mutex_lock(&pool->mutex);
	if (pool->next_index < pool->completion->count && !pool->stop)
		item = &pool->completion->items[pool->next_index++];
	(void)pthread_mutex_unlock(&pool->mutex);
	return item;
}

/* Takes error. */
static void settle(struct pool *pool, struct fonds_completion_item *item,
	enum fonds_status status, const struct fonds_fetch_outcome *outcome,
	struct fonds_error *error)
{
	(void)pthread_mutex_lock(&pool->mutex);
	pool->done++;
	if (status == FONDS_OK)
		status = fonds_completion_settle(
			pool->completion, item, outcome, outcome->size, &error);
	if (status < 0 && pool->status == FONDS_OK) {
		pool->status = status;
		pool->error = error;
		error = NULL;
		atomic_store(&pool->stop, true);
	}
	(void)pthread_mutex_unlock(&pool->mutex);
	fonds_error_free(error);
}

static void *work(void *payload)
{
	struct pool *pool = payload;
	struct fonds_completion_item *item;

	while ((item = take_item(pool))) {
		struct fonds_fetch_outcome outcome = { 0 };
		struct fonds_error *error = NULL;
		enum fonds_status status = fonds_fill_hole(
			&pool->fill, &item->hole, &outcome, &error);

		settle(pool, item, status, &outcome, error);
	}
	(void)pthread_mutex_lock(&pool->mutex);
	pool->running--;
	(void)pthread_cond_signal(&pool->ended);
	(void)pthread_mutex_unlock(&pool->mutex);
	return NULL;
}

/* Not known as soon as one length is not. */
static uint64_t total_bytes(const struct fonds_completion *completion)
{
	uint64_t total = 0;

	for (size_t i = 0; i < completion->count; i++)
		if (!completion->items[i].hole.has_length ||
			__builtin_add_overflow(total,
				completion->items[i].hole.length, &total))
			return 0;
	return total;
}

static void wait_a_tick(struct pool *pool)
{
	struct timespec until;

	(void)clock_gettime(CLOCK_REALTIME, &until);
	until.tv_nsec += TICK_NS;
	until.tv_sec += until.tv_nsec / 1000000000L;
	until.tv_nsec %= 1000000000L;
	(void)pthread_cond_timedwait(&pool->ended, &pool->mutex, &until);
}

/* The progress callback runs here, without the lock. */
static void watch(struct pool *pool)
{
	struct fonds_progress now = {
		.bytes_total = total_bytes(pool->completion),
		.files_total = pool->completion->count,
	};

	(void)pthread_mutex_lock(&pool->mutex);
	while (pool->running > 0) {
		wait_a_tick(pool);
		now.files_done = pool->done;
		now.bytes_done = atomic_load(&pool->counter);
		if (now.bytes_total > 0 && now.bytes_done > now.bytes_total)
			now.bytes_done = now.bytes_total;
		if (!pool->options->progress)
			continue;
		(void)pthread_mutex_unlock(&pool->mutex);
		if (pool->options->progress(&now, pool->options->payload) != 0)
			atomic_store(&pool->stop, true);
		(void)pthread_mutex_lock(&pool->mutex);
	}
	(void)pthread_mutex_unlock(&pool->mutex);
}

/* As many threads as can be had, at least one. */
static enum fonds_status start(struct pool *pool,
	pthread_t threads[FONDS_POOL_JOBS_MAX], unsigned *count,
	struct fonds_error **error)
{
	unsigned wanted = pool->options->jobs;

	if (pool->completion->count < wanted)
		wanted = (unsigned)pool->completion->count;
	for (*count = 0; *count < wanted; ++*count) {
		int sys_errno;

		(void)pthread_mutex_lock(&pool->mutex);
		pool->running++;
		(void)pthread_mutex_unlock(&pool->mutex);
		sys_errno = pthread_create(&threads[*count], NULL, work, pool);
		if (sys_errno == 0)
			continue;
		(void)pthread_mutex_lock(&pool->mutex);
		pool->running--;
		(void)pthread_mutex_unlock(&pool->mutex);
		if (*count > 0)
			return FONDS_OK;
		errno = sys_errno;
		return fonds_fail_errno(error, "cannot start a thread");
	}
	return FONDS_OK;
}

static enum fonds_status finish(struct pool *pool, struct fonds_error **error)
{
	if (pool->status == FONDS_OK && atomic_load(&pool->stop))
		return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
	if (pool->status < 0 && error)
		*error = fonds_steal(&pool->error);
	fonds_error_free(pool->error);
	return pool->status;
}

enum fonds_status fonds_pool_run(struct fonds_completion *completion,
	const struct fonds_fill *fill, const struct fonds_pool_options *options,
	struct fonds_error **error)
{
	pthread_t threads[FONDS_POOL_JOBS_MAX];
	struct pool pool = { .completion = completion,
		.fill = *fill,
		.options = options,
		.mutex = PTHREAD_MUTEX_INITIALIZER,
		.ended = PTHREAD_COND_INITIALIZER };
	enum fonds_status status;
	unsigned count = 0;

	pool.fill.stop = &pool.stop;
	pool.fill.counter = &pool.counter;
	status = start(&pool, threads, &count, error);
	if (status < 0)
		return status;
	watch(&pool);
	for (unsigned i = 0; i < count; i++)
		(void)pthread_join(threads[i], NULL);
	return finish(&pool, error);
}
