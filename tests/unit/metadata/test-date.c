/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "metadata/date.h"

static void dates_in_every_usual_spelling_are_read(void **state)
{
	static const struct {
		const char *text;
		const char *expected;
	} cases[] = {
		{ "September 30, 1950", "1950-09-30" },
		{ "30 September 1950", "1950-09-30" },
		{ "1st April, 1949", "1949-04-01" },
		{ "April 2nd, 1949", "1949-04-02" },
		{ "  3rd april 1949\r\n", "1949-04-03" },
		{ "Sept. 5, 1961", "1961-09-05" },
		{ "5 Sep 1961", "1961-09-05" },
		{ "Nov. 1967", "1967-11" },
		{ "November 1967", "1967-11" },
		{ "November, 1967", "1967-11" },
		{ "1958", "1958" },
		{ "1950-09-30", "1950-09-30" },
		{ "1950-09", "1950-09" },
		{ "29 February 2000", "2000-02-29" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fonds_date date;
		char text[FONDS_DATE_SIZE];

		if (!fonds_date_parse(
			    cases[i].text, strlen(cases[i].text), &date))
			fail_msg("'%s' was not read", cases[i].text);
		assert_string_equal(
			cases[i].expected, fonds_date_format(&date, text));
	}
}

static void what_is_no_date_is_refused_and_changes_nothing(void **state)
{
	static const char *const cases[] = { "", " ", "undated", "circa 1950",
		"1950-1953", "31 June 1950", "29 February 1900",
		"February 30, 1952", "0 May 1950", "1950-13", "1950-00",
		"1950-09-00", "1950-9-3", "0000", "195", "19500", "Monday 1950",
		"September", "9/30/1950", "September 30", "1950-09-30T12:00",
		"1950 copy", "32nd May 1950" };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fonds_date date = { .year = 7 };

		if (fonds_date_parse(cases[i], strlen(cases[i]), &date))
			fail_msg("'%s' was taken for a date", cases[i]);
		assert_int_equal(7, date.year);
	}
}

static void dates_are_found_in_running_text(void **state)
{
	const char *text = "Letter of May 3, 1951, after that of 28 April 1951";
	struct fonds_date date;
	size_t at = 0;

	(void)state;
	assert_true(fonds_date_search(text, strlen(text), &at, &date));
	assert_int_equal(3, date.day);
	assert_int_equal(5, date.month);
	assert_true(fonds_date_search(text, strlen(text), &at, &date));
	assert_int_equal(28, date.day);
	assert_int_equal(4, date.month);
	assert_false(fonds_date_search(text, strlen(text), &at, &date));
}

static void bare_years_and_ends_of_ranges_are_passed_over(void **state)
{
	static const char *const cases[] = { "Plans for 1951",
		"Visit of 20-22 October 1997", "1-3 May 1950",
		"28 September \xe2\x80\x93 2 October 1950", "xMay 1950x" };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fonds_date date;
		size_t at = 0;

		if (fonds_date_search(cases[i], strlen(cases[i]), &at, &date))
			fail_msg("a date was seen in '%s'", cases[i]);
	}
}

static void less_exact_dates_agree_with_more_exact_ones(void **state)
{
	const struct fonds_date day = { 1950, 9, 30 };
	const struct fonds_date other_day = { 1950, 9, 29 };
	const struct fonds_date month = { 1950, 9, 0 };
	const struct fonds_date other_month = { 1950, 8, 0 };
	const struct fonds_date year = { 1950, 0, 0 };
	const struct fonds_date other_year = { 1951, 0, 0 };

	(void)state;
	assert_true(fonds_date_agrees(&day, &day));
	assert_true(fonds_date_agrees(&day, &month));
	assert_true(fonds_date_agrees(&year, &day));
	assert_false(fonds_date_agrees(&day, &other_day));
	assert_false(fonds_date_agrees(&day, &other_month));
	assert_false(fonds_date_agrees(&day, &other_year));
	assert_false(fonds_date_equal(&day, &month));
	assert_true(fonds_date_equal(&month, &month));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_in_every_usual_spelling_are_read),
		cmocka_unit_test(
			what_is_no_date_is_refused_and_changes_nothing),
		cmocka_unit_test(dates_are_found_in_running_text),
		cmocka_unit_test(bare_years_and_ends_of_ranges_are_passed_over),
		cmocka_unit_test(less_exact_dates_agree_with_more_exact_ones),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
