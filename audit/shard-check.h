/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_SHARD_CHECK_H
#define AUDIT_SHARD_CHECK_H

#include "audit/finding-rows.h"
#include "audit/places.h"
#include "audit/shard-files.h"

/*
 * A shard that this auditor has claimed: what was found in it so far, until it
 * is recorded.
 *
 *	new -> (a file is given -> take) ... -> settle -> record -> free
 */
struct fonds_shard_check {
	struct fonds_shard_check *next;
	struct fonds_claim claim;
	struct fonds_open_place *place;
	struct fonds_shard_files files;
	size_t given;     /* of files.turns */
	size_t under_way; /* given, and not done with */
	bool is_closed;   /* no more of its files is given */
	bool is_waiting;  /* for its turn to seek its missing files */
	bool is_seeking;  /* what is under way may be these */
	uint64_t rate;    /* at which it is to be read */

	struct fonds_finding_rows rows; /* on what is none of its files */
	uint64_t unexpected;            /* of them */
	uint64_t bytes;                 /* read */
	uint64_t past_cache;            /* files that were so read */
	int64_t begun_at;
	int64_t begun_ns;
};

/* claim is taken, also when this fails; place is borrowed. */
enum fonds_status fonds_shard_check_new(struct fonds_catalog *catalog,
	struct fonds_claim *claim, struct fonds_open_place *place,
	const struct fonds_shard_wish *wish, struct fonds_shard_check **ret,
	struct fonds_error **error);
void fonds_shard_check_free(struct fonds_shard_check *shard);
void fonds_shard_check_freep(struct fonds_shard_check **shard);

/* All files of it that were not seen are so for this reason. */
void fonds_shard_check_mark_unseen(struct fonds_shard_check *shard,
	enum fonds_verdict verdict, const char *detail);

/*
 * The place of the shard is not there any more, or another: what failed there
 * says nothing of the files, and what was not read will not be.
 */
void fonds_shard_check_mark_gone(
	struct fonds_shard_check *shard, const char *detail);

/* How many of its files have this verdict? */
size_t fonds_shard_check_count(
	const struct fonds_shard_check *shard, enum fonds_verdict verdict);

/* Is there a file that failed, other than by what it holds? */
bool fonds_shard_check_has_failures(const struct fonds_shard_check *shard);

/*
 * Is there a file that is bad, and will not turn out to be elsewhere? Of an
 * inventory that has no end nothing can be told: it has no part that is whole.
 */
bool fonds_shard_check_has_evidence(const struct fonds_shard_check *shard);

/* *ret_is_accepted is false when another has taken the shard over. */
enum fonds_status fonds_shard_check_record(struct fonds_shard_check *shard,
	struct fonds_catalog *catalog, uint64_t busy_ms, bool *ret_is_accepted,
	struct fonds_error **error);

#endif
