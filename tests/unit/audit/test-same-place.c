/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/same-place.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/unit/scratch.h"

static void a_place_holds_until_it_is_moved_or_replaced(void **state)
{
	struct fonds_same_place place;

	(void)state;
	scratch_folder("bag");
	fonds_same_place_note(&place, "bag");
	assert_true(fonds_same_place_holds(&place));
	assert_int_equal(0, rename("bag", "away"));
	assert_false(fonds_same_place_holds(&place));
	scratch_folder("bag");
	assert_false(fonds_same_place_holds(&place));
	fonds_same_place_note(&place, "gone");
	assert_false(fonds_same_place_holds(&place));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_place_holds_until_it_is_moved_or_replaced,
			scratch_enter, scratch_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
