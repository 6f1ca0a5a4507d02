/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-gather.h"

#include <string.h>

#include "audit/report-source.h"
#include "audit/report-totals.h"
#include "fixity/catalog/coverage-past.h"

/*
 * Runs are read twice: once to count them, once to keep the last of them and
 * to look at those that are reported. Their states are kept, all of them: a
 * run an hour in ten years is two megabytes.
 */
struct passing {
	struct fonds_gathering *gathering;
	uint64_t trend; /* runs until the end of the period */
	uint64_t seen;
	struct fonds_report_state *states;
	uint64_t state_count;
};

static bool is_reported(
	const struct fonds_report *report, const struct fonds_run *run)
{
	if (fonds_report_is_of_run(report))
		return run->number == report->period.run;
	return run->started_at >= report->period.since &&
	       (report->period.until == 0 ||
		       run->started_at < report->period.until);
}

/* A later run is no part of what led to this one. */
static bool is_in_trend(
	const struct fonds_report *report, const struct fonds_run *run)
{
	if (fonds_report_is_of_run(report))
		return run->number <= report->period.run;
	return report->period.until == 0 ||
	       run->started_at < report->period.until;
}

static enum fonds_status count_run(
	const struct fonds_run *run, void *payload, struct fonds_error **error)
{
	struct passing *passing = payload;
	struct fonds_report *report = passing->gathering->report;

	(void)error;
	if (!is_in_trend(report, run))
		return FONDS_OK;
	passing->trend++;
	if (is_reported(report, run))
		report->run_total++;
	return FONDS_OK;
}

static enum fonds_status keep_difference(
	const char *difference, void *payload, struct fonds_error **error)
{
	struct fonds_gathering *gathering = payload;
	struct fonds_report *report = gathering->report;

	if (report->difference_count >= FONDS_REPORT_OTHERS_MAX)
		return FONDS_OK;
	report->differences[report->difference_count++] = fonds_arena_dup(
		gathering->arena, difference);
	return fonds_arena_check(gathering->arena, "the report", error);
}

static enum fonds_status keep_auditor(const struct fonds_auditor *auditor,
	void *payload, struct fonds_error **error)
{
	struct fonds_gathering *gathering = payload;
	struct fonds_report *report = gathering->report;
	struct fonds_arena *arena = gathering->arena;
	struct fonds_auditor *kept;

	if (report->auditor_total++ >= FONDS_REPORT_OTHERS_MAX)
		return FONDS_OK;
	kept = &report->auditors[report->auditor_count++];
	*kept = *auditor;
	kept->origin.host = fonds_arena_dup(arena, auditor->origin.host);
	kept->origin.user = fonds_arena_dup(arena, auditor->origin.user);
	kept->origin.version = fonds_arena_dup(arena, auditor->origin.version);
	kept->origin.libraries = fonds_arena_dup(
		arena, auditor->origin.libraries);
	kept->origin.system = fonds_arena_dup(arena, auditor->origin.system);
	kept->origin.read_mode = fonds_arena_dup(
		arena, auditor->origin.read_mode);
	kept->why = fonds_arena_dup(arena, auditor->why);
	return fonds_arena_check(arena, "the report", error);
}

/* The same reason in several runs is one row. */
static enum fonds_status keep_rest(const struct fonds_run_rest *rest,
	void *payload, struct fonds_error **error)
{
	struct fonds_gathering *gathering = payload;
	struct fonds_report *report = gathering->report;
	struct fonds_run_rest *row = report->rests;
	struct fonds_run_rest *end = row + report->rest_count;

	while (row < end && (row->verdict != rest->verdict ||
				    strcmp(row->reason, rest->reason) != 0))
		row++;
	if (row == end) {
		report->rest_total++;
		if (report->rest_count >= FONDS_REPORT_OTHERS_MAX)
			return FONDS_OK;
		report->rest_count++;
		row->verdict = rest->verdict;
		row->reason = fonds_arena_dup(gathering->arena, rest->reason);
	}
	row->shards += rest->shards;
	row->files += rest->files;
	return fonds_arena_check(gathering->arena, "the report", error);
}

/* A run that is reported: its auditors and rests are shown, its sums added. */
static enum fonds_status look_at_reported(struct fonds_gathering *gathering,
	struct fonds_report_run *run, struct fonds_error **error)
{
	struct fonds_catalog *catalog = gathering->catalog;
	int64_t number = run->run.number;
	enum fonds_status status;

	status = fonds_report_run_look(
		catalog, run, keep_difference, gathering, error);
	if (status == FONDS_OK)
		status = fonds_run_each_auditor(
			catalog, number, keep_auditor, gathering, error);
	if (status == FONDS_OK)
		status = fonds_run_each_rest(
			catalog, number, keep_rest, gathering, error);
	if (status == FONDS_OK)
		fonds_totals_add(&gathering->report->totals, run);
	return status;
}

/* The newest run before of the same scope is what it is compared with. */
static void note_before(
	struct fonds_report *report, const struct fonds_run *run)
{
	if (fonds_report_is_of_run(report) && run->number < report->period.run)
		report->before.run = run->number;
}

static enum fonds_status keep_run(
	const struct fonds_run *run, void *payload, struct fonds_error **error)
{
	struct passing *passing = payload;
	struct fonds_gathering *gathering = passing->gathering;
	struct fonds_report *report = gathering->report;
	struct fonds_report_run row = { .run = *run };
	bool is_kept = passing->seen + FONDS_REPORT_RUNS_MAX >= passing->trend;
	enum fonds_status status = FONDS_OK;

	if (!is_in_trend(report, run) || passing->seen >= passing->trend)
		return FONDS_OK;
	passing->seen++;
	row.is_reported = is_reported(report, run) &&
			  passing->state_count < report->run_total;
	row.run.scope = fonds_arena_dup(gathering->arena, run->scope);
	row.run.why = fonds_arena_dup(gathering->arena, run->why);
	if (row.is_reported) {
		passing->states[passing->state_count++] =
			(struct fonds_report_state){
				.run = run->number,
				.state = run->state,
				.started_at = run->started_at,
				.recorded_at = run->recorded_at,
			};
		status = look_at_reported(gathering, &row, error);
	} else if (is_kept) {
		status = fonds_report_run_look(
			gathering->catalog, &row, NULL, NULL, error);
	}
	if (status == FONDS_OK && is_kept)
		status = fonds_report_run_cover(
			gathering->catalog, &row, error);
	if (status == FONDS_OK && is_kept)
		report->runs[report->run_count++] = row;
	if (status == FONDS_OK)
		status = fonds_arena_check(
			gathering->arena, "the report", error);
	return status;
}

static enum fonds_status find_before(
	const struct fonds_run *run, void *payload, struct fonds_error **error)
{
	struct fonds_report *report = payload;
	const struct fonds_report_run *last =
		&report->runs[report->run_count - 1];

	(void)error;
	if (strcmp(run->scope, last->run.scope) == 0)
		note_before(report, run);
	return FONDS_OK;
}

static enum fonds_status add_before(
	const struct fonds_run *run, void *payload, struct fonds_error **error)
{
	struct fonds_gathering *gathering = payload;
	struct fonds_report *report = gathering->report;
	struct fonds_report_run row = { .run = *run };
	enum fonds_status status;

	status = fonds_report_run_look(
		gathering->catalog, &row, NULL, NULL, error);
	if (status < 0)
		return status;
	fonds_totals_add(&report->totals_before, &row);
	if (fonds_report_is_of_run(report)) {
		report->before_since = run->started_at;
		report->before_until = run->ended_at;
	}
	return FONDS_OK;
}

static enum fonds_status gather_before(
	struct fonds_gathering *gathering, struct fonds_error **error)
{
	static const struct fonds_run_period ever = { 0 };
	struct fonds_report *report = gathering->report;
	struct fonds_report_totals *totals = &report->totals_before;
	enum fonds_status status = FONDS_OK;

	if (fonds_report_is_of_run(report) && report->run_count > 0)
		status = fonds_run_each(
			gathering->catalog, &ever, find_before, report, error);
	if (status < 0 ||
		(report->before.run == 0 && report->before.until == 0))
		return status;
	status = fonds_run_each(gathering->catalog, &report->before, add_before,
		gathering, error);
	report->has_before = totals->runs > 0;
	if (status == FONDS_OK && report->has_before)
		status = fonds_coverage_past(gathering->catalog,
			report->before_until != 0 ? report->before_until
						  : report->since,
			&totals->registered, &totals->covered, error);
	return status;
}

static enum fonds_status make_room(
	struct passing *passing, struct fonds_error **error)
{
	struct fonds_report *report = passing->gathering->report;
	struct fonds_arena *arena = passing->gathering->arena;

	report->runs = fonds_arena_alloc(
		arena, FONDS_REPORT_RUNS_MAX * sizeof(*report->runs));
	report->auditors = fonds_arena_alloc(
		arena, FONDS_REPORT_OTHERS_MAX * sizeof(*report->auditors));
	report->rests = fonds_arena_alloc(
		arena, FONDS_REPORT_OTHERS_MAX * sizeof(*report->rests));
	report->differences = fonds_arena_alloc(
		arena, FONDS_REPORT_OTHERS_MAX * sizeof(*report->differences));
	passing->states = fonds_arena_alloc(arena,
		((size_t)report->run_total + 1) * sizeof(*passing->states));
	return fonds_arena_check(arena, "the report", error);
}

enum fonds_status fonds_report_gather_runs(
	struct fonds_gathering *gathering, struct fonds_error **error)
{
	static const struct fonds_run_period ever = { 0 };
	struct fonds_report *report = gathering->report;
	struct passing passing = { .gathering = gathering };
	int64_t end = report->until < report->made_at ? report->until
						      : report->made_at;
	enum fonds_status status;

	status = fonds_run_each(
		gathering->catalog, &ever, count_run, &passing, error);
	if (status == FONDS_OK)
		status = make_room(&passing, error);
	if (status == FONDS_OK)
		status = fonds_run_each(
			gathering->catalog, &ever, keep_run, &passing, error);
	if (status < 0)
		return status;
	/* A run that was made since it was counted is of the next report. */
	report->run_total = passing.state_count;
	report->states = passing.states;
	status = fonds_coverage_past(gathering->catalog, end,
		&report->totals.registered, &report->totals.covered, error);
	return status < 0 ? status : gather_before(gathering, error);
}
