/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audit/budget.h"

#define SECOND INT64_C(1000000000)

static void test_without_limits_everything_may_be_begun(void **state)
{
	struct fonds_budget budget;
	const char *why = NULL;

	(void)state;
	fonds_budget_begin(&budget, 0, 0, 0, 5);
	assert_false(fonds_budget_has_end(&budget));
	for (int i = 0; i < 1000; i++)
		assert_true(fonds_budget_take(
			&budget, UINT64_MAX / 2000, INT64_MAX, &why));
	assert_null(why);
	assert_int_equal(1000, budget.files);
}

/* L17: in files, exactly. */
static void test_a_budget_of_files_is_exact(void **state)
{
	struct fonds_budget budget;
	const char *why = NULL;

	(void)state;
	fonds_budget_begin(&budget, 3, 0, 0, 0);
	for (int i = 0; i < 3; i++)
		assert_true(fonds_budget_take(&budget, 10, 0, &why));
	assert_false(fonds_budget_take(&budget, 0, 0, &why));
	assert_string_equal("the number of files given to it was reached", why);
	assert_int_equal(3, budget.files);
}

static void test_a_budget_of_bytes_is_not_passed(void **state)
{
	struct fonds_budget budget;
	const char *why = NULL;

	(void)state;
	fonds_budget_begin(&budget, 0, 100, 0, 0);
	assert_true(fonds_budget_take(&budget, 60, 0, &why));
	assert_false(fonds_budget_take(&budget, 41, 0, &why));
	assert_string_equal("the bytes given to it were used up", why);
	assert_true(fonds_budget_take(&budget, 40, 0, &why));
	assert_false(fonds_budget_take(&budget, 1, 0, &why));
	assert_true(fonds_budget_take(&budget, 0, 0, &why));
}

/* Else it would never have its turn. */
static void test_the_first_file_may_be_larger_than_all_bytes(void **state)
{
	struct fonds_budget budget;
	const char *why = NULL;

	(void)state;
	fonds_budget_begin(&budget, 0, 100, 0, 0);
	assert_true(fonds_budget_take(&budget, 1000, 0, &why));
	assert_false(fonds_budget_take(&budget, 1, 0, &why));
	fonds_budget_begin(&budget, 0, 100, 0, 0);
	assert_true(fonds_budget_take(&budget, UINT64_MAX, 0, &why));
	assert_false(fonds_budget_take(&budget, 0, 0, &why));
}

static void test_time_ends_with_its_last_second(void **state)
{
	struct fonds_budget budget;
	const char *why = NULL;

	(void)state;
	fonds_budget_begin(&budget, 0, 0, 7, 100);
	assert_true(fonds_budget_has_end(&budget));
	assert_false(fonds_budget_is_over(&budget, 100 + 7 * SECOND - 1, &why));
	assert_null(why);
	assert_true(fonds_budget_is_over(&budget, 100 + 7 * SECOND, &why));
	assert_string_equal("the time given to it was used up", why);
	assert_false(fonds_budget_take(&budget, 1, 100 + 8 * SECOND, &why));
	assert_int_equal(0, budget.files);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_without_limits_everything_may_be_begun),
		cmocka_unit_test(test_a_budget_of_files_is_exact),
		cmocka_unit_test(test_a_budget_of_bytes_is_not_passed),
		cmocka_unit_test(
			test_the_first_file_may_be_larger_than_all_bytes),
		cmocka_unit_test(test_time_ends_with_its_last_second),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
