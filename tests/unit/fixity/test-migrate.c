/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/migrate.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <sys/wait.h>

#include "fixity/catalog/recorded-change.h"
#include "fixity/catalog/schema-format.h"
#include "tests/unit/fixity/failing-vfs.h"

#define SCRATCH_BASE "/dev/shm"
#include "tests/unit/fixity/scratch.h"

#define COUNT(items) (sizeof(items) / sizeof((items)[0]))

/*
 * Two bags, the first of 5,000 files: two shards. Run 1 has checked both, run
 * 2 ended in the second, run 3 was killed before its first bag ended. A file
 * of the second bag was never checked.
 */
static const char content[] =
	"INSERT INTO bag VALUES (1, 'one', CAST('/one' AS BLOB), 'e', 'd', 's',"
	" 10, NULL, NULL), (2, 'two', CAST('/two' AS BLOB), '', '', '', 11,"
	" NULL, NULL), (3, 'none', CAST('/none' AS BLOB), '', '', '', 12,"
	" NULL, NULL);"
	"WITH RECURSIVE n (i) AS (VALUES (1) UNION ALL SELECT i + 1 FROM n"
	" WHERE i < 5000) INSERT INTO file SELECT 1,"
	" CAST(printf('data/%06d', i) AS BLOB), 5, 4, zeroblob(32), NULL, NULL,"
	" NULL FROM n;"
	"INSERT INTO file VALUES"
	" (2, CAST('bagit.txt' AS BLOB), 54, 4, zeroblob(32), NULL, NULL, "
	"NULL),"
	" (2, CAST('data/a' AS BLOB), 7, 4, zeroblob(32), NULL, NULL, NULL);"
	"UPDATE bag SET files = 5000, bytes = 25000 WHERE number = 1;"
	"UPDATE bag SET files = 2, bytes = 61 WHERE number = 2;"
	"UPDATE bag SET files = 0, bytes = 0 WHERE number = 3;"
	"INSERT INTO run VALUES"
	" (1, 1, 100, 130, 130, 'h', 'u', '0.1', 'l', 'y', 'm', 3, 3, 5002,"
	" 25061, 1, 5001, 0, 0, 1, 0, 0, 0, 0, 0, 0),"
	" (2, 2, 200, 230, 230, 'h', 'u', '0.1', 'l', 'y', 'm', 3, 3, 5002,"
	" 25000, 1, 4999, 1, 0, 0, 0, 0, 0, 0, 0, 2),"
	" (3, 0, 300, 310, NULL, 'h', 'u', '0.1', 'l', 'y', 'm', 3, 3, 5002,"
	" 5, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 5001);"
	"INSERT INTO run_bag VALUES"
	" (1, 1, 100, 120, 5000, 25000, 0, 5000, 0, 0, 0, 0, 0, 0, 0, 0, 0),"
	" (1, 2, 120, 130, 2, 61, 1, 1, 0, 0, 1, 0, 0, 0, 0, 0, 0),"
	" (1, 3, 130, 130, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0),"
	" (2, 1, 200, 230, 5000, 25000, 1, 4999, 1, 0, 0, 0, 0, 0, 0, 0, 0),"
	" (3, 1, 300, NULL, 5000, 5, 0, 1, 0, 0, 0, 0, 0, 0, 0, 0, 4999);"
	"UPDATE file SET checked_at = 210, checked_run = 2, verdict = 0"
	" WHERE bag = 1;"
	"UPDATE file SET checked_at = 220, verdict = 1"
	" WHERE bag = 1 AND path = CAST('data/000002' AS BLOB);"
	"UPDATE file SET checked_at = 310, checked_run = 3"
	" WHERE bag = 1 AND path = CAST('data/000001' AS BLOB);"
	"UPDATE file SET checked_at = 125, checked_run = 1, verdict = 0"
	" WHERE bag = 2 AND path = CAST('bagit.txt' AS BLOB);"
	"INSERT INTO finding VALUES"
	" (4, 1, 2, CAST('data/a' AS BLOB), 3, 7, NULL, 4, zeroblob(32), NULL,"
	" NULL, 'gone', 126),"
	" (5, 2, 1, CAST('data/000002' AS BLOB), 1, 5, 5, 4, zeroblob(32), 4,"
	" randomblob(32), 'x', 220);";

/* Two changes were settled, one made and one withdrawn; one is under way. */
static const char content_of_2[] =
	"INSERT INTO change VALUES (1, 2, 0, 140, NULL, 'r');"
	"INSERT INTO changed_file VALUES (1, 2, CAST('bagit.txt' AS BLOB), 4,"
	" 54, zeroblob(32), 55, randomblob(32));"
	"UPDATE change SET state = 1, settled_at = 141 WHERE number = 1;"
	"INSERT INTO change VALUES (2, 2, 0, 150, NULL, 's');"
	"UPDATE change SET state = 2, settled_at = 151 WHERE number = 2;"
	"INSERT INTO change VALUES (3, 2, 0, 160, NULL, 't');"
	"INSERT INTO changed_file SELECT 3, 2, path, 4, size, digest, 56,"
	" randomblob(32) FROM changed_file WHERE change = 1;"
	"INSERT INTO run_event VALUES (1, 1, 'e', ''), (1, 2, NULL, 'r');";

static void execute(sqlite3 *db, const char *sql)
{
	char *message = NULL;

	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s: %s", message, sql);
}

static void make_items(sqlite3 *db, const struct fonds_schema_format *format)
{
	for (size_t i = 0; i < format->count; i++)
		execute(db, format->items[i].sql);
}

static void make_in(sqlite3 *db, int format)
{
	char sql[128];

	make_items(db, &fonds_schema_format_1);
	if (format == 2)
		make_items(db, &fonds_schema_format_2);
	(void)snprintf(sql, sizeof(sql),
		"PRAGMA application_id = %d; PRAGMA user_version = %d",
		0x466f6e64, format);
	execute(db, sql);
	execute(db, content);
	if (format == 2)
		execute(db, content_of_2);
}

/* A catalog as an older version of fonds left it, and another of its like. */
static void make_old(struct scratch *scratch, int format)
{
	sqlite3 *db = NULL;

	fonds_catalog_close(scratch->catalog);
	scratch->catalog = NULL;
	(void)unlink(scratch->catalog_path);
	assert_int_equal(SQLITE_OK, sqlite3_open(scratch->catalog_path, &db));
	execute(db,
		"PRAGMA journal_mode = WAL; PRAGMA synchronous = OFF; BEGIN");
	make_in(db, format);
	execute(db, "COMMIT");
	(void)unlink(scratch_name(scratch, "old.db"));
	sqlite3_close(db);
	assert_int_equal(SQLITE_OK, sqlite3_open(scratch->catalog_path, &db));
	(void)snprintf(scratch->name, sizeof(scratch->name),
		"VACUUM INTO '%s/old.db'", scratch->path);
	execute(db, scratch->name);
	sqlite3_close(db);
}

/* What a query over the catalog and the old one gives, in one text. */
static void expect_sql(
	struct scratch *scratch, const char *sql, const char *expected)
{
	sqlite3_stmt *statement = NULL;
	sqlite3 *db = NULL;
	char text[512];

	assert_int_equal(SQLITE_OK, sqlite3_open(scratch->catalog_path, &db));
	(void)snprintf(scratch->name, sizeof(scratch->name),
		"ATTACH '%s/old.db' AS old", scratch->path);
	execute(db, scratch->name);
	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sqlite3_errmsg(db), sql);
	assert_int_equal(SQLITE_ROW, sqlite3_step(statement));
	(void)snprintf(text, sizeof(text), "%s",
		(const char *)sqlite3_column_text(statement, 0));
	sqlite3_finalize(statement);
	sqlite3_close(db);
	if (strcmp(text, expected) != 0)
		fail_msg("'%s', not '%s': %s", text, expected, sql);
}

/* The rows of both that the other does not have. */
static void expect_same(
	struct scratch *scratch, const char *new_rows, const char *old_rows)
{
	char sql[2048];

	for (int i = 0; i < 2; i++) {
		(void)snprintf(sql, sizeof(sql),
			"SELECT count(*) FROM (SELECT %s EXCEPT SELECT %s)",
			i == 0 ? new_rows : old_rows,
			i == 0 ? old_rows : new_rows);
		expect_sql(scratch, sql, "0");
	}
}

#define COUNTS \
	"files, bytes, findings, ok, corrupt, corrupt_unconfirmed, missing," \
	" unexpected, unreadable, denied, unstable, volume_offline, " \
	"not_checked"

static void expect_nothing_lost(struct scratch *scratch)
{
	expect_same(scratch,
		"number, identifier, location, external_identifier, "
		"description,"
		" source_organization, added_at, files, bytes FROM "
		"main.holding",
		"* FROM old.bag");
	expect_same(scratch,
		"holding, path, size, algorithm, digest FROM main.file",
		"bag, path, size, algorithm, digest FROM old.file");
	expect_same(scratch,
		"number, started_at, recorded_at, holdings, " COUNTS
		" FROM main.run",
		"number, started_at, recorded_at, bags, " COUNTS
		" FROM old.run");
	expect_same(scratch,
		"run, host, user, version, libraries, system, read_mode"
		" FROM main.auditor",
		"number, host, user, version, libraries, system, read_mode"
		" FROM old.run");
	expect_same(scratch,
		"r.run, s.holding, r.leased_at, r.files, r.bytes, r.findings,"
		" r.ok, r.corrupt, r.missing, r.not_checked"
		" FROM main.run_shard AS r JOIN shard AS s"
		" ON s.number = r.shard AND s.kind = 2",
		"run, bag, started_at, files, bytes, findings, ok, corrupt,"
		" missing, not_checked FROM old.run_bag");
	expect_same(scratch,
		"number, run, holding, path, verdict, expected_size,"
		" actual_size, expected_algorithm, expected, actual_algorithm,"
		" actual, detail, found_at FROM main.finding",
		"* FROM old.finding");
}

static void expect_last_checks(struct scratch *scratch)
{
	/* Of each file, as the state of its shard and its own give it. */
	expect_same(scratch,
		"f.holding, f.path, coalesce(s.checked_at, h.checked_at),"
		" coalesce(s.run, h.checked_run), CASE WHEN"
		" coalesce(s.checked_at, h.checked_at) IS NULL THEN NULL"
		" ELSE coalesce(s.verdict, 0) END FROM main.file AS f"
		" LEFT JOIN file_state AS s USING (holding, path)"
		" JOIN shard AS h ON h.holding = f.holding AND h.kind = 0"
		" AND f.path BETWEEN h.first AND h.last",
		"bag, path, checked_at, checked_run, verdict FROM old.file");
	expect_sql(scratch,
		"SELECT group_concat(coalesce(checked_at, '-') || ' '"
		" || coalesce(checked_run, '-') || ' ' || files, ', ')"
		" FROM (SELECT * FROM shard WHERE kind = 0 ORDER BY number)",
		"210 2 4096, 210 2 904, - - 2");
	expect_sql(scratch, "SELECT count(*) FROM file_state", "3");
	expect_sql(scratch,
		"SELECT group_concat(holding) FROM (SELECT holding FROM shard"
		" WHERE kind = 1 AND checked_at IS NULL ORDER BY holding)",
		"1,2,3");
}

static void expect_runs(struct scratch *scratch)
{
	expect_sql(scratch,
		"SELECT group_concat(state || ' ' || scope || ' ' || ended_at,"
		" '; ') FROM (SELECT * FROM run ORDER BY number)",
		"1 everything 130; "
		"2 everything, before catalogs had format 3 230; "
		"2 everything, before catalogs had format 3 310");
	expect_sql(scratch,
		"SELECT group_concat(run || ' ' || verdict || ' ' || shards ||"
		" ' ' || files, '; ') FROM (SELECT * FROM run_rest"
		" ORDER BY run)",
		"2 9 2 2; 3 9 2 2");
	/* The law of conservation, over the raw rows. */
	expect_sql(scratch,
		"SELECT sum(r.files <> (SELECT sum(files) FROM run_shard AS s"
		" WHERE s.run = r.number) + coalesce((SELECT sum(files)"
		" FROM run_rest AS x WHERE x.run = r.number), 0)) +"
		" sum(r.not_checked <> (SELECT sum(not_checked)"
		" FROM run_shard AS s WHERE s.run = r.number) +"
		" coalesce((SELECT sum(files) FROM run_rest AS x"
		" WHERE x.run = r.number), 0)) FROM run AS r",
		"0");
	expect_sql(scratch,
		"SELECT count(*) FROM run_shard WHERE ended_at IS NULL", "0");
	expect_sql(scratch, "SELECT count(*) FROM incident", "0");
}

static void expect_format_3(struct scratch *scratch)
{
	expect_sql(scratch, "SELECT * FROM pragma_user_version", "3");
	expect_sql(scratch, "SELECT * FROM pragma_integrity_check", "ok");
	expect_sql(
		scratch, "SELECT count(*) FROM pragma_foreign_key_check", "0");
}

static void expect_schema_of_a_new_one(struct scratch *scratch)
{
	sqlite3_stmt *statement = NULL;
	struct fonds_catalog *fresh = NULL;
	sqlite3 *db = NULL;
	char attach[256];

	assert_int_equal(
		FONDS_OK, fonds_catalog_open(scratch_name(scratch, "fresh.db"),
				  true, &fresh, NULL));
	fonds_catalog_close(fresh);
	(void)snprintf(attach, sizeof(attach), "ATTACH '%s/fresh.db' AS fresh",
		scratch->path);
	assert_int_equal(SQLITE_OK, sqlite3_open(scratch->catalog_path, &db));
	execute(db, attach);
	assert_int_equal(SQLITE_OK,
		sqlite3_prepare_v2(db,
			"SELECT count(*), sum(o.sql IS NOT n.sql) FROM"
			" main.sqlite_schema AS o FULL JOIN"
			" fresh.sqlite_schema AS n USING (type, name, "
			"tbl_name)",
			-1, &statement, NULL));
	assert_int_equal(SQLITE_ROW, sqlite3_step(statement));
	assert_true(sqlite3_column_int(statement, 0) > 80);
	assert_int_equal(0, sqlite3_column_int(statement, 1));
	sqlite3_finalize(statement);
	sqlite3_close(db);
}

static void expect_migrated(struct scratch *scratch)
{
	expect_format_3(scratch);
	expect_nothing_lost(scratch);
	expect_last_checks(scratch);
	expect_runs(scratch);
}

static void test_a_catalog_of_format_1_becomes_one_of_3(void **state)
{
	struct scratch *scratch = *state;

	make_old(scratch, 1);
	scratch_reopen(scratch);
	fonds_catalog_close(scratch->catalog);
	scratch->catalog = NULL;
	expect_migrated(scratch);
	expect_schema_of_a_new_one(scratch);
	scratch_reopen(scratch);
	assert_int_equal(4, scratch_holding(scratch, "data/a"));
}

/* As version 0.1 left it. */
static void make_format_1(struct scratch *scratch)
{
	FILE *file = fopen("tests/unit/fixity/catalog-format-1.sql", "rbe");
	sqlite3 *db = NULL;
	char sql[16384];
	size_t size;

	assert_non_null(file);
	size = fread(sql, 1, sizeof(sql) - 1, file);
	assert_true(size < sizeof(sql) - 1);
	sql[size] = '\0';
	(void)fclose(file);
	fonds_catalog_close(scratch->catalog);
	scratch->catalog = NULL;
	assert_int_equal(0, unlink(scratch->catalog_path));
	assert_int_equal(SQLITE_OK, sqlite3_open(scratch->catalog_path, &db));
	execute(db, sql);
	sqlite3_close(db);
}

static int keep(const void *data, size_t size, void *payload)
{
	char *text = payload;
	size_t used = strlen(text);

	assert_true(used + size < 8192);
	memcpy(text + used, data, size);
	text[used + size] = '\0';
	return 0;
}

static void test_a_catalog_of_an_older_version_is_shown(void **state)
{
	static const char *const parts[] = { "/bag\n",
		"Kind:", "sha256:98ea6e4f216f2fb4", "run 1 " };
	struct scratch *scratch = *state;
	char text[8192] = "";

	make_format_1(scratch);
	scratch_reopen(scratch);
	assert_int_equal(
		FONDS_OK, fonds_catalog_write_holding(scratch->catalog, "1",
				  FONDS_FORMAT_TEXT, keep, text, NULL));
	for (size_t i = 0; i < COUNT(parts); i++)
		if (!strstr(text, parts[i]))
			fail_msg("no '%s' in:\n%s", parts[i], text);
	assert_null(strstr(text, "Changes of tag files"));
	assert_null(strstr(text, "Open incidents"));
}

static void test_a_catalog_of_format_2_becomes_one_of_3(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_holding_file file;
	int64_t pending = 0;

	make_old(scratch, 2);
	scratch_reopen(scratch);
	expect_migrated(scratch);
	expect_schema_of_a_new_one(scratch);
	expect_same(scratch, "* FROM main.change", "* FROM old.change");
	expect_same(
		scratch, "* FROM main.changed_file", "* FROM old.changed_file");
	expect_same(scratch, "* FROM main.run_event", "* FROM old.run_event");
	assert_int_equal(FONDS_OK, fonds_holding_file_get(scratch->catalog, 2,
					   "bagit.txt", &file, NULL));
	assert_int_equal(55, file.size);
	assert_int_equal(1, file.change);
	assert_int_equal(125, file.checked_at);
	assert_int_equal(
		FONDS_OK, fonds_recorded_change_pending(
				  scratch->catalog, 2, &pending, NULL));
	assert_int_equal(3, pending);
	assert_int_equal(
		FONDS_OK, fonds_recorded_change_settle(scratch->catalog, 3,
				  FONDS_RECORDED_MADE, NULL));
}

static void expect_old(struct scratch *scratch, int format)
{
	expect_sql(scratch, "SELECT * FROM pragma_user_version",
		format == 1 ? "1" : "2");
	expect_same(scratch, "* FROM main.file", "* FROM old.file");
	expect_same(scratch, "type, name, sql FROM main.sqlite_schema",
		"type, name, sql FROM old.sqlite_schema");
}

/* In a child without rights: 0 when all is as it should be. */
static int read_as_nobody(struct scratch *scratch)
{
	struct fonds_catalog *catalog = NULL;
	struct fonds_holding bag = scratch_bag("new", "/new");
	struct fonds_holding_file file;
	int64_t number;

	if (geteuid() == 0 && setuid(65534) != 0)
		return 1;
	if (fonds_catalog_open(scratch->catalog_path, false, &catalog, NULL) <
		0)
		return 2;
	if (fonds_holding_file_get(catalog, 1, "data/000002", &file, NULL) <
			0 ||
		file.verdict != FONDS_VERDICT_CORRUPT)
		return 3;
	if (fonds_accession_begin(catalog, &bag, &number, NULL) != FONDS_ERR_IO)
		return 4;
	fonds_catalog_close(catalog);
	return 0;
}

static void test_one_that_cannot_be_written_is_read_from_a_copy(void **state)
{
	struct scratch *scratch = *state;
	int result = -1;
	pid_t pid;

	make_old(scratch, 2);
	assert_int_equal(0, chmod(scratch->catalog_path, 0444));
	assert_int_equal(0, chmod(scratch->path, 0555));
	pid = fork();
	if (pid == 0)
		_exit(read_as_nobody(scratch));
	assert_int_equal(pid, waitpid(pid, &result, 0));
	assert_int_equal(0, result);
	assert_int_equal(0, chmod(scratch->path, 0755));
	expect_old(scratch, 2);
}

static void test_an_altered_one_is_refused(void **state)
{
	static const struct {
		const char *sql;
		const char *message;
	} cases[] = {
		{ "DROP TRIGGER file_is_fixed",
			"was altered: of 22 tables, indexes and triggers 21 "
			"are there" },
		{ "CREATE TABLE change (x)",
			"it has an unknown table 'change'" },
	};
	struct scratch *scratch = *state;

	for (size_t i = 0; i < COUNT(cases); i++) {
		struct fonds_error *error = NULL;
		sqlite3 *db = NULL;

		make_old(scratch, 1);
		assert_int_equal(
			SQLITE_OK, sqlite3_open(scratch->catalog_path, &db));
		execute(db, cases[i].sql);
		sqlite3_close(db);
		assert_int_equal(FONDS_ERR_FORMAT,
			fonds_catalog_open(scratch->catalog_path, false,
				&scratch->catalog, &error));
		expect_error(&error, cases[i].message);
		expect_sql(scratch, "SELECT * FROM pragma_user_version", "1");
	}
}

/* How many points there are is not known: far ones are tried in steps. */
static void fail_migrations(
	struct scratch *scratch, enum failing_kind kind, unsigned dense)
{
	for (unsigned n = 0;; n += n < dense ? 1 : 499) {
		enum fonds_status status;

		make_old(scratch, 2);
		failing_arm(kind, n);
		status = fonds_catalog_open(
			scratch->catalog_path, false, &scratch->catalog, NULL);
		failing_disarm();
		fonds_catalog_close(scratch->catalog);
		scratch->catalog = NULL;
		if (status == FONDS_OK)
			expect_sql(scratch, "SELECT * FROM pragma_user_version",
				"3");
		else
			expect_old(scratch, 2);
		if (!failing.fired) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
	}
	expect_migrated(scratch);
}

static void test_a_migration_is_whole_or_not_there(void **state)
{
	fail_migrations(*state, FAILING_WRITE, 20);
	fail_migrations(*state, FAILING_SYNC, 20);
	fail_migrations(*state, FAILING_ALLOC, 10);
}

/* Killed at any moment, by the clock. */
static void test_a_migration_that_is_killed_has_not_begun(void **state)
{
	struct scratch *scratch = *state;
	unsigned killed = 0;

	for (unsigned n = 0; n < 20; n++) {
		struct fonds_catalog *catalog = NULL;
		int result = 0;
		pid_t pid;

		make_old(scratch, 1);
		pid = fork();
		if (pid == 0)
			_exit(fonds_catalog_open(scratch->catalog_path, false,
				      &catalog, NULL) < 0);
		(void)usleep(4000 * n);
		(void)kill(pid, SIGKILL);
		assert_int_equal(pid, waitpid(pid, &result, 0));
		killed += WIFSIGNALED(result);
		scratch_reopen(scratch);
		fonds_catalog_close(scratch->catalog);
		scratch->catalog = NULL;
		expect_migrated(scratch);
	}
	assert_true(killed > 0);
}

/* Two that open it at once: one of them migrates it. */
static void test_two_that_come_at_once_migrate_it_once(void **state)
{
	struct scratch *scratch = *state;

	for (int i = 0; i < 5; i++) {
		int result = -1;
		pid_t pid;

		make_old(scratch, 2);
		pid = fork();
		if (pid == 0) {
			struct fonds_catalog *catalog = NULL;

			_exit(fonds_catalog_open(scratch->catalog_path, false,
				      &catalog, NULL) < 0);
		}
		scratch_reopen(scratch);
		assert_int_equal(pid, waitpid(pid, &result, 0));
		assert_int_equal(0, result);
		expect_migrated(scratch);
	}
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_catalog_of_format_1_becomes_one_of_3),
		TEST(test_a_catalog_of_format_2_becomes_one_of_3),
		TEST(test_a_catalog_of_an_older_version_is_shown),
		TEST(test_one_that_cannot_be_written_is_read_from_a_copy),
		TEST(test_an_altered_one_is_refused),
		TEST(test_a_migration_is_whole_or_not_there),
		TEST(test_a_migration_that_is_killed_has_not_begun),
		TEST(test_two_that_come_at_once_migrate_it_once),
	};

	failing_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
