/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/coverage-past.h"

#include "base/cleanup.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/verdict-columns.h"

/*
 * The shards that were there at the time, and of each the run that judged most
 * of it. A bag from before format 3 has a shard of the whole (kind 2) beside
 * its own; a run of that time counts where it judged the bag whole. What a run
 * says that was not valid counts nowhere.
 *
 * The subquery of the policy gives its period in seconds; where none was set
 * it gives the time itself, so that all of the past is within.
 */
#define JUDGED_FIRST(name, verdict) "r." #name
#define JUDGED_NEXT(name, verdict) " + r." #name
#define JUDGED FONDS_EACH_JUDGING_VERDICT(JUDGED_FIRST, JUDGED_NEXT)

#define PERIOD \
	"coalesce(nullif((SELECT p.every_seconds FROM policy AS p" \
	" WHERE p.collection = h.collection AND p.set_at <= ?" \
	" ORDER BY p.number DESC LIMIT 1), 0), ?)"

#define SINCE \
	" AND r.ended_at <= ? AND r.ended_at >= ? - " PERIOD \
	" AND r.run NOT IN (SELECT number FROM run WHERE state = 5)"

static const char *const sum_past =
	"SELECT coalesce(sum(s.files), 0), coalesce(sum(max("
	" coalesce((SELECT max(" JUDGED ") FROM run_shard AS r"
	"  WHERE r.shard = s.number" SINCE "), 0),"
	" CASE WHEN EXISTS (SELECT 1 FROM shard AS w JOIN run_shard AS r"
	"  ON r.shard = w.number WHERE w.holding = s.holding AND w.kind = 2"
	"  AND " JUDGED " = r.files" SINCE ") THEN s.files ELSE 0 END)), 0)"
	" FROM shard AS s JOIN holding AS h ON h.number = s.holding"
	" LEFT JOIN removal AS m ON m.holding = h.number"
	" WHERE s.kind = 0 AND h.files IS NOT NULL AND h.added_at <= ?"
	" AND (m.removed_at IS NULL OR m.removed_at > ?)";

#define TIMES 10 /* a "?" each: all are the one time */

enum fonds_status fonds_coverage_past(struct fonds_catalog *catalog, int64_t at,
	uint64_t *ret_registered, uint64_t *ret_covered,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog, sum_past);
	for (int i = 0; i < TIMES; i++)
		fonds_query_integer(&query, at);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	*ret_registered = fonds_query_get_count(&query, 0);
	*ret_covered = fonds_query_get_count(&query, 1);
	return fonds_query_check(&query, NULL, error);
}
