/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-source.h"

#include <string.h>

#include "audit/origin.h"
#include "fixity/catalog/coverage-past.h"

enum fonds_status fonds_report_each_finding(const struct fonds_report *report,
	fonds_audit_finding_fn *each, void *payload, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (report->source != NULL)
		return fonds_run_each_finding(report->source, &report->period,
			true, each, payload, error);
	for (size_t i = 0; status == FONDS_OK && i < report->finding_count; i++)
		status = each(&report->findings[i], payload, error);
	return status;
}

/* A holding on its way: its rows of the reported runs are added up. */
struct summing {
	const struct fonds_report *report;
	fonds_report_holding_fn *each;
	void *payload;
	struct fonds_report_holding sum;
};

static const struct fonds_report_state *state_of(
	const struct fonds_report *report, int64_t number)
{
	size_t low = 0;
	size_t high = (size_t)report->run_total;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (report->states[middle].run < number)
			low = middle + 1;
		else
			high = middle;
	}
	return low < report->run_total && report->states[low].run == number
		       ? &report->states[low]
		       : NULL;
}

bool fonds_report_state_of(const struct fonds_report *report, int64_t run,
	struct fonds_report_state *ret)
{
	const struct fonds_report_state *found = NULL;

	if (report->source != NULL) {
		found = state_of(report, run);
		if (found != NULL)
			*ret = *found;
		return found != NULL;
	}
	for (size_t i = 0; i < report->run_count; i++) {
		const struct fonds_run *row = &report->runs[i].run;

		if (row->number != run)
			continue;
		*ret = (struct fonds_report_state){
			.run = run,
			.state = row->state,
			.started_at = row->started_at,
			.recorded_at = row->recorded_at,
		};
		return true;
	}
	return false;
}

static enum fonds_status add_row(const struct fonds_run_holding *row,
	void *payload, struct fonds_error **error)
{
	struct summing *summing = payload;
	struct fonds_report_holding *sum = &summing->sum;

	const struct fonds_report_state *run = state_of(
		summing->report, row->run);

	(void)error;
	if (run == NULL)
		return FONDS_OK;
	sum->runs++;
	sum->invalid += run->state == FONDS_RUN_INVALID;
	sum->files += row->files;
	sum->bytes += row->bytes;
	sum->findings += row->findings;
	if (row->ended_at > sum->ended_at)
		sum->ended_at = row->ended_at;
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		sum->verdicts[i] += row->verdicts[i];
	return FONDS_OK;
}

static enum fonds_status sum_holding(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error)
{
	struct summing *summing = payload;
	enum fonds_status status;

	summing->sum = (struct fonds_report_holding){
		.holding = holding->number,
		.location = holding->location,
		.collection = holding->collection_name,
	};
	status = fonds_run_each_of_holding(summing->report->source,
		holding->number, add_row, summing, error);
	if (status < 0 || summing->sum.runs == 0)
		return status;
	return summing->each(&summing->sum, summing->payload, error);
}

/* Of one run, there is one row of each: the history need not be read. */
static enum fonds_status give_one(const struct fonds_run_holding *row,
	void *payload, struct fonds_error **error)
{
	struct summing *summing = payload;
	enum fonds_status status;

	summing->sum = (struct fonds_report_holding){
		.holding = row->holding,
		.location = row->location,
		.collection = row->collection,
	};
	status = add_row(row, summing, error);
	return status < 0
		       ? status
		       : summing->each(&summing->sum, summing->payload, error);
}

enum fonds_status fonds_report_each_holding(const struct fonds_report *report,
	fonds_report_holding_fn *each, void *payload,
	struct fonds_error **error)
{
	struct summing summing = {
		.report = report,
		.each = each,
		.payload = payload,
	};
	enum fonds_status status = FONDS_OK;

	if (report->source != NULL && fonds_report_is_of_run(report))
		return fonds_run_each_holding(report->source,
			report->period.run, give_one, &summing, error);
	if (report->source != NULL)
		return fonds_holding_each(
			report->source, true, sum_holding, &summing, error);
	for (size_t i = 0; status == FONDS_OK && i < report->holding_count; i++)
		status = each(&report->holdings[i], payload, error);
	return status;
}

struct checks {
	const struct fonds_report *report;
	fonds_run_holding_fn *each;
	void *payload;
};

static enum fonds_status give_check(const struct fonds_run_holding *row,
	void *payload, struct fonds_error **error)
{
	struct checks *checks = payload;

	if (state_of(checks->report, row->run) == NULL)
		return FONDS_OK;
	return checks->each(row, checks->payload, error);
}

enum fonds_status fonds_report_each_check(const struct fonds_report *report,
	const struct fonds_report_holding *holding, fonds_run_holding_fn *each,
	void *payload, struct fonds_error **error)
{
	struct checks checks = {
		.report = report,
		.each = each,
		.payload = payload,
	};
	struct fonds_run_holding row = {
		.holding = holding->holding,
		.location = holding->location,
		.collection = holding->collection,
		.ended_at = holding->ended_at,
		.files = holding->files,
		.bytes = holding->bytes,
		.findings = holding->findings,
	};

	if (report->source != NULL)
		return fonds_run_each_of_holding(report->source,
			holding->holding, give_check, &checks, error);
	if (report->run_count > 0)
		row.run = report->runs[report->run_count - 1].run.number;
	memcpy(row.verdicts, holding->verdicts, sizeof(row.verdicts));
	return each(&row, payload, error);
}

/* What the auditors of a run were told to do, and did. */
struct readings {
	struct fonds_report_run *run;
	uint64_t asked_files; /* of those that were to bypass the cache */
	uint64_t asked_past;  /* of them: so read */
	bool all_were_asked;
};

static enum fonds_status add_auditor(const struct fonds_auditor *auditor,
	void *payload, struct fonds_error **error)
{
	struct readings *readings = payload;
	struct fonds_report_run *run = readings->run;

	(void)error;
	run->busy_ms += auditor->busy_ms;
	run->past_cache += auditor->past_cache;
	if (auditor->past_cache == 0 &&
		strncmp(auditor->origin.read_mode, FONDS_ORIGIN_PAST,
			strlen(FONDS_ORIGIN_PAST)) != 0) {
		readings->all_were_asked = false;
		return FONDS_OK;
	}
	readings->asked_files += auditor->files;
	readings->asked_past += auditor->past_cache;
	return FONDS_OK;
}

static uint64_t less(uint64_t whole, uint64_t part)
{
	return whole > part ? whole - part : 0;
}

/*
 * A file that is not there is not read in any way, though its auditor counts
 * it. Where only some auditors were to bypass the cache, it is taken that they
 * met all of those.
 */
static void settle_readings(const struct readings *readings)
{
	struct fonds_report_run *run = readings->run;
	const uint64_t *verdicts = run->run.verdicts;
	uint64_t unread = verdicts[FONDS_VERDICT_MISSING] +
			  verdicts[FONDS_VERDICT_MOVED] +
			  verdicts[FONDS_VERDICT_UNREADABLE] +
			  verdicts[FONDS_VERDICT_DENIED] +
			  verdicts[FONDS_VERDICT_VOLUME_OFFLINE];

	run->read = verdicts[FONDS_VERDICT_OK] +
		    verdicts[FONDS_VERDICT_CORRUPT] +
		    verdicts[FONDS_VERDICT_CORRUPT_UNCONFIRMED] +
		    verdicts[FONDS_VERDICT_UNSTABLE];
	if (readings->asked_files == 0)
		return;
	run->degraded = readings->all_were_asked
				? less(run->read, run->past_cache)
				: less(readings->asked_files,
					  readings->asked_past + unread);
}

static enum fonds_status ignore_difference(
	const char *difference, void *payload, struct fonds_error **error)
{
	(void)difference;
	(void)payload;
	(void)error;
	return FONDS_OK;
}

enum fonds_status fonds_report_run_look(struct fonds_catalog *catalog,
	struct fonds_report_run *run, fonds_recount_fn *note, void *payload,
	struct fonds_error **error)
{
	const struct fonds_run *row = &run->run;
	struct readings readings = { .run = run, .all_were_asked = true };
	enum fonds_status status;

	status = fonds_run_each_auditor(
		catalog, row->number, add_auditor, &readings, error);
	settle_readings(&readings);
	if (status == FONDS_OK)
		status = fonds_run_recount(catalog, row->number,
			note != NULL ? note : ignore_difference, payload,
			&run->differences, error);
	return status;
}

enum fonds_status fonds_report_run_cover(struct fonds_catalog *catalog,
	struct fonds_report_run *run, struct fonds_error **error)
{
	const struct fonds_run *row = &run->run;
	int64_t at = row->ended_at != 0 ? row->ended_at : row->recorded_at;

	return fonds_coverage_past(
		catalog, at, &run->registered, &run->covered, error);
}

/* Those that the trend keeps are known already. */
static const struct fonds_report_run *kept_run(
	const struct fonds_report *report, int64_t number)
{
	for (size_t i = 0; i < report->run_count; i++)
		if (report->runs[i].run.number == number)
			return &report->runs[i];
	return NULL;
}

static enum fonds_status give_run(const struct fonds_report *report,
	int64_t number, fonds_report_run_fn *each, void *payload,
	struct fonds_error **error)
{
	const struct fonds_report_run *kept = kept_run(report, number);
	struct fonds_report_run run = { .is_reported = true };
	enum fonds_status status;

	if (kept != NULL)
		return each(kept, payload, error);
	status = fonds_run_get(report->source, number, &run.run, error);
	if (status == FONDS_OK)
		status = fonds_report_run_look(
			report->source, &run, NULL, NULL, error);
	if (status == FONDS_OK)
		status = fonds_report_run_cover(report->source, &run, error);
	return status < 0 ? status : each(&run, payload, error);
}

enum fonds_status fonds_report_each_run(const struct fonds_report *report,
	fonds_report_run_fn *each, void *payload, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < report->run_count; i++)
		if (report->source == NULL || !report->runs[i].is_reported)
			status = each(&report->runs[i], payload, error);
	if (report->source == NULL)
		return status;
	for (uint64_t i = 0; status == FONDS_OK && i < report->run_total; i++)
		status = give_run(
			report, report->states[i].run, each, payload, error);
	return status;
}

enum fonds_status fonds_report_each_auditor(const struct fonds_report *report,
	fonds_auditor_fn *each, void *payload, struct fonds_error **error)
{
	uint64_t runs = report->source != NULL ? report->run_total : 0;
	enum fonds_status status = FONDS_OK;

	for (uint64_t i = 0; status == FONDS_OK && i < runs; i++)
		status = fonds_run_each_auditor(report->source,
			report->states[i].run, each, payload, error);
	for (size_t i = 0; report->source == NULL && status == FONDS_OK &&
			   i < report->auditor_count;
		i++)
		status = each(&report->auditors[i], payload, error);
	return status;
}

/* A collection on its way: its coverage is read beside it. */
struct covering {
	const struct fonds_report *report;
	fonds_report_collection_fn *each;
	void *payload;
};

static enum fonds_status give_collection(
	const struct fonds_collection *collection, void *payload,
	struct fonds_error **error)
{
	struct covering *covering = payload;
	const struct fonds_report *report = covering->report;
	struct fonds_report_collection row = { .collection = *collection };
	enum fonds_status status;

	status = fonds_coverage_get(report->source, collection->number,
		report->made_at, &row.coverage, error);
	return status < 0 ? status
			  : covering->each(&row, covering->payload, error);
}

enum fonds_status fonds_report_each_collection(
	const struct fonds_report *report, fonds_report_collection_fn *each,
	void *payload, struct fonds_error **error)
{
	struct covering covering = {
		.report = report,
		.each = each,
		.payload = payload,
	};
	enum fonds_status status = FONDS_OK;

	if (report->source != NULL)
		return fonds_collection_each(
			report->source, give_collection, &covering, error);
	for (size_t i = 0; status == FONDS_OK && i < report->collection_count;
		i++)
		status = each(&report->collections[i], payload, error);
	return status;
}

struct pausing {
	const struct fonds_report *report;
	fonds_pause_fn *each;
	void *payload;
};

static enum fonds_status give_pause(const struct fonds_pause *pause,
	void *payload, struct fonds_error **error)
{
	struct pausing *pausing = payload;
	int64_t end = pause->ended_at != 0 ? pause->ended_at : pause->until_at;

	if (pause->begun_at > pausing->report->until ||
		(end != 0 && end < pausing->report->since))
		return FONDS_OK;
	return pausing->each(pause, pausing->payload, error);
}

enum fonds_status fonds_report_each_pause(const struct fonds_report *report,
	fonds_pause_fn *each, void *payload, struct fonds_error **error)
{
	struct pausing pausing = {
		.report = report,
		.each = each,
		.payload = payload,
	};
	enum fonds_status status = FONDS_OK;

	if (report->source != NULL)
		return fonds_pause_each(
			report->source, 0, give_pause, &pausing, error);
	for (size_t i = 0; status == FONDS_OK && i < report->pause_count; i++)
		status = each(&report->pauses[i], payload, error);
	return status;
}

enum fonds_status fonds_report_each_clock_note(
	const struct fonds_report *report, fonds_clock_note_fn *each,
	void *payload, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (report->source != NULL)
		return fonds_run_each_clock_note(
			report->source, &report->period, each, payload, error);
	for (size_t i = 0; status == FONDS_OK && i < report->clock_note_count;
		i++)
		status = each(&report->clock_notes[i], payload, error);
	return status;
}

/* A period that reaches to now has no end: nothing is left out. */
static struct fonds_incident_filter incident_filter(
	const struct fonds_report *report)
{
	return (struct fonds_incident_filter){
		.since = report->since,
		.until = report->is_current ? 0 : report->until,
		.run = report->period.run,
	};
}

enum fonds_status fonds_report_each_incident(const struct fonds_report *report,
	fonds_incident_fn *each, void *payload, struct fonds_error **error)
{
	struct fonds_incident_filter filter = incident_filter(report);
	enum fonds_status status = FONDS_OK;

	if (report->source != NULL)
		return fonds_incident_each(
			report->source, &filter, each, payload, error);
	for (size_t i = 0; status == FONDS_OK && i < report->incident_count;
		i++)
		status = each(&report->incidents[i].incident, payload, error);
	return status;
}

static const struct fonds_report_incident *kept_incident(
	const struct fonds_report *report, int64_t number)
{
	for (size_t i = 0; i < report->incident_count; i++)
		if (report->incidents[i].incident.number == number)
			return &report->incidents[i];
	return NULL;
}

enum fonds_status fonds_report_each_step(const struct fonds_report *report,
	const struct fonds_incident *incident, fonds_incident_event_fn *each,
	void *payload, struct fonds_error **error)
{
	const struct fonds_report_incident *kept;
	enum fonds_status status = FONDS_OK;

	if (report->source != NULL)
		return fonds_incident_each_event(
			report->source, incident->number, each, payload, error);
	kept = kept_incident(report, incident->number);
	for (size_t i = 0;
		kept != NULL && status == FONDS_OK && i < kept->step_count; i++)
		status = each(&kept->steps[i], payload, error);
	return status;
}
