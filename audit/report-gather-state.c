/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-gather.h"

#include <stdlib.h>

#include "audit/report-source.h"
#include "base/cleanup.h"
#include "base/path.h"

/* More than a page has use for; the rest are counted. */
#define OVERDUE_SHOWN 20

static enum fonds_status keep_collection(
	const struct fonds_report_collection *row, void *payload,
	struct fonds_error **error)
{
	const struct fonds_collection *collection = &row->collection;
	struct fonds_gathering *gathering = payload;
	struct fonds_report *report = gathering->report;
	struct fonds_arena *arena = gathering->arena;
	struct fonds_report_collection *kept;

	if (collection->policy.every_seconds > 0)
		report->facts.files_with_policy += collection->files;
	if (report->collection_total++ >= FONDS_REPORT_OTHERS_MAX)
		return FONDS_OK;
	kept = &report->collections[report->collection_count++];
	*kept = *row;
	kept->collection.name = fonds_arena_dup(arena, collection->name);
	kept->collection.description = NULL;
	kept->collection.policy.agent = fonds_arena_dup(
		arena, collection->policy.agent);
	return fonds_arena_check(arena, "the report", error);
}

static enum fonds_status keep_overdue(const struct fonds_overdue *overdue,
	void *payload, struct fonds_error **error)
{
	struct fonds_gathering *gathering = payload;
	struct fonds_report *report = gathering->report;
	struct fonds_overdue *kept;

	if (report->overdue_count >= OVERDUE_SHOWN)
		return FONDS_OK;
	kept = &report->overdue[report->overdue_count++];
	*kept = *overdue;
	kept->location = fonds_arena_dup(gathering->arena, overdue->location);
	kept->collection = fonds_arena_dup(
		gathering->arena, overdue->collection);
	return fonds_arena_check(gathering->arena, "the report", error);
}

static enum fonds_status keep_pause(const struct fonds_pause *pause,
	void *payload, struct fonds_error **error)
{
	struct fonds_gathering *gathering = payload;
	struct fonds_report *report = gathering->report;
	struct fonds_arena *arena = gathering->arena;
	struct fonds_pause *kept;

	if (report->pause_total++ >= FONDS_REPORT_OTHERS_MAX)
		return FONDS_OK;
	kept = &report->pauses[report->pause_count++];
	*kept = *pause;
	kept->target_name = fonds_arena_dup(arena, pause->target_name);
	kept->agent = fonds_arena_dup(arena, pause->agent);
	kept->reason = fonds_arena_dup(arena, pause->reason);
	kept->ended_by = fonds_arena_dup(arena, pause->ended_by);
	return fonds_arena_check(arena, "the report", error);
}

static enum fonds_status keep_clock_note(const struct fonds_clock_note *note,
	void *payload, struct fonds_error **error)
{
	struct fonds_gathering *gathering = payload;
	struct fonds_report *report = gathering->report;
	struct fonds_clock_note *kept;

	if (report->clock_note_total++ >= FONDS_REPORT_OTHERS_MAX)
		return FONDS_OK;
	kept = &report->clock_notes[report->clock_note_count++];
	*kept = *note;
	kept->note = fonds_arena_dup(gathering->arena, note->note);
	return fonds_arena_check(gathering->arena, "the report", error);
}

static enum fonds_status count_holding(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error)
{
	struct fonds_gathering *gathering = payload;
	struct fonds_report_facts *facts = &gathering->report->facts;
	fonds_cleanup(fonds_freep) char *path = NULL;
	enum fonds_status status;

	facts->holdings++;
	facts->supplied += holding->digests == FONDS_DIGESTS_SUPPLIED;
	facts->generated += holding->digests == FONDS_DIGESTS_GENERATED;
	status = fonds_holding_path(gathering->catalog, holding, &path, error);
	if (status == FONDS_OK && path != NULL && !holding->is_file &&
		fonds_path_below(path, gathering->report->catalog) != NULL)
		facts->is_catalog_inside = true;
	return status;
}

static enum fonds_status count_canary(const struct fonds_canary *canary,
	void *payload, struct fonds_error **error)
{
	struct fonds_gathering *gathering = payload;
	struct fonds_report *report = gathering->report;

	(void)error;
	/* One that came later proves nothing of what was before. */
	report->facts.canaries += report->run_total > 0 &&
				  canary->added_at <=
					  report->states[0].started_at;
	return FONDS_OK;
}

static enum fonds_status count_repair(const struct fonds_repair *repair,
	void *payload, struct fonds_error **error)
{
	struct fonds_gathering *gathering = payload;
	struct fonds_report *report = gathering->report;

	(void)error;
	if (repair->begun_at > report->until && !report->is_current)
		return FONDS_OK;
	report->facts.repairs_done += repair->state == FONDS_REPAIR_DONE;
	report->facts.repairs_pending += repair->state == FONDS_REPAIR_PENDING;
	return FONDS_OK;
}

static enum fonds_status gather_facts(
	struct fonds_gathering *gathering, struct fonds_error **error)
{
	struct fonds_catalog *catalog = gathering->catalog;
	enum fonds_status status;

	status = fonds_holding_each(
		catalog, false, count_holding, gathering, error);
	if (status == FONDS_OK)
		status = fonds_canary_each(
			catalog, count_canary, gathering, error);
	if (status == FONDS_OK)
		status = fonds_repair_each(
			catalog, 0, false, count_repair, gathering, error);
	return status;
}

static enum fonds_status make_room(
	struct fonds_gathering *gathering, struct fonds_error **error)
{
	struct fonds_report *report = gathering->report;
	struct fonds_arena *arena = gathering->arena;

	report->collections = fonds_arena_alloc(
		arena, FONDS_REPORT_OTHERS_MAX * sizeof(*report->collections));
	report->overdue = fonds_arena_alloc(
		arena, OVERDUE_SHOWN * sizeof(*report->overdue));
	report->pauses = fonds_arena_alloc(
		arena, FONDS_REPORT_OTHERS_MAX * sizeof(*report->pauses));
	report->clock_notes = fonds_arena_alloc(
		arena, FONDS_REPORT_OTHERS_MAX * sizeof(*report->clock_notes));
	return fonds_arena_check(arena, "the report", error);
}

enum fonds_status fonds_report_gather_state(
	struct fonds_gathering *gathering, struct fonds_error **error)
{
	struct fonds_report *report = gathering->report;
	struct fonds_catalog *catalog = gathering->catalog;
	enum fonds_status status = make_room(gathering, error);

	if (status == FONDS_OK)
		status = fonds_coverage_get(
			catalog, 0, report->made_at, &report->coverage, error);
	if (status == FONDS_OK)
		status = fonds_report_each_collection(
			report, keep_collection, gathering, error);
	if (status == FONDS_OK)
		status = fonds_coverage_overdue(catalog, 0, report->made_at,
			OVERDUE_SHOWN, keep_overdue, gathering, error);
	if (status == FONDS_OK)
		status = fonds_report_each_pause(
			report, keep_pause, gathering, error);
	if (status == FONDS_OK)
		status = fonds_report_each_clock_note(
			report, keep_clock_note, gathering, error);
	return status < 0 ? status : gather_facts(gathering, error);
}
