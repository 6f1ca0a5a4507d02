/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_INCIDENT_STEP_H
#define FIXITY_CATALOG_INCIDENT_STEP_H

#include "fixity/catalog/act.h"
#include "fixity/catalog/incident.h"

/*
 * A step of an incident that is not closed, as a part of what is done: its
 * event, and the state that it comes to.
 */
enum fonds_status fonds_incident_record_step(const struct fonds_act *act,
	int64_t incident, enum fonds_incident_event_kind kind,
	const char *reason, int64_t repair, struct fonds_error **error);

#endif
