/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/work-turn.h"

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/verdict-columns.h"

#define SET_FIRST(name) #name " = ?"
#define SET_NEXT(name) ", " #name " = ?"
#define ADD_FIRST(name) #name " = " #name " + ?"
#define ADD_NEXT(name) ", " #name " = " #name " + ?"

static enum fonds_status end_shard(struct fonds_catalog *catalog,
	const struct fonds_turn_end *end, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	int changed = 0;

	fonds_query_begin(&query, catalog,
		"UPDATE run_shard SET ended_at = ?, lease_until = NULL,"
		" bytes = ?, findings = ?, " FONDS_EACH_VERDICT_COLUMN(
			SET_FIRST, SET_NEXT) " WHERE run = ? AND shard = ?"
					     " AND ended_at IS NULL");
	fonds_query_integer(&query, end->at);
	fonds_query_count(&query, end->bytes);
	fonds_query_count(&query, end->findings);
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		fonds_query_count(&query, end->verdicts[i]);
	fonds_query_integer(&query, end->run);
	fonds_query_integer(&query, end->shard);
	status = fonds_query_run(&query, &changed, error);
	if (status == FONDS_OK && changed != 1)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"shard %lld was recorded in run %lld of the catalog "
			"'%s' before",
			(long long)end->shard, (long long)end->run,
			catalog->path);
	return status;
}

/* Until now all of its files were counted as not-checked. */
static enum fonds_status add_to_run(struct fonds_catalog *catalog,
	const struct fonds_turn_end *end, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"UPDATE run SET recorded_at = ?, bytes = bytes + ?,"
		" findings = findings + ?, " FONDS_EACH_VERDICT_COLUMN(
			ADD_FIRST, ADD_NEXT) " WHERE number = ?");
	fonds_query_integer(&query, end->at);
	fonds_query_count(&query, end->bytes);
	fonds_query_count(&query, end->findings);
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++) {
		int64_t before = i == FONDS_VERDICT_NOT_CHECKED
					 ? (int64_t)end->files
					 : 0;

		fonds_query_integer(&query, (int64_t)end->verdicts[i] - before);
	}
	fonds_query_integer(&query, end->run);
	return fonds_query_run(&query, NULL, error);
}

enum fonds_status fonds_turn_end(struct fonds_catalog *catalog,
	const struct fonds_turn_end *end, struct fonds_error **error)
{
	enum fonds_status status = end_shard(catalog, end, error);

	return status == FONDS_OK ? add_to_run(catalog, end, error) : status;
}

static enum fonds_status sign_of_auditor(struct fonds_catalog *catalog,
	int64_t auditor, int64_t now, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"UPDATE auditor SET seen_at = ? WHERE number = ?"
		" AND ended_at IS NULL");
	fonds_query_integer(&query, now);
	fonds_query_integer(&query, auditor);
	return fonds_query_run(&query, NULL, error);
}

enum fonds_status fonds_turn_sign(struct fonds_catalog *catalog,
	int64_t auditor, int64_t now, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query = { 0 };
	enum fonds_status status = sign_of_auditor(
		catalog, auditor, now, error);

	if (status < 0)
		return status;
	fonds_query_begin(&query, catalog,
		"UPDATE run SET recorded_at = ? WHERE state = 0 AND number ="
		" (SELECT run FROM auditor WHERE number = ?)");
	fonds_query_integer(&query, now);
	fonds_query_integer(&query, auditor);
	return fonds_query_run(&query, NULL, error);
}
