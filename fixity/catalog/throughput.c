/* SPDX-License-Identifier: Apache-2.0 */
#include "base/cleanup.h"
#include "fixity/catalog/coverage.h"
#include "fixity/catalog/database.h"

enum fonds_status fonds_coverage_throughput(struct fonds_catalog *catalog,
	int64_t collection, int64_t since, int64_t until,
	struct fonds_throughput *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	/* Files that nothing was learned of were not read. */
	fonds_query_begin(&query, catalog,
		"SELECT coalesce(sum(r.files - r.not_checked - r.skipped"
		" - r.not_due - r.volume_offline), 0),"
		" coalesce(sum(r.bytes), 0) FROM run CROSS JOIN run_shard AS r"
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
		.files = fonds_query_get_count(&query, 0),
		.bytes = fonds_query_get_count(&query, 1),
	};
	return fonds_query_check(&query, NULL, error);
}

enum fonds_status fonds_coverage_growth(struct fonds_catalog *catalog,
	int64_t collection, int64_t since, int64_t until, uint64_t *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT coalesce(sum(bytes), 0) FROM holding"
		" WHERE files IS NOT NULL AND added_at >= ? AND added_at < ?"
		" AND (? = 0 OR collection = ?) AND NOT EXISTS (SELECT 1"
		" FROM removal WHERE removal.holding = holding.number)");
	fonds_query_integer(&query, since);
	fonds_query_integer(&query, until);
	fonds_query_integer(&query, collection);
	fonds_query_integer(&query, collection);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	*ret = fonds_query_get_count(&query, 0);
	return fonds_query_check(&query, NULL, error);
}
