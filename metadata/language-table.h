/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_LANGUAGE_TABLE_H
#define METADATA_LANGUAGE_TABLE_H

#include "metadata/language.h"

/* One language, with everything it may be found by. */
struct fonds_language_entry {
	struct fonds_language language;
	const char *terminology; /* ISO 639-2/T code where it differs, or "" */
	const char *alpha2;      /* ISO 639-1 code, or "" */
	const char *names;       /* all English names, parted by ';' */
};

extern const struct fonds_language_entry fonds_language_table[];
extern const size_t fonds_language_table_size;

#endif
