/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "tests/unit/fault.h"
#include "tests/unit/ingest/sample-record.h"
#include "tests/unit/scratch.h"

static const char *path_of(const struct fonds_ingest_plan *plan, size_t index)
{
	return fonds_bag_path_text(plan->files[index].path);
}

static void a_record_and_its_text_are_planned(void **state)
{
	struct fonds_ingest_options options = FONDS_INGEST_OPTIONS_INIT;
	struct fonds_ingest_plan *plan = NULL;

	(void)state;
	scratch_write("lock.txt", record_with_translation);
	assert_int_equal(FONDS_OK,
		fonds_ingest_plan_new("lock.txt", &options, &plan, NULL));
	assert_int_equal(2, plan->file_count);
	assert_string_equal("data/record/lock.txt", path_of(plan, 0));
	assert_string_equal(
		"data/translation/eng/lock.eng.txt", path_of(plan, 1));
	assert_true(plan->has_translation);
	assert_string_equal("swe", plan->original_language->code);
	assert_string_equal("eng", plan->given_language->code);
	assert_string_equal("Canal Archive", plan->source_organization);
	assert_int_equal(
		plan->files[0].size + plan->files[1].size, plan->bytes);
	fonds_ingest_plan_free(plan);
}

static void refused(const struct fonds_ingest_options *options, const char *why)
{
	struct fonds_ingest_plan *plan = NULL;
	struct fonds_error *error = NULL;

	assert_int_equal(FONDS_ERR_INVALID,
		fonds_ingest_plan_new("lock.txt", options, &plan, &error));
	assert_non_null(strstr(fonds_error_message(error), why));
	assert_null(plan);
	fonds_error_free(error);
}

static void a_language_that_nobody_names_is_asked_for(void **state)
{
	static const char *const files[] = { "file.txt" };
	struct fonds_ingest_options options = FONDS_INGEST_OPTIONS_INIT;

	(void)state;
	scratch_write("lock.txt", record_without_language);
	scratch_write("file.txt", "x");
	options.originals = files;
	options.original_count = 1;
	refused(&options, "give --original-language");
	options.original_language = "swe";
	options.translations = files;
	options.translation_count = 1;
	refused(&options, "give --translation-language");
	options.translation_language = "Elvish";
	refused(&options, "'Elvish' is not a language");
}

static void a_language_that_contradicts_the_record_is_a_warning(void **state)
{
	struct fonds_ingest_options options = FONDS_INGEST_OPTIONS_INIT;
	struct fonds_ingest_plan *plan = NULL;
	size_t last;

	(void)state;
	scratch_write("lock.txt", record_with_translation);
	options.original_language = "nor";
	assert_int_equal(FONDS_OK,
		fonds_ingest_plan_new("lock.txt", &options, &plan, NULL));
	assert_string_equal("nor", plan->original_language->code);
	last = plan->record->warnings.count;
	assert_true(last > 0);
	assert_non_null(
		strstr(plan->record->warnings.items[last - 1], "Swedish"));
	fonds_ingest_plan_free(plan);
}

static void two_files_of_one_name_are_refused_and_of_one_key_warned_of(
	void **state)
{
	static const char *const same[] = { "a/x", "b/x" };
	static const char *const alike[] = { "a/x", "b/X" };
	struct fonds_ingest_options options = FONDS_INGEST_OPTIONS_INIT;
	struct fonds_ingest_plan *plan = NULL;

	(void)state;
	scratch_write("lock.txt", record_with_translation);
	scratch_write("a/x", "1");
	scratch_write("b/x", "2");
	scratch_write("b/X", "3");
	options.attachments = same;
	options.attachment_count = 2;
	refused(&options, "rename one");
	options.attachments = alike;
	assert_int_equal(FONDS_OK,
		fonds_ingest_plan_new("lock.txt", &options, &plan, NULL));
	assert_non_null(strstr(
		plan->record->warnings.items[plan->record->warnings.count - 1],
		"differ only in case"));
	fonds_ingest_plan_free(plan);
}

static void a_plan_survives_every_allocation_that_fails(void **state)
{
	static const char *const files[] = { "a/x" };
	struct fonds_ingest_options options = FONDS_INGEST_OPTIONS_INIT;

	(void)state;
	scratch_write("lock.txt", record_with_translation);
	scratch_write("a/x", "1");
	options.attachments = files;
	options.attachment_count = 1;
	for (unsigned n = 0;; n++) {
		struct fonds_ingest_plan *plan = NULL;
		struct fonds_error *error = NULL;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = fonds_ingest_plan_new(
			"lock.txt", &options, &plan, &error);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			fonds_ingest_plan_free(plan);
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, status);
		assert_null(plan);
		fonds_error_free(error);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_record_and_its_text_are_planned, scratch_enter,
			scratch_leave),
		cmocka_unit_test_setup_teardown(
			a_language_that_nobody_names_is_asked_for,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			a_language_that_contradicts_the_record_is_a_warning,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			two_files_of_one_name_are_refused_and_of_one_key_warned_of,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			a_plan_survives_every_allocation_that_fails,
			scratch_enter, scratch_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
