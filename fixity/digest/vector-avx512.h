/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_VECTOR_AVX512_H
#define FIXITY_DIGEST_VECTOR_AVX512_H

#include <stddef.h>
#include <stdint.h>

/*
 * The operations of vector.h in AVX-512 F and BW. Every function of three
 * bits is one instruction (vpternlog, whose constant is the function's truth
 * table), and so is a rotation.
 */
#if defined(__AVX512F__) && defined(__AVX512BW__)
#include <immintrin.h>

#define V32_LANES 16
#define V64_LANES 8

typedef __m512i v32;
typedef __m512i v64;

/* Truth tables: bit 4x + 2y + z. */
#define TABLE_XOR3 0x96
#define TABLE_CHOOSE 0xca
#define TABLE_MAJORITY 0xe8
#define TABLE_XOR_ORN 0x2d

#define v32_shr(x, count) _mm512_srli_epi32((x), (count))
#define v64_shr(x, count) _mm512_srli_epi64((x), (count))
#define v32_rol(x, count) _mm512_rol_epi32((x), (count))
#define v32_ror(x, count) _mm512_ror_epi32((x), (count))
#define v64_ror(x, count) _mm512_ror_epi64((x), (count))

static inline v32 v32_set1(uint32_t word)
{
	return _mm512_set1_epi32((int)word);
}

static inline v32 v32_load(const uint32_t *row)
{
	return _mm512_load_si512(row);
}

static inline void v32_store(uint32_t *row, v32 x)
{
	_mm512_store_si512(row, x);
}

static inline v32 v32_add(v32 x, v32 y)
{
	return _mm512_add_epi32(x, y);
}

static inline v32 v32_xor(v32 x, v32 y)
{
	return _mm512_xor_si512(x, y);
}

static inline v32 v32_xor3(v32 x, v32 y, v32 z)
{
	return _mm512_ternarylogic_epi32(x, y, z, TABLE_XOR3);
}

static inline v32 v32_choose(v32 x, v32 y, v32 z)
{
	return _mm512_ternarylogic_epi32(x, y, z, TABLE_CHOOSE);
}

static inline v32 v32_majority(v32 x, v32 y, v32 z)
{
	return _mm512_ternarylogic_epi32(x, y, z, TABLE_MAJORITY);
}

static inline v32 v32_xor_orn(v32 x, v32 y, v32 z)
{
	return _mm512_ternarylogic_epi32(x, y, z, TABLE_XOR_ORN);
}

/*
 * Sixteen bytes of each of four messages, step apart in data. Inserting from
 * memory costs no shuffle, of which a core does only one a cycle.
 */
static inline __m512i load_quarters(
	const uint8_t *const *data, size_t step, size_t offset)
{
	__m128i first = _mm_loadu_si128((const __m128i_u *)(data[0] + offset));
	__m512i x = _mm512_castsi128_si512(first);

	x = _mm512_inserti32x4(x,
		_mm_loadu_si128((const __m128i_u *)(data[step] + offset)), 1);
	x = _mm512_inserti32x4(x,
		_mm_loadu_si128((const __m128i_u *)(data[2 * step] + offset)),
		2);
	return _mm512_inserti32x4(x,
		_mm_loadu_si128((const __m128i_u *)(data[3 * step] + offset)),
		3);
}

/* Words 0 to 3 of 16 messages: a transposition in each quarter. */
static inline void load_four_words(
	v32 words[4], const uint8_t *const *data, size_t offset)
{
	__m512i a = load_quarters(data, 4, offset);
	__m512i b = load_quarters(data + 1, 4, offset);
	__m512i c = load_quarters(data + 2, 4, offset);
	__m512i d = load_quarters(data + 3, 4, offset);
	__m512i ab_low = _mm512_unpacklo_epi32(a, b);
	__m512i ab_high = _mm512_unpackhi_epi32(a, b);
	__m512i cd_low = _mm512_unpacklo_epi32(c, d);
	__m512i cd_high = _mm512_unpackhi_epi32(c, d);

	words[0] = _mm512_unpacklo_epi64(ab_low, cd_low);
	words[1] = _mm512_unpackhi_epi64(ab_low, cd_low);
	words[2] = _mm512_unpacklo_epi64(ab_high, cd_high);
	words[3] = _mm512_unpackhi_epi64(ab_high, cd_high);
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
	_mm512_shuffle_epi8( \
		(x), _mm512_broadcast_i32x4(_mm_set_epi8(12, 13, 14, 15, 8, 9, \
			     10, 11, 4, 5, 6, 7, 0, 1, 2, 3)))

static inline void v32_load_be(
	v32 words[16], const uint8_t *const *data, size_t offset)
{
	v32_load_le(words, data, offset);
	for (int i = 0; i < 16; i++)
		words[i] = SWAP_32(words[i]);
}

static inline v64 v64_set1(uint64_t word)
{
	return _mm512_set1_epi64((long long)word);
}

static inline v64 v64_load(const uint64_t *row)
{
	return _mm512_load_si512(row);
}

static inline void v64_store(uint64_t *row, v64 x)
{
	_mm512_store_si512(row, x);
}

static inline v64 v64_add(v64 x, v64 y)
{
	return _mm512_add_epi64(x, y);
}

/* Bits know no words. */
#define v64_xor3(x, y, z) v32_xor3((x), (y), (z))
#define v64_choose(x, y, z) v32_choose((x), (y), (z))
#define v64_majority(x, y, z) v32_majority((x), (y), (z))

#define SWAP_64(x) \
	_mm512_shuffle_epi8( \
		(x), _mm512_broadcast_i32x4(_mm_set_epi8(8, 9, 10, 11, 12, 13, \
			     14, 15, 0, 1, 2, 3, 4, 5, 6, 7)))

static inline void v64_load_be(
	v64 words[16], const uint8_t *const *data, size_t offset)
{
	for (int i = 0; i < 16; i += 2, offset += 16) {
		__m512i even = load_quarters(data, 2, offset);
		__m512i odd = load_quarters(data + 1, 2, offset);

		even = SWAP_64(even);
		odd = SWAP_64(odd);
		words[i] = _mm512_unpacklo_epi64(even, odd);
		words[i + 1] = _mm512_unpackhi_epi64(even, odd);
	}
}

#endif
#endif
