/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixity/catalog/policy.h"
#include "tests/unit/audit/bags.h"

#define THE_ID "11111111-2222-4333-8444-555555555555"
#define ANOTHER_ID "66666666-7777-4888-9999-aaaaaaaaaaaa"

static const char *const plain[] = { "data/a", "data/b", NULL };

/* A tree on a volume, at this place in it. */
static int64_t make_on_volume(struct scratch *scratch, const char *location)
{
	char *path = strdup(scratch_name(scratch, "disk"));
	struct fonds_holding row = scratch_bag("on-volume", location);
	char name[64];
	int64_t number;

	(void)snprintf(name, sizeof(name), "disk/%s", location);
	for (const char *const *file = plain; *file; file++)
		bag_write(scratch, name, *file, *file);
	bag_write(scratch, "disk", FONDS_VOLUME_MARKER, THE_ID "\n");
	assert_int_equal(FONDS_OK, fonds_volume_add(scratch->catalog, "disk",
					   THE_ID, path, &row.volume, NULL));
	row.kind = FONDS_HOLDING_TREE;
	number = bag_register(scratch, &row, plain, FONDS_SHA256);
	free(path);
	return number;
}

static void expect_offline(struct scratch *scratch, const char *why)
{
	struct fonds_audit_summary summary = bag_audit(scratch, NULL);

	assert_int_equal(2, summary.verdicts[FONDS_VERDICT_VOLUME_OFFLINE]);
	assert_false(summary.sound);
	bag_expect_finding(scratch, why);
}

/* L11: another disk, or none, at the place where the volume was. */
static void test_a_volume_is_there_when_its_marker_is(void **state)
{
	struct scratch *scratch = *state;

	(void)make_on_volume(scratch, "tree");
	assert_true(bag_audit(scratch, NULL).sound);
	bag_write(scratch, "disk", FONDS_VOLUME_MARKER, ANOTHER_ID "\n");
	expect_offline(scratch, "another volume is at");
	assert_int_equal(
		0, unlink(bag_file(scratch, "disk", FONDS_VOLUME_MARKER)));
	expect_offline(scratch, "/.fonds-volume': No such file or directory");
	assert_int_equal(0,
		mkfifo(bag_file(scratch, "disk", FONDS_VOLUME_MARKER), 0644));
	expect_offline(scratch, "is not at");
	assert_int_equal(
		0, unlink(bag_file(scratch, "disk", FONDS_VOLUME_MARKER)));
	bag_write(scratch, "disk", FONDS_VOLUME_MARKER, THE_ID "\n");
	assert_true(bag_audit(scratch, NULL).sound);
}

/* What is gone from a volume that is there is missing, all of it, too. */
static void test_a_folder_that_is_gone_from_its_volume_is_missing(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;
	char *away;

	(void)make_on_volume(scratch, "tree");
	away = strdup(bag_file(scratch, "disk", "away"));
	assert_int_equal(0, rename(bag_file(scratch, "disk", "tree"), away));
	summary = bag_audit(scratch, NULL);
	assert_int_equal(2, summary.verdicts[FONDS_VERDICT_MISSING]);
	free(away);
}

static void test_the_marker_is_not_unexpected(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_holding row;
	char *path = strdup(scratch_name(scratch, "disk"));

	for (const char *const *file = plain; *file; file++)
		bag_write(scratch, "disk", *file, *file);
	bag_write(scratch, "disk", FONDS_VOLUME_MARKER, THE_ID "\n");
	row = scratch_bag("whole", path);
	assert_int_equal(FONDS_OK, fonds_volume_add(scratch->catalog, "disk",
					   THE_ID, path, &row.volume, NULL));
	row.location = ".";
	row.kind = FONDS_HOLDING_TREE;
	(void)bag_register(scratch, &row, plain, FONDS_SHA256);
	assert_true(bag_audit(scratch, NULL).sound);
	bag_write(scratch, "disk/data", FONDS_VOLUME_MARKER, THE_ID "\n");
	assert_int_equal(
		1, bag_audit(scratch, NULL).verdicts[FONDS_VERDICT_UNEXPECTED]);
	free(path);
}

/* Decision 1: one file, and nothing else in its folder counts. */
static void test_a_single_file_is_a_holding(void **state)
{
	static const char *const name[] = { "packed.zip", NULL };
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;
	struct fonds_holding row;
	char *path;

	bag_write(scratch, "folder", "packed.zip", "packed.zip");
	bag_write(scratch, "folder", "another", "another");
	path = strdup(bag_file(scratch, "folder", "packed.zip"));
	row = scratch_bag("file", path);
	row.kind = FONDS_HOLDING_PACKED_BAG;
	row.is_file = true;
	(void)bag_register(scratch, &row, name, FONDS_SHA256);
	summary = bag_audit(scratch, NULL);
	assert_true(summary.sound);
	assert_int_equal(1, summary.files);
	bag_write(scratch, "folder", "packed.zip", "packed.zIp");
	summary = bag_audit(scratch, NULL);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_CORRUPT]);
	assert_int_equal(0, unlink(path));
	summary = bag_audit(scratch, NULL);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_MISSING]);
	/* An empty folder may be where nothing is mounted. */
	assert_int_equal(0, unlink(bag_file(scratch, "folder", "another")));
	summary = bag_audit(scratch, NULL);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_VOLUME_OFFLINE]);
	free(path);
}

struct taking_away {
	struct scratch *scratch;
	bool is_done;
};

static int take_away(const struct fonds_progress *progress, void *payload)
{
	struct taking_away *taking = payload;
	char *away;

	if (taking->is_done || progress->files_done < 200)
		return 0;
	away = strdup(scratch_name(taking->scratch, "away"));
	assert_int_equal(
		0, unlink(bag_file(taking->scratch, "bag", "data/01999")));
	assert_int_equal(0, rename(scratch_name(taking->scratch, "bag"), away));
	taking->is_done = true;
	free(away);
	return 0;
}

/* L11: the folder is taken away while it is read, and a file with it. */
static void test_what_is_taken_away_while_it_is_read_is_not_missing(
	void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	struct taking_away taking = { scratch, false };
	struct fonds_audit_summary summary;

	(void)bag_make_many(scratch, "bag", 2000);
	options.progress = take_away;
	options.payload = &taking;
	options.jobs = 1;
	options.rate = 100000;
	summary = bag_audit(scratch, &options);
	assert_true(taking.is_done);
	assert_false(summary.sound);
	assert_int_equal(0, summary.verdicts[FONDS_VERDICT_MISSING]);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_VOLUME_OFFLINE]);
	bag_expect_finding(scratch, "was taken away while it was read");
}

int main(void)
{
#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_a_volume_is_there_when_its_marker_is),
		TEST(test_a_folder_that_is_gone_from_its_volume_is_missing),
		TEST(test_the_marker_is_not_unexpected),
		TEST(test_a_single_file_is_a_holding),
		TEST(test_what_is_taken_away_while_it_is_read_is_not_missing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
