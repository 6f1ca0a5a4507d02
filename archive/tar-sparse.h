/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_TAR_SPARSE_H
#define ARCHIVE_TAR_SPARSE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/error.h>

/*
 * The map of a file with holes in a tar. It comes in the forms of GNU tar
 * ("Storing Sparse Files"): by its type 'S', and by pax 0.0, 0.1 and 1.0. Only
 * a map that reaches from the first to the last byte, in order, and has just
 * the bytes that are stored gives every reader the same file.
 */
enum fonds_tar_sparse_form {
	FONDS_TAR_NOT_SPARSE,
	FONDS_TAR_SPARSE_HEADER,  /* the map is in the header and behind it */
	FONDS_TAR_SPARSE_RECORDS, /* pax 0.0, 0.1 */
	FONDS_TAR_SPARSE_DATA,    /* pax 1.0: before the data */
};

struct fonds_tar_sparse {
	enum fonds_tar_sparse_form form;
	unsigned seen;     /* bits: which records */
	uint64_t size;     /* with the holes */
	uint64_t expected; /* of these, pax: so many parts; */
	uint64_t count;    /* so many were there */
	uint64_t offset;   /* of the part whose size is to come */
	bool has_offset;
	bool has_expected; /* of the text of form 1.0 */
	uint64_t number;   /* of it, as far as it was read, */
	unsigned digits;   /* of so many digits */
	bool is_broken;    /* out of order, or more than a file can have */
	uint64_t end;      /* of the last part */
	uint64_t bytes;    /* of all parts */
};

/*
 * The map in a header of type 'S', and in a block that goes on with it. *more:
 * the next block does, too.
 */
void fonds_tar_sparse_header(
	struct fonds_tar_sparse *sparse, const uint8_t *block, bool *more);
void fonds_tar_sparse_block(
	struct fonds_tar_sparse *sparse, const uint8_t *block, bool *more);

/*
 * A record of a pax header; *is_name: it is the name of the file. False where
 * it has nothing to do with holes.
 */
bool fonds_tar_sparse_record(struct fonds_tar_sparse *sparse, const char *key,
	const char *value, size_t value_size, bool *is_name);

/* All records were there: sets form. FONDS_ERR_UNSAFE where they are not. */
enum fonds_status fonds_tar_sparse_settle(
	struct fonds_tar_sparse *sparse, struct fonds_error **error);

/*
 * The map of form 1.0 is the text that the data begins with, filled up to
 * whole blocks: one of these. *more: the next is one, too.
 */
void fonds_tar_sparse_data(
	struct fonds_tar_sparse *sparse, const uint8_t *block, bool *more);

/*
 * The map is whole: is it right for so many bytes of data? FONDS_ERR_UNSAFE
 * when not, FONDS_ERR_LIMIT for more parts than anyone needs.
 */
enum fonds_status fonds_tar_sparse_check(const struct fonds_tar_sparse *sparse,
	uint64_t stored, struct fonds_error **error);

#endif
