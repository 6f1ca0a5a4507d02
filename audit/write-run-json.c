/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/write-run.h"

#include <inttypes.h>

#include "fixity/catalog/listing.h"

static void side_json(struct fonds_json *json, const char *key,
	const struct fonds_digest *digest, uint64_t size)
{
	char hex[2 * FONDS_DIGEST_MAX + 1];

	if (!digest && size == UINT64_MAX) {
		fonds_json_null(json, key);
		return;
	}
	fonds_json_begin_object(json, key);
	if (digest) {
		fonds_json_text(json, "algorithm",
			fonds_algorithm_name(digest->algorithm));
		fonds_json_text(
			json, "digest", fonds_digest_format(digest, hex));
	}
	if (size != UINT64_MAX)
		fonds_json_number(json, "size", size);
	fonds_json_end_object(json);
}

static void damage_json(
	struct fonds_json *json, const struct fonds_audit_finding *finding)
{
	if (!finding->damage_pattern)
		return;
	fonds_json_begin_object(json, "damage");
	fonds_json_number(json, "offset", finding->damage_offset);
	fonds_json_number(json, "length", finding->damage_length);
	fonds_json_text(json, "pattern", finding->damage_pattern);
	fonds_json_end_object(json);
}

static enum fonds_status finding_json(const struct fonds_audit_finding *finding,
	void *payload, struct fonds_error **error)
{
	struct fonds_run_writer *writer = payload;
	struct fonds_json *json = &writer->json;

	(void)error;
	fonds_json_begin_object(json, NULL);
	fonds_json_text(json, "verdict", fonds_verdict_name(finding->verdict));
	fonds_json_number(json, "holding", (uint64_t)finding->holding);
	fonds_json_name(json, "location", finding->location);
	fonds_json_name(json, "path", finding->path);
	side_json(json, "expected", finding->expected, finding->expected_size);
	side_json(json, "actual", finding->actual, finding->actual_size);
	if (finding->moved_to)
		fonds_json_name(json, "moved_to", finding->moved_to);
	damage_json(json, finding);
	if (finding->incident != 0)
		fonds_json_number(
			json, "incident", (uint64_t)finding->incident);
	fonds_json_name(json, "detail", finding->detail);
	fonds_listing_json_time(json, "found_at", finding->found_at);
	fonds_json_end_object(json);
	return FONDS_OK;
}

static enum fonds_status event_json(const struct fonds_run_event *event,
	void *payload, struct fonds_error **error)
{
	struct fonds_run_writer *writer = payload;
	struct fonds_json *json = &writer->json;

	(void)error;
	if (event->event) {
		writer->events++;
		return FONDS_OK;
	}
	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "holding", (uint64_t)event->holding);
	fonds_json_name(json, "location", event->location);
	fonds_json_name(json, "reason", event->reason);
	fonds_json_end_object(json);
	return FONDS_OK;
}

static enum fonds_status events_json(struct fonds_run_writer *writer,
	struct fonds_catalog *catalog, const struct fonds_run *run,
	struct fonds_error **error)
{
	struct fonds_json *json = &writer->json;
	enum fonds_status status;

	fonds_json_begin_array(json, "events_not_written");
	status = fonds_run_each_event(
		catalog, run->number, event_json, writer, error);
	fonds_json_end_array(json);
	fonds_json_number(json, "events_written", writer->events);
	return status;
}

static enum fonds_status auditor_json(const struct fonds_auditor *auditor,
	void *payload, struct fonds_error **error)
{
	struct fonds_run_writer *writer = payload;
	struct fonds_json *json = &writer->json;
	const struct fonds_run_origin *origin = &auditor->origin;

	(void)error;
	fonds_json_begin_object(json, NULL);
	fonds_json_name(json, "host", origin->host);
	fonds_json_name(json, "user", origin->user);
	fonds_json_name(json, "system", origin->system);
	fonds_json_text(json, "version", origin->version);
	fonds_json_text(json, "libraries", origin->libraries);
	fonds_json_text(json, "read_mode", origin->read_mode);
	fonds_listing_json_time(json, "started_at", auditor->started_at);
	fonds_listing_json_time(json, "ended_at", auditor->ended_at);
	fonds_json_name(json, "why", auditor->why);
	fonds_json_number(json, "files", auditor->files);
	fonds_json_number(json, "files_past_cache", auditor->past_cache);
	fonds_json_number(json, "bytes", auditor->bytes);
	fonds_json_number(json, "busy_ms", auditor->busy_ms);
	fonds_json_end_object(json);
	return FONDS_OK;
}

static enum fonds_status rest_json(const struct fonds_run_rest *rest,
	void *payload, struct fonds_error **error)
{
	struct fonds_run_writer *writer = payload;
	struct fonds_json *json = &writer->json;

	(void)error;
	fonds_json_begin_object(json, NULL);
	fonds_json_text(json, "verdict", fonds_verdict_name(rest->verdict));
	fonds_json_name(json, "reason", rest->reason);
	fonds_json_number(json, "files", rest->files);
	fonds_json_end_object(json);
	return FONDS_OK;
}

static enum fonds_status note_json(const struct fonds_clock_note *note,
	void *payload, struct fonds_error **error)
{
	struct fonds_run_writer *writer = payload;
	struct fonds_json *json = &writer->json;

	(void)error;
	fonds_json_begin_object(json, NULL);
	fonds_listing_json_time(json, "noted_at", note->noted_at);
	fonds_json_text(json, "direction", note->step < 0 ? "back" : "forward");
	fonds_json_number(json, "seconds",
		note->step < 0 ? 0 - (uint64_t)note->step
			       : (uint64_t)note->step);
	fonds_json_text(json, "note", note->note);
	fonds_json_end_object(json);
	return FONDS_OK;
}

static enum fonds_status circumstances_json(struct fonds_run_writer *writer,
	struct fonds_catalog *catalog, const struct fonds_run *run,
	struct fonds_error **error)
{
	const struct fonds_run_period period = { .run = run->number };
	struct fonds_json *json = &writer->json;
	enum fonds_status status;

	fonds_json_begin_array(json, "auditors");
	status = fonds_run_each_auditor(
		catalog, run->number, auditor_json, writer, error);
	fonds_json_end_array(json);
	fonds_json_begin_array(json, "had_no_turn");
	if (status == FONDS_OK)
		status = fonds_run_each_rest(
			catalog, run->number, rest_json, writer, error);
	fonds_json_end_array(json);
	fonds_json_begin_array(json, "clock");
	if (status == FONDS_OK)
		status = fonds_run_each_clock_note(
			catalog, &period, note_json, writer, error);
	fonds_json_end_array(json);
	return status;
}

static void head_json(struct fonds_json *json, const struct fonds_run *run)
{
	fonds_json_number(json, "run", (uint64_t)run->number);
	fonds_json_text(json, "state", fonds_run_state_name(run->state));
	fonds_json_name(json, "why", run->why);
	fonds_json_boolean(json, "sound", fonds_run_is_sound(run));
	fonds_json_name(json, "scope", run->scope);
	fonds_listing_json_time(json, "started_at", run->started_at);
	fonds_listing_json_time(json, "ended_at", run->ended_at);
	fonds_json_number(json, "holdings", run->holdings);
	fonds_json_number(json, "files", run->files);
	fonds_json_number(json, "bytes", run->bytes);
}

enum fonds_status fonds_run_write_json(struct fonds_run_writer *writer,
	struct fonds_catalog *catalog, const struct fonds_run *run,
	struct fonds_error **error)
{
	const struct fonds_run_period period = { .run = run->number };
	struct fonds_json *json = &writer->json;
	enum fonds_status status;

	fonds_json_begin_object(json, NULL);
	head_json(json, run);
	status = circumstances_json(writer, catalog, run, error);
	fonds_json_begin_array(json, "findings");
	if (status == FONDS_OK)
		status = fonds_run_each_finding(
			catalog, &period, true, finding_json, writer, error);
	fonds_json_end_array(json);
	if (status == FONDS_OK)
		status = events_json(writer, catalog, run, error);
	fonds_listing_json_verdicts(json, "verdicts", run->verdicts);
	fonds_json_end_object(json);
	return status;
}
