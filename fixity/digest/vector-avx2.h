/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_VECTOR_AVX2_H
#define FIXITY_DIGEST_VECTOR_AVX2_H

#include <stddef.h>
#include <stdint.h>

/*
 * The operations of vector.h in AVX2, which has neither rotations nor
 * functions of three bits.
 */
#ifdef __AVX2__
#include <immintrin.h>

#define V32_LANES 8
#define V64_LANES 4

typedef __m256i v32;
typedef __m256i v64;

#define v32_shr(x, count) _mm256_srli_epi32((x), (count))
#define v64_shr(x, count) _mm256_srli_epi64((x), (count))
#define v32_rol(x, count) \
	v32_or(_mm256_slli_epi32((x), (count)), v32_shr((x), 32 - (count)))
#define v32_ror(x, count) v32_rol((x), 32 - (count))
#define v64_ror(x, count) \
	v32_or(v64_shr((x), (count)), _mm256_slli_epi64((x), 64 - (count)))

static inline v32 v32_set1(uint32_t word)
{
	return _mm256_set1_epi32((int)word);
}

static inline v32 v32_load(const uint32_t *row)
{
	return _mm256_load_si256((const __m256i *)row);
}

static inline void v32_store(uint32_t *row, v32 x)
{
	_mm256_store_si256((__m256i *)row, x);
}

static inline v32 v32_add(v32 x, v32 y)
{
	return _mm256_add_epi32(x, y);
}

static inline v32 v32_or(v32 x, v32 y)
{
	return _mm256_or_si256(x, y);
}

static inline v32 v32_and(v32 x, v32 y)
{
	return _mm256_and_si256(x, y);
}

static inline v32 v32_xor(v32 x, v32 y)
{
	return _mm256_xor_si256(x, y);
}

static inline v32 v32_xor3(v32 x, v32 y, v32 z)
{
	return v32_xor(x, v32_xor(y, z));
}

static inline v32 v32_choose(v32 x, v32 y, v32 z)
{
	return v32_xor(z, v32_and(x, v32_xor(y, z)));
}

static inline v32 v32_majority(v32 x, v32 y, v32 z)
{
	return v32_or(v32_and(x, y), v32_and(z, v32_or(x, y)));
}

static inline v32 v32_xor_orn(v32 x, v32 y, v32 z)
{
	return v32_xor(x, v32_or(y, v32_xor(z, _mm256_set1_epi32(-1))));
}

/* Sixteen bytes of each of two messages, step apart in data. */
static inline __m256i load_halves(
	const uint8_t *const *data, size_t step, size_t offset)
{
	return _mm256_loadu2_m128i((const __m128i_u *)(data[step] + offset),
		(const __m128i_u *)(data[0] + offset));
}

/* Words 0 to 3 of 8 messages: a transposition in each half. */
static inline void load_four_words(
	v32 words[4], const uint8_t *const *data, size_t offset)
{
	__m256i a = load_halves(data, 4, offset);
	__m256i b = load_halves(data + 1, 4, offset);
	__m256i c = load_halves(data + 2, 4, offset);
	__m256i d = load_halves(data + 3, 4, offset);
	__m256i ab_low = _mm256_unpacklo_epi32(a, b);
	__m256i ab_high = _mm256_unpackhi_epi32(a, b);
	__m256i cd_low = _mm256_unpacklo_epi32(c, d);
	__m256i cd_high = _mm256_unpackhi_epi32(c, d);

	words[0] = _mm256_unpacklo_epi64(ab_low, cd_low);
	words[1] = _mm256_unpackhi_epi64(ab_low, cd_low);
	words[2] = _mm256_unpacklo_epi64(ab_high, cd_high);
	words[3] = _mm256_unpackhi_epi64(ab_high, cd_high);
}

static inline void v32_load_le(
	v32 words[16], const uint8_t *const *data, size_t offset)
{
	load_four_words(words, data, offset);
	load_four_words(words + 4, data, offset + 16);
	load_four_words(words + 8, data, offset + 32);
	load_four_words(words + 12, data, offset + 48);
}

#define SWAP_32(x) \
	_mm256_shuffle_epi8( \
		(x), _mm256_broadcastsi128_si256(_mm_set_epi8(12, 13, 14, 15, \
			     8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3)))

static inline void v32_load_be(
	v32 words[16], const uint8_t *const *data, size_t offset)
{
	v32_load_le(words, data, offset);
	for (int i = 0; i < 16; i++)
		words[i] = SWAP_32(words[i]);
}

static inline v64 v64_set1(uint64_t word)
{
	return _mm256_set1_epi64x((long long)word);
}

static inline v64 v64_load(const uint64_t *row)
{
	return _mm256_load_si256((const __m256i *)row);
}

static inline void v64_store(uint64_t *row, v64 x)
{
	_mm256_store_si256((__m256i *)row, x);
}

static inline v64 v64_add(v64 x, v64 y)
{
	return _mm256_add_epi64(x, y);
}

/* Bits know no words. */
#define v64_xor3(x, y, z) v32_xor3((x), (y), (z))
#define v64_choose(x, y, z) v32_choose((x), (y), (z))
#define v64_majority(x, y, z) v32_majority((x), (y), (z))

#define SWAP_64(x) \
	_mm256_shuffle_epi8( \
		(x), _mm256_broadcastsi128_si256(_mm_set_epi8(8, 9, 10, 11, \
			     12, 13, 14, 15, 0, 1, 2, 3, 4, 5, 6, 7)))

static inline void v64_load_be(
	v64 words[16], const uint8_t *const *data, size_t offset)
{
	for (int i = 0; i < 16; i += 2, offset += 16) {
		__m256i even = load_halves(data, 2, offset);
		__m256i odd = load_halves(data + 1, 2, offset);

		even = SWAP_64(even);
		odd = SWAP_64(odd);
		words[i] = _mm256_unpacklo_epi64(even, odd);
		words[i + 1] = _mm256_unpackhi_epi64(even, odd);
	}
}

#endif
#endif
