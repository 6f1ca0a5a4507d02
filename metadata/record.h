/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_RECORD_H
#define METADATA_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/arena.h"
#include "metadata/date.h"
#include "metadata/language.h"

/*
 * An archival record: how an archive describes a document, often with its
 * text or a translation of it. It comes in three forms, as a page of text with
 * labels (record-text.c), as a JSON object (record-json.c) or as a row of a
 * CSV with its header (record-csv.c); all are read into this. All strings are UTF-8, in the record's arena, never empty: what
 * was not given is NULL. The bytes received are never changed.
 */

/* A text that the record carries: the document's own words, or a translation. */
struct fonds_record_text {
	bool is_translation; /* else a transcript in the original's language */

	/* NULL when the record does not say, or names one that is not known. */
	const struct fonds_language *language;
	bool language_assumed; /* not stated: English, the record's own */
	const char *data;
	size_t size;
	struct fonds_record_text *next;
};

/* One level of an archival reference: "fond", "3". */
struct fonds_record_level {
	const char
		*kind; /* "archive", "fond", "opis", "delo", "listy", "papka" */
	const char *value;
	struct fonds_record_level *next;
};

/*
 * A label that is not known here, with its value, or what stands where nothing
 * was expected (then the label says where). Nothing is dropped.
 */
struct fonds_record_note {
	const char *label;
	const char *value;
	struct fonds_record_note *next;
};

struct fonds_record {
	struct fonds_arena arena;
	bool is_json;
	bool is_csv;

	const char *title; /* always there */
	const char *date_text;
	bool has_date;
	struct fonds_date date;
	const char *summary;
	const char *url;
	const char *record_number;
	const char *rights;
	const char *credits;
	const char *classification;
	const char *upload_date;

	/* The citation: "TITLE", DATE, PUBLISHER, REFERENCE. */
	const char *citation;       /* whole, as given */
	const char *citation_title; /* its parts, where they were found */
	const char *citation_date;
	const char *
		publisher; /* the archive that published: "Wilson Center ..." */

	/*
	 * Where the original is held, "APRF, fond 3, opis 65, delo 827, listy
	 * 123, 125": without the sentences about contributors and translators
	 * that stand in the same string in the archive's records.
	 */
	const char *
		source; /* whole, as given; NULL: reference is the citation's */
	const char *reference;
	struct fonds_record_level
		*levels; /* archive first; empty if unparsed */

	struct fonds_text_list archives; /* names of the holding archive */
	struct fonds_text_list authors;
	struct fonds_text_list
		contributors; /* who gave or obtained the document */
	struct fonds_text_list translators;
	struct fonds_text_list transcribers;

	/* Persons and bodies that the document is about or who speak in it. */
	struct fonds_text_list people;
	struct fonds_text_list places;
	struct fonds_text_list subjects;
	struct fonds_text_list donors;

	const struct fonds_language *languages[8]; /* of the original */
	size_t language_count;

	struct fonds_record_text *texts; /* in their order in the record */
	struct fonds_record_note *notes;

	/*
	 * Where the record contradicts itself or its host, or says something
	 * that is not understood: one sentence each.
	 */
	struct fonds_text_list warnings;
};

#define FONDS_RECORD_MAX ((size_t)16 * 1024 * 1024)

/*
 * Read a record, in whichever of its forms it is. FONDS_ERR_FORMAT with
 * what is wrong and where: empty, not UTF-8 (with the byte offset), binary
 * (NUL or control characters), no title. FONDS_ERR_LIMIT past
 * FONDS_RECORD_MAX.
 */
enum fonds_status fonds_record_parse(const char *data, size_t size,
	struct fonds_record **ret, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_record_free(struct fonds_record *record);
void fonds_record_freep(struct fonds_record **record);

#endif
