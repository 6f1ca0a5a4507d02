/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_SHA256_BLOCKS_H
#define FIXITY_DIGEST_SHA256_BLOCKS_H

#include "fixity/digest/vector.h"

/* SHA-256 of a block in each lane, FIPS 180-4 6.2.2. SHA-224 is the same. */

/* FIPS 180-4 4.2.2 */
static const uint32_t sha256_constants[64] = { 0x428a2f98, 0x71374491,
	0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
	0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe,
	0x9bdc06a7, 0xc19bf174, 0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc,
	0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da, 0x983e5152, 0xa831c66d,
	0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
	0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb,
	0x81c2c92e, 0x92722c85, 0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3,
	0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070, 0x19a4c116, 0x1e376c08,
	0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
	0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb,
	0xbef9a3f7, 0xc67178f2 };

/* FIPS 180-4 4.1.2, (4.4) to (4.7) */
FONDS_INLINE v32 sha256_upper_sigma0(v32 x)
{
	return v32_xor3(v32_ror(x, 2), v32_ror(x, 13), v32_ror(x, 22));
}

FONDS_INLINE v32 sha256_upper_sigma1(v32 x)
{
	return v32_xor3(v32_ror(x, 6), v32_ror(x, 11), v32_ror(x, 25));
}

FONDS_INLINE v32 sha256_lower_sigma0(v32 x)
{
	return v32_xor3(v32_ror(x, 7), v32_ror(x, 18), v32_shr(x, 3));
}

FONDS_INLINE v32 sha256_lower_sigma1(v32 x)
{
	return v32_xor3(v32_ror(x, 17), v32_ror(x, 19), v32_shr(x, 10));
}

/*
 * Round t of sixteen. The eight variables do not move from one to the next;
 * instead a is one place further down in s after each round.
 */
FONDS_INLINE void sha256_round(v32 s[8], v32 word, uint32_t constant, int t)
{
	v32 a = s[(16 - t) & 7], b = s[(17 - t) & 7], c = s[(18 - t) & 7];
	v32 e = s[(20 - t) & 7], f = s[(21 - t) & 7], g = s[(22 - t) & 7];
	v32 *d = &s[(19 - t) & 7], *h = &s[(23 - t) & 7];
	v32 sum = v32_add(*h, v32_add(word, v32_set1(constant)));

	sum = v32_add(
		v32_add(sum, v32_choose(e, f, g)), sha256_upper_sigma1(e));
	*d = v32_add(*d, sum);
	*h = v32_add(
		v32_add(sum, v32_majority(a, b, c)), sha256_upper_sigma0(a));
}

/* Word t of the schedule becomes word t + 16. */
FONDS_INLINE void sha256_schedule(v32 w[16], int t)
{
	v32 near = v32_add(
		sha256_lower_sigma0(w[(t + 1) & 15]), w[(t + 9) & 15]);
	v32 far = v32_add(sha256_lower_sigma1(w[(t + 14) & 15]), w[t]);

	w[t] = v32_add(near, far);
}

#define SHA256_ROUND(t) sha256_round(s, w[t], constants[t], t);
#define SHA256_ROUND_AND_SCHEDULE(t) SHA256_ROUND(t) sha256_schedule(w, t);

FONDS_INLINE void sha256_block(
	v32 s[8], const uint8_t *const *data, size_t offset)
{
	const uint32_t *constants = sha256_constants;
	v32 w[16];

	v32_load_be(w, data, offset);
	for (; constants < sha256_constants + 48; constants += 16) {
		FONDS_EACH_16(SHA256_ROUND_AND_SCHEDULE, 0)
	}
	FONDS_EACH_16(SHA256_ROUND, 0)
}

static inline void sha256_blocks(
	uint32_t *state, const uint8_t *const *data, size_t blocks)
{
	v32 s[8], before[8];

	for (size_t i = 0; i < 8; i++)
		s[i] = v32_load(state + i * V32_LANES);
	for (size_t block = 0; block < blocks; block++) {
		for (size_t i = 0; i < 8; i++)
			before[i] = s[i];
		sha256_block(s, data, block * 64);
		for (size_t i = 0; i < 8; i++)
			s[i] = v32_add(s[i], before[i]);
	}
	for (size_t i = 0; i < 8; i++)
		v32_store(state + i * V32_LANES, s[i]);
}

#endif
