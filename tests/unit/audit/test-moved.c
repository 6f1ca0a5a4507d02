/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "audit/moved.h"
#include "tests/unit/audit/bags.h"

static const char *const plain[] = { "data/a", "data/b/one", "data/b/two",
	"data/c", NULL };

static void move(struct scratch *scratch, const char *from, const char *to)
{
	char *old = strdup(bag_file(scratch, "bag", from));

	assert_int_equal(0, rename(old, bag_file(scratch, "bag", to)));
	free(old);
}

static void test_a_file_elsewhere_is_moved_and_told_once(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;

	(void)bag_make(scratch, "bag", plain);
	move(scratch, "data/a", "data/new\n\xff");
	summary = bag_audit(scratch, NULL);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_MOVED]);
	assert_int_equal(3, summary.verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(0, summary.verdicts[FONDS_VERDICT_UNEXPECTED]);
	assert_int_equal(1, summary.findings);
	assert_false(summary.sound);
	bag_expect_finding(scratch, "moved data/a -> data/new\n\xff (");
}

static void test_a_folder_that_was_renamed_is_its_files_moved(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;

	(void)bag_make(scratch, "bag", plain);
	move(scratch, "data/b", "data/B");
	summary = bag_audit(scratch, NULL);
	assert_int_equal(2, summary.verdicts[FONDS_VERDICT_MOVED]);
	assert_int_equal(2, summary.findings);
	bag_expect_finding(scratch, "moved data/b/one -> data/B/one (");
	bag_expect_finding(scratch, "moved data/b/two -> data/B/two (");
}

/* The size alone proves nothing. */
static void test_another_content_of_the_same_size_is_not_it(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;

	(void)bag_make(scratch, "bag", plain);
	assert_int_equal(0, unlink(bag_file(scratch, "bag", "data/a")));
	bag_write(scratch, "bag", "data/x", "data/A");
	summary = bag_audit(scratch, NULL);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_MISSING]);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_UNEXPECTED]);
	bag_expect_finding(scratch, "missing data/a (");
	bag_expect_finding(scratch, "unexpected data/x (");
}

/* Of two copies one was lost; what is there cannot be both of them. */
static void test_one_file_is_the_new_place_of_one_only(void **state)
{
	static const char *const one[] = { "data/a", NULL };
	struct scratch *scratch = *state;
	struct fonds_holding row;
	struct fonds_audit_summary summary;
	struct fonds_digest digest;
	char *location;
	int64_t number = 0;

	bag_write(scratch, "bag", "data/here", "same");
	bag_write(scratch, "bag", "data/a", "data/a");
	location = strdup(scratch_name(scratch, "bag"));
	row = scratch_bag("bag", location);
	assert_int_equal(FONDS_OK,
		fonds_digest_memory(FONDS_SHA256, "same", 4, &digest, NULL));
	assert_int_equal(FONDS_OK,
		fonds_accession_begin(scratch->catalog, &row, &number, NULL));
	assert_int_equal(FONDS_OK, fonds_accession_file(scratch->catalog,
					   "data/c1", 4, &digest, NULL));
	assert_int_equal(FONDS_OK, fonds_accession_file(scratch->catalog,
					   "data/c2", 4, &digest, NULL));
	assert_int_equal(FONDS_OK, fonds_digest_memory(FONDS_SHA256, one[0],
					   strlen(one[0]), &digest, NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_file(scratch->catalog, one[0],
				  strlen(one[0]), &digest, NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_commit(scratch->catalog, NULL));
	summary = bag_audit(scratch, NULL);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_MOVED]);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_MISSING]);
	free(location);
}

/* More shards than one, and other algorithms: each seeks in its turn. */
static void test_many_shards_with_missing_files_all_seek(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;
	char from[32], to[32];

	(void)bag_make_many(scratch, "bag", 9000);
	for (unsigned i = 0; i < 9000; i += 100) {
		(void)snprintf(from, sizeof(from), "data/%05u", i);
		(void)snprintf(to, sizeof(to), "data/moved-%05u", i);
		move(scratch, from, to);
	}
	summary = bag_audit(scratch, NULL);
	assert_int_equal(90, summary.verdicts[FONDS_VERDICT_MOVED]);
	assert_int_equal(8910, summary.verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(90, summary.findings);
	assert_string_equal("complete", summary.state);
}

#define MANY 100000

/* All of one size; every tenth has the same bytes, too. */
static void name_digest(struct fonds_digest *digest, unsigned i)
{
	*digest = (struct fonds_digest){
		.algorithm = FONDS_SHA256,
		.size = 32,
	};
	if (i % 10 != 0)
		memcpy(digest->bytes, &i, sizeof(i));
}

static void name_path(
	struct fonds_bag_path **ret, const char *folder, unsigned i)
{
	char text[32];

	(void)snprintf(text, sizeof(text), "%s/%06u", folder, i);
	assert_int_equal(FONDS_OK, fonds_bag_path_found(text, ret, NULL));
}

static void list_missing(struct fonds_shard_files *files)
{
	fonds_arena_init(&files->arena, (size_t)64 << 20);
	files->items = calloc(MANY, sizeof(*files->items));
	assert_non_null(files->items);
	files->algorithms[files->algorithm_count++] = FONDS_SHA256;
	for (; files->count < MANY; files->count++) {
		struct fonds_shard_file *file = &files->items[files->count];
		struct fonds_digest *digest = fonds_arena_alloc(
			&files->arena, sizeof(*digest));

		assert_non_null(digest);
		name_digest(digest, (unsigned)files->count);
		name_path(&file->path, "a", (unsigned)files->count);
		file->item.size = 7;
		file->item.expected = digest;
		file->item.expected_count = 1;
		file->verdict = FONDS_VERDICT_MISSING;
	}
}

static void list_there(struct fonds_moved *moved)
{
	fonds_arena_init(&moved->arena, (size_t)64 << 20);
	moved->files = calloc(MANY, sizeof(*moved->files));
	assert_non_null(moved->files);
	for (; moved->count < MANY; moved->count++) {
		struct fonds_moved_file *file = &moved->files[moved->count];

		name_path(&file->path, "b", (unsigned)moved->count);
		file->size = 7;
	}
}

static void read_wanted(struct fonds_moved *moved)
{
	struct fonds_moved_file *file;

	while ((file = fonds_moved_next(moved))) {
		struct fonds_digest digest;
		const struct fonds_check_result result = {
			.verdict = FONDS_VERDICT_OK,
			.size = 7,
			.digests = &digest,
			.digest_count = 1,
		};

		name_digest(&digest,
			(unsigned)strtoul(
				fonds_bag_path_text(file->path) + 2, NULL, 10));
		assert_int_equal(
			FONDS_OK, fonds_moved_take(moved, file, &result, NULL));
	}
}

/* Not each of them is compared with each other one: that takes minutes. */
static void test_a_folder_of_files_of_one_size_is_matched_at_once(void **state)
{
	struct fonds_shard_files files = { 0 };
	struct fonds_moved moved = { 0 };

	(void)state;
	list_missing(&files);
	list_there(&moved);
	assert_int_equal(MANY, fonds_moved_want(&moved, &files));
	read_wanted(&moved);
	assert_int_equal(0, fonds_moved_want(&moved, &files));
	fonds_moved_match(&moved, &files);
	for (size_t i = 0; i < MANY; i++) {
		const struct fonds_shard_file *file = &files.items[i];

		assert_int_equal(FONDS_VERDICT_MOVED, file->verdict);
		assert_string_equal(fonds_bag_path_text(file->path) + 1,
			file->moved_to + 1);
	}
	fonds_moved_clear(&moved);
	fonds_shard_files_clear(&files);
}

static void test_moved_files_are_no_mass_anomaly(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;

	(void)bag_make_many(scratch, "bag", 50);
	bag_write(scratch, "bag", "kept", "kept");
	move(scratch, "data", "elsewhere");
	assert_int_equal(0, mkdir(bag_file(scratch, "bag", "data"), 0755));
	move(scratch, "elsewhere/00049", "data/00049");
	summary = bag_audit(scratch, NULL);
	assert_string_equal("complete", summary.state);
	assert_int_equal(49, summary.verdicts[FONDS_VERDICT_MOVED]);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_UNEXPECTED]);
}

int main(void)
{
#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_a_file_elsewhere_is_moved_and_told_once),
		TEST(test_a_folder_that_was_renamed_is_its_files_moved),
		TEST(test_another_content_of_the_same_size_is_not_it),
		TEST(test_one_file_is_the_new_place_of_one_only),
		TEST(test_many_shards_with_missing_files_all_seek),
		TEST(test_moved_files_are_no_mass_anomaly),
		cmocka_unit_test(
			test_a_folder_of_files_of_one_size_is_matched_at_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
