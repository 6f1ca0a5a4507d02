/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/arena.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "tests/unit/fault.h"

static void test_memory_is_zeroed_aligned_and_apart(void **state)
{
	static const size_t sizes[] = { 1, 7, 16, 4096, 3, 100000, 0, 24 };
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;

	(void)state;
	fonds_arena_init(&arena, 1 << 20);
	for (size_t round = 0; round < 50; round++)
		for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes) - 3;
			i++) {
			unsigned char *p = fonds_arena_alloc(&arena, sizes[i]);

			assert_non_null(p);
			assert_int_equal(
				0, (uintptr_t)p % _Alignof(max_align_t));
			for (size_t at = 0; at < sizes[i]; at++)
				assert_int_equal(0, p[at]);
			memset(p, 0xff, sizes[i]);
		}
	assert_non_null(fonds_arena_alloc(&arena, 100000));
	assert_non_null(fonds_arena_alloc(&arena, 0));
}

static void test_copies_are_the_arena_s_own(void **state)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	char text[] = "text";
	const char *copy;

	(void)state;
	fonds_arena_init(&arena, 1000);
	copy = fonds_arena_dup(&arena, text);
	text[0] = 'n';
	assert_string_equal("text", copy);
	assert_string_equal("ne", fonds_arena_dup_bytes(&arena, text, 2));
	assert_memory_equal(
		"a\0b", fonds_arena_dup_bytes(&arena, "a\0b", 3), 4);
	assert_string_equal("", fonds_arena_dup_bytes(&arena, NULL, 0));
	assert_string_equal(
		"7 text", fonds_arena_printf(&arena, "%d %s", 7, copy));
	assert_null(fonds_arena_dup(&arena, NULL));
	assert_int_equal(FONDS_OK, fonds_arena_check(&arena, "it", NULL));
}

static void test_it_gives_its_maximum_and_no_byte_more(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;

	(void)state;
	fonds_arena_init(&arena, 10);
	assert_non_null(fonds_arena_alloc(&arena, 9));
	assert_non_null(fonds_arena_alloc(&arena, 1));
	assert_int_equal(FONDS_OK, fonds_arena_check(&arena, "it", &error));
	assert_null(fonds_arena_alloc(&arena, 1));
	assert_int_equal(
		FONDS_ERR_LIMIT, fonds_arena_check(&arena, "it", &error));
	assert_string_equal("it is too large", fonds_error_message(error));
}

static void test_nothing_asked_for_often_meets_the_maximum_too(void **state)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;

	(void)state;
	fonds_arena_init(&arena, 2);
	assert_non_null(fonds_arena_alloc(&arena, 0));
	assert_non_null(fonds_arena_alloc(&arena, 0));
	assert_null(fonds_arena_alloc(&arena, 0));
}

static void test_a_failed_arena_stays_failed_until_cleared(void **state)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;

	(void)state;
	fonds_arena_init(&arena, 10);
	assert_null(fonds_arena_printf(&arena, "%s", "more than ten"));
	assert_null(fonds_arena_dup(&arena, "a"));
	assert_int_equal(FONDS_ERR_LIMIT, arena.status);
	fonds_arena_clear(&arena);
	assert_string_equal("a", fonds_arena_dup(&arena, "a"));
}

static void test_sizes_that_cannot_be_are_refused(void **state)
{
	static const size_t sizes[] = { SIZE_MAX, SIZE_MAX - 1, SIZE_MAX - 15,
		SIZE_MAX - 31, SIZE_MAX - 64, SIZE_MAX / 2 + 1 };

	(void)state;
	for (size_t i = 0; i < sizeof(sizes) / sizeof(*sizes); i++) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;

		fonds_arena_init(&arena, SIZE_MAX);
		assert_null(fonds_arena_alloc(&arena, sizes[i]));
		assert_int_equal(FONDS_ERR_LIMIT, arena.status);
		fonds_arena_clear(&arena);
		assert_null(fonds_arena_dup_bytes(&arena, "", sizes[i]));
		assert_int_equal(FONDS_ERR_LIMIT, arena.status);
	}
}

static void test_a_list_keeps_its_texts_in_order(void **state)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_text_list list = { 0 };
	char text[16];

	(void)state;
	fonds_arena_init(&arena, 100000);
	for (int i = 0; i < 100; i++) {
		(void)snprintf(text, sizeof(text), "%d", i);
		fonds_text_list_add(&arena, &list, text);
	}
	assert_int_equal(100, list.count);
	assert_string_equal("0", list.items[0]);
	assert_string_equal("63", list.items[63]);
	assert_string_equal("99", list.items[99]);
	assert_true(fonds_text_list_has(&list, "50"));
	assert_false(fonds_text_list_has(&list, "100"));
	fonds_text_list_add(&arena, &list, NULL);
	assert_int_equal(100, list.count);
}

static void test_a_list_in_a_full_arena_keeps_what_it_has(void **state)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_text_list list = { 0 };

	(void)state;
	fonds_arena_init(&arena, 8 * sizeof(char *) + 4);
	for (int i = 0; i < 20; i++)
		fonds_text_list_add(&arena, &list, "a");
	assert_int_equal(FONDS_ERR_LIMIT, arena.status);
	assert_int_equal(2, list.count);
	assert_string_equal("a", list.items[1]);
}

static void build(struct fonds_arena *arena, struct fonds_text_list *list)
{
	(void)fonds_arena_alloc(arena, 5000);
	for (int i = 0; i < 100; i++)
		fonds_text_list_add(
			arena, list, fonds_arena_printf(arena, "%0100d", i));
}

static void test_want_of_memory_is_told_by_check(void **state)
{
	unsigned n = 0;

	(void)state;
	for (;; n++) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_text_list list = { 0 };
		enum fonds_status status;

		fonds_arena_init(&arena, 1 << 20);
		fault_arm(FAULT_ALLOC, n);
		build(&arena, &list);
		fault_disarm();
		status = fonds_arena_check(&arena, "it", &error);
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			assert_int_equal(100, list.count);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
		assert_true(list.count < 100);
	}
	assert_true(n >= 5);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_memory_is_zeroed_aligned_and_apart),
		cmocka_unit_test(test_copies_are_the_arena_s_own),
		cmocka_unit_test(test_it_gives_its_maximum_and_no_byte_more),
		cmocka_unit_test(
			test_nothing_asked_for_often_meets_the_maximum_too),
		cmocka_unit_test(
			test_a_failed_arena_stays_failed_until_cleared),
		cmocka_unit_test(test_sizes_that_cannot_be_are_refused),
		cmocka_unit_test(test_a_list_keeps_its_texts_in_order),
		cmocka_unit_test(test_a_list_in_a_full_arena_keeps_what_it_has),
		cmocka_unit_test(test_want_of_memory_is_told_by_check),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
