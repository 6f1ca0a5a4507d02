/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DAMAGE_H
#define FIXITY_DAMAGE_H

#include "base/tree.h"

/*
 * Where a damaged file is damaged, and how: the pattern tells what may have
 * done it, a bit that flipped, a sector that was lost, a copy that ended
 * early. It is found by comparing with a good copy byte by byte, or only by
 * blocks where the digests of the blocks are all there is. Nothing that is
 * found here is a verdict.
 */
enum fonds_damage_pattern {
	FONDS_DAMAGE_NONE,      /* the same bytes */
	FONDS_DAMAGE_ONE_BIT,   /* of one byte */
	FONDS_DAMAGE_ONE_BYTE,  /* more than one bit of it */
	FONDS_DAMAGE_ZEROS,     /* from first to last all zero */
	FONDS_DAMAGE_SECTOR,    /* whole sectors of 512 or 4,096 bytes */
	FONDS_DAMAGE_TRUNCATED, /* what is there is right, but it ends early */
	FONDS_DAMAGE_LONGER,    /* all of it is there, and more behind it */
	FONDS_DAMAGE_SCATTERED, /* anything else */
	FONDS_DAMAGE_BLOCKS,    /* known by blocks only */
};

/* "one bit", "one byte", "zeros", "sector", ...; NULL for none. */
const char *fonds_damage_pattern_name(enum fonds_damage_pattern pattern);

/*
 * The damage reaches from its first byte to its last; of one that is
 * truncated, to the end of what should be there, and of one that is longer, to
 * the end of what is. bytes is how many of them differ or are missing or too
 * many; by blocks it is as many as the blocks have, and so no less than that.
 */
struct fonds_damage {
	enum fonds_damage_pattern pattern;
	uint64_t offset; /* 0 where there is none, as the next two */
	uint64_t length;
	uint64_t bytes;
	uint64_t actual_size;
	uint64_t expected_size;
	bool is_by_blocks;
};

/* "1 bit at offset 4711", "4096 bytes of zeros at offset 8192"; returns text. */
#define FONDS_DAMAGE_TEXT_SIZE 80

char *fonds_damage_text(
	const struct fonds_damage *damage, char text[FONDS_DAMAGE_TEXT_SIZE]);

/*
 * Compare two streams from where they are to their ends, in constant memory.
 * Which one is bad is known by its digest, not here.
 */
enum fonds_status fonds_damage_compare(struct fonds_stream *bad,
	struct fonds_stream *good, struct fonds_damage *ret,
	struct fonds_error **error);

/*
 * The same from blocks, given in order: of each that is bad, where it is and
 * how much of it should be there. init, then add, then finish with the sizes.
 */
void fonds_damage_init_blocks(struct fonds_damage *damage);
void fonds_damage_add_block(
	struct fonds_damage *damage, uint64_t offset, uint64_t size);
void fonds_damage_finish_blocks(struct fonds_damage *damage,
	uint64_t actual_size, uint64_t expected_size);

#endif
