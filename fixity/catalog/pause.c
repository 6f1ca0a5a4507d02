/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Pauses: what is not to be checked for a while, with who wanted it and why.
 * One whose time has come is over without anything being written.
 */
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/act.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/name.h"
#include "fixity/catalog/policy.h"

#define ROW_MAX ((size_t)8 * FONDS_CATALOG_LENGTH_MAX)

/* What is paused: its word for people, and is it there? */
static const struct {
	const char *noun;
	const char *sql;
} kinds[] = {
	[FONDS_PAUSE_ALL] = { "catalog", NULL },
	[FONDS_PAUSE_COLLECTION] = { "collection",
		"SELECT 1 FROM collection WHERE number = ?" },
	[FONDS_PAUSE_VOLUME] = { "volume",
		"SELECT 1 FROM volume WHERE number = ?" },
	[FONDS_PAUSE_HOLDING] = { "holding",
		"SELECT 1 FROM holding AS h LEFT JOIN removal AS r"
		" ON r.holding = h.number WHERE h.number = ?"
		" AND h.files IS NOT NULL AND r.holding IS NULL" },
};

static enum fonds_status check_target(struct fonds_catalog *catalog,
	enum fonds_pause_kind kind, int64_t target, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query = { 0 };

	if (kind == FONDS_PAUSE_ALL)
		return FONDS_OK;
	fonds_query_begin(&query, catalog, kinds[kind].sql);
	fonds_query_integer(&query, target);
	return fonds_query_expect(&query, kinds[kind].noun, target, error);
}

static enum fonds_status insert(const struct fonds_act *act,
	const struct fonds_pause *pause, int64_t *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, act->catalog,
		"INSERT INTO pause (kind, target, begun_at, until_at, agent,"
		" reason) VALUES (?, ?, ?, ?, ?, ?)");
	fonds_query_integer(&query, (int64_t)pause->kind);
	fonds_query_integer(&query, pause->target);
	fonds_query_integer(&query, act->at);
	fonds_query_integer_or_null(&query, pause->until_at, 0);
	fonds_query_integer(&query, act->agent);
	fonds_query_text(&query, pause->reason);
	status = fonds_query_run(&query, NULL, error);
	if (status == FONDS_OK)
		*ret = fonds_db_last_number(act->catalog);
	return status;
}

static enum fonds_status begin(const struct fonds_act *act,
	const struct fonds_pause *pause, int64_t *ret,
	struct fonds_error **error)
{
	enum fonds_status status;

	if (pause->until_at != 0 && pause->until_at <= act->at)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the pause would end before it begins");
	status = check_target(act->catalog, pause->kind, pause->target, error);
	if (status < 0)
		return status;
	return insert(act, pause, ret, error);
}

enum fonds_status fonds_pause_begin(struct fonds_catalog *catalog,
	enum fonds_pause_kind kind, int64_t target, int64_t until_at,
	const char *by, const char *reason, int64_t *ret,
	struct fonds_error **error)
{
	const struct fonds_pause pause = {
		.kind = kind,
		.target = kind == FONDS_PAUSE_ALL ? 0 : target,
		.until_at = until_at,
		.reason = reason,
	};
	struct fonds_act act = { 0 };
	int64_t number = 0;
	enum fonds_status status = fonds_name_check_reason(
		"the reason of the pause", reason, error);

	if (status == FONDS_OK)
		status = fonds_act_begin(&act, catalog, by, error);
	if (status < 0)
		return status;
	status = begin(&act, &pause, &number, error);
	status = fonds_act_end(&act, status, error);
	if (status == FONDS_OK)
		*ret = number;
	return status;
}

static enum fonds_status check_holds(struct fonds_catalog *catalog,
	int64_t pause, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(
		&query, catalog, "SELECT ended_at FROM pause WHERE number = ?");
	fonds_query_integer(&query, pause);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	if (!found)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"no pause %lld in the catalog '%s'", (long long)pause,
			catalog->path);
	if (!fonds_query_is_null(&query, 0))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"pause %lld was ended before", (long long)pause);
	return FONDS_OK;
}

static enum fonds_status end(
	const struct fonds_act *act, int64_t pause, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, act->catalog,
		"UPDATE pause SET ended_at = ?, ended_by = ?"
		" WHERE number = ?");
	fonds_query_integer(&query, act->at);
	fonds_query_integer(&query, act->agent);
	fonds_query_integer(&query, pause);
	return fonds_query_run(&query, NULL, error);
}

enum fonds_status fonds_pause_end(struct fonds_catalog *catalog, int64_t pause,
	const char *by, struct fonds_error **error)
{
	struct fonds_act act = { 0 };
	enum fonds_status status = fonds_act_begin(&act, catalog, by, error);

	if (status < 0)
		return status;
	status = check_holds(catalog, pause, error);
	if (status == FONDS_OK)
		status = end(&act, pause, error);
	return fonds_act_end(&act, status, error);
}

/* The columns of the three kinds of targets: one of them has a value. */
static const char *get_target_name(struct fonds_query *query, int first,
	enum fonds_pause_kind kind, struct fonds_arena *arena)
{
	if (kind == FONDS_PAUSE_ALL)
		return "";
	return fonds_query_get_text(
		query, first + (int)kind - FONDS_PAUSE_COLLECTION, arena);
}

static enum fonds_status get(struct fonds_query *query,
	struct fonds_arena *arena, struct fonds_pause *pause,
	struct fonds_error **error)
{
	*pause = (struct fonds_pause){
		.number = fonds_query_get_integer(query, 0),
		.kind = (enum fonds_pause_kind)fonds_query_get_enum(
			query, 1, FONDS_PAUSE_KIND_COUNT),
		.target = fonds_query_get_integer(query, 2),
		.begun_at = fonds_query_get_integer(query, 3),
		.until_at = fonds_query_get_integer(query, 4),
		.agent = fonds_query_get_text(query, 5, arena),
		.reason = fonds_query_get_text(query, 6, arena),
		.ended_at = fonds_query_get_integer(query, 7),
		.ended_by = fonds_query_get_text(query, 8, arena),
	};
	pause->target_name = get_target_name(query, 9, pause->kind, arena);
	return fonds_query_check(query, arena, error);
}

/* The pause after number; *ret is false when there is none. */
static enum fonds_status next_pause(struct fonds_catalog *catalog,
	int64_t number, int64_t now, struct fonds_arena *arena,
	struct fonds_pause *pause, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"SELECT p.number, p.kind, p.target, p.begun_at, p.until_at,"
		" a.name, p.reason, p.ended_at, e.name, c.name, v.name,"
		" h.location FROM pause AS p"
		" JOIN agent AS a ON a.number = p.agent"
		" LEFT JOIN agent AS e ON e.number = p.ended_by"
		" LEFT JOIN collection AS c ON c.number = p.target"
		" LEFT JOIN volume AS v ON v.number = p.target"
		" LEFT JOIN holding AS h ON h.number = p.target"
		" WHERE p.number > ? AND (? = 0 OR (p.ended_at IS NULL"
		" AND (p.until_at IS NULL OR p.until_at > ?)))"
		" ORDER BY p.number LIMIT 1");
	fonds_query_integer(&query, number);
	fonds_query_integer(&query, now);
	fonds_query_integer(&query, now);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	return get(&query, arena, pause, error);
}

enum fonds_status fonds_pause_each(struct fonds_catalog *catalog, int64_t now,
	fonds_pause_fn *each, void *payload, struct fonds_error **error)
{
	int64_t number = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_pause pause = { 0 };
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_pause(
			catalog, number, now, &arena, &pause, &found, error);
		if (status < 0 || !found)
			return status;
		status = each(&pause, payload, error);
		if (status < 0)
			return status;
		number = pause.number;
	}
}
