/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_SIGNATURE_INDEX_H
#define METADATA_FORMAT_SIGNATURE_INDEX_H

#include "base/arena.h"

#include <stdint.h>

/*
 * What spares most signatures of a set to be run over most files, and never
 * one that could match:
 *
 * - The first byte: most signatures have a sequence that stands at the very
 *   beginning and begins with one known byte.
 * - Keys: most sequences hold 4 known bytes in a row, which their bytes must
 *   have. One pass over the bytes tells which keys occur at all.
 */
#define FONDS_KEY_NONE UINT32_MAX
#define FONDS_KEY_SLOTS_LOG2 15
#define FONDS_KEY_SLOTS ((size_t)1 << FONDS_KEY_SLOTS_LOG2)

struct fonds_signature;
struct fonds_sequence;

struct fonds_key {
	uint32_t bytes;
	uint32_t next; /* with the same slot, or FONDS_KEY_NONE */
};

/* Indices of signatures. */
struct fonds_candidates {
	uint32_t *items;
	size_t count;
};

struct fonds_signature_index {
	struct fonds_key *keys;
	size_t key_count;
	uint32_t *slots; /* FONDS_KEY_SLOTS first keys, or FONDS_KEY_NONE */
	uint8_t *used;   /* a bit for each slot */

	struct fonds_candidates by_first_byte[256];
	struct fonds_candidates others; /* that no first byte rules out */
};

/*
 * Gives the sequences their keys. What it allocates comes from the arena,
 * which the caller checks; after a failure the index is not to be used.
 */
void fonds_signature_index_build(struct fonds_signature_index *index,
	const struct fonds_signature *signatures, size_t count,
	struct fonds_sequence *sequences, size_t sequence_count,
	struct fonds_arena *arena);

/* Sets the bit of each key that occurs. seen has key_count bits or more. */
void fonds_signature_index_scan(const struct fonds_signature_index *index,
	const uint8_t *data, size_t size, uint64_t *seen);

#endif
