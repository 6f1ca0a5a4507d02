/* SPDX-License-Identifier: Apache-2.0 */
/* What is told of a run beside its verdicts. */
#include "base/cleanup.h"
#include "fixity/catalog/work-turn.h"

enum fonds_status fonds_turn_note_clock(const struct fonds_act *act,
	int64_t run, int64_t step, const char *note, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, act->catalog,
		"INSERT INTO clock_note (run, noted_at, step, note)"
		" VALUES (?, ?, ?, ?)");
	fonds_query_integer(&query, run);
	fonds_query_integer(&query, act->at);
	fonds_query_integer(&query, step);
	fonds_query_text(&query, note);
	return fonds_query_run(&query, NULL, error);
}

enum fonds_status fonds_work_note_clock(struct fonds_catalog *catalog,
	int64_t run, int64_t step, const char *note, struct fonds_error **error)
{
	struct fonds_act act;
	enum fonds_status status = fonds_act_begin(&act, catalog, NULL, error);

	if (status < 0)
		return status;
	status = fonds_turn_note_clock(&act, run, step, note, error);
	return fonds_act_end(&act, status, error);
}

static enum fonds_status insert_event(struct fonds_catalog *catalog,
	const struct fonds_run_event *event, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"INSERT INTO run_event (run, holding, event, reason)"
		" VALUES (?, ?, ?, ?)");
	fonds_query_integer(&query, event->run);
	fonds_query_integer(&query, event->holding);
	if (event->event)
		fonds_query_text(&query, event->event);
	else
		fonds_query_null(&query);
	fonds_query_text(&query, event->reason ? event->reason : "");
	return fonds_query_run(&query, NULL, error);
}

enum fonds_status fonds_work_event(struct fonds_catalog *catalog,
	const struct fonds_run_event *event, struct fonds_error **error)
{
	struct fonds_act act;
	enum fonds_status status = fonds_act_begin(&act, catalog, NULL, error);

	if (status < 0)
		return status;
	status = insert_event(catalog, event, error);
	return fonds_act_end(&act, status, error);
}
