/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-json.h"

#include <fonds/digest.h>

#include "audit/incident-json.h"
#include "audit/report-compare.h"
#include "audit/report-sentence.h"
#include "audit/report-source.h"
#include "audit/report-totals.h"
#include "audit/report-words.h"
#include "base/cleanup.h"
#include "fixity/catalog/listing.h"

/*
 * Members may be added; a member that is there keeps its name and its
 * meaning, or the version of the format goes up.
 */
#define FORMAT_VERSION 2

static void add_side(struct fonds_json *json, const char *key,
	const struct fonds_digest *digest, uint64_t size)
{
	char hex[2 * FONDS_DIGEST_MAX + 1];

	if (digest == NULL && size == UINT64_MAX) {
		fonds_json_null(json, key);
		return;
	}
	fonds_json_begin_object(json, key);
	if (size != UINT64_MAX)
		fonds_json_number(json, "size", size);
	if (digest != NULL) {
		fonds_json_text(json, "algorithm",
			fonds_algorithm_name(digest->algorithm));
		fonds_json_text(
			json, "digest", fonds_digest_format(digest, hex));
	}
	fonds_json_end_object(json);
}

static void add_damage(
	struct fonds_json *json, const struct fonds_audit_finding *finding)
{
	if (finding->damage_offset == UINT64_MAX &&
		finding->damage_pattern == NULL) {
		fonds_json_null(json, "damage");
		return;
	}
	fonds_json_begin_object(json, "damage");
	if (finding->damage_offset != UINT64_MAX)
		fonds_json_number(json, "offset", finding->damage_offset);
	if (finding->damage_length != UINT64_MAX)
		fonds_json_number(json, "length", finding->damage_length);
	if (finding->damage_pattern != NULL)
		fonds_json_name(json, "pattern", finding->damage_pattern);
	fonds_json_end_object(json);
}

static enum fonds_status add_finding(const struct fonds_audit_finding *finding,
	void *payload, struct fonds_error **error)
{
	struct fonds_json *json = payload;

	(void)error;
	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "number", (uint64_t)finding->number);
	fonds_json_text(json, "verdict", fonds_verdict_name(finding->verdict));
	fonds_json_number(json, "run", (uint64_t)finding->run);
	fonds_json_number(json, "holding", (uint64_t)finding->holding);
	fonds_json_name(json, "location", finding->location);
	fonds_json_name(json, "path", finding->path);
	add_side(json, "expected", finding->expected, finding->expected_size);
	add_side(json, "actual", finding->actual, finding->actual_size);
	if (finding->moved_to == NULL)
		fonds_json_null(json, "moved_to");
	else
		fonds_json_name(json, "moved_to", finding->moved_to);
	add_damage(json, finding);
	fonds_json_name(json, "detail", finding->detail);
	fonds_listing_json_time(json, "found_at", finding->found_at);
	fonds_listing_json_number(json, "incident", finding->incident);
	fonds_json_text(json, "remedy", fonds_verdict_remedy(finding->verdict));
	fonds_json_end_object(json);
	return FONDS_OK;
}

static enum fonds_status add_holding(const struct fonds_report_holding *holding,
	void *payload, struct fonds_error **error)
{
	struct fonds_json *json = payload;

	(void)error;
	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "holding", (uint64_t)holding->holding);
	fonds_json_name(json, "location", holding->location);
	fonds_json_name(json, "collection", holding->collection);
	fonds_json_number(json, "runs", holding->runs);
	fonds_json_number(json, "invalid_runs", holding->invalid);
	fonds_listing_json_time(json, "ended_at", holding->ended_at);
	fonds_json_number(json, "files", holding->files);
	fonds_json_number(json, "bytes", holding->bytes);
	fonds_json_number(json, "findings", holding->findings);
	fonds_listing_json_verdicts(json, "verdicts", holding->verdicts);
	fonds_json_end_object(json);
	return FONDS_OK;
}

static enum fonds_status add_step(const struct fonds_incident_event *step,
	void *payload, struct fonds_error **error)
{
	(void)error;
	fonds_incident_step_add_json(step, payload);
	return FONDS_OK;
}

struct incidents {
	const struct fonds_report *report;
	struct fonds_json *json;
};

static enum fonds_status add_incident(const struct fonds_incident *incident,
	void *payload, struct fonds_error **error)
{
	struct incidents *incidents = payload;
	struct fonds_json *json = incidents->json;
	enum fonds_status status;

	fonds_json_begin_object(json, NULL);
	fonds_incident_add_json(incident, json);
	fonds_json_begin_array(json, "steps");
	status = fonds_report_each_step(
		incidents->report, incident, add_step, json, error);
	fonds_json_end_array(json);
	fonds_json_end_object(json);
	return status;
}

static void add_run_row(
	struct fonds_json *json, const struct fonds_report_run *row)
{
	const struct fonds_run *run = &row->run;
	uint64_t sum = fonds_verdicts_sum(run->verdicts);

	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "number", (uint64_t)run->number);
	fonds_json_text(json, "state", fonds_run_state_name(run->state));
	fonds_json_boolean(json, "reported", row->is_reported);
	fonds_json_boolean(json, "sound", fonds_run_is_sound(run));
	fonds_json_text(
		json, "outcome", fonds_outcome_name(fonds_outcome_of_run(row)));
	fonds_json_name(json, "scope", run->scope);
	fonds_listing_json_time(json, "started_at", run->started_at);
	fonds_listing_json_time(json, "recorded_at", run->recorded_at);
	fonds_listing_json_time(json, "ended_at", run->ended_at);
	fonds_json_name(json, "why", run->why);
	fonds_json_number(json, "holdings", run->holdings);
	fonds_json_number(json, "files", run->files);
	fonds_json_number(json, "bytes", run->bytes);
	fonds_json_number(json, "findings", run->findings);
	fonds_listing_json_verdicts(json, "verdicts", run->verdicts);
	fonds_json_number(json, "verdict_sum", sum);
	fonds_json_boolean(json, "sums_to_inventory", sum == run->files);
	fonds_json_number(json, "not_sound",
		fonds_verdicts_wrong(run->verdicts) +
			fonds_verdicts_not_readable(run->verdicts));
	fonds_json_number(json, "auditors", run->auditors);
	fonds_json_number(json, "clock_notes", run->clock_notes);
	fonds_json_number(json, "read", row->read);
	fonds_json_number(json, "past_cache", row->past_cache);
	fonds_json_number(json, "busy_ms", row->busy_ms);
	fonds_json_number(
		json, "rate", fonds_totals_rate(run->bytes, row->busy_ms));
	fonds_json_number(json, "registered", row->registered);
	fonds_json_number(json, "covered", row->covered);
	fonds_json_number(json, "recount_differences", row->differences);
	fonds_json_end_object(json);
}

static void add_totals(struct fonds_json *json, const char *key,
	const struct fonds_report_totals *totals)
{
	const uint64_t *verdicts = totals->verdicts;
	uint64_t sum = fonds_verdicts_sum(verdicts);

	fonds_json_begin_object(json, key);
	fonds_json_number(json, "runs", totals->runs);
	fonds_json_begin_object(json, "states");
	for (int i = 0; i < FONDS_RUN_STATE_COUNT; i++)
		fonds_json_number(json,
			fonds_run_state_name((enum fonds_run_state)i),
			totals->states[i]);
	fonds_json_end_object(json);
	fonds_json_number(json, "sound", totals->sound);
	fonds_json_number(json, "files", totals->files);
	fonds_json_number(json, "due", fonds_verdicts_due(verdicts));
	fonds_json_number(json, "judged", fonds_verdicts_judged(verdicts));
	fonds_json_number(
		json, "not_readable", fonds_verdicts_not_readable(verdicts));
	fonds_listing_json_verdicts(json, "verdicts", verdicts);
	fonds_json_number(json, "verdict_sum", sum);
	fonds_json_boolean(json, "sums_to_inventory", sum == totals->files);
	fonds_json_number(json, "recount_differences", totals->differences);
	fonds_json_number(json, "findings", totals->findings);
	fonds_json_number(json, "bytes", totals->bytes);
	fonds_json_number(json, "read", totals->read);
	fonds_json_number(json, "past_cache", totals->past_cache);
	fonds_json_number(
		json, "through_cache", fonds_totals_through_cache(totals));
	fonds_json_number(json, "degraded", totals->degraded);
	fonds_json_number(json, "busy_ms", totals->busy_ms);
	fonds_json_number(json, "rate",
		fonds_totals_rate(totals->bytes, totals->busy_ms));
	fonds_json_number(json, "clock_notes", totals->clock_notes);
	fonds_json_number(json, "registered", totals->registered);
	fonds_json_number(json, "covered", totals->covered);
	fonds_json_end_object(json);
}

static void add_head(struct fonds_json *json, const struct fonds_report *report)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer sentence;

	fonds_buffer_init(&sentence, 4096);
	fonds_sentence_add(report, &sentence);
	fonds_json_text(json, "format", "fonds-report");
	fonds_json_number(json, "format_version", FORMAT_VERSION);
	fonds_listing_json_time(json, "made_at", report->made_at);
	fonds_json_name(json, "catalog", report->catalog);
	fonds_json_text(json, "about",
		fonds_report_is_of_run(report) ? "run" : "period");
	fonds_listing_json_time(json, "since", report->since);
	fonds_listing_json_time(json, "until", report->until);
	fonds_json_text(json, "outcome",
		fonds_outcome_name(fonds_outcome_of_report(report)));
	fonds_json_text(
		json, "statement", fonds_words_text(json->output, &sentence));
}

static void add_comparison(
	struct fonds_json *json, const struct fonds_report *report)
{
	struct fonds_figure figures[FONDS_FIGURES];

	if (!report->has_before) {
		fonds_json_null(json, "comparison");
		return;
	}
	fonds_json_begin_object(json, "comparison");
	fonds_listing_json_number(json, "run", report->before.run);
	fonds_listing_json_time(json, "since", report->before_since);
	fonds_listing_json_time(json, "until", report->before_until);
	add_totals(json, "totals", &report->totals_before);
	fonds_report_compare(report, figures);
	fonds_json_begin_array(json, "figures");
	for (size_t i = 0; i < FONDS_FIGURES; i++) {
		fonds_json_begin_object(json, NULL);
		fonds_json_text(json, "figure", figures[i].key);
		fonds_json_number(json, "before", figures[i].before);
		fonds_json_number(json, "now", figures[i].now);
		fonds_json_end_object(json);
	}
	fonds_json_end_array(json);
	fonds_json_end_object(json);
}

static void add_differences(
	struct fonds_json *json, const struct fonds_report *report)
{
	fonds_json_begin_array(json, "differences");
	for (size_t i = 0; i < report->difference_count; i++)
		fonds_json_text(json, NULL, report->differences[i]);
	fonds_json_end_array(json);
}

static void add_incident_counts(
	struct fonds_json *json, const struct fonds_report *report)
{
	const struct fonds_report_incident_counts *counts =
		&report->incident_counts;

	fonds_json_begin_object(json, "incident_counts");
	fonds_json_number(json, "total", report->incident_total);
	fonds_json_number(json, "opened", counts->opened);
	fonds_json_number(json, "repaired", counts->repaired);
	fonds_json_number(json, "accepted", counts->accepted);
	fonds_json_number(json, "open", counts->open);
	fonds_json_number(json, "open_sound_now", counts->open_sound_now);
	fonds_json_end_object(json);
}

static enum fonds_status add_run(const struct fonds_report_run *run,
	void *payload, struct fonds_error **error)
{
	(void)error;
	add_run_row(payload, run);
	return FONDS_OK;
}

/* What may be long is read as it is written. */
static enum fonds_status add_lists(struct fonds_json *json,
	const struct fonds_report *report, struct fonds_error **error)
{
	struct incidents incidents = { .report = report, .json = json };
	enum fonds_status status;

	fonds_json_number(json, "findings_total", report->finding_total);
	fonds_json_begin_array(json, "findings");
	status = fonds_report_each_finding(report, add_finding, json, error);
	if (status < 0)
		return status;
	fonds_json_end_array(json);
	add_incident_counts(json, report);
	fonds_json_begin_array(json, "incidents");
	status = fonds_report_each_incident(
		report, add_incident, &incidents, error);
	if (status < 0)
		return status;
	fonds_json_end_array(json);
	fonds_json_number(json, "runs_total", report->run_total);
	fonds_json_begin_array(json, "runs");
	status = fonds_report_each_run(report, add_run, json, error);
	if (status < 0)
		return status;
	fonds_json_end_array(json);
	fonds_json_number(json, "holdings_total", report->holding_total);
	fonds_json_begin_array(json, "holdings");
	status = fonds_report_each_holding(report, add_holding, json, error);
	if (status < 0)
		return status;
	fonds_json_end_array(json);
	return FONDS_OK;
}

enum fonds_status fonds_report_write_json(const struct fonds_report *report,
	struct fonds_output *output, struct fonds_error **error)
{
	struct fonds_json json;
	enum fonds_status status;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	add_head(&json, report);
	add_totals(&json, "totals", &report->totals);
	add_differences(&json, report);
	status = add_lists(&json, report, error);
	if (status < 0)
		return status;
	add_comparison(&json, report);
	status = fonds_report_json_state(&json, report, error);
	if (status < 0)
		return status;
	fonds_json_end_object(&json);
	return FONDS_OK;
}
