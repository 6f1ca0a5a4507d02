/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include <signal.h>
#include <time.h>
#include <unistd.h>

#include "base/clock.h"
#include "fixity/algorithm.h"
#include "fixity/catalog/policy.h"
#include "tests/unit/audit/bags.h"

static const char *const plain[] = { "bagit.txt", "data/a", "data/b", NULL };

/* Holdings of different algorithms in turn: each is checked by its own. */
static void test_many_small_holdings_of_several_algorithms(void **state)
{
	static const enum fonds_algorithm algorithms[] = { FONDS_SHA256,
		FONDS_SHA512, FONDS_MD5 };
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;
	char name[32];

	for (unsigned i = 0; i < 150; i++) {
		(void)snprintf(name, sizeof(name), "bag-%u", i);
		(void)bag_make_with(
			scratch, name, plain, algorithms[i / 2 % 3]);
	}
	bag_write(scratch, "bag-149", "data/b", "data/B");
	bag_write(scratch, "bag-77", "data/c", "new");
	summary = bag_audit(scratch, NULL);
	assert_string_equal("complete", summary.state);
	assert_int_equal(150, summary.holdings);
	assert_int_equal(449, summary.verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_CORRUPT]);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_UNEXPECTED]);
}

/* One of them seeks at a time; those of other holdings wait, not for ever. */
static void test_files_moved_in_several_holdings_are_found(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;
	char name[32];

	for (unsigned i = 0; i < 8; i++) {
		(void)snprintf(name, sizeof(name), "bag-%u", i);
		(void)bag_make(scratch, name, plain);
		bag_write(scratch, name, "data/z", "data/a");
		assert_int_equal(0, unlink(bag_file(scratch, name, "data/a")));
	}
	(void)alarm(60);
	summary = bag_audit(scratch, NULL);
	(void)alarm(0);
	assert_string_equal("complete", summary.state);
	assert_int_equal(8, summary.verdicts[FONDS_VERDICT_MOVED]);
	assert_int_equal(16, summary.verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(0, summary.verdicts[FONDS_VERDICT_UNEXPECTED]);
}

static void spoil(struct scratch *scratch, unsigned from, unsigned to)
{
	char name[32];

	for (unsigned i = from; i < to; i++) {
		(void)snprintf(name, sizeof(name), "data/%05u", i);
		bag_write(scratch, "bag", name, "data/xxxxx");
	}
}

/* L11: what is too much to be true stops the run, and is told. */
static void test_a_mass_of_bad_files_stops_the_run(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	struct fonds_audit_summary summary;
	struct fonds_run run;

	(void)bag_make_many(scratch, "bag", 1000);
	spoil(scratch, 0, 300);
	options.jobs = 1;
	summary = bag_audit(scratch, &options);
	assert_string_equal("stopped", summary.state);
	assert_false(summary.sound);
	assert_true(summary.verdicts[FONDS_VERDICT_CORRUPT] >= 20);
	assert_true(summary.verdicts[FONDS_VERDICT_NOT_CHECKED] > 0);
	assert_int_equal(
		summary.findings, summary.verdicts[FONDS_VERDICT_CORRUPT]);
	assert_int_equal(
		FONDS_OK, fonds_run_get(scratch->catalog, 0, &run, NULL));
	assert_non_null(strstr(run.why, "too much is wrong to be true: of"));
	assert_non_null(strstr(run.why, "/bag'"));
	options.keeps_going = true;
	summary = bag_audit(scratch, &options);
	assert_int_equal(2, summary.run);
	assert_string_equal("complete", summary.state);
	assert_int_equal(300, summary.verdicts[FONDS_VERDICT_CORRUPT]);
}

/* Why a run ended is text, and the path of a holding may be any bytes. */
static void test_why_a_run_was_stopped_is_text(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_run run;
	char name[32];

	(void)bag_make_many(scratch, "bag\xff", 30);
	for (unsigned i = 0; i < 30; i++) {
		(void)snprintf(name, sizeof(name), "data/%05u", i);
		bag_write(scratch, "bag\xff", name, "data/xxxxx");
	}
	assert_string_equal("stopped", bag_audit(scratch, NULL).state);
	assert_int_equal(
		FONDS_OK, fonds_run_get(scratch->catalog, 0, &run, NULL));
	assert_non_null(strstr(run.why, "/bag\\xff'"));
}

static void test_a_few_bad_files_do_not_stop_it(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;

	(void)bag_make_many(scratch, "bag", 1000);
	spoil(scratch, 0, 19);
	summary = bag_audit(scratch, NULL);
	assert_string_equal("complete", summary.state);
	assert_int_equal(19, summary.verdicts[FONDS_VERDICT_CORRUPT]);
}

/* L3, L17: each budget reads what none before it has read. */
static void test_budgets_go_through_all_files_in_turn(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	struct fonds_audit_summary summary;

	(void)bag_make_many(scratch, "bag", 100);
	options.max_files = 30;
	for (int i = 1; i <= 4; i++) {
		struct fonds_holding_file file;
		char name[32];

		(void)snprintf(name, sizeof(name), "data/%05d",
			i < 4 ? i * 30 - 1 : 99);
		assert_int_equal(
			FONDS_OK, fonds_holding_file_get(scratch->catalog, 1,
					  name, &file, NULL));
		assert_int_equal(0, file.checked_at);
		summary = bag_audit(scratch, &options);
		assert_int_equal(i, summary.run);
		assert_int_equal(30, summary.verdicts[FONDS_VERDICT_OK]);
		assert_int_equal(
			70, summary.verdicts[FONDS_VERDICT_NOT_CHECKED]);
		assert_string_equal("partial", summary.state);
		assert_true(summary.sound);
		assert_int_equal(
			FONDS_OK, fonds_holding_file_get(scratch->catalog, 1,
					  name, &file, NULL));
		assert_true(file.checked_at > 0);
		/* With the last one the shard is whole, of its first run. */
		assert_int_equal(i < 4 ? i : 1, file.checked_run);
	}
}

static void test_a_budget_of_bytes_ends_the_run(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	struct fonds_audit_summary summary;

	(void)bag_make_many(scratch, "bag", 100);
	options.max_bytes = 95; /* of 10 bytes each */
	summary = bag_audit(scratch, &options);
	assert_int_equal(9, summary.verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(90, summary.bytes);
	assert_string_equal("partial", summary.state);
}

static void test_a_budget_of_time_ends_the_run(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	struct fonds_audit_summary summary;

	(void)bag_make_many(scratch, "bag", 1000);
	options.max_seconds = 1;
	options.rate = 1000;
	options.jobs = 1;
	summary = bag_audit(scratch, &options);
	assert_string_equal("partial", summary.state);
	assert_in_range(summary.verdicts[FONDS_VERDICT_OK], 50, 700);
}

/* The clock by which windows are judged is ahead by so much. */
static int64_t ahead;

int64_t __real_fonds_clock_now(void);
int64_t __wrap_fonds_clock_now(void);

int64_t __wrap_fonds_clock_now(void)
{
	return __real_fonds_clock_now() + ahead;
}

/* A window of an hour before now and one after. */
static void set_window(struct scratch *scratch)
{
	time_t now = (time_t)__real_fonds_clock_now();
	struct fonds_policy policy = { 0 };
	struct tm local;
	int minute;

	assert_non_null(localtime_r(&now, &local));
	minute = local.tm_hour * 60 + local.tm_min;
	policy.window_from = (minute + 1440 - 60) % 1440;
	policy.window_to = (minute + 60) % 1440;
	assert_int_equal(FONDS_OK,
		fonds_policy_set(scratch->catalog, 1, &policy, "eva", NULL));
}

/* It is asked before each shard is begun: the second one comes too late. */
static int end_window_after_a_shard(
	const struct fonds_progress *progress, void *payload)
{
	unsigned *calls = payload;

	(void)progress;
	if (++*calls > 1)
		ahead = 2 * 3600;
	return 0;
}

static void test_the_end_of_a_window_ends_the_run(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	struct fonds_audit_summary summary;
	struct fonds_run run;
	unsigned calls = 0;

	(void)bag_make_many(scratch, "bag", 30);
	(void)bag_make(scratch, "other", plain);
	set_window(scratch);
	options.due_only = true;
	options.progress = end_window_after_a_shard;
	options.payload = &calls;
	summary = bag_audit(scratch, &options);
	ahead = 0;
	assert_string_equal("partial", summary.state);
	assert_int_equal(30, summary.verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(3, summary.verdicts[FONDS_VERDICT_NOT_CHECKED]);
	assert_int_equal(
		FONDS_OK, fonds_run_get(scratch->catalog, 0, &run, NULL));
	assert_string_equal("the window of its policy ended", run.why);
	/* The next one, within the window, does the rest. */
	options.progress = NULL;
	summary = bag_audit(scratch, &options);
	assert_string_equal("complete", summary.state);
	assert_int_equal(3, summary.verdicts[FONDS_VERDICT_OK]);
	/* Who does not ask for what is due is not bound to it. */
	ahead = 2 * 3600;
	summary = bag_audit(scratch, NULL);
	ahead = 0;
	assert_int_equal(33, summary.verdicts[FONDS_VERDICT_OK]);
}

/* What is registered is verified while the new digest is computed. */
static void test_a_digest_is_added_to_files_that_are_right(void **state)
{
	struct scratch *scratch = *state;
	const enum fonds_algorithm added[] = { FONDS_SHA512, FONDS_SHA256 };
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	struct fonds_audit_summary summary;
	struct fonds_holding_file file;
	struct fonds_digest digest;

	(void)bag_make(scratch, "bag", plain);
	bag_write(scratch, "bag", "data/b", "data/B");
	options.added_algorithms = added;
	options.added_algorithm_count = 2;
	summary = bag_audit(scratch, &options);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_CORRUPT]);
	assert_int_equal(FONDS_OK, fonds_holding_file_get(scratch->catalog, 1,
					   "data/a", &file, NULL));
	assert_int_equal(2, file.digest_count);
	assert_int_equal(FONDS_OK,
		fonds_digest_memory(FONDS_SHA512, "data/a", 6, &digest, NULL));
	assert_true(fonds_digest_equal(&digest, &file.digests[1]));
	assert_int_equal(FONDS_OK, fonds_holding_file_get(scratch->catalog, 1,
					   "data/b", &file, NULL));
	assert_int_equal(1, file.digest_count);
	/* Once more, and the files that have it keep it. */
	bag_write(scratch, "bag", "data/b", "data/b");
	assert_true(bag_audit(scratch, &options).sound);
	assert_true(bag_audit(scratch, NULL).sound);
	assert_int_equal(FONDS_OK, fonds_holding_file_get(scratch->catalog, 1,
					   "data/b", &file, NULL));
	assert_int_equal(2, file.digest_count);
}

/* Every digest of a file is compared, not the first one only. */
static void test_each_registered_digest_is_compared(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;
	char *location = strdup(scratch_name(scratch, "bag"));
	struct fonds_holding row = scratch_bag("bag", location);
	struct fonds_digest digest;
	int64_t number = 0;

	bag_write(scratch, "bag", "data/a", "data/a");
	assert_int_equal(FONDS_OK,
		fonds_accession_begin(scratch->catalog, &row, &number, NULL));
	assert_int_equal(FONDS_OK,
		fonds_digest_memory(FONDS_SHA256, "data/a", 6, &digest, NULL));
	assert_int_equal(FONDS_OK, fonds_accession_file(scratch->catalog,
					   "data/a", 6, &digest, NULL));
	assert_int_equal(FONDS_OK,
		fonds_digest_memory(FONDS_MD5, "data/b", 6, &digest, NULL));
	assert_int_equal(FONDS_OK, fonds_accession_digest(scratch->catalog,
					   "data/a", &digest, NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_commit(scratch->catalog, NULL));
	summary = bag_audit(scratch, NULL);
	assert_int_equal(1, summary.verdicts[FONDS_VERDICT_CORRUPT]);
	bag_expect_finding(scratch, "the md5 digest is");
	free(location);
}

/* L13, L20: the way in which each file was read is recorded, and told. */
static enum fonds_status note_way(const struct fonds_auditor *auditor,
	void *payload, struct fonds_error **error)
{
	uint64_t *ret = payload;

	(void)error;
	assert_string_equal("past the page cache where that can be had",
		auditor->origin.read_mode);
	*ret = auditor->past_cache;
	return FONDS_OK;
}

static void count_notice(const char *text, void *payload)
{
	unsigned *count = payload;

	*count += strstr(text, "past the page cache") != NULL;
}

static void test_a_weaker_way_of_reading_is_told_first(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
	struct fonds_audit_summary summary;
	uint64_t past_cache = 0;
	unsigned notices = 0;

	(void)bag_make_many(scratch, "bag", 50);
	options.bypass_cache = true;
	options.notice = count_notice;
	options.payload = &notices;
	summary = bag_audit(scratch, &options);
	assert_true(summary.sound);
	assert_int_equal(FONDS_OK, fonds_run_each_auditor(scratch->catalog, 1,
					   note_way, &past_cache, NULL));
	assert_true(past_cache <= 50);
	assert_int_equal(past_cache < 50 ? 1 : 0, notices);
}

static int kill_me(const struct fonds_progress *progress, void *payload)
{
	(void)payload;
	return progress->files_done > 0 ? raise(SIGKILL) : 0;
}

/* A lease of a dead auditor is free at once. */
static void test_the_shards_of_a_dead_auditor_are_taken_over(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_audit_summary summary;
	int result = 0;
	pid_t pid;

	(void)bag_make_many(scratch, "bag", 5000);
	fonds_catalog_close(scratch->catalog);
	scratch->catalog = NULL;
	pid = fork();
	if (pid == 0) {
		struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
		struct fonds_catalog *catalog = NULL;

		options.progress = kill_me;
		options.lease_seconds = 3600;
		(void)!fonds_catalog_open(
			scratch->catalog_path, false, &catalog, NULL);
		(void)!fonds_audit_run(catalog, &options, &summary, NULL);
		_exit(1);
	}
	assert_int_equal(pid, waitpid(pid, &result, 0));
	assert_true(WIFSIGNALED(result));
	scratch_reopen(scratch);
	summary = bag_audit(scratch, NULL);
	assert_int_equal(1, summary.run);
	assert_true(summary.is_resumed && summary.sound);
}

/* Nothing but the catalog's folder may be written from then on. */
static void test_an_audit_gives_up_the_right_to_write(void **state)
{
	struct scratch *scratch = *state;
	int result = 0;
	pid_t pid;

	(void)bag_make(scratch, "bag", plain);
	fonds_catalog_close(scratch->catalog);
	scratch->catalog = NULL;
	pid = fork();
	if (pid == 0) {
		struct fonds_audit_options options = FONDS_AUDIT_OPTIONS_INIT;
		struct fonds_audit_summary summary = { 0 };
		struct fonds_catalog *catalog = NULL;
		bool is_closed;

		options.restrict_writes = true;
		if (fonds_catalog_open(
			    scratch->catalog_path, false, &catalog, NULL) < 0 ||
			fonds_audit_run(catalog, &options, &summary, NULL) <
				0 ||
			!summary.sound)
			_exit(1);
		is_closed = open("/tmp", O_TMPFILE | O_WRONLY, 0600) < 0;
		_exit(is_closed == summary.is_write_restricted ? 0 : 2);
	}
	assert_int_equal(pid, waitpid(pid, &result, 0));
	assert_int_equal(0, result);
}

int main(void)
{
#define TEST(f) \
	cmocka_unit_test_setup_teardown(f, scratch_setup, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(test_many_small_holdings_of_several_algorithms),
		TEST(test_a_mass_of_bad_files_stops_the_run),
		TEST(test_why_a_run_was_stopped_is_text),
		TEST(test_a_few_bad_files_do_not_stop_it),
		TEST(test_budgets_go_through_all_files_in_turn),
		TEST(test_a_budget_of_bytes_ends_the_run),
		TEST(test_a_budget_of_time_ends_the_run),
		TEST(test_the_end_of_a_window_ends_the_run),
		TEST(test_files_moved_in_several_holdings_are_found),
		TEST(test_a_digest_is_added_to_files_that_are_right),
		TEST(test_each_registered_digest_is_compared),
		TEST(test_a_weaker_way_of_reading_is_told_first),
		TEST(test_the_shards_of_a_dead_auditor_are_taken_over),
		TEST(test_an_audit_gives_up_the_right_to_write),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
