/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_VERDICT_H
#define FONDS_VERDICT_H

#include <stdbool.h>

#include <fonds/api.h>

FONDS_BEGIN_DECLS

/*
 * What a fixity check says of one file. The values stand in catalogs: never
 * renumber, only append.
 */
enum fonds_verdict {
	FONDS_VERDICT_OK = 0,
	FONDS_VERDICT_CORRUPT = 1,             /* confirmed by a second read */
	FONDS_VERDICT_CORRUPT_UNCONFIRMED = 2, /* the two reads differ */
	FONDS_VERDICT_MISSING = 3,
	FONDS_VERDICT_UNEXPECTED = 4,     /* there, but not registered */
	FONDS_VERDICT_UNREADABLE = 5,     /* EIO, ESTALE, not a regular file */
	FONDS_VERDICT_DENIED = 6,         /* no permission to read */
	FONDS_VERDICT_UNSTABLE = 7,       /* changed while it was read */
	FONDS_VERDICT_VOLUME_OFFLINE = 8, /* its place was not seen at all */
	FONDS_VERDICT_NOT_CHECKED = 9,    /* the run ended before its turn */
	FONDS_VERDICT_MOVED = 10,   /* elsewhere, proved by digest and size */
	FONDS_VERDICT_SKIPPED = 11, /* not in scope, or paused */
	FONDS_VERDICT_NOT_DUE = 12, /* checked within its policy */
};

#define FONDS_VERDICT_COUNT 13

/* "ok", "corrupt", "corrupt-unconfirmed", ... */
FONDS_API const char *fonds_verdict_name(enum fonds_verdict verdict);

/* One sentence for people: what it means and what to do about it. */
FONDS_API const char *fonds_verdict_remedy(enum fonds_verdict verdict);

/* True for FONDS_VERDICT_OK only. */
FONDS_API bool fonds_verdict_is_sound(enum fonds_verdict verdict);

FONDS_END_DECLS

#endif
