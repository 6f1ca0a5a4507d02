/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <stdlib.h>

#include "record-helper.h"
#include "tests/unit/fault.h"

static void bytes_that_are_no_text_are_refused_with_their_place(void **state)
{
	static const struct {
		const char *data;
		size_t size;
		const char *reason;
	} cases[] = {
		{ "", 0, "is empty" },
		{ " \r\n\t\f\n", 6, "is empty" },
		{ "\xef\xbb\xbf \n", 5, "is empty" },
		{ "ab\0cd", 5, "binary, not text: byte 0x00 at offset 2" },
		{ "\x89PNG\r\n\x1a\n", 8, "byte 0x1a at offset 6" },
		{ "**a**\x1b[2J", 9, "byte 0x1b at offset 5" },
		{ "a\x7f", 2, "byte 0x7f at offset 1" },
		{ "**a**\n\xff", 7, "not UTF-8: byte 0xff at offset 6" },
		{ "**a\xc3", 4, "not UTF-8: byte 0xc3 at offset 3" },
		{ "\xed\xa0\x80", 3, "not UTF-8: byte 0xed at offset 0" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_refused(cases[i].data, cases[i].size, FONDS_ERR_FORMAT,
			cases[i].reason);
}

static void a_record_may_be_as_large_as_the_limit_and_no_larger(void **state)
{
	char *data = malloc(FONDS_RECORD_MAX + 1);
	struct fonds_record *record = NULL;
	struct fonds_error *error = NULL;

	(void)state;
	assert_non_null(data);
	memset(data, 'a', FONDS_RECORD_MAX + 1);
	memcpy(data, "**T**\n\nTranslation - English\n", 29);
	assert_int_equal(FONDS_OK,
		fonds_record_parse(data, FONDS_RECORD_MAX, &record, &error));
	assert_int_equal(FONDS_RECORD_MAX - 29, record->texts->size);
	fonds_record_free(record);
	assert_refused(
		data, FONDS_RECORD_MAX + 1, FONDS_ERR_LIMIT, "larger than");
	free(data);
}

/* Many small parts cost more memory than bytes: that has an end, too. */
static void a_record_of_very_many_parts_is_refused(void **state)
{
	char *data = malloc(FONDS_RECORD_MAX);
	struct fonds_record *record = NULL;
	enum fonds_status status;

	(void)state;
	assert_non_null(data);
	for (size_t i = 0; i < FONDS_RECORD_MAX; i += 2)
		memcpy(data + i, "a;", 2);
	memcpy(data, "**T**\nDonors:", 13);
	status = fonds_record_parse(data, FONDS_RECORD_MAX, &record, NULL);
	assert_int_equal(FONDS_ERR_LIMIT, status);
	assert_null(record);
	free(data);
}

static void the_input_is_not_changed_and_not_needed_any_longer(void **state)
{
	static const char page[] =
		"**A letter**\n\nTranslation - English\n\nText.";
	char copy[sizeof(page)];
	struct fonds_record *record = NULL;

	(void)state;
	memcpy(copy, page, sizeof(page));
	assert_int_equal(FONDS_OK,
		fonds_record_parse(copy, strlen(page), &record, NULL));
	assert_memory_equal(page, copy, sizeof(page));
	memset(copy, 'x', sizeof(copy));
	assert_string_equal("A letter", record->title);
	assert_string_equal("Text.", record->texts->data);
	fonds_record_free(record);
	fonds_record_free(NULL);
}

static void assert_survives_every_failed_allocation(const char *text)
{
	unsigned n = 0;

	for (;; n++) {
		struct fonds_record *record = NULL;
		struct fonds_error *error = NULL;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = fonds_record_parse(
			text, strlen(text), &record, &error);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			fonds_record_free(record);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
		assert_null(record);
		fonds_error_free(error);
	}
	assert_true(n > 3);
}

static void no_failed_allocation_goes_unnoticed(void **state)
{
	(void)state;
	assert_survives_every_failed_allocation(
		"3 May 1951\n**A letter of 1 May 1951**\n\n"
		"Citation: \"Another\", 4 May 1951, Wilson Center Digital "
		"Archive, X, fond 1, opis 2\n"
		"<https://example.org/1>\n\n"
		"Source: X, f. 1, l. 2, 3. Contributed by A. Lee and "
		"translated by B.\n\n"
		"Original Language: Russian, Elvish\n\nDonors: A; B; C; D; "
		"E\n\n"
		"Odd Label:\n\nx\n\nContents:\n\nTranslation\n\nText.\n");
	assert_survives_every_failed_allocation(
		"{\"title\": \"T\", \"language\": [\"Russian\"], \"n\": "
		"{\"a\": 1},"
		" \"authors\": [\"A\", \"B\"], \"text_body\": \"Text\"}");
}

/* A file of the reference material beside the source tree, or a skip. */
static char *read_shared(const char *name, size_t *ret_size)
{
	const char *folder = getenv("FONDS_SHARED");
	char path[4096];
	char *data = malloc(FONDS_RECORD_MAX);
	FILE *file;

	assert_non_null(data);
	(void)snprintf(path, sizeof(path), "%s/records/%s",
		folder ? folder : "../shared", name);
	file = fopen(path, "rbe");
	if (!file) {
		print_message("%s is not there: skipped\n", path);
		free(data);
		skip();
	}
	*ret_size = fread(data, 1, FONDS_RECORD_MAX - 1, file);
	data[*ret_size] = '\0';
	(void)fclose(file);
	return data;
}

static void the_real_page_is_read(void **state)
{
	size_t size;
	char *data = read_shared("000_7fe6030c3b91ff7c.txt", &size);
	struct fonds_record *record = parse_record(data);
	const char *body = strstr(data, "Ministry of Foreign Affairs of the");

	(void)state;
	assert_string_equal("Memorandum from Gromyko to Stalin, 30 September "
			    "1950, with draft cable from Gromyko to Shtykov",
		record->title);
	assert_string_equal("APRF, fond 3, opis 65, delo 827, listy 123, 125",
		record->reference);
	assert_string_equal("rus", record->languages[0]->code);
	assert_null(record->texts->next);
	assert_true(record->texts->is_translation);
	assert_int_equal(data + size - body, record->texts->size);
	assert_memory_equal(body, record->texts->data, record->texts->size);
	assert_null(record->notes);
	assert_list(&record->warnings,
		"the record cites the Wilson Center Digital Archive "
		"(wilsoncenter.org), but its URL is on "
		"wilson-center-digital-archive.dvincitest.com");
	fonds_record_free(record);
	free(data);
}

static void the_real_objects_are_read(void **state)
{
	static const char *const translators[] = { "", "Stephen Mercado",
		"Stephen Mercado", "Stephan Kieninger", "" };
	static const char *const languages[] = { "eng", "jpn", "jpn", "ger",
		"eng" };
	size_t size;
	char *data = read_shared("wilson-center-fields.jsonl", &size);
	char *line = data;
	char *saved = NULL;
	size_t count = 0;

	(void)state;
	assert_refused(data, size, FONDS_ERR_FORMAT, "--batch");
	for (line = strtok_r(data, "\n", &saved); line && count < 5;
		line = strtok_r(NULL, "\n", &saved), count++) {
		struct fonds_record *record = parse_record(line);

		assert_true(record->has_date);
		assert_string_equal(
			languages[count], record->languages[0]->code);
		assert_list(&record->translators, translators[count]);
		assert_int_equal(strcmp(languages[count], "eng") != 0,
			record->texts->is_translation);
		assert_false(has_warning(record, "URL"));
		fonds_record_free(record);
	}
	assert_int_equal(5, count);
	free(data);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			bytes_that_are_no_text_are_refused_with_their_place),
		cmocka_unit_test(
			a_record_may_be_as_large_as_the_limit_and_no_larger),
		cmocka_unit_test(a_record_of_very_many_parts_is_refused),
		cmocka_unit_test(
			the_input_is_not_changed_and_not_needed_any_longer),
		cmocka_unit_test(no_failed_allocation_goes_unnoticed),
		cmocka_unit_test(the_real_page_is_read),
		cmocka_unit_test(the_real_objects_are_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
