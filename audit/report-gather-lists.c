/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-gather.h"

#include "audit/report-source.h"

/*
 * Each list is read whole, and its first items are kept; where others go
 * first, it is read once for these and once for the rest.
 */
struct passing {
	struct fonds_gathering *gathering;
	bool want_first; /* of two passes */
};

static const struct fonds_digest *copy_digest(
	struct fonds_arena *arena, const struct fonds_digest *digest)
{
	struct fonds_digest *copy;

	if (digest == NULL)
		return NULL;
	copy = fonds_arena_alloc(arena, sizeof(*copy));
	if (copy != NULL)
		*copy = *digest;
	return copy;
}

static enum fonds_status keep_finding(const struct fonds_audit_finding *finding,
	void *payload, struct fonds_error **error)
{
	struct fonds_gathering *gathering = payload;
	struct fonds_report *report = gathering->report;
	struct fonds_arena *arena = gathering->arena;
	struct fonds_audit_finding *kept;

	if (report->finding_total++ >= FONDS_REPORT_FINDINGS_MAX)
		return FONDS_OK;
	kept = &report->findings[report->finding_count++];
	*kept = *finding;
	kept->location = fonds_arena_dup(arena, finding->location);
	kept->path = fonds_arena_dup(arena, finding->path);
	kept->detail = fonds_arena_dup(arena, finding->detail);
	kept->moved_to = fonds_arena_dup(arena, finding->moved_to);
	kept->damage_pattern = fonds_arena_dup(arena, finding->damage_pattern);
	kept->expected = copy_digest(arena, finding->expected);
	kept->actual = copy_digest(arena, finding->actual);
	return fonds_arena_check(arena, "the report", error);
}

static bool is_sound(const struct fonds_report_holding *holding)
{
	return holding->findings == 0 && holding->invalid == 0 &&
	       holding->verdicts[FONDS_VERDICT_OK] == holding->files;
}

static enum fonds_status keep_holding(
	const struct fonds_report_holding *holding, void *payload,
	struct fonds_error **error)
{
	struct passing *passing = payload;
	struct fonds_arena *arena = passing->gathering->arena;
	struct fonds_report *report = passing->gathering->report;
	struct fonds_report_holding *kept;

	if (is_sound(holding) == passing->want_first)
		return FONDS_OK;
	report->holding_total++;
	if (report->holding_count >= FONDS_REPORT_HOLDINGS_MAX)
		return FONDS_OK;
	kept = &report->holdings[report->holding_count++];
	*kept = *holding;
	kept->location = fonds_arena_dup(arena, holding->location);
	kept->collection = fonds_arena_dup(arena, holding->collection);
	return fonds_arena_check(arena, "the report", error);
}

static enum fonds_status keep_step(const struct fonds_incident_event *step,
	void *payload, struct fonds_error **error)
{
	struct fonds_gathering *gathering = payload;
	struct fonds_report *report = gathering->report;
	struct fonds_report_incident *row =
		&report->incidents[report->incident_count - 1];
	struct fonds_incident_event *kept;

	if (row->step_total++ >= FONDS_REPORT_STEPS_MAX)
		return FONDS_OK;
	kept = &row->steps[row->step_count++];
	*kept = *step;
	kept->agent = fonds_arena_dup(gathering->arena, step->agent);
	kept->reason = fonds_arena_dup(gathering->arena, step->reason);
	return fonds_arena_check(gathering->arena, "the report", error);
}

static void count_incident(
	struct fonds_report *report, const struct fonds_incident *incident)
{
	struct fonds_report_incident_counts *counts = &report->incident_counts;

	report->incident_total++;
	counts->opened += incident->opened_at >= report->since;
	counts->repaired += incident->state == FONDS_INCIDENT_REPAIRED;
	counts->accepted += incident->state == FONDS_INCIDENT_ACCEPTED;
	counts->open += fonds_incident_is_open(incident);
	counts->open_sound_now += fonds_incident_is_open(incident) &&
				  incident->is_sound_now;
}

static enum fonds_status count_step(const struct fonds_incident_event *step,
	void *payload, struct fonds_error **error)
{
	struct fonds_report *report = payload;

	(void)error;
	report->incident_counts.steps += step->agent[0] != '\0';
	return FONDS_OK;
}

static enum fonds_status keep_incident(const struct fonds_incident *incident,
	void *payload, struct fonds_error **error)
{
	struct passing *passing = payload;
	struct fonds_gathering *gathering = passing->gathering;
	struct fonds_arena *arena = gathering->arena;
	struct fonds_report *report = gathering->report;
	struct fonds_report_incident *kept;
	enum fonds_status status;

	if (fonds_incident_is_open(incident) != passing->want_first)
		return FONDS_OK;
	count_incident(report, incident);
	status = fonds_incident_each_event(gathering->catalog, incident->number,
		count_step, report, error);
	if (status < 0 || report->incident_count >= FONDS_REPORT_INCIDENTS_MAX)
		return status;
	kept = &report->incidents[report->incident_count++];
	kept->incident = *incident;
	kept->incident.location = fonds_arena_dup(arena, incident->location);
	kept->incident.collection = fonds_arena_dup(
		arena, incident->collection);
	kept->incident.path = fonds_arena_dup(arena, incident->path);
	kept->steps = fonds_arena_alloc(
		arena, FONDS_REPORT_STEPS_MAX * sizeof(*kept->steps));
	status = fonds_arena_check(arena, "the report", error);
	if (status < 0)
		return status;
	return fonds_incident_each_event(gathering->catalog, incident->number,
		keep_step, gathering, error);
}

static enum fonds_status make_room(
	struct fonds_gathering *gathering, struct fonds_error **error)
{
	struct fonds_report *report = gathering->report;
	struct fonds_arena *arena = gathering->arena;

	report->findings = fonds_arena_alloc(
		arena, FONDS_REPORT_FINDINGS_MAX * sizeof(*report->findings));
	report->holdings = fonds_arena_alloc(
		arena, FONDS_REPORT_HOLDINGS_MAX * sizeof(*report->holdings));
	report->incidents = fonds_arena_alloc(
		arena, FONDS_REPORT_INCIDENTS_MAX * sizeof(*report->incidents));
	return fonds_arena_check(arena, "the report", error);
}

enum fonds_status fonds_report_gather_lists(
	struct fonds_gathering *gathering, struct fonds_error **error)
{
	struct fonds_report *report = gathering->report;
	struct passing passing = { .gathering = gathering };
	enum fonds_status status = make_room(gathering, error);

	if (status == FONDS_OK)
		status = fonds_report_each_finding(
			report, keep_finding, gathering, error);
	for (int pass = 0; status == FONDS_OK && pass < 2; pass++) {
		passing.want_first = pass == 0;
		status = fonds_report_each_holding(
			report, keep_holding, &passing, error);
		if (status == FONDS_OK)
			status = fonds_report_each_incident(
				report, keep_incident, &passing, error);
	}
	return status;
}
