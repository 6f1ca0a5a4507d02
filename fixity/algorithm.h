/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_ALGORITHM_H
#define FIXITY_ALGORITHM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/digest.h>

#define FONDS_ALGORITHM_COUNT 11

/* What is known of a message digest algorithm. One table, in algorithm.c. */
struct fonds_algorithm_info {
	enum fonds_algorithm algorithm;
	const char *name;         /* as in manifest-NAME.txt, RFC 8493 2.4 */
	const char *openssl_name; /* for EVP_MD_fetch() */
	const char *tag;          /* as BSD and coreutils write it */
	uint8_t size;             /* of a digest, bytes */
};

/* NULL when there is no such algorithm. */
const struct fonds_algorithm_info *fonds_algorithm_info(
	enum fonds_algorithm algorithm);

/*
 * By the name in any spelling: RFC 8493 2.4 compares without case and
 * punctuation, so "SHA-256" is "sha256". NULL when it is unknown.
 */
const struct fonds_algorithm_info *fonds_algorithm_find(
	const char *name, size_t size);

/*
 * By the name that a list of checksums gives it: any spelling of the above,
 * BSD's ("BLAKE2b" has 512 bits), or that of openssl ("SHA2-256"). NULL when
 * it is unknown, as "SHA512/256" is.
 */
const struct fonds_algorithm_info *fonds_algorithm_find_tag(
	const char *name, size_t size);

/*
 * Add it to a set, of which items has room for FONDS_ALGORITHM_COUNT, unless it
 * is there already or is none (0).
 */
void fonds_algorithm_set_add(enum fonds_algorithm *items, size_t *count,
	enum fonds_algorithm algorithm);
void fonds_algorithm_set_add_all(enum fonds_algorithm *items, size_t *count,
	const enum fonds_algorithm *added, size_t added_count);

/* So that equal sets are equal arrays. */
void fonds_algorithm_set_sort(enum fonds_algorithm *items, size_t count);

/* How many hex digits, in either case, text begins with. */
size_t fonds_hex_span(const char *text, size_t size);

/* Exactly as many hex digits as the algorithm has, in either case. */
bool fonds_digest_parse(enum fonds_algorithm algorithm, const char *hex,
	size_t size, struct fonds_digest *ret);

bool fonds_digest_equal(
	const struct fonds_digest *a, const struct fonds_digest *b);

#endif
