/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_CSV_READER_H
#define BASE_CSV_READER_H

#include <stddef.h>
#include <stdint.h>

#include "base/tree.h"

/*
 * Reads CSV (RFC 4180) strictly, row by row, in memory bounded by the largest
 * row:
 *
 *	new -> next, next, ... until *ret is NULL -> free
 *
 * The separator is the one of , ; and tab that stands most often in the first
 * line, outside of quotes. Line ends are CRLF or LF; in quotes they belong to
 * the value, as given. A byte order mark is passed over, and so are empty
 * lines. How many fields a row has is for the caller to judge.
 *
 * FONDS_ERR_FORMAT, with the line: a quote inside a field without quotes, or
 * anything behind a closing one; a field that does not end; a lone CR; NUL;
 * bytes that are not UTF-8. FONDS_ERR_LIMIT: a row of more bytes than row_max,
 * or of more than FONDS_CSV_FIELDS_MAX fields. After such a failure it is not
 * known where the next row begins: every further call fails with that status.
 */
#define FONDS_CSV_FIELDS_MAX 4096

struct fonds_csv_row {
	const char *const *fields; /* UTF-8, "" where nothing stands */
	size_t count;              /* at least 1 */
	uint64_t line;             /* where it begins, from 1 */
};

struct fonds_csv_reader;

/* The stream is borrowed and read from where it stands. */
enum fonds_status fonds_csv_reader_new(struct fonds_stream *stream,
	size_t row_max, struct fonds_csv_reader **ret,
	struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_csv_reader_free(struct fonds_csv_reader *reader);
void fonds_csv_reader_freep(struct fonds_csv_reader **reader);

/* The row is valid until the next call. */
enum fonds_status fonds_csv_reader_next(struct fonds_csv_reader *reader,
	const struct fonds_csv_row **ret, struct fonds_error **error);

#endif
