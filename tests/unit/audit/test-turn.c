/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/turn.h"

#include <setjmp.h>
#include <stdarg.h>

#include <cmocka.h>

#define HOUR INT64_C(3600)
#define DAY (24 * HOUR)
#define NOW INT64_C(1795431600)

/* A run ten minutes ago, made here; looked at a minute ago. */
static struct fonds_turn_times quiet(void)
{
	return (struct fonds_turn_times){
		.every_seconds = DAY,
		.wall = NOW,
		.steady = 10000,
		.last_wall = NOW - 600,
		.last_steady = 9400,
		.tried_wall = NOW - 500,
		.tried_steady = 9500,
		.seen_wall = NOW - 60,
		.seen_steady = 9940,
	};
}

static struct fonds_audit_turn decide(struct fonds_turn_times times)
{
	struct fonds_audit_turn turn;

	fonds_turn_decide(&times, &turn);
	assert_true(turn.runs || turn.wait_seconds > 0);
	assert_true(turn.wait_seconds <= 60);
	return turn;
}

static void nothing_due_waits_a_minute_at_most(void **state)
{
	struct fonds_turn_times times = quiet();

	(void)state;
	assert_false(decide(times).runs);
	assert_int_equal(60, decide(times).wait_seconds);
	assert_int_equal(0, decide(times).clock_step);
	times.last_wall = NOW - DAY + 7;
	assert_int_equal(7, decide(times).wait_seconds);
}

static void the_first_run_is_made_at_once(void **state)
{
	struct fonds_turn_times times = quiet();

	(void)state;
	times.last_wall = 0;
	times.last_steady = times.tried_steady = -1;
	times.seen_wall = 0;
	assert_true(decide(times).runs);
	assert_int_equal(0, decide(times).clock_step);
}

static void overdue_files_wait_an_hour_after_a_run(void **state)
{
	struct fonds_turn_times times = quiet();

	(void)state;
	times.is_overdue = true;
	assert_false(decide(times).runs);
	times.last_wall = NOW - HOUR;
	assert_false(decide(times).runs);
	times.tried_wall = NOW - HOUR;
	assert_true(decide(times).runs);
	times = quiet();
	times.is_overdue = true;
	times.every_seconds = 300;
	assert_true(decide(times).runs);
}

/* With a full disk, or beside a long run of others: the last run stays old. */
static void what_was_tried_just_now_is_not_tried_again(void **state)
{
	struct fonds_turn_times times = quiet();

	(void)state;
	times.last_wall = NOW - 2 * DAY;
	times.tried_wall = NOW - 1;
	times.tried_steady = times.steady - 1;
	assert_false(decide(times).runs);
	assert_int_equal(60, decide(times).wait_seconds);
	times.last_wall = 0;
	assert_string_equal("it was tried just now", decide(times).why);
	/* The wall was put back since. */
	times.tried_wall = NOW + DAY;
	assert_false(decide(times).runs);
	times.tried_steady = times.steady - HOUR + 7;
	assert_int_equal(7, decide(times).wait_seconds);
	times.tried_steady = times.steady - HOUR;
	assert_true(decide(times).runs);
}

/* A run of two hours, whose end was just now. */
static void after_a_long_run_there_is_a_rest(void **state)
{
	struct fonds_turn_times times = quiet();

	(void)state;
	times.last_wall = NOW - 2 * HOUR;
	times.last_steady = times.steady - 2 * HOUR;
	times.tried_wall = NOW;
	times.tried_steady = times.steady;
	times.is_overdue = true;
	assert_false(decide(times).runs);
}

static void the_interval_is_over_by_either_clock(void **state)
{
	struct fonds_turn_times times = quiet();

	(void)state;
	times.last_wall = NOW - DAY;
	times.tried_wall = NOW - DAY;
	assert_string_equal("the interval is over", decide(times).why);
	/* The wall was put back by ten years since. */
	times = quiet();
	times.last_wall = NOW + 3650 * DAY;
	assert_false(decide(times).runs);
	times.steady += DAY;
	times.seen_steady += DAY;
	assert_true(decide(times).runs);
	/* Or it was ten years ahead, and this program was begun since. */
	times = quiet();
	times.last_wall = NOW + 3650 * DAY;
	times.last_steady = times.tried_steady = -1;
	assert_true(decide(times).runs);
}

static void a_clock_that_is_set_is_told_with_its_sign(void **state)
{
	struct fonds_turn_times times = quiet();

	(void)state;
	times.seen_wall = NOW - 60 + HOUR;
	assert_int_equal(-HOUR, decide(times).clock_step);
	times.seen_wall = NOW - 60 - 3650 * DAY;
	assert_int_equal(3650 * DAY, decide(times).clock_step);
	times.seen_wall = NOW - 62;
	assert_int_equal(0, decide(times).clock_step);
	times.seen_wall = NOW - 63;
	assert_int_equal(3, decide(times).clock_step);
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(nothing_due_waits_a_minute_at_most),
		cmocka_unit_test(the_first_run_is_made_at_once),
		cmocka_unit_test(overdue_files_wait_an_hour_after_a_run),
		cmocka_unit_test(what_was_tried_just_now_is_not_tried_again),
		cmocka_unit_test(after_a_long_run_there_is_a_rest),
		cmocka_unit_test(the_interval_is_over_by_either_clock),
		cmocka_unit_test(a_clock_that_is_set_is_told_with_its_sign),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
