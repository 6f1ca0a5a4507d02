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

static inline __m512i load_row(const uint8_t *row)
{
	return _mm512_loadu_si512(row);
}

/*
 * Transpose the words in each quarter of four rows: x[j] has word j of the
 * first quarter of each, then word 4 + j, and so on.
 */
static inline void transpose_quarters(v32 x[4])
{
	__m512i low01 = _mm512_unpacklo_epi32(x[0], x[1]);
	__m512i high01 = _mm512_unpackhi_epi32(x[0], x[1]);
	__m512i low23 = _mm512_unpacklo_epi32(x[2], x[3]);
	__m512i high23 = _mm512_unpackhi_epi32(x[2], x[3]);

	x[0] = _mm512_unpacklo_epi64(low01, low23);
	x[1] = _mm512_unpackhi_epi64(low01, low23);
	x[2] = _mm512_unpacklo_epi64(high01, high23);
	x[3] = _mm512_unpackhi_epi64(high01, high23);
}

#define EVEN 0x88 /* quarters 0 and 2 of either */
#define ODD 0xdd

/* As if quarters were words: x[4 * i] becomes quarter i of all four. */
static inline void transpose_rows(v32 *x)
{
	__m512i even01 = _mm512_shuffle_i32x4(x[0], x[4], EVEN);
	__m512i odd01 = _mm512_shuffle_i32x4(x[0], x[4], ODD);
	__m512i even23 = _mm512_shuffle_i32x4(x[8], x[12], EVEN);
	__m512i odd23 = _mm512_shuffle_i32x4(x[8], x[12], ODD);

	x[0] = _mm512_shuffle_i32x4(even01, even23, EVEN);
	x[4] = _mm512_shuffle_i32x4(odd01, odd23, EVEN);
	x[8] = _mm512_shuffle_i32x4(even01, even23, ODD);
	x[12] = _mm512_shuffle_i32x4(odd01, odd23, ODD);
}

static inline void v32_load_le(
	v32 words[16], const uint8_t *const *data, size_t offset)
{
	for (int i = 0; i < 16; i++)
		words[i] = load_row(data[i] + offset);
	for (int i = 0; i < 16; i += 4)
		transpose_quarters(words + i);
	for (int i = 0; i < 4; i++)
		transpose_rows(words + i);
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

/* Half a block: 8 words of 8 messages. */
static inline void load_eight_words(
	v64 words[8], const uint8_t *const *data, size_t offset)
{
	v64 x[16];

	for (int i = 0; i < 8; i += 2) {
		__m512i even = SWAP_64(load_row(data[i] + offset));
		__m512i odd = SWAP_64(load_row(data[i + 1] + offset));

		x[2 * i] = _mm512_unpacklo_epi64(even, odd);
		x[2 * i + 1] = _mm512_unpackhi_epi64(even, odd);
	}
	transpose_rows(x);
	transpose_rows(x + 1);
	for (int i = 0; i < 4; i++) {
		words[2 * i] = x[4 * i];
		words[2 * i + 1] = x[4 * i + 1];
	}
}

static inline void v64_load_be(
	v64 words[16], const uint8_t *const *data, size_t offset)
{
	load_eight_words(words, data, offset);
	load_eight_words(words + 8, data, offset + 64);
}

#endif
#endif
