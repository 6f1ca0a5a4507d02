/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bagit/write/split-plan.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "tests/unit/fault.h"

struct file {
	const char *path;
	uint64_t size;
};

static const enum fonds_algorithm md5[] = { FONDS_MD5 };

static void add(struct fonds_file_table *table, const char *path, uint64_t size)
{
	struct fonds_file_row *row = NULL;

	assert_int_equal(
		FONDS_OK, fonds_file_table_add(table, path, size, &row, NULL));
}

/* How many files each part has, "3 4 1". */
static void check_plan(
	const struct file *files, uint64_t maximum, const char *expected)
{
	fonds_cleanup(
		fonds_split_plan_clear) struct fonds_split_plan plan = { 0 };
	fonds_cleanup(
		fonds_file_table_clear) struct fonds_file_table table = { 0 };
	char text[256] = "";

	assert_int_equal(FONDS_OK, fonds_file_table_init(&table, md5, 1, NULL));
	for (; files->path; files++)
		add(&table, files->path, files->size);
	fonds_file_table_sort(&table);
	assert_int_equal(
		FONDS_OK, fonds_split_plan_make(&plan, &table, maximum, NULL));
	for (size_t i = 0; i < plan.count; i++) {
		size_t size = strlen(text);

		(void)snprintf(text + size, sizeof(text) - size, "%s%zu",
			i > 0 ? " " : "", plan.parts[i].count);
	}
	assert_string_equal(expected, text);
}

static void files_go_into_the_next_part_when_one_is_full(void **state)
{
	static const struct file files[] = { { "data/1", 5 }, { "data/2", 5 },
		{ "data/3", 1 }, { "data/4", 9 }, { "data/5", 10 },
		{ "data/6", 0 }, { NULL, 0 } };

	(void)state;
	check_plan(files, 10, "2 2 2");
	check_plan(files, 11, "3 1 2");
	check_plan(files, 30, "6");
	check_plan(files, UINT64_MAX, "6");
}

static void an_empty_payload_is_one_part(void **state)
{
	static const struct file none[] = { { NULL, 0 } };
	static const struct file empty[] = { { "data/1", 0 }, { "data/2", 0 },
		{ NULL, 0 } };

	(void)state;
	check_plan(none, 1, "0");
	check_plan(empty, 1, "2");
}

static void a_folder_moves_as_a_whole_where_it_fits(void **state)
{
	static const struct file files[] = { { "data/a/1", 4 },
		{ "data/a/2", 3 }, { "data/b/1", 2 }, { "data/b/2", 2 },
		{ "data/b/c/3", 6 }, { NULL, 0 } };
	static const struct file large[] = { { "data/a/1", 4 },
		{ "data/b/1", 4 }, { "data/b/2", 4 }, { "data/b/3", 4 },
		{ NULL, 0 } };
	static const struct file after[] = { { "data/a/1", 4 },
		{ "data/b/1", 4 }, { "data/b/2", 4 }, { "data/b/3", 0 },
		{ "data/c", 9 }, { NULL, 0 } };

	(void)state;
	check_plan(files, 10, "2 3");
	check_plan(large, 10, "2 2");
	check_plan(after, 10, "1 3 1");
}

/* "data/a-b" and "data/a.b" stand between "data/a" and "data/a/". */
static void names_alike_are_no_folder(void **state)
{
	static const struct file files[] = { { "data/a-b/1", 4 },
		{ "data/a/1", 4 }, { "data/a/2", 4 }, { "data/ab", 4 },
		{ NULL, 0 } };

	(void)state;
	check_plan(files, 8, "1 2 1");
}

/* Any two parts that follow each other would not have fitted into one. */
static void check_random(unsigned seed)
{
	fonds_cleanup(
		fonds_split_plan_clear) struct fonds_split_plan plan = { 0 };
	fonds_cleanup(
		fonds_file_table_clear) struct fonds_file_table table = { 0 };
	size_t next = 0;
	uint64_t bytes = 0;

	srand(seed);
	assert_int_equal(FONDS_OK, fonds_file_table_init(&table, md5, 1, NULL));
	for (int i = rand() % 300; i >= 0; i--) {
		char path[64];

		(void)snprintf(path, sizeof(path), "data/%c/%c/%d",
			'a' + rand() % 4, 'a' + rand() % 4, i);
		add(&table, path, (uint64_t)(rand() % 101));
	}
	fonds_file_table_sort(&table);
	assert_int_equal(
		FONDS_OK, fonds_split_plan_make(&plan, &table, 100, NULL));
	for (size_t i = 0; i < plan.count; i++) {
		const struct fonds_split_part *part = &plan.parts[i];
		uint64_t sum = 0;

		assert_int_equal(next, part->first);
		assert_true(part->count > 0);
		for (size_t j = 0; j < part->count; j++)
			sum += table.rows[next + j]->size;
		assert_int_equal(sum, part->bytes);
		assert_true(sum <= 100);
		if (i > 0)
			assert_true(plan.parts[i - 1].bytes + sum > 100);
		next += part->count;
		bytes += sum;
	}
	assert_int_equal(table.count, next);
	assert_int_equal(table.bytes, bytes);
}

static void every_file_is_in_one_part_and_few_parts_are_made(void **state)
{
	(void)state;
	for (unsigned seed = 0; seed < 500; seed++)
		check_random(seed);
}

static void names_sort_in_the_order_of_the_parts(void **state)
{
	fonds_cleanup(
		fonds_split_plan_clear) struct fonds_split_plan plan = { 0 };
	fonds_cleanup(
		fonds_file_table_clear) struct fonds_file_table table = { 0 };
	char path[16];

	(void)state;
	assert_int_equal(FONDS_OK, fonds_file_table_init(&table, md5, 1, NULL));
	for (int i = 0; i < 120; i++) {
		(void)snprintf(path, sizeof(path), "data/%03d", i);
		add(&table, path, 1);
	}
	assert_int_equal(
		FONDS_OK, fonds_split_plan_make(&plan, &table, 1, NULL));
	assert_int_equal(FONDS_OK, fonds_split_plan_name(&plan, "x %", NULL));
	assert_string_equal("x %-001of120", plan.names[0]);
	assert_string_equal("x %-120of120", plan.names[119]);
	for (size_t i = 1; i < plan.count; i++)
		assert_true(strcmp(plan.names[i - 1], plan.names[i]) < 0);
}

static void a_name_that_is_too_long_is_refused(void **state)
{
	fonds_cleanup(
		fonds_split_plan_clear) struct fonds_split_plan plan = { 0 };
	fonds_cleanup(
		fonds_file_table_clear) struct fonds_file_table table = { 0 };
	char name[252];

	(void)state;
	memset(name, 'x', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	assert_int_equal(FONDS_OK, fonds_file_table_init(&table, md5, 1, NULL));
	assert_int_equal(
		FONDS_OK, fonds_split_plan_make(&plan, &table, 1, NULL));
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_split_plan_name(&plan, name, NULL));
}

static void too_many_parts_and_a_file_too_large_are_refused(void **state)
{
	fonds_cleanup(
		fonds_split_plan_clear) struct fonds_split_plan plan = { 0 };
	fonds_cleanup(
		fonds_file_table_clear) struct fonds_file_table table = { 0 };
	char path[32];

	(void)state;
	assert_int_equal(FONDS_OK, fonds_file_table_init(&table, md5, 1, NULL));
	for (int i = 0; i <= FONDS_SPLIT_PARTS_MAX; i++) {
		(void)snprintf(path, sizeof(path), "data/%08d", i);
		add(&table, path, 2);
	}
	assert_int_equal(
		FONDS_ERR_LIMIT, fonds_split_plan_make(&plan, &table, 2, NULL));
	fonds_split_plan_clear(&plan);
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_split_plan_make(&plan, &table, 1, NULL));
}

static enum fonds_status make_and_name(
	struct fonds_split_plan *plan, const struct fonds_file_table *table)
{
	enum fonds_status status = fonds_split_plan_make(plan, table, 1, NULL);

	return status == FONDS_OK ? fonds_split_plan_name(plan, "x", NULL)
				  : status;
}

static void no_failure_of_memory_leaks(void **state)
{
	fonds_cleanup(
		fonds_file_table_clear) struct fonds_file_table table = { 0 };
	enum fonds_status status = FONDS_ERR_NOMEM;
	unsigned n = 0;
	char path[16];

	(void)state;
	assert_int_equal(FONDS_OK, fonds_file_table_init(&table, md5, 1, NULL));
	for (int i = 0; i < 40; i++) {
		(void)snprintf(path, sizeof(path), "data/%03d", i);
		add(&table, path, 1);
	}
	for (;; n++) {
		fonds_cleanup(
			fonds_split_plan_clear) struct fonds_split_plan plan = {
			0
		};

		fault_arm(FAULT_ALLOC, n);
		status = make_and_name(&plan, &table);
		fault_disarm();
		if (!fault_fired())
			break;
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
	assert_int_equal(FONDS_OK, status);
	assert_true(n > 40);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_go_into_the_next_part_when_one_is_full),
		cmocka_unit_test(an_empty_payload_is_one_part),
		cmocka_unit_test(a_folder_moves_as_a_whole_where_it_fits),
		cmocka_unit_test(names_alike_are_no_folder),
		cmocka_unit_test(
			every_file_is_in_one_part_and_few_parts_are_made),
		cmocka_unit_test(names_sort_in_the_order_of_the_parts),
		cmocka_unit_test(a_name_that_is_too_long_is_refused),
		cmocka_unit_test(
			too_many_parts_and_a_file_too_large_are_refused),
		cmocka_unit_test(no_failure_of_memory_leaks),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
