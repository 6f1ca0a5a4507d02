/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_PATH_SET_H
#define INGEST_PATH_SET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/digest.h>

#include "base/keyed-hash.h"

/*
 * The paths that a list of checksums has named, and in which algorithms, as
 * keyed hashes: 16 bytes a path, however long it is. Of the hash 112 bits are
 * kept, and nobody without the key can make two paths that share them.
 *
 *	init -> add ... -> has ... -> clear
 */
struct fonds_path_set {
	struct fonds_hash_key key;
	struct fonds_keyed_hash *slots; /* the low 16 bits: algorithms, used */
	size_t capacity;                /* a power of two */
	size_t count;
};

/* clear is due even after a failure. */
enum fonds_status fonds_path_set_init(
	struct fonds_path_set *set, struct fonds_error **error);
void fonds_path_set_clear(struct fonds_path_set *set);

/*
 * *ret_is_new is false when the path was there. *ret_algorithms, if there is
 * one, points to a bit for each algorithm that was noted of it, for the caller
 * to set more; valid until the next call.
 */
enum fonds_status fonds_path_set_add(struct fonds_path_set *set,
	const char *path, bool *ret_is_new, uint64_t **ret_algorithms,
	struct fonds_error **error);

/* The bit of an algorithm. */
uint64_t fonds_path_set_bit(enum fonds_algorithm algorithm);

bool fonds_path_set_has(const struct fonds_path_set *set, const char *path);

#endif
