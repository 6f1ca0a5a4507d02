/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixity/catalog/incident.h"
#include "tests/unit/fixity/history-fixture.h"

/* data/a of holding 1 was found corrupt in run 1, and again in run 2. */
#define INCIDENT \
	"INSERT INTO run (number, state, scope, started_at, recorded_at," \
	" ended_at, holdings, files, not_checked) VALUES" \
	" (1, 1, '', 1000, 1000, 1000, 0, 0, 0)," \
	" (2, 1, '', 2000, 2000, 2000, 0, 0, 0)," \
	" (3, 1, '', 3000, 3000, 3000, 0, 0, 0);" \
	"INSERT INTO incident VALUES" \
	" (1, 1, x'646174612f61', 1, 1, 1000, 1, NULL);" \
	"INSERT INTO finding (run, holding, shard, path, verdict, detail," \
	" found_at, incident) VALUES" \
	" (1, 1, 1, x'646174612f61', 1, '', 1000, 1)," \
	" (2, 1, 1, x'646174612f61', 1, '', 2000, 1);" \
	"INSERT INTO file_state VALUES (1, x'646174612f61', 2000, 2, 1);"

static struct fonds_repair repair_of(const char *path)
{
	return (struct fonds_repair){
		.holding = 1,
		.path = path,
		.source = "/copy/a",
		.quarantine = "/quarantine/a",
		.agent = "eva",
		.reason = "a copy was there",
	};
}

static int64_t begin(struct scratch *scratch, const char *path)
{
	const struct fonds_repair repair = repair_of(path);
	int64_t number = 0;

	assert_int_equal(FONDS_OK,
		fonds_repair_begin(scratch->catalog, &repair, &number, NULL));
	return number;
}

static enum fonds_status see_repair(const struct fonds_repair *repair,
	void *payload, struct fonds_error **error)
{
	(void)error;
	assert_true(repair->begun_at > 1700000000);
	assert_true(repair->state == FONDS_REPAIR_PENDING
			    ? repair->ended_at == 0
			    : repair->ended_at >= repair->begun_at);
	see(payload, "%lld %lld '%s' %d %s %s %s '%s'\n",
		(long long)repair->number, (long long)repair->holding,
		repair->path, (int)repair->state, repair->source,
		repair->quarantine, repair->agent, repair->reason);
	return FONDS_OK;
}

static void expect_repairs(struct scratch *scratch, int64_t holding,
	bool is_pending_only, const char *text)
{
	struct seen seen = { { 0 }, 0 };

	assert_int_equal(
		FONDS_OK, fonds_repair_each(scratch->catalog, holding,
				  is_pending_only, see_repair, &seen, NULL));
	expect_seen(&seen, text);
}

#define TEXT(number, path, state) \
	number " 1 '" path "' " state \
	       " /copy/a /quarantine/a eva 'a copy was there'\n"

static void test_a_repair_is_recorded_before_it_is_made(void **state)
{
	struct scratch *scratch = *state;
	int64_t first;

	history_sql(scratch, INCIDENT);
	first = begin(scratch, "data/a");
	assert_int_equal(2, begin(scratch, "data/b"));
	expect_repairs(scratch, 0, true,
		TEXT("1", "data/a", "0") TEXT("2", "data/b", "0"));
	assert_int_equal(FONDS_OK, fonds_repair_end(scratch->catalog, first,
					   FONDS_REPAIR_WITHDRAWN, NULL));
	expect_repairs(scratch, 1, true, TEXT("2", "data/b", "0"));
	expect_repairs(scratch, 1, false,
		TEXT("1", "data/a", "2") TEXT("2", "data/b", "0"));
	expect_repairs(scratch, 2, false, "");
	/* What was withdrawn changed nothing that is known of the file. */
	assert_int_equal(1, history_value(scratch, "SELECT verdict FROM"
						   " file_state"));
	assert_int_equal(1, history_value(scratch, "SELECT state FROM"
						   " incident"));
}

static void test_the_end_of_a_repair_makes_the_file_sound(void **state)
{
	struct scratch *scratch = *state;
	int64_t number;

	history_sql(scratch, INCIDENT);
	number = begin(scratch, "data/a");
	assert_int_equal(FONDS_OK, fonds_repair_end(scratch->catalog, number,
					   FONDS_REPAIR_DONE, NULL));
	/* Of the run that found it last, not of the newest. */
	assert_int_equal(
		1, history_value(scratch,
			   "SELECT count(*) FROM file_state WHERE verdict = 0"
			   " AND run = 2 AND checked_at > 1700000000"));
	assert_int_equal(
		1, history_value(scratch,
			   "SELECT count(*) FROM incident WHERE state = 2"
			   " AND closed_at > 1700000000"));
	assert_int_equal(
		1, history_value(scratch,
			   "SELECT count(*) FROM incident_event AS e JOIN agent"
			   " AS a ON a.number = e.agent WHERE e.kind = 4"
			   " AND a.name = 'eva' AND e.repair = 1"
			   " AND e.reason = 'a copy was there'"));
}

/* Its incident was accepted as a loss, and then a copy was found. */
static void test_a_file_without_open_incident_is_sound_too(void **state)
{
	struct scratch *scratch = *state;
	int64_t number;

	history_sql(scratch, INCIDENT "INSERT INTO file_state VALUES"
				      " (1, x'646174612f62', 500, 1, 3)");
	number = begin(scratch, "data/b");
	assert_int_equal(FONDS_OK, fonds_repair_end(scratch->catalog, number,
					   FONDS_REPAIR_DONE, NULL));
	assert_int_equal(
		1, history_value(scratch,
			   "SELECT count(*) FROM file_state WHERE verdict = 0"
			   " AND run = 1 AND checked_at > 1700000000"
			   " AND path = x'646174612f62'"));
	/* The incident of the other file is what it was. */
	assert_int_equal(1, history_value(scratch, "SELECT state FROM"
						   " incident"));
	expect_repairs(scratch, 0, true, "");
}

static void test_a_file_never_found_wrong_gets_no_state(void **state)
{
	struct scratch *scratch = *state;
	int64_t number;

	history_sql(scratch, INCIDENT);
	number = begin(scratch, "data/b");
	assert_int_equal(FONDS_OK, fonds_repair_end(scratch->catalog, number,
					   FONDS_REPAIR_DONE, NULL));
	assert_int_equal(
		0, history_value(scratch, "SELECT count(*) FROM file_state"
					  " WHERE path = x'646174612f62'"));
	expect_repairs(scratch, 0, true, "");
}

static void test_refuses_what_cannot_be_repaired(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_repair repair = repair_of("data/none");
	struct fonds_error *error = NULL;
	int64_t number = 77;

	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_repair_begin(scratch->catalog, &repair, &number, &error));
	expect_error(&error, "'data/none' is not registered in holding 1");
	repair = repair_of("data/a");
	repair.agent = "";
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_repair_begin(scratch->catalog, &repair, &number, &error));
	expect_error(&error, "the name of who makes a repair is empty");
	repair.agent = NULL;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_repair_begin(scratch->catalog, &repair, &number, NULL));
	repair = repair_of("data/a");
	repair.reason = "\xff";
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_repair_begin(scratch->catalog, &repair, &number, &error));
	expect_error(&error, "the reason of a repair");
	assert_int_equal(77, number);
	expect_repairs(scratch, 0, false, "");
}

static void test_a_repair_ends_once(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_error *error = NULL;
	int64_t number = begin(scratch, "data/a");

	assert_int_equal(
		FONDS_ERR_INVALID, fonds_repair_end(scratch->catalog, number,
					   FONDS_REPAIR_PENDING, &error));
	expect_error(&error, "as done or as withdrawn");
	assert_int_equal(
		FONDS_ERR_NOT_FOUND, fonds_repair_end(scratch->catalog, 9,
					     FONDS_REPAIR_DONE, &error));
	expect_error(&error, "no repair 9");
	assert_int_equal(FONDS_OK, fonds_repair_end(scratch->catalog, number,
					   FONDS_REPAIR_DONE, NULL));
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_repair_end(scratch->catalog, number,
					   FONDS_REPAIR_WITHDRAWN, &error));
	expect_error(&error, "has ended before");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, history_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_repair_is_recorded_before_it_is_made),
		TEST(test_the_end_of_a_repair_makes_the_file_sound),
		TEST(test_a_file_without_open_incident_is_sound_too),
		TEST(test_a_file_never_found_wrong_gets_no_state),
		TEST(test_refuses_what_cannot_be_repaired),
		TEST(test_a_repair_ends_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
