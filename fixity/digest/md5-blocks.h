/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_MD5_BLOCKS_H
#define FIXITY_DIGEST_MD5_BLOCKS_H

#include "fixity/digest/vector.h"

/* MD5 of a block in each lane, RFC 1321 3.4. */

/* The integer part of 4294967296 times abs(sin(i + 1)). */
static const uint32_t md5_constants[64] = { 0xd76aa478, 0xe8c7b756, 0x242070db,
	0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501, 0x698098d8,
	0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e,
	0x49b40821, 0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d,
	0x02441453, 0xd8a1e681, 0xe7d3fbc8, 0x21e1cde6, 0xc33707d6, 0xf4d50d87,
	0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a, 0xfffa3942,
	0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60,
	0xbebfbc70, 0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039,
	0xe6db99e5, 0x1fa27cf8, 0xc4ac5665, 0xf4292244, 0x432aff97, 0xab9423a7,
	0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1, 0x6fa87e4f,
	0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb,
	0xeb86d391 };

/* The functions F, G, H and I in turn, by the round that step t is in. */
FONDS_INLINE v32 md5_function(v32 b, v32 c, v32 d, int t)
{
	if (t < 16)
		return v32_choose(b, c, d);
	if (t < 32)
		return v32_choose(d, b, c);
	return t < 48 ? v32_xor3(b, c, d) : v32_xor_orn(c, b, d);
}

/* Which word of the block step t adds. */
FONDS_INLINE int md5_word(int t)
{
	if (t < 16)
		return t;
	if (t < 32)
		return (5 * t + 1) & 15;
	return t < 48 ? (3 * t + 5) & 15 : (7 * t) & 15;
}

/*
 * What step t rotates. The four variables do not move; instead a is one place
 * further down in s after each step. What does not depend on the step before
 * is added first: the steps are one long chain.
 */
FONDS_INLINE v32 md5_sum(const v32 s[4], const v32 w[16], int t)
{
	v32 a = s[(64 - t) & 3], b = s[(65 - t) & 3];
	v32 c = s[(66 - t) & 3], d = s[(67 - t) & 3];
	v32 sum = v32_add(w[md5_word(t)], v32_set1(md5_constants[t]));

	return v32_add(v32_add(a, sum), md5_function(b, c, d, t));
}

#define MD5_STEP(t, count) \
	s[(64 - (t)) & 3] = v32_add( \
		s[(65 - (t)) & 3], v32_rol(md5_sum(s, w, (t)), count));
#define MD5_FOUR_STEPS(t, count0, count1, count2, count3) \
	MD5_STEP((t), count0) \
	MD5_STEP((t) + 1, count1) \
	MD5_STEP((t) + 2, count2) \
	MD5_STEP((t) + 3, count3)
#define MD5_ROUND(t, ...) \
	MD5_FOUR_STEPS((t), __VA_ARGS__) \
	MD5_FOUR_STEPS((t) + 4, __VA_ARGS__) \
	MD5_FOUR_STEPS((t) + 8, __VA_ARGS__) \
	MD5_FOUR_STEPS((t) + 12, __VA_ARGS__)

FONDS_INLINE void md5_block(v32 s[4], const uint8_t *const *data, size_t offset)
{
	v32 w[16];

	v32_load_le(w, data, offset);
	MD5_ROUND(0, 7, 12, 17, 22)
	MD5_ROUND(16, 5, 9, 14, 20)
	MD5_ROUND(32, 4, 11, 16, 23)
	MD5_ROUND(48, 6, 10, 15, 21)
}

static inline void md5_blocks(
	uint32_t *state, const uint8_t *const *data, size_t blocks)
{
	v32 s[4], before[4];

	for (size_t i = 0; i < 4; i++)
		s[i] = v32_load(state + i * V32_LANES);
	for (size_t block = 0; block < blocks; block++) {
		for (size_t i = 0; i < 4; i++)
			before[i] = s[i];
		md5_block(s, data, block * 64);
		for (size_t i = 0; i < 4; i++)
			s[i] = v32_add(s[i], before[i]);
	}
	for (size_t i = 0; i < 4; i++)
		v32_store(state + i * V32_LANES, s[i]);
}

#endif
