/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "fixity/manifest-line.h"

static void check_refused(const char *text, const char *why)
{
	struct fonds_manifest_line line = { 0 };
	struct fonds_error *error = NULL;

	assert_int_equal(FONDS_ERR_FORMAT,
		fonds_manifest_line_parse(text, strlen(text), &line, &error));
	assert_string_equal(why, fonds_error_message(error));
	assert_null(line.path); /* results stay untouched on failure */
	fonds_error_free(error);
}

static struct fonds_manifest_line parse(const char *text)
{
	struct fonds_manifest_line line = { 0 };

	assert_int_equal(FONDS_OK,
		fonds_manifest_line_parse(text, strlen(text), &line, NULL));
	return line;
}

static void test_splits_at_the_first_blanks(void **state)
{
	struct fonds_manifest_line line = parse("ab12  data/a b.txt ");

	(void)state;
	assert_int_equal(4, line.hex_size);
	assert_memory_equal("ab12", line.hex, 4);
	assert_string_equal("data/a b.txt ", line.path);
	assert_int_equal(13, line.path_size);
	assert_false(line.has_asterisk);
	assert_false(line.has_backslash);
}

static void test_blanks_are_spaces_and_tabs_of_any_number(void **state)
{
	(void)state;
	assert_int_equal(0, parse("AB x").extra_blanks);
	assert_int_equal(0, parse("AB\tx").extra_blanks);
	assert_int_equal(1, parse("AB  x").extra_blanks);
	assert_int_equal(4, parse("AB \t \t x").extra_blanks);
	assert_string_equal("x", parse("AB \t \t x").path);
	assert_string_equal("\xc2\xa0x", parse("AB \xc2\xa0x").path);
}

static void test_path_may_begin_with_what_blanks_hide(void **state)
{
	struct fonds_manifest_line line = parse("ab    data/x");

	(void)state;
	assert_string_equal("   data/x", line.path - line.extra_blanks);
}

static void test_signs_of_md5sum_are_seen(void **state)
{
	struct fonds_manifest_line line = parse("\\ab *data/x");

	(void)state;
	assert_true(line.has_backslash);
	assert_true(line.has_asterisk);
	assert_memory_equal("ab", line.hex, line.hex_size);
	assert_string_equal("data/x", line.path);
	assert_int_equal(0, line.extra_blanks);
	assert_string_equal(" x", parse("ab * x").path);
	assert_int_equal(0, parse("ab * x").extra_blanks);
}

static void test_asterisk_after_two_blanks_belongs_to_the_path(void **state)
{
	struct fonds_manifest_line line = parse("ab  *x");

	(void)state;
	assert_false(line.has_asterisk);
	assert_string_equal("*x", line.path);
}

static void test_path_is_taken_by_its_size(void **state)
{
	static const char text[] = "ab x\0y more";
	struct fonds_manifest_line line;

	(void)state;
	assert_int_equal(
		FONDS_OK, fonds_manifest_line_parse(text, 6, &line, NULL));
	assert_int_equal(3, line.path_size);
	assert_memory_equal("x\0y", line.path, 3);
}

static void test_refuses_malformed_lines(void **state)
{
	(void)state;
	check_refused("", "no checksum at its beginning");
	check_refused(" ab data/x", "no checksum at its beginning");
	check_refused("\\", "no checksum at its beginning");
	check_refused("abc data/x", "the checksum has an odd number of digits");
	check_refused("xyz data/x", "the checksum is not hexadecimal");
	check_refused("ab*data/x", "the checksum is not hexadecimal");
	check_refused("\\\\ab data/x", "the checksum is not hexadecimal");
	check_refused("ab12", "no path after the checksum");
	check_refused("ab12 \t", "no path after the checksum");
	check_refused("ab12 *", "no path after the checksum");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_splits_at_the_first_blanks),
		cmocka_unit_test(test_blanks_are_spaces_and_tabs_of_any_number),
		cmocka_unit_test(test_path_may_begin_with_what_blanks_hide),
		cmocka_unit_test(test_signs_of_md5sum_are_seen),
		cmocka_unit_test(
			test_asterisk_after_two_blanks_belongs_to_the_path),
		cmocka_unit_test(test_path_is_taken_by_its_size),
		cmocka_unit_test(test_refuses_malformed_lines),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
