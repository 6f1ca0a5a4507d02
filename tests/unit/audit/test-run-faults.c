/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The nth call of a kind fails in the middle of a run. Whatever happens, a
 * want of our own is never a verdict on a file, what is recorded sums, nothing
 * is called sound that was not read, and the next run finds all well.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fonds/audit.h>

#include "fixity/catalog/run.h"
#include "tests/unit/audit/bags.h"
#include "tests/unit/fault.h"

static const char *const plain[] = { "bagit.txt", "data/a", "data/sub/b",
	NULL };

static enum fonds_status expect_sum(
	const struct fonds_run *run, void *payload, struct fonds_error **error)
{
	uint64_t sum = 0;

	(void)error;
	(void)payload;
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		if (i != FONDS_VERDICT_UNEXPECTED)
			sum += run->verdicts[i];
	assert_int_equal(run->files, sum);
	assert_int_not_equal(FONDS_RUN_RUNNING, run->state);
	return FONDS_OK;
}

static void expect_all_well(struct scratch *scratch)
{
	const struct fonds_run_period all = { 0 };
	struct fonds_audit_summary summary;

	/* A run that could not even be closed holds its lock until then. */
	scratch_reopen(scratch);
	assert_int_equal(FONDS_OK,
		fonds_audit_run(scratch->catalog, NULL, &summary, NULL));
	assert_true(summary.sound);
	assert_int_equal(FONDS_OK,
		fonds_run_each(scratch->catalog, &all, expect_sum, NULL, NULL));
}

struct expectation {
	enum fault_kind kind;
	int sys_errno;
	enum fonds_status error;    /* when the run could not be made */
	enum fonds_verdict verdict; /* when it could: of what was hit */
};

static void expect_outcome(const struct expectation *expected,
	enum fonds_status status, const struct fonds_audit_summary *summary)
{
	uint64_t sound = summary->verdicts[FONDS_VERDICT_OK];

	if (status < 0) {
		assert_int_equal(expected->error, status);
		return;
	}
	if (summary->sound || expected->verdict == FONDS_VERDICT_OK)
		assert_int_equal(3, sound);
	else
		assert_int_equal(
			3, sound + summary->verdicts[expected->verdict]);
	assert_int_equal(0, summary->verdicts[FONDS_VERDICT_UNEXPECTED]);
}

static void fail_each(
	struct scratch *scratch, const struct expectation *expected)
{
	for (unsigned n = 0;; n++) {
		struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
		struct fonds_audit_summary summary = { 0 };
		struct fonds_error *error = NULL;
		enum fonds_status status;

		options.jobs = 1;
		fault_arm_errno(expected->kind, n, expected->sys_errno);
		status = fonds_audit_run(
			scratch->catalog, &options, &summary, &error);
		fault_disarm();
		assert_true((error != NULL) == (status < 0));
		fonds_error_free(error);
		if (!fault_fired()) {
			assert_true(summary.sound);
			assert_true(n > 0);
			break;
		}
		expect_outcome(expected, status, &summary);
		expect_all_well(scratch);
	}
}

static void test_a_want_of_memory_is_no_verdict(void **state)
{
	const struct expectation expected = { FAULT_ALLOC, ENOMEM,
		FONDS_ERR_NOMEM, FONDS_VERDICT_OK };

	(void)bag_make(*state, "bag", plain);
	fail_each(*state, &expected);
}

static void test_a_want_of_descriptors_is_no_verdict(void **state)
{
	const struct expectation expected = { FAULT_OPEN, EMFILE, FONDS_ERR_IO,
		FONDS_VERDICT_OK };

	(void)bag_make(*state, "bag", plain);
	fail_each(*state, &expected);
}

static void test_a_failed_read_is_unreadable(void **state)
{
	const struct expectation expected = { FAULT_READ, EIO, FONDS_ERR_IO,
		FONDS_VERDICT_UNREADABLE };

	(void)bag_make(*state, "bag", plain);
	fail_each(*state, &expected);
}

static void test_a_folder_that_cannot_be_listed_is_not_sound(void **state)
{
	struct scratch *scratch = *state;

	(void)bag_make(scratch, "bag", plain);
	for (unsigned n = 0;; n++) {
		struct fonds_audit_summary summary = { 0 };

		fault_arm(FAULT_LIST, n);
		assert_int_equal(FONDS_OK, fonds_audit_run(scratch->catalog,
						   NULL, &summary, NULL));
		fault_disarm();
		assert_int_equal(3, summary.verdicts[FONDS_VERDICT_OK]);
		assert_true(summary.sound == !fault_fired());
		if (!fault_fired())
			break;
	}
}

int main(void)
{
#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_a_want_of_memory_is_no_verdict),
		TEST(test_a_want_of_descriptors_is_no_verdict),
		TEST(test_a_failed_read_is_unreadable),
		TEST(test_a_folder_that_cannot_be_listed_is_not_sound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
