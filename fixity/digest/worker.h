/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_WORKER_H
#define FIXITY_DIGEST_WORKER_H

#include "fixity/digest/queue.h"

/* A thread of the digest engine: takes tasks from the queue, gives them back. */
struct fonds_worker;

/* shared and queue are borrowed and must outlive the worker. */
enum fonds_status fonds_worker_new(struct fonds_check_shared *shared,
	struct fonds_queue *queue, struct fonds_worker **ret,
	struct fonds_error **error);
void fonds_worker_free(struct fonds_worker *worker);

/*
 * Start its thread, which takes no signals: 0 or an errno value. It ends when
 * the queue is stopped, or closed and everything finished.
 */
int fonds_worker_start(struct fonds_worker *worker);
void fonds_worker_join(struct fonds_worker *worker);

#endif
