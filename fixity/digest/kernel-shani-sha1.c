/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/kernel-unit.h"

#include <immintrin.h>

#include "fixity/digest/vector.h"

/*
 * SHA-1 by the SHA extensions, for one message: the last of several. A second
 * one beside it gained 4 % on a Sapphire Rapids, so there is no kernel for two.
 * The extensions keep a, b, c and d in one register, a highest, and so the
 * words of a block; e is never kept, for it is what a was four rounds before,
 * rotated (sha1nexte).
 */
struct stream {
	__m128i abcd;
	__m128i earlier; /* abcd, four rounds before */
	__m128i e;       /* of the block's begin */
	__m128i w[4];    /* four words each */
};

static inline void load_state(struct stream *stream, const uint32_t *s)
{
	stream->abcd = _mm_set_epi32(
		(int)s[0], (int)s[1], (int)s[2], (int)s[3]);
	stream->e = _mm_set_epi32((int)s[4], 0, 0, 0);
}

static inline void store_state(const struct stream *stream, uint32_t *s)
{
	s[0] = (uint32_t)_mm_extract_epi32(stream->abcd, 3);
	s[1] = (uint32_t)_mm_extract_epi32(stream->abcd, 2);
	s[2] = (uint32_t)_mm_extract_epi32(stream->abcd, 1);
	s[3] = (uint32_t)_mm_extract_epi32(stream->abcd, 0);
	s[4] = (uint32_t)_mm_extract_epi32(stream->e, 3);
}

FONDS_INLINE void load_block(struct stream *stream, const uint8_t *block)
{
	const __m128i reverse = _mm_set_epi8(
		0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15);

	for (int i = 0; i < 4; i++) {
		__m128i x = _mm_loadu_si128((const __m128i_u *)block + i);

		stream->w[i] = _mm_shuffle_epi8(x, reverse);
	}
}

/* What rounds 4 * t to 4 * t + 3 add: their words, and e to the first. */
FONDS_INLINE __m128i sum_of(const struct stream *stream, int t)
{
	__m128i w = stream->w[t & 3];

	return t == 0 ? _mm_add_epi32(stream->e, w)
		      : _mm_sha1nexte_epu32(stream->earlier, w);
}

/* The four words that these rounds used become those 16 further on. */
FONDS_INLINE void schedule(struct stream *stream, int t)
{
	__m128i *w = &stream->w[t & 3];
	__m128i sum = _mm_sha1msg1_epu32(*w, stream->w[(t + 1) & 3]);

	sum = _mm_xor_si128(sum, stream->w[(t + 2) & 3]);
	*w = _mm_sha1msg2_epu32(sum, stream->w[(t + 3) & 3]);
}

/* The instruction has the round's function and constant in itself. */
#define FOUR_ROUNDS(t) \
	sum = sum_of(stream, (t)); \
	stream->earlier = stream->abcd; \
	stream->abcd = _mm_sha1rnds4_epu32(stream->abcd, sum, (t) / 5);
#define FOUR_ROUNDS_AND_SCHEDULE(t) FOUR_ROUNDS(t) schedule(stream, (t));

FONDS_INLINE void hash_block(struct stream *stream)
{
	__m128i abcd = stream->abcd, sum;

	FONDS_EACH_16(FOUR_ROUNDS_AND_SCHEDULE, 0)
	FONDS_EACH_4(FOUR_ROUNDS, 16)
	stream->e = _mm_sha1nexte_epu32(stream->earlier, stream->e);
	stream->abcd = _mm_add_epi32(stream->abcd, abcd);
}

void fonds_sha1_shani(void *state, const uint8_t *const *data, size_t blocks)
{
	struct stream stream;

	load_state(&stream, state);
	for (size_t block = 0; block < blocks; block++) {
		load_block(&stream, data[0] + block * 64);
		hash_block(&stream);
	}
	store_state(&stream, state);
}
