/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/bagit/bag-fixture.h"

#include <errno.h>

#include "base/output.h"

static char *render(
	const struct fonds_validation *validation, enum fonds_format format)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 1 << 20);
	assert_int_equal(
		FONDS_OK, fonds_validation_write(validation, format,
				  fonds_output_to_buffer, &buffer, NULL));
	return fonds_buffer_take(&buffer);
}

static struct fonds_validation *make_findings(void)
{
	struct fonds_validation *validation = NULL;

	assert_int_equal(FONDS_OK, fonds_validation_new(&validation, NULL));
	fonds_validation_add_values(validation, BAG_PAYLOAD_CORRUPT,
		"data/\x1b]0;x\xff",
		(struct fonds_finding_values){ "sha256 aa", "sha256 bb" },
		"it differs from '%s'", "a\nb");
	fonds_validation_add(
		validation, BAG_EMPTY_FOLDER, "data/e", "the folder is empty");
	fonds_validation_sort(validation);
	return validation;
}

static void findings_are_written_as_text(void **state)
{
	struct fonds_validation *validation = make_findings();
	char *text = render(validation, FONDS_FORMAT_TEXT);

	(void)state;
	assert_string_equal(
		"error BAG-PAYLOAD-CORRUPT  data/\\x1b]0;x\\xff: it differs "
		"from 'a\\nb' (RFC 8493 3)\n"
		"    expected  sha256 aa\n"
		"    actual    sha256 bb\n"
		"    remedy    restore the file from another copy of the bag, "
		"then validate again\n"
		"warning BAG-EMPTY-FOLDER  data/e: the folder is empty (RFC "
		"8493 2.1.3)\n"
		"    remedy    put a file into it if it matters: a manifest "
		"cannot list a folder\n"
		"the bag is not valid: 1 error, 1 warning\n",
		text);
	free(text);
	fonds_validation_free(validation);
}

static void findings_are_written_as_json(void **state)
{
	struct fonds_validation *validation = make_findings();
	char *text = render(validation, FONDS_FORMAT_JSON);

	(void)state;
	assert_non_null(strstr(text, "\"valid\": false"));
	assert_non_null(strstr(text, "\"errors\": 1"));
	assert_non_null(strstr(text, "\"code\": \"BAG-PAYLOAD-CORRUPT\""));
	assert_non_null(strstr(text, "\"path_base64\": "));
	assert_non_null(strstr(text, "\"expected\": \"sha256 aa\""));
	assert_non_null(strstr(text, "\"expected\": null"));
	assert_null(strchr(text, '\x1b'));
	free(text);
	fonds_validation_free(validation);
}

static void a_valid_bag_is_summed_up(void **state)
{
	struct fonds_validation *validation;
	struct bag bag = { 0 };
	char *text;

	(void)state;
	bag_fill(&bag);
	bag_seal_all(&bag);
	validation = bag_check(&bag);
	text = render(validation, FONDS_FORMAT_TEXT);
	assert_string_equal(
		"the bag is valid: 3 files, 16 bytes, sha256\n", text);
	free(text);
	text = render(validation, FONDS_FORMAT_JSON);
	assert_non_null(strstr(text, "\"valid\": true"));
	assert_non_null(strstr(text, "\"version\": \"1.0\""));
	assert_non_null(strstr(text, "\"files\": 3"));
	assert_non_null(strstr(text, "\"bytes\": 16"));
	assert_non_null(strstr(text, "\"value\": \"An Archive\""));
	free(text);
	fonds_validation_free(validation);
	bag_clear(&bag);
}

/* The summary at a level, with a file that no tag manifest lists or without. */
static void assert_summary(enum fonds_bag_level level, bool strict,
	bool has_warning, const char *expected, const char *expected_json)
{
	struct fonds_validation *validation = NULL;

	assert_int_equal(FONDS_OK, fonds_validation_new(&validation, NULL));
	validation->level = level;
	validation->strict = strict;
	validation->payload_files = 1;
	validation->payload_bytes = 7;
	if (has_warning)
		fonds_validation_add(
			validation, BAG_TAG_UNLISTED, "x", "it is not listed");
	{
		char *text = render(validation, FONDS_FORMAT_TEXT);

		assert_string_equal(expected, strstr(text, "the bag is "));
		free(text);
		text = render(validation, FONDS_FORMAT_JSON);
		assert_non_null(strstr(text, expected_json));
		free(text);
	}
	fonds_validation_free(validation);
}

static void the_summary_says_how_deep_was_looked(void **state)
{
	(void)state;
	assert_summary(FONDS_BAG_LEVEL_STRUCTURE, false, false,
		"the bag is well formed; its payload was not looked at "
		"(level structure): 1 file\n",
		"\"valid\": null,\n  \"level\": \"structure\"");
	assert_summary(FONDS_BAG_LEVEL_COMPLETENESS, false, true,
		"the bag is complete; its payload was not read (level "
		"completeness): 1 file, 1 warning\n",
		"\"bytes\": null");
	assert_summary(FONDS_BAG_LEVEL_FAST, false, false,
		"the bag is complete; of its payload only the sizes were "
		"checked (level fast): 1 file, 7 bytes\n",
		"\"bytes\": 7");
	assert_summary(FONDS_BAG_LEVEL_FAST, true, true,
		"the bag is not valid, as warnings count: 0 errors, 1 warning "
		"(level fast)\n",
		"\"valid\": false,\n  \"level\": \"fast\",\n  "
		"\"strict\": true");
	assert_summary(FONDS_BAG_LEVEL_FULL, true, false,
		"the bag is valid: 1 file, 7 bytes\n", "\"valid\": true");
}

static void a_holey_bag_is_not_valid_yet(void **state)
{
	struct fonds_validation *validation = NULL;
	char *text;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_validation_new(&validation, NULL));
	fonds_validation_add(
		validation, BAG_PAYLOAD_NOT_FETCHED, "data/x", "later");
	validation->fetch_files = 1;
	text = render(validation, FONDS_FORMAT_TEXT);
	assert_non_null(strstr(text, "the bag is not valid yet: 1 file still "
				     "to be fetched, 0 warnings\n"));
	free(text);
	text = render(validation, FONDS_FORMAT_JSON);
	assert_non_null(strstr(text, "\"valid\": false"));
	assert_non_null(strstr(text, "\"holey\": true"));
	free(text);
	fonds_validation_free(validation);
}

static int refuse(const void *data, size_t size, void *payload)
{
	(void)data;
	(void)size;
	(void)payload;
	return ENOSPC;
}

static void a_failed_write_is_an_error(void **state)
{
	struct fonds_validation *validation = make_findings();
	struct fonds_error *error = NULL;

	(void)state;
	assert_int_equal(
		FONDS_ERR_IO, fonds_validation_write(validation,
				      FONDS_FORMAT_TEXT, refuse, NULL, &error));
	assert_int_equal(ENOSPC, fonds_error_errno(error));
	fonds_error_free(error);
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_validation_write(
			validation, FONDS_FORMAT_HTML, refuse, NULL, NULL));
	fonds_validation_free(validation);
}

static void findings_past_the_limit_are_counted_and_told(void **state)
{
	struct fonds_validation *validation = NULL;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_validation_new(&validation, NULL));
	for (size_t i = 0; i < FONDS_FINDINGS_MAX + 10; i++)
		fonds_validation_add(validation, BAG_BLANK_LINE, "x", "y");
	assert_int_equal(FONDS_OK, fonds_validation_check(validation, NULL));
	assert_int_equal(
		FONDS_FINDINGS_MAX, fonds_validation_count(validation));
	assert_false(fonds_validation_is_valid(validation));
	assert_int_equal(
		FONDS_FINDINGS_MAX + 9, fonds_validation_warnings(validation));
	fonds_validation_sort(validation);
	assert_string_equal("BAG-FINDINGS-LIMIT",
		fonds_validation_get(validation, 0)->code);
	fonds_validation_free(validation);
}

static void every_code_has_a_name_a_section_and_a_remedy(void **state)
{
	(void)state;
	for (int i = 0; i < BAG_FINDING_CODE_COUNT; i++) {
		const struct fonds_finding_code_info *info =
			fonds_finding_code_info((enum fonds_finding_code)i);

		assert_non_null(info->name);
		assert_memory_equal("BAG-", info->name, 4);
		assert_true(info->severity == FONDS_SEVERITY_ERROR ||
			    info->severity == FONDS_SEVERITY_WARNING);
		assert_true(strlen(info->section) > 0);
		assert_true(strlen(info->remedy) > 10);
		for (int j = 0; j < i; j++)
			assert_string_not_equal(
				info->name, fonds_finding_code_info(
						    (enum fonds_finding_code)j)
						    ->name);
	}
}

static void what_an_earlier_run_read_is_told(void **state)
{
	struct fonds_validation *validation = NULL;
	char *text;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_validation_new(&validation, NULL));
	text = render(validation, FONDS_FORMAT_JSON);
	assert_non_null(strstr(text, "\"verified_earlier\": null"));
	free(text);
	validation->payload_files = 3;
	validation->payload_bytes = 7;
	validation->earlier = (struct fonds_earlier_reading){ 1, 1, 0, 0 };
	text = render(validation, FONDS_FORMAT_TEXT);
	assert_string_equal("the bag is valid: 3 files, 7 bytes; 1 file (1 "
			    "byte) was verified by an earlier, interrupted run "
			    "(first 1970-01-01T00:00:00Z, last "
			    "1970-01-01T00:00:00Z)\n",
		text);
	free(text);
	validation->earlier = (struct fonds_earlier_reading){ 2, 6, 1, 86400 };
	fonds_validation_add(
		validation, BAG_PAYLOAD_CORRUPT, "data/x", "it differs");
	text = render(validation, FONDS_FORMAT_TEXT);
	assert_string_equal("the bag is not valid: 1 error, 0 warnings; 2 "
			    "files (6 bytes) were verified by an earlier, "
			    "interrupted run (first 1970-01-01T00:00:01Z, last "
			    "1970-01-02T00:00:00Z)\n",
		strstr(text, "the bag is "));
	free(text);
	text = render(validation, FONDS_FORMAT_JSON);
	assert_non_null(strstr(text, "\"files\": 2,\n    \"bytes\": 6,\n    "
				     "\"first\": \"1970-01-01T00:00:01Z\",\n"
				     "    \"last\": \"1970-01-02T00:00:00Z\""));
	free(text);
	fonds_validation_free(validation);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(findings_are_written_as_text),
		cmocka_unit_test(findings_are_written_as_json),
		cmocka_unit_test(a_valid_bag_is_summed_up),
		cmocka_unit_test(the_summary_says_how_deep_was_looked),
		cmocka_unit_test(a_holey_bag_is_not_valid_yet),
		cmocka_unit_test(a_failed_write_is_an_error),
		cmocka_unit_test(findings_past_the_limit_are_counted_and_told),
		cmocka_unit_test(every_code_has_a_name_a_section_and_a_remedy),
		cmocka_unit_test(what_an_earlier_run_read_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
