/* SPDX-License-Identifier: Apache-2.0 */
/* One program a catalog that audits when it is time. */
#include <fonds/audit-daemon.h>

#include <string.h>
#include <time.h>

#include "audit/schedule.h"
#include "audit/turn.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/locked-file.h"
#include "fixity/catalog/catalog.h"
#include "fixity/catalog/coverage.h"
#include "fixity/catalog/run.h"

#define EVERY_MIN 60

struct fonds_audit_daemon {
	struct fonds_locked_file lock;
	int64_t every_seconds;
	int64_t begun_steady; /* of the last run here; -1: none yet */
	int64_t last_wall;
	int64_t tried_wall;
	int64_t tried_steady; /* -1: none yet */
	int64_t seen_wall;
	int64_t seen_steady;
};

/* Goes on while the machine sleeps, too, as the clock on the wall does. */
static int64_t steady_now(void)
{
	struct timespec now = { 0 };

	(void)clock_gettime(CLOCK_BOOTTIME, &now);
	return now.tv_sec;
}

static enum fonds_status lock(struct fonds_audit_daemon *daemon,
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer path;
	enum fonds_status status;

	fonds_buffer_init(&path, 1 << 20);
	fonds_buffer_printf(
		&path, "%s-daemon.lock", fonds_catalog_path(catalog));
	status = fonds_buffer_check(&path, "the name of the lock", error);
	if (status < 0)
		return status;
	status = fonds_locked_file_open(
		&daemon->lock, fonds_buffer_text(&path), error);
	if (status == FONDS_ERR_BUSY)
		return fonds_fail(error, FONDS_ERR_BUSY,
			"another 'fonds audit daemon' is at work on catalog "
			"'%s'",
			fonds_catalog_path(catalog));
	return status;
}

static bool is_same(const struct fonds_audit_daemon *daemon, const char *by,
	const struct fonds_schedule *schedule)
{
	return schedule->every_seconds == daemon->every_seconds &&
	       strcmp(schedule->agent, by) == 0;
}

/* The schedule that is in force, if it is this one; else a new one. */
static enum fonds_status record(struct fonds_audit_daemon *daemon,
	struct fonds_catalog *catalog, const char *by,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	const struct fonds_schedule schedule = {
		.kind = FONDS_KIND_DAEMON,
		.calendar = "when something is due",
		.every_seconds = daemon->every_seconds,
		.command = "fonds audit daemon",
	};
	struct fonds_schedule_list list;
	enum fonds_status status;
	int64_t number;

	fonds_arena_init(&arena, 1 << 24);
	status = fonds_schedule_list_get(catalog, &arena, &list, error);
	for (size_t i = 0; status == FONDS_OK && i < list.count; i++) {
		if (strcmp(list.items[i].kind, FONDS_KIND_DAEMON) != 0)
			continue;
		if (is_same(daemon, by, &list.items[i]))
			return FONDS_OK;
		status = fonds_schedule_remove(
			catalog, list.items[i].number, by, error);
	}
	return status < 0 ? status
			  : fonds_schedule_add(
				    catalog, &schedule, by, &number, error);
}

static void daemon_endp(struct fonds_audit_daemon **daemon)
{
	fonds_audit_daemon_end(*daemon);
}

enum fonds_status fonds_audit_daemon_begin(struct fonds_catalog *catalog,
	int64_t every_seconds, const char *by, struct fonds_audit_daemon **ret,
	struct fonds_error **error)
{
	fonds_cleanup(daemon_endp) struct fonds_audit_daemon *daemon = NULL;
	enum fonds_status status;

	if (every_seconds < EVERY_MIN || every_seconds > FONDS_EVERY_MAX)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the interval between audits is a minute at least, "
			"and a hundred years at most");
	if (!by || !by[0])
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a schedule needs the name of who begins it");
	daemon = calloc(1, sizeof(*daemon));
	if (!daemon)
		return fonds_fail_nomem(error);
	daemon->lock = (struct fonds_locked_file)FONDS_LOCKED_FILE_INIT;
	daemon->every_seconds = every_seconds;
	daemon->begun_steady = daemon->tried_steady = -1;
	status = lock(daemon, catalog, error);
	if (status == FONDS_OK)
		status = record(daemon, catalog, by, error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&daemon);
	return status;
}

void fonds_audit_daemon_end(struct fonds_audit_daemon *daemon)
{
	if (!daemon)
		return;
	fonds_locked_file_clear(&daemon->lock);
	free(daemon);
}

struct asking {
	struct fonds_catalog *catalog;
	int64_t now;
	bool is_overdue;
};

static enum fonds_status ask(const struct fonds_collection *collection,
	void *payload, struct fonds_error **error)
{
	struct asking *asking = payload;
	struct fonds_coverage coverage;
	enum fonds_status status;

	if (asking->is_overdue ||
		!fonds_policy_is_open(&collection->policy, asking->now))
		return FONDS_OK;
	status = fonds_coverage_get(asking->catalog, collection->number,
		asking->now, &coverage, error);
	if (status == FONDS_OK)
		asking->is_overdue = coverage.overdue > 0;
	return status;
}

/* A run that others began counts, too. */
static enum fonds_status find_last(struct fonds_audit_daemon *daemon,
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *none = NULL;
	enum fonds_status status;
	struct fonds_run run;

	status = fonds_run_get(catalog, 0, &run, &none);
	if (status == FONDS_OK)
		daemon->last_wall = run.started_at;
	if (status == FONDS_OK || status == FONDS_ERR_NOT_FOUND)
		return FONDS_OK;
	return fonds_error_move(&none, status, error);
}

enum fonds_status fonds_audit_daemon_look(struct fonds_audit_daemon *daemon,
	struct fonds_catalog *catalog, struct fonds_audit_turn *ret,
	struct fonds_error **error)
{
	struct asking asking = {
		.catalog = catalog,
		.now = fonds_clock_now(),
	};
	struct fonds_turn_times times = {
		.every_seconds = daemon->every_seconds,
		.wall = asking.now,
		.steady = steady_now(),
		.last_steady = daemon->begun_steady,
		.tried_wall = daemon->tried_wall,
		.tried_steady = daemon->tried_steady,
		.seen_wall = daemon->seen_wall,
		.seen_steady = daemon->seen_steady,
	};
	enum fonds_status status;

	status = find_last(daemon, catalog, error);
	if (status == FONDS_OK)
		status = fonds_collection_each(catalog, ask, &asking, error);
	if (status < 0)
		return status;
	times.last_wall = daemon->last_wall;
	times.is_overdue = asking.is_overdue;
	fonds_turn_decide(&times, ret);
	daemon->seen_wall = times.wall;
	daemon->seen_steady = times.steady;
	if (ret->runs)
		daemon->begun_steady = times.steady;
	return FONDS_OK;
}

void fonds_audit_daemon_ran(struct fonds_audit_daemon *daemon)
{
	daemon->tried_wall = fonds_clock_now();
	daemon->tried_steady = steady_now();
}
