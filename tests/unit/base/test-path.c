/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/path.h"

static void what_follows_a_folder_is_told(void **state)
{
	(void)state;
	assert_string_equal("b/c", fonds_path_below("/a", "/a/b/c"));
	assert_string_equal("b", fonds_path_below("/a/", "/a/b"));
	assert_string_equal("b", fonds_path_below("/a", "/a//b"));
	assert_string_equal("a", fonds_path_below("/", "/a"));
}

static void a_folder_is_followed_by_nothing(void **state)
{
	(void)state;
	assert_string_equal("", fonds_path_below("/a", "/a"));
	assert_string_equal("", fonds_path_below("/a//", "/a"));
	assert_string_equal("", fonds_path_below("/a", "/a/"));
	assert_string_equal("", fonds_path_below("/", "/"));
}

static void a_name_that_begins_alike_is_not_below(void **state)
{
	(void)state;
	assert_null(fonds_path_below("/a", "/ab"));
	assert_null(fonds_path_below("/a", "/b"));
	assert_null(fonds_path_below("/a/b", "/a"));
	assert_null(fonds_path_below("/", "a"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_follows_a_folder_is_told),
		cmocka_unit_test(a_folder_is_followed_by_nothing),
		cmocka_unit_test(a_name_that_begins_alike_is_not_below),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
