/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-gather.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "audit/report-source.h"
#include "audit/report-totals.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "report-year.h"
#include "tests/unit/fault.h"
#include "tests/unit/fixity/scratch.h"

#define DAY INT64_C(86400)
#define END (YEAR_FIRST + 30 * DAY * YEAR_MONTHS)

static const struct fonds_run_period newest;
static const struct fonds_run_period year = { .since = END - 360 * DAY };

static int make(void **state)
{
	struct fonds_error *error = NULL;
	struct scratch *scratch;

	year_now = YEAR_FIRST;
	scratch_setup(state);
	scratch = *state;
	if (year_make(scratch->catalog, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
	return 0;
}

static void gather(struct scratch *scratch,
	const struct fonds_run_period *wanted, struct fonds_arena *arena,
	struct fonds_report *report)
{
	struct fonds_error *error = NULL;

	fonds_arena_init(arena, 64u << 20);
	if (fonds_report_gather(
		    scratch->catalog, wanted, END, arena, report, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
}

static void the_newest_run_is_reported_alone(void **state)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_report report;

	gather(*state, &newest, &arena, &report);
	assert_true(fonds_report_is_of_run(&report));
	assert_true(report.is_current);
	assert_int_equal(YEAR_MONTHS, report.period.run);
	assert_int_equal(1, report.totals.runs);
	assert_int_equal(1, report.run_total);
	assert_int_equal(YEAR_MONTHS, report.run_count);
	assert_int_equal(YEAR_FILES, report.totals.files);
	assert_int_equal(1, report.finding_total);
	assert_int_equal(1, report.auditor_total);
	assert_true(report.has_before);
	assert_int_equal(YEAR_MONTHS - 1, report.before.run);
	assert_int_equal(1, report.incident_counts.open);
	assert_int_equal(3, report.holding_total);
}

static void an_earlier_run_knows_nothing_of_later_ones(void **state)
{
	const struct fonds_run_period third = { .run = 3 };
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_report report;

	gather(*state, &third, &arena, &report);
	assert_false(report.is_current);
	assert_int_equal(3, report.run_count);
	assert_int_equal(2, report.before.run);
	assert_int_equal(0, report.finding_total);
	assert_int_equal(0, report.incident_total);
	assert_int_equal(0, report.pause_total);
	assert_int_equal(0, report.facts.repairs_done);
}

static void a_canary_of_today_proves_no_run_of_before(void **state)
{
	struct scratch *scratch = *state;
	struct fonds_digest digest = { .algorithm = FONDS_SHA256, .size = 32 };
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_report report;
	int64_t number;

	year_now = END;
	assert_int_equal(
		FONDS_OK, fonds_canary_add(scratch->catalog, "/srv/late.bin",
				  12, &digest, "Ada", &number, NULL));
	gather(scratch, &year, &arena, &report);
	assert_int_equal(1, report.facts.canaries);
}

static void a_year_is_the_sum_of_its_runs(void **state)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_report report;
	uint64_t files = 0;

	gather(*state, &year, &arena, &report);
	assert_int_equal(12, report.totals.runs);
	assert_int_equal(11, report.totals.states[FONDS_RUN_COMPLETE]);
	assert_int_equal(1, report.totals.states[FONDS_RUN_PARTIAL]);
	assert_int_equal(12 * YEAR_FILES, report.totals.files);
	assert_int_equal(report.totals.files,
		fonds_verdicts_sum(report.totals.verdicts));
	assert_int_equal(year_findings, report.totals.findings);
	assert_int_equal(year_findings, report.finding_total);
	assert_int_equal(0, report.totals.differences);
	assert_int_equal(2, report.totals_before.runs);
	for (size_t i = 0; i < report.holding_count; i++)
		files += report.holdings[i].files;
	assert_int_equal(report.totals.files, files);
	assert_int_equal(12, report.auditor_total);
}

/* Each file was read past the cache; one was missing, and not read at all. */
static void what_is_missing_was_not_read_through_the_cache(void **state)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_report report;

	gather(*state, &year, &arena, &report);
	assert_int_equal(1, report.totals.verdicts[FONDS_VERDICT_MISSING]);
	assert_int_equal(report.totals.read + 1,
		fonds_verdicts_judged(report.totals.verdicts));
	assert_int_equal(report.totals.read, report.totals.past_cache);
	assert_int_equal(0, report.totals.degraded);
}

static void what_happened_beside_the_runs_is_there(void **state)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_report report;

	gather(*state, &year, &arena, &report);
	assert_int_equal(3, report.incident_total);
	assert_int_equal(1, report.incident_counts.open);
	assert_int_equal(1, report.incident_counts.repaired);
	assert_int_equal(1, report.incident_counts.accepted);
	assert_int_equal(0, report.incident_counts.open_sound_now);
	assert_int_equal(3, report.incidents[0].incident.number);
	assert_int_equal(3, report.incidents[1].step_total);
	assert_int_equal(1, report.pause_total);
	assert_string_equal("the store moves", report.pauses[0].reason);
	assert_int_equal(1, report.clock_note_total);
	assert_int_equal(-3600, report.clock_notes[0].step);
	assert_int_equal(2, report.collection_total);
	assert_int_equal(1, report.facts.canaries);
	assert_int_equal(1, report.facts.repairs_done);
	assert_int_equal(2, report.facts.supplied);
	assert_int_equal(1, report.facts.generated);
	assert_false(report.facts.is_catalog_inside);
}

static void the_damaged_come_first(void **state)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_report report;
	size_t last = year_findings - 1;

	gather(*state, &year, &arena, &report);
	for (size_t i = 0; i < last; i++)
		assert_int_equal(
			FONDS_VERDICT_CORRUPT, report.findings[i].verdict);
	assert_int_equal(FONDS_VERDICT_MISSING, report.findings[last].verdict);
	assert_int_equal(4096, report.findings[0].damage_offset);
	assert_int_equal(3, report.findings[1].incident);
}

/* 40 days hold for two holdings, 90 for one; a run of month 9 left one. */
static void coverage_follows_the_runs(void **state)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_report report;

	gather(*state, &year, &arena, &report);
	for (size_t i = 0; i < report.run_count; i++) {
		assert_int_equal(YEAR_FILES, report.runs[i].registered);
		assert_true(report.runs[i].covered <= YEAR_FILES);
	}
	assert_int_equal(YEAR_FILES, report.runs[0].covered);
	assert_int_equal(YEAR_FILES, report.coverage.within_policy);
	assert_int_equal(YEAR_FILES, report.totals.covered);
}

static void a_year_without_runs_is_no_error(void **state)
{
	const struct fonds_run_period before = {
		.since = YEAR_FIRST - 60 * DAY,
		.until = YEAR_FIRST - 30 * DAY,
	};
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_report report;

	gather(*state, &before, &arena, &report);
	assert_int_equal(0, report.totals.runs);
	assert_int_equal(0, report.run_count);
	assert_int_equal(0, report.incident_total);
	assert_false(report.has_before);
}

static void what_is_not_there_is_not_found(void **state)
{
	const struct fonds_run_period later = { .run = 99 };
	const struct fonds_run_period turned = {
		.since = 20,
		.until = 10,
	};
	const struct fonds_run_period to_come = { .since = END + 1 };
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct scratch *scratch = *state;
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_report report;

	fonds_arena_init(&arena, 64u << 20);
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_report_gather(
			scratch->catalog, &later, END, &arena, &report, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_report_gather(
			scratch->catalog, &turned, END, &arena, &report, NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_report_gather(scratch->catalog, &to_come, END, &arena,
			&report, &error));
	assert_non_null(strstr(fonds_error_message(error), "in the future"));
}

static void before_the_first_second_there_is_nothing(void **state)
{
	const struct fonds_run_period first = { .until = END };
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_report report;

	gather(*state, &first, &arena, &report);
	assert_int_equal(YEAR_MONTHS, report.run_total);
	assert_false(report.has_before);
	assert_int_equal(0, report.totals_before.runs);
}

static enum fonds_status count_finding(
	const struct fonds_audit_finding *finding, void *payload,
	struct fonds_error **error)
{
	(void)finding;
	(void)error;
	++*(uint64_t *)payload;
	return FONDS_OK;
}

static enum fonds_status count_run(const struct fonds_report_run *run,
	void *payload, struct fonds_error **error)
{
	(void)error;
	*(uint64_t *)payload += run->is_reported ? 1000 : 1;
	return FONDS_OK;
}

static void lists_are_read_whole_from_the_source(void **state)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_report report;
	uint64_t findings = 0;
	uint64_t runs = 0;

	gather(*state, &year, &arena, &report);
	report.finding_count = 1;
	report.run_count = 3; /* as if the others had not been kept */
	assert_int_equal(FONDS_OK, fonds_report_each_finding(&report,
					   count_finding, &findings, NULL));
	assert_int_equal(year_findings, findings);
	assert_int_equal(FONDS_OK,
		fonds_report_each_run(&report, count_run, &runs, NULL));
	assert_int_equal(12002, runs);
}

static enum fonds_status write_to(const struct fonds_report *report,
	fonds_report_write_fn *writer, struct fonds_buffer *buffer,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	enum fonds_status status;

	fonds_buffer_init(buffer, 64u << 20);
	fonds_output_init(&output, fonds_output_to_buffer, buffer);
	status = writer(report, &output, error);
	if (status == FONDS_OK)
		status = fonds_output_finish(&output, error);
	return status;
}

/* Whatever allocation fails: an error, and nothing half-gathered. */
static void memory_that_runs_out_is_told(void **state)
{
	struct scratch *scratch = *state;

	for (unsigned n = 0;; n++) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_error *error = NULL;
		struct fonds_report report;
		enum fonds_status status;

		fonds_arena_init(&arena, 64u << 20);
		fault_arm(FAULT_ALLOC, n);
		status = fonds_report_gather(
			scratch->catalog, &year, END, &arena, &report, &error);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		if (status < 0)
			assert_int_equal(FONDS_ERR_NOMEM, status);
		fonds_error_free(error);
	}
}

/* Whatever allocation of a writer fails: an error, or the same bytes. */
static void no_text_is_left_out_when_memory_runs_out(void **state)
{
	static fonds_report_write_fn *const writers[] = {
		fonds_report_write_html,
		fonds_report_write_json,
		fonds_report_write_csv,
		fonds_report_write_text,
		fonds_report_write_premis,
	};
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_report report;

	gather(*state, &year, &arena, &report);
	for (size_t i = 0; i < sizeof(writers) / sizeof(writers[0]); i++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer whole;
		unsigned step = 1;

		assert_int_equal(
			FONDS_OK, write_to(&report, writers[i], &whole, NULL));
		for (unsigned n = 0;; n += step) {
			fonds_cleanup(
				fonds_buffer_clear) struct fonds_buffer buffer;
			enum fonds_status status;

			fault_arm(FAULT_ALLOC, n);
			status = write_to(&report, writers[i], &buffer, NULL);
			fault_disarm();
			if (status == FONDS_OK)
				assert_string_equal(fonds_buffer_text(&whole),
					fonds_buffer_text(&buffer));
			else
				assert_int_equal(FONDS_ERR_NOMEM, status);
			if (!fault_fired())
				break;
			step = n < 100 ? 1 : 17;
		}
	}
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, make, scratch_teardown)
	const struct CMUnitTest tests[] = {
		TEST(the_newest_run_is_reported_alone),
		TEST(an_earlier_run_knows_nothing_of_later_ones),
		TEST(a_canary_of_today_proves_no_run_of_before),
		TEST(a_year_is_the_sum_of_its_runs),
		TEST(what_is_missing_was_not_read_through_the_cache),
		TEST(what_happened_beside_the_runs_is_there),
		TEST(the_damaged_come_first),
		TEST(coverage_follows_the_runs),
		TEST(a_year_without_runs_is_no_error),
		TEST(what_is_not_there_is_not_found),
		TEST(lists_are_read_whole_from_the_source),
		TEST(memory_that_runs_out_is_told),
		TEST(no_text_is_left_out_when_memory_runs_out),
		TEST(before_the_first_second_there_is_nothing),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
