/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "metadata/country.h"

static void assigned_codes_are_codes(void **state)
{
	size_t count = 0;

	(void)state;
	assert_true(fonds_country_is_code("RU"));
	assert_true(fonds_country_is_code("KP"));
	assert_true(fonds_country_is_code("SS"));
	for (char a = 'A'; a <= 'Z'; a++)
		for (char b = 'A'; b <= 'Z'; b++) {
			char code[3] = { a, b, '\0' };

			count += fonds_country_is_code(code);
		}
	/* 249 assigned, 42 for users, 14 reserved. */
	assert_int_equal(249 + 42 + 14, count);
}

static void codes_of_users_and_of_former_countries_are_codes(void **state)
{
	static const char *const codes[] = { "AA", "QM", "QZ", "XA", "XZ", "ZZ",
		"SU", "DD", "CS", "YU", "EU" };

	(void)state;
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		assert_true(fonds_country_is_code(codes[i]));
}

static void what_is_no_code_is_none(void **state)
{
	static const char *const codes[] = { "", "R", "ru", "Ru", "RUS", "QL",
		"Atlantis", "AB", " R", "U ", "A1", "N " };

	(void)state;
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++)
		assert_false(fonds_country_is_code(codes[i]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(assigned_codes_are_codes),
		cmocka_unit_test(
			codes_of_users_and_of_former_countries_are_codes),
		cmocka_unit_test(what_is_no_code_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
