/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_QUEUE_H
#define FIXITY_DIGEST_QUEUE_H

#include <pthread.h>

#include "fixity/digest/pipeline.h"

/*
 * Between the thread that called the check and its workers: tasks that wait,
 * tasks that are finished, and the decision what a worker does next.
 *
 * Large files go first, each read for itself by the worker that takes it,
 * while others read small files; who finds nothing else to do helps with a
 * large file. Only when there are so many large ones that they fill the lanes
 * are they treated like any other. All calls are safe from any thread.
 */
struct fonds_queue {
	pthread_mutex_t lock;
	pthread_cond_t for_workers;
	pthread_cond_t for_caller;
	unsigned workers;
	size_t low; /* the caller is woken when fewer files wait */

	struct fonds_task_list files;
	struct fonds_task_list large; /* the largest first */
	struct fonds_task_list finished;
	struct fonds_offer *offers;
	size_t in_hand;    /* tasks that workers have, */
	size_t in_lanes;   /* and large ones among them, side by side */
	atomic_uint idle;  /* workers that wait for work */
	unsigned soloists; /* workers that are about to read a large file */
	bool is_closed;    /* no more tasks will come */
	bool is_stopped;
	bool caller_waits;
	bool caller_has_room; /* for more tasks */
};

/* A worker as the queue sees it. All zero at first. */
struct fonds_queue_worker {
	size_t room;     /* for so many more files, */
	size_t load;     /* beside those it has */
	bool is_soloist; /* ends these first, then reads a large file */
};

/* A large file that is being read, and who helps. */
struct fonds_offer {
	struct fonds_pipeline *pipeline;
	struct fonds_offer *next;
	unsigned helpers;
	unsigned helpers_max;
};

enum fonds_work_kind {
	FONDS_WORK_NONE,  /* nothing now: go on with what you have */
	FONDS_WORK_FILES, /* read these side by side */
	FONDS_WORK_LARGE, /* read this one for itself */
	FONDS_WORK_HELP,  /* step this pipeline; in the end call help_done */
	FONDS_WORK_END,   /* there will be nothing any more */
};

struct fonds_work {
	enum fonds_work_kind kind;
	struct fonds_task_list tasks;
	struct fonds_offer *offer;
};

/* To be cleared. */
void fonds_queue_init(struct fonds_queue *queue, unsigned workers, size_t low);
void fonds_queue_clear(struct fonds_queue *queue);

/* From the caller: more tasks; then no more; or give up at once. */
void fonds_queue_push(struct fonds_queue *queue, struct fonds_task_list *tasks);
void fonds_queue_close(struct fonds_queue *queue);
void fonds_queue_stop(struct fonds_queue *queue);

/* Does a worker wait for work? Only a hint: it may be over when read. */
bool fonds_queue_is_hungry(const struct fonds_queue *queue);

/*
 * Take what is finished. When that is little, wait first: for more, at most so
 * many milliseconds, or, where the caller has room for more tasks, until few
 * files wait.
 */
void fonds_queue_collect(struct fonds_queue *queue, bool has_room,
	unsigned milliseconds, struct fonds_task_list *finished);

/* From a worker. Waits for work when it has no load. */
void fonds_queue_take(struct fonds_queue *queue,
	struct fonds_queue_worker *worker, struct fonds_work *ret);
void fonds_queue_give(struct fonds_queue *queue,
	struct fonds_task_list *finished, struct fonds_task_list *large);

/* Let others help; then no more, and wait until they are gone. */
void fonds_queue_offer(struct fonds_queue *queue, struct fonds_offer *offer);
void fonds_queue_withdraw(struct fonds_queue *queue, struct fonds_offer *offer);

/* Who helps looks whether there is work of its own again, and says goodbye. */
bool fonds_queue_has_files(struct fonds_queue *queue);
void fonds_queue_help_done(
	struct fonds_queue *queue, struct fonds_offer *offer);

#endif
