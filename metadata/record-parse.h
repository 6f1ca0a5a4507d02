/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_RECORD_PARSE_H
#define METADATA_RECORD_PARSE_H

#include "metadata/record.h"
#include "metadata/span.h"

/*
 * How the parts of the record reader work together; for record*.c only:
 *
 *	form (text, JSON or CSV) -> fields -> citation, source -> check
 *
 * While a record is being read, its notes and texts are in reverse order, so
 * that adding one is cheap; fonds_record_parse() turns them round.
 */

/* What a field's value is. */
enum fonds_record_kind {
	FONDS_RECORD_LINE,       /* one line; line breaks become blanks */
	FONDS_RECORD_PARAGRAPHS, /* lines are joined, paragraphs kept */
	FONDS_RECORD_LIST,       /* lines, or parted by ";" */
	FONDS_RECORD_LANGUAGES,
	FONDS_RECORD_CONTENTS, /* a list of texts, which follow */
};

struct fonds_record_field {
	const char *label; /* in the text form */
	const char *key;   /* in the JSON form, or NULL */
	enum fonds_record_kind kind;
	size_t offset; /* in struct fonds_record: const char * or a list */
};

/* "Author(s)" is also found as "Author" and "Authors". NULL: not known. */
const struct fonds_record_field *fonds_record_field_by_label(
	struct fonds_span label);
const struct fonds_record_field *fonds_record_field_by_key(const char *key);

/* Take a value in the text form: lists are parted here. */
void fonds_record_field_read(struct fonds_record *record,
	const struct fonds_record_field *field, struct fonds_span value);

/* Take one value, not parted; a second one for a single field is a note. */
void fonds_record_field_add(struct fonds_record *record,
	const struct fonds_record_field *field, struct fonds_span value);

/*
 * A copy in the record's arena, with each run of blanks made one space; the
 * second keeps paragraphs apart by an empty line. NULL when nothing is left.
 */
const char *fonds_record_line(
	struct fonds_record *record, struct fonds_span text);
const char *fonds_record_paragraphs(
	struct fonds_record *record, struct fonds_span text);

void fonds_record_note(struct fonds_record *record, struct fonds_span label,
	struct fonds_span value);
void fonds_record_warn(struct fonds_record *record, const char *format, ...)
	__attribute__((format(printf, 2, 3)));
void fonds_record_set_url(struct fonds_record *record, struct fonds_span url);

/* data is copied; returns NULL when memory has run out. */
struct fonds_record_text *fonds_record_add_text(
	struct fonds_record *record, struct fonds_span data);

/*
 * The record does not say what its text is: English, and a translation when
 * the original is not in English. To be asked when the languages are known.
 */
void fonds_record_assume_language(
	const struct fonds_record *record, struct fonds_record_text *text);

/* Is this line a web address, alone, perhaps in angle brackets? */
bool fonds_record_is_url(struct fonds_span line, struct fonds_span *ret_url);

/* The three forms. data is valid UTF-8 without control characters. */
enum fonds_status fonds_record_read_text(struct fonds_record *record,
	struct fonds_span data, struct fonds_error **error);
enum fonds_status fonds_record_read_json(struct fonds_record *record,
	struct fonds_span data, struct fonds_error **error);
enum fonds_status fonds_record_read_csv(struct fonds_record *record,
	struct fonds_span data, struct fonds_error **error);

/* Is the first line the header of a CSV, with a title among its fields? */
enum fonds_status fonds_record_is_csv(
	struct fonds_span data, bool *ret, struct fonds_error **error);

/* The text of a record that is given by fields; data may be NULL or blank. */
void fonds_record_take_text(struct fonds_record *record, const char *data);

/*
 * Take the citation apart: citation_title, citation_date, publisher, the URL
 * behind it. What is left, the reference, is *ret_rest (may be empty).
 */
void fonds_record_read_citation(
	struct fonds_record *record, struct fonds_span *ret_rest);

/* Take a source string apart: reference, levels, contributors, translators. */
void fonds_record_read_source(
	struct fonds_record *record, struct fonds_span source);

/* The levels of a reference, without any sentences. */
void fonds_record_read_levels(
	struct fonds_record *record, struct fonds_span reference);

/* Look for contradictions and gaps, and add a warning for each. */
enum fonds_status fonds_record_check(
	struct fonds_record *record, struct fonds_error **error);

/* The part of it that looks at the URL. */
void fonds_record_check_url(struct fonds_record *record);

#endif
