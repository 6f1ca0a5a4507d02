/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_INCIDENT_JSON_H
#define AUDIT_INCIDENT_JSON_H

#include "base/json-writer.h"
#include "fixity/catalog/incident.h"

/*
 * An incident for programs, as fonds-report(5) has it: its members, for an
 * object that the caller begins and ends, and each of its steps, an object of
 * an array.
 */
void fonds_incident_add_json(
	const struct fonds_incident *incident, struct fonds_json *json);
void fonds_incident_step_add_json(
	const struct fonds_incident_event *step, struct fonds_json *json);

#endif
