/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/run.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "fixity/catalog/incident.h"
#include "fixity/catalog/lock.h"
#include "tests/unit/fixity/history-fixture.h"

/* Run 1 is complete, run 2 of the second holding is not closed. */
#define TWO_RUNS \
	"INSERT INTO run (number, state, scope, started_at, recorded_at," \
	" ended_at, why, holdings, files, bytes, findings, ok, corrupt," \
	" unexpected, not_checked) VALUES" \
	" (1, 1, 'everything', 1000, 1050, 1060, 'done', 2, 5, 25, 3, 3, 2," \
	" 1, 0), (2, 0, 'holding 2', 2000, 2050, NULL, '', 1, 2, 0, 0, 0, 0," \
	" 0, 2);" \
	"INSERT INTO auditor (number, run, host, user, process, version," \
	" libraries, system, read_mode, started_at, seen_at, ended_at, why," \
	" files, bytes, past_cache, busy_ms) VALUES" \
	" (1, 1, 'h', 'eva', 7, '1', 'l', 's', 'm', 1000, 1050, 1060, 'w'," \
	" 5, 25, 4, 900), (2, 2, 'h', 'ida', 8, '1', 'l', 's', 'm', 2000," \
	" 2050, NULL, '', 0, 0, 0, 0);" \
	"INSERT INTO run_shard (run, shard, epoch, auditor, ended_at, files," \
	" bytes, findings, ok, corrupt, unexpected, not_checked) VALUES" \
	" (1, 1, 1, 1, 1010, 3, 15, 1, 2, 1, 0, 0)," \
	" (1, 2, 1, 1, 1040, 0, 0, 1, 0, 0, 1, 0)," \
	" (1, 3, 1, 1, 1030, 2, 10, 1, 1, 1, 0, 0)," \
	" (1, 4, 1, 1, 1020, 0, 0, 0, 0, 0, 0, 0)," \
	" (2, 3, 1, 2, NULL, 2, 0, 0, 0, 0, 0, 2)," \
	" (2, 4, 1, 2, 2010, 0, 0, 0, 0, 0, 0, 0);"

static enum fonds_status see_run(
	const struct fonds_run *run, void *payload, struct fonds_error **error)
{
	(void)error;
	see(payload, "%lld %s '%s' %lld-%lld %s %llu/%llu/%llu/%llu%s\n",
		(long long)run->number, fonds_run_state_name(run->state),
		run->scope, (long long)run->started_at,
		(long long)run->ended_at, run->why,
		(unsigned long long)run->holdings,
		(unsigned long long)run->files, (unsigned long long)run->bytes,
		(unsigned long long)run->findings,
		run->is_alive ? " alive" : "");
	return FONDS_OK;
}

static void expect_runs(struct scratch *scratch,
	const struct fonds_run_period *period, const char *text)
{
	struct seen seen = { { 0 }, 0 };

	assert_int_equal(FONDS_OK,
		fonds_run_each(scratch->catalog, period, see_run, &seen, NULL));
	expect_seen(&seen, text);
}

#define RUN_1 "1 complete 'everything' 1000-1060 done 2/5/25/3\n"
#define RUN_2_DEAD "2 interrupted 'holding 2' 2000-2050  1/2/0/0\n"

static void test_says_what_is_not_there(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_error *error = NULL;
	struct fonds_run run = { .number = 77 };

	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_run_get(scratch->catalog, 0, &run, &error));
	expect_error(&error, "no audit has been run on the catalog");
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_run_get(scratch->catalog, 3, &run, &error));
	expect_error(&error, "no run 3 in the catalog");
	assert_int_equal(77, run.number);
}

static void test_a_run_has_the_figures_of_its_row(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_run run;

	history_sql(scratch,
		TWO_RUNS "INSERT INTO clock_note (run, noted_at, step, note)"
			 " VALUES (1, 1001, -3600, 'back')");
	assert_int_equal(
		FONDS_OK, fonds_run_get(scratch->catalog, 1, &run, NULL));
	assert_int_equal(FONDS_RUN_COMPLETE, run.state);
	assert_string_equal("everything", run.scope);
	assert_int_equal(1050, run.recorded_at);
	assert_int_equal(5, run.files);
	assert_int_equal(3, run.verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(2, run.verdicts[FONDS_VERDICT_CORRUPT]);
	assert_int_equal(1, run.verdicts[FONDS_VERDICT_UNEXPECTED]);
	assert_int_equal(0, run.verdicts[FONDS_VERDICT_NOT_DUE]);
	assert_int_equal(1, run.auditors);
	assert_int_equal(1, run.clock_notes);
	assert_int_equal(
		FONDS_OK, fonds_run_get(scratch->catalog, 0, &run, NULL));
	assert_int_equal(2, run.number);
	assert_int_equal(2, run.verdicts[FONDS_VERDICT_NOT_CHECKED]);
}

static void test_a_period_is_of_the_runs_that_began_in_it(void **state)
{
	static const struct {
		struct fonds_run_period period;
		const char *runs;
	} cases[] = {
		{ { 0, 0, 0 }, RUN_1 RUN_2_DEAD },
		{ { 0, 1000, 2000 }, RUN_1 },
		{ { 0, 1001, 0 }, RUN_2_DEAD },
		{ { 0, 1001, 2000 }, "" },
		{ { 1, 5000, 6000 }, RUN_1 },
		{ { 9, 0, 0 }, "" },
	};
	struct scratch *scratch = *state;

	history_sql(scratch, TWO_RUNS);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		expect_runs(scratch, &cases[i].period, cases[i].runs);
}

static enum fonds_status see_auditor(const struct fonds_auditor *auditor,
	void *payload, struct fonds_error **error)
{
	(void)error;
	see(payload, "%lld of %lld: %s@%s %lld %lld-%lld %s %llu %llu%s\n",
		(long long)auditor->number, (long long)auditor->run,
		auditor->origin.user, auditor->origin.host,
		(long long)auditor->origin.process,
		(long long)auditor->started_at, (long long)auditor->ended_at,
		auditor->why, (unsigned long long)auditor->past_cache,
		(unsigned long long)auditor->busy_ms,
		auditor->is_alive ? " alive" : "");
	return FONDS_OK;
}

static void expect_auditors(
	struct scratch *scratch, int64_t run, const char *text)
{
	struct seen seen = { { 0 }, 0 };

	assert_int_equal(FONDS_OK, fonds_run_each_auditor(scratch->catalog, run,
					   see_auditor, &seen, NULL));
	expect_seen(&seen, text);
}

static void test_a_run_is_alive_while_an_auditor_holds_its_lock(void **state)
{
	struct scratch *scratch = *state;
	const struct fonds_run_period second = { .run = 2 };
	struct fonds_catalog *other = NULL;
	bool is_taken = false;

	history_sql(scratch, TWO_RUNS);
	assert_int_equal(FONDS_OK,
		fonds_catalog_open(scratch->catalog_path, false, &other, NULL));
	assert_int_equal(
		FONDS_OK, fonds_lock_byte(other, FONDS_LOCK_AUDITORS + 2, true,
				  &is_taken, NULL));
	assert_true(is_taken);
	expect_runs(scratch, &second,
		"2 running 'holding 2' 2000-0  1/2/0/0 alive\n");
	expect_auditors(scratch, 2, "2 of 2: ida@h 8 2000-0  0 0 alive\n");
	expect_auditors(scratch, 1, "1 of 1: eva@h 7 1000-1060 w 4 900\n");
	fonds_catalog_close(other);
	expect_runs(scratch, &second, RUN_2_DEAD);
	expect_auditors(scratch, 2, "2 of 2: ida@h 8 2000-0  0 0\n");
	/* It was told so, and not written. */
	assert_int_equal(0, history_value(scratch,
				    "SELECT state FROM run WHERE number = 2"));
}

static enum fonds_status see_holding(const struct fonds_run_holding *holding,
	void *payload, struct fonds_error **error)
{
	(void)error;
	see(payload,
		"%lld in %lld: %s (%s) %lld %llu/%llu/%llu ok %llu corrupt "
		"%llu unexpected %llu\n",
		(long long)holding->holding, (long long)holding->run,
		holding->location, holding->collection,
		(long long)holding->ended_at,
		(unsigned long long)holding->files,
		(unsigned long long)holding->bytes,
		(unsigned long long)holding->findings,
		(unsigned long long)holding->verdicts[FONDS_VERDICT_OK],
		(unsigned long long)holding->verdicts[FONDS_VERDICT_CORRUPT],
		(unsigned long long)
			holding->verdicts[FONDS_VERDICT_UNEXPECTED]);
	return FONDS_OK;
}

#define HOLDING_1 \
	"1 in 1: /scratch/1 (default) 1040 3/15/2 ok 2 corrupt 1 unexpected " \
	"1\n"
#define HOLDING_2 \
	"2 in 1: /scratch/2 (default) 1030 2/10/1 ok 1 corrupt 1 unexpected " \
	"0\n"
#define HOLDING_2_OPEN \
	"2 in 2: /scratch/2 (default) 0 2/0/0 ok 0 corrupt 0 unexpected 0\n"

static void test_a_holding_is_the_sum_of_its_shards(void **state)
{
	struct scratch *scratch = *state;
	struct seen seen = { { 0 }, 0 };

	history_sql(scratch, TWO_RUNS);
	assert_int_equal(FONDS_OK, fonds_run_each_holding(scratch->catalog, 1,
					   see_holding, &seen, NULL));
	expect_seen(&seen, HOLDING_1 HOLDING_2);
	assert_int_equal(FONDS_OK, fonds_run_each_holding(scratch->catalog, 2,
					   see_holding, &seen, NULL));
	expect_seen(&seen, HOLDING_2_OPEN);
	assert_int_equal(FONDS_OK, fonds_run_holding_get(scratch->catalog, 1, 2,
					   see_holding, &seen, NULL));
	expect_seen(&seen, HOLDING_2);
	assert_int_equal(FONDS_OK, fonds_run_holding_get(scratch->catalog, 2, 1,
					   see_holding, &seen, NULL));
	expect_seen(&seen, "");
	assert_int_equal(FONDS_OK, fonds_run_each_of_holding(scratch->catalog,
					   2, see_holding, &seen, NULL));
	expect_seen(&seen, HOLDING_2 HOLDING_2_OPEN);
}

/* A finding of each verdict, in the order of their values. */
#define FINDINGS \
	"INSERT INTO finding (number, run, holding, shard, path, verdict," \
	" detail, found_at) VALUES" \
	" (1, 1, 1, 1, x'61', 12, '', 1), (2, 1, 1, 1, x'62', 11, '', 1)," \
	" (3, 1, 1, 1, x'63', 10, '', 1), (4, 1, 1, 1, x'64', 9, '', 1)," \
	" (5, 1, 1, 1, x'65', 8, '', 1), (6, 1, 1, 1, x'66', 7, '', 1)," \
	" (7, 2, 2, 3, x'67', 6, '', 1), (8, 1, 1, 1, x'68', 5, '', 1)," \
	" (9, 1, 1, 2, x'69', 4, '', 1), (10, 1, 1, 1, x'6a', 3, '', 1)," \
	" (11, 1, 1, 1, x'6b', 2, '', 1), (12, 1, 1, 1, x'6c', 1, '', 1)," \
	" (13, 1, 1, 1, x'6d', 1, '', 1);"

static enum fonds_status see_path(const struct fonds_audit_finding *finding,
	void *payload, struct fonds_error **error)
{
	(void)error;
	see(payload, "%s", finding->path);
	return FONDS_OK;
}

static void expect_paths(struct scratch *scratch,
	const struct fonds_run_period *period, bool damaged_first,
	const char *paths)
{
	struct seen seen = { { 0 }, 0 };

	assert_int_equal(
		FONDS_OK, fonds_run_each_finding(scratch->catalog, period,
				  damaged_first, see_path, &seen, NULL));
	expect_seen(&seen, paths);
}

static void test_findings_come_as_recorded_or_by_damage(void **state)
{
	struct scratch *scratch = *state;
	const struct fonds_run_period all = { 0 };
	const struct fonds_run_period first = { .run = 1 };
	const struct fonds_run_period second = { .since = 2000 };
	const struct fonds_run_period later = { .since = 3000 };

	history_sql(scratch, TWO_RUNS FINDINGS);
	expect_paths(scratch, &all, false, "abcdefghijklm");
	expect_paths(scratch, &all, true, "lmkjhgfciedba");
	expect_paths(scratch, &first, false, "abcdefhijklm");
	expect_paths(scratch, &first, true, "lmkjhfciedba");
	expect_paths(scratch, &second, true, "g");
	expect_paths(scratch, &later, false, "");
}

static enum fonds_status check_finding(
	const struct fonds_audit_finding *finding, void *payload,
	struct fonds_error **error)
{
	struct fonds_digest expected = scratch_digest(0x11);
	unsigned *count = payload;

	(void)error;
	if ((*count)++ == 0) {
		assert_int_equal(1, finding->holding);
		assert_string_equal("/scratch/1", finding->location);
		assert_int_equal(1, finding->shard);
		assert_int_equal(5, finding->expected_size);
		assert_int_equal(6, finding->actual_size);
		assert_memory_equal(
			&expected, finding->expected, sizeof(expected));
		assert_null(finding->actual);
		assert_string_equal("data/z", finding->moved_to);
		assert_int_equal(3, finding->damage_offset);
		assert_int_equal(2, finding->damage_length);
		assert_string_equal("zeros", finding->damage_pattern);
		assert_string_equal("d", finding->detail);
		assert_int_equal(1005, finding->found_at);
		assert_int_equal(0, finding->incident);
		return FONDS_OK;
	}
	assert_int_equal(0, finding->shard);
	assert_string_equal("", finding->path);
	assert_true(finding->expected_size == UINT64_MAX);
	assert_true(finding->actual_size == UINT64_MAX);
	assert_true(finding->damage_offset == UINT64_MAX);
	assert_true(finding->damage_length == UINT64_MAX);
	assert_null(finding->expected);
	assert_null(finding->moved_to);
	assert_null(finding->damage_pattern);
	return FONDS_OK;
}

static void test_a_finding_says_what_does_not_apply(void **state)
{
	struct scratch *scratch = *state;
	const struct fonds_run_period all = { 0 };
	unsigned count = 0;
	char sql[1024];

	history_sql(scratch, TWO_RUNS);
	(void)snprintf(sql, sizeof(sql),
		"INSERT INTO finding (number, run, holding, shard, path,"
		" verdict, expected_size, actual_size, expected_algorithm,"
		" expected, moved_to, damage_offset, damage_length,"
		" damage_pattern, detail, found_at) SELECT 1, 1, 1, 1,"
		" x'646174612f61', 1, 5, 6, algorithm, digest, x'%s', 3, 2,"
		" 'zeros', 'd', 1005 FROM file WHERE holding = 1 AND"
		" path = x'646174612f61'; INSERT INTO finding (run, holding,"
		" path, verdict, detail, found_at)"
		" VALUES (1, 1, x'', 8, '', 1)",
		"646174612f7a");
	history_sql(scratch, sql);
	assert_int_equal(
		FONDS_OK, fonds_run_each_finding(scratch->catalog, &all, false,
				  check_finding, &count, NULL));
	assert_int_equal(2, count);
}

/* As in a catalog that somebody made: no reading of it begins anew. */
static void test_the_last_number_that_there_is_ends_the_reading(void **state)
{
	struct scratch *scratch = *state;
	const struct fonds_run_period all = { 0 };

	history_sql(scratch,
		TWO_RUNS "INSERT INTO finding (number, run, holding, path,"
			 " verdict, detail, found_at) VALUES"
			 " (1, 1, 1, x'61', 1, '', 1),"
			 " (9223372036854775807, 1, 1, x'62', 1, '', 1)");
	expect_paths(scratch, &all, false, "ab");
}

static enum fonds_status see_holding_row(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error)
{
	(void)holding;
	(void)payload;
	(void)error;
	return FONDS_OK;
}

/* Names are found by these numbers. */
static void test_a_state_that_is_none_is_a_damaged_catalog(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_error *error = NULL;
	struct fonds_run run;

	history_sql(scratch, TWO_RUNS "DROP TRIGGER run_is_closed_once;"
				      "UPDATE run SET state = 6"
				      " WHERE number = 2");
	assert_int_equal(FONDS_ERR_FORMAT,
		fonds_run_get(scratch->catalog, 2, &run, &error));
	expect_error(&error, "is damaged");
	history_sql(scratch, "UPDATE run SET state = -1 WHERE number = 2");
	assert_int_equal(FONDS_ERR_FORMAT,
		fonds_run_get(scratch->catalog, 2, &run, NULL));
	history_sql(scratch, "DROP TRIGGER holding_is_fixed;"
			     "UPDATE holding SET kind = 9 WHERE number = 1");
	assert_int_equal(
		FONDS_ERR_FORMAT, fonds_holding_find(scratch->catalog, "1",
					  see_holding_row, NULL, NULL));
}

static enum fonds_status see_rest(const struct fonds_run_rest *rest,
	void *payload, struct fonds_error **error)
{
	(void)error;
	see(payload, "%s '%s' %llu/%llu\n", fonds_verdict_name(rest->verdict),
		rest->reason, (unsigned long long)rest->shards,
		(unsigned long long)rest->files);
	return FONDS_OK;
}

static enum fonds_status see_note(const struct fonds_clock_note *note,
	void *payload, struct fonds_error **error)
{
	(void)error;
	see(payload, "%lld at %lld: %lld %s\n", (long long)note->run,
		(long long)note->noted_at, (long long)note->step, note->note);
	return FONDS_OK;
}

static enum fonds_status see_event(const struct fonds_run_event *event,
	void *payload, struct fonds_error **error)
{
	(void)error;
	see(payload, "%lld %s %s '%s'\n", (long long)event->holding,
		event->location, event->event ? event->event : "none",
		event->reason);
	return FONDS_OK;
}

static void test_what_else_is_known_of_a_run(void **state)
{
	struct scratch *scratch = *state;
	const struct fonds_run_period first = { .run = 1 };
	const struct fonds_run_period late = { .since = 1500 };
	struct seen seen = { { 0 }, 0 };

	history_sql(scratch, TWO_RUNS
		"INSERT INTO run_rest VALUES (1, 12, '', 1, 4),"
		" (1, 11, 'paused', 2, 5), (1, 11, 'a', 3, 6), (2, 0, '', 1,"
		" 9); INSERT INTO clock_note VALUES (1, 1, 1001, -3600,"
		" 'back'), (2, 2, 2001, 9, 'on'), (3, 1, 1002, 1, 'on');"
		"INSERT INTO run_event VALUES (1, 2, NULL, 'why'),"
		" (1, 1, 'id', ''), (2, 2, 'other', '')");
	assert_int_equal(FONDS_OK, fonds_run_each_rest(scratch->catalog, 1,
					   see_rest, &seen, NULL));
	expect_seen(&seen, "skipped 'a' 3/6\nskipped 'paused' 2/5\n"
			   "not-due '' 1/4\n");
	assert_int_equal(FONDS_OK, fonds_run_each_rest(scratch->catalog, 2,
					   see_rest, &seen, NULL));
	expect_seen(&seen, "ok '' 1/9\n");
	assert_int_equal(FONDS_OK, fonds_run_each_clock_note(scratch->catalog,
					   &first, see_note, &seen, NULL));
	expect_seen(&seen, "1 at 1001: -3600 back\n1 at 1002: 1 on\n");
	assert_int_equal(FONDS_OK, fonds_run_each_clock_note(scratch->catalog,
					   &late, see_note, &seen, NULL));
	expect_seen(&seen, "2 at 2001: 9 on\n");
	assert_int_equal(FONDS_OK, fonds_run_each_event(scratch->catalog, 1,
					   see_event, &seen, NULL));
	expect_seen(&seen, "1 /scratch/1 id ''\n2 /scratch/2 none 'why'\n");
}

static enum fonds_status write_note(const struct fonds_audit_finding *finding,
	void *payload, struct fonds_error **error)
{
	return fonds_incident_step(payload, finding->incident,
		FONDS_INCIDENT_NOTE, "eva", "looked at", 0, error);
}

static void test_a_callback_may_write(void **state)
{
	struct scratch *scratch = *state;
	const struct fonds_run_period all = { 0 };

	history_sql(scratch, TWO_RUNS
		"INSERT INTO incident VALUES (1, 1, x'61', 1, 0, 1, 1, NULL);"
		"INSERT INTO finding (run, holding, path, verdict, detail,"
		" found_at, incident) VALUES (1, 1, x'61', 1, '', 1, 1),"
		" (2, 1, x'61', 1, '', 2, 1)");
	assert_int_equal(
		FONDS_OK, fonds_run_each_finding(scratch->catalog, &all, true,
				  write_note, scratch->catalog, NULL));
	assert_int_equal(2, history_value(scratch, "SELECT count(*) FROM"
						   " incident_event"));
}

static void test_is_sound_only_where_all_that_had_its_turn_is_ok(void **state)
{
	static const struct {
		enum fonds_run_state state;
		enum fonds_verdict verdict;
		uint64_t findings;
		bool is_sound;
	} cases[] = {
		{ FONDS_RUN_COMPLETE, FONDS_VERDICT_OK, 0, true },
		{ FONDS_RUN_COMPLETE, FONDS_VERDICT_OK, 1, false },
		{ FONDS_RUN_COMPLETE, FONDS_VERDICT_CORRUPT, 0, false },
		{ FONDS_RUN_COMPLETE, FONDS_VERDICT_CORRUPT_UNCONFIRMED, 0,
			false },
		{ FONDS_RUN_COMPLETE, FONDS_VERDICT_MISSING, 0, false },
		{ FONDS_RUN_COMPLETE, FONDS_VERDICT_UNEXPECTED, 0, false },
		{ FONDS_RUN_COMPLETE, FONDS_VERDICT_UNREADABLE, 0, false },
		{ FONDS_RUN_COMPLETE, FONDS_VERDICT_DENIED, 0, false },
		{ FONDS_RUN_COMPLETE, FONDS_VERDICT_UNSTABLE, 0, false },
		{ FONDS_RUN_COMPLETE, FONDS_VERDICT_VOLUME_OFFLINE, 0, false },
		{ FONDS_RUN_COMPLETE, FONDS_VERDICT_MOVED, 0, false },
		{ FONDS_RUN_COMPLETE, FONDS_VERDICT_NOT_CHECKED, 0, false },
		{ FONDS_RUN_COMPLETE, FONDS_VERDICT_SKIPPED, 0, true },
		{ FONDS_RUN_COMPLETE, FONDS_VERDICT_NOT_DUE, 0, true },
		{ FONDS_RUN_PARTIAL, FONDS_VERDICT_NOT_CHECKED, 0, true },
		{ FONDS_RUN_PARTIAL, FONDS_VERDICT_MISSING, 0, false },
		{ FONDS_RUN_RUNNING, FONDS_VERDICT_OK, 0, false },
		{ FONDS_RUN_INTERRUPTED, FONDS_VERDICT_OK, 0, false },
		{ FONDS_RUN_STOPPED, FONDS_VERDICT_OK, 0, false },
		{ FONDS_RUN_INVALID, FONDS_VERDICT_OK, 0, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fonds_run run = { .state = cases[i].state,
			.findings = cases[i].findings };

		run.verdicts[cases[i].verdict] = 1;
		assert_int_equal(cases[i].is_sound, fonds_run_is_sound(&run));
	}
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, history_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_says_what_is_not_there),
		TEST(test_a_run_has_the_figures_of_its_row),
		TEST(test_a_period_is_of_the_runs_that_began_in_it),
		TEST(test_a_run_is_alive_while_an_auditor_holds_its_lock),
		TEST(test_a_holding_is_the_sum_of_its_shards),
		TEST(test_a_state_that_is_none_is_a_damaged_catalog),
		TEST(test_the_last_number_that_there_is_ends_the_reading),
		TEST(test_findings_come_as_recorded_or_by_damage),
		TEST(test_a_finding_says_what_does_not_apply),
		TEST(test_what_else_is_known_of_a_run),
		TEST(test_a_callback_may_write),
		cmocka_unit_test(
			test_is_sound_only_where_all_that_had_its_turn_is_ok),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
