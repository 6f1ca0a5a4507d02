/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "fixity/algorithm.h"
#include "fixity/catalog/check.h"
#include "tests/unit/fixity/catalog-fixture.h"

/* A sound catalog with a row of all that is bent below. */
static const char rows[] =
	"INSERT INTO agent VALUES (1, 0, 'me');"
	"INSERT INTO holding VALUES (1, 'i', 0, 0, 1, NULL, x'2f61', '', '',"
	" '', 1, '', 5, 1, NULL, NULL);"
	"INSERT INTO file VALUES (1, x'61', 3, 4, zeroblob(32));"
	"INSERT INTO file VALUES (1, x'62', 4, 4, zeroblob(32));"
	"INSERT INTO block_digest VALUES (1, x'62', 0, 1048576, 4,"
	" zeroblob(64));"
	"INSERT INTO shard VALUES (1, 1, 0, x'61', x'62', 2, 7, NULL, NULL);"
	"UPDATE holding SET files = 2, bytes = 7;"
	"INSERT INTO holding VALUES (2, 'j', 0, 0, 1, NULL, x'2f62', '', '',"
	" '', 1, '', 5, 1, NULL, NULL);"
	"INSERT INTO file VALUES (2, x'61', 3, 4, zeroblob(32));"
	"INSERT INTO shard VALUES (2, 2, 0, x'61', x'61', 1, 3, NULL, NULL);"
	"UPDATE holding SET files = 1, bytes = 3 WHERE number = 2;"
	"INSERT INTO file_digest VALUES (1, x'62', 1, 0, zeroblob(16), 5,"
	" NULL);"
	"INSERT INTO change VALUES (1, 1, 0, 1, NULL, 'r');"
	"INSERT INTO changed_file VALUES (1, 1, x'62', 4, 4, zeroblob(32), 9,"
	" randomblob(32));"
	"UPDATE change SET state = 1, settled_at = 2;"
	"INSERT INTO change VALUES (2, 1, 0, 1, NULL, 'r');"
	"INSERT INTO changed_file SELECT 2, holding, path, algorithm, size,"
	" digest, 5, randomblob(32) FROM changed_file;"
	"INSERT INTO canary VALUES (1, x'2f63', 1, 4, zeroblob(32), 1, 1,"
	" NULL, NULL);"
	"INSERT INTO run (number, state, scope, started_at, recorded_at,"
	" ended_at, holdings, files, findings, not_checked)"
	" VALUES (1, 1, '', 1, 1, 1, 1, 2, 1, 2);"
	"INSERT INTO run_rest VALUES (1, 9, '', 1, 2);"
	"INSERT INTO file_state VALUES (1, x'61', 1, 1, 1);"
	"INSERT INTO incident VALUES (1, 1, x'61', 1, 0, 1, 1, NULL);"
	"INSERT INTO finding (number, run, holding, path, verdict,"
	" expected_algorithm, expected, detail, found_at)"
	" VALUES (1, 1, 1, x'61', 1, 4, zeroblob(32), '', 1);";

/* Past the triggers, which are then as they were. */
static void bend(const char *sql)
{
	char *triggers[2] = { NULL, NULL };
	sqlite3_stmt *statement = NULL;
	sqlite3 *db = NULL;

	assert_int_equal(SQLITE_OK, sqlite3_open(FIXTURE_CATALOG, &db));
	assert_int_equal(SQLITE_OK,
		sqlite3_prepare_v2(db,
			"SELECT group_concat('DROP TRIGGER ' || name, ';'),"
			" group_concat(sql, ';') FROM sqlite_schema"
			" WHERE type = 'trigger'",
			-1, &statement, NULL));
	assert_int_equal(SQLITE_ROW, sqlite3_step(statement));
	for (int i = 0; i < 2; i++)
		triggers[i] = strdup(
			(const char *)sqlite3_column_text(statement, i));
	sqlite3_finalize(statement);
	assert_int_equal(
		SQLITE_OK, sqlite3_exec(db, triggers[0], NULL, NULL, NULL));
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	assert_int_equal(
		SQLITE_OK, sqlite3_exec(db, triggers[1], NULL, NULL, NULL));
	(void)sqlite3_close(db);
	free(triggers[0]);
	free(triggers[1]);
}

static struct fonds_catalog_check *check(struct fonds_catalog *catalog)
{
	struct fonds_catalog_check *made = NULL;
	struct fonds_error *error = NULL;

	if (fonds_catalog_check_run(catalog, &made, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
	return made;
}

/* It has this finding once, or no finding at all where it is NULL. */
static void expect(struct fonds_catalog *catalog, const char *finding)
{
	struct fonds_catalog_check *made = check(catalog);
	const char *text;
	size_t found = 0;

	for (size_t i = 0; (text = fonds_catalog_check_get(made, i)); i++) {
		if (!finding)
			fail_msg("%s", text);
		found += strcmp(text, finding) == 0;
	}
	if (finding && found != 1)
		fail_msg("'%s' is found %zu times, and '%s'", finding, found,
			fonds_catalog_check_get(made, 0));
	assert_int_equal(!finding, fonds_catalog_check_is_sound(made));
	fonds_catalog_check_free(made);
}

/* A catalog of its own, which is damaged so. */
static void expect_bent(void **state, const char *sql, const char *finding)
{
	assert_int_equal(0, fixture_leave(state));
	assert_int_equal(0, fixture_enter(state));
	assert_int_equal(SQLITE_OK, fixture_sql(rows));
	bend(sql);
	expect(*state, finding);
}

static void what_readers_call_damaged_is_not_sound(void **state)
{
	static const char begins[] =
		"change 2: it does not begin with what was there before";
	static const char of_holding[] =
		"holding 1: a digest of a file is none of its algorithm";
	static const char of_change[] =
		"change 2: a digest of a file is none of its algorithm";
	static const char of_canary[] =
		"canary 1: its digest is none of its algorithm, or its size "
		"no size";
	static const char of_finding[] =
		"finding 1: a digest in it is none of its algorithm";
	static const char of_size[] = "finding 1: a size in it is no size";
	static const struct {
		const char *sql;
		const char *finding;
	} cases[] = {
		{ "UPDATE changed_file SET old_size = 8 WHERE change = 2",
			begins },
		{ "UPDATE changed_file SET old_size = 4 WHERE change = 2",
			begins },
		{ "UPDATE changed_file SET old_digest = zeroblob(32)"
		  " WHERE change = 2",
			begins },
		{ "UPDATE changed_file SET algorithm = 8 WHERE change = 2",
			begins },
		{ "UPDATE change SET holding = 2 WHERE number = 2",
			"change 2: it changed a file of another holding" },
		{ "UPDATE changed_file SET old_digest = zeroblob(20),"
		  " digest = zeroblob(20) WHERE change = 2",
			of_change },
		{ "UPDATE file SET algorithm = 12 WHERE holding = 1",
			of_holding },
		{ "UPDATE file SET algorithm = 5 WHERE holding = 1",
			of_holding },
		{ "UPDATE file_digest SET digest = zeroblob(20)", of_holding },
		{ "UPDATE block_digest SET algorithm = 0", of_holding },
		{ "UPDATE block_digest SET digests = zeroblob(65)",
			of_holding },
		{ "UPDATE block_digest SET digests = x''", of_holding },
		{ "UPDATE block_digest SET digests = zeroblob(4097 * 32)",
			of_holding },
		{ "UPDATE canary SET algorithm = 1", of_canary },
		{ "UPDATE canary SET size = -1", of_canary },
		{ "UPDATE file_state SET verdict = 13",
			"holding 1: the last check of a file has a verdict "
			"that is none" },
		{ "UPDATE file_state SET verdict = -1",
			"holding 1: the last check of a file has a verdict "
			"that is none" },
		{ "UPDATE finding SET verdict = 13",
			"finding 1: its verdict is none" },
		{ "UPDATE finding SET expected_algorithm = 12", of_finding },
		{ "UPDATE finding SET actual = zeroblob(32)", of_finding },
		{ "UPDATE finding SET actual_algorithm = 1", of_finding },
		{ "UPDATE finding SET expected_size = -1", of_size },
		{ "UPDATE finding SET actual_size = -1", of_size },
		{ "UPDATE finding SET damage_offset = -1", of_size },
		{ "UPDATE finding SET damage_length = -1", of_size },
		{ "UPDATE incident SET verdict = 13",
			"incident 1: its verdict is none" },
		{ "UPDATE run_rest SET verdict = 13",
			"run 1: what had no turn in it has a verdict that is "
			"none" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		if (i > 0) {
			assert_int_equal(0, fixture_leave(state));
			assert_int_equal(0, fixture_enter(state));
		}
		assert_int_equal(SQLITE_OK, fixture_sql(rows));
		expect(*state, NULL);
		bend(cases[i].sql);
		expect(*state, cases[i].finding);
	}
}

/* SQLite's sum() would end the check with an error. */
static void a_sum_beyond_what_sqlite_adds_is_a_finding(void **state)
{
	static const struct {
		const char *sql;
		const char *finding;
	} cases[] = {
		{ "UPDATE file SET size = 9223372036854775807",
			"holding 1: it has not the files or the bytes that it "
			"should" },
		{ "UPDATE file SET size = 9223372036854775807",
			"shard 1: it has not the files or the bytes that it "
			"should" },
		{ "INSERT INTO shard VALUES (3, 1, 0, x'63', x'63',"
		  " 9223372036854775807, 0, NULL, NULL)",
			"holding 1: its shards do not have all of its files" },
		{ "UPDATE holding SET files = 9223372036854775807",
			"holding 1: its shards do not have all of its files" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		expect_bent(state, cases[i].sql, cases[i].finding);
}

static void a_run_that_cannot_be_summed_is_a_finding(void **state)
{
	struct fonds_catalog_check *made;

	assert_int_equal(SQLITE_OK, fixture_sql(rows));
	bend("INSERT INTO run_shard (run, shard, ended_at, files, bytes,"
	     " not_checked) VALUES (1, 1, 1, 0, 9223372036854775807, 0),"
	     " (1, 2, 1, 0, 9223372036854775807, 0)");
	made = check(*state);
	assert_non_null(strstr(fonds_catalog_check_get(made, 0),
		"is damaged: integer overflow"));
	assert_null(fonds_catalog_check_get(made, 1));
	fonds_catalog_check_free(made);
}

/* Of each table that has a path or a text, with a row in it. */
static void a_nul_in_a_path_or_text_is_a_finding(void **state)
{
#define OF_HOLDING "holding 1: a text of it has a NUL"
#define WITH_NUL(table, column) \
	"UPDATE " table " SET " column " = CAST(" column \
	" || x'0061' AS TEXT) WHERE rowid = 1"
	static const struct {
		const char *sql;
		const char *finding;
	} cases[] = {
		{ WITH_NUL("agent", "name"), "agent 1: its name has a NUL" },
		{ WITH_NUL("collection", "description"),
			"collection 1: a text of it has a NUL" },
		{ "INSERT INTO volume VALUES (1, 'v', CAST(x'760061' AS TEXT),"
		  " 1)",
			"volume 1: a text of it has a NUL" },
		{ WITH_NUL("holding", "source"), OF_HOLDING },
		{ "UPDATE holding SET location = x'2f0061' WHERE number = 1",
			OF_HOLDING },
		{ "UPDATE file SET path = x'610061' WHERE holding = 2",
			"holding 2: the path of a file has a NUL" },
		{ "INSERT INTO removal VALUES (1, 1, 1, CAST(x'610061' AS"
		  " TEXT))",
			"holding 1: the reason of its removal has a NUL" },
		{ WITH_NUL("change", "reason"),
			"change 1: its reason has a NUL" },
		{ "INSERT INTO repair VALUES (1, 1, x'61', 1, x'2f00', x'', 1,"
		  " '', 1, 1)",
			"repair 1: a text of it has a NUL" },
		{ "UPDATE canary SET location = x'2f630061'",
			"canary 1: its path has a NUL" },
		{ WITH_NUL("run", "scope"), "run 1: a text of it has a NUL" },
		{ "UPDATE run_rest SET reason = CAST(x'610061' AS TEXT)",
			"run 1: the reason why something had no turn has a "
			"NUL" },
		{ "INSERT INTO run_event VALUES (1, 1,"
		  " CAST(x'610061' AS TEXT), '')",
			"run 1: an event of it has a NUL" },
		{ "INSERT INTO clock_note VALUES (1, 1, 1, 1,"
		  " CAST(x'610061' AS TEXT))",
			"run 1: a note on the clock has a NUL" },
		{ "UPDATE incident SET path = x'610061'",
			"incident 1: its path has a NUL" },
		{ WITH_NUL("finding", "detail"),
			"finding 1: a text of it has a NUL" },
		{ "UPDATE finding SET moved_to = x'610061'",
			"finding 1: a text of it has a NUL" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		expect_bent(state, cases[i].sql, cases[i].finding);
}

/* The rules know the sizes of all algorithms that there are. */
static void a_digest_of_any_algorithm_is_sound(void **state)
{
	const struct fonds_algorithm_info *info;
	char sql[256];

	assert_int_equal(SQLITE_OK, fixture_sql(rows));
	for (int i = 1; i <= FONDS_ALGORITHM_COUNT; i++) {
		info = fonds_algorithm_info((enum fonds_algorithm)i);
		(void)snprintf(sql, sizeof(sql),
			"UPDATE canary SET algorithm = %d,"
			" digest = zeroblob(%u)",
			i, (unsigned)info->size);
		bend(sql);
		expect(*state, NULL);
	}
}

/* However much is damaged, it is told, and each thing once. */
static void much_damage_is_counted(void **state)
{
	struct fonds_catalog_check *made;

	assert_int_equal(SQLITE_OK, fixture_sql(rows));
	bend("UPDATE finding SET verdict = 99;"
	     "WITH RECURSIVE n (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM n"
	     " LIMIT 30000) INSERT INTO finding (number, run, holding, path,"
	     " verdict, detail, found_at) SELECT n, 1, 1, x'61', 99, '', 1"
	     " FROM n; UPDATE run SET findings = 30001;"
	     "WITH RECURSIVE n (n) AS (SELECT 3 UNION ALL SELECT n + 1 FROM n"
	     " LIMIT 100) INSERT INTO file_digest SELECT 1, x'62', 1, n,"
	     " zeroblob(16), 5, NULL FROM n");
	made = check(*state);
	assert_false(fonds_catalog_check_is_sound(made));
	assert_string_equal(
		"holding 1: a file of it has a digest of no state that it had",
		fonds_catalog_check_get(made, 0));
	assert_non_null(fonds_catalog_check_get(made, 9999));
	assert_null(fonds_catalog_check_get(made, 10000));
	fonds_catalog_check_free(made);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(what_readers_call_damaged_is_not_sound),
		FIXTURE_TEST(a_sum_beyond_what_sqlite_adds_is_a_finding),
		FIXTURE_TEST(a_run_that_cannot_be_summed_is_a_finding),
		FIXTURE_TEST(a_nul_in_a_path_or_text_is_a_finding),
		FIXTURE_TEST(a_digest_of_any_algorithm_is_sound),
		FIXTURE_TEST(much_damage_is_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
