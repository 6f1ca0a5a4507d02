/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_WORK_TURN_H
#define FIXITY_CATALOG_WORK_TURN_H

#include "fixity/catalog/act.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/work.h"

/*
 * What the parts of work.h share: who is at work, and the end of a shard's
 * turn. All of it in the transaction of the caller.
 */

/* A check that is dated later than this from now proves nothing. */
#define FONDS_CLOCK_TOLERANCE 3600

/*
 * Is this auditor at work? One of this handle that has not left is; of another
 * handle its lock is asked for. *ret is false for one that has ended.
 */
enum fonds_status fonds_auditor_works(struct fonds_catalog *catalog,
	int64_t auditor, bool *ret, struct fonds_error **error);

/* Is any auditor but this one (0: any at all) at work on the run? */
enum fonds_status fonds_run_has_auditors(struct fonds_catalog *catalog,
	int64_t run, int64_t but, bool *ret, struct fonds_error **error);

/* How the turn of a shard ended. The verdicts sum to its files. */
struct fonds_turn_end {
	int64_t run;
	int64_t shard;
	int64_t at;
	uint64_t files;
	uint64_t bytes;
	uint64_t findings;
	uint64_t verdicts[FONDS_VERDICT_COUNT];
};

/* The rows of the shard and of its run, which had the files as not-checked. */
enum fonds_status fonds_turn_end(struct fonds_catalog *catalog,
	const struct fonds_turn_end *end, struct fonds_error **error);

/* The run, and this auditor of it, gave a sign of life. */
enum fonds_status fonds_turn_sign(struct fonds_catalog *catalog,
	int64_t auditor, int64_t now, struct fonds_error **error);

#endif
