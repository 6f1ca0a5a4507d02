/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_FORMAT_PATTERN_H
#define METADATA_FORMAT_PATTERN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/arena.h"

/*
 * A byte sequence in the language of PRONOM, compiled into a program of
 * operations that pattern-match.c runs:
 *
 *	4D5A       these bytes
 *	??         any byte
 *	{4}        any 4 bytes; {2-8} any 2 to 8; {3-*} any 3 or more
 *	*          any number of bytes
 *	[30:39]    as many bytes as one bound has, from the first to the
 *	           second bound, both included, in the order of memcmp()
 *	[&01]      a byte in which these bits are set
 *	[!...]     what is in the brackets does not hold; [!4142] is any two
 *	           bytes but these
 *	(41|4243)  one of these, to FONDS_PATTERN_DEPTH_MAX levels
 */
#define FONDS_PATTERN_DEPTH_MAX 4
#define FONDS_PATTERN_TEXT_MAX ((size_t)64 * 1024)
#define FONDS_PATTERN_GAP_MAX ((uint32_t)1 << 30)

/* Of the longest, and of a gap without end. */
#define FONDS_PATTERN_ENDLESS UINT32_MAX

/*
 * Each is a byte, then its operands; numbers of more than a byte are in the
 * order of the processor and not aligned.
 */
enum fonds_pattern_op {
	FONDS_OP_BYTES,  /* uint8 count, the bytes */
	FONDS_OP_RANGE,  /* uint8 is_inverted, uint8 count, both bounds */
	FONDS_OP_MASK,   /* uint8 is_inverted, uint8 bits */
	FONDS_OP_GAP,    /* uint32 least, uint32 most */
	FONDS_OP_ONE_OF, /* uint32 size of all that follows, then for each
	                    branch: uint32 size, its operations */
};

struct fonds_pattern {
	const uint8_t *code;
	uint32_t size;
	uint32_t shortest; /* bytes of the file */
	uint32_t longest;  /* or FONDS_PATTERN_ENDLESS */
};

/*
 * from_end: the operations stand in reverse, to be run from the end of a file
 * to its beginning. FONDS_ERR_FORMAT tells what is wrong and where in the
 * text, FONDS_ERR_UNSUPPORTED what no sequence of PRONOM has, FONDS_ERR_LIMIT
 * what is too long, too deep or too far. The pattern lives in the arena.
 */
enum fonds_status fonds_pattern_compile(struct fonds_arena *arena,
	const char *text, bool from_end, struct fonds_pattern *ret,
	struct fonds_error **error);

/* The size of the operation at code, operands included. */
size_t fonds_pattern_op_size(const uint8_t *code);

static inline uint32_t fonds_pattern_u32(const uint8_t *code)
{
	uint32_t value;

	__builtin_memcpy(&value, code, sizeof(value));
	return value;
}

#endif
