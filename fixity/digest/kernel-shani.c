/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/kernel-unit.h"

#include <immintrin.h>

#include "fixity/digest/sha256-blocks.h"

/*
 * SHA-256 by the SHA extensions, for one message and for two. Two rounds
 * take as long as the extensions need to begin four, so that a second message
 * costs next to nothing.
 *
 * The extensions keep the state in two registers, in the order of their names
 * from the highest word down, and want two words of the schedule at a time.
 */
struct stream {
	__m128i abef, cdgh;
	__m128i w[4]; /* four words each */
};

static inline __m128i load_state(
	const uint32_t *s, size_t lanes, const int words[4])
{
	return _mm_set_epi32((int)s[(size_t)words[0] * lanes],
		(int)s[(size_t)words[1] * lanes],
		(int)s[(size_t)words[2] * lanes],
		(int)s[(size_t)words[3] * lanes]);
}

static inline void store_state(
	uint32_t *s, size_t lanes, const int words[4], __m128i x)
{
	s[(size_t)words[0] * lanes] = (uint32_t)_mm_extract_epi32(x, 3);
	s[(size_t)words[1] * lanes] = (uint32_t)_mm_extract_epi32(x, 2);
	s[(size_t)words[2] * lanes] = (uint32_t)_mm_extract_epi32(x, 1);
	s[(size_t)words[3] * lanes] = (uint32_t)_mm_extract_epi32(x, 0);
}

FONDS_INLINE void load_block(struct stream *stream, const uint8_t *block)
{
	const __m128i swap = _mm_set_epi8(
		12, 13, 14, 15, 8, 9, 10, 11, 4, 5, 6, 7, 0, 1, 2, 3);

	for (int i = 0; i < 4; i++) {
		__m128i x = _mm_loadu_si128((const __m128i_u *)block + i);

		stream->w[i] = _mm_shuffle_epi8(x, swap);
	}
}

/* Rounds 4 * t to 4 * t + 3. */
FONDS_INLINE void four_rounds(struct stream *stream, int t)
{
	__m128i sum = _mm_add_epi32(stream->w[t & 3],
		_mm_loadu_si128((const __m128i_u *)(sha256_constants + 4 * t)));

	stream->cdgh = _mm_sha256rnds2_epu32(stream->cdgh, stream->abef, sum);
	sum = _mm_shuffle_epi32(sum, 0x0e);
	stream->abef = _mm_sha256rnds2_epu32(stream->abef, stream->cdgh, sum);
}

/* The four words that these rounds used become those 16 further on. */
FONDS_INLINE void schedule(struct stream *stream, int t)
{
	__m128i *w = &stream->w[t & 3];
	__m128i last = stream->w[(t + 3) & 3];
	__m128i sum = _mm_sha256msg1_epu32(*w, stream->w[(t + 1) & 3]);

	sum = _mm_add_epi32(
		sum, _mm_alignr_epi8(last, stream->w[(t + 2) & 3], 4));
	*w = _mm_sha256msg2_epu32(sum, last);
}

#define FOUR_ROUNDS(t) \
	four_rounds(&streams[0], (t)); \
	if (lanes == 2) \
		four_rounds(&streams[1], (t));
#define SCHEDULE(t) \
	schedule(&streams[0], (t)); \
	if (lanes == 2) \
		schedule(&streams[1], (t));
#define FOUR_ROUNDS_AND_SCHEDULE(t) FOUR_ROUNDS(t) SCHEDULE(t)

FONDS_INLINE void hash_block(struct stream *streams,
	size_t lanes){ FONDS_EACH_4(FOUR_ROUNDS_AND_SCHEDULE, 0) FONDS_EACH_4(
	FOUR_ROUNDS_AND_SCHEDULE, 4) FONDS_EACH_4(FOUR_ROUNDS_AND_SCHEDULE, 8)
		FONDS_EACH_4(FOUR_ROUNDS, 12) }

FONDS_INLINE void hash_blocks(uint32_t *state, const uint8_t *const *data,
	size_t blocks, size_t lanes)
{
	static const int abef[4] = { 0, 1, 4, 5 }, cdgh[4] = { 2, 3, 6, 7 };
	struct stream streams[2], before[2];

	for (size_t lane = 0; lane < lanes; lane++) {
		streams[lane].abef = load_state(state + lane, lanes, abef);
		streams[lane].cdgh = load_state(state + lane, lanes, cdgh);
	}
	for (size_t block = 0; block < blocks; block++) {
		for (size_t lane = 0; lane < lanes; lane++) {
			before[lane].abef = streams[lane].abef;
			before[lane].cdgh = streams[lane].cdgh;
			load_block(&streams[lane], data[lane] + block * 64);
		}
		hash_block(streams, lanes);
		for (size_t lane = 0; lane < lanes; lane++) {
			streams[lane].abef = _mm_add_epi32(
				streams[lane].abef, before[lane].abef);
			streams[lane].cdgh = _mm_add_epi32(
				streams[lane].cdgh, before[lane].cdgh);
		}
	}
	for (size_t lane = 0; lane < lanes; lane++) {
		store_state(state + lane, lanes, abef, streams[lane].abef);
		store_state(state + lane, lanes, cdgh, streams[lane].cdgh);
	}
}

void fonds_sha256_shani_x1(
	void *state, const uint8_t *const *data, size_t blocks)
{
	hash_blocks(state, data, blocks, 1);
}

void fonds_sha256_shani_x2(
	void *state, const uint8_t *const *data, size_t blocks)
{
	hash_blocks(state, data, blocks, 2);
}
