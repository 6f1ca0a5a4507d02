/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <pthread.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/pool.h"
#include "tests/unit/fault.h"

enum {
	ITEMS = 2000
};

/* Squares numbers; no lock, since an item belongs to one thread at a time. */
struct item {
	unsigned number;
	unsigned square;
	bool worked;
	bool done;
};

struct squares {
	struct item items[ITEMS];
	unsigned count;      /* given by next */
	unsigned done;       /* given back */
	unsigned limit;      /* items there are */
	unsigned next_fails; /* at this one, 0: never */
	unsigned done_fails; /* at this many done, 0: never */
	unsigned under_way;  /* and the most there were */
	unsigned most;
	pthread_t caller;
	atomic_uint begun;
	atomic_uint ended;
	unsigned states_fail; /* this many begins fail */
	unsigned work_us;
};

struct worker {
	struct squares *squares;
	pthread_t thread;
};

static enum fonds_status next(
	void *payload, void **item, struct fonds_error **error)
{
	struct squares *squares = payload;

	assert_true(pthread_equal(squares->caller, pthread_self()));
	if (squares->next_fails && squares->count + 1 == squares->next_fails)
		return fonds_fail(error, FONDS_ERR_FORMAT, "next failed");
	if (squares->count == squares->limit) {
		*item = NULL;
		return FONDS_OK;
	}
	squares->items[squares->count].number = squares->count;
	*item = &squares->items[squares->count++];
	if (++squares->under_way > squares->most)
		squares->most = squares->under_way;
	return FONDS_OK;
}

static void work(void *state, void *payload)
{
	struct worker *worker = state;
	struct item *item = payload;

	if (!pthread_equal(worker->thread, pthread_self()))
		abort();
	item->square = item->number * item->number;
	item->worked = true;
	if (worker->squares->work_us > 0)
		usleep(worker->squares->work_us);
}

static enum fonds_status done(
	void *payload, void *item, struct fonds_error **error)
{
	struct squares *squares = payload;
	struct item *own = item;

	assert_true(pthread_equal(squares->caller, pthread_self()));
	assert_false(own->done);
	assert_true(own->worked);
	assert_int_equal(own->number * own->number, own->square);
	own->done = true;
	squares->under_way--;
	if (++squares->done == squares->done_fails)
		return fonds_fail(error, FONDS_ERR_LIMIT, "done failed");
	if (squares->done_fails && squares->done > squares->done_fails)
		return fonds_fail(error, FONDS_ERR_FORMAT, "done again");
	return FONDS_OK;
}

static void *begin(void *payload)
{
	struct squares *squares = payload;
	struct worker *worker;

	if (squares->begun++ < squares->states_fail)
		return NULL;
	worker = malloc(sizeof(*worker));
	if (!worker)
		return NULL;
	worker->squares = squares;
	worker->thread = pthread_self();
	return worker;
}

static void end(void *state)
{
	struct worker *worker = state;

	worker->squares->ended++;
	free(worker);
}

static enum fonds_status run(
	struct squares *squares, unsigned threads, struct fonds_error **error)
{
	const struct fonds_pool_job job = {
		.next = next,
		.work = work,
		.done = done,
		.begin = begin,
		.end = end,
		.payload = squares,
	};

	squares->caller = pthread_self();
	return fonds_pool_run(&job, threads, error);
}

static struct squares *new_squares(unsigned limit)
{
	struct squares *squares = calloc(1, sizeof(*squares));

	assert_non_null(squares);
	squares->limit = limit;
	return squares;
}

static void check_all(unsigned threads, unsigned limit, unsigned work_us)
{
	struct squares *squares = new_squares(limit);

	squares->work_us = work_us;
	assert_int_equal(FONDS_OK, run(squares, threads, NULL));
	assert_int_equal(limit, squares->done);
	assert_int_equal(squares->begun, squares->ended);
	if (threads > 0)
		assert_int_equal(threads, squares->begun);
	assert_true(squares->most <= 3 * squares->begun);
	free(squares);
}

static void test_each_item_is_worked_and_done_once(void **state)
{
	static const unsigned threads[] = { 0, 1, 2, 3, 8, 32 };

	(void)state;
	for (size_t i = 0; i < sizeof(threads) / sizeof(threads[0]); i++)
		check_all(threads[i], ITEMS, 0);
	check_all(4, 100, 500);
}

static void test_no_items_and_fewer_than_workers_are_fine(void **state)
{
	(void)state;
	for (int i = 0; i < 50; i++) {
		check_all(4, 0, 0);
		check_all(4, 1, 0);
		check_all(8, 3, 0);
	}
}

static void test_a_failing_next_ends_the_job_after_what_is_under_way(
	void **state)
{
	(void)state;
	for (unsigned at = 1; at < 40; at += 3) {
		struct squares *squares = new_squares(ITEMS);
		struct fonds_error *error = NULL;

		squares->next_fails = at;
		assert_int_equal(FONDS_ERR_FORMAT, run(squares, 3, &error));
		assert_string_equal("next failed", fonds_error_message(error));
		assert_int_equal(at - 1, squares->count);
		assert_int_equal(at - 1, squares->done);
		assert_int_equal(squares->begun, squares->ended);
		fonds_error_free(error);
		free(squares);
	}
}

static void test_the_first_failing_done_is_returned(void **state)
{
	(void)state;
	for (unsigned at = 1; at < 40; at += 3) {
		struct squares *squares = new_squares(ITEMS);
		struct fonds_error *error = NULL;

		squares->done_fails = at;
		assert_int_equal(FONDS_ERR_LIMIT, run(squares, 3, &error));
		assert_string_equal("done failed", fonds_error_message(error));
		assert_int_equal(squares->count, squares->done);
		assert_true(squares->count < at + 3 * 3);
		fonds_error_free(error);
		free(squares);
	}
}

static void test_goes_on_with_the_workers_that_there_are(void **state)
{
	struct squares *squares = new_squares(ITEMS);

	(void)state;
	squares->states_fail = 3;
	assert_int_equal(FONDS_OK, run(squares, 4, NULL));
	assert_int_equal(ITEMS, squares->done);
	assert_int_equal(1, squares->ended);
	assert_true(squares->most <= 3);
	free(squares);

	squares = new_squares(ITEMS);
	fault_arm_from(FAULT_THREAD, 2, EAGAIN);
	assert_int_equal(FONDS_OK, run(squares, 8, NULL));
	fault_disarm();
	assert_int_equal(ITEMS, squares->done);
	assert_int_equal(2, squares->ended);
	free(squares);
}

static void test_without_any_worker_nothing_is_taken(void **state)
{
	struct squares *squares = new_squares(ITEMS);
	struct fonds_error *error = NULL;

	(void)state;
	squares->states_fail = 4;
	assert_int_equal(FONDS_ERR_NOMEM, run(squares, 4, &error));
	assert_string_equal("out of memory", fonds_error_message(error));
	assert_int_equal(0, squares->count);
	fonds_error_free(error);
	fault_arm_from(FAULT_THREAD, 0, EAGAIN);
	assert_int_equal(FONDS_ERR_NOMEM, run(squares, 4, NULL));
	fault_disarm();
	assert_int_equal(0, squares->count);
	free(squares);
}

static void test_survives_want_of_memory(void **state)
{
	unsigned n;

	(void)state;
	for (n = 0;; n++) {
		struct squares *squares = new_squares(20);
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = run(squares, 2, NULL);
		fault_disarm();
		/* One of the two workers may want its state in vain. */
		if (status == FONDS_OK)
			assert_int_equal(20, squares->done);
		else
			assert_int_equal(FONDS_ERR_NOMEM, status);
		assert_int_equal(squares->count, squares->done);
		free(squares);
		if (!fault_fired())
			break;
		assert_true(n >= 3 || status == FONDS_ERR_NOMEM);
	}
	assert_int_equal(5, n);
}

static void work_without_state(void *state, void *item)
{
	struct item *own = item;
	sigset_t blocked;

	pthread_sigmask(SIG_SETMASK, NULL, &blocked);
	own->worked = !state && sigismember(&blocked, SIGINT) == 1;
	own->square = own->number * own->number;
}

static void test_workers_need_no_state_and_take_no_signals(void **state)
{
	struct squares *squares = new_squares(10);
	const struct fonds_pool_job job = {
		.next = next,
		.work = work_without_state,
		.done = done,
		.payload = squares,
	};
	sigset_t blocked;

	(void)state;
	squares->caller = pthread_self();
	assert_int_equal(FONDS_OK, fonds_pool_run(&job, 2, NULL));
	assert_int_equal(10, squares->done);
	pthread_sigmask(SIG_SETMASK, NULL, &blocked);
	assert_int_equal(0, sigismember(&blocked, SIGINT));
	free(squares);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_each_item_is_worked_and_done_once),
		cmocka_unit_test(test_no_items_and_fewer_than_workers_are_fine),
		cmocka_unit_test(
			test_a_failing_next_ends_the_job_after_what_is_under_way),
		cmocka_unit_test(test_the_first_failing_done_is_returned),
		cmocka_unit_test(test_goes_on_with_the_workers_that_there_are),
		cmocka_unit_test(test_without_any_worker_nothing_is_taken),
		cmocka_unit_test(test_survives_want_of_memory),
		cmocka_unit_test(
			test_workers_need_no_state_and_take_no_signals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
