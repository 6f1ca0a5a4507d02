/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>

#include "record-helper.h"

/* Everything that a page may have, in the archive's own order. */
static const char whole_page[] =
	"\n\n"
	"May 3, 1951\n"
	"**Letter from the Harbour Office\n"
	"to the Ministry**\n"
	"\n"
	"Citation:\n"
	"\n"
	"\"Letter from the Harbour Office to the Ministry\", May 3, 1951, "
	"Example Archive, TsAMO, fond 3, opis 65, delo 8, listy 1, 2\n"
	"<https://example.org/document/12>\n"
	"\n"
	"Summary:\n"
	"\n"
	"The office asks for\ntwo cranes.\n"
	"\n"
	"A second paragraph: with a colon.\n"
	"\n"
	"Original Language:\n"
	"\n"
	"Russian\n"
	"\n"
	"Something Else:\n"
	"\n"
	"Kept in a box.\n"
	"\n"
	"Contents:\n"
	"\n"
	"Original Scan\n"
	"\n"
	"Transcript - Russian\n"
	"\n"
	"\xd0\xa2\xd0\xb5\xd0\xba\xd1\x81\xd1\x82.\n"
	"\n"
	"Translation - English\n"
	"\n"
	"  Summary:\n\nTranslation of a\nSource: text.\n\n\n";

static void assert_text(const struct fonds_record_text *text,
	bool is_translation, const char *code, const char *data)
{
	assert_non_null(text);
	assert_int_equal(is_translation, text->is_translation);
	if (code)
		assert_string_equal(code, text->language->code);
	else
		assert_null(text->language);
	assert_int_equal(strlen(data), text->size);
	assert_memory_equal(data, text->data, text->size);
}

static void assert_note(const struct fonds_record_note *note, const char *label,
	const char *value)
{
	assert_non_null(note);
	assert_string_equal(label, note->label);
	assert_string_equal(value, note->value);
}

static void a_whole_page_is_read(void **state)
{
	struct fonds_record *record = parse_record(whole_page);

	(void)state;
	assert_false(record->is_json);
	assert_string_equal("Letter from the Harbour Office to the Ministry",
		record->title);
	assert_string_equal("May 3, 1951", record->date_text);
	assert_true(record->has_date);
	assert_int_equal(3, record->date.day);
	assert_string_equal("https://example.org/document/12", record->url);
	assert_string_equal("The office asks for two cranes.\n\nA second "
			    "paragraph: with a colon.",
		record->summary);
	assert_string_equal("Example Archive", record->publisher);
	assert_string_equal("TsAMO, fond 3, opis 65, delo 8, listy 1, 2",
		record->reference);
	assert_int_equal(1, record->language_count);
	assert_string_equal("rus", record->languages[0]->code);
	assert_note(record->notes, "Something Else", "Kept in a box.");
	assert_note(record->notes->next, "Contents", "Original Scan");
	assert_null(record->notes->next->next);
	assert_list(&record->warnings, "");
	fonds_record_free(record);
}

static void texts_are_taken_byte_for_byte(void **state)
{
	struct fonds_record *record = parse_record(whole_page);

	(void)state;
	assert_text(record->texts, false, "rus",
		"\xd0\xa2\xd0\xb5\xd0\xba\xd1\x81\xd1\x82.\n");
	assert_text(record->texts->next, true, "eng",
		"  Summary:\n\nTranslation of a\nSource: text.\n");
	assert_null(record->texts->next->next);
	fonds_record_free(record);
}

/* The page with each LF made CRLF, behind a byte order mark. */
static char *windows_page(void)
{
	char *page = malloc(2 * sizeof(whole_page) + 3);
	size_t used = 3;

	assert_non_null(page);
	memcpy(page, "\xef\xbb\xbf", 3);
	for (const char *c = whole_page; *c; c++) {
		if (*c == '\n')
			page[used++] = '\r';
		page[used++] = *c;
	}
	page[used] = '\0';
	return page;
}

static void line_ends_and_byte_order_mark_make_no_difference(void **state)
{
	char *page = windows_page();
	struct fonds_record *record = parse_record(page);

	(void)state;
	assert_string_equal("Letter from the Harbour Office to the Ministry",
		record->title);
	assert_string_equal("The office asks for two cranes.\n\nA second "
			    "paragraph: with a colon.",
		record->summary);
	assert_string_equal("https://example.org/document/12", record->url);
	assert_note(record->notes, "Something Else", "Kept in a box.");
	assert_text(record->texts->next, true, "eng",
		"  Summary:\r\n\r\nTranslation of a\r\nSource: text.\r\n");
	assert_list(&record->warnings, "");
	fonds_record_free(record);
	free(page);
}

static void every_known_label_fills_its_field_in_any_order(void **state)
{
	struct fonds_record *record = parse_record(
		"Original Archive: First Archive\n"
		"Record ID: 4711\n"
		"Original Classification:\nSecret\n\n"
		"Original Uploaded Date: 2011-11-20\n"
		"RIGHTS: Free.\n\nFor all.\n"
		"Credits: Made possible\nby a gift.\n"
		"Donors:\nA. Foundation\nB. Foundation\n\n"
		"Author: Lee, Ann; Li, Wu\n"
		"Associated Places:\n\nChina\nJapan\n\n"
		"Subjects Discussed:\nHarbours--China\n"
		"Associated People & Organizations: Ministry\n"
		"Document Contributors: Novak, Eva\n"
		"Translator(s): Bo Chen\n"
		"Language: Russian, Chinese and English\n"
		"Date: 1951\n"
		"Title: A letter\nin two lines\n"
		"URL: <https://example.org/1>\n");

	(void)state;
	assert_list(&record->archives, "First Archive");
	assert_string_equal("4711", record->record_number);
	assert_string_equal("Secret", record->classification);
	assert_string_equal("2011-11-20", record->upload_date);
	assert_string_equal("Free.\n\nFor all.", record->rights);
	assert_string_equal("Made possible by a gift.", record->credits);
	assert_list(&record->donors, "A. Foundation|B. Foundation");
	assert_list(&record->authors, "Lee, Ann|Li, Wu");
	assert_list(&record->places, "China|Japan");
	assert_list(&record->subjects, "Harbours--China");
	assert_list(&record->people, "Ministry|Novak, Eva");
	assert_list(&record->translators, "Bo Chen");
	assert_int_equal(3, record->language_count);
	assert_string_equal("chi", record->languages[1]->code);
	assert_string_equal("1951", record->date_text);
	assert_string_equal("A letter in two lines", record->title);
	assert_string_equal("https://example.org/1", record->url);
	assert_null(record->notes);
	fonds_record_free(record);
}

static void a_title_may_come_from_elsewhere(void **state)
{
	static const struct {
		const char *page;
		const char *title;
	} cases[] = {
		{ "Title:\n\nFrom a label\n", "From a label" },
		{ "Citation: \"From a citation\", 1951, P\n",
			"From a citation" },
		{ "**Bold**\n\nTitle: Label\n", "Bold" },
		{ "**Not closed\nbut ended\n\nSummary: x\n",
			"Not closed but ended" },
		{ "**Closed below\n **\n", "Closed below" },
		{ "**A report:\nSource: of it**\n", "A report: Source: of it" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fonds_record *record = parse_record(cases[i].page);

		assert_string_equal(cases[i].title, record->title);
		fonds_record_free(record);
	}
}

static void a_record_without_a_title_is_refused_with_the_remedy(void **state)
{
	static const char *const pages[] = { "Summary:\n\nSomething.\n",
		"****\n", "May 3, 1951\n\nSome words\n", "Title:\n\n\n",
		"Translation - English\n\n**Not the title**\n" };

	(void)state;
	for (size_t i = 0; i < sizeof(pages) / sizeof(pages[0]); i++)
		assert_refused(pages[i], strlen(pages[i]), FONDS_ERR_FORMAT,
			"the record has no title: give it one");
}

static void what_stands_where_nothing_was_expected_is_kept(void **state)
{
	struct fonds_record *record = parse_record(
		"A remark\n3 May 1951\n4 May 1951\n**One**\n**Two**\n\n"
		"Summary: First\nSummary: Second\n\nOdd Label:\n\n"
		"Translation - English\n");

	(void)state;
	assert_string_equal("3 May 1951", record->date_text);
	assert_string_equal("One", record->title);
	assert_string_equal("First", record->summary);
	assert_note(record->notes, "Text before the labels", "A remark");
	assert_note(record->notes->next, "Date", "4 May 1951");
	assert_note(record->notes->next->next, "Title", "Two");
	assert_note(record->notes->next->next->next, "Summary", "Second");
	assert_note(record->notes->next->next->next->next,
		"Label without a value", "Odd Label");
	assert_note(record->notes->next->next->next->next->next, "Contents",
		"Translation - English");
	assert_null(record->texts);
	fonds_record_free(record);
}

static void prose_is_not_taken_for_labels(void **state)
{
	struct fonds_record *record = parse_record(
		"**T**\n\nSummary:\n\nThree points:\nfirst, source: none; and\n"
		"he said: no.\nThat is:\n\n"
		"It goes on with far too many words to be a label:\n\nend\n");

	(void)state;
	assert_string_equal(
		"Three points: first, source: none; and he said: no. That "
		"is:\n\n"
		"It goes on with far too many words to be a label:\n\nend",
		record->summary);
	assert_null(record->notes);
	fonds_record_free(record);
}

static void only_an_exact_heading_ends_a_text(void **state)
{
	static const char body[] = "Translation - of the letter\n"
				   "The Translation - English\n"
				   "Transcript - Russian, continued\n"
				   "Original Scan\n"
				   "Citation: \"x\"\n";
	char page[512];
	struct fonds_record *record;

	(void)state;
	(void)snprintf(page, sizeof(page),
		"**T**\n\nTranslation - English\n%s\nTranscript \xe2\x80\x93 "
		"rus\nB",
		body);
	record = parse_record(page);
	assert_text(record->texts, true, "eng", body);
	assert_text(record->texts->next, false, "rus", "B");
	fonds_record_free(record);
}

static void a_scan_listed_behind_a_text_is_no_part_of_it(void **state)
{
	struct fonds_record *record = parse_record(
		"**T**\n\nTranslation - English\n\nText.\n\n"
		"Original Scan\n\nTranscript - Russian\n\nB.\n"
		"Original Scan\n\n");

	(void)state;
	assert_text(record->texts, true, "eng", "Text.\n");
	assert_text(record->texts->next, false, "rus", "B.\n");
	assert_note(record->notes, "Contents", "Original Scan");
	assert_note(record->notes->next, "Contents", "Original Scan");
	fonds_record_free(record);
}

static void a_text_without_a_stated_language_is_in_english(void **state)
{
	struct fonds_record *record = parse_record(
		"**T**\n\nOriginal Language: Russian\n\n"
		"Contents:\n\nDear minister,\nSource: I know.\n");

	(void)state;
	assert_text(record->texts, true, "eng",
		"Dear minister,\nSource: I know.\n");
	assert_true(record->texts->language_assumed);
	fonds_record_free(record);

	record = parse_record("**T**\n\nOriginal Language: Russian\n\n"
			      "Contents: Transcript\n\nB\n");
	assert_text(record->texts, false, "rus", "B\n");
	assert_false(record->texts->language_assumed);
	fonds_record_free(record);

	record = parse_record(
		"**T**\n\nContents:\n\nTranslation - Elvish\n\nB");
	assert_text(record->texts, true, NULL, "B");
	assert_note(record->notes, "Contents", "Translation - Elvish");
	assert_false(record->texts->language_assumed);
	fonds_record_free(record);
}

static void languages_come_in_lists_of_every_form(void **state)
{
	static const struct {
		const char *text;
		const char *codes;
		const char *note;
	} cases[] = {
		{ "Russian; English", "rus|eng", NULL },
		{ "RUSSIAN", "rus", NULL },
		{ "rus, eng", "rus|eng", NULL },
		{ "ru/en", "rus|eng", NULL },
		{ "Russian and English", "rus|eng", NULL },
		{ "Russian & English", "rus|eng", NULL },
		{ "Russian, English, and Chinese", "rus|eng|chi", NULL },
		{ "Russian, English & Chinese", "rus|eng|chi", NULL },
		{ "Greek, Modern (1453-)", "gre", NULL },
		{ "Persian\nFarsi", "per", NULL },
		{ "Norwegian Nynorsk; Nynorsk, Norwegian", "nno", NULL },
		/* ISO 639-2 has none: Serbian or Croatian would be a guess. */
		{ "Serbo-Croatian", "", "Serbo-Croatian" },
		{ "Serbo-Croatian, Russian", "rus", "Serbo-Croatian" },
		{ "Russian and Elvish", "rus", "Elvish" },
		{ "Elvish and Russian", "", "Elvish and Russian" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char text[256];
		char codes[64] = "";
		struct fonds_record *record;

		(void)snprintf(text, sizeof(text),
			"**T**\n\nOriginal Language:\n\n%s\n", cases[i].text);
		record = parse_record(text);
		for (size_t j = 0; j < record->language_count; j++) {
			strcat(codes, j ? "|" : "");
			strcat(codes, record->languages[j]->code);
		}
		assert_string_equal(cases[i].codes, codes);
		if (cases[i].note)
			assert_note(record->notes, "Original Language",
				cases[i].note);
		else
			assert_null(record->notes);
		assert_int_equal(cases[i].note != NULL,
			has_warning(record, "was not understood"));
		fonds_record_free(record);
	}
}

static void unknown_languages_are_kept_as_notes(void **state)
{
	struct fonds_record *record = parse_record(
		"**T**\n\nOriginal Language: Russian, Elvish\n");

	(void)state;
	assert_int_equal(1, record->language_count);
	assert_note(record->notes, "Original Language", "Elvish");
	assert_true(has_warning(record, "'Elvish'"));
	fonds_record_free(record);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_page_is_read),
		cmocka_unit_test(texts_are_taken_byte_for_byte),
		cmocka_unit_test(
			line_ends_and_byte_order_mark_make_no_difference),
		cmocka_unit_test(
			every_known_label_fills_its_field_in_any_order),
		cmocka_unit_test(a_title_may_come_from_elsewhere),
		cmocka_unit_test(
			a_record_without_a_title_is_refused_with_the_remedy),
		cmocka_unit_test(
			what_stands_where_nothing_was_expected_is_kept),
		cmocka_unit_test(prose_is_not_taken_for_labels),
		cmocka_unit_test(only_an_exact_heading_ends_a_text),
		cmocka_unit_test(a_scan_listed_behind_a_text_is_no_part_of_it),
		cmocka_unit_test(
			a_text_without_a_stated_language_is_in_english),
		cmocka_unit_test(languages_come_in_lists_of_every_form),
		cmocka_unit_test(unknown_languages_are_kept_as_notes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
