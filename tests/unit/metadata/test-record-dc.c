/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/record-dc.h"

#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/loss.h"
#include "metadata/record-parse.h"
#include "metadata/record-write-json.h"
#include "metadata/xml-dc-read.h"
#include "tests/unit/metadata/record-helper.h"
#include "tests/unit/metadata/text-stream.h"

/*
 * Records made at random are written as Dublin Core and read back. What comes
 * back is compared field by field here, without the list of what was lost; and
 * then that list must name what differs, and nothing else.
 */

#define RECORDS 400
#define ORIGINAL "urn:uuid:00000000-0000-5000-8000-000000000003"
#define TRANSLATION "urn:uuid:00000000-0000-5000-8000-000000000004"

static unsigned long seed = 20261126;

static unsigned draw(unsigned below)
{
	seed = seed * 6364136223846793005UL + 1442695040888963407UL;
	return (unsigned)(seed >> 33) % below;
}

static void add_words(struct fonds_buffer *out, unsigned most)
{
	static const char *const words[] = { "Telegram", "Стaлин", "of",
		"<b>&amp;", "\\\"quoted\\\"", "to", "a 'note'", "]]>", "日本",
		"Ministry", "e\xcc\x81t\xc3\xa9", "1950", "No. 7" };
	unsigned count = 1 + draw(most);

	for (unsigned i = 0; i < count; i++)
		fonds_buffer_printf(out, "%s%s", i > 0 ? " " : "",
			words[draw(sizeof(words) / sizeof(words[0]))]);
}

static void add_field(struct fonds_buffer *out, const char *key)
{
	if (draw(3) == 0)
		return;
	fonds_buffer_printf(out, ", \"%s\": \"", key);
	add_words(out, 6);
	fonds_buffer_add_text(out, "\"");
}

static void add_list(struct fonds_buffer *out, const char *key)
{
	unsigned count = draw(4);

	if (count == 0)
		return;
	fonds_buffer_printf(out, ", \"%s\": [", key);
	for (unsigned i = 0; i < count; i++) {
		fonds_buffer_add_text(out, i > 0 ? ", \"" : "\"");
		add_words(out, 3);
		fonds_buffer_printf(out, " %u\"", draw(1000));
	}
	fonds_buffer_add_text(out, "]");
}

static void add_choice(struct fonds_buffer *out, const char *key,
	const char *const *choices, unsigned count)
{
	unsigned i = draw(count + 1);

	if (i < count)
		fonds_buffer_printf(out, ", \"%s\": \"%s\"", key, choices[i]);
}

/* With each part there or not. */
static void make_record(struct fonds_buffer *out)
{
	static const char *const dates[] = { "September 30, 1950", "1958",
		"November 1967", "1950-09-30", "undated" };
	static const char *const languages[] = { "Russian", "Chinese",
		"Russian, German", "English" };
	static const char *const sources[] = {
		"APRF, fond 3, opis 65, delo 827, listy 123, 125",
		"RGANI, f. 5, op. 49, d. 131, ll. 193-194. Translated by Gary "
		"Goldberg.",
		"AVPRF f. 0100, op. 46, por. 12, p. 362. Obtained and "
		"translated by Anna Clarke and contributed by O. Arne.",
		"An attic"
	};
	static const char *const citations[] = {
		"\\\"A title\\\", September 30, 1950, Wilson Center Digital "
		"Archive, APRF, fond 3, opis 65",
		"\\\"Another\\\", undated, An Archive"
	};
	static const char *const urls[] = { "https://example.org/a?b=c",
		"http://example.org/with space" };
	static const char *const numbers[] = { "113724", "A-7" };

	fonds_buffer_add_text(out, "{\"title\": \"");
	add_words(out, 8);
	fonds_buffer_add_text(out, "\"");
	add_choice(out, "original_publication_date", dates, 5);
	add_choice(out, "language", languages, 4);
	add_choice(out, "source", sources, 4);
	add_choice(out, "citation", citations, 2);
	add_choice(out, "document_url", urls, 2);
	add_choice(out, "record_id", numbers, 2);
	add_choice(out, "original_upload_date", dates, 5);
	add_field(out, "summary");
	add_field(out, "rights");
	add_field(out, "credits");
	add_field(out, "page_number");
	add_list(out, "authors");
	add_list(out, "associated_places");
	add_list(out, "subjects_discussed");
	add_list(out, "associated_people_orgs");
	add_list(out, "donors");
	add_list(out, "original_archive_title");
	if (draw(2) == 0)
		fonds_buffer_add_text(out, ", \"text_body\": \"Some words.\"");
	fonds_buffer_add_text(out, "}");
}

static bool has_translation(const struct fonds_record *record)
{
	return record->texts && record->texts->is_translation;
}

/* Written as XML, read, made a record again. */
static struct fonds_record *there_and_back(
	const struct fonds_record *record, const struct fonds_dc_entities *e)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer xml;
	fonds_cleanup(fonds_dc_set_clear) struct fonds_dc_set set;
	struct fonds_record *back = NULL;
	struct fonds_error *error = NULL;
	struct text_stream stream;

	fonds_buffer_init(&xml, 1 << 20);
	fonds_dc_set_init(&set);
	assert_int_equal(FONDS_OK, fonds_dc_write(record, e, &xml, NULL));
	stream = text_stream_of(fonds_buffer_text(&xml));
	assert_int_equal(
		FONDS_OK, fonds_dc_read(&stream.stream, "x", &set, NULL));
	assert_null(set.others);
	if (fonds_record_from_dc(&set, &back, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
	return back;
}

static void assert_same(const char *what, const char *a, const char *b)
{
	if ((!a) != (!b) || (a && strcmp(a, b) != 0))
		fail_msg("%s: '%s' became '%s'", what, a ? a : "", b ? b : "");
}

static void assert_all_in(const char *what, const struct fonds_text_list *a,
	const struct fonds_text_list *b)
{
	for (size_t i = 0; i < a->count; i++)
		if (!fonds_text_list_has(b, a->items[i]))
			fail_msg("%s: no '%s'", what, a->items[i]);
}

static void assert_levels(
	const struct fonds_record *a, const struct fonds_record *b)
{
	const struct fonds_record_level *x = a->levels;
	const struct fonds_record_level *y = b->levels;

	for (; x && y; x = x->next, y = y->next) {
		assert_string_equal(x->kind, y->kind);
		assert_string_equal(x->value, y->value);
	}
	assert_true(!x && !y);
}

/* What Dublin Core can hold. */
static void assert_held(
	const struct fonds_record *a, const struct fonds_record *b)
{
	assert_same("title", a->title, b->title);
	assert_same("url", a->url, b->url);
	assert_same("number", a->record_number, b->record_number);
	assert_same("citation", a->citation, b->citation);
	assert_same("publisher", a->publisher, b->publisher);
	assert_same("reference", a->reference, b->reference);
	assert_same("summary", a->summary, b->summary);
	assert_same("rights", a->rights, b->rights);
	assert_int_equal(a->has_date, b->has_date);
	if (a->has_date)
		assert_true(fonds_date_equal(&a->date, &b->date));
	else
		assert_same("date", a->date_text, b->date_text);
	assert_int_equal(a->language_count, b->language_count);
	for (size_t i = 0; i < a->language_count; i++)
		assert_ptr_equal(a->languages[i], b->languages[i]);
	assert_levels(a, b);
	assert_all_in("author", &a->authors, &b->authors);
	assert_all_in("place", &a->places, &b->places);
	assert_all_in("subject", &a->subjects, &b->subjects);
	assert_all_in("person", &a->people, &b->subjects);
	assert_all_in("contributor", &a->contributors, &b->contributors);
	if (has_translation(a))
		assert_all_in("translator", &a->translators, &b->translators);
	/* And nothing is there that was not. */
	assert_all_in("made up author", &b->authors, &a->authors);
	assert_all_in("made up place", &b->places, &a->places);
	assert_int_equal(b->translators.count,
		has_translation(a) ? a->translators.count : 0);
	assert_null(b->notes);
	assert_null(b->texts);
}

static void assert_lost(const struct fonds_record *a,
	const struct fonds_record *b, const struct fonds_loss_list *list)
{
	const struct fonds_record_note *note = a->notes;

	for (; note; note = note->next)
		assert_true(fonds_loss_has(list, note->label, note->value));
	for (size_t i = 0; i < a->donors.count; i++)
		assert_true(fonds_loss_has(list, "donors", a->donors.items[i]));
	if (a->credits)
		assert_true(fonds_loss_has(list, "credits", a->credits));
	if (a->source && (!b->source || strcmp(a->source, b->source) != 0))
		assert_true(fonds_loss_has(list, "source", a->source));
	for (size_t i = 0; i < list->count; i++) {
		const char *name = list->items[i].name;

		assert_string_not_equal("title", name);
		assert_string_not_equal("summary", name);
		assert_string_not_equal("authors", name);
		assert_string_not_equal("language", name);
		assert_string_not_equal("document_url", name);
		assert_string_not_equal("citation", name);
		assert_string_not_equal("original_publication_date", name);
	}
}

static const struct fonds_language *const english[1];

static void check_record(const char *json)
{
	struct fonds_record *record = parse_record(json);
	struct fonds_dc_entities entities = {
		.original = ORIGINAL,
		.translation = has_translation(record) ? TRANSLATION : NULL,
		.translation_languages = english,
	};
	struct fonds_record *back = there_and_back(record, &entities);
	struct fonds_loss_list losses;

	fonds_loss_list_init(&losses);
	fonds_loss_compare_records(record, back, &losses);
	assert_held(record, back);
	assert_lost(record, back, &losses);
	fonds_loss_list_clear(&losses);
	fonds_record_free(record);
	fonds_record_free(back);
}

static void what_dublin_core_can_hold_comes_back_and_the_rest_is_named(
	void **state)
{
	(void)state;
	for (int i = 0; i < RECORDS; i++) {
		struct fonds_buffer json;

		fonds_buffer_init(&json, 1 << 16);
		make_record(&json);
		check_record(fonds_buffer_text(&json));
		fonds_buffer_clear(&json);
	}
}

/* The JSON form keeps all, and is the same when it is written again. */
static void the_json_form_of_a_record_is_read_as_the_same(void **state)
{
	(void)state;
	for (int i = 0; i < RECORDS; i++) {
		struct fonds_buffer json[3];
		struct fonds_loss_list losses;
		struct fonds_record *record[2];

		for (int j = 0; j < 3; j++)
			fonds_buffer_init(&json[j], 1 << 16);
		make_record(&json[0]);
		for (int j = 0; j < 2; j++) {
			struct fonds_output output;
			struct fonds_json writer;

			record[j] = parse_record(fonds_buffer_text(&json[j]));
			fonds_output_init(
				&output, fonds_output_to_buffer, &json[j + 1]);
			fonds_json_init(&writer, &output);
			assert_int_equal(
				FONDS_OK, fonds_record_write_json(
						  record[j], &writer, NULL));
			assert_int_equal(
				FONDS_OK, fonds_output_finish(&output, NULL));
			fonds_output_clear(&output);
		}
		assert_string_equal(fonds_buffer_text(&json[1]),
			fonds_buffer_text(&json[2]));
		fonds_loss_list_init(&losses);
		fonds_loss_compare_records(record[0], record[1], &losses);
		for (size_t j = 0; j < losses.count; j++)
			fail_msg("lost: %s '%s'", losses.items[j].name,
				losses.items[j].value);
		fonds_loss_list_clear(&losses);
		for (int j = 0; j < 2; j++)
			fonds_record_free(record[j]);
		for (int j = 0; j < 3; j++)
			fonds_buffer_clear(&json[j]);
	}
}

static struct fonds_dc_description *add_description(
	struct fonds_dc_set *set, const char *about)
{
	struct fonds_dc_description *d = fonds_dc_description_new(about);

	assert_int_equal(FONDS_OK, fonds_dc_set_add(set, d, NULL));
	return d;
}

static void add_term(
	struct fonds_dc_description *d, const char *name, const char *value)
{
	assert_true(fonds_dc_description_add(d, name, NULL, NULL, value));
}

static void what_a_record_has_no_field_for_becomes_a_note(void **state)
{
	struct fonds_dc_set set;
	struct fonds_dc_description *d;
	struct fonds_record *record = NULL;
	const struct fonds_record_note *note;

	(void)state;
	fonds_dc_set_init(&set);
	d = add_description(&set, "urn:a:1");
	add_term(d, "identifier", "urn:a:1");
	add_term(d, "title", "A");
	add_term(d, "extent", "7 leaves");
	add_term(d, "isPartOf", "urn:a:2");
	add_term(d, "type", "Image");
	fonds_dc_set_other(&set, "shelf", "B 7", "is not of Dublin Core", 3);
	assert_int_equal(FONDS_OK, fonds_record_from_dc(&set, &record, NULL));
	assert_string_equal("extent", record->notes->label);
	assert_string_equal("7 leaves", record->notes->value);
	note = record->notes->next;
	assert_string_equal("type", note->label);
	assert_string_equal("isPartOf", note->next->label);
	assert_string_equal("urn:a:2", note->next->value);
	assert_string_equal("shelf", note->next->next->label);
	assert_null(note->next->next->next);
	fonds_record_free(record);
	fonds_dc_set_clear(&set);
}

static void several_documents_are_no_record(void **state)
{
	struct fonds_dc_set set;
	struct fonds_record *record = NULL;
	struct fonds_error *error = NULL;

	(void)state;
	fonds_dc_set_init(&set);
	add_term(add_description(&set, "urn:a:1"), "title", "A");
	add_term(add_description(&set, "urn:a:2"), "title", "B");
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_record_from_dc(&set, &record, &error));
	assert_string_equal("a record is of one document and its translation, "
			    "but 2 things are described",
		fonds_error_message(error));
	assert_null(record);
	fonds_error_free(error);
	fonds_dc_set_clear(&set);
}

static void a_description_without_a_title_is_no_record(void **state)
{
	struct fonds_dc_set set;
	struct fonds_record *record = NULL;

	(void)state;
	fonds_dc_set_init(&set);
	add_term(add_description(&set, NULL), "creator", "A");
	assert_int_equal(
		FONDS_ERR_FORMAT, fonds_record_from_dc(&set, &record, NULL));
	fonds_dc_set_clear(&set);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			what_dublin_core_can_hold_comes_back_and_the_rest_is_named),
		cmocka_unit_test(the_json_form_of_a_record_is_read_as_the_same),
		cmocka_unit_test(what_a_record_has_no_field_for_becomes_a_note),
		cmocka_unit_test(several_documents_are_no_record),
		cmocka_unit_test(a_description_without_a_title_is_no_record),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
