/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixity/digest/task.h"

#define TASKS 6

struct fixture {
	struct fonds_check_task *tasks[TASKS];
	struct fonds_task_list list, other;
};

static int set_up(void **state)
{
	static struct fixture f;

	memset(&f, 0, sizeof(f));
	for (size_t i = 0; i < TASKS; i++) {
		f.tasks[i] = calloc(1, sizeof(*f.tasks[i]));
		assert_non_null(f.tasks[i]);
	}
	*state = &f;
	return 0;
}

static int tear_down(void **state)
{
	struct fixture *f = *state;

	for (size_t i = 0; i < TASKS; i++)
		free(f->tasks[i]);
	return 0;
}

static void push(struct fixture *f, struct fonds_task_list *list, size_t first,
	size_t count)
{
	for (size_t i = first; i < first + count; i++)
		fonds_task_list_push(list, f->tasks[i]);
}

/* The list has these and no others, and can be pushed to afterwards. */
static void check_list(struct fixture *f, struct fonds_task_list *list,
	size_t first, size_t count)
{
	assert_int_equal(count, list->count);
	for (size_t i = first; i < first + count; i++)
		assert_ptr_equal(f->tasks[i], fonds_task_list_pop(list));
	assert_null(fonds_task_list_pop(list));
	assert_int_equal(0, list->count);
	assert_null(list->last);
}

static void test_first_in_is_first_out(void **state)
{
	struct fixture *f = *state;

	push(f, &f->list, 0, 3);
	check_list(f, &f->list, 0, 3);
	push(f, &f->list, 2, 4);
	check_list(f, &f->list, 2, 4);
}

static void test_append_empties_the_other(void **state)
{
	struct fixture *f = *state;

	push(f, &f->other, 0, 2);
	fonds_task_list_append(&f->list, &f->other);
	fonds_task_list_append(&f->list, &f->other);
	push(f, &f->other, 2, 3);
	fonds_task_list_append(&f->list, &f->other);
	check_list(f, &f->other, 0, 0);
	push(f, &f->list, 5, 1);
	check_list(f, &f->list, 0, 6);
}

static void test_move_takes_the_first_of_the_other(void **state)
{
	struct fixture *f = *state;

	for (size_t count = 0; count <= TASKS + 1; count++) {
		size_t moved = count < TASKS ? count : TASKS;

		push(f, &f->other, 0, TASKS);
		fonds_task_list_move(&f->list, &f->other, count);
		check_list(f, &f->list, 0, moved);
		check_list(f, &f->other, moved, TASKS - moved);
	}
}

static void test_move_adds_to_what_is_there(void **state)
{
	struct fixture *f = *state;

	push(f, &f->list, 0, 1);
	push(f, &f->other, 1, 4);
	fonds_task_list_move(&f->list, &f->other, 2);
	check_list(f, &f->list, 0, 3);
	check_list(f, &f->other, 3, 2);
}

static void test_weight_is_what_is_known_of_the_size(void **state)
{
	struct fonds_check_item item = { .size = FONDS_SIZE_UNKNOWN };

	(void)state;
	assert_int_equal(0, fonds_check_item_weight(&item));
	item.size = 7;
	assert_int_equal(7, fonds_check_item_weight(&item));
	item.weight = 5;
	assert_int_equal(5, fonds_check_item_weight(&item));
	item.size = FONDS_SIZE_UNKNOWN;
	assert_int_equal(5, fonds_check_item_weight(&item));
}

static void test_sort_is_by_inode_and_keeps_what_is_equal(void **state)
{
	static const uint64_t inodes[TASKS] = { 7, 3, 0, 7, 1, 0 };
	static const size_t sorted[TASKS] = { 2, 5, 4, 1, 0, 3 };
	struct fonds_check_item items[TASKS] = { 0 };
	struct fixture *f = *state;

	for (size_t count = 0; count <= TASKS; count++) {
		for (size_t i = 0; i < count; i++) {
			items[i].inode = inodes[i];
			f->tasks[i]->item = &items[i];
		}
		push(f, &f->list, 0, count);
		fonds_task_list_sort(&f->list);
		assert_int_equal(count, f->list.count);
		for (size_t i = 0; i < TASKS; i++)
			if (sorted[i] < count)
				assert_ptr_equal(f->tasks[sorted[i]],
					fonds_task_list_pop(&f->list));
		assert_null(fonds_task_list_pop(&f->list));
	}
}

#define TEST(name) cmocka_unit_test_setup_teardown(name, set_up, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_first_in_is_first_out),
		TEST(test_append_empties_the_other),
		TEST(test_move_takes_the_first_of_the_other),
		TEST(test_move_adds_to_what_is_there),
		TEST(test_weight_is_what_is_known_of_the_size),
		TEST(test_sort_is_by_inode_and_keeps_what_is_equal),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
