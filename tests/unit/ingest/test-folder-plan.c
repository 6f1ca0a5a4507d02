/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/folder-plan.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

static void write_folder(const char *table)
{
	scratch_write("T/a.txt", "a");
	scratch_write("T/a/deep.txt", "b");
	scratch_write("T/a-b/c.txt", "c");
	scratch_write("T/z.txt", "z");
	scratch_write("T/metadata/metadata.csv", table);
}

static struct fonds_ingest_plan *plan_folder(
	const struct fonds_ingest_options *options)
{
	struct fonds_ingest_plan *plan = NULL;
	struct fonds_error *error = NULL;

	if (fonds_ingest_plan_new("T", options, &plan, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
	return plan;
}

static const char *label_of(const struct fonds_ingest_plan *plan, size_t index)
{
	const char *label = plan->descriptions.items[index]->label;

	return label ? label : "(absent)";
}

static void the_description_is_first_and_the_others_are_sorted(void **state)
{
	static const char *const paths[] = { "data/metadata/metadata.csv",
		"data/a-b/c.txt", "data/a.txt", "data/a/deep.txt",
		"data/z.txt" };
	struct fonds_ingest_options options = FONDS_INGEST_OPTIONS_INIT;
	struct fonds_ingest_plan *plan;

	(void)state;
	write_folder("filename,dc.title\nobjects,All\n");
	plan = plan_folder(&options);
	assert_true(plan->is_folder);
	assert_int_equal(5, plan->file_count);
	for (size_t i = 0; i < 5; i++) {
		assert_string_equal(
			paths[i], fonds_bag_path_text(plan->files[i].path));
		assert_string_equal(paths[i] + strlen("data/"),
			plan->files[i].original_name);
		assert_ptr_equal(&plan->files[i],
			fonds_folder_plan_find(plan, paths[i]));
	}
	assert_string_equal("All", plan->record->title);
	assert_int_equal(0, plan->record->warnings.count);
	assert_null(fonds_folder_plan_find(plan, "data/a"));
	assert_null(fonds_folder_plan_find(plan, "data/zz"));
	assert_true(fonds_folder_plan_has_folder(plan, "data/a"));
	assert_true(fonds_folder_plan_has_folder(plan, "data/a-b"));
	assert_false(fonds_folder_plan_has_folder(plan, "data/a.txt"));
	assert_false(fonds_folder_plan_has_folder(plan, "data/z"));
	fonds_ingest_plan_free(plan);
}

static void labels_become_paths_in_the_bag(void **state)
{
	struct fonds_ingest_options options = FONDS_INGEST_OPTIONS_INIT;
	struct fonds_ingest_plan *plan;

	(void)state;
	write_folder("filename,dc.title\nobjects/a.txt,1\ndata/a,2\na-b/c.txt,"
		     "3\nobjects/none,4\nobjects,5\nmetadata/metadata.csv,6\n");
	plan = plan_folder(&options);
	assert_string_equal("data/a.txt", label_of(plan, 0));
	assert_string_equal("data/a", label_of(plan, 1));
	assert_string_equal("data/a-b/c.txt", label_of(plan, 2));
	assert_string_equal("(absent)", label_of(plan, 3));
	assert_string_equal("data", label_of(plan, 4));
	assert_ptr_equal(plan->whole, plan->descriptions.items[4]);
	assert_string_equal("data/metadata/metadata.csv", label_of(plan, 5));
	assert_int_equal(1, plan->record->warnings.count);
	assert_string_equal("'objects/none' is described, but is not in the "
			    "folder",
		plan->record->warnings.items[0]);
	fonds_ingest_plan_free(plan);
}

static void a_folder_called_objects_is_found_too(void **state)
{
	struct fonds_ingest_options options = FONDS_INGEST_OPTIONS_INIT;
	struct fonds_ingest_plan *plan;

	(void)state;
	scratch_write("T/objects/a.txt", "a");
	scratch_write("T/metadata/metadata.csv",
		"filename,dc.title\nobjects/a.txt,1\nobjects,2\n");
	plan = plan_folder(&options);
	assert_string_equal("data/objects/a.txt", label_of(plan, 0));
	assert_string_equal("data", label_of(plan, 1));
	fonds_ingest_plan_free(plan);
}

static void the_languages_of_the_whole_are_those_of_the_bag(void **state)
{
	struct fonds_ingest_options options = FONDS_INGEST_OPTIONS_INIT;
	struct fonds_ingest_plan *plan;

	(void)state;
	write_folder("filename,dc.title,dc.language,dcterms.created\n"
		     "objects,All,rus,circa 1950\n");
	plan = plan_folder(&options);
	assert_string_equal("rus", plan->original_language->code);
	assert_false(plan->has_translation);
	fonds_ingest_plan_free(plan);
}

static void assert_survives(enum fault_kind kind)
{
	struct fonds_ingest_options options = FONDS_INGEST_OPTIONS_INIT;
	unsigned n = 0;

	for (;; n++) {
		struct fonds_ingest_plan *plan = NULL;
		struct fonds_error *error = NULL;
		size_t fds = scratch_count_fds();
		enum fonds_status status;

		fault_arm(kind, n);
		status = fonds_ingest_plan_new("T", &options, &plan, &error);
		fault_disarm();
		assert_int_equal(fds, scratch_count_fds());
		if (status == FONDS_OK) {
			assert_int_equal(5, plan->file_count);
			fonds_ingest_plan_free(plan);
		} else {
			assert_null(plan);
			assert_non_null(error);
			fonds_error_free(error);
		}
		if (!fault_fired())
			break;
	}
	assert_true(n > 0);
}

static void what_fails_leaves_no_half_a_plan(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_READ, FAULT_LIST };

	(void)state;
	write_folder("filename,dc.title,Level\nobjects,All,5\nobjects/none,4,"
		     "\nobjects/a,Folder,\n");
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		assert_survives(kinds[i]);
}

#define TEST(fn) \
	cmocka_unit_test_setup_teardown(fn, scratch_enter, scratch_leave)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(the_description_is_first_and_the_others_are_sorted),
		TEST(labels_become_paths_in_the_bag),
		TEST(a_folder_called_objects_is_found_too),
		TEST(the_languages_of_the_whole_are_those_of_the_bag),
		TEST(what_fails_leaves_no_half_a_plan),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
