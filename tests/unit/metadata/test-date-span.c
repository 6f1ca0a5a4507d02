/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <time.h>

#include <cmocka.h>

#include "metadata/date-span.h"

#define HOUR 3600

static int64_t utc(int year, int month, int day, int hour)
{
	struct tm tm = { .tm_year = year - 1900,
		.tm_mon = month - 1,
		.tm_mday = day,
		.tm_hour = hour };

	return timegm(&tm);
}

static void check(const char *text, int64_t first, int64_t last)
{
	struct fonds_date_span span = { 0, 0 };

	assert_true(fonds_date_span_read(text, &span));
	assert_int_equal(first, span.first);
	assert_int_equal(last, span.last);
}

static void a_time_with_its_zone_is_a_second(void **state)
{
	(void)state;
	check("2026-11-26T10:00:00Z", utc(2026, 11, 26, 10),
		utc(2026, 11, 26, 10));
	check("2026-11-26T10:00:00+02:00", utc(2026, 11, 26, 8),
		utc(2026, 11, 26, 8));
	check("2026-11-26T10:00:00.123456-05:30",
		utc(2026, 11, 26, 15) + HOUR / 2,
		utc(2026, 11, 26, 15) + HOUR / 2);
}

static void a_day_is_as_wide_as_it_is_on_earth(void **state)
{
	(void)state;
	check("2024-02-29", utc(2024, 2, 28, 10), utc(2024, 3, 1, 12) - 1);
	check("2024-02", utc(2024, 1, 31, 10), utc(2024, 3, 1, 12) - 1);
	check("2023-12", utc(2023, 11, 30, 10), utc(2024, 1, 1, 12) - 1);
	check("1900", utc(1899, 12, 31, 10), utc(1901, 1, 1, 12) - 1);
	check("2026-11-26T10:00:00", utc(2026, 11, 25, 20),
		utc(2026, 11, 26, 22));
}

static void an_interval_goes_from_one_to_the_other(void **state)
{
	(void)state;
	check("1950/1951", utc(1949, 12, 31, 10), utc(1952, 1, 1, 12) - 1);
	check("1950-09-30/..", utc(1950, 9, 29, 10), INT64_MAX);
	check("/1950-09-30", INT64_MIN, utc(1950, 10, 1, 12) - 1);
}

static void of_what_is_not_plain_it_says_nothing(void **state)
{
	static const char *const texts[] = { "", "XXXX", "1950?", "1950-21",
		"195X", "yesterday", "1950-02-30", "Y17000", "1950/1951?",
		"[1950,1951]", "1950-09-30T", "1950T10:00:00Z",
		"1950-09-30T1:00:00Z", "1950-09-30T10:00:00X" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct fonds_date_span span;

		assert_false(fonds_date_span_read(texts[i], &span));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_time_with_its_zone_is_a_second),
		cmocka_unit_test(a_day_is_as_wide_as_it_is_on_earth),
		cmocka_unit_test(an_interval_goes_from_one_to_the_other),
		cmocka_unit_test(of_what_is_not_plain_it_says_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
