/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_HASHER_H
#define FIXITY_DIGEST_HASHER_H

#include <stddef.h>

#include <fonds/digest.h>
#include <fonds/error.h>

#define FONDS_HASHER_MAX 11

/*
 * Hashes bytes with one or several algorithms at once, over and over: the
 * algorithms are fetched from libcrypto when it is made (a fetch per file
 * costs more than hashing a small one). One thread at a time.
 *
 *	new -> [start -> update ... -> finish] ... -> free
 */
struct fonds_hasher;

enum fonds_status fonds_hasher_new(const enum fonds_algorithm *algorithms,
	size_t count, struct fonds_hasher **ret, struct fonds_error **error);
enum fonds_status fonds_hasher_start(
	struct fonds_hasher *hasher, struct fonds_error **error);
enum fonds_status fonds_hasher_update(struct fonds_hasher *hasher,
	const void *data, size_t size, struct fonds_error **error);

/* One digest for each algorithm, in the order given to new. */
enum fonds_status fonds_hasher_finish(struct fonds_hasher *hasher,
	struct fonds_digest *ret, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_hasher_free(struct fonds_hasher *hasher);
void fonds_hasher_freep(struct fonds_hasher **hasher);

/* The version of libcrypto that runs, "3.0.19". */
const char *fonds_hasher_library(void);

/* One digest of bytes in memory. */
enum fonds_status fonds_digest_memory(enum fonds_algorithm algorithm,
	const void *data, size_t size, struct fonds_digest *ret,
	struct fonds_error **error);

#endif
