/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/incident-json.h"

#include "fixity/catalog/listing.h"

void fonds_incident_add_json(
	const struct fonds_incident *incident, struct fonds_json *json)
{
	fonds_json_number(json, "number", (uint64_t)incident->number);
	fonds_json_text(
		json, "state", fonds_incident_state_name(incident->state));
	fonds_json_text(json, "verdict", fonds_verdict_name(incident->verdict));
	fonds_json_number(json, "holding", (uint64_t)incident->holding);
	fonds_json_name(json, "location", incident->location);
	fonds_json_name(json, "collection", incident->collection);
	fonds_json_name(json, "path", incident->path);
	fonds_listing_json_time(json, "opened_at", incident->opened_at);
	fonds_listing_json_number(json, "opened_run", incident->opened_run);
	fonds_listing_json_time(json, "closed_at", incident->closed_at);
	fonds_json_number(json, "findings", incident->findings);
	fonds_json_boolean(json, "is_sound_now", incident->is_sound_now);
}

void fonds_incident_step_add_json(
	const struct fonds_incident_event *step, struct fonds_json *json)
{
	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "number", (uint64_t)step->number);
	fonds_json_text(json, "step", fonds_incident_event_name(step->kind));
	fonds_listing_json_time(json, "at", step->at);
	fonds_json_name(json, "by", step->agent);
	fonds_json_name(json, "reason", step->reason);
	fonds_listing_json_number(json, "run", step->run);
	fonds_listing_json_number(json, "repair", step->repair);
	fonds_json_end_object(json);
}
