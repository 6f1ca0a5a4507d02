/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "archive/form.h"

static void test_every_form_is_found_by_its_ending(void **state)
{
	(void)state;
	for (int i = 0; i < FONDS_ARCHIVE_FORM_COUNT; i++) {
		enum fonds_archive_form form = FONDS_ARCHIVE_FORM_COUNT;
		char name[32] = "a.";

		strcat(name, fonds_archive_form_info((enum fonds_archive_form)i)
				     ->name);
		assert_true(fonds_archive_form_of_name(name, &form, NULL));
		assert_int_equal(i, form);
	}
}

static void test_other_endings_and_cases_are_known(void **state)
{
	enum fonds_archive_form form = FONDS_ARCHIVE_FORM_COUNT;

	(void)state;
	assert_true(fonds_archive_form_of_name("x/Bag.TGZ", &form, NULL));
	assert_int_equal(FONDS_ARCHIVE_TAR_GZ, form);
	assert_true(fonds_archive_form_of_name("a.TAR", &form, NULL));
	assert_int_equal(FONDS_ARCHIVE_TAR, form);
}

static void test_what_has_no_such_ending_is_none(void **state)
{
	static const char *const names[] = { "", "tar", ".tar", "a.gz",
		"a.tarx", "atar" };
	enum fonds_archive_form form;

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++)
		assert_false(fonds_archive_form_of_name(names[i], &form, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_every_form_is_found_by_its_ending),
		cmocka_unit_test(test_other_endings_and_cases_are_known),
		cmocka_unit_test(test_what_has_no_such_ending_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
