/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_SHA1_BLOCKS_H
#define FIXITY_DIGEST_SHA1_BLOCKS_H

#include "fixity/digest/vector.h"

/* SHA-1 of a block in each lane, FIPS 180-4 6.1.2. */

/* FIPS 180-4 4.2.1, for 20 rounds each */
static const uint32_t sha1_constants[4] = { 0x5a827999, 0x6ed9eba1, 0x8f1bbcdc,
	0xca62c1d6 };

/* FIPS 180-4 4.1.1: Ch, Parity, Maj, Parity */
FONDS_INLINE v32 sha1_function(v32 b, v32 c, v32 d, int t)
{
	if (t < 20)
		return v32_choose(b, c, d);
	return t >= 40 && t < 60 ? v32_majority(b, c, d) : v32_xor3(b, c, d);
}

/*
 * Round t. The five variables do not move from one to the next; instead a is
 * one place further down in s after each round.
 */
FONDS_INLINE void sha1_round(v32 s[5], v32 word, int t)
{
	v32 a = s[(80 - t) % 5], c = s[(82 - t) % 5], d = s[(83 - t) % 5];
	v32 *b = &s[(81 - t) % 5], *e = &s[(84 - t) % 5];
	v32 sum = v32_add(word, v32_set1(sha1_constants[t / 20]));

	sum = v32_add(v32_add(sum, *e), sha1_function(*b, c, d, t));
	*e = v32_add(sum, v32_rol(a, 5));
	*b = v32_rol(*b, 30);
}

/* Word t of the schedule becomes word t + 16. */
FONDS_INLINE void sha1_schedule(v32 w[16], int t)
{
	v32 sum = v32_xor3(w[t & 15], w[(t + 2) & 15], w[(t + 8) & 15]);

	sum = v32_xor(sum, w[(t + 13) & 15]);
	w[t & 15] = v32_rol(sum, 1);
}

#define SHA1_ROUND(t) sha1_round(s, w[(t)&15], (t));
#define SHA1_ROUND_AND_SCHEDULE(t) SHA1_ROUND(t) sha1_schedule(w, (t));

FONDS_INLINE void sha1_block(
	v32 s[5], const uint8_t *const *data, size_t offset)
{
	v32 w[16];

	v32_load_be(w, data, offset);
	FONDS_EACH_16(SHA1_ROUND_AND_SCHEDULE, 0)
	FONDS_EACH_16(SHA1_ROUND_AND_SCHEDULE, 16)
	FONDS_EACH_16(SHA1_ROUND_AND_SCHEDULE, 32)
	FONDS_EACH_16(SHA1_ROUND_AND_SCHEDULE, 48)
	FONDS_EACH_16(SHA1_ROUND, 64)
}

static inline void sha1_blocks(
	uint32_t *state, const uint8_t *const *data, size_t blocks)
{
	v32 s[5], before[5];

	for (size_t i = 0; i < 5; i++)
		s[i] = v32_load(state + i * V32_LANES);
	for (size_t block = 0; block < blocks; block++) {
		for (size_t i = 0; i < 5; i++)
			before[i] = s[i];
		sha1_block(s, data, block * 64);
		for (size_t i = 0; i < 5; i++)
			s[i] = v32_add(s[i], before[i]);
	}
	for (size_t i = 0; i < 5; i++)
		v32_store(state + i * V32_LANES, s[i]);
}

#endif
