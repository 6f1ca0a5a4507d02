/* SPDX-License-Identifier: Apache-2.0 */
/* Incidents, listed, shown, and the steps that people take. */
#include <fonds/audit-incident.h>

#include <inttypes.h>

#include "audit/incident-json.h"
#include "audit/report-words.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/incident.h"
#include "fixity/catalog/listing.h"

struct incident_writer {
	struct fonds_catalog *catalog;
	struct fonds_output output;
	struct fonds_json json;
	bool is_json;
	bool with_events;
	uint64_t count;
};

static void event_text(
	struct fonds_output *output, const struct fonds_incident_event *event)
{
	char time[FONDS_CLOCK_TIME_SIZE];

	fonds_output_printf(output, "    %s  %s",
		fonds_listing_time(event->at, time),
		fonds_incident_event_name(event->kind));
	if (event->agent[0]) {
		fonds_output_add_text(output, " by ");
		fonds_listing_prose(output, event->agent);
	}
	if (event->run)
		fonds_output_printf(output, ", run %" PRId64, event->run);
	if (event->repair)
		fonds_output_printf(output, ", repair %" PRId64, event->repair);
	if (event->reason[0]) {
		fonds_output_add_text(output, ": ");
		fonds_listing_prose(output, event->reason);
	}
	fonds_output_add_char(output, '\n');
}

static enum fonds_status add_event(const struct fonds_incident_event *event,
	void *payload, struct fonds_error **error)
{
	struct incident_writer *writer = payload;

	if (writer->is_json)
		fonds_incident_step_add_json(event, &writer->json);
	else
		event_text(&writer->output, event);
	return fonds_output_check(&writer->output, error);
}

static void incident_text(
	struct fonds_output *output, const struct fonds_incident *incident)
{
	char time[FONDS_CLOCK_TIME_SIZE];
	char count[FONDS_WORDS_SIZE];

	fonds_output_printf(output, "%" PRId64 "  %s, %s%s: ", incident->number,
		fonds_incident_state_name(incident->state),
		fonds_verdict_name(incident->verdict),
		incident->is_sound_now ? ", sound at its last check" : "");
	if (incident->path[0])
		fonds_output_add_name(output, incident->path);
	else
		fonds_output_add_text(output, "the holding as a whole");
	fonds_output_printf(
		output, "\n    holding %" PRId64 "  ", incident->holding);
	fonds_output_add_name(output, incident->location);
	fonds_output_printf(output, "\n    opened %s by run %" PRId64,
		fonds_listing_time(incident->opened_at, time),
		incident->opened_run);
	if (incident->closed_at)
		fonds_output_printf(output, ", closed %s",
			fonds_listing_time(incident->closed_at, time));
	fonds_output_printf(output, "\n    found %s\n",
		fonds_words_count_of(incident->findings, "time", count));
}

static enum fonds_status add_events(struct incident_writer *writer,
	int64_t incident, struct fonds_error **error)
{
	enum fonds_status status;

	if (writer->is_json)
		fonds_json_begin_array(&writer->json, "steps");
	status = fonds_incident_each_event(
		writer->catalog, incident, add_event, writer, error);
	if (writer->is_json)
		fonds_json_end_array(&writer->json);
	return status;
}

static enum fonds_status add(const struct fonds_incident *incident,
	void *payload, struct fonds_error **error)
{
	struct incident_writer *writer = payload;
	enum fonds_status status = FONDS_OK;

	writer->count++;
	if (writer->is_json) {
		fonds_json_begin_object(&writer->json, NULL);
		fonds_incident_add_json(incident, &writer->json);
	} else {
		incident_text(&writer->output, incident);
	}
	if (writer->with_events)
		status = add_events(writer, incident->number, error);
	if (writer->with_events && !writer->is_json)
		fonds_output_printf(&writer->output, "    what to do: %s\n",
			fonds_verdict_remedy(incident->verdict));
	if (writer->is_json)
		fonds_json_end_object(&writer->json);
	return status < 0 ? status : fonds_output_check(&writer->output, error);
}

static enum fonds_status begin(struct incident_writer *writer,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error)
{
	fonds_output_init(&writer->output, write, payload);
	fonds_json_init(&writer->json, &writer->output);
	writer->is_json = format == FONDS_FORMAT_JSON;
	if (format == FONDS_FORMAT_TEXT || format == FONDS_FORMAT_JSON)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_INVALID,
		"incidents are shown as text or JSON");
}

static void writer_clear(struct incident_writer *writer)
{
	fonds_output_clear(&writer->output);
}

enum fonds_status fonds_audit_write_incidents(struct fonds_catalog *catalog,
	bool all, enum fonds_format format, fonds_write_fn *write,
	void *payload, struct fonds_error **error)
{
	fonds_cleanup(writer_clear) struct incident_writer writer = {
		.catalog = catalog,
	};
	const struct fonds_incident_filter filter = { .is_open_only = !all };
	enum fonds_status status;

	status = begin(&writer, format, write, payload, error);
	if (status < 0)
		return status;
	if (writer.is_json)
		fonds_json_begin_array(&writer.json, NULL);
	status = fonds_incident_each(catalog, &filter, add, &writer, error);
	if (status < 0)
		return status;
	if (writer.is_json)
		fonds_json_end_array(&writer.json);
	else if (writer.count == 0)
		fonds_output_add_text(
			&writer.output, all ? "There was never an incident.\n"
					    : "No incident is open.\n");
	return fonds_output_finish(&writer.output, error);
}

static int64_t signed_number(uint64_t number)
{
	return number <= INT64_MAX ? (int64_t)number : INT64_MAX;
}

static enum fonds_status fail_none(uint64_t number, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_NOT_FOUND,
		"there is no incident %" PRIu64
		": see 'fonds audit incidents list --all'",
		number);
}

enum fonds_status fonds_audit_write_incident(struct fonds_catalog *catalog,
	uint64_t number, enum fonds_format format, fonds_write_fn *write,
	void *payload, struct fonds_error **error)
{
	fonds_cleanup(writer_clear) struct incident_writer writer = {
		.catalog = catalog,
		.with_events = true,
	};
	const struct fonds_incident_filter filter = {
		.number = signed_number(number),
	};
	enum fonds_status status;

	status = begin(&writer, format, write, payload, error);
	if (status < 0)
		return status;
	if (number == 0)
		return fail_none(number, error);
	status = fonds_incident_each(catalog, &filter, add, &writer, error);
	if (status < 0)
		return status;
	if (writer.count == 0)
		return fail_none(number, error);
	return fonds_output_finish(&writer.output, error);
}

/*
 * A person's word that a file was repaired is no proof that it is as it was
 * registered: a later audit is.
 */
static enum fonds_status check_repaired(const struct fonds_incident *incident,
	void *payload, struct fonds_error **error)
{
	const enum fonds_incident_act *act = payload;

	if (*act == FONDS_INCIDENT_RESOLVE_REPAIRED && !incident->is_sound_now)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no audit has found the file of incident %" PRId64
			" sound since: audit it first, by 'fonds audit run', "
			"or repair it by 'fonds audit repair'",
			incident->number);
	return FONDS_OK;
}

enum fonds_status fonds_audit_incident_act(struct fonds_catalog *catalog,
	uint64_t number, enum fonds_incident_act act, const char *by,
	const char *reason, struct fonds_error **error)
{
	static const enum fonds_incident_event_kind kinds[] = {
		[FONDS_INCIDENT_ACKNOWLEDGE] = FONDS_INCIDENT_WAS_ACKNOWLEDGED,
		[FONDS_INCIDENT_RESOLVE_REPAIRED] = FONDS_INCIDENT_WAS_REPAIRED,
		[FONDS_INCIDENT_RESOLVE_ACCEPTED] = FONDS_INCIDENT_WAS_ACCEPTED,
	};

	if ((unsigned)act >= sizeof(kinds) / sizeof(kinds[0]))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no such step of an incident");
	if (number == 0)
		return fail_none(number, error);
	return fonds_incident_step_checked(catalog, signed_number(number),
		kinds[act], by, reason ? reason : "", check_repaired, &act,
		error);
}
