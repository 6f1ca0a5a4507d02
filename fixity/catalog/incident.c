/* SPDX-License-Identifier: Apache-2.0 */
/* Incidents and what became of them, for reading. */
#include "fixity/catalog/incident.h"

#include <string.h>

#include "base/cleanup.h"
#include "fixity/catalog/database.h"

#define ROW_MAX ((size_t)4 * FONDS_CATALOG_LENGTH_MAX)

static const char *const state_names[] = {
	[FONDS_INCIDENT_OPEN] = "open",
	[FONDS_INCIDENT_ACKNOWLEDGED] = "acknowledged",
	[FONDS_INCIDENT_REPAIRED] = "repaired",
	[FONDS_INCIDENT_ACCEPTED] = "accepted",
};

const char *fonds_incident_state_name(enum fonds_incident_state state)
{
	return state_names[state];
}

static const char *const event_names[] = {
	[FONDS_INCIDENT_OPENED] = "opened",
	[FONDS_INCIDENT_SEEN_AGAIN] = "seen again",
	[FONDS_INCIDENT_FOUND_SOUND] = "found sound",
	[FONDS_INCIDENT_WAS_ACKNOWLEDGED] = "acknowledged",
	[FONDS_INCIDENT_WAS_REPAIRED] = "repaired",
	[FONDS_INCIDENT_WAS_ACCEPTED] = "accepted",
	[FONDS_INCIDENT_NOTE] = "note",
};

const char *fonds_incident_event_name(enum fonds_incident_event_kind kind)
{
	return event_names[kind];
}

/*
 * Is what incident i is about well now? A registered file that has a state of
 * its own tells itself. Where there is none, what was found is gone when all
 * that it was found in has been checked since: its shard, or the holding when
 * it was the holding as a whole. By the numbers of runs, which no clock moves.
 */
#define IS_SOUND_NOW \
	"coalesce((SELECT CASE s.verdict WHEN 0 THEN 1 ELSE 0 END" \
	" FROM file_state AS s WHERE s.holding = i.holding" \
	" AND s.path = i.path), (SELECT CASE WHEN EXISTS (SELECT 1" \
	" FROM shard AS s LEFT JOIN shard AS o ON o.number = f.shard" \
	" WHERE s.holding = i.holding AND s.kind < 2" \
	" AND (i.path = x'' OR coalesce(o.kind, 2) = 2" \
	" OR s.number = o.number)" \
	" AND coalesce(s.checked_run, 0) <= f.run) THEN 0 ELSE 1 END" \
	" FROM finding AS f WHERE f.incident = i.number" \
	" ORDER BY f.number DESC LIMIT 1), 0)"

#define COLUMNS \
	"i.number, i.holding, h.location, c.name, i.path, i.verdict," \
	" i.state, i.opened_at, i.opened_run, coalesce(i.closed_at, 0)," \
	" (SELECT count(*) FROM finding AS f WHERE f.incident = i.number)," \
	" " IS_SOUND_NOW

static enum fonds_status get_incident(struct fonds_query *query,
	struct fonds_arena *arena, struct fonds_incident *incident,
	struct fonds_error **error)
{
	*incident = (struct fonds_incident){
		.number = fonds_query_get_integer(query, 0),
		.holding = fonds_query_get_integer(query, 1),
		.location = fonds_query_get_text(query, 2, arena),
		.collection = fonds_query_get_text(query, 3, arena),
		.path = fonds_query_get_text(query, 4, arena),
		.verdict = fonds_query_get_verdict(query, 5),
		.state = (enum fonds_incident_state)fonds_query_get_integer(
			query, 6),
		.opened_at = fonds_query_get_integer(query, 7),
		.opened_run = fonds_query_get_integer(query, 8),
		.closed_at = fonds_query_get_integer(query, 9),
		.findings = fonds_query_get_count(query, 10),
		.is_sound_now = fonds_query_get_integer(query, 11) != 0,
	};
	return fonds_query_check(query, arena, error);
}

/* Each condition of the filter twice: is it one, and does it hold? */
static void set_filter(
	struct fonds_query *query, const struct fonds_incident_filter *filter)
{
	const char *path = filter->path ? filter->path : "";

	fonds_query_integer(query, filter->is_open_only);
	fonds_query_integer(query, filter->number);
	fonds_query_integer(query, filter->number);
	fonds_query_integer(query, filter->holding);
	fonds_query_integer(query, filter->holding);
	fonds_query_integer(query, filter->path != NULL);
	fonds_query_bytes(query, path, strlen(path));
	fonds_query_integer(query, filter->since);
	fonds_query_integer(query, filter->since);
	fonds_query_integer(query, filter->until);
	fonds_query_integer(query, filter->until);
	fonds_query_integer(query, filter->run);
}

static enum fonds_status next_incident(struct fonds_catalog *catalog,
	const struct fonds_incident_filter *filter, int64_t after,
	struct fonds_arena *arena, struct fonds_incident *incident, bool *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"SELECT " COLUMNS " FROM incident AS i"
		" JOIN holding AS h ON h.number = i.holding"
		" JOIN collection AS c ON c.number = h.collection"
		" WHERE i.number > ? AND (? = 0 OR i.state < 2)"
		" AND (? = 0 OR i.number = ?) AND (? = 0 OR i.holding = ?)"
		" AND (? = 0 OR i.path = ?)"
		" AND (? = 0 OR i.closed_at IS NULL OR i.closed_at >= ?)"
		" AND (? = 0 OR i.opened_at < ? OR i.opened_run = ?)"
		" ORDER BY i.number LIMIT 1");
	fonds_query_integer(&query, after);
	set_filter(&query, filter);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	return get_incident(&query, arena, incident, error);
}

enum fonds_status fonds_incident_each(struct fonds_catalog *catalog,
	const struct fonds_incident_filter *filter, fonds_incident_fn *each,
	void *payload, struct fonds_error **error)
{
	int64_t number = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_incident incident = { 0 };
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_incident(catalog, filter, number, &arena,
			&incident, &found, error);
		if (status < 0 || !found)
			return status;
		status = each(&incident, payload, error);
		if (status < 0)
			return status;
		number = incident.number;
	}
}

static enum fonds_status next_event(struct fonds_catalog *catalog,
	int64_t incident, int64_t after, struct fonds_arena *arena,
	struct fonds_incident_event *event, bool *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"SELECT e.number, e.incident, e.kind, e.at, a.name, e.reason,"
		" e.run, e.repair FROM incident_event AS e"
		" LEFT JOIN agent AS a ON a.number = e.agent"
		" WHERE e.incident = ? AND e.number > ?"
		" ORDER BY e.number LIMIT 1");
	fonds_query_integer(&query, incident);
	fonds_query_integer(&query, after);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	*event = (struct fonds_incident_event){
		.number = fonds_query_get_integer(&query, 0),
		.incident = fonds_query_get_integer(&query, 1),
		.kind = (enum fonds_incident_event_kind)fonds_query_get_integer(
			&query, 2),
		.at = fonds_query_get_integer(&query, 3),
		.agent = fonds_query_get_text(&query, 4, arena),
		.reason = fonds_query_get_text(&query, 5, arena),
		.run = fonds_query_get_integer(&query, 6),
		.repair = fonds_query_get_integer(&query, 7),
	};
	return fonds_query_check(&query, arena, error);
}

enum fonds_status fonds_incident_each_event(struct fonds_catalog *catalog,
	int64_t incident, fonds_incident_event_fn *each, void *payload,
	struct fonds_error **error)
{
	int64_t number = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_incident_event event = { 0 };
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_event(catalog, incident, number, &arena, &event,
			&found, error);
		if (status < 0 || !found)
			return status;
		status = each(&event, payload, error);
		if (status < 0)
			return status;
		number = event.number;
	}
}

enum fonds_status fonds_incident_count_open(struct fonds_catalog *catalog,
	uint64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT count(*) FROM incident WHERE state < 2");
	status = fonds_query_row(&query, &found, error);
	if (status == FONDS_OK && found)
		*ret = fonds_query_get_count(&query, 0);
	return status;
}
