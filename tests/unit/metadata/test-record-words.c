/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Nothing is dropped: pages are put together at random from what pages are
 * made of, each with words that occur once, and every such word must be found
 * in the record that was read. What a warning quotes does not count.
 */
#include <stdio.h>
#include <stdlib.h>

#include "base/buffer.h"
#include "record-helper.h"

#define PAGES 1600
#define PARTS_MAX 14
#define PAGE_MAX 8192

/* "%" is a word that occurs once. */
static const char *const parts[] = { "**%", "** ", "**", "**% %**\n",
	"**%\n%**\n", "\n", "\n", "\n\n", "\r\n", " \n", "%", "% %\n", "%: %\n",
	"%:\n\n%\n\n", "\n\n%:\n\n%\n\n%\n\n", "Title: %\n",
	"Title:\n\n% %\n\n", "Citation:\n\n\"%\", May 3, 1951, %, %, fond %\n",
	"Citation: \"% \"%\" %\", %, %\n<https://example.org/%>\n",
	"Citation: \"%, 1950, % <http://%>\n", "Citation:\n", "Summary:\n\n%\n",
	"SUMMARY: %\n%\n\n%\n", "Original Language: Russian, %\n",
	"Original Language:\n\n% and %; Russian/%\n", "Language: %\n",
	"Source: %, f. %, op. %. Translated by % and %.\n",
	"Source:\n\n%, Box %, %. Obtained by % % for %. %.\n",
	"Source: % % % by %. Contributed, %, by % %; translated by %.\n",
	"Donors: %; %\n%\n", "Author(s):\n%\n%\n", "Authors: %;;%\n",
	"Associated Places: %\n", "Record ID: %\n", "Rights: %\n\n%\n",
	"<https://example.org/%>\n", "https://example.org/%\n",
	"URL: <https://example.org/%>\n", "URL: %\n", "Date: %\n",
	"Date: May 3, 1951 %\n", "%, 1950\n", "circa % 1950\n", "Contents:\n",
	"Contents:\n\n%\n", "Contents: %\n", "Contents: Original Scan\n",
	"Original Scan\n", "Original Scan - %\n", "Translation - English\n",
	"Translation - %\n", "Translation\n", "Translation %\n",
	"Transcript - Russian\n\n%\n", "Transcript - %\n\n% %\n",
	"\nTranscript\n\n", "Contents:\n\nTranslation - %\n", "\xef\xbb\xbf",
	"\xc2\xa0%", "%\f%\n", "\"%\n", "- %\n", "; %,\n" };

static uint32_t random_next(uint64_t *state)
{
	*state = *state * UINT64_C(6364136223846793005) + 1442695040888963407;
	return (uint32_t)(*state >> 33);
}

/* A page of at most PARTS_MAX parts; the number of words in it. */
static unsigned make_page(uint64_t *seed, struct fonds_buffer *page)
{
	const size_t known = sizeof(parts) / sizeof(parts[0]);
	uint32_t count = 1 + random_next(seed) % PARTS_MAX;
	unsigned words = 0;

	fonds_buffer_reset(page);
	for (uint32_t i = 0; i < count; i++)
		for (const char *c = parts[random_next(seed) % known]; *c; c++)
			if (*c == '%')
				fonds_buffer_printf(page, "w%ux", words++);
			else
				fonds_buffer_add_char(page, *c);
	assert_int_equal(FONDS_OK, page->status);
	return words;
}

static void take(struct fonds_buffer *all, const char *text)
{
	if (!text)
		return;
	fonds_buffer_add_text(all, text);
	fonds_buffer_add_char(all, '\n');
}

static void take_list(
	struct fonds_buffer *all, const struct fonds_text_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		take(all, list->items[i]);
}

/* All that a record says, but the warnings. */
static void take_record(
	struct fonds_buffer *all, const struct fonds_record *record)
{
	const char *const texts[] = { record->title, record->date_text,
		record->summary, record->url, record->record_number,
		record->rights, record->credits, record->classification,
		record->upload_date, record->citation, record->source };
	const struct fonds_text_list *const lists[] = { &record->archives,
		&record->authors, &record->translators, &record->people,
		&record->places, &record->subjects, &record->donors };

	fonds_buffer_reset(all);
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		take(all, texts[i]);
	for (size_t i = 0; i < sizeof(lists) / sizeof(lists[0]); i++)
		take_list(all, lists[i]);
	for (const struct fonds_record_note *note = record->notes; note;
		note = note->next) {
		take(all, note->label);
		take(all, note->value);
	}
	for (const struct fonds_record_text *text = record->texts; text;
		text = text->next)
		fonds_buffer_add(all, text->data, text->size);
}

/* True when it was read, and has the words from the first on. */
static bool check_page(const struct fonds_buffer *page,
	struct fonds_buffer *all, unsigned first, unsigned words)
{
	struct fonds_record *record = NULL;
	char word[24];

	if (fonds_record_parse(
		    fonds_buffer_text(page), page->size, &record, NULL) < 0)
		return false;
	take_record(all, record);
	assert_int_equal(FONDS_OK, all->status);
	for (unsigned i = first; i < words; i++) {
		(void)snprintf(word, sizeof(word), "w%ux", i);
		if (!strstr(fonds_buffer_text(all), word))
			fail_msg("%s was dropped from:\n%s", word,
				fonds_buffer_text(page));
	}
	fonds_record_free(record);
	return true;
}

static void every_word_of_a_page_is_found_in_the_record(void **state)
{
	struct fonds_buffer page;
	struct fonds_buffer all;
	uint64_t seed = 5;
	unsigned read = 0;

	(void)state;
	fonds_buffer_init(&page, PAGE_MAX);
	fonds_buffer_init(&all, 64 * PAGE_MAX);
	for (unsigned i = 0; i < PAGES; i++) {
		unsigned words = make_page(&seed, &page);

		read += check_page(&page, &all, 0, words);
	}
	/* Else the test would hold of a reader that refuses everything. */
	assert_in_range(read, PAGES / 4, PAGES - 1);
	fonds_buffer_clear(&page);
	fonds_buffer_clear(&all);
}

/* Members of all kinds; "%" as above. */
static const char *const members[] = { "\"title\": \"%\"",
	"\"title\": [\"%\", \"%\"]", "\"text_body\": \"% %\"",
	"\"text_body\": [\"%\"]", "\"source\": \"%, f. %. Translated by %.\"",
	"\"language\": [\"%\", \"Russian\", \"rus\"]", "\"language\": \"%\"",
	"\"summary\": {\"%\": \"%\"}", "\"%\": \"%\"", "\"%\": [[\"%\"]]",
	"\"citation\": \"\\\"%\\\", %, % <http://%>\"", "\"%\": {\"a\": \"%\"}",
	"\"authors\": [\"%\", null, {\"%\": 1}]", "\"rights\": \"%\\n\\n%\"",
	"\"document_url\": \"%\"", "\"document_url\": [\"http://%\", \"%\"]",
	"\"original_publication_date\": \"%\"", "\"donors\": [\"%\", \"%;%\"]",
	"\"record_id\": 5", "\"credits\": null" };

/* An object in which no key stands twice, or it would be refused. */
static unsigned make_object(uint64_t *seed, struct fonds_buffer *object)
{
	const size_t known = sizeof(members) / sizeof(members[0]);
	unsigned words = 0;

	fonds_buffer_reset(object);
	fonds_buffer_add_text(object, "{");
	for (size_t i = 0; i < known; i++) {
		if (random_next(seed) % 3 > 0)
			continue;
		if (object->size > 1)
			fonds_buffer_add_text(object, ", ");
		for (const char *c = members[i]; *c; c++)
			if (*c == '%')
				fonds_buffer_printf(object, "w%ux", words++);
			else
				fonds_buffer_add_char(object, *c);
	}
	fonds_buffer_add_text(object, "}\n");
	return words;
}

static void every_word_of_an_object_is_found_in_the_record(void **state)
{
	struct fonds_buffer object;
	struct fonds_buffer all;
	uint64_t seed = 6;
	unsigned read = 0;

	(void)state;
	fonds_buffer_init(&object, PAGE_MAX);
	fonds_buffer_init(&all, 64 * PAGE_MAX);
	for (unsigned i = 0; i < PAGES; i++) {
		unsigned words = make_object(&seed, &object);

		read += check_page(&object, &all, 0, words);
	}
	assert_in_range(read, PAGES / 8, PAGES - 1);
	fonds_buffer_clear(&object);
	fonds_buffer_clear(&all);
}

/* Columns of all kinds, with names that are not known too. */
static const char *const columns[] = { "title", "Title", "text_body", "source",
	"language", "Original Language", "authors", "donors", "summary", "%",
	"Date", "document_url", "", "record_id", "rights", "\"%, %\"" };

static const char *const cells[] = { "", "%", "\"%, %\"", "% and %",
	"\"%\n\n%\"", "\"%; %\"", "\"\"\"%\"\"\"", "Russian", " % ",
	"https://%" };

static unsigned add_row(uint64_t *seed, struct fonds_buffer *table,
	const char *const *items, size_t known, uint32_t count, unsigned words)
{
	for (uint32_t i = 0; i < count; i++) {
		fonds_buffer_add_text(table, i ? "," : "");
		for (const char *c = items[random_next(seed) % known]; *c; c++)
			if (*c == '%')
				fonds_buffer_printf(table, "w%ux", words++);
			else
				fonds_buffer_add_char(table, *c);
	}
	fonds_buffer_add_text(table, "\r\n");
	return words;
}

static void every_word_of_a_table_is_found_in_the_record(void **state)
{
	struct fonds_buffer table;
	struct fonds_buffer all;
	uint64_t seed = 7;
	unsigned read = 0;

	(void)state;
	fonds_buffer_init(&table, PAGE_MAX);
	fonds_buffer_init(&all, 64 * PAGE_MAX);
	for (unsigned i = 0; i < PAGES; i++) {
		uint32_t count = 1 + random_next(&seed) % 9;
		unsigned first;
		unsigned words;

		fonds_buffer_reset(&table);
		fonds_buffer_add_text(&table, "title,");
		/* The name of a column says nothing where its cell is empty. */
		first = add_row(&seed, &table, columns,
			sizeof(columns) / sizeof(columns[0]), count, 0);
		words = first;
		fonds_buffer_printf(&table, "w%ux,", words++);
		words = add_row(&seed, &table, cells,
			sizeof(cells) / sizeof(cells[0]), count, words);
		read += check_page(&table, &all, first, words);
	}
	assert_in_range(read, PAGES / 2, PAGES);
	fonds_buffer_clear(&table);
	fonds_buffer_clear(&all);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(every_word_of_a_page_is_found_in_the_record),
		cmocka_unit_test(
			every_word_of_an_object_is_found_in_the_record),
		cmocka_unit_test(every_word_of_a_table_is_found_in_the_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
