/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/message-batch.h"

#include <stdlib.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/digest/hasher-group.h"

#define DATA_SIZE ((size_t)1 << 20)
#define PARTS_MAX 256
#define ROOM_MIN ((size_t)16 * 1024)

/* Larger messages fill no lanes: libcrypto hashes one of them faster. */
#define SMALL_MAX ((size_t)64 * 1024)

/* A message, or what of it is in this batch; or a note alone. */
struct part {
	size_t at;
	size_t size;
	size_t note_at;
	size_t note_size;
	bool is_message;
	bool begins; /* here, and not in the batch before */
	bool ends;
	bool is_whole; /* its digests count */
};

struct fonds_message_batch {
	size_t algorithm_count;
	size_t used; /* of data */
	size_t count;
	bool is_open; /* the last part is a message that has not ended */
	struct part parts[PARTS_MAX];
	struct fonds_buffer notes;
	struct fonds_digest *digests; /* by part, then algorithm */
	uint8_t *data;
};

/* Its algorithms, and where their digests go among those of all. */
struct fonds_batch_hasher {
	struct fonds_hasher_group *group;
	struct fonds_hasher *hasher; /* of the message that is under way */
	size_t count;
	size_t places[FONDS_HASHER_MAX];
};

void fonds_message_batch_free(struct fonds_message_batch *batch)
{
	if (!batch)
		return;
	fonds_buffer_clear(&batch->notes);
	free(batch->digests);
	free(batch->data);
	free(batch);
}

enum fonds_status fonds_message_batch_new(size_t algorithm_count,
	struct fonds_message_batch **ret, struct fonds_error **error)
{
	struct fonds_message_batch *batch = calloc(1, sizeof(*batch));

	if (!batch)
		return fonds_fail_nomem(error);
	batch->algorithm_count = algorithm_count;
	fonds_buffer_init(&batch->notes, SIZE_MAX);
	batch->data = malloc(DATA_SIZE);
	batch->digests = calloc(
		PARTS_MAX * algorithm_count, sizeof(*batch->digests));
	if (!batch->data || !batch->digests) {
		fonds_message_batch_free(batch);
		return fonds_fail_nomem(error);
	}
	*ret = batch;
	return FONDS_OK;
}

void fonds_message_batch_reset(struct fonds_message_batch *batch)
{
	batch->used = 0;
	batch->count = 0;
	batch->is_open = false;
	fonds_buffer_reset(&batch->notes);
}

static struct part *last_part(struct fonds_message_batch *batch)
{
	return &batch->parts[batch->count - 1];
}

static struct part *add_part(struct fonds_message_batch *batch)
{
	batch->parts[batch->count] = (struct part){ .at = batch->used };
	return &batch->parts[batch->count++];
}

void fonds_message_batch_begin(struct fonds_message_batch *batch)
{
	struct part *part = add_part(batch);

	part->is_message = true;
	part->begins = true;
	batch->is_open = true;
}

bool fonds_message_batch_room(
	struct fonds_message_batch *batch, void **ret, size_t *ret_size)
{
	*ret = batch->data + batch->used;
	*ret_size = DATA_SIZE - batch->used;
	return *ret_size >= ROOM_MIN;
}

void fonds_message_batch_add(struct fonds_message_batch *batch, size_t size)
{
	last_part(batch)->size += size;
	batch->used += size;
}

static enum fonds_status add_note(struct fonds_message_batch *batch,
	struct part *part, const void *note, size_t size,
	struct fonds_error **error)
{
	part->note_at = batch->notes.size;
	part->note_size = size;
	part->ends = true;
	fonds_buffer_add(&batch->notes, note, size);
	return fonds_buffer_check(&batch->notes, "a note", error);
}

enum fonds_status fonds_message_batch_end(struct fonds_message_batch *batch,
	bool is_whole, const void *note, size_t size,
	struct fonds_error **error)
{
	struct part *part = last_part(batch);

	part->is_whole = is_whole;
	batch->is_open = false;
	return add_note(batch, part, note, size, error);
}

enum fonds_status fonds_message_batch_skip(struct fonds_message_batch *batch,
	const void *note, size_t size, struct fonds_error **error)
{
	return add_note(batch, add_part(batch), note, size, error);
}

bool fonds_message_batch_is_full(const struct fonds_message_batch *batch)
{
	return batch->count == PARTS_MAX;
}

void fonds_message_batch_cut(
	struct fonds_message_batch *batch, struct fonds_message_batch *next)
{
	if (!batch->is_open)
		return;
	add_part(next)->is_message = true;
	next->is_open = true;
}

bool fonds_message_batch_get(const struct fonds_message_batch *batch,
	size_t *index, struct fonds_batch_result *ret)
{
	const struct part *part;

	while (*index < batch->count && !batch->parts[*index].ends)
		++*index;
	if (*index == batch->count)
		return false;
	part = &batch->parts[*index];
	ret->note = fonds_buffer_text(&batch->notes) + part->note_at;
	ret->note_size = part->note_size;
	ret->digests =
		part->is_whole
			? &batch->digests[*index * batch->algorithm_count]
			: NULL;
	return true;
}

static enum fonds_status make_hashers(struct fonds_batch_hasher *hasher,
	const enum fonds_algorithm *mine, struct fonds_error **error)
{
	enum fonds_status status = fonds_hasher_new(
		mine, hasher->count, &hasher->hasher, error);

	if (status < 0)
		return status;
	return fonds_hasher_group_new(
		mine, hasher->count, PARTS_MAX, &hasher->group, error);
}

enum fonds_status fonds_batch_hasher_new(const enum fonds_algorithm *algorithms,
	size_t count, size_t first, size_t stride,
	struct fonds_batch_hasher **ret, struct fonds_error **error)
{
	enum fonds_algorithm mine[FONDS_HASHER_MAX];
	struct fonds_batch_hasher *hasher = calloc(1, sizeof(*hasher));
	enum fonds_status status;

	if (!hasher)
		return fonds_fail_nomem(error);
	for (size_t i = first; i < count; i += stride) {
		mine[hasher->count] = algorithms[i];
		hasher->places[hasher->count++] = i;
	}
	status = make_hashers(hasher, mine, error);
	if (status < 0) {
		fonds_batch_hasher_free(hasher);
		return status;
	}
	*ret = hasher;
	return FONDS_OK;
}

void fonds_batch_hasher_free(struct fonds_batch_hasher *hasher)
{
	if (!hasher)
		return;
	fonds_hasher_free(hasher->hasher);
	fonds_hasher_group_free(hasher->group);
	free(hasher);
}

/* Put the digests where those of all algorithms of the part lie. */
static void set_digests(const struct fonds_batch_hasher *hasher,
	struct fonds_message_batch *batch, size_t index,
	const struct fonds_digest *digests)
{
	for (size_t i = 0; i < hasher->count; i++)
		batch->digests[index * batch->algorithm_count +
			       hasher->places[i]] = digests[i];
}

static bool is_small(const struct part *part)
{
	return part->is_message && part->begins && part->ends &&
	       part->size <= SMALL_MAX;
}

/* Of a message that is large, or in more batches than this. */
static enum fonds_status hash_part(struct fonds_batch_hasher *hasher,
	struct fonds_message_batch *batch, size_t index,
	struct fonds_error **error)
{
	struct fonds_digest digests[FONDS_HASHER_MAX];
	const struct part *part = &batch->parts[index];
	enum fonds_status status = FONDS_OK;

	if (part->begins)
		status = fonds_hasher_start(hasher->hasher, error);
	if (status == FONDS_OK && part->size > 0)
		status = fonds_hasher_update(hasher->hasher,
			batch->data + part->at, part->size, error);
	if (status < 0 || !part->ends)
		return status;
	status = fonds_hasher_finish(hasher->hasher, digests, error);
	if (status == FONDS_OK)
		set_digests(hasher, batch, index, digests);
	return status;
}

static enum fonds_status feed_small(struct fonds_batch_hasher *hasher,
	const struct fonds_message_batch *batch, size_t index,
	struct fonds_error **error)
{
	const struct part *part = &batch->parts[index];
	enum fonds_status status = fonds_hasher_group_start(
		hasher->group, index, error);

	if (status < 0)
		return status;
	return fonds_hasher_group_feed(hasher->group, index,
		batch->data + part->at, part->size, true, error);
}

static enum fonds_status finish_small(struct fonds_batch_hasher *hasher,
	struct fonds_message_batch *batch, struct fonds_error **error)
{
	struct fonds_digest digests[FONDS_HASHER_MAX];
	enum fonds_status status = FONDS_OK;

	fonds_hasher_group_run(hasher->group, true);
	for (size_t i = 0; status == FONDS_OK && i < batch->count; i++) {
		if (!is_small(&batch->parts[i]))
			continue;
		status = fonds_hasher_group_finish(
			hasher->group, i, digests, error);
		if (status == FONDS_OK)
			set_digests(hasher, batch, i, digests);
	}
	return status;
}

enum fonds_status fonds_batch_hasher_run(struct fonds_batch_hasher *hasher,
	struct fonds_message_batch *batch, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < batch->count; i++) {
		if (!batch->parts[i].is_message)
			continue;
		if (is_small(&batch->parts[i]))
			status = feed_small(hasher, batch, i, error);
		else
			status = hash_part(hasher, batch, i, error);
	}
	return status == FONDS_OK ? finish_small(hasher, batch, error) : status;
}
