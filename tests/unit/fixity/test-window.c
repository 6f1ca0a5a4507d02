/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "fixity/digest/window.h"
#include "tests/unit/fault.h"

#define WINDOW FONDS_CHECK_WINDOW
#define ALGORITHMS 3

static struct fonds_check_item items[2 * WINDOW];
static struct fonds_check_task *taken[WINDOW];

static void open_window(struct fonds_window *window, bool in_order)
{
	assert_int_equal(FONDS_OK,
		fonds_window_init(window, ALGORITHMS, in_order, NULL));
	assert_true(fonds_window_is_empty(window));
}

/* Take it and write all of it, as its worker will. */
static struct fonds_check_task *take(struct fonds_window *window, size_t i)
{
	struct fonds_check_task *task;

	assert_true(fonds_window_has_room(window));
	task = fonds_window_take(window, &items[i]);
	assert_non_null(task);
	assert_ptr_equal(&items[i], task->item);
	assert_false(task->is_finished);
	assert_null(task->error);
	assert_int_equal(0, (uintptr_t)task % _Alignof(max_align_t));
	memset(task->digests, (int)(i % 251),
		ALGORITHMS * sizeof(*task->digests));
	return task;
}

static void finish(struct fonds_window *window, struct fonds_check_task *task)
{
	struct fonds_task_list tasks = { 0 };

	assert_int_equal(FONDS_OK, task->status);
	(void)fonds_fail(&task->error, FONDS_ERR_FORMAT, "a finding");
	fonds_task_list_push(&tasks, task);
	fonds_window_finish(window, &tasks);
	assert_int_equal(0, tasks.count);
}

/* The next finished one is that of the item, as it was written. */
static void give(struct fonds_window *window, size_t i)
{
	struct fonds_check_task *task = fonds_window_next_finished(window);

	assert_non_null(task);
	assert_ptr_equal(&items[i], task->item);
	for (size_t k = 0; k < ALGORITHMS * sizeof(*task->digests); k++)
		assert_int_equal(i % 251, ((uint8_t *)task->digests)[k]);
	assert_string_equal("a finding", fonds_error_message(task->error));
	fonds_window_release(window, task);
}

static void test_has_room_for_the_window_and_no_more(void **state)
{
	struct fonds_window window;

	(void)state;
	open_window(&window, false);
	for (size_t i = 0; i < WINDOW; i++)
		taken[i] = take(&window, i);
	assert_false(fonds_window_has_room(&window));
	for (size_t i = 0; i < WINDOW; i++)
		finish(&window, taken[i]);
	assert_false(fonds_window_has_room(&window));
	for (size_t i = 0; i < WINDOW; i++)
		give(&window, i);
	assert_true(fonds_window_is_empty(&window));
	assert_null(fonds_window_next_finished(&window));
	fonds_window_clear(&window);
}

static void test_gives_in_the_order_of_finishing(void **state)
{
	struct fonds_window window;

	(void)state;
	open_window(&window, false);
	for (size_t i = 0; i < 3; i++)
		taken[i] = take(&window, i);
	assert_null(fonds_window_next_finished(&window));
	finish(&window, taken[2]);
	finish(&window, taken[0]);
	give(&window, 2);
	give(&window, 0);
	assert_null(fonds_window_next_finished(&window));
	assert_false(fonds_window_is_empty(&window));
	finish(&window, taken[1]);
	give(&window, 1);
	fonds_window_clear(&window);
}

static void test_gives_in_the_order_of_the_items(void **state)
{
	struct fonds_window window;

	(void)state;
	open_window(&window, true);
	for (size_t i = 0; i < 3; i++)
		taken[i] = take(&window, i);
	finish(&window, taken[1]);
	assert_null(fonds_window_next_finished(&window));
	finish(&window, taken[0]);
	give(&window, 0);
	give(&window, 1);
	assert_null(fonds_window_next_finished(&window));
	finish(&window, taken[2]);
	give(&window, 2);
	fonds_window_clear(&window);
}

static void test_order_is_kept_when_the_ring_goes_round(void **state)
{
	struct fonds_window window;

	(void)state;
	open_window(&window, true);
	for (size_t i = 0; i < WINDOW; i++)
		taken[i] = take(&window, i);
	for (size_t i = WINDOW; i-- > 0;)
		finish(&window, taken[i]);
	for (size_t i = 0; i < WINDOW; i++) {
		give(&window, i);
		taken[i] = take(&window, WINDOW + i);
		assert_false(fonds_window_has_room(&window));
	}
	for (size_t i = WINDOW; i-- > 0;)
		finish(&window, taken[i]);
	for (size_t i = 0; i < WINDOW; i++)
		give(&window, WINDOW + i);
	assert_true(fonds_window_is_empty(&window));
	fonds_window_clear(&window);
}

static void test_memory_is_used_again(void **state)
{
	struct fonds_window window;

	(void)state;
	open_window(&window, false);
	for (size_t i = 0; i < 10 * WINDOW; i++) {
		finish(&window, take(&window, 0));
		give(&window, 0);
	}
	assert_int_equal(1, window.used);
	fonds_window_clear(&window);
}

/* Under way, finished, and given but not released: none of it is lost. */
static void test_clear_frees_what_is_under_way(void **state)
{
	struct fonds_window window;

	(void)state;
	for (int in_order = 0; in_order < 2; in_order++) {
		open_window(&window, in_order);
		for (size_t i = 0; i < FONDS_WINDOW_CHUNK + 1; i++)
			taken[i] = take(&window, i);
		for (size_t i = 0; i < FONDS_WINDOW_CHUNK; i++)
			finish(&window, taken[i]);
		assert_non_null(fonds_window_next_finished(&window));
		fonds_window_clear(&window);
	}
}

static void test_survives_a_failed_allocation(void **state)
{
	struct fonds_window window;
	struct fonds_error *error = NULL;

	(void)state;
	fault_arm(FAULT_ALLOC, 0);
	assert_int_equal(FONDS_ERR_NOMEM,
		fonds_window_init(&window, ALGORITHMS, true, &error));
	fault_disarm();
	assert_true(fault_fired());
	fonds_error_free(error);
	fonds_window_clear(&window);
	open_window(&window, true);
	fault_arm(FAULT_ALLOC, 0);
	assert_null(fonds_window_take(&window, &items[0]));
	fault_disarm();
	assert_true(fonds_window_is_empty(&window));
	finish(&window, take(&window, 1));
	give(&window, 1);
	fonds_window_clear(&window);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_has_room_for_the_window_and_no_more),
		cmocka_unit_test(test_gives_in_the_order_of_finishing),
		cmocka_unit_test(test_gives_in_the_order_of_the_items),
		cmocka_unit_test(test_order_is_kept_when_the_ring_goes_round),
		cmocka_unit_test(test_memory_is_used_again),
		cmocka_unit_test(test_clear_frees_what_is_under_way),
		cmocka_unit_test(test_survives_a_failed_allocation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
