/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/work.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

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
		TEST(test_what_is_not_finished_is_not_complete),
		TEST(test_a_run_that_does_not_add_up_is_not_closed),
		TEST(test_notes_of_a_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
