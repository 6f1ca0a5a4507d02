/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_VOCABULARY_H
#define METADATA_VOCABULARY_H

#include <stdbool.h>
#include <stddef.h>

/*
 * Terms of the PREMIS vocabularies of the Library of Congress
 * (id.loc.gov/vocabulary/preservation).
 */
struct fonds_term {
	const char *scheme;  /* "eventType" */
	const char *code;    /* "ing" */
	const char *label;   /* "ingestion" */
	const char *broader; /* "relationshipType/der", or NULL */
	bool is_deprecated;
};

/* To be written: NULL when there is no such term, or it is deprecated. */
const struct fonds_term *fonds_term_find(const char *scheme, const char *code);

/* To be read: deprecated ones too. By code, and by label as it stands. */
const struct fonds_term *fonds_term_known(const char *scheme, const char *code);
const struct fonds_term *fonds_term_labelled(
	const char *scheme, const char *label);

/* The one that is meant by a label in another case, or other punctuation. */
const struct fonds_term *fonds_term_like(const char *scheme, const char *label);

/* Is there a vocabulary of this name? */
bool fonds_term_has_scheme(const char *scheme, size_t size);

#define FONDS_TERM_URI_BASE "http://id.loc.gov/vocabulary/preservation/"

#endif
