/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_MESSAGE_BATCH_H
#define FIXITY_DIGEST_MESSAGE_BATCH_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/digest.h>
#include <fonds/error.h>

#include "fixity/digest/hasher.h"

/*
 * A piece of a stream of messages, for fixity/digest/message-line.h: many
 * small messages, or a part of a large one, with their notes. A message that
 * goes on in the next batch is the last of this one and the first of that.
 */
struct fonds_message_batch;

enum fonds_status fonds_message_batch_new(size_t algorithm_count,
	struct fonds_message_batch **ret, struct fonds_error **error);
void fonds_message_batch_free(struct fonds_message_batch *batch);

/* A message is begun; one that is full has no place for it. */
void fonds_message_batch_begin(struct fonds_message_batch *batch);

/* False when so little room is left that the next batch should be used. */
bool fonds_message_batch_room(
	struct fonds_message_batch *batch, void **ret, size_t *ret_size);
void fonds_message_batch_add(struct fonds_message_batch *batch, size_t size);
enum fonds_status fonds_message_batch_end(struct fonds_message_batch *batch,
	bool is_whole, const void *note, size_t size,
	struct fonds_error **error);

/* A note without a message. */
enum fonds_status fonds_message_batch_skip(struct fonds_message_batch *batch,
	const void *note, size_t size, struct fonds_error **error);

/* Is there no place for a further message or note? */
bool fonds_message_batch_is_full(const struct fonds_message_batch *batch);

/* The message under way, if any, goes on in next, which is empty. */
void fonds_message_batch_cut(
	struct fonds_message_batch *batch, struct fonds_message_batch *next);

/* What came of a message. digests as in struct fonds_message_line_options. */
struct fonds_batch_result {
	const void *note;
	size_t note_size;
	const struct fonds_digest *digests;
};

/*
 * The first note at or after *index, which is set to where it stands; false
 * when there is none. Once all hashers have run.
 */
bool fonds_message_batch_get(const struct fonds_message_batch *batch,
	size_t *index, struct fonds_batch_result *ret);

/* Empty it, to be used again. */
void fonds_message_batch_reset(struct fonds_message_batch *batch);

/*
 * Hashes the messages of batch after batch with every stride-th algorithm,
 * from first on. One thread at a time; several hashers, each with other
 * algorithms, may run on one batch at once.
 */
struct fonds_batch_hasher;

enum fonds_status fonds_batch_hasher_new(const enum fonds_algorithm *algorithms,
	size_t count, size_t first, size_t stride,
	struct fonds_batch_hasher **ret, struct fonds_error **error);
enum fonds_status fonds_batch_hasher_run(struct fonds_batch_hasher *hasher,
	struct fonds_message_batch *batch, struct fonds_error **error);
void fonds_batch_hasher_free(struct fonds_batch_hasher *hasher);

#endif
