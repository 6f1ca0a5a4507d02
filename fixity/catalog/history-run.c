/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The begin and the end of a run. Between them the audit lock is held; so
 * whoever holds it knows that a run which still stands as running is dead.
 */
#include <string.h>

#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "fixity/catalog/database.h"

static enum fonds_status run_plain(struct fonds_catalog *catalog,
	enum fonds_statement slot, const char *sql, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog, slot, sql);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status close_dead_runs(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	enum fonds_status status;

	status = run_plain(catalog, FONDS_STATEMENT_RUN_BAG_CLOSE_DEAD,
		"UPDATE run_bag SET ended_at ="
		" (SELECT recorded_at FROM run WHERE number = run_bag.run)"
		" WHERE run IN (SELECT number FROM run WHERE state = 0)"
		" AND ended_at IS NULL",
		error);
	if (status < 0)
		return status;
	return run_plain(catalog, FONDS_STATEMENT_RUN_CLOSE_DEAD,
		"UPDATE run SET state = 2, ended_at = recorded_at"
		" WHERE state = 0",
		error);
}

struct inventory {
	int64_t last_bag;
	uint64_t bags;
	uint64_t files;
};

static enum fonds_status count_inventory(struct fonds_catalog *catalog,
	struct inventory *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	fonds_cleanup(fonds_arena_clear) struct fonds_arena none;
	enum fonds_status status;
	bool found = false;

	fonds_arena_init(&none, 1);
	fonds_query_begin(&query, catalog, FONDS_STATEMENT_INVENTORY,
		"SELECT coalesce(max(number), 0), count(*),"
		" coalesce(sum(files), 0) FROM bag WHERE files IS NOT NULL");
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	ret->last_bag = sqlite3_column_int64(query.statement, 0);
	ret->bags = fonds_query_get_count(&query, 1);
	ret->files = fonds_query_get_count(&query, 2);
	return fonds_query_check(&query, &none, error);
}

static const char *text_or_empty(const char *text)
{
	return text ? text : "";
}

static enum fonds_status insert_run(struct fonds_catalog *catalog,
	const struct fonds_run_origin *origin,
	const struct inventory *inventory, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	int64_t now = fonds_clock_now();

	fonds_query_begin(&query, catalog, FONDS_STATEMENT_RUN_INSERT,
		"INSERT INTO run (state, started_at, recorded_at, host, user,"
		" version, libraries, system, read_mode, last_bag, bags, files,"
		" not_checked) VALUES (0, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
	fonds_query_integer(&query, now);
	fonds_query_integer(&query, now);
	fonds_query_text(&query, text_or_empty(origin->host));
	fonds_query_text(&query, text_or_empty(origin->user));
	fonds_query_text(&query, text_or_empty(origin->version));
	fonds_query_text(&query, text_or_empty(origin->libraries));
	fonds_query_text(&query, text_or_empty(origin->system));
	fonds_query_text(&query, text_or_empty(origin->read_mode));
	fonds_query_integer(&query, inventory->last_bag);
	fonds_query_count(&query, inventory->bags);
	fonds_query_count(&query, inventory->files);
	fonds_query_count(&query, inventory->files);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status begin_run(struct fonds_catalog *catalog,
	const struct fonds_run_origin *origin, struct inventory *inventory,
	int64_t *ret_run, struct fonds_error **error)
{
	enum fonds_status status = fonds_db_begin(catalog, error);

	if (status < 0)
		return status;
	status = close_dead_runs(catalog, error);
	if (status == FONDS_OK)
		status = count_inventory(catalog, inventory, error);
	if (status == FONDS_OK)
		status = insert_run(catalog, origin, inventory, error);
	if (status < 0) {
		fonds_db_rollback(catalog);
		return status;
	}
	*ret_run = sqlite3_last_insert_rowid(catalog->db);
	return fonds_db_commit(catalog, error);
}

enum fonds_status fonds_history_begin(struct fonds_catalog *catalog,
	const struct fonds_run_origin *origin, int64_t *ret_run,
	struct fonds_error **error)
{
	struct inventory inventory = { 0 };
	enum fonds_status status;
	int64_t run = 0;

	if (catalog->registering.is_open)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the catalog is being written already");
	status = fonds_catalog_lock(catalog, error);
	if (status < 0)
		return status;
	status = begin_run(catalog, origin, &inventory, &run, error);
	if (status < 0) {
		fonds_catalog_unlock(catalog);
		return status;
	}
	catalog->recording = (struct fonds_recording){
		.run = run,
		.last_bag = inventory.last_bag,
		.now.run.files = inventory.files,
		.flushed.run.files = inventory.files,
	};
	*ret_run = run;
	return FONDS_OK;
}

static enum fonds_status fail_sum(int64_t run, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"the verdicts of run %lld do not sum to those of its bags",
		(long long)run);
}

/* The run's counts must be the sum of its bags' rows. */
static enum fonds_status check_bags(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	const struct fonds_tally *run = &catalog->recording.now.run;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog, FONDS_STATEMENT_RUN_BAG_SUM,
		"SELECT sum(ok), sum(corrupt), sum(corrupt_unconfirmed),"
		" sum(missing), sum(unexpected), sum(unreadable), sum(denied),"
		" sum(unstable), sum(volume_offline)"
		" FROM run_bag WHERE run = ?");
	fonds_query_integer(&query, catalog->recording.run);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	for (int i = 0; i < FONDS_VERDICT_NOT_CHECKED; i++)
		if (fonds_query_get_count(&query, i) != run->verdicts[i])
			return fail_sum(catalog->recording.run, error);
	return FONDS_OK;
}

static enum fonds_status close_run(struct fonds_catalog *catalog,
	enum fonds_run_state state, struct fonds_error **error)
{
	enum fonds_status status = fonds_db_begin(catalog, error);

	if (status < 0)
		return status;
	status = check_bags(catalog, error);
	if (status == FONDS_OK)
		status = fonds_history_update_run(catalog, state, error);
	if (status < 0) {
		fonds_db_rollback(catalog);
		return status;
	}
	return fonds_db_commit(catalog, error);
}

enum fonds_status fonds_history_end(struct fonds_catalog *catalog, int64_t run,
	enum fonds_run_state state, struct fonds_error **error)
{
	struct fonds_recording *recording = &catalog->recording;
	enum fonds_status status = FONDS_OK;

	if (run == 0 || recording->run != run || state == FONDS_RUN_RUNNING)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"run %lld cannot be closed here", (long long)run);
	if (recording->now.bag_number)
		status = fonds_history_bag_end(
			catalog, run, recording->now.bag_number, error);
	if (status == FONDS_OK)
		status = fonds_history_flush(catalog, error);
	if (status == FONDS_OK)
		status = close_run(catalog, state, error);
	if (status < 0)
		return status;
	*recording = (struct fonds_recording){ 0 };
	fonds_catalog_unlock(catalog);
	return FONDS_OK;
}
