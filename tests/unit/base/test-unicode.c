/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/unicode.h"
#include "tests/unit/fault.h"

static char *key_of(const char *name, int fold_case)
{
	char *key = NULL;

	assert_int_equal(
		FONDS_OK, fonds_unicode_key(name, fold_case, &key, NULL));
	return key;
}

static void assert_key(const char *expected, const char *name, int fold_case)
{
	fonds_cleanup(fonds_freep) char *key = key_of(name, fold_case);

	assert_string_equal(expected, key);
}

static void test_both_forms_of_a_letter_have_one_key(void **state)
{
	(void)state;
	assert_key("caf\xc3\xa9", "caf\xc3\xa9", 0);
	assert_key("caf\xc3\xa9", "cafe\xcc\x81", 0);
	assert_key("\xea\xb0\x81", "\xe1\x84\x80\xe1\x85\xa1\xe1\x86\xa8", 0);
	/* Two marks in either order: dot below 220, dot above 230. */
	assert_key("\xe1\xb9\xa9", "s\xcc\x87\xcc\xa3", 0);
	assert_key("\xe1\xb9\xa9", "s\xcc\xa3\xcc\x87", 0);
}

static void test_letters_that_only_look_alike_stay_apart(void **state)
{
	(void)state;
	assert_key("\xd0\xb0", "\xd0\xb0", 0);         /* Cyrillic a */
	assert_key("\xef\xac\x81", "\xef\xac\x81", 0); /* the ligature fi */
	assert_key("A", "A", 0);
}

static void test_case_is_folded_when_asked(void **state)
{
	(void)state;
	assert_key("readme.txt", "ReadMe.TXT", 1);
	assert_key("caf\xc3\xa9", "CAFE\xcc\x81", 1);
	assert_key("strasse",
		"STRA\xc3\x9f"
		"E",
		1);
	assert_key("\xd1\x81\xd1\x81\xd1\x81\xd1\x80",
		"\xd0\xa1\xd0\xa1\xd0\xa1\xd0\xa0", 1);
}

/* Alpha, ypogegrammeni, acute against the one letter for all three. */
static void test_marks_in_the_way_do_not_hinder_folding(void **state)
{
	fonds_cleanup(fonds_freep) char *apart = key_of(
		"\xce\xb1\xcd\x85\xcc\x81", 1);

	(void)state;
	assert_key(apart, "\xe1\xbe\xb4", 1);
}

static void test_a_key_is_its_own_key(void **state)
{
	static const char *const names[] = { "", "data/x", "CAFE\xcc\x81",
		"\xe1\xbe\xb4", "\xc4\xb0", "\xe2\x84\xab", "\xef\xbf\xbe" };

	(void)state;
	for (int fold = 0; fold < 2; fold++)
		for (size_t i = 0; i < sizeof(names) / sizeof(*names); i++) {
			fonds_cleanup(fonds_freep) char *key = key_of(
				names[i], fold);

			assert_key(key, key, fold);
		}
}

static void test_bytes_not_utf8_are_their_own_key(void **state)
{
	(void)state;
	assert_key("CAFE\xcc\x81\xff", "CAFE\xcc\x81\xff", 1);
	assert_key("A\xc0\xaf", "A\xc0\xaf", 1);
	assert_key("A\xed\xa0\x80", "A\xed\xa0\x80", 1);
}

static void test_a_long_name_is_keyed_too(void **state)
{
	fonds_cleanup(fonds_freep) char *name = malloc((1 << 20) + 1);
	fonds_cleanup(fonds_freep) char *key = NULL;

	(void)state;
	assert_non_null(name);
	memset(name, 'A', 1 << 20);
	name[1 << 20] = '\0';
	key = key_of(name, 1);
	assert_int_equal(1 << 20, strlen(key));
	assert_int_equal('a', key[(1 << 20) - 1]);
}

static void test_want_of_memory_is_told(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	char *key = NULL;

	(void)state;
	fault_arm(FAULT_ALLOC, 0);
	assert_int_equal(
		FONDS_ERR_NOMEM, fonds_unicode_key("\xff", 0, &key, &error));
	fault_disarm();
	assert_null(key);
	assert_int_equal(FONDS_ERR_NOMEM, fonds_error_status(error));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_both_forms_of_a_letter_have_one_key),
		cmocka_unit_test(test_letters_that_only_look_alike_stay_apart),
		cmocka_unit_test(test_case_is_folded_when_asked),
		cmocka_unit_test(test_marks_in_the_way_do_not_hinder_folding),
		cmocka_unit_test(test_a_key_is_its_own_key),
		cmocka_unit_test(test_bytes_not_utf8_are_their_own_key),
		cmocka_unit_test(test_a_long_name_is_keyed_too),
		cmocka_unit_test(test_want_of_memory_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
