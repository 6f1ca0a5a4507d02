/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_SESSION_H
#define AUDIT_SESSION_H

#include <fonds/audit.h>

#include "audit/anomaly.h"
#include "audit/budget.h"
#include "audit/heartbeat.h"
#include "audit/policy-list.h"
#include "audit/shard-check.h"
#include "audit/shard-queue.h"

/*
 * One auditor at work on a run: what it was asked for, how far it is, what it
 * has under way, and why it will end. audit/shard-turn.h gives shards their
 * turns, audit/check-shards.h has their files read.
 */
struct fonds_session {
	struct fonds_catalog *catalog;
	struct fonds_audit_options options;
	int64_t run;
	int64_t auditor;
	bool is_due_only;
	struct fonds_shard_wish wish;

	struct fonds_places places;
	struct fonds_shard_queue queue;
	struct fonds_heartbeat heartbeat;
	struct fonds_budget budget;
	struct fonds_anomaly anomaly;
	struct fonds_policy_list policies;

	/* Shards that are claimed and not recorded. */
	struct fonds_shard_check *open;
	size_t open_count;
	struct fonds_shard_check *current; /* whose files are given now */
	struct fonds_shard_check *pending; /* is to begin another check */
	struct fonds_shard_check *seeking; /* missing files, elsewhere */
	uint64_t bytes_ahead; /* of files that are given and not done */
	uint64_t blocks_from; /* of this size, by blocks: shard-blocks.h */

	/* The check under way. */
	bool is_checking;
	enum fonds_algorithm algorithms[FONDS_ALGORITHM_COUNT];
	size_t algorithm_count;
	uint64_t rate;

	struct fonds_progress progress;
	uint64_t bytes_before; /* the check under way was begun */
	int64_t recorded_ns;   /* when a shard was recorded last */

	bool is_ending; /* no other file is begun */
	bool is_interrupted;
	enum fonds_run_state end; /* as which it ends, if it is not done */
	char *why;                /* it ends so; NULL: it is at its end */

	/* A failure where none can be returned: from a report of progress. */
	enum fonds_status status;
	struct fonds_error *error;

	bool has_told_cached; /* that files were not read past the cache */
	bool has_told_waiting;
	bool has_told_blocks;   /* that they cannot be believed */
	bool has_closed_window; /* shards were left for it */
	int64_t told_offline;   /* the last holding told so */
};

/* options and what they point to are borrowed. To be cleared. */
void fonds_session_init(struct fonds_session *session,
	struct fonds_catalog *catalog,
	const struct fonds_audit_options *options);
void fonds_session_clear(struct fonds_session *session);

/*
 * Sign of life and progress; to be called wherever work may take long.
 * FONDS_ERR_CANCELLED when it shall stop.
 */
enum fonds_status fonds_session_alive(
	struct fonds_session *session, struct fonds_error **error);

/* A fonds_progress_fn for the digest engine, with the session as payload. */
int fonds_session_progress(
	const struct fonds_progress *progress, void *payload);

/* So many files and bytes need not be read, or have been. */
void fonds_session_skip(
	struct fonds_session *session, uint64_t files, uint64_t bytes);

/* Say something now; see fonds_audit_notice_fn. */
void fonds_session_tell(struct fonds_session *session, const char *format, ...)
	__attribute__((format(printf, 2, 3)));

/*
 * Begin no more, and end the run as this: what weighs most counts, invalid
 * before stopped before partial, and of these the first that is told.
 */
enum fonds_status fonds_session_end(struct fonds_session *session,
	enum fonds_run_state state, struct fonds_error **error,
	const char *format, ...) __attribute__((format(printf, 4, 5)));

#endif
