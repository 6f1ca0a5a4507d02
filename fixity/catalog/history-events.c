/* SPDX-License-Identifier: Apache-2.0 */
/* The events that a run wrote into the descriptions of its bags. */
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/database.h"

#define ROW_MAX ((size_t)4 * FONDS_CATALOG_LENGTH_MAX)

enum fonds_status fonds_history_event(struct fonds_catalog *catalog,
	const struct fonds_run_event *event, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query = { 0 };

	if (catalog->recording.run != event->run || catalog->recording.in_batch)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"run %lld is not between two bags here",
			(long long)event->run);
	fonds_query_begin(&query, catalog, FONDS_STATEMENT_RUN_EVENT_INSERT,
		"INSERT INTO run_event (run, bag, event, reason)"
		" VALUES (?, ?, ?, ?)");
	fonds_query_integer(&query, event->run);
	fonds_query_integer(&query, event->bag);
	if (event->event)
		fonds_query_text(&query, event->event);
	else
		fonds_query_null(&query);
	fonds_query_text(&query, event->reason);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status next_event(struct fonds_catalog *catalog, int64_t run,
	int64_t after, struct fonds_arena *arena, struct fonds_run_event *event,
	bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog, FONDS_STATEMENT_RUN_EVENT_NEXT,
		"SELECT bag, (SELECT location FROM bag"
		" WHERE number = run_event.bag), event, reason FROM run_event"
		" WHERE run = ? AND bag > ? ORDER BY bag LIMIT 1");
	fonds_query_integer(&query, run);
	fonds_query_integer(&query, after);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	*event = (struct fonds_run_event){
		.run = run,
		.bag = sqlite3_column_int64(query.statement, 0),
		.location = fonds_query_get_text(&query, 1, arena),
		.reason = fonds_query_get_text(&query, 3, arena),
	};
	if (sqlite3_column_type(query.statement, 2) != SQLITE_NULL)
		event->event = fonds_query_get_text(&query, 2, arena);
	return fonds_query_check(&query, arena, error);
}

enum fonds_status fonds_history_each_event(struct fonds_catalog *catalog,
	int64_t run, fonds_run_event_fn *each, void *payload,
	struct fonds_error **error)
{
	int64_t after = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_run_event event;
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_event(
			catalog, run, after, &arena, &event, &found, error);
		if (status < 0 || !found)
			return status;
		status = each(&event, payload, error);
		if (status < 0)
			return status;
		after = event.bag;
	}
}
