/* SPDX-License-Identifier: Apache-2.0 */
/* The status for programs. */
#include "audit/status.h"

#include "audit/policy-words.h"
#include "fixity/catalog/listing.h"

static void add_coverage(
	struct fonds_json *json, const struct fonds_coverage *coverage)
{
	fonds_json_number(json, "holdings", coverage->holdings);
	fonds_json_number(json, "files", coverage->files);
	fonds_json_number(json, "bytes", coverage->bytes);
	fonds_json_number(json, "within_policy", coverage->within_policy);
	fonds_json_number(json, "never_checked", coverage->never);
	fonds_json_number(json, "overdue", coverage->overdue);
	fonds_json_number(json, "overdue_bytes", coverage->overdue_bytes);
	fonds_json_number(json, "paused", coverage->paused);
	fonds_json_number(json, "in_future", coverage->in_future);
	fonds_listing_json_time(json, "oldest_check", coverage->oldest);
	fonds_listing_json_verdicts(json, "last_verdicts", coverage->verdicts);
}

static void add_forecast(
	struct fonds_json *json, const struct fonds_status_collection *row)
{
	const struct fonds_forecast *forecast = &row->forecast;

	fonds_json_begin_object(json, "forecast");
	fonds_json_text(json, "outcome", fonds_forecast_name(forecast->kind));
	fonds_json_number(json, "history_days", (uint64_t)row->forecast_days);
	fonds_json_number(json, "rate", forecast->rate);
	fonds_json_number(json, "need", forecast->need);
	fonds_json_number(json, "need_in_window", forecast->window_need);
	fonds_json_boolean(json, "policy_is_too_slow", forecast->is_limited);
	if (forecast->kind == FONDS_FORECAST_COMING)
		fonds_listing_json_time(json, "met_at", forecast->met_at);
	if (forecast->kind == FONDS_FORECAST_LATE)
		fonds_json_number(
			json, "late_seconds", (uint64_t)forecast->late_seconds);
	fonds_json_end_object(json);
}

static void add_collections(
	struct fonds_json *json, const struct fonds_audit_status *status)
{
	fonds_json_begin_array(json, "collections");
	for (size_t i = 0; i < status->collection_count; i++) {
		const struct fonds_status_collection *row =
			&status->collections[i];

		fonds_json_begin_object(json, NULL);
		fonds_json_name(json, "name", row->collection.name);
		fonds_policy_add_json(&row->collection.policy, "policy", json);
		add_coverage(json, &row->coverage);
		add_forecast(json, row);
		fonds_json_end_object(json);
	}
	fonds_json_end_array(json);
}

static void add_overdue(
	struct fonds_json *json, const struct fonds_audit_status *status)
{
	fonds_json_begin_array(json, "overdue");
	for (size_t i = 0; i < status->overdue_count; i++)
		fonds_overdue_add_json(&status->overdue[i], json);
	fonds_json_end_array(json);
}

static void add_run(struct fonds_json *json, const char *key, bool is_there,
	const struct fonds_run *run)
{
	if (!is_there) {
		fonds_json_null(json, key);
		return;
	}
	fonds_json_begin_object(json, key);
	fonds_json_number(json, "run", (uint64_t)run->number);
	fonds_json_text(json, "state", fonds_run_state_name(run->state));
	fonds_json_boolean(json, "sound", fonds_run_is_sound(run));
	fonds_json_name(json, "scope", run->scope);
	fonds_listing_json_time(json, "started_at", run->started_at);
	fonds_listing_json_time(json, "ended_at", run->ended_at);
	fonds_json_name(json, "why", run->why);
	fonds_json_number(json, "files", run->files);
	fonds_json_number(json, "bytes", run->bytes);
	fonds_json_number(json, "findings", run->findings);
	fonds_json_end_object(json);
}

static void add_schedules(
	struct fonds_json *json, const struct fonds_audit_status *status)
{
	fonds_json_begin_array(json, "schedules");
	for (size_t i = 0; i < status->schedule_count; i++) {
		const struct fonds_status_schedule *row = &status->schedules[i];

		fonds_json_begin_object(json, NULL);
		fonds_json_number(
			json, "number", (uint64_t)row->schedule.number);
		fonds_json_text(json, "kind", row->schedule.kind);
		fonds_json_name(json, "calendar", row->schedule.calendar);
		fonds_json_number(json, "every_seconds",
			(uint64_t)row->schedule.every_seconds);
		fonds_listing_json_time(json, "due_at", row->due_at);
		fonds_json_boolean(json, "missed", row->is_missed);
		fonds_json_end_object(json);
	}
	fonds_json_end_array(json);
}

static void add_wants(
	struct fonds_json *json, const struct fonds_audit_status *status)
{
	fonds_json_begin_array(json, "wants");
	for (int i = 0; i < FONDS_WANT_COUNT; i++)
		if (fonds_status_wants(status, (enum fonds_status_want)i))
			fonds_json_text(json, NULL,
				fonds_status_want_name(
					(enum fonds_status_want)i));
	fonds_json_end_array(json);
}

void fonds_status_write_json(
	const struct fonds_audit_status *status, struct fonds_output *output)
{
	struct fonds_json json;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	fonds_listing_json_time(&json, "at", status->now);
	fonds_json_name(&json, "catalog", status->catalog);
	fonds_json_boolean(&json, "well", fonds_status_is_well(status));
	add_wants(&json, status);
	add_collections(&json, status);
	add_overdue(&json, status);
	fonds_json_number(&json, "open_incidents", status->incidents);
	fonds_json_number(&json, "pauses", status->pauses);
	add_run(&json, "last_run", status->has_run, &status->run);
	add_run(&json, "under_way", status->has_running, &status->running);
	add_schedules(&json, status);
	fonds_json_end_object(&json);
}
