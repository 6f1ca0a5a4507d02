/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_BLOCK_SCHEME_H
#define FIXITY_DIGEST_BLOCK_SCHEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/digest.h>

/*
 * What MD5 and the SHA-1 and SHA-2 algorithms have around their block
 * functions: where they begin, how a message is padded, how the state becomes
 * the digest (RFC 1321 3.1 to 3.5, FIPS 180-4 5 and 6).
 */
struct fonds_block_scheme {
	enum fonds_algorithm algorithm;
	enum fonds_algorithm family; /* whose block function it has */
	uint8_t block_size;
	uint8_t word_size;
	uint8_t words;       /* of the state */
	uint8_t length_size; /* of the length that padding ends with */
	bool is_little_endian;
	uint64_t initial[8];
};

/* Enough for the padded end of any message. */
#define FONDS_TAIL_SIZE 256

/* One word of a state for each word of the scheme: w64 if they have 8 bytes. */
union fonds_block_state {
	uint32_t w32[8];
	uint64_t w64[8];
};

/* NULL for the algorithms that are built otherwise. */
const struct fonds_block_scheme *fonds_block_scheme_get(
	enum fonds_algorithm algorithm);

void fonds_block_scheme_start(const struct fonds_block_scheme *scheme,
	union fonds_block_state *state);

/*
 * Copy a state into, and out of, the column of a lane among the states of a
 * kernel (fixity/digest/kernel.h).
 */
void fonds_block_state_to_lane(const struct fonds_block_scheme *scheme,
	const union fonds_block_state *state, void *states, size_t lanes,
	size_t lane);
void fonds_block_state_from_lane(const struct fonds_block_scheme *scheme,
	union fonds_block_state *state, const void *states, size_t lanes,
	size_t lane);

/*
 * Pad the end of a message of size bytes: what of it fills no block. Returns
 * how many blocks the end has now, 1 or 2; they are the last of tail.
 */
size_t fonds_block_scheme_pad(const struct fonds_block_scheme *scheme,
	const void *end, uint64_t size, uint8_t tail[FONDS_TAIL_SIZE]);

void fonds_block_scheme_finish(const struct fonds_block_scheme *scheme,
	const union fonds_block_state *state, struct fonds_digest *ret);

#endif
