/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Schedules: what was arranged to start audits, so that a run which did not
 * happen can be told from one that nobody wanted.
 */
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/act.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/name.h"
#include "fixity/catalog/policy.h"

#define ROW_MAX ((size_t)8 * FONDS_CATALOG_LENGTH_MAX)

static const char *const kinds[] = { "systemd", "cron", "daemon" };

static bool is_kind(const char *kind)
{
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(kinds[i], kind) == 0)
			return true;
	return false;
}

static enum fonds_status check(
	const struct fonds_schedule *schedule, struct fonds_error **error)
{
	enum fonds_status status;

	if (!is_kind(schedule->kind))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a schedule is of systemd, cron or a daemon, and not "
			"of '%s'",
			schedule->kind);
	if (schedule->every_seconds <= 0)
		return fonds_fail(
			error, FONDS_ERR_INVALID, "the schedule has no period");
	status = fonds_name_check_text(
		"the calendar of the schedule", schedule->calendar, error);
	if (status < 0)
		return status;
	return fonds_name_check_reason(
		"the command of the schedule", schedule->command, error);
}

static enum fonds_status insert(const struct fonds_act *act,
	const struct fonds_schedule *schedule, int64_t *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, act->catalog,
		"INSERT INTO schedule (kind, calendar, every_seconds, command,"
		" installed_at, agent) VALUES (?, ?, ?, ?, ?, ?)");
	fonds_query_text(&query, schedule->kind);
	fonds_query_text(&query, schedule->calendar);
	fonds_query_integer(&query, schedule->every_seconds);
	fonds_query_text(&query, schedule->command);
	fonds_query_integer(&query, act->at);
	fonds_query_integer(&query, act->agent);
	status = fonds_query_run(&query, NULL, error);
	if (status == FONDS_OK)
		*ret = fonds_db_last_number(act->catalog);
	return status;
}

enum fonds_status fonds_schedule_add(struct fonds_catalog *catalog,
	const struct fonds_schedule *schedule, const char *by, int64_t *ret,
	struct fonds_error **error)
{
	struct fonds_act act = { 0 };
	int64_t number = 0;
	enum fonds_status status = check(schedule, error);

	if (status == FONDS_OK)
		status = fonds_act_begin(&act, catalog, by, error);
	if (status < 0)
		return status;
	status = insert(&act, schedule, &number, error);
	status = fonds_act_end(&act, status, error);
	if (status == FONDS_OK)
		*ret = number;
	return status;
}

static enum fonds_status set_removed(const struct fonds_act *act,
	int64_t schedule, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	int changed = 0;

	fonds_query_begin(&query, act->catalog,
		"UPDATE schedule SET removed_at = ?, removed_by = ?"
		" WHERE number = ? AND removed_at IS NULL");
	fonds_query_integer(&query, act->at);
	fonds_query_integer(&query, act->agent);
	fonds_query_integer(&query, schedule);
	status = fonds_query_run(&query, &changed, error);
	if (status == FONDS_OK && changed != 1)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"no schedule %lld is in force in the catalog '%s'",
			(long long)schedule, act->catalog->path);
	return status;
}

enum fonds_status fonds_schedule_remove(struct fonds_catalog *catalog,
	int64_t schedule, const char *by, struct fonds_error **error)
{
	struct fonds_act act = { 0 };
	enum fonds_status status = fonds_name_check(
		"who removes it", by, error);

	if (status == FONDS_OK)
		status = fonds_act_begin(&act, catalog, by, error);
	if (status < 0)
		return status;
	status = set_removed(&act, schedule, error);
	return fonds_act_end(&act, status, error);
}

/* The schedule after number; *ret is false when there is none. */
static enum fonds_status next_schedule(struct fonds_catalog *catalog,
	int64_t number, struct fonds_arena *arena,
	struct fonds_schedule *schedule, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"SELECT s.number, s.kind, s.calendar, s.every_seconds,"
		" s.command, s.installed_at, a.name FROM schedule AS s"
		" JOIN agent AS a ON a.number = s.agent"
		" WHERE s.number > ? AND s.removed_at IS NULL"
		" ORDER BY s.number LIMIT 1");
	fonds_query_integer(&query, number);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	*schedule = (struct fonds_schedule){
		.number = fonds_query_get_integer(&query, 0),
		.kind = fonds_query_get_text(&query, 1, arena),
		.calendar = fonds_query_get_text(&query, 2, arena),
		.every_seconds = fonds_query_get_integer(&query, 3),
		.command = fonds_query_get_text(&query, 4, arena),
		.installed_at = fonds_query_get_integer(&query, 5),
		.agent = fonds_query_get_text(&query, 6, arena),
	};
	return fonds_query_check(&query, arena, error);
}

enum fonds_status fonds_schedule_each(struct fonds_catalog *catalog,
	fonds_schedule_fn *each, void *payload, struct fonds_error **error)
{
	int64_t number = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_schedule schedule = { 0 };
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_schedule(
			catalog, number, &arena, &schedule, &found, error);
		if (status < 0 || !found)
			return status;
		status = each(&schedule, payload, error);
		if (status < 0)
			return status;
		number = schedule.number;
	}
}
