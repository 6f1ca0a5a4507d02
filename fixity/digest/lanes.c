/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/lanes.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/digest/kernel.h"

/*
 * A kernel hashes the same number of blocks in every lane. So it is run for
 * as many as the shortest message has left, and that message's lane is then
 * given to the next that waits. Only where lanes change hands is a state
 * copied, between the columns of the kernel's table and the message. When
 * none waits any more, lanes fall idle one by one, until another kernel would
 * be done sooner with what is left.
 */
struct fonds_lanes {
	const struct fonds_block_scheme *scheme;
	struct fonds_kernel_plan plan;
};

/* One kernel at work. */
struct loom {
	const struct fonds_lanes *lanes;
	const struct fonds_kernel *kernel;
	struct fonds_message *const *next; /* which of them may wait */
	struct fonds_message *const *end;
	size_t busy; /* lanes that have a message */
	struct fonds_message *messages[FONDS_KERNEL_LANES_MAX];
	_Alignas(64) uint64_t states[8 * FONDS_KERNEL_LANES_MAX];
};

enum fonds_status fonds_lanes_new(enum fonds_algorithm algorithm,
	struct fonds_lanes **ret, struct fonds_error **error)
{
	const struct fonds_block_scheme *scheme = fonds_block_scheme_get(
		algorithm);
	struct fonds_kernel_plan plan = { 0 };
	struct fonds_lanes *lanes;
	enum fonds_status status;

	if (scheme) {
		status = fonds_kernel_plan_get(scheme->family, &plan, error);
		if (status < 0)
			return status;
	}
	if (!plan.best[1]) {
		*ret = NULL;
		return FONDS_OK;
	}
	lanes = calloc(1, sizeof(*lanes));
	if (!lanes)
		return fonds_fail_nomem(error);
	lanes->scheme = scheme;
	lanes->plan = plan;
	*ret = lanes;
	return FONDS_OK;
}

void fonds_lanes_free(struct fonds_lanes *lanes)
{
	free(lanes);
}

void fonds_lanes_freep(struct fonds_lanes **lanes)
{
	int saved = errno;

	fonds_lanes_free(*lanes);
	errno = saved;
}

unsigned fonds_lanes_width(const struct fonds_lanes *lanes)
{
	return lanes->plan.best[FONDS_KERNEL_LANES_MAX]->lanes;
}

size_t fonds_lanes_block_size(const struct fonds_lanes *lanes)
{
	return lanes->scheme->block_size;
}

void fonds_message_start(
	const struct fonds_lanes *lanes, struct fonds_message *message)
{
	fonds_block_scheme_start(lanes->scheme, &message->state);
	message->size = 0;
	message->data = NULL;
	message->blocks = 0;
	message->tail_blocks = 0;
}

void fonds_message_feed(const struct fonds_lanes *lanes,
	struct fonds_message *message, const void *data, size_t size,
	bool is_last)
{
	size_t block_size = lanes->scheme->block_size;
	const uint8_t *bytes = data;

	message->size += size;
	message->data = bytes;
	message->blocks = size / block_size;
	if (size > 0)
		bytes += message->blocks * block_size;
	if (is_last)
		message->tail_blocks = fonds_block_scheme_pad(
			lanes->scheme, bytes, message->size, message->tail);
}

bool fonds_message_is_waiting(const struct fonds_message *message)
{
	return message->blocks > 0 || message->tail_blocks > 0;
}

void fonds_message_finish(const struct fonds_lanes *lanes,
	const struct fonds_message *message, struct fonds_digest *ret)
{
	fonds_block_scheme_finish(lanes->scheme, &message->state, ret);
}

/* Blocks of a message that lie side by side, and where. */
static size_t blocks_of(const struct loom *loom,
	const struct fonds_message *message, const uint8_t **data)
{
	size_t block_size = loom->lanes->scheme->block_size;

	if (message->blocks > 0) {
		*data = message->data;
		return message->blocks;
	}
	*data = message->tail + FONDS_TAIL_SIZE -
		message->tail_blocks * block_size;
	return message->tail_blocks;
}

static void take_blocks(
	const struct loom *loom, struct fonds_message *message, size_t blocks)
{
	if (message->blocks == 0) {
		message->tail_blocks -= blocks;
		return;
	}
	message->blocks -= blocks;
	message->data += blocks * loom->lanes->scheme->block_size;
}

static void load_state(struct loom *loom, size_t lane)
{
	fonds_block_state_to_lane(loom->lanes->scheme,
		&loom->messages[lane]->state, loom->states, loom->kernel->lanes,
		lane);
}

static void store_state(const struct loom *loom, size_t lane)
{
	fonds_block_state_from_lane(loom->lanes->scheme,
		&loom->messages[lane]->state, loom->states, loom->kernel->lanes,
		lane);
}

/* Give a free lane to the next message that waits, if there is one. */
static void fill_lane(struct loom *loom, size_t lane)
{
	loom->messages[lane] = NULL;
	while (loom->next < loom->end) {
		struct fonds_message *message = *loom->next++;

		if (!fonds_message_is_waiting(message))
			continue;
		loom->messages[lane] = message;
		loom->busy++;
		load_state(loom, lane);
		return;
	}
}

/* Point every lane at data; returns for how many blocks all have some. */
static size_t aim(
	const struct loom *loom, const uint8_t *data[FONDS_KERNEL_LANES_MAX])
{
	const uint8_t *any = NULL;
	size_t least = SIZE_MAX;

	for (size_t lane = 0; lane < loom->kernel->lanes; lane++) {
		size_t blocks;

		if (!loom->messages[lane])
			continue;
		blocks = blocks_of(loom, loom->messages[lane], &data[lane]);
		least = blocks < least ? blocks : least;
		any = data[lane];
	}
	/* What an idle lane computes is of no use, but it has to read. */
	for (size_t lane = 0; lane < loom->kernel->lanes; lane++)
		if (!loom->messages[lane])
			data[lane] = any;
	return least;
}

/* Until a message is out of blocks, whose lane goes to another. */
static void hash_some(struct loom *loom)
{
	const uint8_t *data[FONDS_KERNEL_LANES_MAX] = { NULL };
	size_t blocks = aim(loom, data);

	loom->kernel->run(loom->states, data, blocks);
	for (size_t lane = 0; lane < loom->kernel->lanes; lane++) {
		struct fonds_message *message = loom->messages[lane];

		if (!message)
			continue;
		take_blocks(loom, message, blocks);
		if (fonds_message_is_waiting(message))
			continue;
		store_state(loom, lane);
		loom->busy--;
		fill_lane(loom, lane);
	}
}

static bool is_worth_it(const struct loom *loom, bool flush)
{
	if (loom->busy == loom->kernel->lanes)
		return true;
	return flush && loom->lanes->plan.best[loom->busy] == loom->kernel;
}

static void run_kernel(const struct fonds_lanes *lanes,
	const struct fonds_kernel *kernel,
	struct fonds_message *const *messages, size_t count, bool flush)
{
	struct loom loom = { .lanes = lanes,
		.kernel = kernel,
		.next = messages,
		.end = messages + count };

	for (size_t lane = 0; lane < kernel->lanes; lane++)
		fill_lane(&loom, lane);
	while (is_worth_it(&loom, flush))
		hash_some(&loom);
	for (size_t lane = 0; lane < kernel->lanes; lane++)
		if (loom.messages[lane])
			store_state(&loom, lane);
}

/* How many wait, as far as it matters to the plan. */
static size_t count_waiting(struct fonds_message *const *messages, size_t count)
{
	size_t waiting = 0;

	for (size_t i = 0; i < count && waiting < FONDS_KERNEL_LANES_MAX; i++)
		waiting += fonds_message_is_waiting(messages[i]);
	return waiting;
}

void fonds_lanes_run(const struct fonds_lanes *lanes,
	struct fonds_message *const *messages, size_t count, bool flush)
{
	size_t least = flush ? 1 : fonds_lanes_width(lanes);
	size_t waiting;

	while ((waiting = count_waiting(messages, count)) >= least)
		run_kernel(lanes, lanes->plan.best[waiting], messages, count,
			flush);
}
