/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "record-helper.h"

static struct fonds_record *parse_citation(const char *citation)
{
	char text[2048];

	(void)snprintf(text, sizeof(text), "**A letter**\n\nCitation:\n\n%s\n",
		citation);
	return parse_record(text);
}

static void assert_same(const char *expected, const char *actual)
{
	if (!expected)
		assert_null(actual);
	else
		assert_string_equal(expected, actual ? actual : "(none)");
}

static const struct citation_case {
	const char *citation;
	const char *title;
	const char *date;
	const char *publisher;
	const char *reference;
} cases[] = {
	{ "\"A letter\", May 3, 1951, Example Digital Archive, APRF, fond 3",
		"A letter", "May 3, 1951", "Example Digital Archive",
		"APRF, fond 3" },
	{ "\"A letter,\" 3 May 1951, Example Digital Archive, APRF, fond 3",
		"A letter", "3 May 1951", "Example Digital Archive",
		"APRF, fond 3" },
	{ "\xe2\x80\x9c"
	  "A letter,\xe2\x80\x9d May 1951, Example Archive",
		"A letter", "May 1951", "Example Archive", NULL },
	{ "\"He said \"no\", and left\", 1951, Example Archive, X",
		"He said \"no\", and left", "1951", "Example Archive", "X" },
	{ "\"A letter\", undated, Example Archive, X", "A letter", "undated",
		"Example Archive", "X" },
	{ "\"A letter\", May 3, 1951, APRF, fond 3, opis 65", "A letter",
		"May 3, 1951", NULL, "APRF, fond 3, opis 65" },
	{ "\"A letter\", December 30, 1950 - January 2, 1951, Example Archive",
		"A letter", "December 30, 1950 - January 2, 1951",
		"Example Archive", NULL },
	{ "\"A letter\", early 1950s, Example Archive, X", "A letter",
		"early 1950s", "Example Archive", "X" },
	{ "\"A letter\", Example Archive, X", "A letter", NULL,
		"Example Archive", "X" },
	{ "\"A letter\"", "A letter", NULL, NULL, NULL },
	{ "\"A letter without an end", NULL, NULL, "\"A letter without an end",
		NULL },
};

static void citations_are_taken_apart(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fonds_record *record = parse_citation(cases[i].citation);

		assert_string_equal(cases[i].citation, record->citation);
		assert_same(cases[i].title, record->citation_title);
		assert_same(cases[i].date, record->citation_date);
		assert_same(cases[i].publisher, record->publisher);
		assert_same(cases[i].reference, record->reference);
		fonds_record_free(record);
	}
}

static void the_url_behind_a_citation_is_taken_off(void **state)
{
	static const char *const texts[] = {
		"\"A letter\", 1951, Example Archive\n<https://example.org/1>",
		"\"A letter\", 1951, Example Archive <https://example.org/1>",
	};

	(void)state;
	for (size_t i = 0; i < 2; i++) {
		struct fonds_record *record = parse_citation(texts[i]);

		assert_string_equal("https://example.org/1", record->url);
		assert_string_equal("\"A letter\", 1951, Example Archive",
			record->citation);
		fonds_record_free(record);
	}
}

static void a_translator_named_in_a_citation_is_found(void **state)
{
	struct fonds_record *record = parse_citation(
		"\"A letter\", 1951, Example Archive, APRF, fond 3. Translated "
		"by Ann Lee.");

	(void)state;
	assert_string_equal("APRF, fond 3", record->reference);
	assert_list(&record->translators, "Ann Lee");
	assert_null(record->source);
	fonds_record_free(record);
}

static void the_source_goes_before_the_citation(void **state)
{
	struct fonds_record *record = parse_record(
		"**T**\n\nCitation: \"T\", 1951, P, APRF, fond 3\n\n"
		"Source: RGANI, f. 5\n");

	(void)state;
	assert_string_equal("RGANI, f. 5", record->reference);
	assert_string_equal("RGANI", record->levels->value);
	fonds_record_free(record);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(citations_are_taken_apart),
		cmocka_unit_test(the_url_behind_a_citation_is_taken_off),
		cmocka_unit_test(a_translator_named_in_a_citation_is_found),
		cmocka_unit_test(the_source_goes_before_the_citation),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
