/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_STATUS_H
#define AUDIT_STATUS_H

#include "audit/forecast.h"
#include "base/arena.h"
#include "base/output.h"
#include "fixity/catalog/coverage.h"
#include "fixity/catalog/run.h"

/*
 * How matters stand, as data: gathered once from the catalog, then written by
 * one of the writers below, which all say the same. Texts are in the arena.
 */

/* An overdue holding is named up to this number. */
#define FONDS_STATUS_OVERDUE_MAX 10

struct fonds_status_collection {
	struct fonds_collection collection;
	struct fonds_coverage coverage;
	struct fonds_forecast forecast;
	int64_t forecast_days; /* of history, that it was made from */
};

struct fonds_status_schedule {
	struct fonds_schedule schedule;
	int64_t due_at; /* when a run had to have begun at the latest */
	bool is_missed;
};

struct fonds_audit_status {
	int64_t now;
	const char *catalog;
	struct fonds_status_collection *collections;
	size_t collection_count;
	struct fonds_overdue overdue[FONDS_STATUS_OVERDUE_MAX];
	size_t overdue_count;
	uint64_t incidents; /* open, or acknowledged */
	uint64_t pauses;
	bool has_run;
	struct fonds_run run; /* the newest that has come to an end, or died */
	bool has_running;
	struct fonds_run running;
	int64_t last_begin; /* of any run; 0: never */
	struct fonds_status_schedule *schedules;
	size_t schedule_count;
	bool run_is_in_future;
};

/* collection: 0 for all. */
enum fonds_status fonds_status_gather(struct fonds_catalog *catalog,
	int64_t collection, int64_t now, struct fonds_arena *arena,
	struct fonds_audit_status *ret, struct fonds_error **error);

/* What keeps matters from being well: nothing, and all is well. */
enum fonds_status_want {
	FONDS_WANT_OVERDUE,
	FONDS_WANT_FUTURE,
	FONDS_WANT_INCIDENTS,
	FONDS_WANT_NO_RUN,
	FONDS_WANT_UNSOUND,
	FONDS_WANT_SCHEDULE,
};

#define FONDS_WANT_COUNT 6

/*
 * Does it hold? And its word for programs, and a sentence for people that says
 * what to do.
 */
bool fonds_status_wants(
	const struct fonds_audit_status *status, enum fonds_status_want want);
bool fonds_status_is_well(const struct fonds_audit_status *status);
const char *fonds_status_want_name(enum fonds_status_want want);
const char *fonds_status_want_text(enum fonds_status_want want);

/* Sums over the collections that were gathered. */
uint64_t fonds_status_files(const struct fonds_audit_status *status);
uint64_t fonds_status_overdue(const struct fonds_audit_status *status);

typedef void fonds_status_write_fn(
	const struct fonds_audit_status *status, struct fonds_output *output);

fonds_status_write_fn fonds_status_write_text;
fonds_status_write_fn fonds_status_write_json;
fonds_status_write_fn fonds_status_write_prometheus;

#endif
