/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/shard-queue.h"

#include <stdlib.h>

#include "base/error.h"

#define RETRY_NS (INT64_C(500) * 1000000)

void fonds_shard_queue_clear(struct fonds_shard_queue *queue)
{
	free(queue->items);
	free(queue->waiting);
	free(queue->ready);
	*queue = (struct fonds_shard_queue){ 0 };
}

enum fonds_status fonds_shard_queue_fill(struct fonds_shard_queue *queue,
	struct fonds_catalog *catalog, int64_t run, struct fonds_error **error)
{
	enum fonds_status status;

	fonds_shard_queue_clear(queue);
	status = fonds_work_queue(
		catalog, run, &queue->items, &queue->count, error);
	if (status < 0)
		return status;
	queue->waiting = calloc(queue->count + 1, sizeof(*queue->waiting));
	queue->ready = calloc(queue->count + 1, sizeof(*queue->ready));
	return queue->waiting && queue->ready ? FONDS_OK
					      : fonds_fail_nomem(error);
}

/* Those of one holding, or all (0), are to be asked for again. */
static void wake(struct fonds_shard_queue *queue, int64_t holding)
{
	size_t kept = 0;

	for (size_t i = 0; i < queue->waiting_count; i++) {
		size_t item = queue->waiting[i];

		if (holding == 0 || queue->items[item].holding == holding)
			queue->ready[queue->ready_count++] = item;
		else
			queue->waiting[kept++] = item;
	}
	queue->waiting_count = kept;
}

void fonds_shard_queue_wake(struct fonds_shard_queue *queue, int64_t holding)
{
	wake(queue, holding);
}

const struct fonds_work_item *fonds_shard_queue_next(
	struct fonds_shard_queue *queue, int64_t now_ns)
{
	if (queue->ready_count == 0 && queue->waiting_count > 0 &&
		now_ns - queue->retried_ns >= RETRY_NS) {
		queue->retried_ns = now_ns;
		wake(queue, 0);
	}
	if (queue->ready_count > 0)
		return &queue->items[queue->ready[--queue->ready_count]];
	if (queue->next < queue->count)
		return &queue->items[queue->next++];
	return NULL;
}

bool fonds_shard_queue_is_waiting(const struct fonds_shard_queue *queue)
{
	return queue->waiting_count > 0 || queue->ready_count > 0;
}

void fonds_shard_queue_put_back(
	struct fonds_shard_queue *queue, const struct fonds_work_item *item)
{
	queue->waiting[queue->waiting_count++] = (size_t)(item - queue->items);
}
