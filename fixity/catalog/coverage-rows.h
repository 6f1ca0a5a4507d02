/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_COVERAGE_ROWS_H
#define FIXITY_CATALOG_COVERAGE_ROWS_H

#include "fixity/catalog/coverage.h"
#include "fixity/catalog/database.h"

/*
 * What coverage is counted from: a row for each shard, and for each file that
 * has a state of its own two, one that takes it out of its shard and one that
 * puts it where it is. All of one moment, and by holding.
 */
struct fonds_coverage_row {
	bool is_holding; /* begins one: files and bytes are all of it */
	int64_t holding;
	uint64_t files; /* modulo 2^64: to be added, also where it takes out */
	uint64_t bytes;
	int64_t checked_at; /* 0: never, or the last check judged nothing */
	enum fonds_verdict verdict;
	int64_t added_at; /* of the holding */
	int64_t every;    /* of its policy, in seconds; 0: no period */
	bool is_paused;
};

typedef enum fonds_status fonds_coverage_row_fn(
	const struct fonds_coverage_row *row, void *payload,
	struct fonds_error **error);

/* Of one collection, or of all (0). The callback must not use the catalog. */
enum fonds_status fonds_coverage_each_row(struct fonds_catalog *catalog,
	int64_t collection, int64_t now, fonds_coverage_row_fn *each,
	void *payload, struct fonds_error **error);

/* Is it so much later than now that a check of that time proves nothing? */
bool fonds_coverage_is_in_future(int64_t at, int64_t now);

/* Seconds from then until now; 0 where then is later. */
uint64_t fonds_coverage_age(int64_t then, int64_t now);

/* Has the period gone by in which these files were to be checked? */
bool fonds_coverage_is_overdue(
	const struct fonds_coverage_row *row, int64_t now);

#endif
