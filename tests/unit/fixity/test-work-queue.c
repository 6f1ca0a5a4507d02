/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/work.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/fixity/work-fixture.h"

/* The shards of the queue, in order: "3 1 2". */
static void expect_queue(const struct work_auditor *auditor, const char *shards)
{
	struct fonds_work_item *items = NULL;
	char text[128] = "";
	size_t count = 9;

	assert_int_equal(FONDS_OK, fonds_work_queue(auditor->catalog,
					   auditor->run, &items, &count, NULL));
	for (size_t i = 0; i < count; i++)
		(void)snprintf(text + strlen(text), sizeof(text) - strlen(text),
			"%s%lld", i > 0 ? " " : "", (long long)items[i].shard);
	free(items);
	assert_string_equal(shards, text);
}

static void test_an_item_says_what_it_is(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_work_item *items = NULL;
	struct work_auditor auditor;
	size_t count = 0;

	work_holding(scratch, 5, "data/a", "data/b");
	auditor = work_start(scratch, NULL);
	assert_int_equal(FONDS_OK, fonds_work_queue(auditor.catalog,
					   auditor.run, &items, &count, NULL));
	assert_int_equal(2, count);
	assert_int_equal(1, items[0].shard);
	assert_int_equal(1, items[0].holding);
	assert_int_equal(1, items[0].collection);
	assert_int_equal(FONDS_SHARD_FILES_KIND, items[0].kind);
	assert_int_equal(2, items[0].files);
	assert_int_equal(10, items[0].bytes);
	assert_int_equal(FONDS_SHARD_INVENTORY, items[1].kind);
	assert_int_equal(0, items[1].files);
	free(items);
	work_die(&auditor);
}

static void test_the_oldest_first_and_the_never_checked_before(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor;

	work_holding(scratch, WORK_BIG, "data/a", "data/b");
	work_holding(scratch, WORK_BIG, "data/c", "data/d");
	auditor = work_start(scratch, NULL);
	expect_queue(&auditor, "1 2 3 4 5 6");
	/* An inventory comes after the last of its files, not at the end. */
	work_sql(scratch,
		"UPDATE shard SET checked_at = unixepoch() - number * 100");
	expect_queue(&auditor, "5 4 6 2 1 3");
	work_sql(
		scratch, "UPDATE shard SET checked_at = NULL WHERE number = 2");
	expect_queue(&auditor, "2 5 4 6 1 3");
	/* A time that is to come is none. */
	work_sql(scratch, "UPDATE shard SET checked_at = unixepoch() + 86400"
			  " WHERE number = 4");
	expect_queue(&auditor, "2 4 5 6 1 3");
	work_check_ok(&auditor, 5);
	expect_queue(&auditor, "2 4 6 1 3");
	work_die(&auditor);
}

static void test_the_overdue_before_the_oldest(void **state)
{
	struct scratch *scratch = *state;
	const struct fonds_policy policy = {
		.every_seconds = 1000,
		.window_from = -1,
		.window_to = -1,
	};
	struct work_auditor auditor;
	int64_t collection = 0;

	assert_int_equal(FONDS_OK, fonds_collection_add(scratch->catalog,
					   "strict", "", &collection, NULL));
	assert_int_equal(FONDS_OK, fonds_policy_set(scratch->catalog,
					   collection, &policy, "me", NULL));
	work_holding(scratch, WORK_BIG, "data/a");
	work_register(scratch, collection, WORK_BIG,
		(const char *const[]){ "data/b", NULL });
	work_sql(scratch, "UPDATE shard SET checked_at = unixepoch() - 9000"
			  " WHERE number < 3;"
			  "UPDATE shard SET checked_at = unixepoch() - 2000"
			  " WHERE number > 2");
	auditor = work_start(scratch, NULL);
	expect_queue(&auditor, "3 4 1 2");
	work_die(&auditor);
}

/* The same shard, the same holding, the same volume. */
static void test_the_neighbours_of_an_incident_first(void **state)
{
	struct scratch *scratch = *state;
	struct work_auditor auditor;

	for (size_t i = 0; i < 4; i++)
		work_holding(scratch, WORK_BIG, "data/a", "data/b");
	auditor = work_start(scratch, NULL);
	work_sql(scratch,
		"DROP TRIGGER holding_is_fixed;"
		"INSERT INTO volume VALUES (1, 'id', 'disk', 1);"
		"UPDATE holding SET volume = 1 WHERE number IN (2, 3);"
		"INSERT INTO incident VALUES"
		" (1, 3, x'61', 1, 0, unixepoch() - 86400, 1, NULL);"
		"INSERT INTO finding (run, holding, shard, path, verdict,"
		" detail, found_at, incident)"
		" VALUES (1, 3, 8, x'61', 1, '', 1, 1)");
	expect_queue(&auditor, "8 7 9 4 5 6 1 2 3 10 11 12");
	/* Checked since: then it has no claim to be read before others. */
	work_sql(scratch, "UPDATE shard SET checked_at = unixepoch() - 3600"
			  " WHERE number = 8");
	expect_queue(&auditor, "7 4 5 6 1 2 3 10 11 12 8 9");
	work_sql(scratch, "UPDATE shard SET checked_at = NULL");
	work_sql(scratch,
		"DROP TRIGGER incident_is_closed_once;"
		"UPDATE incident SET opened_at = unixepoch() - 31 * 86400");
	expect_queue(&auditor, "1 2 3 4 5 6 7 8 9 10 11 12");
	work_die(&auditor);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_an_item_says_what_it_is),
		TEST(test_the_oldest_first_and_the_never_checked_before),
		TEST(test_the_overdue_before_the_oldest),
		TEST(test_the_neighbours_of_an_incident_first),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
