/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/work.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/fixity/work-fixture.h"

/* A shard of four files, "data/a" to "data/d", and its inventory. */
struct bench {
	struct scratch *scratch;
	struct work_auditor auditor;
	struct fonds_claim claim;
	struct fonds_work_result result;
};

static void bench_claim(struct bench *bench)
{
	fonds_claim_clear(&bench->claim);
	assert_int_equal(FONDS_CLAIM_MADE,
		work_claim(&bench->auditor, 1, &bench->claim));
	bench->result = work_ok(&bench->auditor, &bench->claim);
}

static void bench_start(struct bench *bench, struct scratch *scratch)
{
	*bench = (struct bench){ .scratch = scratch };
	work_holding(scratch, 5, "data/a", "data/b", "data/c", "data/d");
	bench->auditor = work_start(scratch, NULL);
	bench_claim(bench);
}

/* The next run, later by so many seconds. */
static void bench_again(struct bench *bench, int64_t seconds)
{
	work_leave(&bench->auditor, FONDS_RUN_PARTIAL);
	bench->auditor = work_start(bench->scratch, NULL);
	fonds_db_step_clock(bench->auditor.catalog, seconds);
	bench_claim(bench);
}

static void bench_end(struct bench *bench)
{
	fonds_claim_clear(&bench->claim);
	work_die(&bench->auditor);
}

/* The files of the result get these verdicts instead of ok. */
static void bench_set(struct bench *bench, const struct fonds_work_file *files,
	size_t count, const struct fonds_audit_finding *findings)
{
	bench->result.files = files;
	bench->result.file_count = count;
	bench->result.findings = findings;
	for (size_t i = 0; i < count; i++) {
		bench->result.verdicts[FONDS_VERDICT_OK]--;
		bench->result.verdicts[files[i].verdict]++;
	}
	if (findings)
		bench->result.finding_count = count;
}

static void bench_record(struct bench *bench)
{
	assert_true(
		work_record(&bench->auditor, &bench->claim, &bench->result));
	work_expect_conserved(bench->scratch);
}

static void expect_refused(struct bench *bench, const char *why)
{
	struct fonds_error *error = NULL;
	bool is_accepted = true;

	assert_int_equal(FONDS_ERR_INVALID,
		fonds_work_record(bench->auditor.catalog, &bench->claim,
			&bench->result, &is_accepted, &error));
	expect_error(&error, why);
	assert_int_equal(0, work_count(bench->scratch,
				    "SELECT (SELECT count(ended_at)"
				    " FROM run_shard) + (SELECT count(*)"
				    " FROM file_state) + (SELECT count(*)"
				    " FROM finding)"));
}

static void expect(const struct bench *bench, int64_t count, const char *sql)
{
	assert_int_equal(count, work_count(bench->scratch, sql));
}

static void test_a_whole_check_is_one_row(void **state)
{
	struct bench bench;

	bench_start(&bench, *state);
	bench.result.past_cache = 2;
	bench_record(&bench);
	expect(&bench, 1,
		"SELECT ok = 4 AND bytes = 20 AND findings = 0"
		" AND not_checked = 0 AND lease_until IS NULL"
		" AND ended_at > 0 FROM run_shard WHERE shard = 1");
	expect(&bench, 1,
		"SELECT ok = 4 AND not_checked = 0 AND bytes = 20 FROM run");
	expect(&bench, 1,
		"SELECT files = 4 AND bytes = 20 AND past_cache = 2"
		" AND busy_ms = 3 FROM auditor");
	expect(&bench, bench.result.checked_at,
		"SELECT checked_at FROM shard WHERE number = 1"
		" AND checked_run = 1");
	expect(&bench, 0, "SELECT count(*) FROM file_state");
	bench_end(&bench);
}

static void test_what_is_not_ok_has_a_row_until_it_is(void **state)
{
	const struct fonds_work_file files[] = {
		{ "data/c", FONDS_VERDICT_MISSING, 0 },
		{ "data/a", FONDS_VERDICT_CORRUPT, 0 },
	};
	struct fonds_audit_finding findings[] = {
		work_finding("data/c", FONDS_VERDICT_MISSING),
		work_finding("data/a", FONDS_VERDICT_CORRUPT),
	};
	struct fonds_digest digest = scratch_digest(0x22);
	struct bench bench;

	findings[1].actual_size = 7;
	findings[1].actual = &digest;
	findings[1].damage_offset = 3;
	findings[1].damage_length = 4;
	findings[1].damage_pattern = "zeros";
	findings[0].moved_to = "x";
	bench_start(&bench, *state);
	bench_set(&bench, files, 2, findings);
	bench_record(&bench);
	expect(&bench, 2, "SELECT count(*) FROM file_state WHERE run = 1");
	expect(&bench, 1,
		"SELECT ok = 2 AND corrupt = 1 AND missing = 1"
		" AND findings = 2 FROM run");
	expect(&bench, 1,
		"SELECT actual_size = 7 AND actual_algorithm > 0"
		" AND length(actual) = 32 AND damage_offset = 3"
		" AND damage_length = 4 AND damage_pattern = 'zeros'"
		" AND shard = 1 AND detail = 'as found' AND moved_to IS NULL"
		" AND expected_size IS NULL AND found_at > 0"
		" FROM finding WHERE verdict = 1");
	expect(&bench, 1,
		"SELECT damage_offset IS NULL AND damage_length IS NULL"
		" AND moved_to = x'78' FROM finding WHERE verdict = 3");
	bench_again(&bench, 100);
	bench_record(&bench);
	expect(&bench, 0, "SELECT count(*) FROM file_state");
	bench_end(&bench);
}

static void test_refuses_what_contradicts_itself(void **state)
{
	struct fonds_work_file files[] = {
		{ "data/a", FONDS_VERDICT_CORRUPT, 0 },
		{ "data/a", FONDS_VERDICT_CORRUPT, 0 },
	};
	struct fonds_audit_finding findings[] = {
		work_finding("data/a", FONDS_VERDICT_CORRUPT),
		work_finding("data/b", FONDS_VERDICT_CORRUPT),
	};
	struct fonds_work_result good;
	struct bench bench;

	bench_start(&bench, *state);
	good = bench.result;
	bench.result.verdicts[FONDS_VERDICT_OK] = 5;
	expect_refused(&bench, "more verdicts than files");
	bench.result.verdicts[FONDS_VERDICT_OK] = 3;
	expect_refused(&bench, "less verdicts than files");
	/* Counted as bad, and it would be folded into a sound shard. */
	bench.result.verdicts[FONDS_VERDICT_CORRUPT] = 1;
	expect_refused(&bench, "is not named");
	bench.result = good;
	bench_set(&bench, files, 1, NULL);
	expect_refused(&bench, "has no finding");
	bench.result = good;
	bench_set(&bench, files, 2, findings);
	expect_refused(&bench, "a file is in it twice");
	bench.result = good;
	files[0].path = "data/x";
	bench_set(&bench, files, 1, findings);
	expect_refused(&bench, "a file is not of the shard");
	bench.result = good;
	bench.result.verdicts[FONDS_VERDICT_UNEXPECTED] = 1;
	expect_refused(&bench, "unexpected files and their findings differ");
	bench.result = good;
	findings[0].verdict = FONDS_VERDICT_SKIPPED;
	bench.result.findings = findings;
	bench.result.finding_count = 1;
	expect_refused(&bench, "a finding has a verdict that is none");
	bench.result = good;
	bench.result.checked_at = 0;
	expect_refused(&bench, "it has no time");
	/* Not registered, though between the first and the last. */
	bench.result = good;
	files[0].path = "data/bb";
	findings[0] = work_finding("data/bb", FONDS_VERDICT_CORRUPT);
	bench_set(&bench, files, 1, findings);
	expect_refused(&bench, "refuses this");
	bench.result = good;
	bench_record(&bench);
	bench_end(&bench);
}

/* An error never touches a last check. */
static void test_what_was_not_seen_keeps_its_last_check(void **state)
{
	struct bench bench;
	int64_t before;

	bench_start(&bench, *state);
	bench_record(&bench);
	before = bench.result.checked_at;
	bench_again(&bench, 100);
	bench.result.verdicts[FONDS_VERDICT_OK] = 0;
	bench.result.verdicts[FONDS_VERDICT_VOLUME_OFFLINE] = 4;
	bench_record(&bench);
	expect(&bench, before,
		"SELECT checked_at FROM shard WHERE number = 1"
		" AND checked_run = 1");
	expect(&bench, 0, "SELECT files FROM auditor WHERE number = 2");
	expect(&bench, 4, "SELECT volume_offline FROM run WHERE number = 2");
	/* Half of it was: it is not said of the shard that it was checked. */
	bench_again(&bench, 200);
	bench.result.verdicts[FONDS_VERDICT_OK] = 2;
	bench.result.verdicts[FONDS_VERDICT_SKIPPED] = 2;
	bench_record(&bench);
	expect(&bench, before, "SELECT checked_at FROM shard WHERE number = 1");
	bench_end(&bench);
}

static void test_a_part_is_the_last_check_of_its_files(void **state)
{
	struct fonds_work_file files[] = {
		{ "data/a", FONDS_VERDICT_OK, 0 },
		{ "data/b", FONDS_VERDICT_UNREADABLE, 0 },
	};
	struct fonds_audit_finding finding = work_finding(
		"data/b", FONDS_VERDICT_UNREADABLE);
	struct bench bench;
	int64_t first;

	bench_start(&bench, *state);
	first = bench.result.checked_at;
	bench.result.is_partial = true;
	bench_set(&bench, files, 2, NULL);
	bench.result.verdicts[FONDS_VERDICT_OK] = 1;
	bench.result.verdicts[FONDS_VERDICT_NOT_CHECKED] = 2;
	bench.result.findings = &finding;
	bench.result.finding_count = 1;
	bench_record(&bench);
	expect(&bench, 2, "SELECT count(*) FROM file_state");
	expect(&bench, 1,
		"SELECT count(*) FROM shard WHERE number = 1"
		" AND checked_at IS NULL AND checked_run IS NULL");
	expect(&bench, 2, "SELECT files FROM auditor");
	/* The rest, later: now each has a check, and they are folded. */
	bench_again(&bench, 100);
	files[0].path = "data/c";
	files[1] = (struct fonds_work_file){ "data/d", FONDS_VERDICT_OK, 0 };
	bench.result.is_partial = true;
	bench.result.files = files;
	bench.result.file_count = 2;
	bench.result.verdicts[FONDS_VERDICT_OK] = 2;
	bench.result.verdicts[FONDS_VERDICT_NOT_CHECKED] = 2;
	bench_record(&bench);
	/* By the run of the oldest: what it found is not checked since. */
	expect(&bench, first,
		"SELECT checked_at FROM shard WHERE number = 1"
		" AND checked_run = 1");
	expect(&bench, 1,
		"SELECT count(*) FROM file_state"
		" WHERE path = x'646174612f62' AND verdict = 5");
	expect(&bench, 1, "SELECT count(*) FROM file_state");
	bench_end(&bench);
}

/* After a step back of the clock the last check is the one made last. */
static void test_a_check_that_is_dated_earlier_has_its_own_time(void **state)
{
	struct bench bench;

	bench_start(&bench, *state);
	bench_record(&bench);
	bench_again(&bench, -3600);
	bench_record(&bench);
	expect(&bench, bench.result.checked_at,
		"SELECT checked_at FROM shard WHERE number = 1"
		" AND checked_run = 2");
	bench_end(&bench);
}

static void test_new_digests_are_of_files_that_are_ok(void **state)
{
	const struct fonds_work_file file = { "data/a", FONDS_VERDICT_CORRUPT,
		0 };
	struct fonds_audit_finding finding = work_finding(
		"data/a", FONDS_VERDICT_CORRUPT);
	struct fonds_work_digest digests[] = {
		{ .path = "data/a" },
		{ .path = "data/b" },
		{ .path = "data/x" },
	};
	struct fonds_error *error = NULL;
	struct bench bench;
	bool is_accepted = false;

	for (size_t i = 0; i < 3; i++) {
		digests[i].digest.algorithm = FONDS_SHA512;
		digests[i].digest.size = 64;
	}
	bench_start(&bench, *state);
	bench_set(&bench, &file, 1, &finding);
	bench.result.digests = digests;
	bench.result.digest_count = 3;
	bench_record(&bench);
	expect(&bench, 1,
		"SELECT count(*) = 1 AND min(path) = x'646174612f62'"
		" AND min(run) = 1 AND min(length(digest)) = 64"
		" FROM file_digest");
	/* The same once more is nothing new; another is refused, and all. */
	bench_again(&bench, 100);
	bench.result.digests = digests + 1;
	bench.result.digest_count = 1;
	bench_record(&bench);
	expect(&bench, 1, "SELECT count(*) FROM file_digest");
	bench_again(&bench, 200);
	digests[1].digest.bytes[0] = 1;
	bench.result.digests = digests + 1;
	bench.result.digest_count = 1;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_work_record(bench.auditor.catalog, &bench.claim,
			&bench.result, &is_accepted, &error));
	expect_error(&error, "the new digest of 'data/b' in holding 1 differs");
	expect(&bench, 0, "SELECT ok FROM run WHERE number = 3");
	bench_end(&bench);
}

/* A change that came between: the digest is of what the file was. */
static void test_a_digest_of_before_a_change_is_left_out(void **state)
{
	struct fonds_work_digest digest = {
		.path = "data/b",
		.digest = { .algorithm = FONDS_SHA512, .size = 64 },
	};
	struct bench bench;

	bench_start(&bench, *state);
	work_sql(bench.scratch,
		"DROP TRIGGER changed_file_is_no_payload;"
		"INSERT INTO change VALUES (1, 1, 0, 1, NULL, 'x');"
		"INSERT INTO changed_file SELECT 1, holding, path, algorithm,"
		" size, digest, 6, digest FROM file"
		" WHERE path = x'646174612f62';"
		"UPDATE change SET state = 1, settled_at = 1");
	bench.result.digests = &digest;
	bench.result.digest_count = 1;
	bench_record(&bench);
	expect(&bench, 0, "SELECT count(*) FROM file_digest");
	bench_end(&bench);
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, scratch_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_a_whole_check_is_one_row),
		TEST(test_what_is_not_ok_has_a_row_until_it_is),
		TEST(test_refuses_what_contradicts_itself),
		TEST(test_what_was_not_seen_keeps_its_last_check),
		TEST(test_a_part_is_the_last_check_of_its_files),
		TEST(test_a_check_that_is_dated_earlier_has_its_own_time),
		TEST(test_new_digests_are_of_files_that_are_ok),
		TEST(test_a_digest_of_before_a_change_is_left_out),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
