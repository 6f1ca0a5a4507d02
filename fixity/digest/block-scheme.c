/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/block-scheme.h"

#include <string.h>

#include "fixity/algorithm.h"

/* Initial states: RFC 1321 3.3, FIPS 180-4 5.3.1 to 5.3.5. */
static const struct fonds_block_scheme schemes[] = {
	{ FONDS_MD5, FONDS_MD5, 64, 4, 4, 8, true,
		{ 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476 } },
	{ FONDS_SHA1, FONDS_SHA1, 64, 4, 5, 8, false,
		{ 0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476,
			0xc3d2e1f0 } },
	{ FONDS_SHA224, FONDS_SHA256, 64, 4, 8, 8, false,
		{ 0xc1059ed8, 0x367cd507, 0x3070dd17, 0xf70e5939, 0xffc00b31,
			0x68581511, 0x64f98fa7, 0xbefa4fa4 } },
	{ FONDS_SHA256, FONDS_SHA256, 64, 4, 8, 8, false,
		{ 0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a, 0x510e527f,
			0x9b05688c, 0x1f83d9ab, 0x5be0cd19 } },
	{ FONDS_SHA384, FONDS_SHA512, 128, 8, 8, 16, false,
		{ 0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17,
			0x152fecd8f70e5939, 0x67332667ffc00b31,
			0x8eb44a8768581511, 0xdb0c2e0d64f98fa7,
			0x47b5481dbefa4fa4 } },
	{ FONDS_SHA512, FONDS_SHA512, 128, 8, 8, 16, false,
		{ 0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b,
			0xa54ff53a5f1d36f1, 0x510e527fade682d1,
			0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b,
			0x5be0cd19137e2179 } },
};

const struct fonds_block_scheme *fonds_block_scheme_get(
	enum fonds_algorithm algorithm)
{
	for (size_t i = 0; i < sizeof(schemes) / sizeof(schemes[0]); i++)
		if (schemes[i].algorithm == algorithm)
			return &schemes[i];
	return NULL;
}

void fonds_block_scheme_start(
	const struct fonds_block_scheme *scheme, union fonds_block_state *state)
{
	for (size_t i = 0; i < scheme->words; i++) {
		if (scheme->word_size == 8)
			state->w64[i] = scheme->initial[i];
		else
			state->w32[i] = (uint32_t)scheme->initial[i];
	}
}

void fonds_block_state_to_lane(const struct fonds_block_scheme *scheme,
	const union fonds_block_state *state, void *states, size_t lanes,
	size_t lane)
{
	uint64_t *states64 = states;
	uint32_t *states32 = states;

	for (size_t i = 0; i < scheme->words; i++) {
		if (scheme->word_size == 8)
			states64[i * lanes + lane] = state->w64[i];
		else
			states32[i * lanes + lane] = state->w32[i];
	}
}

void fonds_block_state_from_lane(const struct fonds_block_scheme *scheme,
	union fonds_block_state *state, const void *states, size_t lanes,
	size_t lane)
{
	const uint64_t *states64 = states;
	const uint32_t *states32 = states;

	for (size_t i = 0; i < scheme->words; i++) {
		if (scheme->word_size == 8)
			state->w64[i] = states64[i * lanes + lane];
		else
			state->w32[i] = states32[i * lanes + lane];
	}
}

/* The low size bytes of value. */
static void write_word(
	uint8_t *out, uint64_t value, size_t size, bool is_little_endian)
{
	for (size_t i = 0; i < size; i++) {
		size_t place = is_little_endian ? i : size - 1 - i;

		out[place] = (uint8_t)(value >> (8 * i));
	}
}

/*
 * The length counts bits. Where it has 16 bytes (FIPS 180-4 5.1.2), the upper
 * ones are what a size in bytes loses when it becomes one in bits.
 */
size_t fonds_block_scheme_pad(const struct fonds_block_scheme *scheme,
	const void *end, uint64_t size, uint8_t tail[FONDS_TAIL_SIZE])
{
	size_t block_size = scheme->block_size;
	size_t end_size = (size_t)(size % block_size);
	size_t least = end_size + 1 + scheme->length_size;
	size_t blocks = least <= block_size ? 1 : 2;
	uint8_t *start = tail + FONDS_TAIL_SIZE - blocks * block_size;

	memset(start, 0, blocks * block_size);
	if (end_size > 0)
		memcpy(start, end, end_size);
	start[end_size] = 0x80;
	write_word(tail + FONDS_TAIL_SIZE - 8, size << 3, 8,
		scheme->is_little_endian);
	if (scheme->length_size == 16)
		write_word(tail + FONDS_TAIL_SIZE - 16, size >> 61, 8, false);
	return blocks;
}

/* SHA-224 and SHA-384 leave out the last words. */
void fonds_block_scheme_finish(const struct fonds_block_scheme *scheme,
	const union fonds_block_state *state, struct fonds_digest *ret)
{
	struct fonds_digest digest = { .algorithm = scheme->algorithm };
	size_t size = scheme->word_size;

	digest.size = fonds_algorithm_info(scheme->algorithm)->size;
	for (size_t i = 0; i < digest.size / size; i++) {
		uint64_t word = size == 8 ? state->w64[i] : state->w32[i];

		write_word(digest.bytes + i * size, word, size,
			scheme->is_little_endian);
	}
	*ret = digest;
}
