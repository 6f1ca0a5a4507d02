/* SPDX-License-Identifier: Apache-2.0 */
/* The auditors of a run: who, on what, and what each did. */
#include "base/cleanup.h"
#include "fixity/catalog/auditor-life.h"
#include "fixity/catalog/run.h"

#define ROW_MAX ((size_t)8 * FONDS_CATALOG_LENGTH_MAX)

static enum fonds_status get_auditor(struct fonds_query *query,
	struct fonds_arena *arena, struct fonds_auditor *auditor,
	struct fonds_error **error)
{
	*auditor = (struct fonds_auditor){
		.number = fonds_query_get_integer(query, 0),
		.run = fonds_query_get_integer(query, 1),
		.origin = {
			.host = fonds_query_get_text(query, 2, arena),
			.user = fonds_query_get_text(query, 3, arena),
			.process = fonds_query_get_integer(query, 4),
			.version = fonds_query_get_text(query, 5, arena),
			.libraries = fonds_query_get_text(query, 6, arena),
			.system = fonds_query_get_text(query, 7, arena),
			.read_mode = fonds_query_get_text(query, 8, arena),
		},
		.started_at = fonds_query_get_integer(query, 9),
		.seen_at = fonds_query_get_integer(query, 10),
		.ended_at = fonds_query_get_integer(query, 11),
		.why = fonds_query_get_text(query, 12, arena),
		.files = fonds_query_get_count(query, 13),
		.bytes = fonds_query_get_count(query, 14),
		.past_cache = fonds_query_get_count(query, 15),
		.busy_ms = fonds_query_get_count(query, 16),
	};
	return fonds_query_check(query, arena, error);
}

static enum fonds_status next_auditor(struct fonds_catalog *catalog,
	int64_t run, int64_t after, struct fonds_arena *arena,
	struct fonds_auditor *auditor, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"SELECT number, run, host, user, process, version, libraries,"
		" system, read_mode, started_at, seen_at,"
		" coalesce(ended_at, 0), why, files, bytes, past_cache, busy_ms"
		" FROM auditor WHERE run = ? AND number > ?"
		" ORDER BY number LIMIT 1");
	fonds_query_integer(&query, run);
	fonds_query_integer(&query, after);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	return get_auditor(&query, arena, auditor, error);
}

enum fonds_status fonds_run_each_auditor(struct fonds_catalog *catalog,
	int64_t run, fonds_auditor_fn *each, void *payload,
	struct fonds_error **error)
{
	int64_t number = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_auditor auditor = { 0 };
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_auditor(
			catalog, run, number, &arena, &auditor, &found, error);
		if (status < 0 || !found)
			return status;
		if (auditor.ended_at == 0)
			status = fonds_auditor_is_alive(catalog, auditor.number,
				&auditor.is_alive, error);
		if (status == FONDS_OK)
			status = each(&auditor, payload, error);
		if (status < 0)
			return status;
		number = auditor.number;
	}
}
