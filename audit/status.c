/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/status.h"

#include <string.h>

#include <fonds/audit-status.h>

#include "audit/schedule.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "fixity/catalog/catalog.h"
#include "fixity/catalog/incident.h"
#include "fixity/catalog/listing.h"

/* For 100,000 collections. */
#define STATUS_MAX ((size_t)256 << 20)

#define DAY INT64_C(86400)
#define HOUR INT64_C(3600)

/* Of how much history a forecast is made, at the least: see span_of(). */
#define SPAN_MIN (30 * DAY)

/* What a gathering needs at hand. */
struct gathering {
	struct fonds_catalog *catalog;
	struct fonds_arena *arena;
	struct fonds_audit_status *status;
	int64_t only;        /* this collection; 0: all */
	int64_t first_begin; /* of the first run; 0: there is none */
	size_t capacity;
};

/* Room for one more in an array of the arena; NULL when there is none. */
static void *one_more(
	struct gathering *gathering, void *items, size_t count, size_t size)
{
	void *larger = items;

	if (count == gathering->capacity) {
		gathering->capacity = count == 0 ? 16 : 2 * count;
		larger = fonds_arena_alloc(
			gathering->arena, gathering->capacity * size);
		if (larger && count > 0)
			memcpy(larger, items, count * size);
	}
	return larger;
}

/*
 * A period's worth of history, and at least thirty days, so that a monthly
 * run is in it; no more than there is.
 */
static int64_t span_of(
	const struct gathering *gathering, const struct fonds_policy *policy)
{
	int64_t span = policy->every_seconds > SPAN_MIN ? policy->every_seconds
							: SPAN_MIN;
	int64_t now = gathering->status->now;

	if (gathering->first_begin <= 0 || gathering->first_begin > now)
		return 0;
	if (now - gathering->first_begin < span)
		span = now - gathering->first_begin;
	return span < DAY ? DAY : span;
}

static unsigned window_minutes(const struct fonds_policy *policy)
{
	int minutes = policy->window_to - policy->window_from;

	if (policy->window_from < 0)
		return 0;
	return (unsigned)(minutes <= 0 ? minutes + 1440 : minutes);
}

static enum fonds_status forecast(struct gathering *gathering,
	struct fonds_status_collection *row, struct fonds_error **error)
{
	const struct fonds_policy *policy = &row->collection.policy;
	int64_t now = gathering->status->now;
	int64_t span = span_of(gathering, policy);
	struct fonds_forecast_input input = {
		.now = now,
		.every_seconds = policy->every_seconds,
		.files = row->coverage.files,
		.bytes = row->coverage.bytes,
		.overdue = row->coverage.overdue,
		.overdue_bytes = row->coverage.overdue_bytes,
		.span_seconds = span,
		.window_minutes = window_minutes(policy),
		.rate_limit = policy->rate,
	};
	struct fonds_throughput read = { 0 };
	enum fonds_status status = FONDS_OK;

	if (span > 0)
		status = fonds_coverage_throughput(gathering->catalog,
			row->collection.number, now - span, now + 1, &read,
			error);
	if (status == FONDS_OK && span > 0)
		status = fonds_coverage_growth(gathering->catalog,
			row->collection.number, now - span, now + 1,
			&input.added_bytes, error);
	input.read_files = read.files;
	input.read_bytes = read.bytes;
	row->forecast_days = (span + DAY - 1) / DAY;
	fonds_forecast_make(&input, &row->forecast);
	return status;
}

static enum fonds_status add_collection(
	const struct fonds_collection *collection, void *payload,
	struct fonds_error **error)
{
	struct gathering *gathering = payload;
	struct fonds_audit_status *all = gathering->status;
	struct fonds_status_collection *row;
	enum fonds_status status;

	if (gathering->only != 0 && gathering->only != collection->number)
		return FONDS_OK;
	all->collections = one_more(gathering, all->collections,
		all->collection_count, sizeof(*row));
	if (!all->collections)
		return fonds_fail_nomem(error);
	row = &all->collections[all->collection_count++];
	row->collection = *collection;
	row->collection.name = fonds_arena_dup(
		gathering->arena, collection->name);
	row->collection.description = NULL;
	row->collection.policy.agent = fonds_arena_dup(
		gathering->arena, collection->policy.agent);
	status = fonds_coverage_get(gathering->catalog, collection->number,
		all->now, &row->coverage, error);
	return status < 0 ? status : forecast(gathering, row, error);
}

/* A run is one row, and its texts are the catalog's: keep them. */
static void keep_run(struct gathering *gathering, const struct fonds_run *run,
	struct fonds_run *ret)
{
	*ret = *run;
	ret->scope = fonds_arena_dup(gathering->arena, run->scope);
	ret->why = fonds_arena_dup(gathering->arena, run->why);
}

/* The newest run, and the newest that is not at work any more. */
static enum fonds_status gather_runs(
	struct gathering *gathering, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *none = NULL;
	struct fonds_audit_status *all = gathering->status;
	struct fonds_run run;
	enum fonds_status status;

	status = fonds_run_get(gathering->catalog, 0, &run, &none);
	if (status == FONDS_ERR_NOT_FOUND)
		return FONDS_OK;
	if (status < 0)
		return fonds_error_move(&none, status, error);
	all->last_begin = run.started_at;
	all->run_is_in_future = run.started_at > all->now + HOUR;
	while (run.state == FONDS_RUN_RUNNING && run.is_alive) {
		if (!all->has_running)
			keep_run(gathering, &run, &all->running);
		all->has_running = true;
		if (run.number <= 1)
			return FONDS_OK;
		status = fonds_run_get(
			gathering->catalog, run.number - 1, &run, error);
		if (status < 0)
			return status;
	}
	all->has_run = true;
	keep_run(gathering, &run, &all->run);
	return FONDS_OK;
}

static enum fonds_status find_first_run(
	struct gathering *gathering, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *none = NULL;
	struct fonds_run run;
	enum fonds_status status;

	status = fonds_run_get(gathering->catalog, 1, &run, &none);
	if (status == FONDS_OK)
		gathering->first_begin = run.started_at;
	if (status == FONDS_OK || status == FONDS_ERR_NOT_FOUND)
		return FONDS_OK;
	return fonds_error_move(&none, status, error);
}

static enum fonds_status add_overdue(const struct fonds_overdue *overdue,
	void *payload, struct fonds_error **error)
{
	struct gathering *gathering = payload;
	struct fonds_audit_status *all = gathering->status;
	struct fonds_overdue *row = &all->overdue[all->overdue_count];

	(void)error;
	*row = *overdue;
	row->location = fonds_arena_dup(gathering->arena, overdue->location);
	row->collection = fonds_arena_dup(
		gathering->arena, overdue->collection);
	all->overdue_count++;
	return FONDS_OK;
}

/*
 * A tenth of the interval and an hour of grace: timers are delayed at random.
 * Times in a catalog may be any, and a sum of them too large for a time.
 */
static int64_t due_at(int64_t since, int64_t every)
{
	int64_t due;

	if (every > FONDS_EVERY_MAX)
		every = FONDS_EVERY_MAX;
	return __builtin_add_overflow(since, every + every / 10 + HOUR, &due)
		       ? INT64_MAX
		       : due;
}

static void judge_schedule(
	const struct fonds_audit_status *all, struct fonds_status_schedule *row)
{
	int64_t since = row->schedule.installed_at;

	if (all->last_begin > since && all->last_begin <= all->now + HOUR)
		since = all->last_begin;
	row->due_at = due_at(since, row->schedule.every_seconds);
	/* While one is at work, none can begin. */
	row->is_missed = row->due_at < all->now && !all->has_running;
}

static enum fonds_status add_schedules(
	struct gathering *gathering, struct fonds_error **error)
{
	struct fonds_audit_status *all = gathering->status;
	struct fonds_schedule_list list;
	enum fonds_status status;

	status = fonds_schedule_list_get(
		gathering->catalog, gathering->arena, &list, error);
	if (status < 0 || list.count == 0)
		return status;
	all->schedules = fonds_arena_alloc(
		gathering->arena, list.count * sizeof(*all->schedules));
	if (!all->schedules)
		return fonds_fail_nomem(error);
	all->schedule_count = list.count;
	for (size_t i = 0; i < list.count; i++) {
		all->schedules[i].schedule = list.items[i];
		judge_schedule(all, &all->schedules[i]);
	}
	return FONDS_OK;
}

static enum fonds_status count_pause(const struct fonds_pause *pause,
	void *payload, struct fonds_error **error)
{
	struct gathering *gathering = payload;

	(void)pause;
	(void)error;
	gathering->status->pauses++;
	return FONDS_OK;
}

static enum fonds_status gather_collections(
	struct gathering *gathering, struct fonds_error **error)
{
	struct fonds_audit_status *all = gathering->status;
	enum fonds_status status;

	status = fonds_collection_each(
		gathering->catalog, add_collection, gathering, error);
	if (status < 0 || fonds_status_overdue(all) == 0)
		return status;
	return fonds_coverage_overdue(gathering->catalog, gathering->only,
		all->now, FONDS_STATUS_OVERDUE_MAX, add_overdue, gathering,
		error);
}

static enum fonds_status gather_rest(
	struct gathering *gathering, struct fonds_error **error)
{
	struct fonds_audit_status *all = gathering->status;
	enum fonds_status status;

	status = fonds_incident_count_open(
		gathering->catalog, &all->incidents, error);
	if (status < 0)
		return status;
	status = add_schedules(gathering, error);
	if (status < 0)
		return status;
	return fonds_pause_each(
		gathering->catalog, all->now, count_pause, gathering, error);
}

enum fonds_status fonds_status_gather(struct fonds_catalog *catalog,
	int64_t collection, int64_t now, struct fonds_arena *arena,
	struct fonds_audit_status *ret, struct fonds_error **error)
{
	struct gathering gathering = {
		.catalog = catalog,
		.arena = arena,
		.status = ret,
		.only = collection,
	};
	enum fonds_status status;

	*ret = (struct fonds_audit_status){
		.now = now,
		.catalog = fonds_arena_dup(arena, fonds_catalog_path(catalog)),
	};
	status = find_first_run(&gathering, error);
	if (status == FONDS_OK)
		status = gather_runs(&gathering, error);
	if (status == FONDS_OK)
		status = gather_collections(&gathering, error);
	if (status == FONDS_OK)
		status = gather_rest(&gathering, error);
	if (status < 0)
		return status;
	return fonds_arena_check(arena, "the status", error);
}

uint64_t fonds_status_files(const struct fonds_audit_status *status)
{
	uint64_t files = 0;

	for (size_t i = 0; i < status->collection_count; i++)
		files += status->collections[i].coverage.files;
	return files;
}

uint64_t fonds_status_overdue(const struct fonds_audit_status *status)
{
	uint64_t files = 0;

	for (size_t i = 0; i < status->collection_count; i++)
		files += status->collections[i].coverage.overdue;
	return files;
}

static bool has_future(const struct fonds_audit_status *status)
{
	for (size_t i = 0; i < status->collection_count; i++)
		if (status->collections[i].coverage.in_future > 0)
			return true;
	return status->run_is_in_future;
}

static bool has_missed(const struct fonds_audit_status *status)
{
	for (size_t i = 0; i < status->schedule_count; i++)
		if (status->schedules[i].is_missed)
			return true;
	return false;
}

static bool has_overdue(const struct fonds_audit_status *status)
{
	return fonds_status_overdue(status) > 0;
}

static bool has_incidents(const struct fonds_audit_status *status)
{
	return status->incidents > 0;
}

static bool has_no_run(const struct fonds_audit_status *status)
{
	return !status->has_run && fonds_status_files(status) > 0;
}

static bool has_unsound(const struct fonds_audit_status *status)
{
	return status->has_run && !fonds_run_is_sound(&status->run);
}

static const struct {
	bool (*holds)(const struct fonds_audit_status *status);
	const char *name;
	const char *text;
} wants[FONDS_WANT_COUNT] = {
	[FONDS_WANT_OVERDUE] = { has_overdue, "overdue",
		"Files are overdue: run 'fonds audit run --due'." },
	[FONDS_WANT_FUTURE] = { has_future, "future",
		"Dates of the future are in the catalog: set the clock right, "
		"then run 'fonds audit run', since such a check proves "
		"nothing." },
	[FONDS_WANT_INCIDENTS] = { has_incidents, "incidents",
		"Incidents are open: see 'fonds audit incidents'." },
	[FONDS_WANT_NO_RUN] = { has_no_run, "no-run",
		"No audit has come to an end yet: run 'fonds audit run'." },
	[FONDS_WANT_UNSOUND] = { has_unsound, "unsound",
		"The last run was not sound: see 'fonds audit report'." },
	[FONDS_WANT_SCHEDULE] = { has_missed, "schedule",
		"A run that was scheduled did not begin: see 'fonds audit "
		"schedule show', and the journal of systemd or cron." },
};

bool fonds_status_wants(
	const struct fonds_audit_status *status, enum fonds_status_want want)
{
	return wants[want].holds(status);
}

const char *fonds_status_want_name(enum fonds_status_want want)
{
	return wants[want].name;
}

const char *fonds_status_want_text(enum fonds_status_want want)
{
	return wants[want].text;
}

bool fonds_status_is_well(const struct fonds_audit_status *status)
{
	for (int i = 0; i < FONDS_WANT_COUNT; i++)
		if (fonds_status_wants(status, (enum fonds_status_want)i))
			return false;
	return true;
}

static fonds_status_write_fn *writer_of(enum fonds_format format)
{
	static const struct {
		enum fonds_format format;
		fonds_status_write_fn *writer;
	} writers[] = {
		{ FONDS_FORMAT_TEXT, fonds_status_write_text },
		{ FONDS_FORMAT_JSON, fonds_status_write_json },
		{ FONDS_FORMAT_PROMETHEUS, fonds_status_write_prometheus },
	};

	for (size_t i = 0; i < sizeof(writers) / sizeof(writers[0]); i++)
		if (writers[i].format == format)
			return writers[i].writer;
	return NULL;
}

static enum fonds_status gather(struct fonds_catalog *catalog,
	const char *collection, struct fonds_arena *arena,
	struct fonds_audit_status *ret, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	int64_t number = 0;

	if (collection)
		status = fonds_collection_find(
			catalog, collection, &number, error);
	return status < 0 ? status
			  : fonds_status_gather(catalog, number,
				    fonds_clock_now(), arena, ret, error);
}

enum fonds_status fonds_audit_write_status(struct fonds_catalog *catalog,
	const char *collection, enum fonds_format format, fonds_write_fn *write,
	void *payload, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	fonds_status_write_fn *writer = writer_of(format);
	struct fonds_audit_status all;
	enum fonds_status status;

	fonds_output_init(&output, write, payload);
	fonds_arena_init(&arena, STATUS_MAX);
	if (!writer)
		return fonds_fail(
			error, FONDS_ERR_INVALID, "no such format of a status");
	status = gather(catalog, collection, &arena, &all, error);
	if (status < 0)
		return status;
	writer(&all, &output);
	status = fonds_output_finish(&output, error);
	if (status == FONDS_OK)
		*ret = fonds_status_is_well(&all);
	return status;
}
