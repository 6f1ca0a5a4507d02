/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/work.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/fixity/work-fixture.h"

static void expect_outcome(const struct work_auditor *auditor, int64_t shard,
	enum fonds_claim_outcome outcome)
{
	struct fonds_claim claim;

	assert_int_equal(outcome, work_claim(auditor, shard, &claim));
	fonds_claim_clear(&claim);
}

static void test_a_shard_is_claimed_by_one_auditor(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditors[4];
	struct fonds_claim claim;

	work_holding(scratch, WORK_BIG, "data/a", "data/b");
	for (size_t i = 0; i < 4; i++)
		auditors[i] = work_start(scratch, NULL);
	assert_int_equal(FONDS_CLAIM_MADE, work_claim(&auditors[0], 1, &claim));
	assert_string_equal("data/a", claim.first);
	assert_string_equal("data/a", claim.last);
	assert_int_equal(1, claim.files);
	assert_int_equal(WORK_BIG, claim.bytes);
	assert_int_equal(1, claim.epoch);
	for (size_t i = 0; i < 4; i++)
		expect_outcome(&auditors[i], 1, FONDS_CLAIM_LEASED);
	assert_int_equal(FONDS_OK,
		fonds_work_give_back(auditors[0].catalog, &claim, NULL));
	fonds_claim_clear(&claim);
	work_check_ok(&auditors[1], 1);
	for (size_t i = 0; i < 4; i++)
		expect_outcome(&auditors[i], 1, FONDS_CLAIM_OVER);
	work_expect_conserved(scratch);
	for (size_t i = 0; i < 4; i++)
		work_leave(&auditors[i], FONDS_RUN_INTERRUPTED);
}

static void test_what_was_given_back_is_recorded_by_nobody(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor;
	struct fonds_claim claim;
	struct fonds_work_result result;

	work_holding(scratch, WORK_BIG, "data/a");
	auditor = work_start(scratch, NULL);
	assert_int_equal(FONDS_CLAIM_MADE, work_claim(&auditor, 1, &claim));
	assert_int_equal(
		FONDS_OK, fonds_work_give_back(auditor.catalog, &claim, NULL));
	result = work_ok(&auditor, &claim);
	assert_false(work_record(&auditor, &claim, &result));
	assert_int_equal(0, work_count(scratch, "SELECT count(*) FROM run_shard"
						" WHERE ended_at IS NOT NULL"));
	fonds_claim_clear(&claim);
	work_die(&auditor);
}

static void test_the_shards_of_the_dead_are_free_at_once(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor dead;
	struct work_auditor other;
	struct fonds_claim claim;

	work_holding(scratch, WORK_BIG, "data/a");
	dead = work_start(scratch, NULL);
	other = work_start(scratch, NULL);
	assert_int_equal(dead.run, other.run);
	assert_false(other.is_new);
	assert_int_equal(FONDS_CLAIM_MADE, work_claim(&dead, 1, &claim));
	fonds_claim_clear(&claim);
	expect_outcome(&other, 1, FONDS_CLAIM_LEASED);
	work_die(&dead);
	assert_int_equal(FONDS_CLAIM_MADE, work_claim(&other, 1, &claim));
	assert_int_equal(2, claim.epoch);
	fonds_claim_clear(&claim);
	work_die(&other);
}

/* A process that was stopped is alive, and its lease ends nevertheless. */
static void test_what_wakes_up_too_late_is_refused(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor zombie;
	struct work_auditor other;
	struct fonds_claim late;
	struct fonds_claim claim;
	struct fonds_work_result result;
	struct fonds_audit_finding finding = work_finding(
		"data/a", FONDS_VERDICT_CORRUPT);
	struct fonds_work_file file = { "data/a", FONDS_VERDICT_CORRUPT, 0 };
	size_t lost = 9;

	work_holding(scratch, WORK_BIG, "data/a");
	zombie = work_start(scratch, NULL);
	other = work_start(scratch, NULL);
	assert_int_equal(FONDS_CLAIM_MADE, work_claim(&zombie, 1, &late));
	fonds_db_step_clock(other.catalog, WORK_LEASE - 1);
	expect_outcome(&other, 1, FONDS_CLAIM_LEASED);
	fonds_db_step_clock(other.catalog, WORK_LEASE + 1);
	assert_int_equal(FONDS_CLAIM_MADE, work_claim(&other, 1, &claim));
	assert_int_equal(
		FONDS_OK, fonds_work_renew(zombie.catalog, zombie.number,
				  WORK_LEASE, &lost, NULL));
	assert_int_equal(1, lost);
	result = work_ok(&zombie, &late);
	result.verdicts[FONDS_VERDICT_OK] = 0;
	result.verdicts[FONDS_VERDICT_CORRUPT] = 1;
	result.files = &file;
	result.file_count = 1;
	result.findings = &finding;
	result.finding_count = 1;
	assert_false(work_record(&zombie, &late, &result));
	assert_int_equal(0,
		work_count(scratch, "SELECT (SELECT count(*) FROM finding) +"
				    " (SELECT count(*) FROM incident) +"
				    " (SELECT count(*) FROM file_state) +"
				    " (SELECT sum(files) FROM auditor) +"
				    " (SELECT count(checked_at) FROM shard)"));
	result = work_ok(&other, &claim);
	assert_true(work_record(&other, &claim, &result));
	assert_false(work_record(&zombie, &late, &result));
	assert_int_equal(1, work_count(scratch, "SELECT ok FROM run"));
	work_expect_conserved(scratch);
	fonds_claim_clear(&late);
	fonds_claim_clear(&claim);
	work_die(&zombie);
	work_die(&other);
}

static void test_a_renewed_lease_holds(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor;
	struct work_auditor other;
	struct fonds_claim claims[2];
	struct fonds_work_result result;
	size_t lost = 9;

	work_holding(scratch, WORK_BIG, "data/a", "data/b");
	auditor = work_start(scratch, NULL);
	other = work_start(scratch, NULL);
	for (int64_t i = 0; i < 2; i++)
		assert_int_equal(FONDS_CLAIM_MADE,
			work_claim(&auditor, i + 1, &claims[i]));
	for (int64_t step = 40; step <= 400; step += 40) {
		fonds_db_step_clock(auditor.catalog, step);
		fonds_db_step_clock(other.catalog, step);
		assert_int_equal(FONDS_OK,
			fonds_work_renew(auditor.catalog, auditor.number,
				WORK_LEASE, &lost, NULL));
		assert_int_equal(0, lost);
		expect_outcome(&other, 1, FONDS_CLAIM_LEASED);
		expect_outcome(&other, 2, FONDS_CLAIM_LEASED);
	}
	assert_int_equal(work_now(&auditor),
		work_count(scratch, "SELECT recorded_at FROM run"));
	/* Late, but nobody took it over. */
	fonds_db_step_clock(auditor.catalog, 4000);
	for (size_t i = 0; i < 2; i++) {
		result = work_ok(&auditor, &claims[i]);
		assert_true(work_record(&auditor, &claims[i], &result));
		fonds_claim_clear(&claims[i]);
	}
	work_die(&auditor);
	work_die(&other);
}

/* A stopped auditor does not keep its shard until a clock catches up. */
static void test_a_clock_set_back_keeps_no_lease_alive(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor stopped;
	struct work_auditor other;
	struct fonds_claim claim;

	work_holding(scratch, WORK_BIG, "data/a");
	stopped = work_start(scratch, NULL);
	other = work_start(scratch, NULL);
	fonds_db_step_clock(stopped.catalog, (int64_t)10 * 365 * 86400);
	assert_int_equal(FONDS_CLAIM_MADE, work_claim(&stopped, 1, &claim));
	fonds_claim_clear(&claim);
	expect_outcome(&other, 1, FONDS_CLAIM_MADE);
	work_die(&stopped);
	work_die(&other);
}

static void test_an_inventory_waits_for_the_files_of_its_holding(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor;
	bool is_done = true;

	work_holding(scratch, WORK_BIG, "data/a", "data/b");
	auditor = work_start(scratch, NULL);
	expect_outcome(&auditor, 3, FONDS_CLAIM_WAIT);
	work_check_ok(&auditor, 2);
	expect_outcome(&auditor, 3, FONDS_CLAIM_WAIT);
	work_check_ok(&auditor, 1);
	assert_int_equal(FONDS_OK, fonds_work_holding_is_done(auditor.catalog,
					   auditor.run, 1, &is_done, NULL));
	assert_false(is_done);
	work_check_ok(&auditor, 3);
	assert_int_equal(FONDS_OK, fonds_work_holding_is_done(auditor.catalog,
					   auditor.run, 1, &is_done, NULL));
	assert_true(is_done);
	assert_int_equal(FONDS_OK, fonds_work_holding_is_done(auditor.catalog,
					   auditor.run, 7, &is_done, NULL));
	assert_false(is_done);
	work_leave(&auditor, FONDS_RUN_COMPLETE);
	assert_int_equal(FONDS_RUN_COMPLETE,
		work_count(scratch, "SELECT state FROM run"));
}

static void test_two_runs_never_have_the_same_shard(void **state)
{
	struct scratch *scratch = *state;
	const struct fonds_work_scope scope = { .holding = 1, .text = "one" };
	struct work_auditor all;
	struct work_auditor one;
	struct fonds_claim first;
	struct fonds_claim second;
	struct fonds_work_result result;

	work_holding(scratch, WORK_BIG, "data/a", "data/b");
	all = work_start(scratch, NULL);
	one = work_start(scratch, &scope);
	assert_true(all.run != one.run);
	assert_int_equal(FONDS_CLAIM_MADE, work_claim(&all, 1, &first));
	expect_outcome(&one, 1, FONDS_CLAIM_LEASED);
	/* It is taken over by the other run: the first claim is void. */
	fonds_db_step_clock(one.catalog, WORK_LEASE + 1);
	assert_int_equal(FONDS_CLAIM_MADE, work_claim(&one, 1, &second));
	result = work_ok(&all, &first);
	assert_false(work_record(&all, &first, &result));
	result = work_ok(&one, &second);
	assert_true(work_record(&one, &second, &result));
	/* It was checked while this run was under way: that is enough. */
	fonds_db_step_clock(all.catalog, WORK_LEASE + 2);
	expect_outcome(&all, 1, FONDS_CLAIM_OVER);
	assert_int_equal(
		1, work_count(scratch,
			   "SELECT not_due FROM run WHERE number = 1"));
	work_expect_conserved(scratch);
	fonds_claim_clear(&first);
	fonds_claim_clear(&second);
	work_die(&all);
	work_die(&one);
}

/* It did not do what is asked for here. */
static void test_what_reads_all_is_not_done_by_another_run(void **state)
{
	struct scratch *scratch = *state;
	const struct fonds_work_scope scope = {
		.text = "everything, adding sha512",
		.reads_all = true,
	};
	struct work_auditor all;
	struct work_auditor plain;

	work_holding(scratch, WORK_BIG, "data/a", "data/b");
	all = work_start(scratch, &scope);
	plain = work_start(scratch, NULL);
	work_check_ok(&plain, 1);
	work_check_ok(&all, 1);
	/* A plain run is content with that. */
	fonds_db_step_clock(all.catalog, 1);
	work_check_ok(&all, 2);
	expect_outcome(&plain, 2, FONDS_CLAIM_OVER);
	assert_int_equal(
		2, work_count(scratch, "SELECT ok FROM run WHERE number = 1"));
	work_expect_conserved(scratch);
	work_die(&all);
	work_die(&plain);
}

/* The check of a clock that was ahead is none that was made since. */
static void test_a_check_in_the_future_does_not_count(void **state)
{
	struct scratch *scratch = *state;
	const struct fonds_work_scope scope = { .text = "other" };
	struct work_auditor auditor;
	struct work_auditor ahead;

	work_holding(scratch, WORK_BIG, "data/a");
	auditor = work_start(scratch, NULL);
	ahead = work_start(scratch, &scope);
	fonds_db_step_clock(ahead.catalog, (int64_t)10 * 365 * 86400);
	work_check_ok(&ahead, 1);
	work_die(&ahead);
	work_check_ok(&auditor, 1);
	assert_int_equal(
		1, work_count(scratch, "SELECT ok FROM run WHERE number = 1"));
	work_die(&auditor);
}

/* Whatever the clock says: it had ended before this run began. */
static void test_a_check_of_a_run_that_ended_before_does_not_count(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor;

	work_holding(scratch, WORK_BIG, "data/a");
	auditor = work_start(scratch, NULL);
	fonds_db_step_clock(auditor.catalog, 30);
	work_check_ok(&auditor, 1);
	work_check_ok(&auditor, 2);
	work_leave(&auditor, FONDS_RUN_COMPLETE);
	auditor = work_start(scratch, NULL);
	fonds_db_step_clock(auditor.catalog, 60);
	work_check_ok(&auditor, 1);
	work_die(&auditor);
}

static void test_a_removed_holding_is_skipped(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor;

	work_holding(scratch, 5, "data/a", "data/b");
	auditor = work_start(scratch, NULL);
	assert_int_equal(FONDS_OK,
		fonds_holding_remove(scratch->catalog, 1, "me", "gone", NULL));
	expect_outcome(&auditor, 1, FONDS_CLAIM_OVER);
	assert_int_equal(2, work_count(scratch, "SELECT skipped FROM run"));
	work_expect_conserved(scratch);
	expect_outcome(&auditor, 2, FONDS_CLAIM_OVER);
	work_leave(&auditor, FONDS_RUN_INTERRUPTED);
	assert_int_equal(FONDS_RUN_COMPLETE,
		work_count(scratch, "SELECT state FROM run"));
}

static void test_claims_only_what_is_of_its_run(void **state)
{
	struct scratch *scratch = *state;
	enum fonds_claim_outcome outcome = FONDS_CLAIM_OVER;
	struct fonds_error *error = NULL;
	struct work_auditor auditor;
	struct fonds_claim claim;

	work_holding(scratch, 5, "data/a");
	auditor = work_start(scratch, NULL);
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_work_claim(auditor.catalog, auditor.number, 77, 60,
			&claim, &outcome, &error));
	expect_error(&error, "shard 77 is not in the run");
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_work_claim(auditor.catalog, 99, 1, 60,
					   &claim, &outcome, NULL));
	work_die(&auditor);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_shard_is_claimed_by_one_auditor),
		TEST(test_what_was_given_back_is_recorded_by_nobody),
		TEST(test_the_shards_of_the_dead_are_free_at_once),
		TEST(test_what_wakes_up_too_late_is_refused),
		TEST(test_a_renewed_lease_holds),
		TEST(test_a_clock_set_back_keeps_no_lease_alive),
		TEST(test_an_inventory_waits_for_the_files_of_its_holding),
		TEST(test_two_runs_never_have_the_same_shard),
		TEST(test_what_reads_all_is_not_done_by_another_run),
		TEST(test_a_check_in_the_future_does_not_count),
		TEST(test_a_check_of_a_run_that_ended_before_does_not_count),
		TEST(test_a_removed_holding_is_skipped),
		TEST(test_claims_only_what_is_of_its_run),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
