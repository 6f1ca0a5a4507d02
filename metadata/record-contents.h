/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_RECORD_CONTENTS_H
#define METADATA_RECORD_CONTENTS_H

#include "metadata/record-parse.h"

enum fonds_heading_kind {
	FONDS_HEADING_TRANSLATION,
	FONDS_HEADING_TRANSCRIPT,
	FONDS_HEADING_SCAN,
	FONDS_HEADING_NONE, /* a text stands below "Contents:" without one */
};

/* A heading of the contents: "Translation - English". */
struct fonds_heading {
	enum fonds_heading_kind kind;
	struct fonds_span language_text; /* empty: not stated */
	const struct fonds_language *language;
};

/* Is this line a heading of the contents, with or without a language? */
bool fonds_heading_parse(struct fonds_span line, struct fonds_heading *ret);

/* A text's heading that cannot be anything else, wherever it stands. */
bool fonds_heading_is_sure(struct fonds_span line, struct fonds_heading *ret);

/*
 * Read texts to the end of rest. heading is the first one's, which has been
 * read, and title the line that it stood on.
 */
void fonds_record_read_texts(struct fonds_record *record,
	struct fonds_span *rest, struct fonds_heading heading,
	struct fonds_span title);

#endif
