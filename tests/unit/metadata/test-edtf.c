/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "metadata/edtf.h"

struct level_case {
	const char *text;
	int level;
};

static void check_levels(const struct level_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		int level = fonds_edtf_level(
			cases[i].text, strlen(cases[i].text));

		if (level != cases[i].level)
			fail_msg("'%s': level %d, not %d", cases[i].text, level,
				cases[i].level);
	}
}

static void dates_have_days_that_the_calendar_has(void **state)
{
	static const struct level_case cases[] = {
		{ "1985-04-12", 0 },
		{ "1985-04", 0 },
		{ "1985", 0 },
		{ "0000", 0 },
		{ "9999-12-31", 0 },
		{ "2000-02-29", 0 },
		{ "1996-02-29", 0 },
		{ "1900-02-29", -1 },
		{ "1950-02-29", -1 },
		{ "1950-02-31", -1 },
		{ "1950-04-31", -1 },
		{ "1950-00", -1 },
		{ "1950-13", -1 },
		{ "1950-01-00", -1 },
		{ "1950-01-32", -1 },
		{ "1950-1-01", -1 },
		{ "1950-01-1", -1 },
		{ "1950-01-011", -1 },
		{ "19500101", -1 },
		{ "195", -1 },
		{ "19500", -1 },
		{ "1950-", -1 },
		{ "1950-01-", -1 },
		{ "1950-01-01-01", -1 },
		{ " 1950", -1 },
		{ "1950 ", -1 },
		{ "+1950", -1 },
		{ "", -1 },
		{ "-", -1 },
		{ "yesterday", -1 },
		{ "yesterday-ish", -1 },
		{ "undated", -1 },
		{ "2001-21-01", -1 },
		{ "1950\n", -1 },
	};

	(void)state;
	check_levels(cases, sizeof(cases) / sizeof(cases[0]));
	assert_int_equal(-1, fonds_edtf_level("1950\0", 5));
	assert_int_equal(-1, fonds_edtf_level("19\00050", 5));
}

static void a_time_of_day_stands_behind_a_whole_date(void **state)
{
	static const struct level_case cases[] = {
		{ "1985-04-12T23:20:30", 0 },
		{ "1985-04-12T23:20:30Z", 0 },
		{ "1985-04-12T23:20:30-04", 0 },
		{ "1985-04-12T23:20:30+04:30", 0 },
		{ "1985-04-12T23:20:30+00:00", 0 },
		{ "2016-12-31T23:59:60Z", 0 },
		{ "1985-04-12T24:00:00", -1 },
		{ "1985-04-12T23:60:00", -1 },
		{ "1985-04-12T23:20:60", -1 },
		{ "1985-04-12T23:20:61", -1 },
		{ "1985-04-12T23:20", -1 },
		{ "1985-04-12T23:20:30.5", -1 },
		{ "1985-04-12T23:20:30z", -1 },
		{ "1985-04-12T23:20:30ZZ", -1 },
		{ "1985-04-12T23:20:30+24:00", -1 },
		{ "1985-04-12T23:20:30+04:60", -1 },
		{ "1985-04-12T23:20:30+0430", -1 },
		{ "1985-04-12T23:20:30-00:00", -1 },
		{ "1985-04-12t23:20:30", -1 },
		{ "1985-04-12 23:20:30", -1 },
		{ "1985-04T23:20:30", -1 },
		{ "1985-04-31T23:20:30", -1 },
		{ "1985-04-1XT23:20:30", -1 },
		{ "1985-04-12?T23:20:30", -1 },
		{ "1985-04-12T", -1 },
		{ "T23:20:30", -1 },
	};

	(void)state;
	check_levels(cases, sizeof(cases) / sizeof(cases[0]));
}

static void intervals_begin_before_they_end(void **state)
{
	static const struct level_case cases[] = {
		{ "1964/2008", 0 },
		{ "2004-06/2006-08", 0 },
		{ "2004-02-01/2005-02-08", 0 },
		{ "2004-02-01/2005-02", 0 },
		{ "2004-02-01/2005", 0 },
		{ "2005/2006-02", 0 },
		{ "1950/1950", 0 },
		{ "1950-06-15/1950-06", 0 },
		{ "1950-06/1950-06-01", 0 },
		{ "1985-04-12/..", 1 },
		{ "1985-04/..", 1 },
		{ "1985/..", 1 },
		{ "../1985-04-12", 1 },
		{ "1985-04-12/", 1 },
		{ "/1985", 1 },
		{ "1950-09-30/..", 1 },
		{ "1984~/2004-06", 1 },
		{ "1984/2004-06~", 1 },
		{ "1984?/2004%", 1 },
		{ "-0044/0014", 1 },
		{ "-1985/-1984", 1 },
		{ "2001-21/2001-24", 1 },
		{ "2004-06-XX/2004-07-03", 1 },
		{ "2004-06-~01/2004-06-~20", 2 },
		{ "156X-12-25/..", 2 },
		{ "Y-17E7/Y17E7", 2 },
		{ "1951/1950", -1 },
		{ "1950-07/1950-06", -1 },
		{ "1950-06-16/1950-06-15", -1 },
		{ "1950-07-01/1950-06", -1 },
		{ "-1984/-1985", -1 },
		{ "Y17E7/Y-17E7", -1 },
		{ "198X/1979", -1 },
		{ "1985-XX-31/1985-01-30", -1 },
		{ "1951-21/1950-24", -1 },
		{ "/", -1 },
		{ "..", -1 },
		{ "../..", -1 },
		{ "/..", -1 },
		{ "../", -1 },
		{ "1950/1951/1952", -1 },
		{ "1950/undated", -1 },
		{ "1950-02-30/1951", -1 },
		{ "1950/1951-02-30", -1 },
		{ "1950.../1951", -1 },
		{ "1950/P1Y", -1 },
		{ "1950-01-01T00:00:00/1951", -1 },
		{ "1950-01-01/1951-01-01T00:00:00", -1 },
		{ "1950 / 1951", -1 },
	};

	(void)state;
	check_levels(cases, sizeof(cases) / sizeof(cases[0]));
}

static void seasons_stand_in_place_of_a_month(void **state)
{
	static const struct level_case cases[] = {
		{ "2001-21", 1 },
		{ "2001-24?", 1 },
		{ "2001-25", 2 },
		{ "2001-34", 2 },
		{ "2001-41", 2 },
		{ "200X-21", 2 },
		{ "2001-20", -1 },
		{ "2001-42", -1 },
		{ "2001-2X", -1 },
		{ "2001-21-XX", -1 },
	};

	(void)state;
	check_levels(cases, sizeof(cases) / sizeof(cases[0]));
}

static void marks_of_doubt_stand_beside_a_part(void **state)
{
	static const struct level_case cases[] = {
		{ "1984?", 1 },
		{ "2004-06~", 1 },
		{ "2004-06-11%", 1 },
		{ "2004-06~-11", 2 },
		{ "2004?-06-11", 2 },
		{ "?2004-06-~11", 2 },
		{ "2004-%06-11", 2 },
		{ "?1984", 2 },
		{ "1984??", -1 },
		{ "1984?~", -1 },
		{ "1984!", -1 },
		{ "1984~-", -1 },
		{ "circa 1984", -1 },
		{ "(1984)?", -1 },
	};

	(void)state;
	check_levels(cases, sizeof(cases) / sizeof(cases[0]));
}

static void digits_may_be_unspecified_where_a_day_is_left(void **state)
{
	static const struct level_case cases[] = {
		{ "201X", 1 },
		{ "20XX", 1 },
		{ "2004-XX", 1 },
		{ "1985-04-XX", 1 },
		{ "1985-XX-XX", 1 },
		{ "195X?", 1 },
		{ "156X-12-25", 2 },
		{ "15XX-12-25", 2 },
		{ "XXXX-12-XX", 2 },
		{ "1XXX-XX", 2 },
		{ "1XXX-12", 2 },
		{ "1984-1X", 2 },
		{ "1985-XX-31", 2 },
		{ "1985-04-3X", 2 },
		{ "19X5", 2 },
		{ "XXXX", 2 },
		{ "1XXX", 2 },
		{ "19X0-02-29", 2 },
		{ "XX00-02-29", 2 },
		{ "19XX-02-29", 2 },
		{ "1985-02-3X", -1 },
		{ "1985-XX-32", -1 },
		{ "1985-2X", -1 },
		{ "1985-X3", 2 },
		{ "1985-3X", -1 },
		{ "195X-02-30", -1 },
		{ "XXX5-02-29", -1 },
		{ "1X00-02-29", 2 },
		{ "17X5-02-29", -1 },
		{ "201x", -1 },
		{ "201u", -1 },
	};

	(void)state;
	check_levels(cases, sizeof(cases) / sizeof(cases[0]));
}

static void years_may_be_negative_long_and_rounded(void **state)
{
	static const struct level_case cases[] = {
		{ "-1985", 1 },
		{ "-0001-02-28", 1 },
		{ "-0004-02-29", 1 },
		{ "Y170000002", 1 },
		{ "Y-170000002", 1 },
		{ "Y10000", 1 },
		{ "Y-17E7", 2 },
		{ "Y17E8", 2 },
		{ "1950S2", 2 },
		{ "-1950S2", 2 },
		{ "Y171010000S3", 2 },
		{ "Y3388E2S3", 2 },
		{ "Y1E99999999999999999999", 2 },
		{ "Y99999999999999999999999999999999", 1 },
		{ "-0000", -1 },
		{ "-0000-01-01", -1 },
		{ "-0000S2", -1 },
		{ "--1985", -1 },
		{ "-0001-02-29", -1 },
		{ "Y1985", -1 },
		{ "Y9999", -1 },
		{ "Y010000", -1 },
		{ "Y17E1", -1 },
		{ "Y", -1 },
		{ "Y-", -1 },
		{ "YE5", -1 },
		{ "Y17E", -1 },
		{ "Y17E-7", -1 },
		{ "y170000002", -1 },
		{ "Y170000002-01", -1 },
		{ "1950S", -1 },
		{ "1950S0", -1 },
		{ "1950S5", -1 },
		{ "195XS2", -1 },
		{ "1950-01S2", -1 },
		{ "Y171010000S10", -1 },
		{ "Y3388E2S7", -1 },
		{ "1950S2/1899", -1 },
		{ "1950S2/1900", 2 },
		{ "-1950S2/-1999", 2 },
		{ "-1950S2/-2000", -1 },
	};

	(void)state;
	check_levels(cases, sizeof(cases) / sizeof(cases[0]));
}

static void sets_are_of_dates_alone(void **state)
{
	static const struct level_case cases[] = {
		{ "[1667,1668,1670..1672]", 2 },
		{ "[..1760-12-03]", 2 },
		{ "[1760-12..]", 2 },
		{ "[1760-01,1760-02,1760-12..]", 2 },
		{ "[1667,1760-12]", 2 },
		{ "[1950]", 2 },
		{ "{1667,1668,1670..1672}", 2 },
		{ "{1960,1961-12}", 2 },
		{ "{..1984}", 2 },
		{ "{1984?,~1985}", 2 },
		{ "[]", -1 },
		{ "{}", -1 },
		{ "[..]", -1 },
		{ "[1667,]", -1 },
		{ "[,1667]", -1 },
		{ "[1667, 1668]", -1 },
		{ "[1667", -1 },
		{ "1667]", -1 },
		{ "[1667}", -1 },
		{ "{1667]", -1 },
		{ "[[1667]]", -1 },
		{ "[1667..,1670]", -1 },
		{ "[1667,..1670]", -1 },
		{ "[..1667..]", -1 },
		{ "[1672..1670]", -1 },
		{ "[1670...1672]", -1 },
		{ "[1950-02-30]", -1 },
		{ "[1950/1951]", -1 },
		{ "[1985-04-12T23:20:30]", -1 },
		{ "[", -1 },
		{ "]", -1 },
	};

	(void)state;
	check_levels(cases, sizeof(cases) / sizeof(cases[0]));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(dates_have_days_that_the_calendar_has),
		cmocka_unit_test(a_time_of_day_stands_behind_a_whole_date),
		cmocka_unit_test(intervals_begin_before_they_end),
		cmocka_unit_test(seasons_stand_in_place_of_a_month),
		cmocka_unit_test(marks_of_doubt_stand_beside_a_part),
		cmocka_unit_test(digits_may_be_unspecified_where_a_day_is_left),
		cmocka_unit_test(years_may_be_negative_long_and_rounded),
		cmocka_unit_test(sets_are_of_dates_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
