/* SPDX-License-Identifier: Apache-2.0 */
/* The checker is replaced by ones that lie, by --wrap=fonds_check_run. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <fonds/audit.h>

#include "audit/canary.h"
#include "fixity/catalog/run.h"
#include "fixity/digest/check.h"
#include "tests/unit/fixity/scratch.h"

typedef enum fonds_status check_fn(
	const struct fonds_check *check, struct fonds_error **error);

check_fn __real_fonds_check_run;
check_fn __wrap_fonds_check_run;
static check_fn *checker = __real_fonds_check_run;

enum fonds_status __wrap_fonds_check_run(
	const struct fonds_check *check, struct fonds_error **error)
{
	return checker(check, error);
}

static enum fonds_status say(const struct fonds_check *check,
	enum fonds_verdict verdict, size_t limit, struct fonds_error **error)
{
	const struct fonds_check_result result = {
		.verdict = verdict,
		.detail = "so it is said",
	};
	struct fonds_check_item *item = NULL;
	enum fonds_status status = check->next(check->payload, &item, error);

	while (status == FONDS_OK && item && limit-- > 0) {
		status = check->done(check->payload, item, &result, error);
		if (status == FONDS_OK)
			status = check->next(check->payload, &item, error);
	}
	return status;
}

/* DSpace 7, issue 8570: every mismatch was recorded as success. */
static enum fonds_status always_ok(
	const struct fonds_check *check, struct fonds_error **error)
{
	return say(check, FONDS_VERDICT_OK, SIZE_MAX, error);
}

static enum fonds_status always_corrupt(
	const struct fonds_check *check, struct fonds_error **error)
{
	return say(check, FONDS_VERDICT_CORRUPT, SIZE_MAX, error);
}

static enum fonds_status looks_at_nothing(
	const struct fonds_check *check, struct fonds_error **error)
{
	return say(check, FONDS_VERDICT_OK, 0, error);
}

static void test_the_checker_passes_its_test(void **state)
{
	struct fonds_error *error = NULL;

	(void)state;
	checker = __real_fonds_check_run;
	if (fonds_canary_check(&error) < 0)
		fail_msg("%s", fonds_error_message(error));
}

static void expect_failure(check_fn *liar, const char *text)
{
	struct fonds_error *error = NULL;

	checker = liar;
	assert_int_equal(FONDS_ERR_IO, fonds_canary_check(&error));
	expect_error(&error, text);
	checker = __real_fonds_check_run;
}

static void test_a_checker_that_lies_fails_it(void **state)
{
	(void)state;
	expect_failure(always_ok,
		"the checker failed its own test: it calls the bad object "
		"'ok'");
	expect_failure(always_corrupt, "the good object 'corrupt'");
	expect_failure(looks_at_nothing, "of 2 objects it returned 0");
}

static void test_no_run_begins_with_a_checker_that_lies(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;
	struct fonds_error *error = NULL;
	struct fonds_run run;

	checker = always_ok;
	assert_int_equal(FONDS_ERR_IO,
		fonds_audit_run(scratch->catalog, NULL, &summary, &error));
	expect_error(&error, "failed its own test");
	checker = __real_fonds_check_run;
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_run_get(scratch->catalog, 0, &run, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_checker_passes_its_test),
		cmocka_unit_test(test_a_checker_that_lies_fails_it),
		cmocka_unit_test_setup_teardown(
			test_no_run_begins_with_a_checker_that_lies,
			scratch_setup, scratch_teardown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
