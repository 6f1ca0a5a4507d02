/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_FINDING_H
#define FONDS_FINDING_H

#include <fonds/api.h>

FONDS_BEGIN_DECLS

enum fonds_severity {
	FONDS_SEVERITY_NOTE = 0,    /* nothing is wrong; it should be known */
	FONDS_SEVERITY_WARNING = 1, /* sound, but not as the standard advises */
	FONDS_SEVERITY_ERROR = 2,   /* the bag or the file is not valid */
};

/* "note", "warning", "error" */
FONDS_API const char *fonds_severity_name(enum fonds_severity severity);

/*
 * One thing found wrong with a bag or a file of metadata. Every string is
 * owned by the outcome of the check. path is the bytes of the name, not
 * escaped; NULL when the finding is about the whole. expected and actual are
 * NULL where they say nothing.
 */
struct fonds_finding {
	const char *code; /* stable, "BAG-...", "PREMIS-..." */
	enum fonds_severity severity;
	const char *path;
	const char *message; /* one line, what is wrong */
	const char *expected;
	const char *actual;
	const char *section; /* of RFC 8493, "2.1.3"; of a profile, the key of
	                        the rule, "Bag-Info"; of another standard, with
	                        its name, "PREMIS 1.5.2" */
	const char *remedy;  /* one line, what to do */

	/* Of metadata; else 0 and NULL. */
	unsigned long line; /* from 1; 0: not known */
	const char *place;  /* "/premis/event[3]/eventDateTime" */
};

FONDS_END_DECLS

#endif
