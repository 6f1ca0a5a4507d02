/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_FILE_TABLE_H
#define BAGIT_WRITE_FILE_TABLE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/digest.h>

#include "base/arena.h"
#include "fixity/digest/hasher.h"

/*
 * Files of a bag with their digests: what manifests are written from. Every
 * file has a digest of each of the table's algorithms. In memory a file takes
 * about 64 bytes, its name, and the bytes of its digests.
 *
 *	init -> add ... -> set_digests ... -> sort -> (write manifests) -> clear
 */
struct fonds_file_row {
	const char *path;   /* in the bag */
	const char *source; /* where it comes from; NULL where that is known */
	uint64_t size;
	uint64_t inode;  /* of the source, when it was listed */
	bool is_done;    /* the digests are set */
	uint16_t listed; /* of an old bag: a bit for each algorithm in which a
	                    manifest lists it */
	uint8_t bytes[]; /* the digests, one after the other */
};

/* Start from fonds_file_table_init(). */
struct fonds_file_table {
	struct fonds_arena arena;
	struct fonds_file_row **rows;
	size_t count;
	size_t capacity;
	uint64_t bytes; /* of all files together */
	enum fonds_algorithm algorithms[FONDS_HASHER_MAX];
	uint8_t sizes[FONDS_HASHER_MAX]; /* of their digests */
	size_t algorithm_count;
	size_t digest_bytes; /* of one row */
};

/* FONDS_ERR_INVALID: none, one that is unknown, or one given twice. */
enum fonds_status fonds_file_table_init(struct fonds_file_table *table,
	const enum fonds_algorithm *algorithms, size_t count,
	struct fonds_error **error);

/* For fonds_cleanup(); also of a table of zeros. */
void fonds_file_table_clear(struct fonds_file_table *table);

/*
 * Add a file. path is copied; the row stays where it is until clear, and its
 * source and inode are the caller's to set.
 */
enum fonds_status fonds_file_table_add(struct fonds_file_table *table,
	const char *path, uint64_t size, struct fonds_file_row **ret,
	struct fonds_error **error);

/*
 * The digests of a row, one for each algorithm of the table in that order;
 * and one of them back. Different rows may be set by several threads.
 */
void fonds_file_row_set(const struct fonds_file_table *table,
	struct fonds_file_row *row, const struct fonds_digest *digests);
void fonds_file_row_get(const struct fonds_file_table *table,
	const struct fonds_file_row *row, size_t algorithm,
	struct fonds_digest *ret);

/*
 * Set a row of another table from one of this, whose algorithms contain those
 * of the other.
 */
void fonds_file_row_convert(const struct fonds_file_table *table,
	const struct fonds_file_row *row, const struct fonds_file_table *other,
	struct fonds_file_row *ret);

/* Where the algorithm stands in the table, or FONDS_HASHER_MAX. */
size_t fonds_file_table_algorithm(
	const struct fonds_file_table *table, enum fonds_algorithm algorithm);

/* By the bytes of the paths, as manifests are written. */
void fonds_file_table_sort(struct fonds_file_table *table);

/* In a sorted table; NULL when there is none. */
struct fonds_file_row *fonds_file_table_find(
	const struct fonds_file_table *table, const char *path);

#endif
