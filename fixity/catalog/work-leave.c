/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The end of an auditor's work, and with the last of them that of the run. A
 * run is never closed on figures that its rows do not bear out.
 */
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/lock.h"
#include "fixity/catalog/verdict-columns.h"
#include "fixity/catalog/work-turn.h"

struct leaving {
	struct fonds_act act;
	int64_t auditor;
	int64_t run;
	bool is_open; /* the run */
};

/* Sums of a run: its files, and their verdicts. */
struct sums {
	uint64_t files;
	uint64_t verdicts[FONDS_VERDICT_COUNT];
};

static enum fonds_status read_auditor(
	struct leaving *leaving, struct fonds_error **error)
{
	struct fonds_catalog *catalog = leaving->act.catalog;
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT r.number, r.state = 0 FROM auditor AS a JOIN run AS r"
		" ON r.number = a.run WHERE a.number = ?"
		" AND a.ended_at IS NULL");
	fonds_query_integer(&query, leaving->auditor);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	if (!found)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"auditor %lld is not at work on the catalog '%s'",
			(long long)leaving->auditor, catalog->path);
	leaving->run = fonds_query_get_integer(&query, 0);
	leaving->is_open = fonds_query_get_integer(&query, 1) != 0;
	return FONDS_OK;
}

static enum fonds_status give_all_back(
	const struct leaving *leaving, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, leaving->act.catalog,
		"UPDATE run_shard SET auditor = NULL, leased_at = NULL,"
		" lease_until = NULL WHERE run = ? AND auditor = ?"
		" AND ended_at IS NULL");
	fonds_query_integer(&query, leaving->run);
	fonds_query_integer(&query, leaving->auditor);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status end_auditor(const struct leaving *leaving,
	const char *why, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, leaving->act.catalog,
		"UPDATE auditor SET seen_at = ?1, ended_at = ?1, why = ?2"
		" WHERE number = ?3");
	fonds_query_integer(&query, leaving->act.at);
	fonds_query_text(&query, why);
	fonds_query_integer(&query, leaving->auditor);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status read_sums(
	struct fonds_query *query, struct sums *ret, struct fonds_error **error)
{
	bool found = false;
	enum fonds_status status = fonds_query_row(query, &found, error);

	*ret = (struct sums){ 0 };
	if (status < 0 || !found)
		return status;
	ret->files = fonds_query_get_count(query, 0);
	fonds_query_get_verdicts(query, 1, ret->verdicts);
	return fonds_query_check(query, NULL, error);
}

static enum fonds_status sum_run(const struct leaving *leaving,
	struct sums *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, leaving->act.catalog,
		"SELECT files, " FONDS_VERDICT_COLUMNS
		" FROM run WHERE number = ?");
	fonds_query_integer(&query, leaving->run);
	return read_sums(&query, ret, error);
}

static enum fonds_status sum_shards(const struct leaving *leaving,
	struct sums *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, leaving->act.catalog,
		"SELECT coalesce(sum(files), 0), " FONDS_VERDICT_SUMS
		" FROM run_shard WHERE run = ?");
	fonds_query_integer(&query, leaving->run);
	return read_sums(&query, ret, error);
}

static enum fonds_status add_rests(const struct leaving *leaving,
	struct sums *sums, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, leaving->act.catalog,
		"SELECT verdict, files FROM run_rest WHERE run = ?");
	fonds_query_integer(&query, leaving->run);
	do {
		status = fonds_query_row(&query, &found, error);
		if (status < 0 || !found)
			return status;
		sums->verdicts[fonds_query_get_verdict(&query, 0)] +=
			fonds_query_get_count(&query, 1);
		sums->files += fonds_query_get_count(&query, 1);
		status = fonds_query_check(&query, NULL, error);
	} while (status == FONDS_OK);
	return status;
}

static enum fonds_status check_conservation(
	const struct leaving *leaving, struct fonds_error **error)
{
	struct sums told = { 0 };
	struct sums counted = { 0 };
	enum fonds_status status = sum_run(leaving, &told, error);
	bool agree;

	if (status == FONDS_OK)
		status = sum_shards(leaving, &counted, error);
	if (status == FONDS_OK)
		status = add_rests(leaving, &counted, error);
	if (status < 0)
		return status;
	agree = told.files == counted.files;
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		agree = agree && told.verdicts[i] == counted.verdicts[i];
	return agree ? FONDS_OK
		     : fonds_fail(error, FONDS_ERR_FORMAT,
			       "the catalog '%s' is damaged: the verdicts of "
			       "run %lld do not sum to its inventory",
			       leaving->act.catalog->path,
			       (long long)leaving->run);
}

static enum fonds_status has_open_shards(
	const struct leaving *leaving, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, leaving->act.catalog,
		"SELECT 1 FROM run_shard WHERE run = ? AND ended_at IS NULL"
		" LIMIT 1");
	fonds_query_integer(&query, leaving->run);
	return fonds_query_row(&query, ret, error);
}

static enum fonds_status close_run(const struct leaving *leaving,
	enum fonds_run_state state, const char *why, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query = { 0 };
	enum fonds_status status = check_conservation(leaving, error);

	if (status < 0)
		return status;
	fonds_query_begin(&query, leaving->act.catalog,
		"UPDATE run SET state = ?1, recorded_at = ?2, ended_at = ?2,"
		" why = ?3 WHERE number = ?4");
	fonds_query_integer(&query, (int64_t)state);
	fonds_query_integer(&query, leaving->act.at);
	fonds_query_text(&query, why);
	fonds_query_integer(&query, leaving->run);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status run_of(const struct leaving *leaving, const char *sql,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, leaving->act.catalog, sql);
	fonds_query_integer(&query, leaving->run);
	return fonds_query_run(&query, NULL, error);
}

/*
 * What a run that is not valid called sound counts as never checked: what was
 * known before it is not known any more. So does a shard of which others have
 * checked a part since, for their checks may stand on its own. What it found
 * bad stays, which is the careful side.
 */
static enum fonds_status forget_checks(
	const struct leaving *leaving, struct fonds_error **error)
{
	enum fonds_status status = run_of(leaving,
		"DELETE FROM file_state WHERE run = ?1 AND verdict = 0"
		" AND holding IN (SELECT s.holding FROM run_shard AS w"
		" JOIN shard AS s ON s.number = w.shard WHERE w.run = ?1)",
		error);

	if (status < 0)
		return status;
	return run_of(leaving,
		"UPDATE shard SET checked_at = NULL, checked_run = NULL"
		" FROM run_shard AS w WHERE w.run = ?1 AND w.shard = number"
		" AND (w.ok > 0 OR checked_run = ?1)",
		error);
}

static enum fonds_status invalidate(const struct leaving *leaving,
	const char *why, struct fonds_error **error)
{
	enum fonds_status status = forget_checks(leaving, error);

	return status == FONDS_OK
		       ? close_run(leaving, FONDS_RUN_INVALID, why, error)
		       : status;
}

/* What is left of a run when its last auditor leaves. */
struct rest {
	bool has_open;      /* shards */
	bool has_unchecked; /* files, of shards that were broken off */
};

/*
 * The state of a run that its last auditor leaves. One that was not finished
 * and is not said to end here can be gone on with, as long as there is a shard
 * to go on with; one in which files were left out is never called complete.
 */
static enum fonds_run_state state_of(
	enum fonds_run_state said, const struct rest *rest)
{
	if (!rest->has_open)
		return rest->has_unchecked ? FONDS_RUN_PARTIAL
					   : FONDS_RUN_COMPLETE;
	return said == FONDS_RUN_PARTIAL ? said : FONDS_RUN_INTERRUPTED;
}

static enum fonds_status find_rest(const struct leaving *leaving,
	struct rest *ret, struct fonds_error **error)
{
	struct sums sums = { 0 };
	enum fonds_status status = has_open_shards(
		leaving, &ret->has_open, error);

	if (status == FONDS_OK)
		status = sum_run(leaving, &sums, error);
	ret->has_unchecked = sums.verdicts[FONDS_VERDICT_NOT_CHECKED] > 0;
	return status;
}

static enum fonds_status end_run(const struct leaving *leaving,
	enum fonds_run_state state, const char *why, struct fonds_error **error)
{
	bool has_others = false;
	struct rest rest = { false, false };
	enum fonds_status status;

	if (!leaving->is_open)
		return FONDS_OK;
	if (state == FONDS_RUN_INVALID)
		return invalidate(leaving, why, error);
	if (state == FONDS_RUN_STOPPED)
		return close_run(leaving, state, why, error);
	status = fonds_run_is_alive(
		leaving->act.catalog, leaving->run, &has_others, error);
	if (status == FONDS_OK)
		status = find_rest(leaving, &rest, error);
	if (status < 0 || has_others)
		return status;
	return close_run(leaving, state_of(state, &rest), why, error);
}

static enum fonds_status leave(struct leaving *leaving,
	enum fonds_run_state state, const char *why, struct fonds_error **error)
{
	enum fonds_status status = read_auditor(leaving, error);

	if (status == FONDS_OK)
		status = give_all_back(leaving, error);
	if (status == FONDS_OK)
		status = end_auditor(leaving, why, error);
	return status == FONDS_OK ? end_run(leaving, state, why, error)
				  : status;
}

enum fonds_status fonds_work_leave(struct fonds_catalog *catalog,
	int64_t auditor, enum fonds_run_state state, const char *why,
	struct fonds_error **error)
{
	struct leaving leaving = { .auditor = auditor };
	enum fonds_status status = fonds_act_begin(
		&leaving.act, catalog, NULL, error);

	if (status < 0)
		return status;
	status = leave(&leaving, state, why ? why : "", error);
	status = fonds_act_end(&leaving.act, status, error);
	if (status < 0)
		return status;
	fonds_leases_forget(&catalog->leases, auditor);
	fonds_unlock_byte(catalog, FONDS_LOCK_AUDITORS + auditor);
	return FONDS_OK;
}
