/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/work.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/fixity/work-fixture.h"

#define DAY ((int64_t)86400)

static const struct fonds_work_scope due = {
	.is_due_only = true,
	.text = "due",
};

/* Who has a turn, as "1 2 5". */
static void expect_listed(
	const struct scratch *scratch, int64_t run, const char *shards)
{
	char sql[160];
	char text[256] = "";
	int64_t after = 0;

	for (;;) {
		(void)snprintf(sql, sizeof(sql),
			"SELECT min(shard) FROM run_shard WHERE run = %lld"
			" AND shard > %lld",
			(long long)run, (long long)after);
		after = work_count(scratch, sql);
		if (after <= 0)
			break;
		(void)snprintf(text + strlen(text), sizeof(text) - strlen(text),
			"%s%lld", *text ? " " : "", (long long)after);
	}
	assert_string_equal(shards, text);
	work_expect_conserved(scratch);
}

/* Files that had no turn in the run, with this reason. */
static void expect_rest(const struct scratch *scratch, int64_t run,
	enum fonds_verdict verdict, const char *reason, int64_t files)
{
	char sql[256];

	(void)snprintf(sql, sizeof(sql),
		"SELECT files FROM run_rest WHERE run = %lld AND verdict = %d"
		" AND reason = '%s'",
		(long long)run, (int)verdict, reason);
	assert_int_equal(files, work_count(scratch, sql));
}

static void set_policy(struct scratch *scratch, struct fonds_policy policy)
{
	assert_int_equal(FONDS_OK,
		fonds_policy_set(scratch->catalog, 1, &policy, "me", NULL));
}

static const struct fonds_policy plain = {
	.every_seconds = 10 * DAY,
	.window_from = -1,
	.window_to = -1,
};

/* Each shard of the run is found ok, days from now. */
static void check_all(struct scratch *scratch, int64_t days, int64_t shards)
{
	struct work_auditor auditor = work_start(scratch, NULL);

	fonds_db_step_clock(auditor.catalog, days * DAY);
	for (int64_t i = 1; i <= shards; i++)
		work_check_ok(&auditor, i);
	work_leave(&auditor, FONDS_RUN_COMPLETE);
}

/* A run of what is due, days from now; it is interrupted at once. */
static int64_t start_due(struct scratch *scratch, int64_t days,
	const struct fonds_work_scope *scope)
{
	struct work_auditor auditor = { 0 };

	assert_int_equal(FONDS_OK, fonds_catalog_open(scratch->catalog_path,
					   false, &auditor.catalog, NULL));
	fonds_db_step_clock(auditor.catalog, days * DAY);
	work_join(&auditor, scope);
	assert_true(auditor.is_new);
	work_leave(&auditor, FONDS_RUN_PARTIAL);
	return auditor.run;
}

/* By the database, as it is now. */
static int64_t unixtime_in(struct scratch *scratch, int64_t seconds)
{
	int64_t now = 0;

	assert_int_equal(FONDS_OK, fonds_db_now(scratch->catalog, &now, NULL));
	return now + seconds;
}

static void test_a_run_begins_with_all_that_is_registered(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor;

	work_holding(scratch, WORK_BIG, "data/a", "data/b");
	work_holding(scratch, 5, "data/c", "data/d");
	work_holding(scratch, 5, "data/e");
	assert_int_equal(FONDS_OK,
		fonds_holding_remove(scratch->catalog, 3, "me", "gone", NULL));
	auditor = work_start(scratch, NULL);
	assert_true(auditor.is_new);
	expect_listed(scratch, auditor.run, "1 2 3 4 5");
	assert_int_equal(
		1, work_count(scratch, "SELECT holdings = 2 AND files = 4"
				       " AND not_checked = 4"
				       " AND scope = 'everything' FROM run"));
	assert_int_equal(
		1, work_count(scratch, "SELECT host = 'host' AND process = 7"
				       " AND read_mode = 'm' FROM auditor"));
	work_leave(&auditor, FONDS_RUN_INTERRUPTED);
}

static void test_an_empty_catalog_is_checked_at_once(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor = work_start(scratch, NULL);

	work_leave(&auditor, FONDS_RUN_INTERRUPTED);
	assert_int_equal(FONDS_RUN_COMPLETE,
		work_count(scratch, "SELECT state FROM run"));
}

static void test_only_what_is_there_can_be_asked_for(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor = { .catalog = scratch->catalog };
	struct fonds_work_scope scope = { .holding = 4 };
	struct fonds_error *error = NULL;

	work_holding(scratch, 5, "data/a");
	assert_int_equal(
		FONDS_ERR_NOT_FOUND, work_try_join(&auditor, &scope, &error));
	expect_error(&error, "no holding 4 in the catalog");
	scope = (struct fonds_work_scope){ .collection = 9 };
	assert_int_equal(
		FONDS_ERR_NOT_FOUND, work_try_join(&auditor, &scope, &error));
	expect_error(&error, "no collection 9 in the catalog");
	assert_int_equal(FONDS_OK,
		fonds_holding_remove(scratch->catalog, 1, "me", "gone", NULL));
	scope = (struct fonds_work_scope){ .holding = 1 };
	assert_int_equal(
		FONDS_ERR_NOT_FOUND, work_try_join(&auditor, &scope, NULL));
	assert_int_equal(0, work_count(scratch, "SELECT count(*) FROM run"));
}

static void test_a_scope_can_be_a_collection_a_holding_or_paths(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_work_scope scope = { .text = "one" };
	int64_t collection = 0;

	assert_int_equal(FONDS_OK, fonds_collection_add(scratch->catalog,
					   "other", "", &collection, NULL));
	work_holding(scratch, WORK_BIG, "data/a", "data/b.tif");
	work_register(scratch, collection, WORK_BIG,
		(const char *const[]){ "data/c.tif", NULL });
	scope.collection = collection;
	expect_listed(scratch, start_due(scratch, 0, &scope), "4 5");
	scope = (struct fonds_work_scope){ .holding = 1, .text = "two" };
	expect_listed(scratch, start_due(scratch, 0, &scope), "1 2 3");
	/* With the search for what is unexpected beside these files. */
	scope = (struct fonds_work_scope){
		.path_glob = "**/*.tif",
		.text = "three",
	};
	expect_listed(scratch, start_due(scratch, 0, &scope), "2 3 4 5");
	scope.path_glob = "data/a";
	scope.text = "four";
	expect_listed(scratch, start_due(scratch, 0, &scope), "1 3");
	assert_int_equal(
		1, work_count(scratch, "SELECT holdings = 1 AND files = 1"
				       " FROM run WHERE number = 4"));
	scope.path_glob = "data/\xff*";
	scope.text = "paths data/\xff*";
	expect_listed(scratch, start_due(scratch, 0, &scope), "");
	assert_int_equal(
		1, work_count(scratch, "SELECT scope = 'paths data/\\xff*'"
				       " FROM run WHERE number = 5"));
	scope.path_glob = "none";
	scope.text = "five";
	expect_listed(scratch, start_due(scratch, 0, &scope), "");
}

static void test_a_run_that_is_under_way_is_joined(void **state)
{
	struct scratch *scratch = *state;
	const struct fonds_work_scope other = { .text = "other" };
	struct work_auditor first;
	struct work_auditor second;
	struct work_auditor third;

	work_holding(scratch, WORK_BIG, "data/a");
	first = work_start(scratch, NULL);
	second = work_start(scratch, NULL);
	third = work_start(scratch, &other);
	assert_int_equal(first.run, second.run);
	assert_false(second.is_new);
	assert_true(third.is_new);
	/* It goes on while one of them is at work. */
	work_leave(&first, FONDS_RUN_PARTIAL);
	assert_int_equal(FONDS_RUN_RUNNING,
		work_count(scratch, "SELECT state FROM run WHERE number = 1"));
	work_leave(&second, FONDS_RUN_PARTIAL);
	assert_int_equal(FONDS_RUN_PARTIAL,
		work_count(scratch, "SELECT state FROM run WHERE number = 1"));
	work_leave(&third, FONDS_RUN_INTERRUPTED);
}

static void test_an_interrupted_run_is_gone_on_with(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor;
	struct work_auditor next;

	work_holding(scratch, WORK_BIG, "data/a", "data/b");
	auditor = work_start(scratch, NULL);
	work_check_ok(&auditor, 1);
	work_leave(&auditor, FONDS_RUN_INTERRUPTED);
	assert_int_equal(
		1, work_count(scratch, "SELECT state = 2 AND ended_at > 0"
				       " AND why = 'why' FROM run"));
	next = work_start(scratch, NULL);
	assert_false(next.is_new);
	assert_int_equal(1, next.run);
	assert_int_equal(
		1, work_count(scratch, "SELECT state = 0 AND ended_at IS NULL"
				       " AND why = '' FROM run"));
	/* And the same after a kill, which nobody told the catalog of. */
	work_check_ok(&next, 2);
	work_die(&next);
	next = work_start(scratch, NULL);
	assert_false(next.is_new);
	work_check_ok(&next, 3);
	work_leave(&next, FONDS_RUN_INTERRUPTED);
	assert_int_equal(
		1, work_count(scratch, "SELECT state = 1 AND ok = 2 FROM run"));
	next = work_start(scratch, NULL);
	assert_true(next.is_new);
	work_die(&next);
}

static void test_a_new_run_can_be_asked_for(void **state)
{
	struct scratch *scratch = *state;
	const struct fonds_work_scope anew = { .starts_anew = true };
	struct work_auditor refused = { .catalog = scratch->catalog };
	struct fonds_error *error = NULL;
	struct work_auditor auditor;

	work_holding(scratch, WORK_BIG, "data/a");
	auditor = work_start(scratch, NULL);
	assert_int_equal(
		FONDS_ERR_BUSY, work_try_join(&refused, &anew, &error));
	expect_error(&error, "run 1 of the same scope is under way");
	work_die(&auditor);
	auditor = work_start(scratch, &anew);
	assert_true(auditor.is_new);
	assert_int_equal(2, auditor.run);
	assert_int_equal(
		1, work_count(scratch, "SELECT state = 3 AND"
				       " why = 'a new run was asked for'"
				       " FROM run WHERE number = 1"));
	work_leave(&auditor, FONDS_RUN_INTERRUPTED);
	auditor = work_start(scratch, NULL);
	assert_int_equal(2, auditor.run);
	work_die(&auditor);
}

static void test_runs_of_the_dead_are_closed_as_interrupted(void **state)
{
	struct scratch *scratch = *state;
	const struct fonds_work_scope other = { .text = "other" };
	struct work_auditor auditor;

	work_holding(scratch, WORK_BIG, "data/a");
	auditor = work_start(scratch, NULL);
	work_die(&auditor);
	auditor = work_start(scratch, &other);
	assert_int_equal(1, work_count(scratch, "SELECT state = 2 AND"
						" why = 'its auditors died'"
						" FROM run WHERE number = 1"));
	work_die(&auditor);
	auditor = work_start(scratch, NULL);
	assert_int_equal(1, auditor.run);
	work_die(&auditor);
}

/* Their rows are of whole bags. */
static void test_runs_of_older_formats_are_left_as_they_are(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor;

	work_holding(scratch, WORK_BIG, "data/a");
	work_sql(scratch,
		"INSERT INTO run (state, scope, started_at, recorded_at,"
		" ended_at, holdings, files, not_checked)"
		" VALUES (2, 'everything', 1, 1, 1, 1, 1, 1)");
	auditor = work_start(scratch, NULL);
	assert_true(auditor.is_new);
	assert_int_equal(FONDS_RUN_INTERRUPTED,
		work_count(scratch, "SELECT state FROM run WHERE number = 1"));
	work_die(&auditor);
}

static void test_what_was_checked_within_its_period_is_not_due(void **state)
{
	struct scratch *scratch = *state;
	int64_t run;

	work_holding(scratch, WORK_BIG, "data/a", "data/b");
	/* Without a policy only what was never checked is due. */
	expect_listed(scratch, start_due(scratch, 0, &due), "1 2 3");
	check_all(scratch, 0, 3);
	run = start_due(scratch, 1000, &due);
	expect_listed(scratch, run, "");
	expect_rest(scratch, run, FONDS_VERDICT_NOT_DUE, "not due", 2);
	set_policy(scratch, plain);
	expect_listed(scratch, start_due(scratch, 9, &due), "");
	expect_listed(scratch, start_due(scratch, 10, &due), "1 2 3");
	/* A file of its own age, and one that is not sound. */
	work_sql(scratch, "INSERT INTO file_state VALUES (1, x'646174612f61',"
			  " unixepoch() - 5 * 86400, 1, 0)");
	expect_listed(scratch, start_due(scratch, 4, &due), "");
	expect_listed(scratch, start_due(scratch, 6, &due), "1 3");
	work_sql(scratch, "UPDATE file_state SET verdict = 1,"
			  " checked_at = unixepoch()");
	expect_listed(scratch, start_due(scratch, 4, &due), "1 3");
}

static void test_an_inventory_is_due_by_itself_too(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor;

	set_policy(scratch, plain);
	work_holding(scratch, WORK_BIG, "data/a");
	auditor = work_start(scratch, NULL);
	work_check_ok(&auditor, 1);
	work_leave(&auditor, FONDS_RUN_PARTIAL);
	expect_listed(scratch, start_due(scratch, 1, &due), "2");
}

/* Ten years ahead, and set right again: it proves nothing. */
static void test_a_check_in_the_future_is_due(void **state)
{
	struct scratch *scratch = *state;

	set_policy(scratch, plain);
	work_holding(scratch, WORK_BIG, "data/a");
	check_all(scratch, 3650, 2);
	expect_listed(scratch, start_due(scratch, 1, &due), "1 2");
}

static void test_a_clock_that_was_set_back_is_noted(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor;

	work_holding(scratch, 5, "data/a");
	auditor = work_start(scratch, NULL);
	work_die(&auditor);
	work_sql(scratch, "UPDATE run SET recorded_at = unixepoch() + 600");
	auditor = work_start(scratch, NULL);
	assert_false(auditor.is_new);
	assert_int_equal(1,
		work_count(scratch, "SELECT count(*) FROM clock_note"
				    " WHERE run = 1 AND step < -500 AND note"
				    " LIKE '%behind the time of an earlier%'"));
	work_leave(&auditor, FONDS_RUN_INTERRUPTED);
	auditor = work_start(scratch, NULL);
	work_leave(&auditor, FONDS_RUN_INTERRUPTED);
	assert_int_equal(
		1, work_count(scratch, "SELECT count(*) FROM clock_note"));
}

static void test_what_is_paused_is_skipped_and_says_why(void **state)
{
	struct scratch *scratch = *state;
	int64_t pause = 0;
	int64_t run;

	work_holding(scratch, WORK_BIG, "data/a");
	work_holding(scratch, 5, "data/b", "data/c");
	assert_int_equal(FONDS_OK,
		fonds_pause_begin(scratch->catalog, FONDS_PAUSE_HOLDING, 2, 0,
			"Ada", "it moves", &pause, NULL));
	run = start_due(scratch, 0, NULL);
	expect_listed(scratch, run, "1 2");
	expect_rest(scratch, run, FONDS_VERDICT_SKIPPED,
		"paused by Ada: it moves", 2);
	assert_int_equal(FONDS_OK,
		fonds_pause_begin(scratch->catalog, FONDS_PAUSE_COLLECTION, 1,
			0, "Bo", "all of it", &pause, NULL));
	run = start_due(scratch, 0, NULL);
	expect_listed(scratch, run, "");
	expect_rest(scratch, run, FONDS_VERDICT_SKIPPED,
		"paused by Bo: all of it", 1);
	for (int64_t i = 1; i <= 2; i++)
		assert_int_equal(FONDS_OK,
			fonds_pause_end(scratch->catalog, i, "Ada", NULL));
	expect_listed(scratch, start_due(scratch, 0, NULL), "1 2 3 4");
	/* One that has an end. */
	assert_int_equal(
		FONDS_OK, fonds_pause_begin(scratch->catalog, FONDS_PAUSE_ALL,
				  0, unixtime_in(scratch, DAY), "Ada", "a day",
				  &pause, NULL));
	expect_listed(scratch, start_due(scratch, 0, NULL), "");
	expect_listed(scratch, start_due(scratch, 2, NULL), "1 2 3 4");
}

static void test_outside_of_its_window_nothing_is_due(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_policy policy = plain;
	int64_t now = unixtime_in(scratch, 0);
	int minute = (int)(now / 60 % 1440);
	char reason[64];
	int64_t run;

	assert_int_equal(0, setenv("TZ", "UTC", 1));
	work_holding(scratch, 5, "data/a");
	policy.window_from = (minute + 120) % 1440;
	policy.window_to = (minute + 180) % 1440;
	set_policy(scratch, policy);
	run = start_due(scratch, 0, &due);
	expect_listed(scratch, run, "");
	(void)snprintf(reason, sizeof(reason),
		"outside of its window %02d:%02d-%02d:%02d",
		policy.window_from / 60, policy.window_from % 60,
		policy.window_to / 60, policy.window_to % 60);
	expect_rest(scratch, run, FONDS_VERDICT_SKIPPED, reason, 1);
	/* Who asks for it has it. */
	expect_listed(scratch, start_due(scratch, 0, NULL), "1 2");
	policy.window_from = (minute + 1440 - 120) % 1440;
	set_policy(scratch, policy);
	expect_listed(scratch, start_due(scratch, 0, &due), "1 2");
}

/* Rotation: no shard is skipped for ever. */
static void test_a_sample_is_the_oldest_part(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_policy policy = plain;
	static const char *const listed[] = { "1 2 5", "3 4 5", "1 2 5" };

	policy.every_seconds = 0;
	policy.sample = 500000;
	set_policy(scratch, policy);
	work_holding(scratch, WORK_BIG, "data/a", "data/b", "data/c", "data/d");
	for (int64_t i = 0; i < 3; i++) {
		struct work_auditor auditor = work_start(scratch, &due);

		expect_listed(scratch, auditor.run, listed[i]);
		expect_rest(scratch, auditor.run, FONDS_VERDICT_SKIPPED,
			"not in this run''s sample", 2);
		fonds_db_step_clock(auditor.catalog, i + 1);
		for (const char *p = listed[i]; *p; p += p[1] ? 2 : 1)
			work_check_ok(&auditor, *p - '0');
		work_leave(&auditor, FONDS_RUN_COMPLETE);
	}
	/* Less than a shard is one shard. */
	policy.sample = 1;
	set_policy(scratch, policy);
	expect_listed(scratch, start_due(scratch, 0, &due), "3 5");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_run_begins_with_all_that_is_registered),
		TEST(test_an_empty_catalog_is_checked_at_once),
		TEST(test_only_what_is_there_can_be_asked_for),
		TEST(test_a_scope_can_be_a_collection_a_holding_or_paths),
		TEST(test_a_run_that_is_under_way_is_joined),
		TEST(test_an_interrupted_run_is_gone_on_with),
		TEST(test_a_new_run_can_be_asked_for),
		TEST(test_runs_of_the_dead_are_closed_as_interrupted),
		TEST(test_runs_of_older_formats_are_left_as_they_are),
		TEST(test_what_was_checked_within_its_period_is_not_due),
		TEST(test_an_inventory_is_due_by_itself_too),
		TEST(test_a_check_in_the_future_is_due),
		TEST(test_a_clock_that_was_set_back_is_noted),
		TEST(test_what_is_paused_is_skipped_and_says_why),
		TEST(test_outside_of_its_window_nothing_is_due),
		TEST(test_a_sample_is_the_oldest_part),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
