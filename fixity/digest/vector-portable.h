/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_VECTOR_PORTABLE_H
#define FIXITY_DIGEST_VECTOR_PORTABLE_H

#include <stddef.h>
#include <stdint.h>

/* The operations of vector.h in plain C: one lane. */
#define V32_LANES 1
#define V64_LANES 1

typedef uint32_t v32;
typedef uint64_t v64;

#define v32_shr(x, count) ((x) >> (count))
#define v64_shr(x, count) ((x) >> (count))
#define v32_rol(x, count) ((x) << (count) | (x) >> (32 - (count)))
#define v32_ror(x, count) ((x) >> (count) | (x) << (32 - (count)))
#define v64_ror(x, count) ((x) >> (count) | (x) << (64 - (count)))

static inline v32 v32_set1(uint32_t word)
{
	return word;
}

static inline v32 v32_load(const uint32_t *row)
{
	return *row;
}

static inline void v32_store(uint32_t *row, v32 x)
{
	*row = x;
}

static inline v32 v32_add(v32 x, v32 y)
{
	return x + y;
}

static inline v32 v32_xor(v32 x, v32 y)
{
	return x ^ y;
}

static inline v32 v32_xor3(v32 x, v32 y, v32 z)
{
	return x ^ y ^ z;
}

static inline v32 v32_choose(v32 x, v32 y, v32 z)
{
	return z ^ (x & (y ^ z));
}

static inline v32 v32_majority(v32 x, v32 y, v32 z)
{
	return (x & y) | (z & (x | y));
}

static inline v32 v32_xor_orn(v32 x, v32 y, v32 z)
{
	return x ^ (y | ~z);
}

static inline void v32_load_be(
	v32 words[16], const uint8_t *const *data, size_t offset)
{
	const uint8_t *p = data[0] + offset;

	for (int i = 0; i < 16; i++, p += 4)
		words[i] = (uint32_t)p[0] << 24 | (uint32_t)p[1] << 16 |
			   (uint32_t)p[2] << 8 | p[3];
}

static inline void v32_load_le(
	v32 words[16], const uint8_t *const *data, size_t offset)
{
	const uint8_t *p = data[0] + offset;

	for (int i = 0; i < 16; i++, p += 4)
		words[i] = (uint32_t)p[3] << 24 | (uint32_t)p[2] << 16 |
			   (uint32_t)p[1] << 8 | p[0];
}

static inline v64 v64_set1(uint64_t word)
{
	return word;
}

static inline v64 v64_load(const uint64_t *row)
{
	return *row;
}

static inline void v64_store(uint64_t *row, v64 x)
{
	*row = x;
}

static inline v64 v64_add(v64 x, v64 y)
{
	return x + y;
}

static inline v64 v64_xor3(v64 x, v64 y, v64 z)
{
	return x ^ y ^ z;
}

static inline v64 v64_choose(v64 x, v64 y, v64 z)
{
	return z ^ (x & (y ^ z));
}

static inline v64 v64_majority(v64 x, v64 y, v64 z)
{
	return (x & y) | (z & (x | y));
}

static inline void v64_load_be(
	v64 words[16], const uint8_t *const *data, size_t offset)
{
	v32 halves[32];

	v32_load_be(halves, data, offset);
	v32_load_be(halves + 16, data, offset + 64);
	for (int i = 0; i < 16; i++)
		words[i] = (uint64_t)halves[2 * i] << 32 | halves[2 * i + 1];
}

#endif
