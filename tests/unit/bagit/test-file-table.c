/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/file-table.h"
#include "fixity/algorithm.h"
#include "tests/unit/bagit/write-fixture.h"

static const enum fonds_algorithm both[] = { FONDS_SHA256, FONDS_MD5 };
static const enum fonds_algorithm twice[] = { FONDS_MD5, FONDS_MD5 };

static void add(struct fonds_file_table *table, const char *path, uint64_t size)
{
	struct fonds_digest digests[2];
	struct fonds_file_row *row = NULL;

	assert_int_equal(
		FONDS_OK, fonds_file_table_add(table, path, size, &row, NULL));
	assert_false(row->is_done);
	for (size_t i = 0; i < 2; i++)
		assert_int_equal(
			FONDS_OK, fonds_digest_memory(both[i], path,
					  strlen(path), &digests[i], NULL));
	fonds_file_row_set(table, row, digests);
	assert_true(row->is_done);
}

static void rows_are_found_sorted_with_their_digests(void **state)
{
	fonds_cleanup(fonds_file_table_clear) struct fonds_file_table table;
	fonds_cleanup(fonds_file_table_clear) struct fonds_file_table other;
	struct fonds_file_row *row;
	struct fonds_digest digest;
	struct fonds_digest expected;

	(void)state;
	assert_int_equal(
		FONDS_OK, fonds_file_table_init(&table, both, 2, NULL));
	assert_null(fonds_file_table_find(&table, "a"));
	add(&table, "b", 2);
	add(&table, "a", 1);
	add(&table, "a/b", 4);
	fonds_file_table_sort(&table);
	assert_int_equal(7, table.bytes);
	assert_string_equal("a", table.rows[0]->path);
	assert_string_equal("a/b", table.rows[1]->path);
	assert_null(fonds_file_table_find(&table, "a/"));
	row = fonds_file_table_find(&table, "b");
	assert_non_null(row);
	fonds_file_row_get(&table, row, 1, &digest);
	assert_int_equal(FONDS_OK,
		fonds_digest_memory(FONDS_MD5, "b", 1, &expected, NULL));
	assert_true(fonds_digest_equal(&expected, &digest));

	assert_int_equal(
		FONDS_OK, fonds_file_table_init(&other, both + 1, 1, NULL));
	assert_int_equal(
		FONDS_OK, fonds_file_table_add(&other, "b", 2, &row, NULL));
	fonds_file_row_convert(
		&table, fonds_file_table_find(&table, "b"), &other, row);
	fonds_file_row_get(&other, row, 0, &digest);
	assert_true(row->is_done && fonds_digest_equal(&expected, &digest));
}

static void algorithms_must_make_sense(void **state)
{
	const enum fonds_algorithm unknown = (enum fonds_algorithm)99;
	struct fonds_file_table table;

	(void)state;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_file_table_init(&table, both, 0, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_file_table_init(&table, twice, 2, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_file_table_init(&table, &unknown, 1, NULL));
}

static void bytes_do_not_overflow(void **state)
{
	fonds_cleanup(fonds_file_table_clear) struct fonds_file_table table;
	struct fonds_file_row *row;

	(void)state;
	assert_int_equal(
		FONDS_OK, fonds_file_table_init(&table, both, 2, NULL));
	add(&table, "a", UINT64_MAX);
	assert_int_equal(FONDS_ERR_LIMIT,
		fonds_file_table_add(&table, "b", 1, &row, NULL));
	assert_int_equal(1, table.count);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(rows_are_found_sorted_with_their_digests),
		TEST(algorithms_must_make_sense),
		TEST(bytes_do_not_overflow),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
