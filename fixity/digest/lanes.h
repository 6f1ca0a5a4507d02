/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_LANES_H
#define FIXITY_DIGEST_LANES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/digest.h>
#include <fonds/error.h>

#include "fixity/digest/block-scheme.h"

/*
 * Many messages hashed side by side: schedules them over the kernels
 * (fixity/digest/kernel.h) of one algorithm. One thread at a time.
 *
 *	lanes_new -> for each message: message_start
 *		  -> [message_feed some -> lanes_run]... -> message_finish
 *		  -> lanes_free
 */
struct fonds_lanes;

/* One message under one algorithm. The caller's memory, nothing to free. */
struct fonds_message {
	union fonds_block_state state;
	uint64_t size;       /* bytes fed so far */
	const uint8_t *data; /* whole blocks that wait, borrowed until hashed */
	size_t blocks;
	size_t tail_blocks; /* of the padded end, hashed after data */
	uint8_t tail[FONDS_TAIL_SIZE]; /* whose last blocks these are */
};

/*
 * *ret is NULL (and the status FONDS_OK) when no kernel serves the algorithm;
 * then libcrypto does. Fails for a FONDS_DIGEST that cannot be served.
 */
enum fonds_status fonds_lanes_new(enum fonds_algorithm algorithm,
	struct fonds_lanes **ret, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_lanes_free(struct fonds_lanes *lanes);
void fonds_lanes_freep(struct fonds_lanes **lanes);

/* How many messages its widest kernel hashes at once. */
unsigned fonds_lanes_width(const struct fonds_lanes *lanes);

/* What size must be a multiple of when more is to come. */
size_t fonds_lanes_block_size(const struct fonds_lanes *lanes);

void fonds_message_start(
	const struct fonds_lanes *lanes, struct fonds_message *message);

/*
 * Give a message of which nothing waits its next bytes: whole blocks or, with
 * is_last, any number and then the padding. data must stay until it is
 * hashed.
 */
void fonds_message_feed(const struct fonds_lanes *lanes,
	struct fonds_message *message, const void *data, size_t size,
	bool is_last);

/* Has it blocks that are not hashed yet? */
bool fonds_message_is_waiting(const struct fonds_message *message);

/*
 * Hash what waits; messages that do not wait are passed over. Without flush it
 * returns as soon as a lane of the widest kernel would stand idle, perhaps at
 * once, so that the caller can bring more; with flush all is hashed, the last
 * messages by whichever kernel is soonest done with so few.
 */
void fonds_lanes_run(const struct fonds_lanes *lanes,
	struct fonds_message *const *messages, size_t count, bool flush);

/* The digest of a message that was fed its last bytes and does not wait. */
void fonds_message_finish(const struct fonds_lanes *lanes,
	const struct fonds_message *message, struct fonds_digest *ret);

#endif
