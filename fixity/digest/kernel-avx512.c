/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/kernel-unit.h"

/* The operations come first: the block functions are written in them. */
#include "fixity/digest/vector-avx512.h"

#include "fixity/digest/md5-blocks.h"
#include "fixity/digest/sha1-blocks.h"
#include "fixity/digest/sha256-blocks.h"
#include "fixity/digest/sha512-blocks.h"

/* AVX-512: 16 messages of 32-bit words, 8 of 64-bit words. */

void fonds_md5_avx512(void *state, const uint8_t *const *data, size_t blocks)
{
	md5_blocks(state, data, blocks);
}

void fonds_sha1_avx512(void *state, const uint8_t *const *data, size_t blocks)
{
	sha1_blocks(state, data, blocks);
}

void fonds_sha256_avx512(void *state, const uint8_t *const *data, size_t blocks)
{
	sha256_blocks(state, data, blocks);
}

void fonds_sha512_avx512(void *state, const uint8_t *const *data, size_t blocks)
{
	sha512_blocks(state, data, blocks);
}
