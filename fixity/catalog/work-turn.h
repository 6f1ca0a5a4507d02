/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_WORK_TURN_H
#define FIXITY_CATALOG_WORK_TURN_H

#include "fixity/catalog/act.h"
#include "fixity/catalog/auditor-life.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/work.h"

/*
 * What the parts of work.h share: the end of a shard's turn, and signs of
 * life. All of it in the transaction of the caller.
 */

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

/* See fonds_work_note_clock(). */
enum fonds_status fonds_turn_note_clock(const struct fonds_act *act,
	int64_t run, int64_t step, const char *note,
	struct fonds_error **error);

#endif
