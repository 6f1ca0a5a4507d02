/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_VECTOR_H
#define FIXITY_DIGEST_VECTOR_H

/*
 * The block functions are written once, in md5-blocks.h, sha1-blocks.h,
 * sha256-blocks.h and sha512-blocks.h, over a few operations on vectors of
 * 32 or 64-bit words. A vector holds the same word of as many messages as the
 * unit has lanes. A unit's own file includes its vector-UNIT.h first; where
 * none came before, the operations are plain C and there is one lane.
 *
 *	V32_LANES	lanes; the same exists for V64 and 64-bit words
 *	v32_set1	one value in every lane
 *	v32_load, v32_store	a row of the state, one word a lane, aligned
 *	v32_add, v32_xor, v32_shr, v32_rol (v64_ror)	as in C, counts constant
 *	v32_xor3	x ^ y ^ z
 *	v32_choose	the bits of y where x is set, of z elsewhere
 *	v32_majority	the bits that most of the three have
 *	v32_xor_orn	x ^ (y | ~z)
 *	v32_load_be	a block of each message: 16 words in big-endian order
 *	v32_load_le	the same, little-endian
 */

#ifndef V32_LANES
#include "fixity/digest/vector-portable.h"
#endif

/* What must be part of its caller, for constants to stay constants. */
#define FONDS_INLINE static inline __attribute__((always_inline))

/* Sixteen steps from first on, each with its number as a constant. */
#define FONDS_EACH_16(step, first) \
	FONDS_EACH_4(step, (first)) \
	FONDS_EACH_4(step, (first) + 4) \
	FONDS_EACH_4(step, (first) + 8) \
	FONDS_EACH_4(step, (first) + 12)
#define FONDS_EACH_4(step, first) \
	step((first)) step((first) + 1) step((first) + 2) step((first) + 3)

#endif
