/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/bagit/write-fixture.h"

static const enum fonds_algorithm md5[] = { FONDS_MD5 };

static const struct fonds_bag_update_options plain = {
	.struct_size = sizeof(plain),
	.bagging_date = "2026-02-28",
	.jobs = 1,
};

static void make_bag(const char *path)
{
	struct fonds_bag_create_options options = FONDS_BAG_CREATE_OPTIONS_INIT;
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;

	options.bagging_date = "2026-02-28";
	scratch_write("s/a", "one");
	scratch_write("s/d/b", "two");
	assert_ok(
		fonds_bag_create("s", path, &options, &result, &error), error);
	fonds_bag_result_free(result);
}

static bool update(const struct fonds_bag_update_options *options)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	bool is_good;

	assert_ok(fonds_bag_update("bag", options, &result, &error), error);
	is_good = fonds_bag_result_is_good(result);
	fonds_bag_result_free(result);
	return is_good;
}

static void check_refused(const struct fonds_bag_update_options *options)
{
	shell("rm -rf before && cp -a bag before");
	assert_false(update(options));
	shell("diff -r before bag");
}

static enum fonds_status update_status(
	const struct fonds_bag_update_options *options)
{
	struct fonds_bag_result *result = NULL;
	enum fonds_status status = fonds_bag_update(
		"bag", options, &result, NULL);

	fonds_bag_result_free(result);
	return status;
}

static void what_was_added_is_taken_only_when_asked(void **state)
{
	struct fonds_bag_update_options options = plain;

	(void)state;
	make_bag("bag");
	scratch_write("bag/data/new", "new");
	options.removed = true;
	check_refused(&options);
	options = plain;
	options.added = true;
	assert_true(update(&options));
	assert_true(is_valid_bag("bag"));
	shell("grep -q data/new bag/manifest-sha256.txt");
	shell("grep -qx 'Payload-Oxum: 9.3' bag/bag-info.txt");
}

static void what_is_gone_is_taken_only_when_asked(void **state)
{
	struct fonds_bag_update_options options = plain;

	(void)state;
	make_bag("bag");
	assert_int_equal(0, unlink("bag/data/a"));
	options.added = true;
	check_refused(&options);
	options = plain;
	options.removed = true;
	assert_true(update(&options));
	assert_true(is_valid_bag("bag"));
}

static void a_corrupt_file_never_becomes_the_truth_unnamed(void **state)
{
	static const char *const other[] = { "data/d/b" };
	static const char *const named[] = { "data/a" };
	struct fonds_bag_update_options options = plain;

	(void)state;
	make_bag("bag");
	scratch_write("bag/data/a", "ONE");
	options.added = options.removed = true;
	options.algorithms = md5;
	options.algorithm_count = 1;
	options.changed = other;
	options.changed_count = 1;
	check_refused(&options);
	options.changed = named;
	assert_true(update(&options));
	assert_true(is_valid_bag("bag"));
}

static void a_corrupt_manifest_cannot_be_accepted(void **state)
{
	static const char *const named[] = { "manifest-sha256.txt" };
	struct fonds_bag_update_options options = plain;

	(void)state;
	make_bag("bag");
	shell("sed -i '1s/^./0/' bag/manifest-sha256.txt");
	options.added = options.removed = true;
	check_refused(&options);
	options.changed = named;
	options.changed_count = 1;
	assert_int_equal(FONDS_ERR_INVALID, update_status(&options));
}

static void a_bag_that_is_sound_stays_as_it_is(void **state)
{
	struct fonds_bag_update_options options = plain;

	(void)state;
	make_bag("bag");
	shell("cp -a bag before");
	options.added = options.removed = true;
	assert_true(update(&options));
	shell("diff -r before bag");
}

static void an_algorithm_is_added_and_the_rest_kept(void **state)
{
	struct fonds_bag_update_options options = plain;

	(void)state;
	make_bag("bag");
	scratch_write("bag/metadata/x", "x");
	options.added = true;
	assert_true(update(&options));
	shell("cp -a bag before");
	options = plain;
	options.algorithms = md5;
	options.algorithm_count = 1;
	assert_true(update(&options));
	assert_true(is_valid_bag("bag"));
	shell("cmp bag/manifest-sha256.txt before/manifest-sha256.txt");
	shell("cmp bag/bag-info.txt before/bag-info.txt");
	shell("cd bag && md5sum --quiet -c manifest-md5.txt "
	      "tagmanifest-md5.txt && grep -q metadata/x tagmanifest-md5.txt "
	      "&& grep -q metadata/x tagmanifest-sha256.txt");
}

static void tags_are_replaced_where_they_stand(void **state)
{
	static const char *const tags[] = { "bagging-date: 1999-12-31",
		"Contact-Name: A", "Contact-Name: B" };
	struct fonds_bag_update_options options = plain;

	(void)state;
	make_bag("bag");
	options.tags = tags;
	options.tag_count = 3;
	assert_true(update(&options));
	shell("head -n 1 bag/bag-info.txt | grep -qx 'Bagging-Date: "
	      "1999-12-31'");
	shell("tail -n 2 bag/bag-info.txt | tr '\\n' , | "
	      "grep -qx 'Contact-Name: A,Contact-Name: B,'");
	assert_true(is_valid_bag("bag"));
	shell("cp -a bag before");
	assert_true(update(&options));
	shell("diff -r before bag");
}

static void files_are_copied_in_and_taken_out(void **state)
{
	static const struct fonds_bag_addition additions[] = {
		{ "more", "data/x/y" },
		{ "s/a", "data/a" },
	};
	static const char *const removals[] = { "data/d/b" };
	struct fonds_bag_update_options options = plain;

	(void)state;
	make_bag("bag");
	scratch_write("more", "more");
	options.additions = additions;
	options.addition_count = 2;
	options.removals = removals;
	options.removal_count = 1;
	options.dry_run = true;
	shell("cp -a bag before");
	assert_true(update(&options));
	shell("diff -r before bag");
	options.dry_run = false;
	assert_true(update(&options));
	assert_true(scratch_holds("bag/data/x/y", "more"));
	assert_false(scratch_exists("bag/data/d"));
	assert_true(is_valid_bag("bag"));
	/* The same again is as good. */
	assert_true(update(&options));
	assert_true(is_valid_bag("bag"));
	scratch_write("more", "else");
	assert_int_equal(FONDS_ERR_EXISTS, update_status(&options));
	assert_true(is_valid_bag("bag"));
}

static void paths_that_lead_elsewhere_are_refused(void **state)
{
	static const char *const bad[] = { "x", "../x", "data/../../x", "/x",
		"data/", "data/\xff" };
	struct fonds_bag_update_options options = plain;

	(void)state;
	make_bag("bag");
	scratch_write("more", "more");
	for (size_t i = 0; i < 6; i++) {
		const struct fonds_bag_addition addition = { "more", bad[i] };

		options.additions = &addition;
		options.addition_count = 1;
		assert_int_equal(FONDS_ERR_INVALID, update_status(&options));
	}
	assert_true(is_valid_bag("bag"));
	assert_int_equal(3, scratch_count("."));
}

static void old_versions_are_to_be_upgraded(void **state)
{
	struct fonds_bag_update_options options = plain;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_bag_result *result = NULL;

	(void)state;
	make_bag("bag");
	scratch_write("bag/bagit.txt", "BagIt-Version: 0.97\n"
				       "Tag-File-Character-Encoding: UTF-8\n");
	assert_int_equal(FONDS_ERR_UNSUPPORTED,
		fonds_bag_update("bag", &options, &result, &error));
	assert_non_null(strstr(fonds_error_message(error), "upgraded"));
}

/* The bag is as it was, or the same again makes it what it should be. */
static void no_failure_loses_anything(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN,
		FAULT_READ, FAULT_STAT, FAULT_WRITE, FAULT_SYNC, FAULT_CLOSE,
		FAULT_RENAME, FAULT_MKDIR, FAULT_UNLINK, FAULT_LOCK, FAULT_LIST,
		FAULT_THREAD };
	static const struct fonds_bag_addition additions[] = { { "more",
		"data/x/y" } };
	static const char *const removals[] = { "data/d/b" };
	struct fonds_bag_update_options options = plain;
	unsigned failures = 0;

	(void)state;
	make_bag("original");
	scratch_write("original/data/new", "new");
	scratch_write("more", "more");
	options.added = true;
	options.additions = additions;
	options.addition_count = 1;
	options.removals = removals;
	options.removal_count = 1;
	options.algorithms = md5;
	options.algorithm_count = 1;
	shell("cp -a original bag");
	assert_true(update(&options));
	shell("mv bag wanted");
	for (size_t k = 0; k < sizeof(kinds) / sizeof(*kinds); k++)
		for (unsigned n = 0;; n++) {
			enum fonds_status status;
			bool has_fired;
			size_t fds;

			shell("rm -rf bag && cp -a original bag");
			fds = scratch_count_fds();
			fault_arm(kinds[k], n);
			status = update_status(&options);
			fault_disarm();
			has_fired = fault_fired();
			assert_int_equal(fds, scratch_count_fds());
			failures += status < 0;
			assert_true(update(&options));
			shell("diff -r wanted bag");
			if (!has_fired) {
				assert_int_equal(FONDS_OK, status);
				break;
			}
		}
	assert_true(failures > 200);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(what_was_added_is_taken_only_when_asked),
		TEST(what_is_gone_is_taken_only_when_asked),
		TEST(a_corrupt_file_never_becomes_the_truth_unnamed),
		TEST(a_corrupt_manifest_cannot_be_accepted),
		TEST(a_bag_that_is_sound_stays_as_it_is),
		TEST(an_algorithm_is_added_and_the_rest_kept),
		TEST(tags_are_replaced_where_they_stand),
		TEST(files_are_copied_in_and_taken_out),
		TEST(paths_that_lead_elsewhere_are_refused),
		TEST(old_versions_are_to_be_upgraded),
		TEST(no_failure_loses_anything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
