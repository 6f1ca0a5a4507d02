/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>
#include <signal.h>
#include <sqlite3.h>
#include <sys/wait.h>

#include "base/clock.h"
#include "fixity/catalog/database.h"
#include "tests/unit/fixity/scratch.h"

static const char *const three[] = { "data/a", "data/b", "data/c", NULL };

static const struct fonds_run_origin origin = {
	.host = "archive-1",
	.user = "keeper",
	.version = "0.1.0",
	.libraries = "OpenSSL 3; SQLite 3",
	.system = "Linux",
	.read_mode = "through the page cache",
};

static int64_t begin_run(struct fonds_catalog *catalog)
{
	struct fonds_error *error = NULL;
	int64_t run = 0;

	if (fonds_history_begin(catalog, &origin, &run, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
	return run;
}

static void record(struct fonds_catalog *catalog, int64_t run, int64_t bag,
	const char *path, enum fonds_verdict verdict)
{
	assert_int_equal(FONDS_OK,
		fonds_history_file(catalog, run, bag, path, verdict, 5, NULL));
}

static struct fonds_run get_run(struct fonds_catalog *catalog, int64_t number)
{
	struct fonds_run run;

	assert_int_equal(
		FONDS_OK, fonds_history_run_get(catalog, number, &run, NULL));
	return run;
}

static uint64_t sum_registered(const uint64_t verdicts[FONDS_VERDICT_COUNT])
{
	uint64_t sum = 0;

	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		if (i != FONDS_VERDICT_UNEXPECTED)
			sum += verdicts[i];
	return sum;
}

/* A whole run over one bag of three files, each with this verdict. */
static int64_t run_once(
	struct fonds_catalog *catalog, int64_t bag, enum fonds_verdict verdict)
{
	int64_t run = begin_run(catalog);

	assert_int_equal(
		FONDS_OK, fonds_history_bag_begin(catalog, run, bag, NULL));
	for (size_t i = 0; i < 3; i++)
		record(catalog, run, bag, three[i], verdict);
	assert_int_equal(
		FONDS_OK, fonds_history_bag_end(catalog, run, bag, NULL));
	assert_int_equal(FONDS_OK,
		fonds_history_end(catalog, run, FONDS_RUN_COMPLETE, NULL));
	return run;
}

static void test_a_run_over_nothing_is_sound(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_run run;
	struct fonds_error *error = NULL;
	int64_t number;

	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_history_run_get(scratch->catalog, 0, &run, &error));
	expect_error(&error, "no audit was ever run");
	number = begin_run(scratch->catalog);
	assert_int_equal(FONDS_OK, fonds_history_end(scratch->catalog, number,
					   FONDS_RUN_COMPLETE, NULL));
	run = get_run(scratch->catalog, 0);
	assert_int_equal(1, run.number);
	assert_int_equal(0, run.files);
	assert_true(fonds_run_is_sound(&run));
	assert_string_equal("archive-1", run.origin.host);
	assert_string_equal("through the page cache", run.origin.read_mode);
	assert_true(run.ended_at >= run.started_at);
}

static void test_the_verdicts_sum_to_the_inventory(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	int64_t bag = scratch_register(catalog, "one", "/one", three);
	struct fonds_run run;
	int64_t number;

	(void)scratch_register(catalog, "two", "/two", three);
	number = begin_run(catalog);
	run = get_run(catalog, number);
	assert_int_equal(FONDS_RUN_RUNNING, run.state);
	assert_int_equal(0, run.ended_at);
	assert_int_equal(6, run.verdicts[FONDS_VERDICT_NOT_CHECKED]);

	assert_int_equal(
		FONDS_OK, fonds_history_bag_begin(catalog, number, bag, NULL));
	record(catalog, number, bag, "data/a", FONDS_VERDICT_OK);
	record(catalog, number, bag, "data/c", FONDS_VERDICT_MISSING);
	assert_int_equal(FONDS_OK, fonds_history_flush(catalog, NULL));
	run = get_run(catalog, number);
	assert_int_equal(4, run.verdicts[FONDS_VERDICT_NOT_CHECKED]);
	assert_int_equal(6, sum_registered(run.verdicts));

	/* The bag is still open: end closes it, too. */
	assert_int_equal(FONDS_OK, fonds_history_end(catalog, number,
					   FONDS_RUN_INTERRUPTED, NULL));
	run = get_run(catalog, number);
	assert_int_equal(FONDS_RUN_INTERRUPTED, run.state);
	assert_int_equal(1, run.verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(1, run.verdicts[FONDS_VERDICT_MISSING]);
	assert_int_equal(4, run.verdicts[FONDS_VERDICT_NOT_CHECKED]);
	assert_int_equal(6, run.files);
	assert_int_equal(10, run.bytes);
	assert_false(fonds_run_is_sound(&run));
}

static void test_a_run_that_was_interrupted_is_never_sound(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	int64_t bag = scratch_register(catalog, "one", "/one", three);
	int64_t number = begin_run(catalog);
	struct fonds_run run;

	assert_int_equal(
		FONDS_OK, fonds_history_bag_begin(catalog, number, bag, NULL));
	for (size_t i = 0; i < 3; i++)
		record(catalog, number, bag, three[i], FONDS_VERDICT_OK);
	assert_int_equal(FONDS_OK, fonds_history_end(catalog, number,
					   FONDS_RUN_INTERRUPTED, NULL));
	run = get_run(catalog, number);
	assert_int_equal(3, run.verdicts[FONDS_VERDICT_OK]);
	assert_false(fonds_run_is_sound(&run));
}

static void test_a_file_has_one_verdict_a_run(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	int64_t bag = scratch_register(catalog, "one", "/one", three);
	int64_t run = begin_run(catalog);
	struct fonds_error *error = NULL;

	assert_int_equal(
		FONDS_OK, fonds_history_bag_begin(catalog, run, bag, NULL));
	record(catalog, run, bag, "data/a", FONDS_VERDICT_OK);
	assert_int_equal(FONDS_OK, fonds_history_flush(catalog, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_history_file(catalog, run, bag, "data/a",
			FONDS_VERDICT_OK, 5, &error));
	expect_error(&error, "recorded twice");
	/* A substring of a registered path is not registered. */
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_history_file(catalog, run, bag, "data",
					   FONDS_VERDICT_MISSING, 0, &error));
	expect_error(&error, "'data' is not registered");
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_history_file(catalog, run, bag, "data/b",
			FONDS_VERDICT_NOT_CHECKED, 0, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_history_file(catalog, run, bag + 1, "data/b",
			FONDS_VERDICT_OK, 0, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_history_file(catalog, run + 1, bag, "data/b",
			FONDS_VERDICT_OK, 0, NULL));
	assert_int_equal(FONDS_OK,
		fonds_history_end(catalog, run, FONDS_RUN_COMPLETE, NULL));
	assert_int_equal(1, get_run(catalog, run).verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(
		2, get_run(catalog, run).verdicts[FONDS_VERDICT_NOT_CHECKED]);
}

static enum fonds_status keep_finding(const struct fonds_run_finding *finding,
	void *payload, struct fonds_error **error)
{
	unsigned *count = payload;

	(void)error;
	assert_int_equal(1, finding->run);
	assert_string_equal("/one", finding->location);
	if ((*count)++ == 0) {
		assert_string_equal("data/a", finding->path);
		assert_int_equal(FONDS_VERDICT_CORRUPT, finding->verdict);
		assert_int_equal(5, finding->expected_size);
		assert_int_equal(6, finding->actual_size);
		assert_int_equal(0x11, finding->expected->bytes[31]);
		assert_int_equal(0x22, finding->actual->bytes[31]);
		assert_string_equal("differs", finding->detail);
		assert_int_equal(1234567890, finding->found_at);
	} else {
		assert_string_equal("data/\xff\n<script>", finding->path);
		assert_int_equal(FONDS_VERDICT_UNEXPECTED, finding->verdict);
		assert_true(finding->expected_size == UINT64_MAX);
		assert_null(finding->expected);
		assert_null(finding->actual);
	}
	return FONDS_OK;
}

static void test_findings_come_back_as_they_were_given(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	int64_t bag = scratch_register(catalog, "one", "/one", three);
	int64_t run = begin_run(catalog);
	struct fonds_digest expected = scratch_digest(0x11);
	struct fonds_digest actual = scratch_digest(0x22);
	struct fonds_run_finding corrupt = {
		.run = run,
		.bag = bag,
		.path = "data/a",
		.verdict = FONDS_VERDICT_CORRUPT,
		.expected_size = 5,
		.actual_size = 6,
		.expected = &expected,
		.actual = &actual,
		.detail = "differs",
		.found_at = 1234567890,
	};
	struct fonds_run_finding unexpected = {
		.run = run,
		.bag = bag,
		.path = "data/\xff\n<script>",
		.verdict = FONDS_VERDICT_UNEXPECTED,
		.expected_size = UINT64_MAX,
		.actual_size = 1,
		.detail = "",
	};
	unsigned count = 0;

	assert_int_equal(
		FONDS_OK, fonds_history_bag_begin(catalog, run, bag, NULL));
	record(catalog, run, bag, "data/a", FONDS_VERDICT_CORRUPT);
	assert_int_equal(
		FONDS_OK, fonds_history_finding(catalog, &corrupt, NULL));
	assert_int_equal(
		FONDS_OK, fonds_history_finding(catalog, &unexpected, NULL));
	assert_int_equal(
		FONDS_OK, fonds_history_bag_end(catalog, run, bag, NULL));
	assert_int_equal(FONDS_OK,
		fonds_history_end(catalog, run, FONDS_RUN_COMPLETE, NULL));
	assert_int_equal(FONDS_OK, fonds_history_each_finding(catalog, run,
					   keep_finding, &count, NULL));
	assert_int_equal(2, count);
	assert_int_equal(2, get_run(catalog, run).findings);
	assert_int_equal(
		1, get_run(catalog, run).verdicts[FONDS_VERDICT_UNEXPECTED]);
	assert_int_equal(3, sum_registered(get_run(catalog, run).verdicts));
}

static void test_the_rest_of_a_bag_is_counted_without_a_check(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	int64_t bag = scratch_register(catalog, "one", "/one", three);
	int64_t run = begin_run(catalog);
	struct fonds_catalog_file file;

	assert_int_equal(
		FONDS_OK, fonds_history_bag_begin(catalog, run, bag, NULL));
	assert_int_equal(FONDS_OK, fonds_history_rest(catalog, run, bag,
					   FONDS_VERDICT_VOLUME_OFFLINE, NULL));
	assert_int_equal(
		FONDS_OK, fonds_history_bag_end(catalog, run, bag, NULL));
	assert_int_equal(FONDS_OK,
		fonds_history_end(catalog, run, FONDS_RUN_COMPLETE, NULL));
	assert_int_equal(3,
		get_run(catalog, run).verdicts[FONDS_VERDICT_VOLUME_OFFLINE]);
	assert_int_equal(FONDS_OK,
		fonds_catalog_file_get(catalog, bag, "data/a", &file, NULL));
	assert_int_equal(0, file.checked_at);
}

struct seen {
	unsigned count;
	uint64_t verdicts[8][FONDS_VERDICT_COUNT];
};

static enum fonds_status see_bag(const struct fonds_run_bag *bag, void *payload,
	struct fonds_error **error)
{
	struct seen *seen = payload;

	(void)error;
	assert_true(seen->count < 8);
	assert_true(bag->ended_at >= bag->started_at);
	assert_int_equal(bag->files, sum_registered(bag->verdicts));
	memcpy(seen->verdicts[seen->count++], bag->verdicts,
		sizeof(bag->verdicts));
	return FONDS_OK;
}

static void test_history_keeps_the_bad_run_after_the_good_one(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	int64_t bag = scratch_register(catalog, "one", "/one", three);
	struct fonds_catalog_file file;
	struct seen seen = { 0 };

	(void)run_once(catalog, bag, FONDS_VERDICT_CORRUPT);
	(void)run_once(catalog, bag, FONDS_VERDICT_OK);
	assert_int_equal(FONDS_OK, fonds_history_each_run_of_bag(
					   catalog, bag, see_bag, &seen, NULL));
	assert_int_equal(2, seen.count);
	assert_int_equal(3, seen.verdicts[0][FONDS_VERDICT_CORRUPT]);
	assert_int_equal(3, seen.verdicts[1][FONDS_VERDICT_OK]);
	assert_int_equal(FONDS_OK,
		fonds_catalog_file_get(catalog, bag, "data/a", &file, NULL));
	assert_int_equal(FONDS_VERDICT_OK, file.verdict);
	assert_int_equal(2, file.checked_run);
}

static enum fonds_status count_run(
	const struct fonds_run *run, void *payload, struct fonds_error **error)
{
	unsigned *count = payload;

	(void)error;
	assert_int_equal(++*count, run->number);
	return FONDS_OK;
}

static void test_bags_registered_during_a_run_are_not_part_of_it(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *other = NULL;
	int64_t run;
	unsigned runs = 0;

	(void)scratch_register(scratch->catalog, "one", "/one", three);
	run = begin_run(scratch->catalog);
	assert_int_equal(FONDS_OK,
		fonds_catalog_open(scratch->catalog_path, false, &other, NULL));
	assert_int_equal(2, scratch_register(other, "two", "/two", three));
	fonds_catalog_close(other);
	assert_int_equal(1, get_run(scratch->catalog, run).last_bag);
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_history_bag_begin(scratch->catalog, run, 2, NULL));
	assert_int_equal(FONDS_OK, fonds_history_end(scratch->catalog, run,
					   FONDS_RUN_COMPLETE, NULL));
	assert_int_equal(3, get_run(scratch->catalog, run).files);
	assert_int_equal(FONDS_OK, fonds_history_each_run(scratch->catalog,
					   count_run, &runs, NULL));
	assert_int_equal(1, runs);
}

static void test_only_one_run_at_a_time(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *other = NULL;
	struct fonds_error *error = NULL;
	int64_t run = begin_run(scratch->catalog);
	int64_t second = 0;

	/* Under another name: a link leads to the same lock. */
	assert_int_equal(0,
		symlink(scratch->catalog_path, scratch_name(scratch, "link")));
	assert_int_equal(FONDS_OK,
		fonds_catalog_open(scratch->name, false, &other, NULL));
	assert_int_equal(FONDS_ERR_BUSY,
		fonds_history_begin(other, &origin, &second, &error));
	expect_error(&error, "another audit run is at work");
	assert_int_equal(FONDS_ERR_BUSY,
		fonds_history_begin(scratch->catalog, &origin, &second, NULL));
	assert_int_equal(0, second);
	assert_int_equal(FONDS_RUN_RUNNING, get_run(other, run).state);
	assert_int_equal(FONDS_OK, fonds_history_end(scratch->catalog, run,
					   FONDS_RUN_COMPLETE, NULL));
	assert_int_equal(2, begin_run(other));
	fonds_catalog_close(other);
}

static void test_a_run_whose_process_was_killed_is_interrupted(void **state)
{
	struct scratch *scratch = *state;
	int64_t bag = scratch_register(scratch->catalog, "one", "/one", three);
	struct seen seen = { 0 };
	struct fonds_run run;
	int result;
	pid_t pid;

	fonds_catalog_close(scratch->catalog);
	scratch->catalog = NULL;
	pid = fork();
	if (pid == 0) {
		struct fonds_catalog *catalog = NULL;
		int64_t number = 0;

		(void)!fonds_catalog_open(
			scratch->catalog_path, false, &catalog, NULL);
		(void)fonds_history_begin(catalog, &origin, &number, NULL);
		(void)fonds_history_bag_begin(catalog, number, bag, NULL);
		(void)fonds_history_file(catalog, number, bag, "data/a",
			FONDS_VERDICT_OK, 5, NULL);
		(void)fonds_history_flush(catalog, NULL);
		/* Not flushed, so it is lost. */
		(void)fonds_history_file(catalog, number, bag, "data/b",
			FONDS_VERDICT_OK, 5, NULL);
		(void)raise(SIGKILL);
	}
	assert_int_equal(pid, waitpid(pid, &result, 0));
	assert_true(WIFSIGNALED(result));
	scratch_reopen(scratch);
	assert_int_equal(FONDS_RUN_RUNNING, get_run(scratch->catalog, 1).state);
	assert_int_equal(2, run_once(scratch->catalog, bag, FONDS_VERDICT_OK));
	run = get_run(scratch->catalog, 1);
	assert_int_equal(FONDS_RUN_INTERRUPTED, run.state);
	assert_int_equal(1, run.verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(2, run.verdicts[FONDS_VERDICT_NOT_CHECKED]);
	assert_true(run.ended_at >= run.started_at);
	assert_int_equal(FONDS_OK, fonds_history_each_bag(scratch->catalog, 1,
					   see_bag, &seen, NULL));
	assert_int_equal(1, seen.count);
}

static int try_sql(const struct scratch *scratch, const char *sql)
{
	sqlite3 *db = NULL;
	int rc;

	assert_int_equal(SQLITE_OK, sqlite3_open(scratch->catalog_path, &db));
	rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
	sqlite3_close(db);
	return rc;
}

static void test_history_can_be_changed_by_nobody(void **state)
{
	static const char *const attempts[] = {
		"UPDATE run SET corrupt = 0, ok = files",
		"UPDATE run SET started_at = 1",
		"DELETE FROM run",
		"UPDATE run_bag SET corrupt = 0, ok = files",
		"DELETE FROM run_bag",
		"UPDATE finding SET verdict = 2",
		"DELETE FROM finding",
		("INSERT OR REPLACE INTO finding SELECT number, run, bag, "
		 "path, "
		 "4,"
		 " 1, 1, 4, NULL, 4, NULL, '', 1 FROM finding"),
		("INSERT OR REPLACE INTO run_bag (run, bag, started_at, files,"
		 " not_checked) VALUES (1, 1, 1, 3, 3)"),
	};
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	int64_t bag = scratch_register(catalog, "one", "/one", three);
	int64_t run = begin_run(catalog);
	const struct fonds_run_finding finding = {
		.run = run,
		.bag = bag,
		.path = "",
		.verdict = FONDS_VERDICT_CORRUPT,
		.expected_size = UINT64_MAX,
		.actual_size = UINT64_MAX,
	};

	assert_int_equal(
		FONDS_OK, fonds_history_bag_begin(catalog, run, bag, NULL));
	record(catalog, run, bag, "data/a", FONDS_VERDICT_CORRUPT);
	assert_int_equal(
		FONDS_OK, fonds_history_finding(catalog, &finding, NULL));
	assert_int_equal(FONDS_OK,
		fonds_history_end(catalog, run, FONDS_RUN_COMPLETE, NULL));
	for (size_t i = 0; i < sizeof(attempts) / sizeof(attempts[0]); i++)
		assert_int_equal(
			SQLITE_CONSTRAINT, try_sql(scratch, attempts[i]));
}

static void test_the_database_itself_refuses_sums_that_do_not_hold(void **state)
{
	struct scratch *scratch = *state;

	(void)scratch_register(scratch->catalog, "one", "/one", three);
	(void)begin_run(scratch->catalog);
	assert_int_equal(
		SQLITE_CONSTRAINT, try_sql(scratch, "UPDATE run SET ok = 1"));
	assert_int_equal(SQLITE_CONSTRAINT,
		try_sql(scratch, "UPDATE run SET state = 1"));
	assert_int_equal(
		SQLITE_OK, try_sql(scratch, "UPDATE run SET ok = 1, "
					    "not_checked = not_checked - 1"));
}

static void test_end_notices_a_sum_that_was_tampered_with(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	int64_t bag = scratch_register(catalog, "one", "/one", three);
	int64_t run = begin_run(catalog);
	struct fonds_error *error = NULL;

	assert_int_equal(
		FONDS_OK, fonds_history_bag_begin(catalog, run, bag, NULL));
	record(catalog, run, bag, "data/a", FONDS_VERDICT_CORRUPT);
	assert_int_equal(FONDS_OK, fonds_history_flush(catalog, NULL));
	catalog->recording.now.run.verdicts[FONDS_VERDICT_CORRUPT] = 0;
	assert_int_equal(FONDS_ERR_FORMAT,
		fonds_history_end(catalog, run, FONDS_RUN_COMPLETE, &error));
	expect_error(&error, "do not sum");
	catalog->recording.now.run.verdicts[FONDS_VERDICT_CORRUPT] = 4;
	assert_int_equal(FONDS_ERR_FORMAT,
		fonds_history_end(catalog, run, FONDS_RUN_COMPLETE, NULL));
	assert_int_equal(FONDS_RUN_RUNNING, get_run(catalog, run).state);
}

static void test_coverage_counts_each_file_once(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_catalog *catalog = scratch->catalog;
	int64_t bag = scratch_register(catalog, "one", "/one", three);
	int64_t now = fonds_clock_now();
	struct fonds_coverage coverage;

	(void)scratch_register(catalog, "two", "/two", three);
	(void)run_once(catalog, bag, FONDS_VERDICT_CORRUPT);
	assert_int_equal(FONDS_OK,
		fonds_history_coverage(catalog, now, &coverage, NULL));
	assert_int_equal(6, coverage.files);
	assert_int_equal(3, coverage.never);
	assert_int_equal(3, coverage.within_day);
	assert_int_equal(3, coverage.within_year);
	assert_int_equal(3, coverage.verdicts[FONDS_VERDICT_CORRUPT]);
	assert_true(coverage.oldest >= now);

	/* Forty days later, and before the clock was set right. */
	assert_int_equal(FONDS_OK, fonds_history_coverage(catalog,
					   now + 40 * 86400, &coverage, NULL));
	assert_int_equal(0, coverage.within_month);
	assert_int_equal(3, coverage.within_quarter);
	assert_int_equal(FONDS_OK, fonds_history_coverage(catalog,
					   now - 40 * 86400, &coverage, NULL));
	assert_int_equal(0, coverage.within_year);
}

int main(void)
{
#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_a_run_over_nothing_is_sound),
		TEST(test_the_verdicts_sum_to_the_inventory),
		TEST(test_a_run_that_was_interrupted_is_never_sound),
		TEST(test_a_file_has_one_verdict_a_run),
		TEST(test_findings_come_back_as_they_were_given),
		TEST(test_the_rest_of_a_bag_is_counted_without_a_check),
		TEST(test_history_keeps_the_bad_run_after_the_good_one),
		TEST(test_bags_registered_during_a_run_are_not_part_of_it),
		TEST(test_only_one_run_at_a_time),
		TEST(test_a_run_whose_process_was_killed_is_interrupted),
		TEST(test_history_can_be_changed_by_nobody),
		TEST(test_the_database_itself_refuses_sums_that_do_not_hold),
		TEST(test_end_notices_a_sum_that_was_tampered_with),
		TEST(test_coverage_counts_each_file_once),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
