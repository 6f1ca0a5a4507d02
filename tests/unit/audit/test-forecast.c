/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/forecast.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

#define DAY INT64_C(86400)
#define GB UINT64_C(1000000000)
#define NOW INT64_C(1795431600)

/* 90 GB in 90 days, of which 30 GB were read in the last 30: just enough. */
static struct fonds_forecast_input steady(void)
{
	return (struct fonds_forecast_input){
		.now = NOW,
		.every_seconds = 90 * DAY,
		.files = 1000,
		.bytes = 90 * GB,
		.read_files = 400,
		.read_bytes = 31 * GB,
		.span_seconds = 30 * DAY,
	};
}

static struct fonds_forecast make(struct fonds_forecast_input input)
{
	struct fonds_forecast forecast;

	fonds_forecast_make(&input, &forecast);
	assert_true(forecast.met_at >= 0);
	assert_true(forecast.late_seconds >= 0);
	return forecast;
}

static void all_within_and_fast_enough_is_met(void **state)
{
	struct fonds_forecast forecast = make(steady());

	(void)state;
	assert_int_equal(FONDS_FORECAST_MET, forecast.kind);
	assert_int_equal(11575, forecast.need); /* 90 GB / 90 d, upwards */
	assert_int_equal(11960, forecast.rate);
	assert_false(forecast.is_limited);
}

static void too_slow_is_late_though_nothing_is_overdue(void **state)
{
	struct fonds_forecast_input input = steady();
	struct fonds_forecast forecast;

	(void)state;
	input.read_bytes = 15 * GB;
	forecast = make(input);
	assert_int_equal(FONDS_FORECAST_LATE, forecast.kind);
	/* Half as fast as needed: 180 days in place of 90. */
	assert_in_range(forecast.late_seconds, 90 * DAY - 1, 90 * DAY + 1);
}

static void what_is_overdue_is_worked_off_by_what_the_rate_leaves(void **state)
{
	struct fonds_forecast_input input = steady();
	struct fonds_forecast forecast;

	(void)state;
	input.read_bytes = 60 * GB; /* 2 GB a day, 1 is needed */
	input.overdue = 10;
	input.overdue_bytes = 20 * GB;
	forecast = make(input);
	assert_int_equal(FONDS_FORECAST_COMING, forecast.kind);
	assert_in_range(forecast.met_at - NOW, 20 * DAY - 10, 20 * DAY + 10);
}

static void exactly_as_fast_as_needed_never_works_off_a_backlog(void **state)
{
	struct fonds_forecast_input input = steady();
	struct fonds_forecast forecast;

	(void)state;
	input.bytes = 90 * (uint64_t)DAY;
	input.read_bytes = 30 * (uint64_t)DAY;
	input.overdue = 1;
	input.overdue_bytes = 1;
	forecast = make(input);
	assert_int_equal(FONDS_FORECAST_COMING, forecast.kind);
	assert_int_equal(NOW + INT64_C(3155760000), forecast.met_at);
}

static void without_history_nothing_is_promised(void **state)
{
	struct fonds_forecast_input input = steady();

	(void)state;
	input.read_bytes = 0;
	assert_int_equal(FONDS_FORECAST_UNKNOWN, make(input).kind);
	input = steady();
	input.span_seconds = 0;
	assert_int_equal(FONDS_FORECAST_UNKNOWN, make(input).kind);
	input.span_seconds = -5; /* a clock that went back */
	assert_int_equal(FONDS_FORECAST_UNKNOWN, make(input).kind);
	assert_int_equal(0, make(input).rate);
	assert_int_equal(11575, make(input).need);
}

static void growth_makes_a_deadline_late_before_it_is_missed(void **state)
{
	struct fonds_forecast_input input = steady();
	struct fonds_forecast forecast;

	(void)state;
	input.added_bytes = 10 * GB; /* a third of a GB a day: 30 in a period */
	forecast = make(input);
	assert_int_equal(FONDS_FORECAST_LATE, forecast.kind);
	assert_in_range(forecast.need, 15432, 15433);
	/* Taken in as a whole yesterday: counted twice at the most. */
	input.added_bytes = 90 * GB;
	input.span_seconds = DAY;
	assert_in_range(make(input).need, 23148, 23149);
}

static void the_window_and_the_limit_of_the_policy_count(void **state)
{
	struct fonds_forecast_input input = steady();

	(void)state;
	input.window_minutes = 360;
	input.rate_limit = 50000; /* 12500 all day long */
	assert_false(make(input).is_limited);
	assert_in_range(make(input).window_need, 46296, 46297);
	input.rate_limit = 40000;
	assert_true(make(input).is_limited);
	input.window_minutes = 0;
	assert_false(make(input).is_limited);
}

static void no_period_and_no_files_are_told_apart(void **state)
{
	struct fonds_forecast_input input = steady();

	(void)state;
	input.every_seconds = 0;
	assert_int_equal(FONDS_FORECAST_NO_PERIOD, make(input).kind);
	input.files = 0;
	assert_int_equal(FONDS_FORECAST_NOTHING, make(input).kind);
}

static void files_without_bytes_are_met_by_their_turn_alone(void **state)
{
	struct fonds_forecast_input input = steady();

	(void)state;
	input.bytes = 0;
	input.read_bytes = 0;
	assert_int_equal(FONDS_FORECAST_MET, make(input).kind);
	input.overdue = 3;
	assert_int_equal(FONDS_FORECAST_COMING, make(input).kind);
	input.read_files = 0;
	assert_int_equal(FONDS_FORECAST_UNKNOWN, make(input).kind);
}

static void the_largest_numbers_overflow_nothing(void **state)
{
	static const uint64_t large[] = { 0, 1, UINT64_MAX };

	(void)state;
	for (size_t i = 0; i < 3 * 3 * 3 * 3; i++) {
		struct fonds_forecast_input input = steady();

		input.bytes = large[i % 3];
		input.overdue = input.overdue_bytes = large[i / 3 % 3];
		input.read_bytes = large[i / 9 % 3];
		input.added_bytes = large[i / 27 % 3];
		input.every_seconds = INT64_MAX;
		(void)make(input);
		input.every_seconds = 1;
		input.now = -1;
		(void)make(input);
	}
}

static void every_kind_has_a_name(void **state)
{
	(void)state;
	for (int i = 0; i < FONDS_FORECAST_KIND_COUNT; i++)
		assert_string_not_equal(
			"?", fonds_forecast_name((enum fonds_forecast_kind)i));
	assert_string_equal("late", fonds_forecast_name(FONDS_FORECAST_LATE));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(all_within_and_fast_enough_is_met),
		cmocka_unit_test(too_slow_is_late_though_nothing_is_overdue),
		cmocka_unit_test(
			what_is_overdue_is_worked_off_by_what_the_rate_leaves),
		cmocka_unit_test(
			exactly_as_fast_as_needed_never_works_off_a_backlog),
		cmocka_unit_test(without_history_nothing_is_promised),
		cmocka_unit_test(
			growth_makes_a_deadline_late_before_it_is_missed),
		cmocka_unit_test(the_window_and_the_limit_of_the_policy_count),
		cmocka_unit_test(no_period_and_no_files_are_told_apart),
		cmocka_unit_test(
			files_without_bytes_are_met_by_their_turn_alone),
		cmocka_unit_test(the_largest_numbers_overflow_nothing),
		cmocka_unit_test(every_kind_has_a_name),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
