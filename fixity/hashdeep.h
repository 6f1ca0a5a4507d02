/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_HASHDEEP_H
#define FIXITY_HASHDEEP_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/error.h>

#include "fixity/checksum-line.h"

#define FONDS_HASHDEEP_COLUMNS 32

/*
 * Lists of hashdeep, "HASHDEEP-1.0". Two lines say what follows:
 *
 *	%%%% HASHDEEP-1.0
 *	%%%% size,md5,sha256,filename
 *
 * and then a line a file has as many values between commas. The file's name
 * is the last, so that it may hold commas; it is written as it is.
 */
struct fonds_hashdeep {
	bool has_begun; /* the first of the two was seen */

	/* The columns before the name; none until the second was seen. */
	struct fonds_hashdeep_column {
		enum {
			FONDS_HASHDEEP_SKIPPED,
			FONDS_HASHDEEP_SIZE,
			FONDS_HASHDEEP_DIGEST,
		} kind;
		enum fonds_algorithm algorithm;
	} columns[FONDS_HASHDEEP_COLUMNS];
	size_t column_count;
};

bool fonds_hashdeep_is_header(const char *text, size_t size);

/*
 * Take one of the two lines. FONDS_ERR_UNSUPPORTED, with the columns set, when
 * all is well but some are of algorithms that are not known; after any other
 * failure there are no columns.
 */
enum fonds_status fonds_hashdeep_read_header(struct fonds_hashdeep *hashdeep,
	const char *text, size_t size, struct fonds_error **error);

/* The line of a file, whose path is borrowed. */
enum fonds_status fonds_hashdeep_parse(const struct fonds_hashdeep *hashdeep,
	const char *text, size_t size, struct fonds_checksum_line *ret,
	struct fonds_error **error);

#endif
