/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/name.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

static void a_name_is_what_can_be_shown_and_typed(void **state)
{
	static const char *const names[] = { "a", "default", "Zbiór główny",
		"with space", "back\\slash", "\xe6\x96\x87\xe6\x9b\xb8",
		/* Persian, with a zero width non-joiner */
		"\xd9\x85\xdb\x8c\xe2\x80\x8c\xd8\xae" };

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		assert_int_equal(
			FONDS_OK, fonds_name_check("it", names[i], NULL));
}

static void what_is_no_name_is_refused_with_the_reason(void **state)
{
	static const struct {
		const char *name;
		const char *message;
	} cases[] = {
		{ "", "it is empty" },
		{ "a\nb", "it 'a\\nb' has a control character" },
		{ "a\x1b[31m", "has a control character" },
		{ "\x7f", "has a control character" },
		{ "\xc2\x85", "has a control character" },
		{ "a\xe2\x80\xae"
		  "b",
			"has a control character" },
		{ "\xff", "it '\\xff' is not in UTF-8" },
		{ "\xc0\xaf", "is not in UTF-8" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fonds_error *error = NULL;

		assert_int_equal(FONDS_ERR_INVALID,
			fonds_name_check("it", cases[i].name, &error));
		if (!strstr(fonds_error_message(error), cases[i].message))
			fail_msg("'%s' lacks '%s'", fonds_error_message(error),
				cases[i].message);
		fonds_error_free(error);
	}
}

static void a_name_has_255_bytes_at_most(void **state)
{
	struct fonds_error *error = NULL;
	char name[FONDS_NAME_SIZE_MAX + 2];

	(void)state;
	memset(name, 'n', sizeof(name));
	name[FONDS_NAME_SIZE_MAX] = '\0';
	assert_int_equal(FONDS_OK, fonds_name_check("it", name, NULL));
	name[FONDS_NAME_SIZE_MAX] = 'n';
	name[FONDS_NAME_SIZE_MAX + 1] = '\0';
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_name_check("it", name, &error));
	assert_string_equal("it has 256 bytes, and may have 255",
		fonds_error_message(error));
	fonds_error_free(error);
}

static void a_text_may_be_empty_and_a_reason_says_something(void **state)
{
	(void)state;
	assert_int_equal(FONDS_OK, fonds_name_check_text("it", "", NULL));
	assert_int_equal(FONDS_OK, fonds_name_check_text("it", "a\nb", NULL));
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_name_check_text("it", "\xff", NULL));
	assert_int_equal(FONDS_OK,
		fonds_name_check_reason("it", "moved to\ntape", NULL));
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_name_check_reason("it", "", NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_name_check_reason("it", " \t\n", NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_name_check_reason("it", "x\xff", NULL));
}

static void nothing_is_as_the_empty_text(void **state)
{
	(void)state;
	assert_int_equal(FONDS_ERR_INVALID, fonds_name_check("it", NULL, NULL));
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_name_check_reason("it", NULL, NULL));
	assert_int_equal(FONDS_OK, fonds_name_check_text("it", NULL, NULL));
}

static void a_number_is_digits_alone(void **state)
{
	(void)state;
	assert_int_equal(17, fonds_name_number("17"));
	assert_int_equal(
		999999999999999999, fonds_name_number("999999999999999999"));
	assert_int_equal(0, fonds_name_number("1000000000000000000"));
	assert_int_equal(0, fonds_name_number(""));
	assert_int_equal(0, fonds_name_number("./1"));
	assert_int_equal(0, fonds_name_number("-1"));
	assert_int_equal(0, fonds_name_number("1a"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_name_is_what_can_be_shown_and_typed),
		cmocka_unit_test(what_is_no_name_is_refused_with_the_reason),
		cmocka_unit_test(a_name_has_255_bytes_at_most),
		cmocka_unit_test(
			a_text_may_be_empty_and_a_reason_says_something),
		cmocka_unit_test(nothing_is_as_the_empty_text),
		cmocka_unit_test(a_number_is_digits_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
