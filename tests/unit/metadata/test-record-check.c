/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>

#include "record-helper.h"

#define SOUND_TEXT \
	"\n\nOriginal Language: Russian\n\nTranslation - English\n\nText."

/* A record that is sound but for its head and citation. */
static struct fonds_record *parse_parts(const char *head, const char *citation)
{
	char text[2048];

	(void)snprintf(text, sizeof(text), "%s\n\nCitation:\n\n%s%s", head,
		citation, SOUND_TEXT);
	return parse_record(text);
}

static void assert_warned(struct fonds_record *record, const char *part)
{
	if (!has_warning(record, part))
		fail_msg("no warning says '%s'", part);
	for (size_t i = 0; i < record->warnings.count; i++)
		assert_null(strchr(record->warnings.items[i], '\n'));
	fonds_record_free(record);
}

static void a_sound_record_has_no_warnings(void **state)
{
	static const char *const titles[] = {
		"**Letter of 3 May 1951**",
		"**Letter of\n3 MAY 1951.**",
		"**\xe2\x80\x9cLetter\xe2\x80\x9d of 3 May 1951**",
	};

	(void)state;
	for (size_t i = 0; i < 3; i++) {
		char head[128];
		struct fonds_record *record;

		(void)snprintf(
			head, sizeof(head), "May 3, 1951\n%s", titles[i]);
		record = parse_parts(head,
			"\"Letter of 3 May 1951\", May 3, 1951, Example "
			"Archive, X\n<https://example.org/1>");
		assert_list(&record->warnings, "");
		fonds_record_free(record);
	}
}

static void a_title_that_the_citation_has_otherwise_is_told(void **state)
{
	(void)state;
	assert_warned(
		parse_parts("May 3, 1951\n**Letter from A**",
			"\"Letter from B\", May 3, 1951, Example Archive"),
		"'Letter from A', but its citation calls it 'Letter from B'");
}

static void dates_that_differ_are_told(void **state)
{
	(void)state;
	assert_warned(parse_parts("May 3, 1951\n**T**",
			      "\"T\", May 4, 1951, Example Archive"),
		"dated May 3, 1951, but its citation says May 4, 1951");
	assert_warned(parse_parts("May 3, 1951\n**Letter of 9 June 1951**",
			      "\"Letter of 9 June 1951\", May 3, 1951, E"),
		"dated May 3, 1951, but its title speaks of 1951-06-09");
}

static void one_date_of_the_title_that_agrees_is_enough(void **state)
{
	struct fonds_record *record = parse_parts(
		"May 3, 1951\n**Reply of 3 May 1951 to 9 April 1951**",
		"\"Reply of 3 May 1951 to 9 April 1951\", May 1951, E");

	(void)state;
	assert_false(has_warning(record, "title speaks"));
	assert_false(has_warning(record, "citation says"));
	fonds_record_free(record);
}

static void a_missing_or_unknown_date_is_told(void **state)
{
	(void)state;
	assert_warned(parse_record("**T**\n"), "no date");
	assert_warned(parse_record("undated\n**T**\n"), "is undated");
	assert_warned(parse_record("[n.d.]\n**T**\n"), "is undated");
	assert_warned(parse_record("**T**\n\nDate: spring or summer 1950\n"),
		"'spring or summer 1950' was not understood");
}

static void what_is_missing_is_told(void **state)
{
	(void)state;
	assert_warned(parse_record("**T**\n"), "no URL");
	assert_warned(parse_record("**T**\n"), "no text");
	assert_warned(parse_record("**T**\n"), "language for the original");
	assert_warned(parse_record("**T**\n\nOriginal Language: Elvish\n"),
		"'Elvish'");
	assert_warned(parse_record("**T**\n\nURL: javascript:alert(1)\n"),
		"not a web address");
}

static void a_language_that_was_assumed_or_contradicts_is_told(void **state)
{
	(void)state;
	assert_warned(parse_record("**T**\n\nOriginal Language: Russian\n\n"
				   "Contents:\n\nTranslation\n\nText.\n"),
		"English was assumed");
	assert_warned(parse_record("**T**\n\nOriginal Language: Russian\n\n"
				   "Transcript - Chinese\n\nText.\n"),
		"transcript in Chinese, but names Russian");
	assert_warned(parse_record("**T**\n\nOriginal Language: Russian\n\n"
				   "Translation - Russian\n\nText.\n"),
		"translation into Russian, which is also");
	assert_warned(parse_record("**T**\n\nContents:\n\n"
				   "Translation - Elvish\n\nText.\n"),
		"'Translation - Elvish' names a language that is not known");
}

static struct fonds_record *parse_url(const char *publisher, const char *url)
{
	char citation[512];

	(void)snprintf(citation, sizeof(citation),
		"\"T\", May 3, 1951, %s, APRF, fond 3\n<%s>", publisher, url);
	return parse_parts("May 3, 1951\n**T**", citation);
}

static void a_url_on_a_foreign_host_is_told_with_both_names(void **state)
{
	static const char *const urls[] = {
		"https://wilson-center-digital-archive.example.com/document/1",
		"https://wilsoncenter.org@example.com/1",
		"https://wilsoncenter.org.example.com/1",
		"https://notwilsoncenter.org/1",
		"https://example.com/wilsoncenter.org",
		"https://example.com\\@wilsoncenter.org/",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(urls) / sizeof(urls[0]); i++)
		assert_warned(
			parse_url("Wilson Center Digital Archive", urls[i]),
			"cites the Wilson Center Digital Archive "
			"(wilsoncenter.org), but its URL is on ");
}

static void a_url_on_the_publishers_own_host_is_sound(void **state)
{
	static const struct {
		const char *publisher;
		const char *url;
	} sound[] = {
		{ "Wilson Center Digital Archive",
			"https://digitalarchive.wilsoncenter.org/document/1" },
		{ "the History and Public Policy Program Digital Archive",
			"HTTPS://WilsonCenter.ORG.:443/1" },
		{ "Wilson Center Digital Archive",
			"https://example.com@wilsoncenter.org/1" },
		{ "Example Archive", "https://example-archive.org/1" },
		{ "Example Archive", "https://example-archive.ac.uk/1" },
		{ "Example Archive", "https://example.org/1" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(sound) / sizeof(sound[0]); i++) {
		struct fonds_record *record = parse_url(
			sound[i].publisher, sound[i].url);

		assert_list(&record->warnings, "");
		fonds_record_free(record);
	}
}

static void a_host_that_only_spells_the_publisher_is_told(void **state)
{
	(void)state;
	assert_warned(parse_url("Example Archive",
			      "https://example-archive.mirror.co.uk/1"),
		"on example-archive.mirror.co.uk, which only bears that name");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sound_record_has_no_warnings),
		cmocka_unit_test(
			a_title_that_the_citation_has_otherwise_is_told),
		cmocka_unit_test(dates_that_differ_are_told),
		cmocka_unit_test(one_date_of_the_title_that_agrees_is_enough),
		cmocka_unit_test(a_missing_or_unknown_date_is_told),
		cmocka_unit_test(what_is_missing_is_told),
		cmocka_unit_test(
			a_language_that_was_assumed_or_contradicts_is_told),
		cmocka_unit_test(
			a_url_on_a_foreign_host_is_told_with_both_names),
		cmocka_unit_test(a_url_on_the_publishers_own_host_is_sound),
		cmocka_unit_test(a_host_that_only_spells_the_publisher_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
