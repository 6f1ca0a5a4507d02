/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/audit/bags.h"

static const char *const plain[] = { "data/a.tif", "data/a.txt",
	"data/sub/b.tif", NULL };

static struct fonds_audit_options options_for(const char *glob)
{
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;

	options.path_glob = glob;
	return options;
}

static void test_a_pattern_selects_files_and_the_rest_is_skipped(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_options options = options_for("**/*.tif");
	struct fonds_audit_summary summary;

	(void)bag_make(scratch, "bag", plain);
	bag_write(scratch, "bag", "data/a.txt", "data/A.txt");
	bag_write(scratch, "bag", "data/new.txt", "x");
	summary = bag_audit(scratch, &options);
	assert_int_equal(2, summary.verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_SKIPPED]);
	assert_int_equal(0, summary.verdicts[FONDS_VERDICT_UNEXPECTED]);
	assert_true(summary.sound);
	options = options_for("data/*.t?t");
	summary = bag_audit(scratch, &options);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_CORRUPT]);
	assert_int_equal(2, summary.verdicts[FONDS_VERDICT_SKIPPED]);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_UNEXPECTED]);
	assert_false(summary.sound);
}

static void test_one_holding_is_found_by_each_of_its_names(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	char *location = NULL;
	const char *names[3] = { "2", "other", NULL };

	(void)bag_make(scratch, "bag", plain);
	(void)bag_make(scratch, "other", plain);
	bag_write(scratch, "bag", "data/a.txt", "data/A.txt");
	names[2] = location = strdup(scratch_name(scratch, "other"));
	for (size_t i = 0; i < 3; i++) {
		struct fonds_audit_summary summary;

		options.holding = names[i];
		summary = bag_audit(scratch, &options);
		assert_int_equal(1, summary.holdings);
		assert_int_equal(3, summary.verdicts[FONDS_VERDICT_OK]);
		assert_true(summary.sound);
	}
	free(location);
}

static void expect_failure(struct scratch *scratch,
	const struct fonds_audit_options *options, enum fonds_status status,
	const char *text)
{
	struct fonds_audit_summary summary;
	struct fonds_error *error = NULL;
	struct fonds_run run;

	assert_int_equal(status,
		fonds_audit_run(scratch->catalog, options, &summary, &error));
	expect_error(&error, text);
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_run_get(scratch->catalog, 0, &run, NULL));
}

static void test_what_is_not_there_begins_no_run(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	int64_t number = bag_make(scratch, "bag", plain);

	options.holding = "77";
	expect_failure(scratch, &options, FONDS_ERR_NOT_FOUND, "77");
	options.holding = NULL;
	options.collection = "none";
	expect_failure(scratch, &options, FONDS_ERR_NOT_FOUND, "none");
	options.collection = NULL;
	options.path_glob = "";
	expect_failure(scratch, &options, FONDS_ERR_INVALID, "pattern");
	options.path_glob = NULL;
	assert_int_equal(FONDS_OK, fonds_holding_remove(scratch->catalog,
					   number, "me", "given away", NULL));
	options.holding = "1";
	expect_failure(scratch, &options, FONDS_ERR_NOT_FOUND, "was removed");
}

/* However it was named, it is one scope: the second goes on with the first. */
static int stop(const struct fonds_progress *progress, void *payload)
{
	(void)payload;
	(void)progress;
	return 1;
}

static void test_one_scope_under_two_names_is_one_run(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	struct fonds_audit_summary summary;

	(void)bag_make(scratch, "bag", plain);
	options.holding = "1";
	options.progress = stop;
	assert_int_equal(FONDS_ERR_CANCELLED,
		fonds_audit_run(scratch->catalog, &options, &summary, NULL));
	options.progress = NULL;
	options.holding = "bag";
	summary = bag_audit(scratch, &options);
	assert_true(summary.is_resumed);
	assert_int_equal(1, summary.run);
	/* Another scope is another run. */
	summary = bag_audit(scratch, NULL);
	assert_false(summary.is_resumed);
	assert_int_equal(2, summary.run);
}

static void expect_scope(struct scratch *scratch,
	const struct fonds_audit_options *options, const char *text)
{
	struct fonds_audit_summary summary = bag_audit(scratch, options);
	struct fonds_run run;

	assert_string_equal("complete", summary.state);
	assert_false(summary.is_resumed);
	assert_int_equal(FONDS_OK, fonds_run_get(scratch->catalog,
					   (int64_t)summary.run, &run, NULL));
	assert_string_equal(text, run.scope);
}

/* Half of the files would have no digest more, and the run be complete. */
static void test_what_is_asked_for_beside_is_of_the_scope(void **state)
{
	static const enum fonds_algorithm added[] = { FONDS_SHA512, FONDS_MD5,
		FONDS_SHA512 };
	struct scratch *scratch = *state;
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	struct fonds_audit_summary summary;

	(void)bag_make(scratch, "bag", plain);
	options.progress = stop;
	assert_int_equal(FONDS_ERR_CANCELLED,
		fonds_audit_run(scratch->catalog, &options, &summary, NULL));
	options.progress = NULL;
	options.added_algorithms = added;
	options.added_algorithm_count = 3;
	expect_scope(scratch, &options, "everything, adding md5 sha512");
	options.bypass_cache = true;
	options.holding = "bag";
	expect_scope(scratch, &options,
		"holding 1, adding md5 sha512, past the page cache");
	options.added_algorithm_count = 0;
	expect_scope(scratch, &options, "holding 1, past the page cache");
	/* The one that was interrupted is gone on with, as it was begun. */
	summary = bag_audit(scratch, NULL);
	assert_true(summary.is_resumed);
}

int main(void)
{
#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_a_pattern_selects_files_and_the_rest_is_skipped),
		TEST(test_one_holding_is_found_by_each_of_its_names),
		TEST(test_what_is_not_there_begins_no_run),
		TEST(test_one_scope_under_two_names_is_one_run),
		TEST(test_what_is_asked_for_beside_is_of_the_scope),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
