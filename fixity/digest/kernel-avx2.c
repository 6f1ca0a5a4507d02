/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/digest/kernel-unit.h"

/* The operations come first: the block functions are written in them. */
#include "fixity/digest/vector-avx2.h"

#include "fixity/digest/md5-blocks.h"
#include "fixity/digest/sha1-blocks.h"
#include "fixity/digest/sha256-blocks.h"
#include "fixity/digest/sha512-blocks.h"

/* AVX2: 8 messages of 32-bit words, 4 of 64-bit words. */

void fonds_md5_avx2(void *state, const uint8_t *const *data, size_t blocks)
{
	md5_blocks(state, data, blocks);
}

void fonds_sha1_avx2(void *state, const uint8_t *const *data, size_t blocks)
{
	sha1_blocks(state, data, blocks);
}

void fonds_sha256_avx2(void *state, const uint8_t *const *data, size_t blocks)
{
	sha256_blocks(state, data, blocks);
}

void fonds_sha512_avx2(void *state, const uint8_t *const *data, size_t blocks)
{
	sha512_blocks(state, data, blocks);
}
