/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixity/catalog/run.h"
#include "tests/unit/fixity/history-fixture.h"

/* A run in which a file of each shard was bad, and one holding had no turn. */
#define RUN \
	"INSERT INTO run (number, state, scope, started_at, recorded_at," \
	" ended_at, holdings, files, bytes, findings, ok, corrupt," \
	" unexpected, not_checked, not_due) VALUES (1, 1, 'everything', 1000," \
	" 1050, 1060, 2, 9, 25, 4, 3, 2, 1, 0, 4);" \
	"INSERT INTO run_rest VALUES (1, 12, 'not due', 1, 4);" \
	"INSERT INTO run_shard (run, shard, ended_at, files, bytes, findings," \
	" ok, corrupt, unexpected, not_checked) VALUES" \
	" (1, 1, 1010, 3, 15, 1, 2, 1, 0, 0)," \
	" (1, 2, 1040, 0, 0, 1, 0, 0, 1, 0)," \
	" (1, 3, 1030, 2, 10, 1, 1, 1, 0, 0)," \
	" (1, 4, 1020, 0, 0, 0, 0, 0, 0, 0);" \
	"INSERT INTO finding (run, holding, shard, path, verdict, detail," \
	" found_at) VALUES (1, 1, 1, x'61', 1, '', 1)," \
	" (1, 1, 2, x'62', 4, '', 1), (1, 2, 3, x'63', 1, '', 1)," \
	" (1, 2, NULL, x'', 8, '', 1);"

#define WITHOUT_GUARDS \
	"DROP TRIGGER run_is_closed_once; DROP TRIGGER run_rest_is_fixed;" \
	"DROP TRIGGER run_rest_is_kept; DROP TRIGGER finding_is_fixed;" \
	"DROP TRIGGER finding_is_kept; DROP TRIGGER run_shard_is_closed_once;" \
	"DROP TRIGGER run_shard_is_kept;"

static enum fonds_status see_difference(
	const char *difference, void *payload, struct fonds_error **error)
{
	(void)error;
	see(payload, "%s\n", difference);
	return FONDS_OK;
}

static void expect_differences(
	struct scratch *scratch, uint64_t count, const char *text)
{
	struct seen seen = { { 0 }, 0 };
	uint64_t differences = 99;

	assert_int_equal(
		FONDS_OK, fonds_run_recount(scratch->catalog, 1, see_difference,
				  &seen, &differences, NULL));
	expect_seen(&seen, text);
	assert_int_equal(count, differences);
}

static void test_nothing_differs_in_a_run_that_adds_up(void **state)
{
	struct scratch *scratch = *state;

	history_sql(scratch, RUN);
	expect_differences(scratch, 0, "");
}

static void test_a_run_that_is_not_there(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_error *error = NULL;
	uint64_t differences = 99;

	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_run_recount(scratch->catalog, 1, see_difference, NULL,
			&differences, &error));
	expect_error(&error, "no run 1 in the catalog");
	assert_int_equal(99, differences);
}

#define SAYS(what, said, rows) \
	what ": run 1 says " said ", and its rows give " rows "\n"

static void test_each_figure_of_a_run_that_is_bent_is_told(void **state)
{
	static const struct {
		const char *column;
		const char *difference;
	} cases[] = {
		{ "holdings", NULL }, /* the rest may be of another one */
		{ "files", SAYS("files", "10", "9") },
		{ "bytes", SAYS("bytes", "26", "25") },
		{ "findings", SAYS("findings", "5", "4") },
		{ "ok", SAYS("ok", "4", "3") },
		{ "corrupt", SAYS("corrupt", "3", "2") },
		{ "corrupt_unconfirmed",
			SAYS("corrupt-unconfirmed", "1", "0") },
		{ "missing", SAYS("missing", "1", "0") },
		{ "unexpected", SAYS("unexpected", "2", "1") },
		{ "unreadable", SAYS("unreadable", "1", "0") },
		{ "denied", SAYS("denied", "1", "0") },
		{ "unstable", SAYS("unstable", "1", "0") },
		{ "volume_offline", SAYS("volume-offline", "1", "0") },
		{ "not_checked", SAYS("not-checked", "1", "0") },
		{ "moved", SAYS("moved", "1", "0") },
		{ "skipped", SAYS("skipped", "1", "0") },
		{ "not_due", SAYS("not-due", "5", "4") },
	};
	struct scratch *scratch = *state;

	history_sql(scratch, RUN WITHOUT_GUARDS);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *difference = cases[i].difference;
		char sql[128];

		(void)snprintf(sql, sizeof(sql), "UPDATE run SET %s = %s + 1",
			cases[i].column, cases[i].column);
		history_sql(scratch, sql);
		expect_differences(scratch, difference ? 1 : 0,
			difference ? difference : "");
		(void)snprintf(sql, sizeof(sql), "UPDATE run SET %s = %s - 1",
			cases[i].column, cases[i].column);
		history_sql(scratch, sql);
	}
}

static void test_holdings_are_compared_as_far_as_they_are_known(void **state)
{
	struct scratch *scratch = *state;

	history_sql(scratch, RUN WITHOUT_GUARDS "UPDATE run SET holdings = 1");
	expect_differences(scratch, 1, SAYS("holdings", "1", "2"));
	history_sql(scratch,
		"DELETE FROM run_rest; UPDATE run SET holdings = 3,"
		" files = 5, not_due = 0");
	expect_differences(scratch, 1, SAYS("holdings", "3", "2"));
}

#define SHARD(number, said, rows) \
	"shard " number " of run 1: it says " said \
	" unexpected, and there are " rows "\n"

static void test_each_row_that_is_bent_is_told(void **state)
{
	static const struct {
		const char *sql;
		uint64_t count;
		const char *differences;
	} cases[] = {
		{ "DELETE FROM run_shard WHERE shard = 3", 4,
			SAYS("files", "9", "7") SAYS("bytes", "25", "15") SAYS(
				"ok", "3", "2") SAYS("corrupt", "2", "1") },
		{ "UPDATE run_shard SET ok = 1, missing = 1 WHERE shard = 1", 2,
			SAYS("ok", "3", "2") SAYS("missing", "0", "1") },
		{ "UPDATE run_rest SET verdict = 11", 2,
			SAYS("skipped", "0", "4") SAYS("not-due", "4", "0") },
		{ "DELETE FROM run_rest", 2,
			SAYS("files", "9", "5") SAYS("not-due", "4", "0") },
		{ "DELETE FROM finding WHERE shard IS NULL", 1,
			SAYS("findings", "4", "3") },
		{ "UPDATE finding SET shard = 1 WHERE shard IS NULL", 1,
			SHARD("1", "1 findings and 0", "2 and 0") },
		{ "UPDATE finding SET verdict = 5 WHERE shard = 2", 1,
			SHARD("2", "1 findings and 1", "1 and 0") },
		{ "UPDATE finding SET verdict = 4 WHERE shard = 3", 1,
			SHARD("3", "1 findings and 0", "1 and 1") },
		{ "UPDATE run_shard SET findings = 2 WHERE shard > 2", 2,
			SHARD("3", "2 findings and 0", "1 and 0")
				SHARD("4", "2 findings and 0", "0 and 0") },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		void *fresh = NULL;

		(void)history_setup(&fresh);
		history_sql(fresh, RUN WITHOUT_GUARDS);
		history_sql(fresh, cases[i].sql);
		expect_differences(fresh, cases[i].count, cases[i].differences);
		(void)scratch_teardown(&fresh);
	}
}

static enum fonds_status refuse(
	const char *difference, void *payload, struct fonds_error **error)
{
	(void)difference;
	(void)payload;
	(void)error;
	return FONDS_ERR_CANCELLED;
}

static void test_the_callback_may_end_it(void **state)
{
	struct scratch *scratch = *state;
	uint64_t differences = 99;

	history_sql(scratch, RUN WITHOUT_GUARDS "UPDATE run SET bytes = 0");
	assert_int_equal(
		FONDS_ERR_CANCELLED, fonds_run_recount(scratch->catalog, 1,
					     refuse, NULL, &differences, NULL));
	assert_int_equal(99, differences);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, history_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_nothing_differs_in_a_run_that_adds_up),
		TEST(test_a_run_that_is_not_there),
		TEST(test_each_figure_of_a_run_that_is_bent_is_told),
		TEST(test_holdings_are_compared_as_far_as_they_are_known),
		cmocka_unit_test(test_each_row_that_is_bent_is_told),
		TEST(test_the_callback_may_end_it),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
