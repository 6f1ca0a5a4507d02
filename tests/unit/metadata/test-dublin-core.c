/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "tests/unit/fault.h"
#include "tests/unit/metadata/sample.h"

#define ORIGINAL "urn:uuid:00000000-0000-5000-8000-000000000003"
#define TRANSLATION "urn:uuid:00000000-0000-5000-8000-000000000004"

static struct fonds_dc_description *describe(
	const struct fonds_record *record, enum fonds_dc_entity entity)
{
	struct fonds_dc_description *description = NULL;

	assert_int_equal(FONDS_OK, fonds_dc_describe(record, &sample_entities,
					   entity, &description, NULL));
	return description;
}

/* All terms of the name as "encoding@language:value|", in their order. */
static const char *terms_of(const struct fonds_dc_description *description,
	const char *name, char *text, size_t size)
{
	size_t used = 0;

	text[0] = '\0';
	for (size_t i = 0; i < description->count; i++) {
		const struct fonds_dc_term *term = &description->terms[i];

		if (strcmp(term->name, name) == 0)
			used += (size_t)snprintf(text + used, size - used,
				"%s@%s:%s|",
				term->encoding ? term->encoding : "",
				term->language ? term->language : "",
				term->value);
		assert_true(used < size);
	}
	return text;
}

static void expect_terms(const struct fonds_dc_description *description,
	const char *name, const char *expected)
{
	char text[2048];

	assert_string_equal(
		expected, terms_of(description, name, text, sizeof(text)));
}

/* Takes neither; the document as text in buffer. */
static void write_both(const struct fonds_record *record,
	struct fonds_buffer *dc, struct fonds_buffer *oai_dc)
{
	fonds_buffer_init(dc, 1 << 20);
	fonds_buffer_init(oai_dc, 1 << 20);
	assert_int_equal(
		FONDS_OK, fonds_dc_write(record, &sample_entities, dc, NULL));
	assert_int_equal(FONDS_OK,
		fonds_oai_dc_write(record, &sample_entities, oai_dc, NULL));
}

static void the_original_has_its_place_date_and_language(void **state)
{
	struct fonds_record *record = sample_record("A title");
	struct fonds_dc_description *original = describe(
		record, FONDS_DC_ORIGINAL);

	(void)state;
	assert_string_equal(ORIGINAL, original->about);
	expect_terms(original, "identifier", "URI@:" ORIGINAL "|");
	expect_terms(original, "title", "@en:A title|");
	expect_terms(original, "created", "W3CDTF@:1950-09-30|");
	expect_terms(original, "language", "ISO639-2@:rus|");
	expect_terms(original, "type", "DCMIType@:Text|");
	expect_terms(original, "isPartOf",
		"@:APRF|@:APRF, fond 3|@:APRF, fond 3, opis 65|"
		"@:APRF, fond 3, opis 65, delo 827|");
	expect_terms(original, "bibliographicCitation",
		"@:APRF, fond 3, opis 65, delo 827, listy 123, 125|");
	expect_terms(original, "hasVersion", "URI@:" TRANSLATION "|");
	expect_terms(original, "creator", "@:A. Author|");
	expect_terms(original, "contributor", "@:A. Contributor|");
	expect_terms(original, "format", "");
	expect_terms(original, "publisher", "");
	fonds_dc_description_free(original);
	sample_record_free(record);
}

static void the_translation_has_its_source_translator_and_publisher(
	void **state)
{
	struct fonds_record *record = sample_record("A title");
	struct fonds_dc_description *translation = describe(
		record, FONDS_DC_TRANSLATION);

	(void)state;
	assert_string_equal(TRANSLATION, translation->about);
	expect_terms(translation, "identifier",
		"URI@:" TRANSLATION "|URI@:https://example.org/document/1|"
		"@:113724|");
	expect_terms(translation, "isVersionOf", "URI@:" ORIGINAL "|");
	expect_terms(translation, "source",
		"URI@:" ORIGINAL "|@:APRF, fond 3, opis 65, delo 827, listy "
		"123, 125|");
	expect_terms(translation, "contributor", "@:A. Translator|");
	expect_terms(translation, "publisher", "@:An Archive|");
	expect_terms(translation, "available", "W3CDTF@:2011-11-20|");
	expect_terms(translation, "language", "ISO639-2@:eng|");
	expect_terms(translation, "format", "IMT@:text/plain|");
	expect_terms(translation, "bibliographicCitation",
		"@:\"A memorandum\", September 30, 1950, An Archive|");
	expect_terms(translation, "created", "");
	expect_terms(translation, "isPartOf", "");
	fonds_dc_description_free(translation);
	sample_record_free(record);
}

static void what_the_document_is_about_is_said_of_both(void **state)
{
	struct fonds_record *record = sample_record("A title");

	(void)state;
	for (int i = FONDS_DC_ORIGINAL; i <= FONDS_DC_TRANSLATION; i++) {
		struct fonds_dc_description *description = describe(
			record, (enum fonds_dc_entity)i);

		expect_terms(description, "abstract", "@en:A title|");
		expect_terms(description, "subject", "@:A subject|@:A person|");
		expect_terms(description, "spatial", "@:Korea|");
		expect_terms(description, "rights", "@:A title|");
		fonds_dc_description_free(description);
	}
	sample_record_free(record);
}

static void another_title_in_the_citation_is_an_alternative(void **state)
{
	struct fonds_record *record = sample_record("A title");
	struct fonds_dc_description *description;

	(void)state;
	record->citation_title = "Another title";
	description = describe(record, FONDS_DC_ORIGINAL);
	expect_terms(description, "alternative", "@en:Another title|");
	fonds_dc_description_free(description);
	record->citation_title = "A title";
	description = describe(record, FONDS_DC_ORIGINAL);
	expect_terms(description, "alternative", "");
	fonds_dc_description_free(description);
	sample_record_free(record);
}

static void without_a_translation_the_original_is_what_was_published(
	void **state)
{
	struct fonds_record *record = sample_record("A title");
	struct fonds_dc_entities entities = { .original = ORIGINAL };
	struct fonds_dc_description *description = NULL;

	(void)state;
	assert_int_equal(
		FONDS_OK, fonds_dc_describe(record, &entities,
				  FONDS_DC_ORIGINAL, &description, NULL));
	expect_terms(description, "publisher", "@:An Archive|");
	expect_terms(description, "identifier",
		"URI@:" ORIGINAL "|URI@:https://example.org/document/1|"
		"@:113724|");
	expect_terms(description, "hasVersion", "");
	fonds_dc_description_free(description);
	description = NULL;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_dc_describe(record, &entities, FONDS_DC_TRANSLATION,
			&description, NULL));
	assert_null(description);
	sample_record_free(record);
}

static void a_date_in_words_is_kept_without_a_type(void **state)
{
	struct fonds_record *record = sample_record("A title");
	struct fonds_dc_description *description;

	(void)state;
	record->has_date = false;
	record->date_text = "circa 1950";
	description = describe(record, FONDS_DC_ORIGINAL);
	expect_terms(description, "created", "");
	expect_terms(description, "date", "@:circa 1950|");
	fonds_dc_description_free(description);
	sample_record_free(record);
}

static void only_a_plain_web_address_is_typed_as_a_uri(void **state)
{
	static const struct {
		const char *url;
		const char *encoding;
	} cases[] = {
		{ "http://example.org", "URI" },
		{ "https://example.org:8080/a?b=c%20d#e", "URI" },
		{ "https://example.org:808080/", "" },
		{ "https://example.org:80x/", "" },
		{ "https:///a", "" },
		{ "https://user@example.org/", "" },
		{ "https://[::1/", "" },
		{ "https://example.org/%zz", "" },
		{ "https://example.org/%a", "" },
		{ "https://example.org/a b", "" },
		{ "https://example.org/#a#b", "" },
		{ "https://example.org/<script>", "" },
		{ "javascript:alert(1)", "" },
		{ "see the archive", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fonds_record *record = sample_record("A title");
		struct fonds_dc_description *description;
		char expected[256];

		record->url = cases[i].url;
		record->record_number = NULL;
		description = describe(record, FONDS_DC_TRANSLATION);
		(void)snprintf(expected, sizeof(expected),
			"URI@:" TRANSLATION "|%s@:%s|", cases[i].encoding,
			cases[i].url);
		expect_terms(description, "identifier", expected);
		fonds_dc_description_free(description);
		sample_record_free(record);
	}
}

static void nothing_is_empty_or_said_twice(void **state)
{
	struct fonds_record *record = sample_record("A title");
	struct fonds_dc_description *description;

	(void)state;
	fonds_text_list_add(&record->arena, &record->subjects, " \t\n");
	fonds_text_list_add(&record->arena, &record->subjects, "A subject");
	record->summary = " ";
	record->rights = NULL;
	description = describe(record, FONDS_DC_TRANSLATION);
	expect_terms(description, "subject", "@:A subject|@:A person|");
	expect_terms(description, "abstract", "");
	expect_terms(description, "rights", "");
	fonds_dc_description_free(description);
	sample_record_free(record);
}

static void a_level_without_an_archive_begins_with_its_own_name(void **state)
{
	struct fonds_record *record = sample_record("A title");
	struct fonds_dc_description *description;

	(void)state;
	record->levels = record->levels->next;
	fonds_text_list_add(&record->arena, &record->archives, "The Archive");
	description = describe(record, FONDS_DC_ORIGINAL);
	expect_terms(description, "isPartOf",
		"@:fond 3|@:fond 3, opis 65|@:fond 3, opis 65, delo 827|"
		"@:The Archive|");
	fonds_dc_description_free(description);
	sample_record_free(record);
}

static void too_many_terms_are_refused(void **state)
{
	struct fonds_record *record = sample_record("A title");
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_dc_description *description = NULL;

	(void)state;
	for (int i = 0; i < 5000; i++) {
		char text[24];

		(void)snprintf(text, sizeof(text), "subject %d", i);
		fonds_text_list_add(&record->arena, &record->subjects, text);
	}
	assert_int_equal(FONDS_ERR_LIMIT,
		fonds_dc_describe(record, &sample_entities, FONDS_DC_ORIGINAL,
			&description, &error));
	assert_null(description);
	assert_string_equal(
		"the Dublin Core description has more than 4096 terms",
		fonds_error_message(error));
	sample_record_free(record);
}

static void both_entities_are_written_in_one_container(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer dc;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer oai_dc;
	struct fonds_record *record = sample_record("A title");

	(void)state;
	write_both(record, &dc, &oai_dc);
	assert_non_null(
		strstr(dc.data, "<records xmlns=\"urn:fonds:dc-records:1\" "
				"xmlns:dcterms=\"http://purl.org/dc/terms/\""));
	assert_non_null(strstr(dc.data, "  <record about=\"" ORIGINAL "\">\n"));
	assert_non_null(
		strstr(dc.data, "  <record about=\"" TRANSLATION "\">\n"));
	assert_non_null(strstr(dc.data,
		"<dcterms:created xsi:type=\"dcterms:W3CDTF\">1950-09-30<"));
	assert_non_null(strstr(
		dc.data, "<dcterms:title xml:lang=\"en\">A title</dcterms:"));
	sample_record_free(record);
}

static void simple_dublin_core_is_of_the_translation(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer dc;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer oai_dc;
	struct fonds_record *record = sample_record("A title");
	const char *text;

	(void)state;
	write_both(record, &dc, &oai_dc);
	text = oai_dc.data;
	assert_non_null(strstr(text, "<oai_dc:dc "));
	assert_non_null(strstr(text, "<dc:identifier>" TRANSLATION "<"));
	assert_non_null(strstr(text, "<dc:relation>" ORIGINAL "<"));
	assert_non_null(strstr(text, "<dc:source>" ORIGINAL "<"));
	assert_non_null(strstr(text, "<dc:language>eng<"));
	assert_non_null(strstr(text, "<dc:description xml:lang=\"en\">"));
	assert_non_null(strstr(text, "<dc:coverage>Korea<"));
	assert_non_null(strstr(text, "<dc:date>2011-11-20<"));
	assert_null(strstr(text, "xsi:type"));
	assert_null(strstr(text, "abstract"));
	assert_null(strstr(text, "rus"));
	sample_record_free(record);
}

static void simple_dublin_core_says_nothing_twice(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer dc;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer oai_dc;
	struct fonds_record *record = sample_record("A title");
	const char *first;

	(void)state;
	record->citation = record->record_number;
	write_both(record, &dc, &oai_dc);
	first = strstr(oai_dc.data, "<dc:identifier>113724<");
	assert_non_null(first);
	assert_null(strstr(first + 16, ">113724<"));
	sample_record_free(record);
}

static void hostile_text_stays_text(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer dc;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer oai_dc;
	struct fonds_record *record = sample_record(sample_hostile);

	(void)state;
	write_both(record, &dc, &oai_dc);
	assert_null(strstr(dc.data, "<script>"));
	assert_null(strstr(dc.data, "]]>"));
	assert_null(strchr(dc.data, '\x1b'));
	assert_null(strchr(dc.data, '\xff'));
	assert_null(strstr(oai_dc.data, "<script>"));
	assert_non_null(strstr(oai_dc.data, "&lt;script&gt;"));
	sample_record_free(record);
}

static void no_entity_at_all_is_refused(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	struct fonds_record *record = sample_record("A title");
	struct fonds_dc_entities none = { 0 };

	(void)state;
	fonds_buffer_init(&buffer, 1 << 20);
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_dc_write(record, &none, &buffer, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_oai_dc_write(record, &none, &buffer, NULL));
	assert_int_equal(0, buffer.size);
	sample_record_free(record);
}

typedef enum fonds_status write_fn(const struct fonds_record *record,
	const struct fonds_dc_entities *entities, struct fonds_buffer *buffer,
	struct fonds_error **error);

static void every_failed_allocation_is_reported(void **state)
{
	static write_fn *const writers[] = { fonds_dc_write,
		fonds_oai_dc_write };
	struct fonds_record *record = sample_record("A title");

	(void)state;
	for (unsigned i = 0, n = 0; i < 2; n++) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
		enum fonds_status status;

		fonds_buffer_init(&buffer, 1 << 20);
		fault_arm(FAULT_ALLOC, n);
		status = writers[i](record, &sample_entities, &buffer, &error);
		fault_disarm();
		if (fault_fired()) {
			assert_int_equal(FONDS_ERR_NOMEM, status);
			assert_int_equal(0, buffer.size);
			continue;
		}
		assert_int_equal(FONDS_OK, status);
		n = (unsigned)-1;
		i++;
	}
	sample_record_free(record);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_original_has_its_place_date_and_language),
		cmocka_unit_test(
			the_translation_has_its_source_translator_and_publisher),
		cmocka_unit_test(what_the_document_is_about_is_said_of_both),
		cmocka_unit_test(
			another_title_in_the_citation_is_an_alternative),
		cmocka_unit_test(
			without_a_translation_the_original_is_what_was_published),
		cmocka_unit_test(a_date_in_words_is_kept_without_a_type),
		cmocka_unit_test(only_a_plain_web_address_is_typed_as_a_uri),
		cmocka_unit_test(nothing_is_empty_or_said_twice),
		cmocka_unit_test(
			a_level_without_an_archive_begins_with_its_own_name),
		cmocka_unit_test(too_many_terms_are_refused),
		cmocka_unit_test(both_entities_are_written_in_one_container),
		cmocka_unit_test(simple_dublin_core_is_of_the_translation),
		cmocka_unit_test(simple_dublin_core_says_nothing_twice),
		cmocka_unit_test(hostile_text_stays_text),
		cmocka_unit_test(no_entity_at_all_is_refused),
		cmocka_unit_test(every_failed_allocation_is_reported),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
