/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_BATCH_WORK_H
#define INGEST_BATCH_WORK_H

#include <pthread.h>
#include <stdatomic.h>
#include <stdbool.h>

#include "ingest/ingest.h"

/*
 * The records of a batch that are under way: a ring, which the calling thread
 * fills and empties in the order of the records, and threads that make the
 * bags between.
 */
struct fonds_batch_task {
	char *where; /* for people, printable */
	char *bag;   /* path; NULL when it has none */
	struct fonds_ingest_plan *plan;
	size_t bytes; /* of the record */

	/* What became of it. */
	bool is_done;
	enum fonds_batch_outcome_kind kind;
	struct fonds_ingest_result *result;
	enum fonds_status status; /* of a failure */
	struct fonds_error *error;
};

struct fonds_batch_work {
	struct fonds_ingest_options options; /* of each ingest */
	atomic_bool stop;
	bool has_folder; /* for the bags */

	pthread_mutex_t lock; /* of what follows */
	pthread_cond_t for_workers;
	pthread_cond_t for_caller;
	struct fonds_batch_task *ring;
	size_t size;
	uint64_t given; /* tasks so far that were put into the ring, */
	uint64_t taken; /* that threads have taken out, */
	uint64_t ended; /* that the caller has */
	bool is_closed;
	pthread_mutex_t catalog_lock;
	pthread_t *threads;
	unsigned thread_count;
};

/* Starts at most jobs threads, at least one. */
enum fonds_status fonds_batch_work_start(struct fonds_batch_work *work,
	unsigned jobs, struct fonds_error **error);

/* The next free task, zeroed; NULL when the ring is full. */
struct fonds_batch_task *fonds_batch_work_free_task(
	struct fonds_batch_work *work);

/* Give the task that was free to the threads, or to none if it is done. */
void fonds_batch_work_give(struct fonds_batch_work *work);

/*
 * The oldest task when it is done, waiting for it a moment if may_wait is
 * set; else NULL.
 */
struct fonds_batch_task *fonds_batch_work_oldest(
	struct fonds_batch_work *work, bool may_wait);

/* The oldest task is used up. */
void fonds_batch_work_drop(struct fonds_batch_work *work);

/* Ends the threads, after what they have in hand, and frees all. */
void fonds_batch_work_end(struct fonds_batch_work *work);

#endif
