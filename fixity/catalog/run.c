/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A row is fetched, copied and its statement reset before a callback sees it,
 * here and wherever the history is read: so no lock is held meanwhile, and the
 * callback may write.
 *
 * A run that died has nobody who could write so. It stands as running until
 * the next audit closes it or goes on with it, and is told as interrupted.
 */
#include "fixity/catalog/run.h"

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/auditor-life.h"
#include "fixity/catalog/run-period.h"
#include "fixity/catalog/verdict-columns.h"

#define ROW_MAX ((size_t)4 * FONDS_CATALOG_LENGTH_MAX)

#define COLUMNS \
	"number, state, scope, started_at, recorded_at," \
	" coalesce(ended_at, 0), why, holdings, files, bytes, findings," \
	" (SELECT count(*) FROM auditor WHERE run = run.number)," \
	" (SELECT count(*) FROM clock_note WHERE run = run.number)," \
	" " FONDS_VERDICT_COLUMNS

static const char *const state_names[FONDS_RUN_STATE_COUNT] = {
	[FONDS_RUN_RUNNING] = "running",
	[FONDS_RUN_COMPLETE] = "complete",
	[FONDS_RUN_INTERRUPTED] = "interrupted",
	[FONDS_RUN_PARTIAL] = "partial",
	[FONDS_RUN_STOPPED] = "stopped",
	[FONDS_RUN_INVALID] = "invalid",
};

const char *fonds_run_state_name(enum fonds_run_state state)
{
	return state_names[state];
}

/* The verdicts that say nothing of a file because it had no turn. */
static bool is_no_turn(int verdict, enum fonds_run_state state)
{
	if (verdict == FONDS_VERDICT_NOT_CHECKED)
		return state == FONDS_RUN_PARTIAL;
	return verdict == FONDS_VERDICT_SKIPPED ||
	       verdict == FONDS_VERDICT_NOT_DUE;
}

bool fonds_run_is_sound(const struct fonds_run *run)
{
	if (run->state != FONDS_RUN_COMPLETE && run->state != FONDS_RUN_PARTIAL)
		return false;
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		if (i != FONDS_VERDICT_OK && !is_no_turn(i, run->state) &&
			run->verdicts[i] > 0)
			return false;
	return run->findings == 0;
}

static enum fonds_status get_run(struct fonds_query *query,
	struct fonds_arena *arena, struct fonds_run *run,
	struct fonds_error **error)
{
	*run = (struct fonds_run){
		.number = fonds_query_get_integer(query, 0),
		.state = (enum fonds_run_state)fonds_query_get_enum(
			query, 1, FONDS_RUN_STATE_COUNT),
		.scope = fonds_query_get_text(query, 2, arena),
		.started_at = fonds_query_get_integer(query, 3),
		.recorded_at = fonds_query_get_integer(query, 4),
		.ended_at = fonds_query_get_integer(query, 5),
		.why = fonds_query_get_text(query, 6, arena),
		.holdings = fonds_query_get_count(query, 7),
		.files = fonds_query_get_count(query, 8),
		.bytes = fonds_query_get_count(query, 9),
		.findings = fonds_query_get_count(query, 10),
		.auditors = fonds_query_get_count(query, 11),
		.clock_notes = fonds_query_get_count(query, 12),
	};
	fonds_query_get_verdicts(query, 13, run->verdicts);
	return fonds_query_check(query, arena, error);
}

/* What the row of a run that died does not say. */
static enum fonds_status add_life(struct fonds_catalog *catalog,
	struct fonds_run *run, struct fonds_error **error)
{
	enum fonds_status status;

	if (run->state != FONDS_RUN_RUNNING)
		return FONDS_OK;
	status = fonds_run_is_alive(
		catalog, run->number, &run->is_alive, error);
	if (status < 0 || run->is_alive)
		return status;
	run->state = FONDS_RUN_INTERRUPTED;
	run->ended_at = run->recorded_at;
	return FONDS_OK;
}

/* The newest is 0; *ret is false when there is none. */
static enum fonds_status read_run(struct fonds_catalog *catalog, int64_t number,
	struct fonds_arena *arena, struct fonds_run *run, bool *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"SELECT " COLUMNS " FROM run WHERE ? = 0 OR number = ?"
		" ORDER BY number DESC LIMIT 1");
	fonds_query_integer(&query, number);
	fonds_query_integer(&query, number);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	return get_run(&query, arena, run, error);
}

static enum fonds_status fail_not_found(const struct fonds_catalog *catalog,
	int64_t number, struct fonds_error **error)
{
	if (number == 0)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"no audit has been run on the catalog '%s' yet",
			catalog->path);
	return fonds_fail(error, FONDS_ERR_NOT_FOUND,
		"no run %lld in the catalog '%s'", (long long)number,
		catalog->path);
}

enum fonds_status fonds_run_get(struct fonds_catalog *catalog, int64_t number,
	struct fonds_run *ret, struct fonds_error **error)
{
	struct fonds_run run = { 0 };
	enum fonds_status status;
	bool found = false;

	fonds_arena_clear(&catalog->run_texts);
	fonds_arena_init(&catalog->run_texts, ROW_MAX);
	status = read_run(
		catalog, number, &catalog->run_texts, &run, &found, error);
	if (status == FONDS_OK && !found)
		return fail_not_found(catalog, number, error);
	if (status == FONDS_OK)
		status = add_life(catalog, &run, error);
	if (status == FONDS_OK)
		*ret = run;
	return status;
}

static enum fonds_status next_run(struct fonds_catalog *catalog,
	const struct fonds_run_period *period, int64_t after,
	struct fonds_arena *arena, struct fonds_run *run, bool *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"SELECT " COLUMNS " FROM run WHERE number > ?"
		" AND " FONDS_RUN_IS_OF_PERIOD " ORDER BY number LIMIT 1");
	fonds_query_integer(&query, after);
	fonds_query_period(&query, period);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	return get_run(&query, arena, run, error);
}

enum fonds_status fonds_run_each(struct fonds_catalog *catalog,
	const struct fonds_run_period *period, fonds_run_fn *each,
	void *payload, struct fonds_error **error)
{
	int64_t number = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_run run = { 0 };
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_run(
			catalog, period, number, &arena, &run, &found, error);
		if (status < 0 || !found)
			return status;
		status = add_life(catalog, &run, error);
		if (status == FONDS_OK)
			status = each(&run, payload, error);
		if (status < 0)
			return status;
		number = run.number;
	}
}
