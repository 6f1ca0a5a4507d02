/* SPDX-License-Identifier: Apache-2.0 */
#include "record-helper.h"

static const char whole_object[] =
	"{\"document_url\": \"https://example.org/1\","
	" \"page_number\": 2, \"page_position\": \"5\","
	" \"original_publication_date\": \"May 3, 1951\","
	" \"title\": \" A letter\\nfrom the harbour \","
	" \"credits\": null,"
	" \"text_body\": \"Dear minister,\\n Title: none\\n\","
	" \"summary\": \"One.\\n\\nTwo.\","
	" \"authors\": [\"Lee, Ann; the elder\", \"Li, Wu\"],"
	" \"associated_places\": [\"China\"],"
	" \"subjects_discussed\": [\"Harbours--China\"],"
	" \"associated_people_orgs\": [\"Ministry\"],"
	" \"document_contributors\": [\"Novak, Eva\"],"
	" \"source\": \"RGANI, f. 5. Contributed by Wu Li.\","
	" \"original_upload_date\": \"2011-11-20\","
	" \"original_archive_title\": [\"First Archive\"],"
	" \"language\": [\"Russian\", \"Chinese\"],"
	" \"rights\": \"Free.\", \"record_id\": \"4711\","
	" \"original_classification\": \"Secret\","
	" \"donors\": [\"A. Foundation\"],"
	" \"unheard_of\": {\"a\": [1]}}\n";

static void a_whole_object_is_read(void **state)
{
	struct fonds_record *record = parse_record(whole_object);

	(void)state;
	assert_true(record->is_json);
	assert_string_equal("https://example.org/1", record->url);
	assert_string_equal("A letter from the harbour", record->title);
	assert_int_equal(1951, record->date.year);
	assert_null(record->credits);
	assert_string_equal("One.\n\nTwo.", record->summary);
	assert_list(&record->authors, "Lee, Ann; the elder|Li, Wu");
	assert_list(&record->places, "China");
	assert_list(&record->subjects, "Harbours--China");
	assert_list(&record->people, "Ministry|Novak, Eva");
	assert_string_equal("RGANI, f. 5", record->reference);
	assert_list(&record->contributors, "Wu Li");
	assert_string_equal("2011-11-20", record->upload_date);
	assert_list(&record->archives, "First Archive");
	assert_int_equal(2, record->language_count);
	assert_string_equal("Free.", record->rights);
	assert_string_equal("4711", record->record_number);
	assert_string_equal("Secret", record->classification);
	assert_list(&record->donors, "A. Foundation");
	fonds_record_free(record);
}

static void members_that_are_not_known_become_notes(void **state)
{
	static const char *const labels[] = { "page_number", "page_position",
		"unheard_of" };
	struct fonds_record *record = parse_record(whole_object);
	const struct fonds_record_note *note = record->notes;

	(void)state;
	for (size_t i = 0; i < 3; i++, note = note->next) {
		assert_non_null(note);
		assert_string_equal(labels[i], note->label);
	}
	assert_null(note);
	assert_string_equal("2", record->notes->value);
	fonds_record_free(record);
}

static void a_text_is_a_translation_unless_the_original_is_english(void **state)
{
	struct fonds_record *record = parse_record(whole_object);

	(void)state;
	assert_true(record->texts->is_translation);
	assert_true(record->texts->language_assumed);
	assert_string_equal("eng", record->texts->language->code);
	assert_string_equal(
		"Dear minister,\n Title: none\n", record->texts->data);
	fonds_record_free(record);

	record = parse_record("{\"text_body\": \"A\", \"title\": \"T\","
			      " \"language\": [\"English\"]}");
	assert_false(record->texts->is_translation);
	assert_false(record->texts->language_assumed);
	assert_string_equal("eng", record->texts->language->code);
	fonds_record_free(record);
}

static void an_empty_text_is_none(void **state)
{
	struct fonds_record *record = parse_record(
		"{\"text_body\": \" \\n\", \"title\": \"T\"}");

	(void)state;
	assert_null(record->texts);
	assert_true(has_warning(record, "no text"));
	fonds_record_free(record);
}

static void values_of_the_wrong_kind_are_kept_as_notes(void **state)
{
	struct fonds_record *record = parse_record(
		"{\"title\": \"T\", \"record_id\": 4711, \"rights\": {\"a\": "
		"1},"
		" \"text_body\": 5, \"summary\": [\"One\", \"Two\"]}");

	(void)state;
	assert_string_equal("4711", record->record_number);
	assert_null(record->rights);
	assert_null(record->texts);
	assert_string_equal("One", record->summary);
	assert_string_equal("rights", record->notes->label);
	assert_string_equal("text_body", record->notes->next->label);
	assert_string_equal("Two", record->notes->next->next->value);
	fonds_record_free(record);
}

static void objects_that_are_no_record_are_refused(void **state)
{
	static const struct {
		const char *text;
		const char *reason;
	} cases[] = {
		{ "{\"title\": \"A\"}\n{\"title\": \"B\"}\n",
			"take them in with --batch" },
		{ "{\"title\": \"A\"}\nmore", "take them in with --batch" },
		{ "{\"summary\": \"A\"}", "no title" },
		{ "{\"title\": {\"a\": \"b\"}}", "no title" },
		{ "{\"title\": \" \"}", "no title" },
		{ "{\"title\": \"a\\u0007b\"}", "control character" },
		{ "{\"title\": \"A\", \"k\\u001bm\": \"x\"}",
			"control character" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_refused(cases[i].text, strlen(cases[i].text),
			FONDS_ERR_FORMAT, cases[i].reason);
}

static void broken_json_is_refused(void **state)
{
	static const char *const cases[] = { "{", "{\"title\": \"A\"",
		"{\"title\": \"A\", \"title\": \"B\"}", "{title: 1}",
		"{\"title\": \"a\\u0000b\"}" };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_refused(
			cases[i], strlen(cases[i]), FONDS_ERR_FORMAT, "");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_whole_object_is_read),
		cmocka_unit_test(members_that_are_not_known_become_notes),
		cmocka_unit_test(
			a_text_is_a_translation_unless_the_original_is_english),
		cmocka_unit_test(an_empty_text_is_none),
		cmocka_unit_test(values_of_the_wrong_kind_are_kept_as_notes),
		cmocka_unit_test(objects_that_are_no_record_are_refused),
		cmocka_unit_test(broken_json_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
