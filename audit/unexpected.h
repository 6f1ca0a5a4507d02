/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_UNEXPECTED_H
#define AUDIT_UNEXPECTED_H

#include "audit/finding-rows.h"
#include "audit/unregistered.h"

/* More of one holding are told by their number, in the last finding. */
#define FONDS_UNEXPECTED_MAX 100000

struct fonds_unexpected {
	int64_t run;
	int64_t holding;
	const struct fonds_place *place; /* ok */
	const char *path_glob;           /* selects; NULL: all */
	fonds_alive_fn *alive;
	void *payload;
};

/*
 * The search for what is not registered in a holding: a finding for each
 * file, symbolic link or special file, and for each folder that cannot be
 * listed. A file to which a registered one was found moved in this run has
 * been told already. *ret is how many of the findings are "unexpected".
 */
enum fonds_status fonds_unexpected_find(struct fonds_catalog *catalog,
	const struct fonds_unexpected *which, struct fonds_finding_rows *rows,
	uint64_t *ret, struct fonds_error **error);

#endif
