/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "metadata/format/spots.h"
#include "tests/unit/fault.h"

static const char *text_of(const struct fonds_spots *spots)
{
	static char text[256];
	size_t used = 0;

	text[0] = '\0';
	for (size_t i = 0; i < spots->count; i++)
		used += (size_t)snprintf(text + used, sizeof(text) - used,
			"%s%u-%u", i ? " " : "", spots->items[i].first,
			spots->items[i].last);
	return text;
}

static void intervals_that_touch_become_one(void **state)
{
	fonds_cleanup(fonds_spots_clear) struct fonds_spots spots = { 0 };

	(void)state;
	fonds_spots_add(&spots, 1, 2);
	fonds_spots_add(&spots, 4, 6);
	assert_string_equal("1-2 4-6", text_of(&spots));
	fonds_spots_add(&spots, 7, 7);
	fonds_spots_add(&spots, 5, 6);
	fonds_spots_add(&spots, 6, 9);
	assert_string_equal("1-2 4-9", text_of(&spots));
	fonds_spots_add(&spots, UINT32_MAX, UINT32_MAX);
	fonds_spots_add(&spots, UINT32_MAX, UINT32_MAX);
	assert_string_equal("1-2 4-9 4294967295-4294967295", text_of(&spots));
	fonds_spots_reset(&spots);
	assert_string_equal("", text_of(&spots));
}

static void two_sets_become_one(void **state)
{
	fonds_cleanup(fonds_spots_clear) struct fonds_spots a = { 0 };
	fonds_cleanup(fonds_spots_clear) struct fonds_spots b = { 0 };
	fonds_cleanup(fonds_spots_clear) struct fonds_spots both = { 0 };

	(void)state;
	fonds_spots_add(&a, 1, 3);
	fonds_spots_add(&a, 10, 10);
	fonds_spots_add(&b, 0, 0);
	fonds_spots_add(&b, 2, 5);
	fonds_spots_add(&b, 8, 8);
	fonds_spots_unite(&both, &a, &b);
	assert_string_equal("0-5 8-8 10-10", text_of(&both));
	fonds_spots_unite(&both, &b, &a);
	assert_string_equal("0-5 8-8 10-10", text_of(&both));
	fonds_spots_reset(&b);
	fonds_spots_unite(&both, &b, &a);
	assert_string_equal("1-3 10-10", text_of(&both));
}

static void a_set_moves_up_to_the_limit(void **state)
{
	fonds_cleanup(fonds_spots_clear) struct fonds_spots from = { 0 };
	fonds_cleanup(fonds_spots_clear) struct fonds_spots moved = { 0 };

	(void)state;
	fonds_spots_add(&from, 1, 1);
	fonds_spots_add(&from, 5, 6);
	fonds_spots_move(&moved, &from, 2, 2, 100);
	assert_string_equal("3-3 7-8", text_of(&moved));
	fonds_spots_move(&moved, &from, 0, 3, 100);
	assert_string_equal("1-9", text_of(&moved));
	fonds_spots_move(&moved, &from, 1, UINT32_MAX, 7);
	assert_string_equal("2-7", text_of(&moved));
	fonds_spots_move(&moved, &from, 2, 2, 7);
	assert_string_equal("3-3 7-7", text_of(&moved));
	fonds_spots_move(&moved, &from, 2, 2, 2);
	assert_string_equal("", text_of(&moved));
	fonds_spots_move(&moved, &from, UINT32_MAX, UINT32_MAX, 7);
	assert_string_equal("", text_of(&moved));
}

static void no_memory_is_kept_in_mind(void **state)
{
	fonds_cleanup(fonds_spots_clear) struct fonds_spots spots = { 0 };

	(void)state;
	fault_arm(FAULT_ALLOC, 0);
	fonds_spots_add(&spots, 1, 1);
	fault_disarm();
	assert_true(fault_fired());
	fonds_spots_add(&spots, 3, 3);
	assert_true(spots.has_failed);
	assert_int_equal(0, spots.count);
	fonds_spots_clear(&spots);
	assert_false(spots.has_failed);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(intervals_that_touch_become_one),
		cmocka_unit_test(two_sets_become_one),
		cmocka_unit_test(a_set_moves_up_to_the_limit),
		cmocka_unit_test(no_memory_is_kept_in_mind),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
