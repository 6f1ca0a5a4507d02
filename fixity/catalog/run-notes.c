/* SPDX-License-Identifier: Apache-2.0 */
/*
 * What else is known of a run: what had no turn in it and why, what the clock
 * did, and which events it wrote into the descriptions of bags.
 */
#include "base/cleanup.h"
#include "fixity/catalog/run-period.h"

#define ROW_MAX ((size_t)4 * FONDS_CATALOG_LENGTH_MAX)

static enum fonds_status next_rest(struct fonds_catalog *catalog, int64_t run,
	const struct fonds_run_rest *after, struct fonds_arena *arena,
	struct fonds_run_rest *rest, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"SELECT verdict, reason, shards, files FROM run_rest"
		" WHERE run = ? AND (verdict, reason) > (?, ?)"
		" ORDER BY verdict, reason LIMIT 1");
	fonds_query_integer(&query, run);
	fonds_query_integer(
		&query, after->reason ? (int64_t)after->verdict : -1);
	fonds_query_text(&query, after->reason ? after->reason : "");
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	*rest = (struct fonds_run_rest){
		.verdict = fonds_query_get_verdict(&query, 0),
		.reason = fonds_query_get_text(&query, 1, arena),
		.shards = fonds_query_get_count(&query, 2),
		.files = fonds_query_get_count(&query, 3),
	};
	return fonds_query_check(&query, arena, error);
}

/* Two arenas by turns: the last row is the key of the next one. */
enum fonds_status fonds_run_each_rest(struct fonds_catalog *catalog,
	int64_t run, fonds_run_rest_fn *each, void *payload,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena last;
	struct fonds_run_rest after = { 0 };

	fonds_arena_init(&last, ROW_MAX);
	for (;;) {
		struct fonds_arena arena;
		struct fonds_run_rest rest = { 0 };
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_rest(
			catalog, run, &after, &arena, &rest, &found, error);
		fonds_arena_clear(&last);
		last = arena;
		if (status < 0 || !found)
			return status;
		status = each(&rest, payload, error);
		if (status < 0)
			return status;
		after = rest;
	}
}

static enum fonds_status next_note(struct fonds_catalog *catalog,
	const struct fonds_run_period *period, int64_t after,
	struct fonds_arena *arena, int64_t *ret_number,
	struct fonds_clock_note *note, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	*ret_number = 0;
	fonds_query_begin(&query, catalog,
		"SELECT n.number, n.run, n.noted_at, n.step, n.note"
		" FROM clock_note AS n CROSS JOIN run WHERE n.number > ?"
		" AND run.number = n.run AND " FONDS_RUN_IS_OF_PERIOD
		" ORDER BY n.number LIMIT 1");
	fonds_query_integer(&query, after);
	fonds_query_period(&query, period);
	status = fonds_query_row(&query, &found, error);
	if (status < 0 || !found)
		return status;
	*ret_number = fonds_query_get_integer(&query, 0);
	*note = (struct fonds_clock_note){
		.run = fonds_query_get_integer(&query, 1),
		.noted_at = fonds_query_get_integer(&query, 2),
		.step = fonds_query_get_integer(&query, 3),
		.note = fonds_query_get_text(&query, 4, arena),
	};
	return fonds_query_check(&query, arena, error);
}

enum fonds_status fonds_run_each_clock_note(struct fonds_catalog *catalog,
	const struct fonds_run_period *period, fonds_clock_note_fn *each,
	void *payload, struct fonds_error **error)
{
	int64_t number = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_clock_note note = { 0 };
		enum fonds_status status;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_note(
			catalog, period, number, &arena, &number, &note, error);
		if (status < 0 || number == 0)
			return status;
		status = each(&note, payload, error);
		if (status < 0)
			return status;
	}
}

static enum fonds_status next_event(struct fonds_catalog *catalog, int64_t run,
	int64_t after, struct fonds_arena *arena, struct fonds_run_event *event,
	bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"SELECT e.run, e.holding, h.location, e.event, e.reason"
		" FROM run_event AS e JOIN holding AS h ON h.number = e.holding"
		" WHERE e.run = ? AND e.holding > ?"
		" ORDER BY e.holding LIMIT 1");
	fonds_query_integer(&query, run);
	fonds_query_integer(&query, after);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	*event = (struct fonds_run_event){
		.run = fonds_query_get_integer(&query, 0),
		.holding = fonds_query_get_integer(&query, 1),
		.location = fonds_query_get_text(&query, 2, arena),
		.reason = fonds_query_get_text(&query, 4, arena),
	};
	if (!fonds_query_is_null(&query, 3))
		event->event = fonds_query_get_text(&query, 3, arena);
	return fonds_query_check(&query, arena, error);
}

enum fonds_status fonds_run_each_event(struct fonds_catalog *catalog,
	int64_t run, fonds_run_event_fn *each, void *payload,
	struct fonds_error **error)
{
	int64_t holding = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_run_event event = { 0 };
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_event(
			catalog, run, holding, &arena, &event, &found, error);
		if (status < 0 || !found)
			return status;
		status = each(&event, payload, error);
		if (status < 0)
			return status;
		holding = event.holding;
	}
}
