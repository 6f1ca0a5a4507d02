/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/ingest.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/json-reader.h"
#include "base/output.h"
#include "tests/unit/ingest/sample-record.h"
#include "tests/unit/scratch.h"

static struct fonds_ingest_result *ingest(const char *bag, int dry_run)
{
	struct fonds_ingest_options options = FONDS_INGEST_OPTIONS_INIT;
	struct fonds_ingest_result *result = NULL;

	scratch_write("lock.txt", record_with_translation);
	options.dry_run = dry_run;
	options.original_language = "nor"; /* the record says Swedish */
	assert_int_equal(FONDS_OK,
		fonds_ingest("lock.txt", bag, &options, &result, NULL));
	return result;
}

/* The result in a form; the caller's, for free(). */
static char *render(
	const struct fonds_ingest_result *result, enum fonds_format format)
{
	struct fonds_buffer text;

	fonds_buffer_init(&text, 65536);
	assert_int_equal(
		FONDS_OK, fonds_ingest_result_write(result, format,
				  fonds_output_to_buffer, &text, NULL));
	return fonds_buffer_take(&text);
}

static void the_text_names_the_bag_and_every_file(void **state)
{
	struct fonds_ingest_result *result = ingest("B\033G", 0);
	char *text = render(result, FONDS_FORMAT_TEXT);

	(void)state;
	assert_non_null(strstr(text, "B\\x1bG\n"));
	assert_non_null(strstr(text, "data/record/lock.txt"));
	assert_non_null(strstr(text, "data/translation/eng/lock.eng.txt"));
	assert_non_null(strstr(text, "Norwegian"));
	assert_null(strchr(text, '\033'));
	free(text);
	fonds_ingest_result_free(result);
}

static void the_json_is_one_object_with_the_same(void **state)
{
	struct fonds_ingest_result *result = ingest("BAG", 0);
	struct fonds_json_object *object = NULL;
	char *text = render(result, FONDS_FORMAT_JSON);

	(void)state;
	assert_int_equal(FONDS_OK,
		fonds_json_object_parse(text, strlen(text), &object, NULL));
	assert_string_equal("BAG", fonds_json_object_text(object, "bag"));
	assert_string_equal("Report of the Lock Keeper",
		fonds_json_object_text(object, "title"));
	assert_memory_equal(
		"urn:uuid:", fonds_json_object_text(object, "identifier"), 9);
	assert_non_null(strstr(
		fonds_json_object_item(object, "warnings", 0), "Swedish"));
	fonds_json_object_free(object);
	free(text);
	fonds_ingest_result_free(result);
}

static void a_dry_run_says_so_and_claims_no_digest(void **state)
{
	struct fonds_ingest_result *result = ingest("BAG", 1);
	char *text = render(result, FONDS_FORMAT_TEXT);
	char *json = render(result, FONDS_FORMAT_JSON);

	(void)state;
	assert_memory_equal("would make", text, 10);
	assert_null(strstr(text, "sha256"));
	assert_null(strstr(json, "sha256"));
	assert_false(scratch_exists("BAG"));
	free(text);
	free(json);
	fonds_ingest_result_free(result);
}

static void warnings_end_and_other_forms_are_refused(void **state)
{
	struct fonds_ingest_result *result = ingest("BAG", 1);
	struct fonds_buffer text;
	size_t count = 0;

	(void)state;
	while (fonds_ingest_result_warning(result, count))
		count++;
	assert_true(count > 0);
	assert_null(fonds_ingest_result_warning(result, count + 1));
	fonds_buffer_init(&text, 64);
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_ingest_result_write(result, FONDS_FORMAT_CSV,
			fonds_output_to_buffer, &text, NULL));
	assert_int_equal(0, text.size);
	fonds_ingest_result_free(result);
	fonds_ingest_result_free(NULL);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			the_text_names_the_bag_and_every_file, scratch_enter,
			scratch_leave),
		cmocka_unit_test_setup_teardown(
			the_json_is_one_object_with_the_same, scratch_enter,
			scratch_leave),
		cmocka_unit_test_setup_teardown(
			a_dry_run_says_so_and_claims_no_digest, scratch_enter,
			scratch_leave),
		cmocka_unit_test_setup_teardown(
			warnings_end_and_other_forms_are_refused, scratch_enter,
			scratch_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
