/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_KEYED_HASH_H
#define BASE_KEYED_HASH_H

#include <stddef.h>
#include <stdint.h>

#include <fonds/error.h>

/*
 * SipHash-2-4 with 128 bits (Aumasson and Bernstein, 2012): texts from outside
 * as numbers of a fixed size, of which nobody without the key can make two
 * that are equal. No message digest: it lasts as long as its key.
 */
struct fonds_hash_key {
	uint64_t words[2];
};

struct fonds_keyed_hash {
	uint64_t words[2];
};

/* A key of one's own, from the system. FONDS_ERR_IO. */
enum fonds_status fonds_hash_key_new(
	struct fonds_hash_key *ret, struct fonds_error **error);

struct fonds_keyed_hash fonds_keyed_hash(
	const struct fonds_hash_key *key, const void *data, size_t size);

#endif
