/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/work.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixity/catalog/coverage-past.h"
#include "fixity/catalog/coverage.h"
#include "tests/unit/fixity/work-fixture.h"

static void test_the_last_to_leave_closes_the_run(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor first;
	struct work_auditor second;
	struct work_auditor dead;

	work_holding(scratch, WORK_BIG, "data/a");
	first = work_start(scratch, NULL);
	second = work_start(scratch, NULL);
	dead = work_start(scratch, NULL);
	work_check_ok(&first, 1);
	work_check_ok(&second, 2);
	work_leave(&first, FONDS_RUN_INTERRUPTED);
	assert_int_equal(1,
		work_count(scratch, "SELECT r.state = 0 AND a.ended_at > 0 AND"
				    " a.why = 'why' FROM run AS r JOIN auditor"
				    " AS a ON a.number = 1"));
	/* One that died is not waited for. */
	work_die(&dead);
	work_leave(&second, FONDS_RUN_INTERRUPTED);
	assert_int_equal(
		1, work_count(scratch, "SELECT state = 1 AND ended_at > 0 AND"
				       " ok = 1 FROM run"));
}

static void test_who_leaves_gives_back_what_is_claimed(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor;
	struct work_auditor other;
	struct fonds_claim claim;
	struct fonds_work_result result;

	work_holding(scratch, WORK_BIG, "data/a");
	auditor = work_start(scratch, NULL);
	other = work_start(scratch, NULL);
	assert_int_equal(FONDS_CLAIM_MADE, work_claim(&auditor, 1, &claim));
	assert_int_equal(
		FONDS_OK, fonds_work_leave(auditor.catalog, auditor.number,
				  FONDS_RUN_PARTIAL, NULL, NULL));
	result = work_ok(&other, &claim);
	assert_false(work_record(&auditor, &claim, &result));
	work_check_ok(&other, 1);
	fonds_claim_clear(&claim);
	/* Once. */
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_work_leave(auditor.catalog, auditor.number,
			FONDS_RUN_PARTIAL, NULL, NULL));
	work_die(&auditor);
	work_die(&other);
}

static void test_a_stopped_run_is_closed_for_all(void **state)
{
	static const enum fonds_run_state states[] = { FONDS_RUN_STOPPED,
		FONDS_RUN_INVALID };
	struct scratch *scratch = *state;

	work_holding(scratch, WORK_BIG, "data/a", "data/b");
	for (size_t i = 0; i < 2; i++) {
		struct work_auditor auditor = work_start(scratch, NULL);
		struct work_auditor other = work_start(scratch, NULL);
		struct fonds_work_result result;
		struct fonds_claim claim;
		size_t lost = 0;

		assert_int_equal(
			FONDS_CLAIM_MADE, work_claim(&other, 1, &claim));
		work_leave(&auditor, states[i]);
		result = work_ok(&other, &claim);
		assert_false(work_record(&other, &claim, &result));
		fonds_claim_clear(&claim);
		assert_int_equal(
			FONDS_CLAIM_OVER, work_claim(&other, 2, &claim));
		assert_int_equal(
			FONDS_OK, fonds_work_renew(other.catalog, other.number,
					  60, &lost, NULL));
		assert_int_equal(0, lost);
		work_leave(&other, FONDS_RUN_COMPLETE);
		assert_int_equal(states[i],
			work_count(scratch, "SELECT state FROM run"
					    " ORDER BY number DESC"));
		work_expect_conserved(scratch);
	}
}

/* Also when every shard was recorded before it was known. */
static void test_a_run_whose_canary_was_not_flagged_is_invalid(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor;

	work_holding(scratch, WORK_BIG, "data/a");
	auditor = work_start(scratch, NULL);
	work_check_ok(&auditor, 1);
	work_check_ok(&auditor, 2);
	work_leave(&auditor, FONDS_RUN_INVALID);
	assert_int_equal(FONDS_RUN_INVALID,
		work_count(scratch, "SELECT state FROM run"));
}

static struct fonds_coverage coverage_of(struct scratch *scratch)
{
	struct fonds_coverage coverage;
	int64_t now = 0;

	assert_int_equal(FONDS_OK, fonds_db_now(scratch->catalog, &now, NULL));
	assert_int_equal(FONDS_OK,
		fonds_coverage_get(scratch->catalog, 0, now, &coverage, NULL));
	return coverage;
}

/* What the run says is due anew, and covered by no reckoning. */
static void test_a_run_that_is_not_valid_checked_nothing(void **state)
{
	static const struct fonds_work_scope due = { .is_due_only = true };
	struct scratch *scratch = *state;
	struct work_auditor auditor;
	uint64_t registered = 0;
	uint64_t covered = 9;

	work_holding(scratch, WORK_BIG, "data/a");
	auditor = work_start(scratch, &due);
	work_check_ok(&auditor, 1);
	work_check_ok(&auditor, 2);
	assert_int_equal(0, coverage_of(scratch).never);
	work_leave(&auditor, FONDS_RUN_INVALID);
	assert_int_equal(1, coverage_of(scratch).never);
	assert_int_equal(0, coverage_of(scratch).within_year);
	assert_int_equal(
		FONDS_OK, fonds_coverage_past(scratch->catalog, INT32_MAX,
				  &registered, &covered, NULL));
	assert_int_equal(1, registered);
	assert_int_equal(0, covered);
	auditor = work_start(scratch, &due);
	assert_int_equal(0,
		work_count(scratch, "SELECT not_due FROM run WHERE state = 0"));
	work_check_ok(&auditor, 1);
	work_check_ok(&auditor, 2);
	work_leave(&auditor, FONDS_RUN_COMPLETE);
	assert_int_equal(0, coverage_of(scratch).never);
}

/* A part of a shard: one file that was bad is sound, says the broken one. */
static void test_a_part_that_is_not_valid_hides_nothing(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_work_result result;
	struct fonds_work_file files[2];
	struct work_auditor auditor;
	struct fonds_claim claim;

	work_holding(scratch, 1, "data/a", "data/b");
	work_sql(scratch,
		"INSERT INTO run (number, state, scope, started_at,"
		" recorded_at, ended_at, holdings, files, not_checked)"
		" VALUES (1, 1, '', 1, 1, 1, 0, 0, 0);"
		"UPDATE shard SET checked_at = 1000, checked_run = 1;"
		"INSERT INTO file_state VALUES (1, CAST('data/a' AS BLOB),"
		" 1000, 1, 1), (1, CAST('data/b' AS BLOB), 1000, 1, 1);");
	auditor = work_start(scratch, NULL);
	assert_int_equal(FONDS_CLAIM_MADE, work_claim(&auditor, 1, &claim));
	files[0] = (struct fonds_work_file){
		.path = "data/a",
		.verdict = FONDS_VERDICT_OK,
	};
	files[1] = (struct fonds_work_file){
		.path = "data/b",
		.verdict = FONDS_VERDICT_NOT_CHECKED,
	};
	result = work_ok(&auditor, &claim);
	result.verdicts[FONDS_VERDICT_OK] = 1;
	result.verdicts[FONDS_VERDICT_NOT_CHECKED] = 1;
	result.is_partial = true;
	result.files = files;
	result.file_count = 2;
	assert_true(work_record(&auditor, &claim, &result));
	fonds_claim_clear(&claim);
	work_leave(&auditor, FONDS_RUN_INVALID);
	assert_int_equal(1, coverage_of(scratch).never);
	assert_int_equal(
		1, coverage_of(scratch).verdicts[FONDS_VERDICT_CORRUPT]);
	assert_int_equal(0, coverage_of(scratch).verdicts[FONDS_VERDICT_OK]);
	work_expect_conserved(scratch);
}

static void test_what_is_not_finished_is_not_complete(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor;

	work_holding(scratch, WORK_BIG, "data/a");
	auditor = work_start(scratch, NULL);
	work_leave(&auditor, FONDS_RUN_COMPLETE);
	assert_int_equal(FONDS_RUN_INTERRUPTED,
		work_count(scratch, "SELECT state FROM run"));
}

static void test_a_run_that_does_not_add_up_is_not_closed(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_error *error = NULL;
	struct work_auditor auditor;

	work_holding(scratch, WORK_BIG, "data/a", "data/b");
	auditor = work_start(scratch, NULL);
	work_check_ok(&auditor, 1);
	work_sql(scratch, "UPDATE run SET ok = 2, not_checked = 0");
	assert_int_equal(FONDS_ERR_FORMAT,
		fonds_work_leave(auditor.catalog, auditor.number,
			FONDS_RUN_PARTIAL, "x", &error));
	expect_error(&error, "the verdicts of run 1 do not sum to its");
	assert_int_equal(1,
		work_count(scratch, "SELECT r.state = 0 AND a.ended_at IS NULL"
				    " FROM run AS r JOIN auditor AS a"));
	work_die(&auditor);
}

static void test_notes_of_a_run(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor;
	struct fonds_run_event event = { .holding = 1, .event = "uuid" };

	work_holding(scratch, 5, "data/a");
	work_holding(scratch, 5, "data/b");
	auditor = work_start(scratch, NULL);
	event.run = auditor.run;
	assert_int_equal(FONDS_OK, fonds_work_note_clock(auditor.catalog,
					   auditor.run, -3600, "back", NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_work_note_clock(auditor.catalog, 99, 1, "x", NULL));
	assert_int_equal(1,
		work_count(scratch, "SELECT step = -3600 AND note = 'back' AND"
				    " noted_at > 0 FROM clock_note"));
	assert_int_equal(
		FONDS_OK, fonds_work_event(auditor.catalog, &event, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_work_event(auditor.catalog, &event, NULL));
	event = (struct fonds_run_event){
		.run = auditor.run,
		.holding = 2,
		.reason = "read-only",
	};
	assert_int_equal(
		FONDS_OK, fonds_work_event(auditor.catalog, &event, NULL));
	assert_int_equal(1,
		work_count(scratch, "SELECT count(*) = 2 AND count(event) = 1"
				    " AND max(reason) = 'read-only'"
				    " FROM run_event"));
	work_die(&auditor);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_the_last_to_leave_closes_the_run),
		TEST(test_who_leaves_gives_back_what_is_claimed),
		TEST(test_a_stopped_run_is_closed_for_all),
		TEST(test_a_run_whose_canary_was_not_flagged_is_invalid),
		TEST(test_a_run_that_is_not_valid_checked_nothing),
		TEST(test_a_part_that_is_not_valid_hides_nothing),
		TEST(test_what_is_not_finished_is_not_complete),
		TEST(test_a_run_that_does_not_add_up_is_not_closed),
		TEST(test_notes_of_a_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
