/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A repair is recorded before the file is touched and ended after it was read
 * again, so what is pending tells whoever comes later where to look. Its end
 * changes nothing that is registered: only what is known of the file now.
 */
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/incident-step.h"
#include "fixity/catalog/name.h"

#define ROW_MAX ((size_t)8 * FONDS_CATALOG_LENGTH_MAX)

static enum fonds_status check_is_registered(struct fonds_catalog *catalog,
	const struct fonds_repair *repair, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT 1 FROM file WHERE holding = ? AND path = ?");
	fonds_query_integer(&query, repair->holding);
	fonds_query_bytes(&query, repair->path, strlen(repair->path));
	status = fonds_query_row(&query, &found, error);
	if (status == FONDS_OK && !found)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"'%s' is not registered in holding %lld of the catalog "
			"'%s'",
			repair->path, (long long)repair->holding,
			catalog->path);
	return status;
}

static enum fonds_status insert_repair(const struct fonds_act *act,
	const struct fonds_repair *repair, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	const char *quarantine = repair->quarantine ? repair->quarantine : "";

	fonds_query_begin(&query, act->catalog,
		"INSERT INTO repair (holding, path, state, source, quarantine,"
		" agent, reason, begun_at) VALUES (?, ?, 0, ?, ?, ?, ?, ?)");
	fonds_query_integer(&query, repair->holding);
	fonds_query_bytes(&query, repair->path, strlen(repair->path));
	fonds_query_bytes(&query, repair->source, strlen(repair->source));
	fonds_query_bytes(&query, quarantine, strlen(quarantine));
	fonds_query_integer(&query, act->agent);
	fonds_query_text(&query, repair->reason ? repair->reason : "");
	fonds_query_integer(&query, act->at);
	return fonds_query_run(&query, NULL, error);
}

enum fonds_status fonds_repair_begin(struct fonds_catalog *catalog,
	const struct fonds_repair *repair, int64_t *ret,
	struct fonds_error **error)
{
	struct fonds_act act;
	int64_t number = 0;
	enum fonds_status status = fonds_name_check(
		"the name of who makes a repair", repair->agent, error);

	if (status == FONDS_OK)
		status = fonds_name_check_text(
			"the reason of a repair", repair->reason, error);
	if (status == FONDS_OK)
		status = fonds_act_begin(&act, catalog, repair->agent, error);
	if (status < 0)
		return status;
	status = check_is_registered(catalog, repair, error);
	if (status == FONDS_OK)
		status = insert_repair(&act, repair, error);
	if (status == FONDS_OK)
		number = fonds_db_last_number(catalog);
	status = fonds_act_end(&act, status, error);
	if (status == FONDS_OK)
		*ret = number;
	return status;
}

/* A repair that ends: who made it, and the open incident of its file. */
struct ending {
	int64_t number;
	enum fonds_repair_state state;
	int64_t agent;
	const char *reason;
	int64_t incident; /* 0: there is none */
	int64_t run;      /* of the last finding of the incident, else of the
	                     last check that said more of the file than of its
	                     shard; 0: there is none either */
};

static enum fonds_status get_ending(struct fonds_query *query,
	struct fonds_arena *arena, struct ending *ending,
	struct fonds_error **error)
{
	ending->state = (enum fonds_repair_state)fonds_query_get_integer(
		query, 0);
	ending->agent = fonds_query_get_integer(query, 1);
	ending->reason = fonds_query_get_text(query, 2, arena);
	ending->incident = fonds_query_get_integer(query, 3);
	ending->run = fonds_query_get_integer(query, 4);
	return fonds_query_check(query, arena, error);
}

static enum fonds_status find_ending(struct fonds_catalog *catalog,
	struct fonds_arena *arena, struct ending *ending,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT r.state, r.agent, r.reason, i.number,"
		" coalesce((SELECT f.run FROM finding AS f"
		" WHERE f.incident = i.number ORDER BY f.number DESC LIMIT 1),"
		" i.opened_run, s.run) FROM repair AS r LEFT JOIN incident AS i"
		" ON i.holding = r.holding AND i.path = r.path AND i.state < 2"
		" LEFT JOIN file_state AS s ON s.holding = r.holding"
		" AND s.path = r.path WHERE r.number = ?");
	fonds_query_integer(&query, ending->number);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	if (!found)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"no repair %lld in the catalog '%s'",
			(long long)ending->number, catalog->path);
	status = get_ending(&query, arena, ending, error);
	if (status == FONDS_OK && ending->state != FONDS_REPAIR_PENDING)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"repair %lld of the catalog '%s' has ended before",
			(long long)ending->number, catalog->path);
	return status;
}

static enum fonds_status set_ended(const struct fonds_act *act, int64_t repair,
	enum fonds_repair_state state, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, act->catalog,
		"UPDATE repair SET state = ?, ended_at = ? WHERE number = ?");
	fonds_query_integer(&query, (int64_t)state);
	fonds_query_integer(&query, act->at);
	fonds_query_integer(&query, repair);
	return fonds_query_run(&query, NULL, error);
}

/* A state names a run: the one that found what has been repaired. */
static enum fonds_status set_file_sound(const struct fonds_act *act,
	const struct ending *ending, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, act->catalog,
		"INSERT INTO file_state (holding, path, checked_at, run,"
		" verdict) SELECT holding, path, ?, ?, 0 FROM repair"
		" WHERE number = ? ON CONFLICT (holding, path) DO UPDATE"
		" SET checked_at = excluded.checked_at, run = excluded.run,"
		" verdict = excluded.verdict");
	fonds_query_integer(&query, act->at);
	fonds_query_integer(&query, ending->run);
	fonds_query_integer(&query, ending->number);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status close_incident(const struct fonds_act *act,
	const struct ending *ending, struct fonds_error **error)
{
	const struct fonds_act by_repairer = { act->catalog, ending->agent,
		act->at };

	return fonds_incident_record_step(&by_repairer, ending->incident,
		FONDS_INCIDENT_WAS_REPAIRED, ending->reason, ending->number,
		error);
}

static enum fonds_status end_repair(const struct fonds_act *act,
	struct ending *ending, enum fonds_repair_state state,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	enum fonds_status status;

	fonds_arena_init(&arena, ROW_MAX);
	status = find_ending(act->catalog, &arena, ending, error);
	if (status == FONDS_OK)
		status = set_ended(act, ending->number, state, error);
	if (status < 0 || state != FONDS_REPAIR_DONE)
		return status;
	if (ending->run != 0)
		status = set_file_sound(act, ending, error);
	if (status == FONDS_OK && ending->incident != 0)
		status = close_incident(act, ending, error);
	return status;
}

enum fonds_status fonds_repair_end(struct fonds_catalog *catalog,
	int64_t repair, enum fonds_repair_state state,
	struct fonds_error **error)
{
	struct ending ending = { .number = repair };
	struct fonds_act act;
	enum fonds_status status;

	if (state != FONDS_REPAIR_DONE && state != FONDS_REPAIR_WITHDRAWN)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a repair ends as done or as withdrawn");
	status = fonds_act_begin(&act, catalog, NULL, error);
	if (status < 0)
		return status;
	status = end_repair(&act, &ending, state, error);
	return fonds_act_end(&act, status, error);
}

static enum fonds_status get_repair(struct fonds_query *query,
	struct fonds_arena *arena, struct fonds_repair *repair,
	struct fonds_error **error)
{
	*repair = (struct fonds_repair){
		.number = fonds_query_get_integer(query, 0),
		.holding = fonds_query_get_integer(query, 1),
		.path = fonds_query_get_text(query, 2, arena),
		.state = (enum fonds_repair_state)fonds_query_get_integer(
			query, 3),
		.source = fonds_query_get_text(query, 4, arena),
		.quarantine = fonds_query_get_text(query, 5, arena),
		.agent = fonds_query_get_text(query, 6, arena),
		.reason = fonds_query_get_text(query, 7, arena),
		.begun_at = fonds_query_get_integer(query, 8),
		.ended_at = fonds_query_get_integer(query, 9),
	};
	return fonds_query_check(query, arena, error);
}

static enum fonds_status next_repair(struct fonds_catalog *catalog,
	int64_t holding, bool is_pending_only, int64_t after,
	struct fonds_arena *arena, struct fonds_repair *repair, bool *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"SELECT r.number, r.holding, r.path, r.state, r.source,"
		" r.quarantine, a.name, r.reason, r.begun_at,"
		" coalesce(r.ended_at, 0) FROM repair AS r"
		" JOIN agent AS a ON a.number = r.agent WHERE r.number > ?"
		" AND (? = 0 OR r.holding = ?) AND (? = 0 OR r.state = 0)"
		" ORDER BY r.number LIMIT 1");
	fonds_query_integer(&query, after);
	fonds_query_integer(&query, holding);
	fonds_query_integer(&query, holding);
	fonds_query_integer(&query, is_pending_only);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	return get_repair(&query, arena, repair, error);
}

enum fonds_status fonds_repair_each(struct fonds_catalog *catalog,
	int64_t holding, bool is_pending_only, fonds_repair_fn *each,
	void *payload, struct fonds_error **error)
{
	int64_t number = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_repair repair = { 0 };
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_repair(catalog, holding, is_pending_only, number,
			&arena, &repair, &found, error);
		if (status < 0 || !found)
			return status;
		status = each(&repair, payload, error);
		if (status < 0)
			return status;
		number = repair.number;
	}
}
