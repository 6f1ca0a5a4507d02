/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/incident-step.h"

#include <stdio.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/name.h"

/* What a person may do to an incident; no event of an audit is in it. */
static const struct step {
	bool is_step;
	bool needs_reason;
	enum fonds_incident_state state; /* afterwards, at least */
} steps[] = {
	[FONDS_INCIDENT_WAS_ACKNOWLEDGED] = { true, false,
		FONDS_INCIDENT_ACKNOWLEDGED },
	[FONDS_INCIDENT_WAS_REPAIRED] = { true, true, FONDS_INCIDENT_REPAIRED },
	[FONDS_INCIDENT_WAS_ACCEPTED] = { true, true, FONDS_INCIDENT_ACCEPTED },
	[FONDS_INCIDENT_NOTE] = { true, true, FONDS_INCIDENT_OPEN },
};

static enum fonds_status insert_event(const struct fonds_act *act,
	int64_t incident, enum fonds_incident_event_kind kind,
	const char *reason, int64_t repair, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, act->catalog,
		"INSERT INTO incident_event (incident, kind, at, agent, reason,"
		" repair) VALUES (?, ?, ?, ?, ?, ?)");
	fonds_query_integer(&query, incident);
	fonds_query_integer(&query, (int64_t)kind);
	fonds_query_integer(&query, act->at);
	fonds_query_integer(&query, act->agent);
	fonds_query_text(&query, reason);
	fonds_query_integer_or_null(&query, repair, 0);
	return fonds_query_run(&query, NULL, error);
}

/* Acknowledged once, it stays so. */
static enum fonds_status set_state(const struct fonds_act *act,
	int64_t incident, enum fonds_incident_state state,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, act->catalog,
		"UPDATE incident SET state = ?, closed_at = ?"
		" WHERE number = ? AND state < ?");
	fonds_query_integer(&query, (int64_t)state);
	if (state >= FONDS_INCIDENT_REPAIRED)
		fonds_query_integer(&query, act->at);
	else
		fonds_query_null(&query);
	fonds_query_integer(&query, incident);
	fonds_query_integer(&query, (int64_t)state);
	return fonds_query_run(&query, NULL, error);
}

enum fonds_status fonds_incident_record_step(const struct fonds_act *act,
	int64_t incident, enum fonds_incident_event_kind kind,
	const char *reason, int64_t repair, struct fonds_error **error)
{
	enum fonds_status status = insert_event(
		act, incident, kind, reason, repair, error);

	if (status == FONDS_OK)
		status = set_state(act, incident, steps[kind].state, error);
	return status;
}

static enum fonds_status get_state(struct fonds_catalog *catalog,
	int64_t incident, enum fonds_incident_state *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(
		&query, catalog, "SELECT state FROM incident WHERE number = ?");
	fonds_query_integer(&query, incident);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	if (!found)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"no incident %lld in the catalog '%s'",
			(long long)incident, catalog->path);
	*ret = (enum fonds_incident_state)fonds_query_get_enum(
		&query, 0, FONDS_INCIDENT_STATE_COUNT);
	return fonds_query_check(&query, NULL, error);
}

static enum fonds_status check_is_open(struct fonds_catalog *catalog,
	int64_t incident, struct fonds_error **error)
{
	enum fonds_incident_state state = FONDS_INCIDENT_OPEN;
	enum fonds_status status = get_state(catalog, incident, &state, error);

	if (status == FONDS_OK && state >= FONDS_INCIDENT_REPAIRED)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"incident %lld of the catalog '%s' was closed as %s: "
			"what is found from now on opens another",
			(long long)incident, catalog->path,
			fonds_incident_state_name(state));
	return status;
}

static enum fonds_status check_step(enum fonds_incident_event_kind kind,
	const char *by, const char *reason, struct fonds_error **error)
{
	size_t index = (size_t)kind;
	enum fonds_status status;
	char what[64];

	if (index >= sizeof(steps) / sizeof(steps[0]) || !steps[index].is_step)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"that is no step which a person takes");
	status = fonds_name_check(
		"the name of who takes a step of an incident", by, error);
	if (status < 0)
		return status;
	(void)snprintf(what, sizeof(what), "the reason for '%s'",
		fonds_incident_event_name(kind));
	return steps[index].needs_reason
		       ? fonds_name_check_reason(what, reason, error)
		       : fonds_name_check_text(what, reason, error);
}

enum fonds_status fonds_incident_step(struct fonds_catalog *catalog,
	int64_t incident, enum fonds_incident_event_kind kind, const char *by,
	const char *reason, int64_t repair, struct fonds_error **error)
{
	struct fonds_act act;
	enum fonds_status status = check_step(kind, by, reason, error);

	if (status == FONDS_OK)
		status = fonds_act_begin(&act, catalog, by, error);
	if (status < 0)
		return status;
	status = check_is_open(catalog, incident, error);
	if (status == FONDS_OK)
		status = fonds_incident_record_step(&act, incident, kind,
			reason ? reason : "", repair, error);
	return fonds_act_end(&act, status, error);
}

enum fonds_status fonds_incident_step_checked(struct fonds_catalog *catalog,
	int64_t incident, enum fonds_incident_event_kind kind, const char *by,
	const char *reason, fonds_incident_fn *check, void *payload,
	struct fonds_error **error)
{
	const struct fonds_incident_filter filter = { .number = incident };
	struct fonds_act act;
	enum fonds_status status = check_step(kind, by, reason, error);

	if (status == FONDS_OK)
		status = fonds_act_begin(&act, catalog, by, error);
	if (status < 0)
		return status;
	status = check_is_open(catalog, incident, error);
	if (status == FONDS_OK)
		status = fonds_incident_each(
			catalog, &filter, check, payload, error);
	if (status == FONDS_OK)
		status = fonds_incident_record_step(
			&act, incident, kind, reason ? reason : "", 0, error);
	return fonds_act_end(&act, status, error);
}
