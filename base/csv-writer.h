/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_CSV_WRITER_H
#define BASE_CSV_WRITER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/output.h"

/*
 * Writes CSV (RFC 4180): comma, CRLF, quotes where needed. Every text is
 * escaped as base/text.h says, and a field that begins, after blanks, with
 * = + - @ (also in full width) or ' gets a ' before it, so that a spreadsheet
 * takes it for text; to read a field back, drop one leading ' and undo the
 * escapes.
 */
struct fonds_csv {
	struct fonds_output *output;
	bool follows; /* a field stands before in this row */
};

void fonds_csv_init(struct fonds_csv *csv, struct fonds_output *output);

/* NULL is the empty field. */
void fonds_csv_text(struct fonds_csv *csv, const char *text);

/*
 * The text as it is, nothing escaped but quotes: for tables that programs
 * read and have a form of their own. A spreadsheet may take it for a formula.
 */
void fonds_csv_exact(struct fonds_csv *csv, const char *text);
void fonds_csv_number(struct fonds_csv *csv, uint64_t number);
void fonds_csv_end_row(struct fonds_csv *csv);

#endif
