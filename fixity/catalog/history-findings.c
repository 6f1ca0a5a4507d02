/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "base/cleanup.h"
#include "fixity/catalog/database.h"

#define ROW_MAX ((size_t)8 * FONDS_CATALOG_LENGTH_MAX)

/* A finding as read, with room for what it points to. */
struct finding_row {
	int64_t number;
	struct fonds_run_finding finding;
	struct fonds_digest expected;
	struct fonds_digest actual;
};

static bool is_null(const struct fonds_query *query, int column)
{
	return sqlite3_column_type(query->statement, column) == SQLITE_NULL;
}

static uint64_t get_size(struct fonds_query *query, int column)
{
	if (is_null(query, column))
		return UINT64_MAX;
	return fonds_query_get_count(query, column);
}

static const struct fonds_digest *get_digest(
	struct fonds_query *query, int column, struct fonds_digest *digest)
{
	if (is_null(query, column))
		return NULL;
	fonds_query_get_digest(query, column, column + 1, digest);
	return digest;
}

static enum fonds_status next_finding(struct fonds_catalog *catalog,
	int64_t run, int64_t after, struct fonds_arena *arena,
	struct finding_row *row, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog, FONDS_STATEMENT_FINDING_NEXT,
		"SELECT number, run, bag,"
		" (SELECT location FROM bag WHERE number = finding.bag), path,"
		" verdict, expected_size, actual_size, expected_algorithm,"
		" expected, actual_algorithm, actual, detail, found_at"
		" FROM finding WHERE run = ? AND number > ?"
		" ORDER BY number LIMIT 1");
	fonds_query_integer(&query, run);
	fonds_query_integer(&query, after);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	row->number = sqlite3_column_int64(query.statement, 0);
	row->finding = (struct fonds_run_finding){
		.run = sqlite3_column_int64(query.statement, 1),
		.bag = sqlite3_column_int64(query.statement, 2),
		.location = fonds_query_get_text(&query, 3, arena),
		.path = fonds_query_get_text(&query, 4, arena),
		.verdict = fonds_query_get_verdict(&query, 5),
		.expected_size = get_size(&query, 6),
		.actual_size = get_size(&query, 7),
		.expected = get_digest(&query, 8, &row->expected),
		.actual = get_digest(&query, 10, &row->actual),
		.detail = fonds_query_get_text(&query, 12, arena),
		.found_at = sqlite3_column_int64(query.statement, 13),
	};
	return fonds_query_check(&query, arena, error);
}

enum fonds_status fonds_history_each_finding(struct fonds_catalog *catalog,
	int64_t run, fonds_run_finding_fn *each, void *payload,
	struct fonds_error **error)
{
	int64_t after = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct finding_row row = { 0 };
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_finding(
			catalog, run, after, &arena, &row, &found, error);
		if (status < 0 || !found)
			return status;
		status = each(&row.finding, payload, error);
		if (status < 0)
			return status;
		after = row.number;
	}
}
