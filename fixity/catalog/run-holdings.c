/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The shards of a run, summed by holding. The shards of a holding lie side by
 * side in an index, so the next holding of a run is found and summed without
 * a look at those behind it.
 */
#include "base/cleanup.h"
#include "fixity/catalog/run.h"
#include "fixity/catalog/verdict-columns.h"

#define ROW_MAX ((size_t)4 * FONDS_CATALOG_LENGTH_MAX)

/* A holding stays open until its last shard is recorded. */
#define SUMS \
	"CASE count(r.ended_at) WHEN count(*) THEN max(r.ended_at)" \
	" ELSE 0 END, sum(r.files), sum(r.bytes), sum(r.findings)," \
	" " FONDS_VERDICT_SUMS

/* The names of h, which is one row of the table holding. */
static enum fonds_status add_names(struct fonds_catalog *catalog,
	struct fonds_arena *arena, struct fonds_run_holding *holding,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT h.location, c.name FROM holding AS h"
		" JOIN collection AS c ON c.number = h.collection"
		" WHERE h.number = ?");
	fonds_query_integer(&query, holding->holding);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	holding->location = "";
	holding->collection = "";
	if (found) {
		holding->location = fonds_query_get_text(&query, 0, arena);
		holding->collection = fonds_query_get_text(&query, 1, arena);
	}
	return fonds_query_check(&query, arena, error);
}

static enum fonds_status get_sums(struct fonds_query *query,
	struct fonds_run_holding *holding, struct fonds_error **error)
{
	*holding = (struct fonds_run_holding){
		.run = fonds_query_get_integer(query, 0),
		.holding = fonds_query_get_integer(query, 1),
		.ended_at = fonds_query_get_integer(query, 2),
		.files = fonds_query_get_count(query, 3),
		.bytes = fonds_query_get_count(query, 4),
		.findings = fonds_query_get_count(query, 5),
	};
	fonds_query_get_verdicts(query, 6, holding->verdicts);
	return fonds_query_check(query, NULL, error);
}

/* The first holding of a run after this, to last; *ret is false at the end. */
static enum fonds_status sum_holding(struct fonds_catalog *catalog, int64_t run,
	int64_t after, int64_t last, struct fonds_run_holding *holding,
	bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"SELECT r.run, s.holding, " SUMS " FROM shard AS s"
		" CROSS JOIN run_shard AS r WHERE r.run = ?"
		" AND r.shard = s.number AND s.holding > ?"
		" AND s.holding <= ?"
		" GROUP BY s.holding ORDER BY s.holding LIMIT 1");
	fonds_query_integer(&query, run);
	fonds_query_integer(&query, after);
	fonds_query_integer(&query, last);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	return get_sums(&query, holding, error);
}

static enum fonds_status tell(struct fonds_catalog *catalog,
	struct fonds_run_holding *holding, fonds_run_holding_fn *each,
	void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	enum fonds_status status;

	fonds_arena_init(&arena, ROW_MAX);
	status = add_names(catalog, &arena, holding, error);
	if (status < 0)
		return status;
	return each(holding, payload, error);
}

enum fonds_status fonds_run_each_holding(struct fonds_catalog *catalog,
	int64_t run, fonds_run_holding_fn *each, void *payload,
	struct fonds_error **error)
{
	struct fonds_run_holding holding = { 0 };

	for (;;) {
		enum fonds_status status;
		bool found = false;

		status = sum_holding(catalog, run, holding.holding, INT64_MAX,
			&holding, &found, error);
		if (status < 0 || !found)
			return status;
		status = tell(catalog, &holding, each, payload, error);
		if (status < 0)
			return status;
	}
}

enum fonds_status fonds_run_holding_get(struct fonds_catalog *catalog,
	int64_t run, int64_t number, fonds_run_holding_fn *each, void *payload,
	struct fonds_error **error)
{
	struct fonds_run_holding holding = { 0 };
	enum fonds_status status;
	bool found = false;

	if (number < 1)
		return FONDS_OK;
	status = sum_holding(
		catalog, run, number - 1, number, &holding, &found, error);
	if (status < 0 || !found)
		return status;
	return tell(catalog, &holding, each, payload, error);
}

/* The next run with any shard of the holding; *ret is 0 at the end. */
static enum fonds_status next_run(struct fonds_catalog *catalog,
	int64_t holding, int64_t after, int64_t *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"SELECT coalesce(min((SELECT min(r.run) FROM run_shard AS r"
		" WHERE r.shard = s.number AND r.run > ?)), 0)"
		" FROM shard AS s WHERE s.holding = ?");
	fonds_query_integer(&query, after);
	fonds_query_integer(&query, holding);
	return fonds_query_number(&query, ret, error);
}

enum fonds_status fonds_run_each_of_holding(struct fonds_catalog *catalog,
	int64_t holding, fonds_run_holding_fn *each, void *payload,
	struct fonds_error **error)
{
	int64_t run = 0;

	for (;;) {
		enum fonds_status status;

		status = next_run(catalog, holding, run, &run, error);
		if (status < 0 || run == 0)
			return status;
		status = fonds_run_holding_get(
			catalog, run, holding, each, payload, error);
		if (status < 0)
			return status;
	}
}
