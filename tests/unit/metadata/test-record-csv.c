/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/metadata/record-helper.h"

static void keys_and_labels_name_the_columns(void **state)
{
	struct fonds_record *record = parse_record(
		"title,record_id,Original Language,Author(s),Author(s),Shelf,"
		"text_body\r\n"
		"\"A letter, to the Board\",17,Russian,A. One; B. Two,C. Three,"
		"\"7, left\",\"First line.\r\nSecond.\"\r\n");

	(void)state;
	assert_true(record->is_csv);
	assert_false(record->is_json);
	assert_string_equal("A letter, to the Board", record->title);
	assert_string_equal("17", record->record_number);
	assert_int_equal(1, record->language_count);
	assert_string_equal("rus", record->languages[0]->code);
	assert_list(&record->authors, "A. One|B. Two|C. Three");
	assert_string_equal("Shelf", record->notes->label);
	assert_string_equal("7, left", record->notes->value);
	assert_null(record->notes->next);
	assert_string_equal("First line.\r\nSecond.", record->texts->data);
	assert_false(has_warning(record, "fields where the header"));
	fonds_record_free(record);
}

static void other_separators_are_told_from_the_header(void **state)
{
	struct fonds_record *record = parse_record(
		"\xef\xbb\xbfTitle;Date\nA, B;\"March 3, 1921\"\n");

	(void)state;
	assert_string_equal("A, B", record->title);
	assert_string_equal("March 3, 1921", record->date_text);
	fonds_record_free(record);
}

static void a_row_of_another_length_is_told_and_nothing_dropped(void **state)
{
	struct fonds_record *record = parse_record("title,url\nA,,more\n");

	(void)state;
	assert_true(has_warning(record, "3 fields where the header has 2"));
	assert_string_equal("more", record->notes->value);
	fonds_record_free(record);
}

static void what_is_no_csv_record_is_refused(void **state)
{
	static const struct {
		const char *text;
		const char *reason;
	} cases[] = {
		{ "title,url\n", "a header only" },
		{ "title,url\nA,\nB,\n", "--batch" },
		{ "title,url\n,x\n", "no title" },
		{ "title,url\n\"A,x\n", "in quotes" },
		{ "title,url\nA,\"x\n", "in quotes" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_refused(cases[i].text, strlen(cases[i].text),
			FONDS_ERR_FORMAT, cases[i].reason);
}

/* A text whose first line has a comma is a text. */
static void a_text_is_not_taken_for_csv(void **state)
{
	struct fonds_record *record = parse_record(
		"March 3, 1921\n**Title, long**\n\nSummary:\n\nText, more\n");

	(void)state;
	assert_false(record->is_csv);
	assert_string_equal("Title, long", record->title);
	fonds_record_free(record);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(keys_and_labels_name_the_columns),
		cmocka_unit_test(other_separators_are_told_from_the_header),
		cmocka_unit_test(
			a_row_of_another_length_is_told_and_nothing_dropped),
		cmocka_unit_test(what_is_no_csv_record_is_refused),
		cmocka_unit_test(a_text_is_not_taken_for_csv),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
