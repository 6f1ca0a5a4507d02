/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A shard's row does not say how long its reading took, its auditor's does for
 * all of them together. So each shard has the share of that time which its
 * bytes are of the auditor's.
 */
#include "base/cleanup.h"
#include "fixity/catalog/coverage.h"
#include "fixity/catalog/database.h"

enum fonds_status fonds_coverage_throughput(struct fonds_catalog *catalog,
	int64_t collection, int64_t since, int64_t until,
	struct fonds_throughput *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena none;
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_arena_init(&none, 1);
	/* Files that nothing was learned of were not read. */
	fonds_query_begin(&query, catalog,
		"SELECT coalesce(sum(r.files - r.not_checked - r.skipped"
		" - r.not_due - r.volume_offline), 0),"
		" coalesce(sum(r.bytes), 0), CAST(coalesce(sum(CASE"
		" WHEN a.bytes > 0 THEN 1.0 * a.busy_ms * r.bytes / a.bytes"
		" ELSE 0 END), 0) AS INTEGER), coalesce(sum(r.findings), 0)"
		" FROM run CROSS JOIN run_shard AS r"
		" LEFT JOIN auditor AS a ON a.number = r.auditor"
		" WHERE r.run = run.number AND run.started_at < ?"
		" AND run.recorded_at >= ? AND r.ended_at >= ?"
		" AND r.ended_at < ? AND (? = 0 OR ? = (SELECT h.collection"
		" FROM shard AS s JOIN holding AS h ON h.number = s.holding"
		" WHERE s.number = r.shard))");
	fonds_query_integer(&query, until);
	fonds_query_integer(&query, since);
	fonds_query_integer(&query, since);
	fonds_query_integer(&query, until);
	fonds_query_integer(&query, collection);
	fonds_query_integer(&query, collection);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	*ret = (struct fonds_throughput){
		.since = since,
		.until = until,
		.files = fonds_query_get_count(&query, 0),
		.bytes = fonds_query_get_count(&query, 1),
		.busy_ms = fonds_query_get_count(&query, 2),
		.findings = fonds_query_get_count(&query, 3),
	};
	return fonds_query_check(&query, &none, error);
}
