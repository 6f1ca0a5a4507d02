/* SPDX-License-Identifier: Apache-2.0 */
#include "base/keyed-hash.h"

#include <errno.h>
#include <string.h>
#include <sys/random.h>

#include "base/error.h"

struct state {
	uint64_t v[4];
};

static uint64_t rotate(uint64_t word, unsigned bits)
{
	return word << bits | word >> (64 - bits);
}

static void mix(struct state *state, unsigned rounds)
{
	uint64_t *v = state->v;

	while (rounds-- > 0) {
		v[0] += v[1];
		v[2] += v[3];
		v[1] = rotate(v[1], 13) ^ v[0];
		v[3] = rotate(v[3], 16) ^ v[2];
		v[0] = rotate(v[0], 32);
		v[2] += v[1];
		v[0] += v[3];
		v[1] = rotate(v[1], 17) ^ v[2];
		v[3] = rotate(v[3], 21) ^ v[0];
		v[2] = rotate(v[2], 32);
	}
}

/* Up to eight bytes, the first the lowest. */
static uint64_t load(const unsigned char *data, size_t size)
{
	uint64_t word = 0;

	for (size_t i = 0; i < size; i++)
		word |= (uint64_t)data[i] << (8 * i);
	return word;
}

static void take(struct state *state, uint64_t word)
{
	state->v[3] ^= word;
	mix(state, 2);
	state->v[0] ^= word;
}

enum fonds_status fonds_hash_key_new(
	struct fonds_hash_key *ret, struct fonds_error **error)
{
	ssize_t size = getrandom(ret, sizeof(*ret), 0);

	if (size != (ssize_t)sizeof(*ret)) {
		errno = size < 0 ? errno : EIO;
		return fonds_fail_errno(error, "cannot get a random key");
	}
	return FONDS_OK;
}

struct fonds_keyed_hash fonds_keyed_hash(
	const struct fonds_hash_key *key, const void *data, size_t size)
{
	const unsigned char *bytes = data;
	struct state state = { {
		key->words[0] ^ UINT64_C(0x736f6d6570736575),
		key->words[1] ^ UINT64_C(0x646f72616e646f6d) ^ 0xee,
		key->words[0] ^ UINT64_C(0x6c7967656e657261),
		key->words[1] ^ UINT64_C(0x7465646279746573),
	} };
	struct fonds_keyed_hash hash;
	size_t left = size;

	for (; left >= 8; left -= 8, bytes += 8)
		take(&state, load(bytes, 8));
	take(&state, load(bytes, left) | (uint64_t)size << 56);
	state.v[2] ^= 0xee;
	for (size_t i = 0; i < 2; i++) {
		mix(&state, 4);
		hash.words[i] = state.v[0] ^ state.v[1] ^ state.v[2] ^
				state.v[3];
		state.v[1] ^= 0xdd;
	}
	return hash;
}
