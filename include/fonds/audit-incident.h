/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FONDS_AUDIT_INCIDENT_H
#define FONDS_AUDIT_INCIDENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/api.h>
#include <fonds/catalog.h>
#include <fonds/error.h>
#include <fonds/output.h>

FONDS_BEGIN_DECLS

/*
 * Incidents: what an audit found wrong with a file opens one, and it stays in
 * every report until it was repaired, or accepted as a loss, by a person with
 * a reason. A repair by fonds closes its own.
 */

/* The incidents that are open, or all there ever were. Text or JSON. */
FONDS_API enum fonds_status fonds_audit_write_incidents(
	struct fonds_catalog *catalog, bool all, enum fonds_format format,
	fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/*
 * One incident with all that happened to it. Text or JSON. FONDS_ERR_NOT_FOUND.
 */
FONDS_API enum fonds_status fonds_audit_write_incident(
	struct fonds_catalog *catalog, uint64_t number,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error) FONDS_NODISCARD;

/* A step that a person takes. */
enum fonds_incident_act {
	FONDS_INCIDENT_ACKNOWLEDGE = 0, /* seen, and being seen to */
	FONDS_INCIDENT_RESOLVE_REPAIRED = 1,
	FONDS_INCIDENT_RESOLVE_ACCEPTED = 2, /* as a loss, or as it is */
};

/*
 * Take a step. by must not be empty, nor the reason but for an
 * acknowledgement. That an incident is resolved as repaired is believed of
 * nobody: an audit must have found the file sound meanwhile, else
 * FONDS_ERR_INVALID.
 *
 * FONDS_ERR_NOT_FOUND, FONDS_ERR_INVALID when it is closed.
 */
FONDS_API enum fonds_status fonds_audit_incident_act(
	struct fonds_catalog *catalog, uint64_t number,
	enum fonds_incident_act act, const char *by, const char *reason,
	struct fonds_error **error) FONDS_NODISCARD;

FONDS_END_DECLS

#endif
