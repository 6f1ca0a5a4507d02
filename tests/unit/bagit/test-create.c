/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/new-bag.h"
#include "tests/unit/bagit/write-fixture.h"

static const struct fonds_bag_create_options quick = {
	.struct_size = sizeof(quick),
	.bagging_date = "2026-02-28",
	.jobs = 1,
};

static void make_source(void)
{
	scratch_write("s/a", "one");
	scratch_write("s/data/b", "two");
	scratch_write("s/letters/c\n%", "three");
}

static bool source_is_intact(const char *at)
{
	char name[64];
	bool is_intact;

	(void)snprintf(name, sizeof(name), "%s/a", at);
	is_intact = scratch_holds(name, "one");
	(void)snprintf(name, sizeof(name), "%s/data/b", at);
	is_intact &= scratch_holds(name, "two");
	(void)snprintf(name, sizeof(name), "%s/letters/c\n%%", at);
	return is_intact && scratch_holds(name, "three");
}

static void create(const char *source, const char *bag,
	const struct fonds_bag_create_options *options, bool is_good)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;

	assert_ok(
		fonds_bag_create(source, bag, options, &result, &error), error);
	assert_int_equal(is_good, fonds_bag_result_is_good(result));
	fonds_bag_result_free(result);
}

static void check_fails(const char *source, const char *bag,
	const struct fonds_bag_create_options *options,
	enum fonds_status expected, const char *message)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_bag_result *result = NULL;

	assert_int_equal(expected,
		fonds_bag_create(source, bag, options, &result, &error));
	assert_null(result);
	assert_non_null(strstr(fonds_error_message(error), message));
}

static void a_bag_is_made_and_the_source_kept(void **state)
{
	size_t fds = scratch_count_fds();

	(void)state;
	make_source();
	create("s", "bag", &quick, true);
	assert_true(is_valid_bag("bag"));
	assert_true(source_is_intact("s") && source_is_intact("bag/data"));
	assert_int_equal(2, scratch_count("."));
	assert_int_equal(fds, scratch_count_fds());
	check_fails("s", "bag", &quick, FONDS_ERR_EXISTS, "there already");
}

static void the_same_gives_the_same_bytes_with_any_number_of_threads(
	void **state)
{
	struct fonds_bag_create_options many = quick;

	(void)state;
	make_source();
	for (unsigned i = 0; i < 300; i++) {
		char name[32];

		(void)snprintf(name, sizeof(name), "s/many/%u/f%u", i % 7, i);
		scratch_write(name, name);
	}
	many.jobs = 8;
	create("s", "one", &quick, true);
	create("s", "two", &many, true);
	shell("diff -r one two");
}

static void a_bag_of_a_file_or_of_nothing(void **state)
{
	(void)state;
	scratch_write("letter.txt", "x");
	create("letter.txt", "one", &quick, true);
	assert_true(scratch_holds("one/data/letter.txt", "x"));
	assert_true(is_valid_bag("one"));
	scratch_folder("nothing");
	create("nothing", "empty", &quick, true);
	assert_true(scratch_holds("empty/manifest-sha256.txt", ""));
	assert_true(is_valid_bag("empty"));
}

static void holes_times_and_permissions_are_kept(void **state)
{
	struct stat st;
	struct timespec times[2] = { { .tv_sec = 1 }, { .tv_sec = 12345 } };

	(void)state;
	scratch_write("s/sparse", "begin");
	assert_int_equal(0, truncate("s/sparse", 64 << 20));
	scratch_write("s/script", "#!/bin/sh\n");
	assert_int_equal(0, chmod("s/script", 0755));
	assert_int_equal(0, utimensat(-100, "s/script", times, 0));
	create("s", "bag", &quick, true);
	shell("cmp s/sparse bag/data/sparse");
	assert_int_equal(0, stat("bag/data/sparse", &st));
	assert_true(st.st_blocks < 2048);
	assert_int_equal(0, stat("bag/data/script", &st));
	assert_int_equal(0755, st.st_mode & 0777);
	assert_int_equal(12345, st.st_mtim.tv_sec);
}

static void what_cannot_be_a_bag_is_refused(void **state)
{
	struct fonds_bag_create_options options = quick;
	const char *tags[] = { "Payload-Oxum: 1.1" };

	(void)state;
	make_source();
	check_fails("s", "s/bag", &quick, FONDS_ERR_INVALID, "would lie in");
	check_fails("s", "s/letters/bag", &quick, FONDS_ERR_INVALID,
		"would lie in");
	options.bagging_date = "2026-02-29";
	check_fails("s", "bag", &options, FONDS_ERR_INVALID, "2026-02-29");
	options = quick;
	options.tags = tags;
	options.tag_count = 1;
	check_fails("s", "bag", &options, FONDS_ERR_INVALID, "counted");
	create("s", "bag", &quick, true);
	check_fails("bag", "bag2", &quick, FONDS_ERR_INVALID, "is a bag");
	options = quick;
	options.bag_in_bag = true;
	create("bag", "bag2", &options, true);
	assert_true(is_valid_bag("bag2"));
	assert_int_equal(0, symlink("a", "s/link"));
	create("s", "bag3", &quick, false);
	assert_false(scratch_exists("bag3"));
}

static void change_file(void)
{
	scratch_write("s/a", "ONE");
}

static void a_source_that_changes_meanwhile_is_no_bag(void **state)
{
	struct fonds_bag_result *result = NULL;

	(void)state;
	make_source();
	/* After the first of it was read. */
	fault_arm_action(FAULT_WRITE, 0, change_file);
	assert_int_equal(FONDS_ERR_IO,
		fonds_bag_create("s", "bag", &quick, &result, NULL));
	assert_true(fault_fired());
	fault_disarm();
	assert_int_equal(1, scratch_count("."));
}

static void dates_are_those_of_the_calendar(void **state)
{
	int64_t time = -1;

	(void)state;
	assert_int_equal(
		FONDS_OK, fonds_bagging_date_parse("2000-02-29", &time, NULL));
	assert_int_equal(951782400, time);
	assert_int_equal(
		FONDS_OK, fonds_bagging_date_parse("1969-12-31", &time, NULL));
	assert_int_equal(-86400, time);
	assert_int_equal(
		FONDS_OK, fonds_bagging_date_parse("0001-01-01", &time, NULL));
	for (size_t i = 0; i < 7; i++) {
		static const char *const bad[] = { "2026-13-01", "2026-00-10",
			"1900-02-29", "2026-1-01", "2026-01-1x", "",
			"-026-01-01" };

		assert_int_equal(FONDS_ERR_INVALID,
			fonds_bagging_date_parse(bad[i], &time, NULL));
	}
}

static enum fonds_status create_in_place(void)
{
	struct fonds_bag_result *result = NULL;
	struct fonds_error *error = NULL;
	enum fonds_status status = fonds_bag_create_in_place(
		"s", &quick, &result, &error);

	fonds_bag_result_free(result);
	fonds_error_free(error);
	return status;
}

static void in_place_gives_the_very_same_bag(void **state)
{
	size_t fds = scratch_count_fds();

	(void)state;
	make_source();
	create("s", "bag", &quick, true);
	assert_int_equal(FONDS_OK, create_in_place());
	shell("diff -r s bag");
	assert_int_equal(FONDS_ERR_INVALID, create_in_place());
	shell("diff -r s bag");
	assert_int_equal(fds, scratch_count_fds());
}

static void add_file(void)
{
	scratch_write("s/late", "late");
}

static void in_place_leaves_a_folder_that_changes_alone(void **state)
{
	(void)state;
	make_source();
	/* When the tag files are written, all is hashed. */
	fault_arm_action(FAULT_WRITE, 0, add_file);
	assert_int_equal(FONDS_ERR_IO, create_in_place());
	fault_disarm();
	assert_true(source_is_intact("s"));
	assert_int_equal(4, scratch_count("s"));
}

static const enum fault_kind kinds[] = { FAULT_ALLOC, FAULT_OPEN, FAULT_READ,
	FAULT_STAT, FAULT_WRITE, FAULT_SYNC, FAULT_CLOSE, FAULT_RENAME,
	FAULT_MKDIR, FAULT_UNLINK, FAULT_LOCK, FAULT_LIST, FAULT_THREAD };

#define KIND_COUNT (sizeof(kinds) / sizeof(*kinds))

/* Whatever fails: there is no bag, or it is whole. */
static void no_failure_leaves_half_a_bag(void **state)
{
	unsigned failures = 0;

	(void)state;
	make_source();
	for (size_t k = 0; k < KIND_COUNT; k++)
		for (unsigned n = 0;; n++) {
			struct fonds_bag_result *result = NULL;
			struct fonds_error *error = NULL;
			enum fonds_status status;
			size_t fds = scratch_count_fds();

			shell("rm -rf bag .bag.fonds-partial");
			fault_arm(kinds[k], n);
			status = fonds_bag_create(
				"s", "bag", &quick, &result, &error);
			fault_disarm();
			failures += status < 0;
			assert_int_equal(status < 0, error != NULL);
			assert_int_equal(status < 0, result == NULL);
			if (status == FONDS_OK &&
				fonds_bag_result_is_good(result))
				assert_true(is_valid_bag("bag"));
			else if (scratch_exists("bag"))
				assert_true(is_valid_bag("bag"));
			assert_true(source_is_intact("s"));
			assert_int_equal(fds, scratch_count_fds());
			fonds_bag_result_free(result);
			fonds_error_free(error);
			if (!fault_fired()) {
				assert_int_equal(FONDS_OK, status);
				break;
			}
		}
	assert_true(failures > 200);
}

/* In place: untouched, or a bag, or the same again finishes it. */
static void no_failure_in_place_loses_anything(void **state)
{
	unsigned failures = 0;

	(void)state;
	make_source();
	create("s", "wanted", &quick, true);
	for (size_t k = 0; k < KIND_COUNT; k++)
		for (unsigned n = 0;; n++) {
			enum fonds_status status;
			bool has_fired;
			size_t fds;

			shell("rm -rf s");
			make_source();
			fds = scratch_count_fds();
			fault_arm(kinds[k], n);
			status = create_in_place();
			fault_disarm();
			has_fired = fault_fired();
			assert_int_equal(fds, scratch_count_fds());
			failures += status < 0;
			if (!scratch_exists("s/bagit.txt") ||
				scratch_exists("s/.fonds-change") ||
				scratch_exists("s/.fonds-change.done"))
				assert_int_equal(FONDS_OK, create_in_place());
			shell("diff -r s wanted");
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
		TEST(a_bag_is_made_and_the_source_kept),
		TEST(the_same_gives_the_same_bytes_with_any_number_of_threads),
		TEST(a_bag_of_a_file_or_of_nothing),
		TEST(holes_times_and_permissions_are_kept),
		TEST(what_cannot_be_a_bag_is_refused),
		TEST(a_source_that_changes_meanwhile_is_no_bag),
		TEST(dates_are_those_of_the_calendar),
		TEST(in_place_gives_the_very_same_bag),
		TEST(in_place_leaves_a_folder_that_changes_alone),
		TEST(no_failure_leaves_half_a_bag),
		TEST(no_failure_in_place_loses_anything),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
