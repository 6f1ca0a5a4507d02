/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_VERDICT_COLUMNS_H
#define FIXITY_CATALOG_VERDICT_COLUMNS_H

#include "fixity/catalog/database.h"

/*
 * The columns of run and run_shard that count files by verdict, for literals
 * of SQL, in the order of enum fonds_verdict.
 */

/* first(name) for the first of them, next(name) for each of the others. */
/* clang-format off */
#define FONDS_EACH_VERDICT_COLUMN(first, next) \
	first(ok) next(corrupt) next(corrupt_unconfirmed) next(missing) \
	next(unexpected) next(unreadable) next(denied) next(unstable) \
	next(volume_offline) next(not_checked) next(moved) next(skipped) \
	next(not_due)

/*
 * Those that judge the bytes of a registered file, each with its name in enum
 * fonds_verdict: after the others nothing more is known of it than before.
 */
#define FONDS_EACH_JUDGING_VERDICT(first, next) \
	first(ok, OK) next(corrupt, CORRUPT) \
	next(corrupt_unconfirmed, CORRUPT_UNCONFIRMED) \
	next(missing, MISSING) next(moved, MOVED)
/* clang-format on */

#define FONDS_COLUMN_FIRST(name) #name
#define FONDS_COLUMN_NEXT(name) ", " #name
#define FONDS_SUM_FIRST(name) "coalesce(sum(" #name "), 0)"
#define FONDS_SUM_NEXT(name) ", coalesce(sum(" #name "), 0)"

/* "ok, corrupt, ..." */
#define FONDS_VERDICT_COLUMNS \
	FONDS_EACH_VERDICT_COLUMN(FONDS_COLUMN_FIRST, FONDS_COLUMN_NEXT)

/* Each of them summed; 0 where there is no row. */
#define FONDS_VERDICT_SUMS \
	FONDS_EACH_VERDICT_COLUMN(FONDS_SUM_FIRST, FONDS_SUM_NEXT)

/* The counts of a row, from this column on; see fonds_query_get_count(). */
static inline void fonds_query_get_verdicts(struct fonds_query *query,
	int column, uint64_t ret[FONDS_VERDICT_COUNT])
{
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		ret[i] = fonds_query_get_count(query, column + i);
}

#endif
