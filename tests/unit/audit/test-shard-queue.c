/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audit/shard-queue.h"
#include "tests/unit/audit/bags.h"

#define SECOND INT64_C(1000000000)

static const char *const paths[] = { "a", NULL };

/* Three holdings: each has a shard of files, and its inventory. */
static void fill(struct scratch *scratch, struct fonds_shard_queue *queue)
{
	const struct fonds_run_origin origin = { .host = "h",
		.user = "u",
		.version = "v",
		.libraries = "l",
		.system = "s",
		.read_mode = "r" };
	const struct fonds_work_scope scope = { 0 };
	int64_t run = 0, auditor = 0;
	bool is_new = false;

	for (int i = 0; i < 3; i++)
		(void)scratch_register_next(scratch, paths);
	assert_int_equal(
		FONDS_OK, fonds_work_join(scratch->catalog, &scope, &origin,
				  &run, &auditor, &is_new, NULL));
	assert_int_equal(FONDS_OK,
		fonds_shard_queue_fill(queue, scratch->catalog, run, NULL));
	assert_int_equal(6, queue->count);
}

static void test_each_shard_is_given_once(void **state)
{
	struct fonds_shard_queue queue = { 0 };
	bool seen[7] = { false };

	fill(*state, &queue);
	for (int i = 0; i < 6; i++) {
		const struct fonds_work_item *item = fonds_shard_queue_next(
			&queue, 0);

		assert_non_null(item);
		assert_in_range(item->shard, 1, 6);
		assert_false(seen[item->shard]);
		seen[item->shard] = true;
	}
	assert_null(fonds_shard_queue_next(&queue, 0));
	assert_false(fonds_shard_queue_is_waiting(&queue));
	fonds_shard_queue_clear(&queue);
}

static void test_one_that_waits_is_asked_for_after_the_others(void **state)
{
	struct fonds_shard_queue queue = { 0 };
	const struct fonds_work_item *first;

	fill(*state, &queue);
	queue.retried_ns = SECOND;
	first = fonds_shard_queue_next(&queue, SECOND);
	fonds_shard_queue_put_back(&queue, first);
	for (int i = 0; i < 5; i++)
		assert_ptr_not_equal(
			first, fonds_shard_queue_next(&queue, SECOND));
	assert_null(fonds_shard_queue_next(&queue, SECOND));
	assert_true(fonds_shard_queue_is_waiting(&queue));
	/* Not before its time, lest the catalog be asked without end. */
	assert_null(fonds_shard_queue_next(&queue, SECOND + SECOND / 4));
	assert_ptr_equal(first, fonds_shard_queue_next(&queue, 2 * SECOND));
	assert_false(fonds_shard_queue_is_waiting(&queue));
	fonds_shard_queue_clear(&queue);
}

static void test_a_recorded_shard_wakes_those_of_its_holding(void **state)
{
	struct fonds_shard_queue queue = { 0 };
	const struct fonds_work_item *items[6];

	fill(*state, &queue);
	queue.retried_ns = SECOND;
	for (int i = 0; i < 6; i++)
		items[i] = fonds_shard_queue_next(&queue, SECOND);
	for (int i = 0; i < 6; i++)
		fonds_shard_queue_put_back(&queue, items[i]);
	fonds_shard_queue_wake(&queue, 2);
	for (int i = 0; i < 2; i++)
		assert_int_equal(
			2, fonds_shard_queue_next(&queue, SECOND)->holding);
	assert_null(fonds_shard_queue_next(&queue, SECOND));
	assert_true(fonds_shard_queue_is_waiting(&queue));
	fonds_shard_queue_clear(&queue);
}

int main(void)
{
#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_each_shard_is_given_once),
		TEST(test_one_that_waits_is_asked_for_after_the_others),
		TEST(test_a_recorded_shard_wakes_those_of_its_holding),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
