/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/coverage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixity/catalog/coverage-rows.h"
#include "tests/unit/fixity/history-fixture.h"

#define DAY INT64_C(86400)
#define NOW (INT64_C(1000) * DAY)

/* Both holdings were registered on day 900; day 1000 is now. */
#define BASE \
	"DROP TRIGGER holding_is_fixed; UPDATE holding SET added_at = " \
	"77760000;" \
	"INSERT INTO run (number, state, scope, started_at, recorded_at," \
	" ended_at, holdings, files, not_checked) VALUES" \
	" (1, 1, '', 0, 86400000, 1, 0, 0, 0);" \
	"INSERT INTO agent VALUES (1, 0, 'eva');"

/* The policy of the default collection: every so many days. */
#define EVERY(days) \
	"INSERT INTO policy (collection, set_at, agent, every_seconds, rate," \
	" sample) VALUES (1, 1, 1, 86400 * " days ", 0, 0);"

#define CHECKED(holding, days) \
	"UPDATE shard SET checked_run = 1, checked_at = 86400 * " days \
	" WHERE holding = " holding ";"

#define STATE(holding, path, days, verdict) \
	"INSERT INTO file_state VALUES (" holding ", CAST('" path \
	"' AS BLOB)," \
	" 86400 * " days ", 1, " verdict ");"

static struct fonds_coverage cover(struct scratch *scratch, int64_t collection)
{
	struct fonds_coverage coverage;
	struct fonds_error *error = NULL;

	if (fonds_coverage_get(
		    scratch->catalog, collection, NOW, &coverage, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
	return coverage;
}

/* The figures that a test is about, as text. */
static void expect_coverage(struct scratch *scratch, const char *text)
{
	struct fonds_coverage c = cover(scratch, 0);
	struct seen seen = { { 0 }, 0 };

	see(&seen,
		"%llu files: never %llu, future %llu, within %llu %llu %llu "
		"%llu %llu, policy %llu, overdue %llu (%llu bytes), paused "
		"%llu, oldest %lld",
		(unsigned long long)c.files, (unsigned long long)c.never,
		(unsigned long long)c.in_future,
		(unsigned long long)c.within_day,
		(unsigned long long)c.within_week,
		(unsigned long long)c.within_month,
		(unsigned long long)c.within_quarter,
		(unsigned long long)c.within_year,
		(unsigned long long)c.within_policy,
		(unsigned long long)c.overdue,
		(unsigned long long)c.overdue_bytes,
		(unsigned long long)c.paused, (long long)(c.oldest / DAY));
	expect_seen(&seen, text);
}

static void test_what_is_not_there_is_not_counted(void **state)
{
	void *empty = NULL;
	struct fonds_coverage coverage;

	(void)state;
	(void)scratch_setup(&empty);
	coverage = cover(empty, 0);
	assert_int_equal(0, coverage.holdings);
	assert_int_equal(0, coverage.files);
	assert_int_equal(0, coverage.oldest);
	(void)scratch_teardown(&empty);
}

static void test_files_count_by_their_shard_or_by_themselves(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_coverage coverage;

	history_sql(scratch, BASE);
	expect_coverage(scratch,
		"5 files: never 5, future 0, within 0 0 0 0 0, policy 0, "
		"overdue 5 (25 bytes), paused 0, oldest 0");
	history_sql(scratch, CHECKED("1", "999"));
	expect_coverage(scratch,
		"5 files: never 2, future 0, within 3 3 3 3 3, policy 3, "
		"overdue 2 (10 bytes), paused 0, oldest 999");
	/* Two of the first holding, and one of the second, by themselves. */
	history_sql(scratch, STATE("1", "data/a", "995", "0"));
	history_sql(scratch, STATE("1", "data/c", "975", "1"));
	history_sql(scratch, STATE("2", "data/y", "999", "3"));
	expect_coverage(scratch,
		"5 files: never 1, future 0, within 2 3 4 4 4, policy 4, "
		"overdue 1 (5 bytes), paused 0, oldest 975");
	coverage = cover(scratch, 0);
	assert_int_equal(2, coverage.holdings);
	assert_int_equal(25, coverage.bytes);
	assert_int_equal(2, coverage.verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(1, coverage.verdicts[FONDS_VERDICT_CORRUPT]);
	assert_int_equal(1, coverage.verdicts[FONDS_VERDICT_MISSING]);
	assert_int_equal(1, coverage.verdicts[FONDS_VERDICT_NOT_CHECKED]);
}

/* Nothing was learned of them, however lately it was tried. */
static void test_what_could_not_be_judged_is_not_covered(void **state)
{
	static const char *const states[] = {
		STATE("1", "data/a", "1000", "5"),
		STATE("1", "data/a", "1000", "6"),
		STATE("1", "data/a", "1000", "7"),
	};
	struct scratch *scratch = *state;

	history_sql(scratch,
		BASE EVERY("30") CHECKED("1", "999") CHECKED("2", "999"));
	for (size_t i = 0; i < 3; i++) {
		history_sql(scratch, "DELETE FROM file_state");
		history_sql(scratch, states[i]);
		expect_coverage(scratch,
			"5 files: never 1, future 0, within 4 4 4 4 4, "
			"policy 4, overdue 1 (5 bytes), paused 0, oldest 999");
	}
	history_sql(scratch, "DELETE FROM file_state");
	history_sql(scratch, STATE("1", "data/a", "1000", "1"));
	expect_coverage(scratch,
		"5 files: never 0, future 0, within 5 5 5 5 5, policy 5, "
		"overdue 0 (0 bytes), paused 0, oldest 999");
}

static void test_the_spans_are_exact_to_the_second(void **state)
{
	static const struct {
		const char *age;
		const char *spans;
	} cases[] = {
		{ "0", "3 3 3 3 3" },
		{ "86400", "3 3 3 3 3" },
		{ "86401", "0 3 3 3 3" },
		{ "86400 * 7", "0 3 3 3 3" },
		{ "86400 * 7 + 1", "0 0 3 3 3" },
		{ "86400 * 30", "0 0 3 3 3" },
		{ "86400 * 30 + 1", "0 0 0 3 3" },
		{ "86400 * 90", "0 0 0 3 3" },
		{ "86400 * 90 + 1", "0 0 0 0 3" },
		{ "86400 * 365", "0 0 0 0 3" },
		{ "86400 * 365 + 1", "0 0 0 0 0" },
		{ "-3600", "3 3 3 3 3" },
		{ "-3601", "0 0 0 0 0" },
	};
	struct scratch *scratch = *state;

	history_sql(scratch, BASE);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct seen seen = { { 0 }, 0 };
		struct fonds_coverage c;
		char sql[128];

		(void)snprintf(sql, sizeof(sql),
			"UPDATE shard SET checked_run = 1, checked_at ="
			" 86400 * 1000 - (%s) WHERE holding = 1",
			cases[i].age);
		history_sql(scratch, sql);
		c = cover(scratch, 0);
		see(&seen, "%llu %llu %llu %llu %llu",
			(unsigned long long)c.within_day,
			(unsigned long long)c.within_week,
			(unsigned long long)c.within_month,
			(unsigned long long)c.within_quarter,
			(unsigned long long)c.within_year);
		expect_seen(&seen, cases[i].spans);
	}
	assert_int_equal(3, cover(scratch, 0).in_future);
}

static void test_the_policy_says_what_is_overdue(void **state)
{
	struct scratch *scratch = *state;

	/* Never checked, and registered less than 120 days ago. */
	history_sql(scratch, BASE EVERY("120"));
	assert_int_equal(5, cover(scratch, 0).within_policy);
	assert_int_equal(0, cover(scratch, 0).overdue);
	/* The last policy counts. */
	history_sql(scratch, EVERY("99"));
	assert_int_equal(5, cover(scratch, 0).overdue);
	history_sql(scratch, CHECKED("1", "901"));
	assert_int_equal(3, cover(scratch, 0).within_policy);
	assert_int_equal(2, cover(scratch, 0).overdue);
	history_sql(scratch, CHECKED("1", "901 - 1"));
	assert_int_equal(0, cover(scratch, 0).within_policy);
	/* Without a period, once is enough. */
	history_sql(scratch, EVERY("0"));
	assert_int_equal(3, cover(scratch, 0).within_policy);
	assert_int_equal(2, cover(scratch, 0).overdue);
	assert_int_equal(10, cover(scratch, 0).overdue_bytes);
	/* A check in the future proves nothing. */
	history_sql(scratch, CHECKED("1", "1001"));
	assert_int_equal(0, cover(scratch, 0).within_policy);
	assert_int_equal(3, cover(scratch, 0).in_future);
	assert_int_equal(5, cover(scratch, 0).overdue);
}

#define PAUSE(kind, target, until, ended) \
	"INSERT INTO pause (kind, target, begun_at, until_at, agent, reason," \
	" ended_at, ended_by) VALUES (" kind ", " target ", 1, " until \
	", 1, 'r', " ended ")"

static void test_what_is_paused_is_not_overdue(void **state)
{
	static const struct {
		const char *pause;
		uint64_t paused;
	} cases[] = {
		{ PAUSE("0", "0", "NULL", "NULL, NULL"), 5 },
		{ PAUSE("1", "1", "NULL", "NULL, NULL"), 5 },
		{ PAUSE("1", "2", "NULL", "NULL, NULL"), 0 },
		{ PAUSE("2", "1", "NULL", "NULL, NULL"), 2 },
		{ PAUSE("2", "0", "NULL", "NULL, NULL"), 0 },
		{ PAUSE("3", "1", "NULL", "NULL, NULL"), 3 },
		{ PAUSE("3", "1", "86400 * 1000 + 1", "NULL, NULL"), 3 },
		{ PAUSE("3", "1", "86400 * 1000", "NULL, NULL"), 0 },
		{ PAUSE("3", "1", "NULL", "5, 1"), 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		void *fresh = NULL;
		struct fonds_coverage coverage;

		(void)history_setup(&fresh);
		history_sql(fresh, BASE EVERY("1") "INSERT INTO volume VALUES "
						   "(1, 'i', 'v', 1);"
						   "UPDATE holding SET volume "
						   "= 1 WHERE number = 2;");
		history_sql(fresh, cases[i].pause);
		coverage = cover(fresh, 0);
		assert_int_equal(cases[i].paused, coverage.paused);
		assert_int_equal(5 - cases[i].paused, coverage.overdue);
		assert_int_equal(
			5 * (5 - cases[i].paused), coverage.overdue_bytes);
		(void)scratch_teardown(&fresh);
	}
}

static void test_a_collection_has_its_own_coverage(void **state)
{
	struct scratch *scratch = *state;

	history_sql(scratch, BASE
		"INSERT INTO collection VALUES (2, 'two', '', 1);"
		"UPDATE holding SET collection = 2 WHERE number = 2;" EVERY(
			"1"));
	assert_int_equal(3, cover(scratch, 1).files);
	assert_int_equal(2, cover(scratch, 2).files);
	assert_int_equal(2, cover(scratch, 2).overdue);
	assert_int_equal(0, cover(scratch, 3).files);
	/* What is removed is nobody's any more. */
	history_sql(scratch, "INSERT INTO removal VALUES (1, 5, 1, 'r')");
	assert_int_equal(2, cover(scratch, 0).files);
	assert_int_equal(1, cover(scratch, 0).holdings);
}

static void test_shards_that_do_not_sum_are_a_damaged_catalog(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_coverage coverage;
	struct fonds_error *error = NULL;

	history_sql(scratch, BASE "UPDATE holding SET files = 4"
				  " WHERE number = 1");
	assert_int_equal(FONDS_ERR_FORMAT, fonds_coverage_get(scratch->catalog,
						   0, NOW, &coverage, &error));
	expect_error(&error, "6 files are registered, and its shards have 5");
}

static enum fonds_status see_overdue(const struct fonds_overdue *overdue,
	void *payload, struct fonds_error **error)
{
	(void)error;
	see(payload, "%lld %s (%s) %lld, due %lld: %llu/%llu\n",
		(long long)overdue->holding, overdue->location,
		overdue->collection, (long long)(overdue->checked_at / DAY),
		(long long)(overdue->due_at / DAY),
		(unsigned long long)overdue->files,
		(unsigned long long)overdue->bytes);
	return FONDS_OK;
}

static void expect_overdue(
	struct scratch *scratch, size_t limit, const char *text)
{
	struct seen seen = { { 0 }, 0 };

	assert_int_equal(FONDS_OK, fonds_coverage_overdue(scratch->catalog, NOW,
					   limit, see_overdue, &seen, NULL));
	expect_seen(&seen, text);
}

#define SECOND_NEVER "2 /scratch/2 (default) 0, due 900: 2/10\n"
#define FIRST(checked, due) \
	"1 /scratch/1 (default) " checked ", due " due ": 3/15\n"

static void test_the_longest_overdue_come_first(void **state)
{
	struct scratch *scratch = *state;

	history_sql(scratch, BASE EVERY("20") CHECKED("1", "970"));
	expect_overdue(scratch, 10, SECOND_NEVER FIRST("970", "990"));
	expect_overdue(scratch, 1, SECOND_NEVER);
	expect_overdue(scratch, 0, "");
	history_sql(scratch, CHECKED("1", "870"));
	expect_overdue(scratch, 10, FIRST("870", "890") SECOND_NEVER);
	expect_overdue(scratch, 1, FIRST("870", "890"));
	/* One of the three was checked since then by itself. */
	history_sql(scratch, STATE("1", "data/b", "999", "0"));
	expect_overdue(
		scratch, 1, "1 /scratch/1 (default) 870, due 890: 2/10\n");
	/* One that stands in the future is due now. */
	history_sql(scratch, CHECKED("2", "2000") CHECKED("1", "990"));
	expect_overdue(
		scratch, 9, "2 /scratch/2 (default) 2000, due 1000: 2/10\n");
	history_sql(scratch, CHECKED("2", "985"));
	expect_overdue(scratch, 9, "");
}

/* Many in every order: as many as the limit are kept, and the right ones. */
static void test_the_limit_keeps_the_oldest_of_many(void **state)
{
	struct scratch *scratch = *state;
	char sql[128];

	history_sql(scratch, BASE EVERY("1"));
	for (int i = 3; i <= 40; i++)
		assert_int_equal(i, scratch_holding(scratch, "data/z"));
	for (int i = 1; i <= 40; i++) {
		(void)snprintf(sql, sizeof(sql),
			"UPDATE shard SET checked_run = 1, checked_at ="
			" 86400 * %d WHERE holding = %d",
			100 + i * 27 % 41, i);
		history_sql(scratch, sql);
	}
	/* i * 27 mod 41 is 1 for 38, 2 for 35, 3 for 32. */
	expect_overdue(scratch, 3,
		"38 /scratch/38 (default) 101, due 102: 1/5\n"
		"35 /scratch/35 (default) 102, due 103: 1/5\n"
		"32 /scratch/32 (default) 103, due 104: 1/5\n");
}

static void test_what_runs_read_in_a_span_of_time(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_throughput through;

	history_sql(scratch, BASE
		"INSERT INTO auditor (number, run, host, user, process,"
		" version, libraries, system, read_mode, started_at, seen_at,"
		" files, bytes, busy_ms) VALUES"
		" (1, 1, '', '', 1, '', '', '', '', 0, 0, 5, 40, 1000);"
		"INSERT INTO run_shard (run, shard, auditor, ended_at, files,"
		" bytes, findings, ok, corrupt, not_checked) VALUES"
		" (1, 1, 1, 100, 3, 10, 1, 1, 1, 1),"
		" (1, 3, 1, 200, 2, 30, 0, 2, 0, 0),"
		" (1, 4, 1, NULL, 0, 0, 0, 0, 0, 0)");
	assert_int_equal(FONDS_OK, fonds_coverage_throughput(scratch->catalog,
					   0, 0, 1000, &through, NULL));
	assert_int_equal(4, through.files);
	assert_int_equal(40, through.bytes);
	assert_int_equal(1000, through.busy_ms);
	assert_int_equal(1, through.findings);
	assert_int_equal(1000, through.until);
	assert_int_equal(FONDS_OK, fonds_coverage_throughput(scratch->catalog,
					   1, 101, 201, &through, NULL));
	assert_int_equal(2, through.files);
	assert_int_equal(30, through.bytes);
	assert_int_equal(750, through.busy_ms);
	assert_int_equal(0, through.findings);
	assert_int_equal(FONDS_OK, fonds_coverage_throughput(scratch->catalog,
					   0, 101, 200, &through, NULL));
	assert_int_equal(0, through.files);
	assert_int_equal(FONDS_OK, fonds_coverage_throughput(scratch->catalog,
					   2, 0, 1000, &through, NULL));
	assert_int_equal(0, through.bytes);
}

static void test_an_age_is_never_negative(void **state)
{
	(void)state;
	assert_int_equal(0, fonds_coverage_age(NOW + 1, NOW));
	assert_int_equal(0, fonds_coverage_age(NOW, NOW));
	assert_int_equal(1, fonds_coverage_age(NOW - 1, NOW));
	assert_true(fonds_coverage_age(INT64_MIN, INT64_MAX) == UINT64_MAX);
	assert_false(fonds_coverage_is_in_future(NOW + 3600, NOW));
	assert_true(fonds_coverage_is_in_future(NOW + 3601, NOW));
	assert_true(fonds_coverage_is_in_future(INT64_MAX, INT64_MIN));
	assert_false(fonds_coverage_is_in_future(INT64_MIN, INT64_MAX));
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, history_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_not_there_is_not_counted),
		TEST(test_files_count_by_their_shard_or_by_themselves),
		TEST(test_what_could_not_be_judged_is_not_covered),
		TEST(test_the_spans_are_exact_to_the_second),
		TEST(test_the_policy_says_what_is_overdue),
		cmocka_unit_test(test_what_is_paused_is_not_overdue),
		TEST(test_a_collection_has_its_own_coverage),
		TEST(test_shards_that_do_not_sum_are_a_damaged_catalog),
		TEST(test_the_longest_overdue_come_first),
		TEST(test_the_limit_keeps_the_oldest_of_many),
		TEST(test_what_runs_read_in_a_span_of_time),
		cmocka_unit_test(test_an_age_is_never_negative),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
