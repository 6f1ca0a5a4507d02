/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_COVERAGE_H
#define FIXITY_CATALOG_COVERAGE_H

#include "fixity/catalog/policy.h"

/*
 * How the last checks of registered files are spread in time, from the states
 * of shards and files: quick however many files there are.
 *
 * An age is never negative. A check dated later than an hour from now proves
 * nothing: its file counts as in the future, is within no period, and is due.
 */
struct fonds_coverage {
	uint64_t holdings;
	uint64_t files;
	uint64_t bytes;
	uint64_t never; /* not checked since they were registered, or could
	                   not be judged when they were last looked at */
	uint64_t in_future;
	uint64_t within_day; /* checked in the last 1, 7, 30, 90, 365 days */
	uint64_t within_week;
	uint64_t within_month;
	uint64_t within_quarter;
	uint64_t within_year;
	uint64_t within_policy; /* those without a policy, too, once checked;
	                           with one: or registered so lately */
	uint64_t overdue;       /* the rest, but for the paused */
	uint64_t overdue_bytes;
	uint64_t paused; /* whether within their policy or not */
	int64_t oldest;  /* the oldest last check, 0 when there is none */
	uint64_t verdicts
		[FONDS_VERDICT_COUNT]; /* of last checks; never: not-checked */
};

/* Of one collection, or of all (0). */
enum fonds_status fonds_coverage_get(struct fonds_catalog *catalog,
	int64_t collection, int64_t now, struct fonds_coverage *ret,
	struct fonds_error **error);

/* The overdue shards of a holding, the longest overdue first. */
struct fonds_overdue {
	int64_t holding;
	const char *location;
	const char *collection;
	int64_t checked_at; /* 0: never */
	int64_t due_at;     /* for one never checked: since it was registered */
	uint64_t files;
	uint64_t bytes;
};

typedef enum fonds_status fonds_overdue_fn(const struct fonds_overdue *overdue,
	void *payload, struct fonds_error **error);

/* At most limit of them; holdings summed over their overdue shards. */
enum fonds_status fonds_coverage_overdue(struct fonds_catalog *catalog,
	int64_t now, size_t limit, fonds_overdue_fn *each, void *payload,
	struct fonds_error **error);

/* What runs read in a span of time, for trends and forecasts. */
struct fonds_throughput {
	int64_t since;
	int64_t until;
	uint64_t files;
	uint64_t bytes;
	uint64_t busy_ms;
	uint64_t findings;
};

/* Of one collection, or of all (0); shards recorded in the span. */
enum fonds_status fonds_coverage_throughput(struct fonds_catalog *catalog,
	int64_t collection, int64_t since, int64_t until,
	struct fonds_throughput *ret, struct fonds_error **error);

#endif
