/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_RUN_TOLD_H
#define AUDIT_RUN_TOLD_H

#include "fixity/algorithm.h"
#include "fixity/catalog/run.h"

/*
 * What a run found in a bag is told in the bag itself, and recorded with the
 * run: which event was written, or why none was. A bag that cannot take one is
 * no failure of the audit.
 */
struct fonds_run_told {
	int64_t run;
	int64_t holding;
	const char *location;                   /* of the bag, on this host */
	const enum fonds_algorithm *algorithms; /* of what was read */
	size_t algorithm_count;
	const char *unseen; /* why nothing can be told; NULL: it can */
};

/* When all of the holding has been recorded. An error ends the run. */
enum fonds_status fonds_run_tell(struct fonds_catalog *catalog,
	const struct fonds_run_told *which, struct fonds_error **error);

#endif
