/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_LANGUAGE_H
#define METADATA_LANGUAGE_H

#include <stddef.h>

/* A language of ISO 639-2 (Library of Congress). */
struct fonds_language {
	const char *code; /* ISO 639-2/B, "rus" */
	const char *name; /* "Russian"; where the list has several, the first */
	const char *bcp47; /* RFC 5646: "ru", or the code where there is none */
};

/*
 * By ISO 639-2/B or /T code, ISO 639-1 code, or English name, without regard
 * to case; blanks around are ignored. NULL when there is none such. A name in
 * its own case goes before a code: "Ga" is the language of Ghana, "ga" Irish.
 */
const struct fonds_language *fonds_language_find(const char *text, size_t size);

#endif
