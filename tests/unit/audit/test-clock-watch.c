/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/clock-watch.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define SECOND INT64_C(1000)
#define HOUR (3600 * SECOND)
#define DAY (24 * HOUR)
#define YEAR (365 * DAY)

/* 2026-11-27T00:00:00Z */
#define NOW (INT64_C(1795737600) * SECOND)

static int64_t wall;
static int64_t steady;

static int64_t get_wall(void)
{
	return wall;
}

static int64_t get_steady(void)
{
	return steady;
}

static struct fonds_clock_watch start(int64_t at)
{
	struct fonds_clock_watch watch = {
		.wall = get_wall,
		.steady = get_steady,
	};

	wall = at;
	steady = 5 * HOUR;
	fonds_clock_watch_start(&watch);
	return watch;
}

/* So much time passes, and the clock is set by step besides. */
static int64_t look_after(
	struct fonds_clock_watch *watch, int64_t passed, int64_t step)
{
	steady += passed;
	wall += passed + step;
	return fonds_clock_watch_look(watch);
}

static void time_that_passes_is_no_step(void **state)
{
	struct fonds_clock_watch watch = start(NOW);

	(void)state;
	assert_int_equal(0, fonds_clock_watch_look(&watch));
	assert_int_equal(0, look_after(&watch, 1, 0));
	assert_int_equal(0, look_after(&watch, SECOND, 0));
	assert_int_equal(0, look_after(&watch, 30 * DAY, 0));
	/* A machine that slept: both clocks went on. */
	assert_int_equal(0, look_after(&watch, 10 * YEAR, 0));
}

static void a_step_is_told_once_with_its_size(void **state)
{
	struct fonds_clock_watch watch = start(NOW);

	(void)state;
	assert_int_equal(-3600, look_after(&watch, 10 * SECOND, -HOUR));
	assert_int_equal(0, look_after(&watch, 10 * SECOND, 0));
	assert_int_equal(
		10 * 365 * 86400, look_after(&watch, SECOND, 10 * YEAR));
	assert_int_equal(0, look_after(&watch, SECOND, 0));
	/* And back again: another step. */
	assert_int_equal(
		-10 * 365 * 86400, look_after(&watch, SECOND, -10 * YEAR));
	assert_int_equal(0, look_after(&watch, 0, 0));
}

static void the_time_may_be_before_1970_and_past_2038(void **state)
{
	/* 2038-01-19T03:14:07Z, the last second of 32 bits */
	struct fonds_clock_watch watch = start(INT32_MAX * SECOND);

	(void)state;
	assert_int_equal(0, look_after(&watch, 10 * SECOND, 0));
	assert_true(wall > INT32_MAX * SECOND);
	assert_int_equal(-60, look_after(&watch, SECOND, -60 * SECOND));
	assert_int_equal(
		100 * 365 * 86400LL, look_after(&watch, SECOND, 100 * YEAR));
	watch = start(NOW);
	assert_int_equal(-NOW / SECOND - 1000,
		look_after(&watch, 0, -NOW - 1000 * SECOND));
	assert_int_equal(0, look_after(&watch, HOUR, 0));
	/* 2106 and the year 9999. */
	assert_true(look_after(&watch, 0, INT64_C(253402300799) * SECOND) >
		    INT64_C(253402300000));
	assert_int_equal(0, look_after(&watch, HOUR, 0));
}

static void the_limit_is_two_seconds_and_a_thousandth(void **state)
{
	struct fonds_clock_watch watch = start(NOW);

	(void)state;
	assert_int_equal(0, look_after(&watch, 0, 2 * SECOND));
	assert_int_equal(0, look_after(&watch, 0, -2 * SECOND));
	assert_int_equal(2, look_after(&watch, 0, 2 * SECOND + 1));
	assert_int_equal(-2, look_after(&watch, 0, -2 * SECOND - 1));
	assert_int_equal(3, look_after(&watch, 0, 2 * SECOND + 500));
	/* An hour allows 3.6 seconds more. */
	assert_int_equal(0, look_after(&watch, HOUR, 5600));
	assert_int_equal(0, look_after(&watch, HOUR, -5600));
	assert_int_equal(6, look_after(&watch, HOUR, 5601));
	assert_int_equal(-6, look_after(&watch, HOUR, -5601));
}

static void slow_drift_is_no_step_however_long(void **state)
{
	struct fonds_clock_watch watch = start(NOW);

	(void)state;
	/* 500 parts in a million, as far as a clock is slewed, for a month. */
	for (int i = 0; i < 30 * 24; i++)
		assert_int_equal(0, look_after(&watch, HOUR, HOUR / 2000));
	for (int i = 0; i < 30 * 24; i++)
		assert_int_equal(0, look_after(&watch, HOUR, -HOUR / 2000));
	/* And no step is made smaller by it. */
	assert_int_equal(-3600, look_after(&watch, SECOND, -HOUR));
}

static void the_clocks_of_the_system_agree(void **state)
{
	struct fonds_clock_watch watch = { 0 };

	(void)state;
	fonds_clock_watch_start(&watch);
	/* 2020: they are read, and in milliseconds. */
	assert_true(watch.last_wall > INT64_C(1577836800) * SECOND);
	assert_true(watch.last_wall < INT64_C(253402300799) * SECOND);
	assert_true(watch.last_steady > 0);
	assert_int_equal(0, fonds_clock_watch_look(&watch));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(time_that_passes_is_no_step),
		cmocka_unit_test(a_step_is_told_once_with_its_size),
		cmocka_unit_test(the_time_may_be_before_1970_and_past_2038),
		cmocka_unit_test(the_limit_is_two_seconds_and_a_thousandth),
		cmocka_unit_test(slow_drift_is_no_step_however_long),
		cmocka_unit_test(the_clocks_of_the_system_agree),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
