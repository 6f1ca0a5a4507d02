/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "archive/member-name.h"

static void length_and_depth_have_limits(void **state)
{
	const struct fonds_archive_limits limits = { .name = 8, .depth = 2 };

	(void)state;
	assert_int_equal(FONDS_OK,
		fonds_member_name_check(&limits, "12345678", 8, NULL));
	assert_int_equal(FONDS_ERR_LIMIT,
		fonds_member_name_check(&limits, "123456789", 9, NULL));
	assert_int_equal(
		FONDS_OK, fonds_member_name_check(&limits, "a/b/c", 5, NULL));
	assert_int_equal(FONDS_ERR_LIMIT,
		fonds_member_name_check(&limits, "a/b/c/d", 7, NULL));
	assert_int_equal(
		FONDS_OK, fonds_member_name_check(&limits, "", 0, NULL));
}

/* What a bag may have: RFC 8493 knows no limit on the length of a path. */
static void the_limits_of_all_let_long_paths_pass(void **state)
{
	const struct fonds_archive_limits limits = FONDS_ARCHIVE_LIMITS_INIT;
	char name[8192];

	(void)state;
	for (size_t i = 0; i < sizeof(name); i++)
		name[i] = i % 2 ? '/' : 'a';
	assert_int_equal(FONDS_OK,
		fonds_member_name_check(&limits, name, sizeof(name), NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(length_and_depth_have_limits),
		cmocka_unit_test(the_limits_of_all_let_long_paths_pass),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
