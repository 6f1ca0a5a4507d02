/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_INCIDENT_H
#define FIXITY_CATALOG_INCIDENT_H

#include "fixity/catalog/run.h"

/*
 * Incidents: a finding opens one, and it stays open, in every report, until a
 * person closes it or a repair does. One file has one open incident at most.
 *
 *	open -> acknowledged -> repaired or accepted
 *
 * And repairs, which are recorded before the file is touched.
 */

/* The values stand in catalogs: never renumber. */
enum fonds_incident_state {
	FONDS_INCIDENT_OPEN = 0,
	FONDS_INCIDENT_ACKNOWLEDGED = 1,
	FONDS_INCIDENT_REPAIRED = 2,
	FONDS_INCIDENT_ACCEPTED = 3, /* as a loss, or as it is */
};

#define FONDS_INCIDENT_STATE_COUNT 4

/* "open", "acknowledged", "repaired", "accepted" */
const char *fonds_incident_state_name(enum fonds_incident_state state);

enum fonds_incident_event_kind {
	FONDS_INCIDENT_OPENED = 0,
	FONDS_INCIDENT_SEEN_AGAIN = 1,  /* with another verdict than before */
	FONDS_INCIDENT_FOUND_SOUND = 2, /* by an audit, while it was open */
	FONDS_INCIDENT_WAS_ACKNOWLEDGED = 3,
	FONDS_INCIDENT_WAS_REPAIRED = 4,
	FONDS_INCIDENT_WAS_ACCEPTED = 5,
	FONDS_INCIDENT_NOTE = 6,
};

#define FONDS_INCIDENT_EVENT_COUNT 7

const char *fonds_incident_event_name(enum fonds_incident_event_kind kind);

struct fonds_incident {
	int64_t number;
	int64_t holding;
	const char *location;
	const char *collection;
	const char *path;           /* "" for the holding as a whole */
	enum fonds_verdict verdict; /* that opened it */
	enum fonds_incident_state state;
	int64_t opened_at;
	int64_t opened_run;
	int64_t closed_at; /* 0: not yet */
	uint64_t findings; /* of it, ever */
	bool is_sound_now; /* the last check found the file ok */
};

struct fonds_incident_event {
	int64_t number;
	int64_t incident;
	enum fonds_incident_event_kind kind;
	int64_t at;
	const char *agent; /* "": an audit */
	const char *reason;
	int64_t run;    /* 0: none */
	int64_t repair; /* 0: none */
};

/* Open, or acknowledged. */
static inline bool fonds_incident_is_open(const struct fonds_incident *incident)
{
	return incident->state == FONDS_INCIDENT_OPEN ||
	       incident->state == FONDS_INCIDENT_ACKNOWLEDGED;
}

typedef enum fonds_status fonds_incident_fn(
	const struct fonds_incident *incident, void *payload,
	struct fonds_error **error);
typedef enum fonds_status fonds_incident_event_fn(
	const struct fonds_incident_event *event, void *payload,
	struct fonds_error **error);

/* Which incidents. */
struct fonds_incident_filter {
	bool is_open_only;
	int64_t number;   /* 0: any */
	int64_t holding;  /* 0: any */
	const char *path; /* NULL: any; with holding */
	int64_t since;    /* open at some time in the period; 0: any */
	int64_t until;
	int64_t run; /* what it opened is of the period, at its end, too */
};

/* By number. The callbacks may use the catalog. */
enum fonds_status fonds_incident_each(struct fonds_catalog *catalog,
	const struct fonds_incident_filter *filter, fonds_incident_fn *each,
	void *payload, struct fonds_error **error);
enum fonds_status fonds_incident_each_event(struct fonds_catalog *catalog,
	int64_t incident, fonds_incident_event_fn *each, void *payload,
	struct fonds_error **error);
enum fonds_status fonds_incident_count_open(struct fonds_catalog *catalog,
	uint64_t *ret, struct fonds_error **error);

/*
 * A step by a person: acknowledged, repaired, accepted, or a note. by and
 * reason must not be empty but for an acknowledgement's reason
 * (FONDS_ERR_INVALID); neither may the incident be closed.
 */
enum fonds_status fonds_incident_step(struct fonds_catalog *catalog,
	int64_t incident, enum fonds_incident_event_kind kind, const char *by,
	const char *reason, int64_t repair, struct fonds_error **error);

/*
 * The same, unless check fails for the incident as it is when the step is
 * taken. FONDS_ERR_NOT_FOUND.
 */
enum fonds_status fonds_incident_step_checked(struct fonds_catalog *catalog,
	int64_t incident, enum fonds_incident_event_kind kind, const char *by,
	const char *reason, fonds_incident_fn *check, void *payload,
	struct fonds_error **error);

enum fonds_repair_state {
	FONDS_REPAIR_PENDING = 0,
	FONDS_REPAIR_DONE = 1,
	FONDS_REPAIR_WITHDRAWN = 2,
};

#define FONDS_REPAIR_STATE_COUNT 3

struct fonds_repair {
	int64_t number;
	int64_t holding;
	const char *path;
	enum fonds_repair_state state;
	const char *source;
	const char *quarantine; /* "": there were no bad bytes to keep */
	const char *agent;
	const char *reason;
	int64_t begun_at;
	int64_t ended_at;
};

typedef enum fonds_status fonds_repair_fn(const struct fonds_repair *repair,
	void *payload, struct fonds_error **error);

/* Recorded, durably, before the file is touched; number is given. */
enum fonds_status fonds_repair_begin(struct fonds_catalog *catalog,
	const struct fonds_repair *repair, int64_t *ret,
	struct fonds_error **error);

/*
 * The end of a repair. When it is done, in the same transaction: the file's
 * last check is ok now, and its open incident is closed as repaired. A file of
 * which no check ever found anything wrong has no last check by this either.
 */
enum fonds_status fonds_repair_end(struct fonds_catalog *catalog,
	int64_t repair, enum fonds_repair_state state,
	struct fonds_error **error);

/* Of a holding (0: of all), by number; only those pending if asked for. */
enum fonds_status fonds_repair_each(struct fonds_catalog *catalog,
	int64_t holding, bool is_pending_only, fonds_repair_fn *each,
	void *payload, struct fonds_error **error);

#endif
