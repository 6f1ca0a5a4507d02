/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Recording a run. What is counted stands twice: as counted so far, and as it
 * stood at the last flush. When a write fails, the batch is rolled back and
 * the counts with it, so the two can never differ from the rows.
 */
#include <string.h>

#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "fixity/catalog/database.h"

_Static_assert(FONDS_VERDICT_COUNT == 10, "a column for each verdict");

/* The registered files that were counted under some verdict. */
static uint64_t sum_checked(const struct fonds_tally *tally)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < FONDS_VERDICT_COUNT; i++)
		if (i != FONDS_VERDICT_UNEXPECTED &&
			i != FONDS_VERDICT_NOT_CHECKED)
			sum += tally->verdicts[i];
	return sum;
}

/* The law of conservation: all that had no turn is not-checked. */
static enum fonds_status balance(
	struct fonds_tally *tally, const char *what, struct fonds_error **error)
{
	uint64_t sum = sum_checked(tally);

	if (sum > tally->files)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"%s has %llu files, but %llu verdicts", what,
			(unsigned long long)tally->files,
			(unsigned long long)sum);
	tally->verdicts[FONDS_VERDICT_NOT_CHECKED] = tally->files - sum;
	return FONDS_OK;
}

static void undo(struct fonds_catalog *catalog)
{
	struct fonds_recording *recording = &catalog->recording;

	if (recording->in_batch)
		fonds_db_rollback(catalog);
	recording->in_batch = false;
	recording->now = recording->flushed;
}

static enum fonds_status start_batch(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	enum fonds_status status;

	if (catalog->recording.in_batch)
		return FONDS_OK;
	if (catalog->registering.is_open)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the catalog is being written already");
	status = fonds_db_begin(catalog, error);
	if (status == FONDS_OK)
		catalog->recording.in_batch = true;
	return status;
}

static enum fonds_status check_turn(const struct fonds_catalog *catalog,
	int64_t run, int64_t bag, struct fonds_error **error)
{
	const struct fonds_recording *recording = &catalog->recording;

	if (run == 0 || recording->run != run)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"run %lld is not under way here", (long long)run);
	if (recording->now.bag_number != bag)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"it is not the turn of bag %lld", (long long)bag);
	return FONDS_OK;
}

static void bind_tally(
	struct fonds_query *query, const struct fonds_tally *tally)
{
	fonds_query_count(query, tally->bytes);
	fonds_query_count(query, tally->findings);
	for (size_t i = 0; i < FONDS_VERDICT_COUNT; i++)
		fonds_query_count(query, tally->verdicts[i]);
}

#define SET_TALLY \
	" bytes = ?, findings = ?, ok = ?, corrupt = ?," \
	" corrupt_unconfirmed = ?, missing = ?, unexpected = ?," \
	" unreadable = ?, denied = ?, unstable = ?, volume_offline = ?," \
	" not_checked = ?"

enum fonds_status fonds_history_update_run(struct fonds_catalog *catalog,
	enum fonds_run_state state, struct fonds_error **error)
{
	struct fonds_recording *recording = &catalog->recording;
	fonds_cleanup(fonds_query_end) struct fonds_query query = { 0 };
	enum fonds_status status;
	int64_t now = fonds_clock_now();

	status = balance(&recording->now.run, "the run", error);
	if (status < 0)
		return status;
	fonds_query_begin(&query, catalog, FONDS_STATEMENT_RUN_UPDATE,
		"UPDATE run SET state = ?, recorded_at = ?, ended_at = "
		"?," SET_TALLY " WHERE number = ?");
	fonds_query_integer(&query, (int64_t)state);
	fonds_query_integer(&query, now);
	if (state == FONDS_RUN_RUNNING)
		fonds_query_null(&query);
	else
		fonds_query_integer(&query, now);
	bind_tally(&query, &recording->now.run);
	fonds_query_integer(&query, recording->run);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status update_bag(struct fonds_catalog *catalog,
	bool has_ended, struct fonds_error **error)
{
	struct fonds_recording *recording = &catalog->recording;
	fonds_cleanup(fonds_query_end) struct fonds_query query = { 0 };
	enum fonds_status status;

	status = balance(&recording->now.bag, "the bag", error);
	if (status < 0)
		return status;
	fonds_query_begin(&query, catalog, FONDS_STATEMENT_RUN_BAG_UPDATE,
		"UPDATE run_bag SET ended_at = ?," SET_TALLY
		" WHERE run = ? AND bag = ?");
	if (has_ended)
		fonds_query_integer(&query, fonds_clock_now());
	else
		fonds_query_null(&query);
	bind_tally(&query, &recording->now.bag);
	fonds_query_integer(&query, recording->run);
	fonds_query_integer(&query, recording->now.bag_number);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status flush(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	struct fonds_recording *recording = &catalog->recording;
	enum fonds_status status = FONDS_OK;

	if (recording->now.bag_number)
		status = update_bag(catalog, false, error);
	if (status == FONDS_OK)
		status = fonds_history_update_run(
			catalog, FONDS_RUN_RUNNING, error);
	if (status == FONDS_OK)
		status = fonds_db_commit(catalog, error);
	if (status < 0)
		return status;
	recording->in_batch = false;
	recording->flushed = recording->now;
	return FONDS_OK;
}

enum fonds_status fonds_history_flush(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	enum fonds_status status;

	if (!catalog->recording.in_batch)
		return FONDS_OK;
	status = flush(catalog, error);
	if (status < 0)
		undo(catalog);
	return status;
}

/* The bag's row, with all its files not checked yet. */
static enum fonds_status insert_bag(struct fonds_catalog *catalog, int64_t bag,
	uint64_t files, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog, FONDS_STATEMENT_RUN_BAG_INSERT,
		"INSERT INTO run_bag (run, bag, started_at, files, not_checked)"
		" VALUES (?, ?, ?, ?, ?)");
	fonds_query_integer(&query, catalog->recording.run);
	fonds_query_integer(&query, bag);
	fonds_query_integer(&query, fonds_clock_now());
	fonds_query_count(&query, files);
	fonds_query_count(&query, files);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status count_files(struct fonds_catalog *catalog, int64_t bag,
	uint64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog, FONDS_STATEMENT_RUN_BAG_FILES,
		"SELECT files FROM bag WHERE number = ? AND number <= ?"
		" AND files IS NOT NULL");
	fonds_query_integer(&query, bag);
	fonds_query_integer(&query, catalog->recording.last_bag);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	if (!found)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"bag %lld is not part of this run", (long long)bag);
	*ret = fonds_query_get_count(&query, 0);
	return FONDS_OK;
}

static enum fonds_status begin_bag(
	struct fonds_catalog *catalog, int64_t bag, struct fonds_error **error)
{
	struct fonds_tallies *now = &catalog->recording.now;
	enum fonds_status status;
	uint64_t files = 0;

	status = count_files(catalog, bag, &files, error);
	if (status == FONDS_OK)
		status = insert_bag(catalog, bag, files, error);
	if (status < 0)
		return status;
	now->bag = (struct fonds_tally){ .files = files };
	now->bag_number = bag;
	return FONDS_OK;
}

enum fonds_status fonds_history_bag_begin(struct fonds_catalog *catalog,
	int64_t run, int64_t bag, struct fonds_error **error)
{
	enum fonds_status status = check_turn(catalog, run, 0, error);

	if (status == FONDS_OK)
		status = start_batch(catalog, error);
	if (status == FONDS_OK)
		status = begin_bag(catalog, bag, error);
	if (status < 0)
		undo(catalog);
	return status;
}

static void count_verdict(struct fonds_catalog *catalog,
	enum fonds_verdict verdict, uint64_t files)
{
	struct fonds_tallies *now = &catalog->recording.now;

	now->run.verdicts[verdict] += files;
	now->bag.verdicts[verdict] += files;
}

static enum fonds_status update_file(struct fonds_catalog *catalog, int64_t bag,
	const char *path, enum fonds_verdict verdict,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	int64_t run = catalog->recording.run;
	enum fonds_status status;
	int changed = 0;

	fonds_query_begin(&query, catalog, FONDS_STATEMENT_FILE_CHECKED,
		"UPDATE file SET checked_at = ?, checked_run = ?, verdict = ?"
		" WHERE bag = ? AND path = ? AND checked_run IS NOT ?");
	fonds_query_integer(&query, fonds_clock_now());
	fonds_query_integer(&query, run);
	fonds_query_integer(&query, (int64_t)verdict);
	fonds_query_integer(&query, bag);
	fonds_query_bytes(&query, path, strlen(path));
	fonds_query_integer(&query, run);
	status = fonds_query_run(&query, &changed, error);
	if (status == FONDS_OK && changed != 1)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is not registered in bag %lld, or was recorded "
			"twice in one run",
			path, (long long)bag);
	return status;
}

static enum fonds_status record_file(struct fonds_catalog *catalog, int64_t bag,
	const char *path, enum fonds_verdict verdict, uint64_t bytes_read,
	struct fonds_error **error)
{
	struct fonds_tallies *now = &catalog->recording.now;
	enum fonds_status status = start_batch(catalog, error);

	if (status == FONDS_OK)
		status = update_file(catalog, bag, path, verdict, error);
	if (status < 0)
		return status;
	count_verdict(catalog, verdict, 1);
	now->run.bytes += bytes_read;
	now->bag.bytes += bytes_read;
	return FONDS_OK;
}

enum fonds_status fonds_history_file(struct fonds_catalog *catalog, int64_t run,
	int64_t bag, const char *path, enum fonds_verdict verdict,
	uint64_t bytes_read, struct fonds_error **error)
{
	enum fonds_status status = check_turn(catalog, run, bag, error);

	if (status == FONDS_OK &&
		(verdict == FONDS_VERDICT_UNEXPECTED ||
			verdict == FONDS_VERDICT_VOLUME_OFFLINE ||
			verdict == FONDS_VERDICT_NOT_CHECKED))
		status = fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' says nothing of one registered file",
			fonds_verdict_name(verdict));
	if (status == FONDS_OK)
		status = record_file(
			catalog, bag, path, verdict, bytes_read, error);
	if (status < 0)
		undo(catalog);
	return status;
}

enum fonds_status fonds_history_rest(struct fonds_catalog *catalog, int64_t run,
	int64_t bag, enum fonds_verdict verdict, struct fonds_error **error)
{
	struct fonds_tallies *now = &catalog->recording.now;
	enum fonds_status status = check_turn(catalog, run, bag, error);

	if (status == FONDS_OK)
		status = start_batch(catalog, error);
	if (status == FONDS_OK)
		status = balance(&now->bag, "the bag", error);
	if (status < 0) {
		undo(catalog);
		return status;
	}
	count_verdict(
		catalog, verdict, now->bag.verdicts[FONDS_VERDICT_NOT_CHECKED]);
	return FONDS_OK;
}

static void bind_size(struct fonds_query *query, uint64_t size)
{
	if (size == UINT64_MAX)
		fonds_query_null(query);
	else
		fonds_query_count(query, size);
}

static void bind_digest(
	struct fonds_query *query, const struct fonds_digest *digest)
{
	if (!digest) {
		fonds_query_null(query);
		fonds_query_null(query);
		return;
	}
	fonds_query_integer(query, (int64_t)digest->algorithm);
	fonds_query_bytes(query, digest->bytes, digest->size);
}

static enum fonds_status insert_finding(struct fonds_catalog *catalog,
	const struct fonds_run_finding *finding, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog, FONDS_STATEMENT_FINDING_INSERT,
		"INSERT INTO finding (run, bag, path, verdict, expected_size,"
		" actual_size, expected_algorithm, expected, actual_algorithm,"
		" actual, detail, found_at)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
	fonds_query_integer(&query, finding->run);
	fonds_query_integer(&query, finding->bag);
	fonds_query_bytes(&query, finding->path, strlen(finding->path));
	fonds_query_integer(&query, (int64_t)finding->verdict);
	bind_size(&query, finding->expected_size);
	bind_size(&query, finding->actual_size);
	bind_digest(&query, finding->expected);
	bind_digest(&query, finding->actual);
	fonds_query_text(&query, finding->detail ? finding->detail : "");
	fonds_query_integer(&query, finding->found_at);
	return fonds_query_run(&query, NULL, error);
}

enum fonds_status fonds_history_finding(struct fonds_catalog *catalog,
	const struct fonds_run_finding *finding, struct fonds_error **error)
{
	struct fonds_tallies *now = &catalog->recording.now;
	enum fonds_status status;

	status = check_turn(catalog, finding->run, finding->bag, error);
	if (status == FONDS_OK)
		status = start_batch(catalog, error);
	if (status == FONDS_OK)
		status = insert_finding(catalog, finding, error);
	if (status < 0) {
		undo(catalog);
		return status;
	}
	now->run.findings++;
	now->bag.findings++;
	if (finding->verdict == FONDS_VERDICT_UNEXPECTED)
		count_verdict(catalog, finding->verdict, 1);
	return FONDS_OK;
}

enum fonds_status fonds_history_bag_end(struct fonds_catalog *catalog,
	int64_t run, int64_t bag, struct fonds_error **error)
{
	enum fonds_status status = check_turn(catalog, run, bag, error);

	if (status == FONDS_OK)
		status = start_batch(catalog, error);
	if (status == FONDS_OK)
		status = update_bag(catalog, true, error);
	if (status < 0)
		undo(catalog);
	else
		catalog->recording.now.bag_number = 0;
	return status;
}
