/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-json.h"

#include "audit/policy-words.h"
#include "audit/report-claims.h"
#include "audit/report-source.h"
#include "audit/report-words.h"
#include "base/cleanup.h"
#include "fixity/catalog/listing.h"

static void add_coverage(struct fonds_json *json, const char *key,
	const struct fonds_coverage *coverage)
{
	struct fonds_words_age ages[FONDS_WORDS_AGES];

	fonds_json_begin_object(json, key);
	fonds_json_number(json, "holdings", coverage->holdings);
	fonds_json_number(json, "files", coverage->files);
	fonds_json_number(json, "bytes", coverage->bytes);
	fonds_json_number(json, "within_policy", coverage->within_policy);
	fonds_json_number(json, "overdue", coverage->overdue);
	fonds_json_number(json, "overdue_bytes", coverage->overdue_bytes);
	fonds_json_number(json, "paused", coverage->paused);
	fonds_listing_json_time(json, "oldest", coverage->oldest);
	fonds_json_begin_object(json, "ages");
	fonds_words_ages(coverage, ages);
	for (size_t i = 0; i < FONDS_WORDS_AGES; i++)
		fonds_json_number(json, ages[i].key, ages[i].files);
	fonds_json_end_object(json);
	fonds_listing_json_verdicts(json, "last_verdicts", coverage->verdicts);
	fonds_json_end_object(json);
}

static enum fonds_status add_collection(
	const struct fonds_report_collection *row, void *payload,
	struct fonds_error **error)
{
	struct fonds_json *json = payload;

	(void)error;
	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "number", (uint64_t)row->collection.number);
	fonds_json_name(json, "name", row->collection.name);
	fonds_policy_add_json(&row->collection.policy, "policy", json);
	add_coverage(json, "coverage", &row->coverage);
	fonds_json_end_object(json);
	return FONDS_OK;
}

static void add_overdue(
	struct fonds_json *json, const struct fonds_report *report)
{
	fonds_json_begin_array(json, "overdue");
	for (size_t i = 0; i < report->overdue_count; i++)
		fonds_overdue_add_json(&report->overdue[i], json);
	fonds_json_end_array(json);
}

static enum fonds_status add_pause(const struct fonds_pause *pause,
	void *payload, struct fonds_error **error)
{
	(void)error;
	fonds_pause_add_json(pause, payload);
	return FONDS_OK;
}

/* A step back is negative, and so is no number of this writer: two members. */
static void add_step(struct fonds_json *json, int64_t step)
{
	fonds_json_text(json, "direction", step < 0 ? "backward" : "forward");
	fonds_json_number(json, "seconds",
		step < 0 ? 0 - (uint64_t)step : (uint64_t)step);
}

static enum fonds_status add_clock_note(const struct fonds_clock_note *note,
	void *payload, struct fonds_error **error)
{
	struct fonds_json *json = payload;

	(void)error;
	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "run", (uint64_t)note->run);
	fonds_listing_json_time(json, "noted_at", note->noted_at);
	add_step(json, note->step);
	fonds_json_name(json, "note", note->note);
	fonds_json_end_object(json);
	return FONDS_OK;
}

static void add_rests(
	struct fonds_json *json, const struct fonds_report *report)
{
	fonds_json_number(json, "without_turn_total", report->rest_total);
	fonds_json_begin_array(json, "without_turn");
	for (size_t i = 0; i < report->rest_count; i++) {
		const struct fonds_run_rest *rest = &report->rests[i];

		fonds_json_begin_object(json, NULL);
		fonds_json_text(
			json, "verdict", fonds_verdict_name(rest->verdict));
		fonds_json_name(json, "reason", rest->reason);
		fonds_json_number(json, "shards", rest->shards);
		fonds_json_number(json, "files", rest->files);
		fonds_json_end_object(json);
	}
	fonds_json_end_array(json);
}

static enum fonds_status add_auditor(const struct fonds_auditor *auditor,
	void *payload, struct fonds_error **error)
{
	struct fonds_json *json = payload;

	(void)error;
	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "number", (uint64_t)auditor->number);
	fonds_json_number(json, "run", (uint64_t)auditor->run);
	fonds_json_name(json, "host", auditor->origin.host);
	fonds_json_name(json, "user", auditor->origin.user);
	fonds_json_number(json, "process", (uint64_t)auditor->origin.process);
	fonds_json_name(json, "version", auditor->origin.version);
	fonds_json_name(json, "libraries", auditor->origin.libraries);
	fonds_json_name(json, "system", auditor->origin.system);
	fonds_json_name(json, "read_mode", auditor->origin.read_mode);
	fonds_listing_json_time(json, "started_at", auditor->started_at);
	fonds_listing_json_time(json, "seen_at", auditor->seen_at);
	fonds_listing_json_time(json, "ended_at", auditor->ended_at);
	fonds_json_name(json, "why", auditor->why);
	fonds_json_number(json, "files", auditor->files);
	fonds_json_number(json, "bytes", auditor->bytes);
	fonds_json_number(json, "past_cache", auditor->past_cache);
	fonds_json_number(json, "busy_ms", auditor->busy_ms);
	fonds_json_end_object(json);
	return FONDS_OK;
}

static void add_claims(
	struct fonds_json *json, const struct fonds_report *report)
{
	size_t count;
	const struct fonds_claim_row *rows = fonds_report_claims(&count);

	fonds_json_begin_array(json, "claims");
	for (size_t i = 0; i < count; i++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
		enum fonds_evidence evidence;

		fonds_buffer_init(&text, 4096);
		evidence = rows[i].look(report, &text);
		fonds_json_begin_object(json, NULL);
		fonds_json_text(json, "standard", rows[i].standard);
		fonds_json_text(json, "section", rows[i].section);
		fonds_json_text(json, "asks", rows[i].asks);
		fonds_json_text(
			json, "evidence", fonds_evidence_name(evidence));
		fonds_json_text(
			json, "says", fonds_words_text(json->output, &text));
		fonds_json_end_object(json);
	}
	fonds_json_end_array(json);
}

enum fonds_status fonds_report_json_state(struct fonds_json *json,
	const struct fonds_report *report, struct fonds_error **error)
{
	enum fonds_status status;

	add_coverage(json, "coverage", &report->coverage);
	fonds_json_number(json, "collections_total", report->collection_total);
	fonds_json_begin_array(json, "collections");
	status = fonds_report_each_collection(
		report, add_collection, json, error);
	if (status < 0)
		return status;
	fonds_json_end_array(json);
	add_overdue(json, report);
	fonds_json_number(json, "pauses_total", report->pause_total);
	fonds_json_begin_array(json, "pauses");
	status = fonds_report_each_pause(report, add_pause, json, error);
	if (status < 0)
		return status;
	fonds_json_end_array(json);
	fonds_json_number(json, "clock_notes_total", report->clock_note_total);
	fonds_json_begin_array(json, "clock_notes");
	status = fonds_report_each_clock_note(
		report, add_clock_note, json, error);
	if (status < 0)
		return status;
	fonds_json_end_array(json);
	add_rests(json, report);
	fonds_json_number(json, "auditors_total", report->auditor_total);
	fonds_json_begin_array(json, "auditors");
	status = fonds_report_each_auditor(report, add_auditor, json, error);
	if (status < 0)
		return status;
	fonds_json_end_array(json);
	add_claims(json, report);
	return FONDS_OK;
}
