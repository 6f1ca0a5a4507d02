/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bagit/fetch.h"

static enum fonds_status parse(const char *text, struct fonds_fetch_line *ret)
{
	return fonds_fetch_line_parse(text, strlen(text), ret, NULL);
}

static void a_line_has_url_length_and_path(void **state)
{
	struct fonds_fetch_line line;

	(void)state;
	assert_int_equal(FONDS_OK, parse("http://a/b \t12  data/x y ", &line));
	assert_int_equal(10, line.url_size);
	assert_true(line.has_length);
	assert_int_equal(12, line.length);
	assert_string_equal("data/x y ", line.path);
	assert_int_equal(9, line.path_size);
}

static void a_hyphen_is_no_length(void **state)
{
	struct fonds_fetch_line line;

	(void)state;
	assert_int_equal(FONDS_OK, parse("http://a/b - data/x", &line));
	assert_false(line.has_length);
}

static void malformed_lines_are_refused(void **state)
{
	static const char *const wrong[] = { "", " http://a - data/x",
		"http://a", "http://a -", "http://a - ", "http://a x data/x",
		"http://a -1 data/x", "http://a 18446744073709551616 data/x",
		"http://a data/x" };
	struct fonds_fetch_line line;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		assert_int_equal(FONDS_ERR_FORMAT, parse(wrong[i], &line));
}

static void an_absolute_url_has_a_scheme(void **state)
{
	(void)state;
	assert_true(fonds_fetch_url_is_absolute("s3+x://a", 8));
	assert_false(fonds_fetch_url_is_absolute("//a/b", 5));
	assert_false(fonds_fetch_url_is_absolute("3s:a", 4));
	assert_false(fonds_fetch_url_is_absolute("http:", 5));
	assert_false(fonds_fetch_url_is_absolute("a/b:c", 5));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_line_has_url_length_and_path),
		cmocka_unit_test(a_hyphen_is_no_length),
		cmocka_unit_test(malformed_lines_are_refused),
		cmocka_unit_test(an_absolute_url_has_a_scheme),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
