/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_WORK_H
#define FIXITY_CATALOG_WORK_H

#include "fixity/catalog/run.h"
#include "fixity/catalog/shard.h"

/*
 * The work of an auditor on a run. A run is one pass over a scope: its shards
 * are listed when it begins, and any number of auditors, processes on this
 * host, take them one after the other.
 *
 *	join -> queue -> (claim -> renew ... -> record or give_back) ... -> leave
 *
 * A claim is a lease, by the clock of the database, and has an epoch. When it
 * has ended, or its auditor is dead, another may claim the shard: the epoch
 * grows, and what the first one records is refused. So each shard is recorded
 * once in a run, whatever is killed, stopped, or wakes up again.
 *
 * All that writes is durable when it returns, and is done whole or not at all.
 */

/* What a run is about, and what ends it early. Zero: everything. */
struct fonds_work_scope {
	int64_t collection;    /* 0: all */
	int64_t holding;       /* 0: all */
	const char *path_glob; /* NULL: all; see fonds_glob_matches() */
	bool is_due_only;      /* only shards that are due by their policy */
	bool starts_anew; /* close an interrupted run, do not go on with it */
	bool reads_all;   /* also what another run checks meanwhile */
	const char *text; /* one line for people; NULL: "everything". Runs of
	                      the same text are of the same scope. */
};

/*
 * Go on with a run of this scope that is under way or was interrupted, else
 * begin one: list its shards, and count those of the scope that have no turn
 * (not due, paused, outside of the window of their policy) with why. Runs of
 * other scopes whose auditors are all dead are closed as interrupted.
 *
 * *ret_is_new is false when it goes on. FONDS_ERR_NOT_FOUND when a collection
 * or holding is not there. FONDS_ERR_BUSY when a new run is asked for while
 * auditors are at work on one of this scope.
 */
enum fonds_status fonds_work_join(struct fonds_catalog *catalog,
	const struct fonds_work_scope *scope,
	const struct fonds_run_origin *origin, int64_t *ret_run,
	int64_t *ret_auditor, bool *ret_is_new, struct fonds_error **error);

/* A shard in the queue of a run. */
struct fonds_work_item {
	int64_t shard;
	int64_t holding;
	int64_t collection;
	enum fonds_shard_kind kind;
	uint64_t files;
	uint64_t bytes;
};

/*
 * The shards of a run that are not recorded yet, in the order in which they
 * should be taken: neighbours of incidents of the last 30 days (the same
 * shard, holding, volume) that were not checked since, never checked, overdue
 * by policy, oldest check; the inventory of a holding after all its files.
 * Allocated, for free().
 */
enum fonds_status fonds_work_queue(struct fonds_catalog *catalog, int64_t run,
	struct fonds_work_item **ret, size_t *ret_count,
	struct fonds_error **error);

enum fonds_claim_outcome {
	FONDS_CLAIM_MADE,
	FONDS_CLAIM_LEASED, /* by another, alive: it may be free later */
	FONDS_CLAIM_OVER,   /* it is recorded, or the run was closed */
	FONDS_CLAIM_WAIT,   /* an inventory whose files are not all recorded */
};

/*
 * Claim a shard for lease_seconds. A shard that another run has leased is
 * FONDS_CLAIM_LEASED, too; one that was checked in another run since this one
 * began, beyond doubt, is recorded here as not-due, and OVER, unless the scope
 * reads all; one of a holding that was removed meanwhile as skipped. *ret is
 * filled when the claim was made.
 */
enum fonds_status fonds_work_claim(struct fonds_catalog *catalog,
	int64_t auditor, int64_t shard, unsigned lease_seconds,
	struct fonds_claim *ret, enum fonds_claim_outcome *ret_outcome,
	struct fonds_error **error);

/*
 * Prolong all leases of an auditor that this handle claimed; *ret_lost is how
 * many of them hold no more: others took them over, or the run was closed.
 * Its sign of life, too.
 */
enum fonds_status fonds_work_renew(struct fonds_catalog *catalog,
	int64_t auditor, unsigned lease_seconds, size_t *ret_lost,
	struct fonds_error **error);

/* A registered file of which more is to be said than "ok, with its shard". */
struct fonds_work_file {
	const char *path;
	enum fonds_verdict verdict; /* ok, too, where not all were checked */
	int64_t checked_at;
};

/* A digest computed while the registered ones were found right. */
struct fonds_work_digest {
	const char *path;
	int64_t change; /* of the file as it was checked */
	struct fonds_digest digest;
};

/*
 * What was found of a claimed shard. The verdicts sum to its files, but for
 * unexpected. files are all that are not ok, those that were not seen at all
 * only if wanted; where the shard was not checked whole (is_partial, or some
 * were not seen), also those that were checked and are ok: the last check of
 * others stays. Each that was seen and is not ok has a finding, and so has
 * each unexpected one.
 */
struct fonds_work_result {
	uint64_t verdicts[FONDS_VERDICT_COUNT];
	uint64_t bytes;      /* read */
	uint64_t past_cache; /* files that were read past the page cache */
	uint64_t busy_ms;
	bool is_partial;
	int64_t checked_at; /* when the reading of the shard began */
	const struct fonds_work_file *files;
	size_t file_count;
	const struct fonds_audit_finding
		*findings; /* run and incident: filled here */
	size_t finding_count;
	const struct fonds_work_digest *digests;
	size_t digest_count;
};

/*
 * Record the result of a claim in one transaction: the shard's row, the state
 * of its files, findings, incidents (a finding opens one, or is one more of
 * an open one), new digests. *ret_is_accepted is false when another has taken
 * the shard over: then nothing is recorded.
 *
 * What is registered is never touched, and neither is the last check of a
 * file that got volume-offline, not-checked, skipped or not-due.
 * FONDS_ERR_INVALID when the verdicts do not sum to the files of the shard,
 * or the result contradicts itself.
 */
enum fonds_status fonds_work_record(struct fonds_catalog *catalog,
	const struct fonds_claim *claim, const struct fonds_work_result *result,
	bool *ret_is_accepted, struct fonds_error **error);

/* End the lease without a result: another may take the shard at once. */
enum fonds_status fonds_work_give_back(struct fonds_catalog *catalog,
	const struct fonds_claim *claim, struct fonds_error **error);

/* Have all shards of this holding been recorded in the run? */
enum fonds_status fonds_work_holding_is_done(struct fonds_catalog *catalog,
	int64_t run, int64_t holding, bool *ret, struct fonds_error **error);

/* The clock did not do what it should: step seconds, forward is positive. */
enum fonds_status fonds_work_note_clock(struct fonds_catalog *catalog,
	int64_t run, int64_t step, const char *note,
	struct fonds_error **error);

/* Where an event about the check of a bag was written into it (run.h). */
enum fonds_status fonds_work_event(struct fonds_catalog *catalog,
	const struct fonds_run_event *event, struct fonds_error **error);

/*
 * The auditor ends. It gives back its leases; with the last auditor at work
 * the run is closed, too: complete when every shard is recorded, else as
 * state says (partial, stopped, invalid: at once, also while others are at
 * work; interrupted: it can be gone on with). What an invalid one called sound
 * counts as never checked. A run whose verdicts do not sum
 * to its inventory is FONDS_ERR_FORMAT: the catalog is damaged.
 */
enum fonds_status fonds_work_leave(struct fonds_catalog *catalog,
	int64_t auditor, enum fonds_run_state state, const char *why,
	struct fonds_error **error);

#endif
