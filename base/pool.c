/* SPDX-License-Identifier: Apache-2.0 */
#include "base/pool.h"

#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <time.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"

/*
 * One lock guards everything. An item is in one of three places: waiting,
 * with a worker, or finished. There are never more than LOAD for each worker
 * altogether, so both rings have room for all of them and a worker never has
 * to wait for room.
 */
#define LOAD 3 /* one at work, two waiting or finished */
#define MAXIMUM_THREADS 1024

struct ring {
	void **items;
	size_t capacity;
	size_t first;
	size_t count;
};

struct pool {
	const struct fonds_pool_job *job;
	pthread_mutex_t lock;
	pthread_cond_t for_workers; /* an item waits, or stop is set */
	pthread_cond_t for_caller;  /* an item is finished, a worker started */
	struct ring waiting;
	struct ring finished;
	size_t taken;    /* items given by next and not yet to done */
	unsigned asked;  /* workers that have begun or not, */
	unsigned begun;  /* of these */
	unsigned usable; /* and with a state */
	bool ended;      /* next is not to be called any more */
	bool stop;
	enum fonds_status status;
};

static void ring_push(struct ring *ring, void *item)
{
	ring->items[(ring->first + ring->count) % ring->capacity] = item;
	ring->count++;
}

static void *ring_pop(struct ring *ring)
{
	void *item = ring->items[ring->first];

	ring->first = (ring->first + 1) % ring->capacity;
	ring->count--;
	return item;
}

/* With the lock held, and again on return. */
static void work_on_items(struct pool *pool, void *state)
{
	for (;;) {
		void *item;

		while (pool->waiting.count == 0 && !pool->stop)
			pthread_cond_wait(&pool->for_workers, &pool->lock);
		if (pool->waiting.count == 0)
			return;
		item = ring_pop(&pool->waiting);
		pthread_mutex_unlock(&pool->lock);
		pool->job->work(state, item);
		pthread_mutex_lock(&pool->lock);
		ring_push(&pool->finished, item);
		pthread_cond_signal(&pool->for_caller);
	}
}

static void *worker_main(void *argument)
{
	struct pool *pool = argument;
	const struct fonds_pool_job *job = pool->job;
	void *state = job->begin ? job->begin(job->payload) : NULL;
	bool usable = state || !job->begin;

	pthread_mutex_lock(&pool->lock);
	pool->begun++;
	if (usable)
		pool->usable++;
	pthread_cond_signal(&pool->for_caller);
	if (usable)
		work_on_items(pool, state);
	pthread_mutex_unlock(&pool->lock);
	if (state)
		job->end(state);
	return NULL;
}

/*
 * Calls back without the lock. Only the first failure keeps its message, but
 * done is called for all that is left.
 */
static void call_done(struct pool *pool, struct fonds_error **error)
{
	void *item = ring_pop(&pool->finished);
	bool failed = pool->status != FONDS_OK;
	enum fonds_status status;

	pthread_mutex_unlock(&pool->lock);
	status = pool->job->done(
		pool->job->payload, item, failed ? NULL : error);
	pthread_mutex_lock(&pool->lock);
	pool->taken--;
	if (status == FONDS_OK || failed)
		return;
	pool->status = status;
	pool->ended = true;
}

static void call_next(struct pool *pool, struct fonds_error **error)
{
	enum fonds_status status;
	void *item = NULL;

	pthread_mutex_unlock(&pool->lock);
	status = pool->job->next(pool->job->payload, &item, error);
	pthread_mutex_lock(&pool->lock);
	if (status != FONDS_OK || !item) {
		pool->status = status;
		pool->ended = true;
		return;
	}
	pool->taken++;
	ring_push(&pool->waiting, item);
	pthread_cond_signal(&pool->for_workers);
}

/* Wait for a worker, at most until it is time to call idle. */
static void wait_for_worker(struct pool *pool, struct fonds_error **error)
{
	enum fonds_status status;
	struct timespec until;

	if (!pool->job->idle || pool->status != FONDS_OK) {
		pthread_cond_wait(&pool->for_caller, &pool->lock);
		return;
	}
	clock_gettime(CLOCK_MONOTONIC, &until);
	until.tv_nsec += FONDS_POOL_IDLE_MS * 1000000L;
	until.tv_sec += until.tv_nsec / 1000000000L;
	until.tv_nsec %= 1000000000L;
	if (pthread_cond_clockwait(&pool->for_caller, &pool->lock,
		    CLOCK_MONOTONIC, &until) != ETIMEDOUT)
		return;
	pthread_mutex_unlock(&pool->lock);
	status = pool->job->idle(pool->job->payload, error);
	pthread_mutex_lock(&pool->lock);
	if (status == FONDS_OK)
		return;
	pool->status = status;
	pool->ended = true;
}

/* With the lock held. Workers are waited for until all have their state. */
static void run_items(struct pool *pool, struct fonds_error **error)
{
	while (pool->begun < pool->asked)
		pthread_cond_wait(&pool->for_caller, &pool->lock);
	if (pool->usable == 0) {
		pool->status = fonds_fail_nomem(error);
		return;
	}
	while (!pool->ended || pool->taken > 0) {
		if (pool->finished.count > 0)
			call_done(pool, error);
		else if (!pool->ended &&
			 pool->taken < (size_t)pool->usable * LOAD)
			call_next(pool, error);
		else
			wait_for_worker(pool, error);
	}
}

/* Signals are for the caller's threads, not for workers. */
static unsigned start_workers(
	struct pool *pool, pthread_t *workers, unsigned threads)
{
	unsigned started = 0;
	sigset_t all, before;

	sigfillset(&all);
	pthread_sigmask(SIG_SETMASK, &all, &before);
	while (started < threads &&
		pthread_create(&workers[started], NULL, worker_main, pool) == 0)
		started++;
	pthread_sigmask(SIG_SETMASK, &before, NULL);
	return started;
}

static unsigned count_threads(unsigned threads)
{
	long processors;

	if (threads == 0) {
		processors = sysconf(_SC_NPROCESSORS_ONLN);
		threads = processors > 0 ? (unsigned)processors : 1;
	}
	return threads < MAXIMUM_THREADS ? threads : MAXIMUM_THREADS;
}

enum fonds_status fonds_pool_run(const struct fonds_pool_job *job,
	unsigned threads, struct fonds_error **error)
{
	unsigned count = count_threads(threads);
	size_t capacity = (size_t)count * LOAD;
	fonds_cleanup(fonds_freep) void **waiting = calloc(
		capacity, sizeof(*waiting));
	fonds_cleanup(fonds_freep) void **finished = calloc(
		capacity, sizeof(*finished));
	fonds_cleanup(fonds_freep)
		pthread_t *workers = calloc(count, sizeof(*workers));
	struct pool pool = {
		.job = job,
		.lock = PTHREAD_MUTEX_INITIALIZER,
		.for_workers = PTHREAD_COND_INITIALIZER,
		.for_caller = PTHREAD_COND_INITIALIZER,
		.waiting = { .items = waiting, .capacity = capacity },
		.finished = { .items = finished, .capacity = capacity },
	};

	if (!waiting || !finished || !workers)
		return fonds_fail_nomem(error);
	pthread_mutex_lock(&pool.lock);
	pool.asked = start_workers(&pool, workers, count);
	run_items(&pool, error);
	pool.stop = true;
	pthread_cond_broadcast(&pool.for_workers);
	pthread_mutex_unlock(&pool.lock);
	for (unsigned i = 0; i < pool.asked; i++)
		pthread_join(workers[i], NULL);
	pthread_mutex_destroy(&pool.lock);
	pthread_cond_destroy(&pool.for_workers);
	pthread_cond_destroy(&pool.for_caller);
	return pool.status;
}
