/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_SPOTS_H
#define METADATA_FORMAT_SPOTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * A set of places in some bytes, as intervals in ascending order that neither
 * touch nor overlap. After a failure to get memory it stays failed, and takes
 * nothing more. Start from { 0 }.
 */
struct fonds_interval {
	uint32_t first;
	uint32_t last; /* included */
};

struct fonds_spots {
	struct fonds_interval *items;
	size_t count;
	size_t capacity;
	bool has_failed;
};

void fonds_spots_clear(struct fonds_spots *spots); /* for fonds_cleanup() */

/* Make it empty and keep the memory. */
void fonds_spots_reset(struct fonds_spots *spots);

/* first <= last; first not before the first place of the last interval. */
void fonds_spots_add(struct fonds_spots *spots, uint32_t first, uint32_t last);

/* spots becomes what is in a or b; it is neither of the two. */
void fonds_spots_unite(struct fonds_spots *spots, const struct fonds_spots *a,
	const struct fonds_spots *b);

/*
 * spots becomes all places that lie from least to most (or without end) after
 * one in from, up to limit; it is not from.
 */
void fonds_spots_move(struct fonds_spots *spots, const struct fonds_spots *from,
	uint32_t least, uint32_t most, uint32_t limit);

#endif
