/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_RECORD_LINES_H
#define METADATA_RECORD_LINES_H

#include <stdbool.h>
#include <stdint.h>

#include "base/tree.h"

/*
 * The records of a file that has many: the lines of JSON lines, or the rows
 * of a CSV, each with the header before it, so that it is a CSV of its own.
 * They are bytes as received, for fonds_record_parse(). One is in memory at a
 * time; empty lines are passed over.
 */
struct fonds_record_line {
	uint64_t line;    /* where it begins, from 1 */
	const char *data; /* without the end of its last line */
	size_t size;

	/*
	 * Of a line of JSON that is too large: data is then NULL, and the next
	 * one can be read.
	 */
	const struct fonds_error *problem;
};

struct fonds_record_lines;

/* The stream is borrowed; what names it in errors, and is copied. */
enum fonds_status fonds_record_lines_new(struct fonds_stream *stream,
	const char *what, bool is_csv, struct fonds_record_lines **ret,
	struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_record_lines_free(struct fonds_record_lines *lines);
void fonds_record_lines_freep(struct fonds_record_lines **lines);

/*
 * *ret is valid until the next call; NULL at the end. FONDS_ERR_FORMAT for a
 * CSV in which a quote does not end: where the next row begins is then not
 * known.
 */
enum fonds_status fonds_record_lines_next(struct fonds_record_lines *lines,
	const struct fonds_record_line **ret, struct fonds_error **error);

#endif
