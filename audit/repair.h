/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPAIR_H
#define AUDIT_REPAIR_H

#include <fonds/audit-repair.h>
#include <fonds/digest.h>

#include "base/arena.h"

/*
 * A repair as it is told afterwards: which files there were, and what became
 * of each.
 */
enum fonds_repair_outcome {
	FONDS_REPAIR_OPEN, /* its turn has not come */
	FONDS_REPAIR_MADE,
	FONDS_REPAIR_WOULD,       /* in a dry run: the copy is good */
	FONDS_REPAIR_NOT_NEEDED,  /* the file is ok */
	FONDS_REPAIR_NO_COPY,     /* not in the copy, or not to be read there */
	FONDS_REPAIR_BAD_COPY,    /* the copy is not as registered either */
	FONDS_REPAIR_NOT_JUDGED,  /* the file changes, or may not be read */
	FONDS_REPAIR_NOT_WRITTEN, /* it could not be put in its place */
	FONDS_REPAIR_NOT_READ_BACK, /* in its place, and not ok there */
};

struct fonds_repair_file {
	const char *path;
	enum fonds_verdict before; /* read anew */
	enum fonds_repair_outcome outcome;
	int64_t repair;                 /* its number; 0: none was begun */
	uint64_t size;                  /* registered */
	enum fonds_read_mode read_mode; /* of the last reading */
	const char *quarantine;         /* NULL: no bytes were kept */
	const char *damage; /* what was wrong with them; NULL: not known */
	const char *detail; /* why it is not repaired; NULL */
};

struct fonds_audit_repair {
	struct fonds_arena arena; /* all texts, and the files */
	int64_t holding;
	const char *location;
	const char *from;
	bool is_dry_run;
	uint64_t settled;                /* repairs that had been interrupted */
	struct fonds_repair_file *files; /* sorted by path */
	size_t count;
	size_t capacity;
};

/* "repaired", "would be repaired", "not needed" ... */
const char *fonds_repair_outcome_name(enum fonds_repair_outcome outcome);

/* Is the file as registered then, or would it be? */
bool fonds_repair_outcome_is_good(enum fonds_repair_outcome outcome);

#endif
