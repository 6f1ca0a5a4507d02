/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-totals.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* Each verdict counted 2 to the power of its value, so that sums tell all. */
static void fill(uint64_t verdicts[FONDS_VERDICT_COUNT])
{
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		verdicts[i] = UINT64_C(1) << i;
}

static void the_inventory_divides_without_rest(void **state)
{
	uint64_t verdicts[FONDS_VERDICT_COUNT];
	uint64_t all = (UINT64_C(1) << FONDS_VERDICT_COUNT) - 1;

	(void)state;
	fill(verdicts);
	assert_int_equal(all - verdicts[FONDS_VERDICT_UNEXPECTED],
		fonds_verdicts_sum(verdicts));
	assert_int_equal(fonds_verdicts_sum(verdicts),
		fonds_verdicts_due(verdicts) + verdicts[FONDS_VERDICT_NOT_DUE] +
			verdicts[FONDS_VERDICT_SKIPPED]);
	assert_int_equal(fonds_verdicts_due(verdicts),
		fonds_verdicts_judged(verdicts) +
			fonds_verdicts_not_readable(verdicts) +
			verdicts[FONDS_VERDICT_NOT_CHECKED]);
	assert_int_equal(fonds_verdicts_judged(verdicts),
		fonds_verdicts_wrong(verdicts) + verdicts[FONDS_VERDICT_OK]);
}

static void an_event_says_no_more_than_was_checked(void **state)
{
	static const struct {
		uint64_t verdicts[FONDS_VERDICT_COUNT];
		const char *begin;
	} cases[] = {
		{ { [FONDS_VERDICT_OK] = 2, [FONDS_VERDICT_MISSING] = 1 },
			"each registered file checked" },
		{ { [FONDS_VERDICT_CORRUPT] = 1,
			  [FONDS_VERDICT_SKIPPED] = 1,
			  [FONDS_VERDICT_NOT_DUE] = 1 },
			"the registered files that were due checked" },
		{ { [FONDS_VERDICT_OK] = 2, [FONDS_VERDICT_NOT_CHECKED] = 1 },
			"some of the registered files checked" },
		{ { [FONDS_VERDICT_OK] = 2, [FONDS_VERDICT_DENIED] = 1 },
			"some of the registered files checked" },
		{ { [FONDS_VERDICT_VOLUME_OFFLINE] = 3 },
			"no registered file could be checked" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_ptr_equal(
			strstr(fonds_verdicts_detail(3, cases[i].verdicts),
				cases[i].begin),
			fonds_verdicts_detail(3, cases[i].verdicts));
}

static void each_verdict_is_in_one_class_at_most(void **state)
{
	(void)state;
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		assert_false(
			fonds_verdict_is_wrong((enum fonds_verdict)i) &&
			fonds_verdict_is_not_readable((enum fonds_verdict)i));
	assert_false(fonds_verdict_is_wrong(FONDS_VERDICT_OK));
	assert_true(fonds_verdict_is_wrong(FONDS_VERDICT_MOVED));
	assert_true(fonds_verdict_is_not_readable(FONDS_VERDICT_DENIED));
	/* One of a later version is never taken for sound. */
	assert_true(fonds_verdict_is_not_readable((enum fonds_verdict)99));
}

static void runs_are_summed_member_by_member(void **state)
{
	struct fonds_report_totals totals = { 0 };
	struct fonds_report_run run = {
		.run = {
			.state = FONDS_RUN_COMPLETE,
			.files = 3,
			.bytes = 100,
			.clock_notes = 1,
		},
		.busy_ms = 5,
		.read = 3,
		.past_cache = 2,
		.degraded = 1,
		.differences = 4,
	};

	(void)state;
	run.run.verdicts[FONDS_VERDICT_OK] = 3;
	fonds_totals_add(&totals, &run);
	run.run.state = FONDS_RUN_STOPPED;
	run.run.findings = 1;
	fonds_totals_add(&totals, &run);
	assert_int_equal(2, totals.runs);
	assert_int_equal(1, totals.sound);
	assert_int_equal(1, totals.states[FONDS_RUN_COMPLETE]);
	assert_int_equal(1, totals.states[FONDS_RUN_STOPPED]);
	assert_int_equal(6, totals.files);
	assert_int_equal(6, totals.verdicts[FONDS_VERDICT_OK]);
	assert_int_equal(1, totals.findings);
	assert_int_equal(200, totals.bytes);
	assert_int_equal(10, totals.busy_ms);
	assert_int_equal(6, totals.read);
	assert_int_equal(4, totals.past_cache);
	assert_int_equal(2, totals.degraded);
	assert_int_equal(2, totals.clock_notes);
	assert_int_equal(8, totals.differences);
}

static void a_rate_without_time_is_not_known(void **state)
{
	(void)state;
	assert_int_equal(0, fonds_totals_rate(1000, 0));
	assert_int_equal(2000, fonds_totals_rate(1000, 500));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_inventory_divides_without_rest),
		cmocka_unit_test(an_event_says_no_more_than_was_checked),
		cmocka_unit_test(each_verdict_is_in_one_class_at_most),
		cmocka_unit_test(runs_are_summed_member_by_member),
		cmocka_unit_test(a_rate_without_time_is_not_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
