/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include <fonds/verdict.h>

/* These stand in catalogs: a change here breaks what has been recorded. */
static void test_numbers_and_names_stay_as_recorded(void **state)
{
	static const char *const names[] = { "ok", "corrupt",
		"corrupt-unconfirmed", "missing", "unexpected", "unreadable",
		"denied", "unstable", "volume-offline", "not-checked", "moved",
		"skipped", "not-due" };

	(void)state;
	assert_int_equal(FONDS_VERDICT_COUNT, sizeof(names) / sizeof(names[0]));
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		assert_string_equal(
			names[i], fonds_verdict_name((enum fonds_verdict)i));
}

static void test_each_remedy_is_one_sentence_of_its_own(void **state)
{
	(void)state;
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++) {
		const char *remedy = fonds_verdict_remedy(
			(enum fonds_verdict)i);

		assert_true(strlen(remedy) > 20);
		assert_ptr_equal(
			strchr(remedy, '.'), remedy + strlen(remedy) - 1);
		for (int j = 0; j < i; j++)
			assert_string_not_equal(remedy,
				fonds_verdict_remedy((enum fonds_verdict)j));
	}
}

static void test_only_ok_is_sound(void **state)
{
	(void)state;
	assert_true(fonds_verdict_is_sound(FONDS_VERDICT_OK));
	for (int i = 1; i <= FONDS_VERDICT_COUNT; i++)
		assert_false(fonds_verdict_is_sound((enum fonds_verdict)i));
}

static void test_a_verdict_from_outside_the_table_is_unknown(void **state)
{
	(void)state;
	assert_string_equal("unknown",
		fonds_verdict_name((enum fonds_verdict)FONDS_VERDICT_COUNT));
	assert_string_equal(
		"unknown", fonds_verdict_name((enum fonds_verdict) - 1));
	assert_non_null(fonds_verdict_remedy((enum fonds_verdict)1000));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_numbers_and_names_stay_as_recorded),
		cmocka_unit_test(test_each_remedy_is_one_sentence_of_its_own),
		cmocka_unit_test(test_only_ok_is_sound),
		cmocka_unit_test(
			test_a_verdict_from_outside_the_table_is_unknown),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
