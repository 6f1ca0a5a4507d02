/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Who has a shard. All is decided within one transaction that began as a
 * writer, so no two auditors see a shard free at the same time. A lease that
 * was taken over gets another epoch, in whatever run it was: what its former
 * owner wants to record finds another one there, and is refused.
 */
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/work-turn.h"

/* Two paths. */
#define TEXTS_MAX ((size_t)3 * FONDS_CATALOG_LENGTH_MAX)

/* A shard in a run, as it stands. */
struct turn {
	int64_t epoch;
	int64_t owner; /* 0: nobody */
	int64_t leased_at;
	int64_t lease_until;
	bool is_over;    /* recorded, or its run is closed */
	bool is_removed; /* its holding */
	bool reads_all;  /* whoever claims it */
	int64_t run;
	int64_t run_started_at;
	int64_t shard;
	int64_t holding;
	enum fonds_shard_kind kind;
	const char *first;
	const char *last;
	uint64_t files;
	uint64_t bytes;
	int64_t checked_at;
	int64_t checked_run;
	bool checked_run_goes_on;
};

static void get_turn(
	struct fonds_query *query, struct fonds_arena *arena, struct turn *turn)
{
	turn->epoch = fonds_query_get_integer(query, 0);
	turn->owner = fonds_query_get_integer(query, 1);
	turn->leased_at = fonds_query_get_integer(query, 2);
	turn->lease_until = fonds_query_get_integer(query, 3);
	turn->is_over = fonds_query_get_integer(query, 4) != 0;
	turn->is_removed = fonds_query_get_integer(query, 5) != 0;
	turn->run = fonds_query_get_integer(query, 6);
	turn->run_started_at = fonds_query_get_integer(query, 7);
	turn->shard = fonds_query_get_integer(query, 8);
	turn->holding = fonds_query_get_integer(query, 9);
	turn->kind = (enum fonds_shard_kind)fonds_query_get_enum(
		query, 10, FONDS_SHARD_KIND_COUNT);
	turn->first = fonds_query_get_text(query, 11, arena);
	turn->last = fonds_query_get_text(query, 12, arena);
	turn->files = fonds_query_get_count(query, 13);
	turn->bytes = fonds_query_get_count(query, 14);
	turn->checked_at = fonds_query_get_integer(query, 15);
	turn->checked_run = fonds_query_get_integer(query, 16);
	turn->checked_run_goes_on = fonds_query_get_integer(query, 17) != 0;
}

static enum fonds_status read_turn(struct fonds_catalog *catalog,
	int64_t auditor, int64_t shard, struct fonds_arena *arena,
	struct turn *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT w.epoch, w.auditor, w.leased_at, w.lease_until,"
		" w.ended_at IS NOT NULL OR r.state <> 0,"
		" EXISTS (SELECT 1 FROM removal AS x"
		"  WHERE x.holding = s.holding),"
		" r.number, r.started_at, s.number, s.holding, s.kind,"
		" s.first, s.last, s.files, s.bytes, s.checked_at,"
		" s.checked_run, (SELECT c.state = 0 FROM run AS c"
		"  WHERE c.number = s.checked_run)"
		" FROM auditor AS a JOIN run AS r ON r.number = a.run"
		" JOIN run_shard AS w ON w.run = r.number"
		" JOIN shard AS s ON s.number = w.shard"
		" WHERE a.number = ? AND a.ended_at IS NULL AND w.shard = ?");
	fonds_query_integer(&query, auditor);
	fonds_query_integer(&query, shard);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	if (!found)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"shard %lld is not in the run of auditor %lld of the "
			"catalog '%s', or that one has ended",
			(long long)shard, (long long)auditor, catalog->path);
	get_turn(&query, arena, ret);
	return fonds_query_check(&query, arena, error);
}

static enum fonds_status lease_holds(struct fonds_catalog *catalog,
	int64_t owner, int64_t leased_at, int64_t lease_until, int64_t now,
	bool *ret, struct fonds_error **error)
{
	*ret = false;
	if (owner == 0 || !fonds_lease_holds(leased_at, lease_until, now))
		return FONDS_OK;
	return fonds_auditor_is_alive(catalog, owner, ret, error);
}

/* Does an auditor of another run that is under way have it? */
static enum fonds_status is_leased_elsewhere(struct fonds_catalog *catalog,
	const struct turn *turn, int64_t now, bool *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	*ret = false;
	fonds_query_begin(&query, catalog,
		"SELECT w.auditor, w.leased_at, w.lease_until"
		" FROM run_shard AS w JOIN run AS r ON r.number = w.run"
		" WHERE w.shard = ? AND w.run <> ? AND w.ended_at IS NULL"
		" AND w.lease_until IS NOT NULL AND r.state = 0");
	fonds_query_integer(&query, turn->shard);
	fonds_query_integer(&query, turn->run);
	do {
		status = fonds_query_row(&query, &found, error);
		if (status == FONDS_OK && found)
			status = lease_holds(catalog,
				fonds_query_get_integer(&query, 0),
				fonds_query_get_integer(&query, 1),
				fonds_query_get_integer(&query, 2), now, ret,
				error);
		if (status < 0)
			return status;
	} while (found && !*ret);
	return FONDS_OK;
}

/*
 * A check of another run counts here when it was made since this one began.
 * The clock alone does not say so, it may have been set: a run that began
 * later checked later, and an older one may have while it goes on. After a
 * doubt the shard is checked once more; so it is where more is asked for than
 * the other run did, digests to be added or a way of reading.
 */
static bool was_checked_elsewhere(const struct turn *turn, int64_t now)
{
	if (turn->reads_all || turn->checked_at < turn->run_started_at ||
		turn->checked_at > now + FONDS_CLOCK_TOLERANCE)
		return false;
	return turn->checked_run > turn->run ||
	       (turn->checked_run < turn->run && turn->checked_run_goes_on &&
		       turn->checked_at > turn->run_started_at);
}

static enum fonds_status has_open_files(struct fonds_catalog *catalog,
	const struct turn *turn, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"SELECT 1 FROM shard AS s JOIN run_shard AS w"
		" ON w.run = ? AND w.shard = s.number"
		" WHERE s.holding = ? AND s.kind = 0 AND w.ended_at IS NULL");
	fonds_query_integer(&query, turn->run);
	fonds_query_integer(&query, turn->holding);
	return fonds_query_row(&query, ret, error);
}

/* All of it got one verdict, without being read. */
static enum fonds_status end_unread(struct fonds_catalog *catalog,
	const struct turn *turn, enum fonds_verdict verdict, int64_t now,
	struct fonds_error **error)
{
	struct fonds_turn_end end = {
		.run = turn->run,
		.shard = turn->shard,
		.at = now,
		.files = turn->files,
	};

	end.verdicts[verdict] = turn->files;
	return fonds_turn_end(catalog, &end, error);
}

/* Those whose leases did not hold: their claims are void. */
static enum fonds_status void_elsewhere(struct fonds_catalog *catalog,
	const struct turn *turn, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"UPDATE run_shard SET epoch = epoch + 1, auditor = NULL,"
		" leased_at = NULL, lease_until = NULL"
		" WHERE shard = ? AND run <> ? AND ended_at IS NULL"
		" AND lease_until IS NOT NULL");
	fonds_query_integer(&query, turn->shard);
	fonds_query_integer(&query, turn->run);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status take(struct fonds_catalog *catalog, int64_t auditor,
	const struct turn *turn, unsigned lease_seconds, int64_t now,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query = { 0 };
	enum fonds_status status = void_elsewhere(catalog, turn, error);

	if (status == FONDS_OK)
		status = fonds_turn_sign(catalog, auditor, now, error);
	if (status < 0)
		return status;
	fonds_query_begin(&query, catalog,
		"UPDATE run_shard SET epoch = epoch + 1, auditor = ?,"
		" leased_at = ?, lease_until = ? WHERE run = ? AND shard = ?");
	fonds_query_integer(&query, auditor);
	fonds_query_integer(&query, now);
	fonds_query_integer(&query, now + (int64_t)lease_seconds);
	fonds_query_integer(&query, turn->run);
	fonds_query_integer(&query, turn->shard);
	return fonds_query_run(&query, NULL, error);
}

/* What stands in the way of a claim; made when nothing does. */
static enum fonds_status find_outcome(struct fonds_catalog *catalog,
	const struct turn *turn, int64_t now, enum fonds_claim_outcome *ret,
	struct fonds_error **error)
{
	bool is_leased = false;
	bool waits = false;
	enum fonds_status status;

	*ret = FONDS_CLAIM_OVER;
	if (turn->is_over)
		return FONDS_OK;
	status = lease_holds(catalog, turn->owner, turn->leased_at,
		turn->lease_until, now, &is_leased, error);
	if (status == FONDS_OK && !is_leased && turn->is_removed)
		return end_unread(
			catalog, turn, FONDS_VERDICT_SKIPPED, now, error);
	if (status == FONDS_OK && !is_leased)
		status = is_leased_elsewhere(
			catalog, turn, now, &is_leased, error);
	*ret = FONDS_CLAIM_LEASED;
	if (status < 0 || is_leased)
		return status;
	*ret = FONDS_CLAIM_OVER;
	if (was_checked_elsewhere(turn, now))
		return end_unread(
			catalog, turn, FONDS_VERDICT_NOT_DUE, now, error);
	if (turn->kind == FONDS_SHARD_INVENTORY)
		status = has_open_files(catalog, turn, &waits, error);
	*ret = waits ? FONDS_CLAIM_WAIT : FONDS_CLAIM_MADE;
	return status;
}

static enum fonds_status fill_claim(int64_t auditor, const struct turn *turn,
	struct fonds_claim *ret, struct fonds_error **error)
{
	*ret = (struct fonds_claim){
		.run = turn->run,
		.auditor = auditor,
		.shard = turn->shard,
		.epoch = turn->epoch + 1,
		.holding = turn->holding,
		.kind = turn->kind,
		.first = strdup(turn->first),
		.last = strdup(turn->last),
		.files = turn->files,
		.bytes = turn->bytes,
	};
	if (ret->first && ret->last)
		return FONDS_OK;
	fonds_claim_clear(ret);
	return fonds_fail_nomem(error);
}

static bool reads_all(const struct fonds_catalog *catalog, int64_t auditor)
{
	const struct fonds_lease *lease = fonds_leases_get(
		&catalog->leases, auditor, 0);

	return lease && lease->reads_all;
}

static enum fonds_status claim(struct fonds_act *act, int64_t auditor,
	int64_t shard, unsigned lease_seconds, struct fonds_claim *ret,
	enum fonds_claim_outcome *ret_outcome, struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	enum fonds_status status;
	struct turn turn = { 0 };

	fonds_arena_init(&arena, TEXTS_MAX);
	turn.reads_all = reads_all(act->catalog, auditor);
	status = read_turn(act->catalog, auditor, shard, &arena, &turn, error);
	if (status == FONDS_OK)
		status = find_outcome(
			act->catalog, &turn, act->at, ret_outcome, error);
	if (status < 0 || *ret_outcome != FONDS_CLAIM_MADE)
		return status;
	status = take(
		act->catalog, auditor, &turn, lease_seconds, act->at, error);
	return status == FONDS_OK ? fill_claim(auditor, &turn, ret, error)
				  : status;
}

static void remember(
	struct fonds_catalog *catalog, const struct fonds_claim *claim)
{
	const struct fonds_lease lease = {
		.auditor = claim->auditor,
		.run = claim->run,
		.shard = claim->shard,
		.epoch = claim->epoch,
	};

	fonds_leases_add(&catalog->leases, &lease);
}

enum fonds_status fonds_work_claim(struct fonds_catalog *catalog,
	int64_t auditor, int64_t shard, unsigned lease_seconds,
	struct fonds_claim *ret, enum fonds_claim_outcome *ret_outcome,
	struct fonds_error **error)
{
	enum fonds_claim_outcome outcome = FONDS_CLAIM_OVER;
	struct fonds_claim made = { 0 };
	struct fonds_act act;
	enum fonds_status status = fonds_leases_make_room(
		&catalog->leases, error);

	if (status == FONDS_OK)
		status = fonds_act_begin(&act, catalog, NULL, error);
	if (status < 0)
		return status;
	status = claim(
		&act, auditor, shard, lease_seconds, &made, &outcome, error);
	status = fonds_act_end(&act, status, error);
	if (status < 0) {
		fonds_claim_clear(&made);
		return status;
	}
	*ret_outcome = outcome;
	if (outcome != FONDS_CLAIM_MADE)
		return FONDS_OK;
	remember(catalog, &made);
	*ret = made;
	return FONDS_OK;
}
