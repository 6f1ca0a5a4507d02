/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixity/catalog/holding-state.h"
#include "fixity/catalog/policy.h"
#include "tests/unit/fixity/catalog-sql.h"
#include "tests/unit/fixity/scratch.h"

#define UUID "6ba7b810-9dad-11d1-80b4-00c04fd430c8"

/* The longer ones hold the shorter ones: L7. Sorted by bytes. */
static const char *const hostile[] = { "-rf", "=cmd|' /C calc'!A0",
	"\x1b[2J\x1b]0;owned\a", "a", "a'; DROP TABLE file; --", "a.txt",
	"a.txt.bak", "a/b", "data/\"quoted\"", "data/<script>alert(1)</script>",
	"data/\xe2\x80\xaegpj.exe", "data/\xff\xfe not utf-8", "data/x\ny\tz\r",
	"\xff", NULL };

static int compare_paths(const void *a, const void *b)
{
	return strcmp(*(const char *const *)a, *(const char *const *)b);
}

static void test_names_are_bytes_and_keys_are_exact(void **state)
{
	enum {
		COUNT = sizeof(hostile) / sizeof(hostile[0]) - 1
	};
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	struct fonds_holding_files *cursor = NULL;
	const struct fonds_holding_file *file = NULL;
	struct fonds_holding_file found;
	const char *sorted[COUNT];
	int64_t bag = scratch_register(catalog, UUID, "/bag", hostile);

	memcpy(sorted, hostile, sizeof(sorted));
	qsort(sorted, COUNT, sizeof(sorted[0]), compare_paths);
	assert_int_equal(FONDS_OK, fonds_holding_files_new(catalog, bag, NULL,
					   NULL, &cursor, NULL));
	for (size_t i = 0; i < COUNT; i++) {
		assert_int_equal(FONDS_OK,
			fonds_holding_files_next(cursor, &file, NULL));
		assert_non_null(file);
		assert_string_equal(sorted[i], file->path);
	}
	assert_int_equal(
		FONDS_OK, fonds_holding_files_next(cursor, &file, NULL));
	assert_null(file);
	assert_int_equal(
		FONDS_OK, fonds_holding_files_next(cursor, &file, NULL));
	assert_null(file);
	fonds_holding_files_free(cursor);
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_holding_file_get(catalog, bag, "a.tx", &found, NULL));
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_holding_file_get(catalog, bag, "A.TXT", &found, NULL));
}

static void register_many(
	struct fonds_catalog *catalog, unsigned count, const char *format)
{
	struct fonds_holding bag = scratch_bag(UUID, "/bag");
	int64_t number;

	assert_int_equal(
		FONDS_OK, fonds_accession_begin(catalog, &bag, &number, NULL));
	for (unsigned i = 0; i < count; i++) {
		struct fonds_digest digest = scratch_digest((unsigned char)i);
		char path[128];

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
		(void)snprintf(path, sizeof(path), format, i);
#pragma GCC diagnostic pop
		assert_int_equal(FONDS_OK,
			fonds_accession_file(catalog, path, i, &digest, NULL));
	}
	assert_int_equal(FONDS_OK, fonds_accession_commit(catalog, NULL));
}

static void test_a_cursor_lives_through_writes_by_others(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_holding_files *cursor = NULL;
	const struct fonds_holding_file *file = NULL;
	static const char *const paths[] = { "x", NULL };
	struct fonds_catalog *other = NULL;
	unsigned count = 0;

	register_many(scratch->catalog, 1000, "data/%06u");
	assert_int_equal(FONDS_OK,
		fonds_catalog_open(scratch->catalog_path, false, &other, NULL));
	assert_int_equal(FONDS_OK, fonds_holding_files_new(scratch->catalog, 1,
					   NULL, NULL, &cursor, NULL));
	for (;;) {
		assert_int_equal(FONDS_OK,
			fonds_holding_files_next(cursor, &file, NULL));
		if (!file)
			break;
		assert_int_equal(count, file->size);
		if (count == 10)
			(void)scratch_register(other, "two", "/two", paths);
		if (count == 20) /* a snapshot would be stale by now */
			(void)scratch_register(
				scratch->catalog, "three", "/three", paths);
		count++;
	}
	assert_int_equal(1000, count);
	fonds_holding_files_free(cursor);
	fonds_catalog_close(other);
}

static void test_finds_a_bag_by_number_or_identifier(void **state)
{
	static const char *const paths[] = { "data/a", NULL };
	static const char *const unknown[] = { "", "0", "2", "-1", "1x", "0x1",
		"18446744073709551617", "' OR 1=1 --" };
	struct scratch *scratch = *state;
	unsigned count = 0;

	(void)scratch_register(scratch->catalog, UUID, "/bag", paths);
	assert_int_equal(FONDS_OK, fonds_holding_find(scratch->catalog, "1",
					   scratch_count_one, &count, NULL));
	assert_int_equal(FONDS_OK, fonds_holding_find(scratch->catalog, UUID,
					   scratch_count_one, &count, NULL));
	assert_int_equal(
		FONDS_OK, fonds_holding_find(scratch->catalog,
				  "6BA7B810-9DAD-11D1-80B4-00C04FD430C8",
				  scratch_count_one, &count, NULL));
	assert_int_equal(3, count);
	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
		assert_int_equal(FONDS_ERR_NOT_FOUND,
			fonds_holding_find(scratch->catalog, unknown[i],
				scratch_count_one, &count, NULL));
	assert_int_equal(3, count);
}

static enum fonds_status note_number(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error)
{
	(void)error;
	*(int64_t *)payload = holding->number;
	return FONDS_OK;
}

static int64_t find(struct fonds_catalog *catalog, const char *id)
{
	int64_t number = 0;
	enum fonds_status status = fonds_holding_find(
		catalog, id, note_number, &number, NULL);

	assert_true(status == FONDS_OK || status == FONDS_ERR_NOT_FOUND);
	return number;
}

/* Of one in the volume, whose path is not known before it is mounted. */
static char *path_in(
	struct fonds_catalog *catalog, int64_t volume, const char *location)
{
	struct fonds_holding holding = { .volume = volume,
		.location = location };
	char *path = NULL;

	assert_int_equal(
		FONDS_OK, fonds_holding_path(catalog, &holding, &path, NULL));
	return path;
}

static void test_a_holding_in_a_volume_is_where_that_is(void **state)
{
	static const char *const paths[] = { "data/a", NULL };
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	struct fonds_holding there = scratch_bag("there", "x/bag");
	struct fonds_holding again = scratch_bag("again", "/mnt/v/x/bag");
	struct fonds_error *error = NULL;
	int64_t number = 0;
	char *path;

	assert_int_equal(FONDS_OK, fonds_volume_add(catalog, "v", "id", NULL,
					   &there.volume, NULL));
	assert_null(path_in(catalog, there.volume, "x/bag"));
	assert_int_equal(FONDS_OK,
		fonds_volume_set_path(catalog, there.volume, "/mnt/v", NULL));
	number = scratch_accession(catalog, &there, paths);
	path = path_in(catalog, there.volume, "x/bag");
	assert_string_equal("/mnt/v/x/bag", path);
	free(path);
	assert_int_equal(number, find(catalog, "/mnt/v/x/bag"));
	assert_int_equal(0, find(catalog, "/mnt/v/x"));
	assert_int_equal(0, find(catalog, "/mnt/vx/bag"));
	assert_int_equal(0, find(catalog, "x/bag"));
	assert_int_equal(FONDS_ERR_EXISTS,
		fonds_accession_begin(catalog, &again, &number, &error));
	expect_error(&error, "'/mnt/v/x/bag' is registered already");
	assert_int_equal(FONDS_OK,
		fonds_volume_set_path(catalog, there.volume, "/", NULL));
	assert_int_equal(1, find(catalog, "/x/bag"));
}

/* What is made below its path would be unexpected in it. */
static void test_a_holding_can_be_all_of_its_volume(void **state)
{
	static const char *const paths[] = { "a", NULL };
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	struct fonds_holding whole = scratch_bag("whole", ".");
	struct fonds_error *error = NULL;
	char *path;

	assert_int_equal(FONDS_OK, fonds_volume_add(catalog, "v", "id",
					   "/mnt/v", &whole.volume, NULL));
	whole.kind = FONDS_HOLDING_TREE;
	(void)scratch_accession(catalog, &whole, paths);
	path = path_in(catalog, whole.volume, ".");
	assert_string_equal("/mnt/v", path);
	free(path);
	assert_int_equal(1, find(catalog, "/mnt/v"));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_holding_check_outside(
			catalog, "canary", "/mnt/v/c", "move it", &error));
	expect_error(&error, "lies in the registered '/mnt/v', where");
	assert_int_equal(FONDS_OK, fonds_holding_check_outside(catalog,
					   "canary", "/mnt/w", "", NULL));
}

static void test_a_removal_ends_the_responsibility_only(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	int64_t number = scratch_holding(scratch, "data/a");
	struct fonds_holding_file file;
	struct fonds_error *error = NULL;
	unsigned all = 0;

	assert_int_equal(FONDS_ERR_INVALID,
		fonds_holding_remove(catalog, number, "Ada", " ", &error));
	expect_error(&error, "the reason of the removal is empty");
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_holding_remove(catalog, number, NULL, "sold", NULL));
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_holding_remove(catalog, 9, "Ada", "sold", NULL));
	assert_int_equal(FONDS_OK,
		fonds_holding_remove(catalog, number, "Ada", "sold", NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_holding_remove(catalog, number, "Ada", "sold", &error));
	expect_error(&error, "was removed from the catalog");
	assert_int_equal(0, scratch_listed(catalog));
	assert_int_equal(FONDS_OK, fonds_holding_each(catalog, true,
					   scratch_count_one, &all, NULL));
	assert_int_equal(1, all);
	assert_int_equal(number, find(catalog, "holding-1"));
	assert_int_equal(0, find(catalog, "/scratch/1"));
	assert_int_equal(FONDS_OK,
		fonds_holding_file_get(catalog, number, "data/a", &file, NULL));
	/* Its place is free for another. */
	scratch->holdings = 0;
	assert_int_equal(2, scratch_register(catalog, "new", "/scratch/1",
				    (const char *const[]){ "a", NULL }));
	assert_int_equal(2, find(catalog, "/scratch/1"));
}

static void expect_range(struct fonds_catalog *catalog, const char *first,
	const char *last, const char *expected)
{
	struct fonds_holding_files *files = NULL;
	const struct fonds_holding_file *file = NULL;
	char text[64] = "";

	assert_int_equal(FONDS_OK,
		fonds_holding_files_new(catalog, 1, first, last, &files, NULL));
	for (;;) {
		assert_int_equal(
			FONDS_OK, fonds_holding_files_next(files, &file, NULL));
		if (!file)
			break;
		strcat(text, file->path);
	}
	fonds_holding_files_free(files);
	assert_string_equal(expected, text);
}

static void test_a_range_of_files_has_both_its_ends(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;

	(void)scratch_holding(scratch, "a", "aa", "b", "c", "d");
	expect_range(catalog, NULL, NULL, "aaabcd");
	expect_range(catalog, "aa", "c", "aabc");
	expect_range(catalog, "a", "a", "a");
	expect_range(catalog, "ab", "bb", "b");
	expect_range(catalog, NULL, "b", "aaab");
	expect_range(catalog, "c", NULL, "cd");
	expect_range(catalog, "x", NULL, "");
}

static void expect_state(struct fonds_catalog *catalog, const char *path,
	int64_t checked_at, int64_t run, enum fonds_verdict verdict)
{
	struct fonds_holding_file file;

	assert_int_equal(FONDS_OK,
		fonds_holding_file_get(catalog, 1, path, &file, NULL));
	assert_int_equal(checked_at, file.checked_at);
	assert_int_equal(run, file.checked_run);
	assert_int_equal(verdict, file.verdict);
}

static void test_a_file_is_as_its_shard_but_for_its_own_state(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	struct fonds_holding_state holding;

	(void)scratch_holding(scratch, "a", "b");
	expect_state(catalog, "a", 0, 0, FONDS_VERDICT_NOT_CHECKED);
	assert_int_equal(
		FONDS_OK, fonds_holding_state_get(catalog, 1, &holding, NULL));
	assert_int_equal(0, holding.checked_at);
	assert_int_equal(FONDS_VERDICT_NOT_CHECKED, holding.worst);
	assert_int_equal(SQLITE_OK,
		catalog_sql(scratch->catalog_path,
			"INSERT INTO run (number, state, scope, started_at,"
			" recorded_at, holdings, files, not_checked)"
			" VALUES (3, 0, 'x', 1, 1, 1, 2, 2);"
			"UPDATE shard SET checked_at = 70, checked_run = 3"
			" WHERE kind = 0"));
	expect_state(catalog, "a", 70, 3, FONDS_VERDICT_OK);
	assert_int_equal(
		FONDS_OK, fonds_holding_state_get(catalog, 1, &holding, NULL));
	assert_int_equal(70, holding.checked_at);
	assert_int_equal(FONDS_VERDICT_OK, holding.worst);
	assert_int_equal(
		SQLITE_OK, catalog_sql(scratch->catalog_path,
				   "INSERT INTO file_state VALUES"
				   " (1, CAST('b' AS BLOB), 80, 3, 3)"));
	expect_state(catalog, "a", 70, 3, FONDS_VERDICT_OK);
	expect_state(catalog, "b", 80, 3, FONDS_VERDICT_MISSING);
	assert_int_equal(
		FONDS_OK, fonds_holding_state_get(catalog, 1, &holding, NULL));
	assert_int_equal(FONDS_VERDICT_MISSING, holding.worst);
}

/* One was checked, the others not yet: nobody may call it ok. */
static void test_a_holding_is_ok_when_all_of_it_was_checked(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_holding_state holding;

	register_many(scratch->catalog, 9000, "data/%06u");
	assert_int_equal(SQLITE_OK,
		catalog_sql(scratch->catalog_path,
			"INSERT INTO run (number, state, scope,"
			" started_at, recorded_at, holdings, files,"
			" not_checked) VALUES (3, 0, 'x', 1, 1, 1, 2,"
			" 2); UPDATE shard SET checked_at = 70,"
			" checked_run = 3 WHERE number = 1;"
			"INSERT INTO file_state SELECT holding, path,"
			" 80, 3, 0 FROM file ORDER BY path DESC"
			" LIMIT 1"));
	assert_int_equal(FONDS_OK,
		fonds_holding_state_get(scratch->catalog, 1, &holding, NULL));
	assert_int_equal(0, holding.checked_at);
	assert_int_equal(FONDS_VERDICT_NOT_CHECKED, holding.worst);
	assert_int_equal(SQLITE_OK, catalog_sql(scratch->catalog_path,
					    "UPDATE shard SET checked_at = 70,"
					    " checked_run = 3 WHERE kind = 0"));
	assert_int_equal(FONDS_OK,
		fonds_holding_state_get(scratch->catalog, 1, &holding, NULL));
	assert_int_equal(FONDS_VERDICT_OK, holding.worst);
}

/* 9,000 files are three shards, and pages end where shards do not. */
static void test_states_are_found_over_pages_and_shards(void **state)
{
	static const unsigned own[] = { 0, 255, 256, 4095, 4096, 8999 };
	struct scratch *scratch = *state;
	struct fonds_holding_files *files = NULL;
	const struct fonds_holding_file *file = NULL;
	size_t next = 0;

	register_many(scratch->catalog, 9000, "data/%06u");
	assert_int_equal(SQLITE_OK,
		catalog_sql(scratch->catalog_path,
			"UPDATE shard SET checked_at = 70 + number,"
			" checked_run = 3 WHERE kind = 0 AND number < 3;"
			"INSERT INTO file_state SELECT 1, path, 60, 2, 3"
			" FROM file WHERE size IN"
			" (0, 255, 256, 4095, 4096, 8999)"));
	assert_int_equal(FONDS_OK, fonds_holding_files_new(scratch->catalog, 1,
					   NULL, NULL, &files, NULL));
	for (unsigned i = 0; i < 9000; i++) {
		bool is_own = next < 6 && own[next] == i;
		int64_t of_shard = i < 8192 ? 71 + i / 4096 : 0;

		next += is_own;
		assert_int_equal(
			FONDS_OK, fonds_holding_files_next(files, &file, NULL));
		assert_int_equal(i, file->size);
		assert_int_equal(is_own ? 60 : of_shard, file->checked_at);
		assert_int_equal(is_own ? 2 : (of_shard != 0 ? 3 : 0),
			file->checked_run);
		assert_int_equal(is_own          ? FONDS_VERDICT_MISSING
				 : of_shard != 0 ? FONDS_VERDICT_OK
						 : FONDS_VERDICT_NOT_CHECKED,
			file->verdict);
	}
	assert_int_equal(
		FONDS_OK, fonds_holding_files_next(files, &file, NULL));
	assert_null(file);
	assert_int_equal(6, next);
	fonds_holding_files_free(files);
}

int main(void)
{
#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_names_are_bytes_and_keys_are_exact),
		TEST(test_a_cursor_lives_through_writes_by_others),
		TEST(test_finds_a_bag_by_number_or_identifier),
		TEST(test_a_holding_in_a_volume_is_where_that_is),
		TEST(test_a_holding_can_be_all_of_its_volume),
		TEST(test_a_removal_ends_the_responsibility_only),
		TEST(test_a_range_of_files_has_both_its_ends),
		TEST(test_a_file_is_as_its_shard_but_for_its_own_state),
		TEST(test_a_holding_is_ok_when_all_of_it_was_checked),
		TEST(test_states_are_found_over_pages_and_shards),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
