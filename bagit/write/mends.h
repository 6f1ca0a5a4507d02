/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_MENDS_H
#define BAGIT_WRITE_MENDS_H

#include <stdbool.h>

#include "bagit/finding-codes.h"

/*
 * What can be done about a finding without touching payload, and without
 * believing what may be damaged. RFC 8493 has the forms, 3 what is valid.
 */
enum fonds_mend_kind {
	FONDS_MEND_NOT = 0,       /* nothing: an error then forbids the rest */
	FONDS_MEND_DECLARATION,   /* write bagit.txt anew */
	FONDS_MEND_FILE,          /* write the file that it names anew */
	FONDS_MEND_INFO,          /* bag-info.txt, its Payload-Oxum counted */
	FONDS_MEND_FETCH,         /* fetch.txt */
	FONDS_MEND_MANIFESTS,     /* all payload manifests, complete */
	FONDS_MEND_TAG_MANIFESTS, /* all tag manifests */
};

struct fonds_mend {
	enum fonds_mend_kind kind;
	bool needs_belief; /* only where the caller vouches for tag files */
	const char *what;  /* "its byte order mark goes" */
};

/* By its stable name, "BAG-..."; of kind NOT for what is not in the table. */
const struct fonds_mend *fonds_mend_find(const char *code);

#endif
