/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_VOCABULARY_H
#define METADATA_VOCABULARY_H

/*
 * Terms of the PREMIS vocabularies of the Library of Congress
 * (id.loc.gov/vocabulary/preservation), without the deprecated ones.
 */
struct fonds_term {
	const char *scheme; /* "eventType" */
	const char *code;   /* "ing" */
	const char *label;  /* "ingestion" */
};

/* NULL when there is no such term. */
const struct fonds_term *fonds_term_find(const char *scheme, const char *code);

#define FONDS_TERM_URI_BASE "http://id.loc.gov/vocabulary/preservation/"

#endif
