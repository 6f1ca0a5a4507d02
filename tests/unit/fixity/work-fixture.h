/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_FIXITY_WORK_FIXTURE_H
#define TESTS_UNIT_FIXITY_WORK_FIXTURE_H

#include <sqlite3.h>

#include "fixity/catalog/database.h"
#include "fixity/catalog/incident.h"
#include "fixity/catalog/policy.h"
#include "fixity/catalog/verdict-columns.h"
#include "fixity/catalog/work.h"

#define SCRATCH_BASE "/dev/shm"
#include "tests/unit/fixity/scratch.h"

/*
 * Auditors on one catalog, each on a handle of its own as in a process of its
 * own, and a second look at the rows by a connection that knows nothing of
 * the code under test.
 */
#define WORK_LEASE 60

#define WORK_BIG ((uint64_t)1 << 30) /* a file of this size fills a shard */

struct work_auditor {
	struct fonds_catalog *catalog;
	int64_t run;
	int64_t number;
	bool is_new;
};

static inline sqlite3 *work_open(const struct scratch *scratch)
{
	sqlite3 *db = NULL;

	assert_int_equal(SQLITE_OK, sqlite3_open(scratch->catalog_path, &db));
	(void)sqlite3_busy_timeout(db, 1000);
	return db;
}

/* The first number that the statement gives; -1 for none. */
static inline int64_t work_count_in(sqlite3 *db, const char *sql)
{
	sqlite3_stmt *statement = NULL;
	int64_t count = -1;

	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	if (sqlite3_step(statement) == SQLITE_ROW)
		count = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return count;
}

static inline int64_t work_count(const struct scratch *scratch, const char *sql)
{
	sqlite3 *db = work_open(scratch);
	int64_t count = work_count_in(db, sql);

	sqlite3_close(db);
	return count;
}

static inline void work_sql(const struct scratch *scratch, const char *sql)
{
	sqlite3 *db = work_open(scratch);

	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	sqlite3_close(db);
}

/* A holding of files of one size; paths end in NULL. */
static inline int64_t work_register(struct scratch *scratch, int64_t collection,
	uint64_t size, const char *const *paths)
{
	struct fonds_digest digest = scratch_digest(0x11);
	char identifier[32];
	char location[32];
	struct fonds_holding holding;
	int64_t number = 0;

	scratch->holdings++;
	(void)snprintf(identifier, sizeof(identifier), "holding-%u",
		scratch->holdings);
	(void)snprintf(
		location, sizeof(location), "/scratch/%u", scratch->holdings);
	holding = scratch_bag(identifier, location);
	holding.collection = collection;
	assert_int_equal(FONDS_OK, fonds_accession_begin(scratch->catalog,
					   &holding, &number, NULL));
	for (; *paths; paths++)
		assert_int_equal(
			FONDS_OK, fonds_accession_file(scratch->catalog, *paths,
					  size, &digest, NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_commit(scratch->catalog, NULL));
	return number;
}

#define work_holding(scratch, size, ...) \
	work_register((scratch), 0, (size), \
		(const char *const[]){ __VA_ARGS__, NULL })

static inline enum fonds_status work_try_join(struct work_auditor *auditor,
	const struct fonds_work_scope *scope, struct fonds_error **error)
{
	static const struct fonds_run_origin origin = {
		.host = "host",
		.user = "user",
		.process = 7,
		.version = "1",
		.libraries = "l",
		.system = "s",
		.read_mode = "m",
	};
	static const struct fonds_work_scope everything;

	return fonds_work_join(auditor->catalog, scope ? scope : &everything,
		&origin, &auditor->run, &auditor->number, &auditor->is_new,
		error);
}

static inline void work_join(
	struct work_auditor *auditor, const struct fonds_work_scope *scope)
{
	struct fonds_error *error = NULL;

	if (work_try_join(auditor, scope, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
}

/* An auditor on a handle of its own, at work on everything (scope NULL). */
static inline struct work_auditor work_start(
	const struct scratch *scratch, const struct fonds_work_scope *scope)
{
	struct work_auditor auditor = { 0 };

	assert_int_equal(FONDS_OK, fonds_catalog_open(scratch->catalog_path,
					   false, &auditor.catalog, NULL));
	work_join(&auditor, scope);
	return auditor;
}

/* As the system would end it: its locks go, its rows stay. */
static inline void work_die(struct work_auditor *auditor)
{
	fonds_catalog_close(auditor->catalog);
	auditor->catalog = NULL;
}

static inline void work_leave(
	struct work_auditor *auditor, enum fonds_run_state state)
{
	struct fonds_error *error = NULL;

	if (fonds_work_leave(auditor->catalog, auditor->number, state, "why",
		    &error) < 0)
		fail_msg("%s", fonds_error_message(error));
	work_die(auditor);
}

static inline enum fonds_claim_outcome work_claim(
	const struct work_auditor *auditor, int64_t shard,
	struct fonds_claim *ret)
{
	enum fonds_claim_outcome outcome = FONDS_CLAIM_OVER;
	struct fonds_error *error = NULL;

	*ret = (struct fonds_claim){ 0 };
	if (fonds_work_claim(auditor->catalog, auditor->number, shard,
		    WORK_LEASE, ret, &outcome, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
	return outcome;
}

static inline int64_t work_now(const struct work_auditor *auditor)
{
	int64_t now = 0;

	assert_int_equal(FONDS_OK, fonds_db_now(auditor->catalog, &now, NULL));
	return now;
}

/* All of it was found ok, now. */
static inline struct fonds_work_result work_ok(
	const struct work_auditor *auditor, const struct fonds_claim *claim)
{
	struct fonds_work_result result = {
		.bytes = claim->bytes,
		.busy_ms = 3,
		.checked_at = work_now(auditor),
	};

	result.verdicts[FONDS_VERDICT_OK] = claim->files;
	return result;
}

/* Is it accepted? */
static inline bool work_record(const struct work_auditor *auditor,
	const struct fonds_claim *claim, const struct fonds_work_result *result)
{
	struct fonds_error *error = NULL;
	bool is_accepted = false;

	if (fonds_work_record(
		    auditor->catalog, claim, result, &is_accepted, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
	return is_accepted;
}

static inline void work_check_ok(
	const struct work_auditor *auditor, int64_t shard)
{
	struct fonds_work_result result;
	struct fonds_claim claim;

	assert_int_equal(FONDS_CLAIM_MADE, work_claim(auditor, shard, &claim));
	result = work_ok(auditor, &claim);
	assert_true(work_record(auditor, &claim, &result));
	fonds_claim_clear(&claim);
}

static inline struct fonds_audit_finding work_finding(
	const char *path, enum fonds_verdict verdict)
{
	return (struct fonds_audit_finding){
		.path = path,
		.verdict = verdict,
		.expected_size = UINT64_MAX,
		.actual_size = UINT64_MAX,
		.damage_offset = UINT64_MAX,
		.detail = "as found",
	};
}

#define WORK_DIFFERS_FIRST(name) "r." #name " <> coalesce(w." #name ", 0)"
#define WORK_DIFFERS_NEXT(name) " OR r." #name " <> coalesce(w." #name ", 0)"
#define WORK_SUM_FIRST(name) "sum(" #name ") AS " #name
#define WORK_SUM_NEXT(name) ", sum(" #name ") AS " #name

/* Every run sums to its shards and its rest, and its files to its verdicts. */
static inline void work_expect_conserved_in(sqlite3 *db)
{
	/* What has no turn is added to the two verdicts that it can have. */
	static const char sql[] =
		"SELECT count(*) FROM run AS r LEFT JOIN (SELECT run,"
		" sum(n) AS n, sum(bytes) AS bytes, sum(found) AS "
		"findings, " FONDS_EACH_VERDICT_COLUMN(WORK_SUM_FIRST,
			WORK_SUM_NEXT) " FROM (SELECT run, files AS n, bytes, "
				       "findings AS "
				       "found, " FONDS_VERDICT_COLUMNS
				       " FROM run_shard UNION ALL"
				       " SELECT run, files, 0, 0, 0, 0, 0, 0, "
				       "0, 0, 0, 0, 0, 0, 0,"
				       " iif(verdict = 11, files, 0), "
				       "iif(verdict = 12, files, 0)"
				       " FROM run_rest) GROUP BY run) AS w ON "
				       "w.run = r.number"
				       " WHERE r.files <> coalesce(w.n, 0)"
				       " OR r.bytes <> coalesce(w.bytes, 0)"
				       " OR r.findings <> coalesce(w.findings, "
				       "0) OR " FONDS_EACH_VERDICT_COLUMN(
					       WORK_DIFFERS_FIRST,
					       WORK_DIFFERS_NEXT) " OR "
								  "r.findings "
								  "<> (SELECT "
								  "count(*) "
								  "FROM "
								  "finding AS f"
								  "  WHERE "
								  "f.run = "
								  "r.number)";

	assert_int_equal(0, work_count_in(db, sql));
}

static inline void work_expect_conserved(const struct scratch *scratch)
{
	sqlite3 *db = work_open(scratch);

	work_expect_conserved_in(db);
	sqlite3_close(db);
}

#endif
