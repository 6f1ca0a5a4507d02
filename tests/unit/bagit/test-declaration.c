/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bagit/declaration.h"

#define ENCODING "Tag-File-Character-Encoding: UTF-8"

static struct fonds_declaration parse(const char *text)
{
	struct fonds_declaration declaration;

	fonds_declaration_parse(text, strlen(text), &declaration);
	return declaration;
}

static void the_two_lines_of_1_0_are_read(void **state)
{
	struct fonds_declaration declaration = parse(
		"BagIt-Version: 1.0\n" ENCODING "\n");

	(void)state;
	assert_int_equal(FONDS_BAGIT_1_0, declaration.version);
	assert_string_equal("1.0", declaration.version_text);
	assert_string_equal("UTF-8", declaration.encoding);
	assert_null(declaration.malformed);
	assert_false(declaration.has_bom || declaration.is_styled);
}

static void the_last_line_end_is_optional_and_may_be_any(void **state)
{
	static const char *const texts[] = {
		"BagIt-Version: 1.0\n" ENCODING,
		"BagIt-Version: 1.0\r\n" ENCODING "\r\n",
		"BagIt-Version: 1.0\r" ENCODING "\r",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++) {
		struct fonds_declaration declaration = parse(texts[i]);

		assert_null(declaration.malformed);
		assert_int_equal(FONDS_BAGIT_1_0, declaration.version);
		assert_string_equal("UTF-8", declaration.encoding);
	}
}

static void deviations_are_malformed_in_1_0(void **state)
{
	static const char *const texts[] = {
		"",
		"BagIt-Version: 1.0\n",
		ENCODING "\nBagIt-Version: 1.0\n",
		"BagIt-Version: 1.0\n" ENCODING "\nA: b\n",
		"BagIt-Version: 1.0\n" ENCODING "\n\n",
		"BagIt-Version : 1.0\n" ENCODING "\n",
		"BagIt-Version:1.0\n" ENCODING "\n",
		"BagIt-Version:  1.0\n" ENCODING "\n",
		"BagIt-Version: 1.0 \n" ENCODING "\n",
		"BAGIT-VERSION: 1.0\n" ENCODING "\n",
		"BagIt-Version: 1.0\nTag-File-Character-Encoding: \n",
		"BagIt-Version: .97\n" ENCODING "\n",
		"BagIt-Version: 1\n" ENCODING "\n",
		"BagIt-Version: 1.0.0\n" ENCODING "\n",
		"BagIt-Version 1.0\n" ENCODING "\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(*texts); i++)
		assert_non_null(parse(texts[i]).malformed);
}

static void older_versions_let_white_space_stand_around_the_colon(void **state)
{
	struct fonds_declaration declaration = parse(
		"BagIt-Version :  0.97\nTag-File-Character-Encoding:\t"
		"ISO-8859-1 \n");

	(void)state;
	assert_null(declaration.malformed);
	assert_int_equal(FONDS_BAGIT_0_97, declaration.version);
	assert_string_equal("ISO-8859-1", declaration.encoding);
}

static void a_small_v_is_only_a_matter_of_style(void **state)
{
	struct fonds_declaration declaration = parse(
		"BagIt-version: 1.0\n" ENCODING "\n");

	(void)state;
	assert_null(declaration.malformed);
	assert_true(declaration.is_styled);
}

static void a_version_that_is_not_known_is_kept_as_text(void **state)
{
	struct fonds_declaration declaration = parse(
		"BagIt-Version: 1.1\n" ENCODING "\n");

	(void)state;
	assert_null(declaration.malformed);
	assert_int_equal(FONDS_BAGIT_UNKNOWN, declaration.version);
	assert_string_equal("1.1", declaration.version_text);
}

static void a_mark_and_bad_bytes_are_seen(void **state)
{
	struct fonds_declaration declaration = parse(
		"\xef\xbb\xbf"
		"BagIt-Version: 0.97\n" ENCODING "\n");

	(void)state;
	assert_true(declaration.has_bom);
	assert_int_equal(FONDS_BAGIT_0_97, declaration.version);
	assert_true(parse("BagIt-Version: 1.0\xff\n" ENCODING).is_invalid);
}

static void a_long_value_is_cut_and_refused(void **state)
{
	char text[512] = "BagIt-Version: 1.0\nTag-File-Character-Encoding: ";
	struct fonds_declaration declaration;

	(void)state;
	memset(text + strlen(text), 'x', 300);
	declaration = parse(text);
	assert_non_null(declaration.malformed);
	assert_int_equal(
		FONDS_DECLARATION_TEXT_MAX, strlen(declaration.encoding));
}

static void the_first_of_two_versions_counts(void **state)
{
	struct fonds_declaration declaration = parse(
		"BagIt-Version: 1.0\nBagIt-Version: 0.97\n");

	(void)state;
	assert_non_null(declaration.malformed);
	assert_int_equal(FONDS_BAGIT_1_0, declaration.version);
	assert_string_equal("1.0", declaration.version_text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_two_lines_of_1_0_are_read),
		cmocka_unit_test(the_last_line_end_is_optional_and_may_be_any),
		cmocka_unit_test(deviations_are_malformed_in_1_0),
		cmocka_unit_test(the_first_of_two_versions_counts),
		cmocka_unit_test(
			older_versions_let_white_space_stand_around_the_colon),
		cmocka_unit_test(a_small_v_is_only_a_matter_of_style),
		cmocka_unit_test(a_version_that_is_not_known_is_kept_as_text),
		cmocka_unit_test(a_mark_and_bad_bytes_are_seen),
		cmocka_unit_test(a_long_value_is_cut_and_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
