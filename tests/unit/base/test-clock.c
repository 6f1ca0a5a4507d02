/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"

static int unset_epoch(void **state)
{
	(void)state;
	return unsetenv("SOURCE_DATE_EPOCH");
}

static void test_times_are_written_in_utc(void **state)
{
	static const struct {
		int64_t time;
		const char *text;
	} cases[] = {
		{ 0, "1970-01-01T00:00:00Z" },
		{ -1, "1969-12-31T23:59:59Z" },
		{ -607564800, "1950-10-01T00:00:00Z" },
		{ 951782400, "2000-02-29T00:00:00Z" },
		{ 951868799, "2000-02-29T23:59:59Z" },
		{ 951868800, "2000-03-01T00:00:00Z" },
		{ -2203891200, "1900-03-01T00:00:00Z" },
		{ 4107542400, "2100-03-01T00:00:00Z" },
		{ 253402300799, "9999-12-31T23:59:59Z" },
		{ 253402300800, "9999-12-31T23:59:59Z" },
		{ INT64_MAX, "9999-12-31T23:59:59Z" },
		{ -62135596800, "0001-01-01T00:00:00Z" },
		{ -62135596801, "0001-01-01T00:00:00Z" },
		{ INT64_MIN, "0001-01-01T00:00:00Z" },
	};
	char text[FONDS_CLOCK_TIME_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		assert_ptr_equal(
			text, fonds_clock_format_time(cases[i].time, text));
		assert_string_equal(cases[i].text, text);
	}
}

static void test_every_day_agrees_with_the_system_s_calendar(void **state)
{
	(void)state;
	/* An odd step, so that all hours, minutes and seconds come by. */
	for (int64_t at = -62135596800; at <= 253402300799; at += 43177) {
		char expected[64];
		char text[FONDS_CLOCK_TIME_SIZE];
		char date[FONDS_CLOCK_DATE_SIZE];
		time_t time = at;
		struct tm tm;

		assert_non_null(gmtime_r(&time, &tm));
		assert_true(strftime(expected, sizeof(expected),
				    "%Y-%m-%dT%H:%M:%SZ", &tm) > 0);
		/* Years before 1000 have no leading zeros in strftime(). */
		fonds_clock_format_time(at, text);
		assert_non_null(strstr(text, expected));
		fonds_clock_format_date(at, date);
		assert_memory_equal(text, date, 10);
		assert_int_equal(10, strlen(date));
	}
}

static void test_the_steady_clock_counts_nanoseconds(void **state)
{
	const struct timespec pause = { .tv_nsec = 2000000 };
	int64_t before = fonds_clock_steady_ns();

	(void)state;
	(void)nanosleep(&pause, NULL);
	assert_in_range(fonds_clock_steady_ns() - before, 2000000, 60000000000);
}

static void test_no_zone_moves_the_time(void **state)
{
	char text[FONDS_CLOCK_TIME_SIZE];

	(void)state;
	assert_int_equal(0, setenv("TZ", "right/Asia/Tokyo", 1));
	tzset();
	assert_string_equal("2020-01-01T00:00:00Z",
		fonds_clock_format_time(1577836800, text));
	assert_int_equal(0, unsetenv("TZ"));
	tzset();
}

static void test_the_stated_time_is_now_when_none_is_set(void **state)
{
	int64_t before = time(NULL);
	int64_t stated = 0;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_clock_stated(&stated, NULL));
	assert_in_range(stated, before, before + 60);
}

static void test_the_stated_time_is_what_the_variable_says(void **state)
{
	static const struct {
		const char *text;
		int64_t time;
	} cases[] = {
		{ "0", 0 },
		{ "1577836800", 1577836800 },
		{ "0001", 1 },
		{ "253402300799", 253402300799 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		int64_t stated = -1;

		setenv("SOURCE_DATE_EPOCH", cases[i].text, 1);
		assert_int_equal(FONDS_OK, fonds_clock_stated(&stated, NULL));
		assert_int_equal(cases[i].time, stated);
	}
}

static void test_no_variable_moves_the_real_clock(void **state)
{
	int64_t before = time(NULL);

	(void)state;
	setenv("SOURCE_DATE_EPOCH", "1", 1);
	assert_in_range(fonds_clock_now(), before, before + 60);
}

static void test_what_is_no_number_of_seconds_is_refused(void **state)
{
	static const char *const bad[] = { "", " ", "x", "-1", "+1", "1 ", " 1",
		"1.5", "0x10", "1e3", "253402300800",
		"99999999999999999999999999", "18446744073709551616", "\xff" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		int64_t stated = 42;

		setenv("SOURCE_DATE_EPOCH", bad[i], 1);
		assert_int_equal(
			FONDS_ERR_INVALID, fonds_clock_stated(&stated, &error));
		assert_int_equal(42, stated);
		assert_non_null(strstr(
			fonds_error_message(error), "SOURCE_DATE_EPOCH"));
	}
}

static void test_a_date_is_read_as_it_is_written(void **state)
{
	static const char *const wrong[] = { "", "1950", "1950-9-30",
		"1950-09-31", "1950-13-01", "1950-09-30 ", " 1950-09-30",
		"1950-09-30T00:00:00Z", "0000-01-01", "+950-09-30",
		"19500-09-30", "30.9.1950", "1950-02-29" };
	int64_t time = 7;

	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(*wrong); i++)
		assert_false(fonds_clock_parse_date(wrong[i], &time));
	assert_int_equal(7, time);
	for (int64_t at = -62135596800; at <= 253402300799; at += 86400 * 37) {
		char date[FONDS_CLOCK_DATE_SIZE];

		fonds_clock_format_date(at, date);
		assert_true(fonds_clock_parse_date(date, &time));
		assert_int_equal(at, time);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_times_are_written_in_utc),
		cmocka_unit_test(
			test_every_day_agrees_with_the_system_s_calendar),
		cmocka_unit_test(test_the_steady_clock_counts_nanoseconds),
		cmocka_unit_test(test_no_zone_moves_the_time),
		cmocka_unit_test_setup(
			test_the_stated_time_is_now_when_none_is_set,
			unset_epoch),
		cmocka_unit_test_teardown(
			test_the_stated_time_is_what_the_variable_says,
			unset_epoch),
		cmocka_unit_test_teardown(
			test_no_variable_moves_the_real_clock, unset_epoch),
		cmocka_unit_test_teardown(
			test_what_is_no_number_of_seconds_is_refused,
			unset_epoch),
		cmocka_unit_test(test_a_date_is_read_as_it_is_written),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
