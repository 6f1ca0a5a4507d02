/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Reading history. As in bags.c, a row is copied and its statement reset
 * before the callback sees it.
 */
#include "fixity/catalog/history.h"

#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/database.h"

#define ROW_MAX ((size_t)8 * FONDS_CATALOG_LENGTH_MAX)
#define DAY ((int64_t)24 * 60 * 60)

#define TALLY_COLUMNS \
	" bytes, findings, ok, corrupt, corrupt_unconfirmed, missing," \
	" unexpected, unreadable, denied, unstable, volume_offline," \
	" not_checked"

#define RUN_COLUMNS \
	"number, state, started_at, ended_at, host, user, version, libraries," \
	" system, read_mode, last_bag, bags, files," TALLY_COLUMNS

#define RUN_BAG_COLUMNS \
	"run, bag, (SELECT location FROM bag WHERE number = run_bag.bag)," \
	" started_at, ended_at, files," TALLY_COLUMNS

bool fonds_run_is_sound(const struct fonds_run *run)
{
	return run->state == FONDS_RUN_COMPLETE &&
	       run->verdicts[FONDS_VERDICT_OK] == run->files &&
	       run->verdicts[FONDS_VERDICT_UNEXPECTED] == 0 &&
	       run->findings == 0;
}

const char *fonds_run_state_name(enum fonds_run_state state)
{
	static const char *const names[] = {
		[FONDS_RUN_RUNNING] = "running",
		[FONDS_RUN_COMPLETE] = "complete",
		[FONDS_RUN_INTERRUPTED] = "interrupted",
	};

	return names[state];
}

static void get_verdicts(struct fonds_query *query, int column,
	uint64_t verdicts[FONDS_VERDICT_COUNT])
{
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		verdicts[i] = fonds_query_get_count(query, column + i);
}

static enum fonds_run_state get_state(struct fonds_query *query, int column)
{
	uint64_t state = fonds_query_get_count(query, column);

	if (state <= FONDS_RUN_INTERRUPTED)
		return (enum fonds_run_state)state;
	query->rc = SQLITE_CORRUPT;
	return FONDS_RUN_INTERRUPTED;
}

static enum fonds_status get_run(struct fonds_query *query,
	struct fonds_arena *arena, struct fonds_run *run,
	struct fonds_error **error)
{
	*run = (struct fonds_run){
		.number = sqlite3_column_int64(query->statement, 0),
		.state = get_state(query, 1),
		.started_at = sqlite3_column_int64(query->statement, 2),
		.ended_at = sqlite3_column_int64(query->statement, 3),
		.origin = {
			.host = fonds_query_get_text(query, 4, arena),
			.user = fonds_query_get_text(query, 5, arena),
			.version = fonds_query_get_text(query, 6, arena),
			.libraries = fonds_query_get_text(query, 7, arena),
			.system = fonds_query_get_text(query, 8, arena),
			.read_mode = fonds_query_get_text(query, 9, arena),
		},
		.last_bag = sqlite3_column_int64(query->statement, 10),
		.bags = fonds_query_get_count(query, 11),
		.files = fonds_query_get_count(query, 12),
		.bytes = fonds_query_get_count(query, 13),
		.findings = fonds_query_get_count(query, 14),
	};
	get_verdicts(query, 15, run->verdicts);
	return fonds_query_check(query, arena, error);
}

static enum fonds_status fail_no_run(const struct fonds_catalog *catalog,
	int64_t number, struct fonds_error **error)
{
	if (number == 0)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"no audit was ever run on the catalog '%s'",
			catalog->path);
	return fonds_fail(error, FONDS_ERR_NOT_FOUND,
		"no run %lld in the catalog '%s'", (long long)number,
		catalog->path);
}

enum fonds_status fonds_history_run_get(struct fonds_catalog *catalog,
	int64_t number, struct fonds_run *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	struct fonds_run run;
	bool found = false;

	if (number == 0) {
		fonds_query_begin(&query, catalog, FONDS_STATEMENT_RUN_NEWEST,
			"SELECT " RUN_COLUMNS " FROM run"
			" ORDER BY number DESC LIMIT 1");
	} else {
		fonds_query_begin(&query, catalog, FONDS_STATEMENT_RUN_GET,
			"SELECT " RUN_COLUMNS " FROM run WHERE number = ?");
		fonds_query_integer(&query, number);
	}
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	if (!found)
		return fail_no_run(catalog, number, error);
	fonds_arena_clear(&catalog->run_texts);
	fonds_arena_init(&catalog->run_texts, ROW_MAX);
	status = get_run(&query, &catalog->run_texts, &run, error);
	if (status == FONDS_OK)
		*ret = run;
	return status;
}

static enum fonds_status next_run(struct fonds_catalog *catalog, int64_t number,
	struct fonds_arena *arena, struct fonds_run *run, bool *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog, FONDS_STATEMENT_RUN_NEXT,
		"SELECT " RUN_COLUMNS " FROM run WHERE number > ?"
		" ORDER BY number LIMIT 1");
	fonds_query_integer(&query, number);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	return get_run(&query, arena, run, error);
}

enum fonds_status fonds_history_each_run(struct fonds_catalog *catalog,
	fonds_run_fn *each, void *payload, struct fonds_error **error)
{
	int64_t number = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		enum fonds_status status;
		struct fonds_run run;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_run(catalog, number, &arena, &run, &found, error);
		if (status < 0 || !found)
			return status;
		status = each(&run, payload, error);
		if (status < 0)
			return status;
		number = run.number;
	}
}

/* The two ways through run_bag: of one run by bag, of one bag by run. */
struct run_bag_order {
	enum fonds_statement slot;
	const char *sql;
};

static const struct run_bag_order bags_of_run = {
	FONDS_STATEMENT_RUN_BAG_NEXT,
	"SELECT " RUN_BAG_COLUMNS " FROM run_bag"
	" WHERE run = ? AND bag > ? ORDER BY bag LIMIT 1",
};

static const struct run_bag_order runs_of_bag = {
	FONDS_STATEMENT_BAG_RUN_NEXT,
	"SELECT " RUN_BAG_COLUMNS " FROM run_bag"
	" WHERE bag = ? AND run > ? ORDER BY run LIMIT 1",
};

static enum fonds_status next_run_bag(struct fonds_catalog *catalog,
	const struct run_bag_order *order, int64_t of, int64_t after,
	struct fonds_arena *arena, struct fonds_run_bag *bag, bool *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog, order->slot, order->sql);
	fonds_query_integer(&query, of);
	fonds_query_integer(&query, after);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	*bag = (struct fonds_run_bag){
		.run = sqlite3_column_int64(query.statement, 0),
		.bag = sqlite3_column_int64(query.statement, 1),
		.location = fonds_query_get_text(&query, 2, arena),
		.started_at = sqlite3_column_int64(query.statement, 3),
		.ended_at = sqlite3_column_int64(query.statement, 4),
		.files = fonds_query_get_count(&query, 5),
		.bytes = fonds_query_get_count(&query, 6),
		.findings = fonds_query_get_count(&query, 7),
	};
	get_verdicts(&query, 8, bag->verdicts);
	return fonds_query_check(&query, arena, error);
}

static enum fonds_status each_run_bag(struct fonds_catalog *catalog,
	const struct run_bag_order *order, int64_t of, fonds_run_bag_fn *each,
	void *payload, struct fonds_error **error)
{
	int64_t after = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_run_bag bag;
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_run_bag(
			catalog, order, of, after, &arena, &bag, &found, error);
		if (status < 0 || !found)
			return status;
		status = each(&bag, payload, error);
		if (status < 0)
			return status;
		after = order == &bags_of_run ? bag.bag : bag.run;
	}
}

enum fonds_status fonds_history_each_bag(struct fonds_catalog *catalog,
	int64_t run, fonds_run_bag_fn *each, void *payload,
	struct fonds_error **error)
{
	return each_run_bag(catalog, &bags_of_run, run, each, payload, error);
}

enum fonds_status fonds_history_bag_of_run(struct fonds_catalog *catalog,
	int64_t run, int64_t bag, fonds_run_bag_fn *each, void *payload,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_run_bag found;
	enum fonds_status status;
	bool is_there = false;

	fonds_arena_init(&arena, ROW_MAX);
	status = next_run_bag(catalog, &bags_of_run, run, bag - 1, &arena,
		&found, &is_there, error);
	if (status < 0 || !is_there || found.bag != bag)
		return status;
	return each(&found, payload, error);
}

enum fonds_status fonds_history_each_run_of_bag(struct fonds_catalog *catalog,
	int64_t bag, fonds_run_bag_fn *each, void *payload,
	struct fonds_error **error)
{
	return each_run_bag(catalog, &runs_of_bag, bag, each, payload, error);
}

static enum fonds_status get_coverage(struct fonds_query *query,
	struct fonds_coverage *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena none;
	struct fonds_coverage coverage = {
		.files = fonds_query_get_count(query, 0),
		.never = fonds_query_get_count(query, 1),
		.oldest = sqlite3_column_int64(query->statement, 2),
		.within_day = fonds_query_get_count(query, 3),
		.within_week = fonds_query_get_count(query, 4),
		.within_month = fonds_query_get_count(query, 5),
		.within_quarter = fonds_query_get_count(query, 6),
		.within_year = fonds_query_get_count(query, 7),
	};
	enum fonds_status status;

	fonds_arena_init(&none, 1);
	get_verdicts(query, 8, coverage.verdicts);
	status = fonds_query_check(query, &none, error);
	if (status == FONDS_OK)
		*ret = coverage;
	return status;
}

#define WITHIN ", count(*) FILTER (WHERE checked_at BETWEEN ? AND ?)"
#define AS(v) ", count(*) FILTER (WHERE verdict = " #v ")"

static const char coverage_sql[] =
	"SELECT count(*), count(*) FILTER (WHERE checked_at IS NULL),"
	" coalesce(min(checked_at), 0)" WITHIN WITHIN WITHIN WITHIN WITHIN
		/* one for each verdict */
		AS(0) AS(1) AS(2) AS(3) AS(4) AS(5) AS(6) AS(7) AS(8)
			AS(9) " FROM file";

enum fonds_status fonds_history_coverage(struct fonds_catalog *catalog,
	int64_t now, struct fonds_coverage *ret, struct fonds_error **error)
{
	static const int64_t days[] = { 1, 7, 30, 90, 365 };
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(
		&query, catalog, FONDS_STATEMENT_COVERAGE, coverage_sql);
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		fonds_query_integer(&query, now - days[i] * DAY);
		fonds_query_integer(&query, now + DAY);
	}
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	return get_coverage(&query, ret, error);
}
