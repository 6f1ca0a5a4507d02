/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_SHARD_QUEUE_H
#define AUDIT_SHARD_QUEUE_H

#include "fixity/catalog/work.h"

/*
 * The shards of a run in the order in which an auditor takes them. Those that
 * cannot be had now wait, and are asked for again: when a shard of the same
 * holding was recorded, and every now and then, for the auditor who has them
 * may die.
 */
struct fonds_shard_queue {
	struct fonds_work_item *items;
	size_t count;
	size_t next;
	size_t *waiting; /* of items */
	size_t waiting_count;
	size_t *ready; /* of items: their wait is over, asked for first */
	size_t ready_count;
	int64_t retried_ns;
};

/* Clears what was there. */
enum fonds_status fonds_shard_queue_fill(struct fonds_shard_queue *queue,
	struct fonds_catalog *catalog, int64_t run, struct fonds_error **error);
void fonds_shard_queue_clear(struct fonds_shard_queue *queue);

/*
 * The next one to be claimed; borrowed. NULL: there is none now, and none ever
 * when nothing waits.
 */
const struct fonds_work_item *fonds_shard_queue_next(
	struct fonds_shard_queue *queue, int64_t now_ns);
bool fonds_shard_queue_is_waiting(const struct fonds_shard_queue *queue);

/* It could not be had. */
void fonds_shard_queue_put_back(
	struct fonds_shard_queue *queue, const struct fonds_work_item *item);

/* A shard of this holding was recorded. */
void fonds_shard_queue_wake(struct fonds_shard_queue *queue, int64_t holding);

#endif
