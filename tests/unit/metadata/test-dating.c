/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "metadata/dating.h"
#include "metadata/edtf.h"

struct dating_case {
	const char *text;
	const char *edtf; /* NULL: not understood */
};

static void check_datings(const struct dating_case *cases, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		char edtf[FONDS_DATING_SIZE] = "unset";
		enum fonds_dating dating = fonds_dating_read(
			cases[i].text, strlen(cases[i].text), edtf);
		const char *expected = cases[i].edtf ? cases[i].edtf : "unset";

		if (strcmp(edtf, expected) != 0)
			fail_msg("'%s': '%s', not '%s'", cases[i].text, edtf,
				expected);
		assert_int_equal(cases[i].edtf ? FONDS_DATING_DATED
					       : FONDS_DATING_UNKNOWN,
			dating);
		if (cases[i].edtf)
			assert_in_range(
				fonds_edtf_level(edtf, strlen(edtf)), 0, 2);
	}
}

static void single_dates_are_read_in_four_languages(void **state)
{
	static const struct dating_case cases[] = {
		{ "September 30, 1950", "1950-09-30" },
		{ "30. September 1950", "1950-09-30" },
		{ "1. März 1950", "1950-03-01" },
		{ "MÄRZ 1950", "1950-03" },
		{ "3. Okt. 1950", "1950-10-03" },
		{ "1er avril 1949", "1949-04-01" },
		{ "14 juillet 1950", "1950-07-14" },
		{ "Août 1950", "1950-08" },
		{ "30 сентября 1950 г.", "1950-09-30" },
		{ "30 Сентября 1950 года", "1950-09-30" },
		{ "АПРЕЛЬ 1950", "1950-04" },
		{ "1950 г.", "1950" },
		{ "1950г.", "1950" },
		{ " 1950 ", "1950" },
		{ "30.9.1950", "1950-09-30" },
		{ "30.09.1950 г.", "1950-09-30" },
		{ "9/30/1950", "1950-09-30" },
		{ "30/9/1950", "1950-09-30" },
		{ "5.5.1950", "1950-05-05" },
		{ "5.9.1950", NULL },
		{ "9/5/1950", NULL },
		{ "31.4.1950", NULL },
		{ "30.9.50", NULL },
		{ "30.9.1950.", NULL },
		{ "0.9.1950", NULL },
		{ "30. 1950", NULL },
		{ "2er avril 1949", NULL },
		{ "31 сентября 1950 г.", NULL },
		{ "30 febrero 1950", NULL },
	};

	(void)state;
	check_datings(cases, sizeof(cases) / sizeof(cases[0]));
}

static void doubt_becomes_a_mark(void **state)
{
	static const struct dating_case cases[] = {
		{ "circa 1950", "1950~" },
		{ "Circa September 1950", "1950-09~" },
		{ "c. 1950", "1950~" },
		{ "c.1950", "1950~" },
		{ "ca. 30 September 1950", "1950-09-30~" },
		{ "um 1950", "1950~" },
		{ "vers 1950", "1950~" },
		{ "около 1950 г.", "1950~" },
		{ "1950?", "1950?" },
		{ "1950 (?)", "1950?" },
		{ "September 1950?", "1950-09?" },
		{ "probably 1950", "1950?" },
		{ "circa 1950?", "1950%" },
		{ "[1950]", "1950" },
		{ "[30 September 1950]", "1950-09-30" },
		{ "[1950?]", "1950?" },
		{ "[1950]?", "1950?" },
		{ "[ca. 1950]", "1950~" },
		{ "[1950", NULL },
		{ "1950]", NULL },
		{ "circa", NULL },
		{ "?", NULL },
		{ "[?]", NULL },
		{ "[]", NULL },
		{ "circa 31 June 1950", NULL },
	};

	(void)state;
	check_datings(cases, sizeof(cases) / sizeof(cases[0]));
}

static void the_sides_of_a_range_complete_each_other(void **state)
{
	static const struct dating_case cases[] = {
		{ "1950-1953", "1950/1953" },
		{ "1950\xe2\x80\x93"
		  "1953",
			"1950/1953" },
		{ "1950 \xe2\x80\x94 1953", "1950/1953" },
		{ "1950 to 1953", "1950/1953" },
		{ "1950 bis 1953", "1950/1953" },
		{ "1950-53", "1950/1953" },
		{ "1911\xe2\x80\x93"
		  "12",
			"1911/1912" },
		{ "[1950-1953]", "1950/1953" },
		{ "1950?-1953", "1950?/1953" },
		{ "20-22 October 1997", "1997-10-20/1997-10-22" },
		{ "October 20-22, 1997", "1997-10-20/1997-10-22" },
		{ "20th - 22nd October, 1997", "1997-10-20/1997-10-22" },
		{ "September-October 1950", "1950-09/1950-10" },
		{ "September 1950 - January 1951", "1950-09/1951-01" },
		{ "30 September - 2 October 1950", "1950-09-30/1950-10-02" },
		{ "September 30 - October 2, 1950", "1950-09-30/1950-10-02" },
		{ "December 30, 1950 - January 2, 1951",
			"1950-12-30/1951-01-02" },
		{ "1950-09-30 - 1950-10-02", "1950-09-30/1950-10-02" },
		{ "1950-09-30/1950-10-02", "1950-09-30/1950-10-02" },
		{ "Spring 1950 - Autumn 1950", "1950-21/1950-23" },
		{ "1953-1950", NULL },
		{ "1950-1950", NULL },
		{ "1950-49", NULL },
		{ "22-20 October 1997", NULL },
		{ "30-32 October 1997", NULL },
		{ "October-September 1950", NULL },
		{ "30 December - 2 January 1951", NULL },
		{ "October 20-22", NULL },
		{ "20-October 1997", NULL },
		{ "1950 - October 1951", NULL },
		{ "1950-", NULL },
		{ "-", NULL },
		{ "1950 - circa 1953", "1950/1953~" },
		{ "circa 1950 - circa 1953", "1950~/1953~" },
		{ "circa 1950-1953", NULL },
		{ "1950-1953?", NULL },
		{ "1950-1953-1956", NULL },
		{ "1999\xe2\x80\x93"
		  "01",
			NULL },
	};

	(void)state;
	check_datings(cases, sizeof(cases) / sizeof(cases[0]));
}

static void seasons_and_decades_are_read(void **state)
{
	static const struct dating_case cases[] = {
		{ "Spring 1950", "1950-21" },
		{ "summer of 1950", "1950-22" },
		{ "Fall 1950", "1950-23" },
		{ "Frühjahr 1950", "1950-21" },
		{ "Été 1950", "1950-22" },
		{ "осень 1950 г.", "1950-23" },
		{ "Winter 1950?", "1950-24?" },
		{ "1950s", "195X" },
		{ "the 1950s", "195X" },
		{ "1950's", "195X" },
		{ "circa 1950s", "195X~" },
		{ "1950er Jahre", "195X" },
		{ "Winter 1950/51", NULL },
		{ "early 1950s", NULL },
		{ "mid-1950s", NULL },
		{ "1900s", NULL },
		{ "1955s", NULL },
		{ "Spring", NULL },
		{ "Springs 1950", NULL },
	};

	(void)state;
	check_datings(cases, sizeof(cases) / sizeof(cases[0]));
}

static void what_is_edtf_already_stays_so(void **state)
{
	static const struct dating_case cases[] = {
		{ "1950~", "1950~" },
		{ "195X", "195X" },
		{ "1950-09-30/..", "1950-09-30/.." },
		{ "2001-42", "2001/2042" },
		{ "{1950,1952}", "{1950,1952}" },
		{ "1950-21?", "1950-21?" },
		{ "1950-21", NULL },
		{ "1921-22", NULL },
		{ "1911-12", "1911-12" },
		{ "1913-14", NULL },
		{ "1950-02-30", NULL },
	};

	(void)state;
	check_datings(cases, sizeof(cases) / sizeof(cases[0]));
}

static void what_has_no_single_reading_is_not_understood(void **state)
{
	static const struct dating_case cases[] = {
		{ "", NULL },
		{ "  ", NULL },
		{ "before 1950", NULL },
		{ "after 1950", NULL },
		{ "19th century", NULL },
		{ "September", NULL },
		{ "Monday", NULL },
		{ "1950 or 1951", NULL },
		{ "between 1950 and 1953", NULL },
		{ "1950, 1951", NULL },
		{ "A letter of 1950", NULL },
	};
	char longer[200];
	char edtf[FONDS_DATING_SIZE];

	(void)state;
	check_datings(cases, sizeof(cases) / sizeof(cases[0]));
	memset(longer, ' ', sizeof(longer));
	memset(longer + 1, '[', 90);
	assert_int_equal(FONDS_DATING_UNKNOWN,
		fonds_dating_read(longer, sizeof(longer), edtf));
	assert_int_equal(
		FONDS_DATING_UNKNOWN, fonds_dating_read("19\00050", 5, edtf));
}

static void that_there_is_no_date_is_said_in_many_words(void **state)
{
	static const char *const cases[] = { "undated", "Undated", "[undated]",
		"n.d.", "[n.d.]", "no date", "No Date", "date unknown", "o.D.",
		"ohne Datum", "s.d.", "без даты", "б/д" };
	char edtf[FONDS_DATING_SIZE] = "unset";

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (fonds_dating_read(cases[i], strlen(cases[i]), edtf) !=
			FONDS_DATING_UNDATED)
			fail_msg("'%s' is undated", cases[i]);
	assert_string_equal("unset", edtf);
}

static void a_dating_that_is_not_understood_is_still_one(void **state)
{
	static const struct {
		const char *text;
		bool is_meant;
	} cases[] = {
		{ "1950", true },
		{ "undated", true },
		{ "early 1950s", true },
		{ "before 5 May 1950", true },
		{ "circa the third year of the war, 1942", true },
		{ "circa nothing", false },
		{ "A letter of 1950", false },
		{ "", false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		if (fonds_dating_is_meant(cases[i].text,
			    strlen(cases[i].text)) != cases[i].is_meant)
			fail_msg("'%s'", cases[i].text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(single_dates_are_read_in_four_languages),
		cmocka_unit_test(doubt_becomes_a_mark),
		cmocka_unit_test(the_sides_of_a_range_complete_each_other),
		cmocka_unit_test(seasons_and_decades_are_read),
		cmocka_unit_test(what_is_edtf_already_stays_so),
		cmocka_unit_test(what_has_no_single_reading_is_not_understood),
		cmocka_unit_test(that_there_is_no_date_is_said_in_many_words),
		cmocka_unit_test(a_dating_that_is_not_understood_is_still_one),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
