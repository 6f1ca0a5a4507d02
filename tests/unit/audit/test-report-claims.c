/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-claims.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "report-sample.h"

static enum fonds_evidence look(
	const struct fonds_report *report, const char *asks)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	size_t count;
	const struct fonds_claim_row *rows = fonds_report_claims(&count);

	fonds_buffer_init(&text, 4096);
	for (size_t i = 0; i < count; i++)
		if (strstr(rows[i].asks, asks) != NULL)
			return rows[i].look(report, &text);
	fail_msg("no claim asks '%s'", asks);
	return FONDS_EVIDENCE_NONE;
}

static void an_empty_catalog_shows_nothing(void **state)
{
	const struct fonds_report report = { 0 };
	size_t count;
	const struct fonds_claim_row *rows = fonds_report_claims(&count);

	(void)state;
	assert_true(count > 10);
	for (size_t i = 0; i < count; i++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

		fonds_buffer_init(&text, 4096);
		if (rows[i].look(&report, &text) != FONDS_EVIDENCE_NONE)
			fail_msg("'%s' is claimed of nothing", rows[i].asks);
		assert_true(text.size > 20);
	}
}

static void intervals_need_a_policy_that_is_kept(void **state)
{
	static struct sample sample;
	struct fonds_report *report = &sample.report;

	(void)state;
	assert_true(sample_init(&sample, "sound"));
	assert_int_equal(FONDS_EVIDENCE_SHOWN, look(report, "fixed intervals"));
	report->coverage.overdue = 1;
	assert_int_equal(
		FONDS_EVIDENCE_PARTLY, look(report, "fixed intervals"));
	report->coverage.overdue = 0;
	report->facts.files_with_policy = 0;
	assert_int_equal(FONDS_EVIDENCE_NONE, look(report, "fixed intervals"));
}

static void detection_needs_a_canary(void **state)
{
	static struct sample sample;
	struct fonds_report *report = &sample.report;

	(void)state;
	assert_true(sample_init(&sample, "sound"));
	assert_int_equal(FONDS_EVIDENCE_NONE, look(report, "detect damage"));
	report->facts.canaries = 1;
	assert_int_equal(FONDS_EVIDENCE_SHOWN, look(report, "detect damage"));
	report->totals.states[FONDS_RUN_INVALID] = 1;
	assert_int_equal(FONDS_EVIDENCE_PARTLY, look(report, "detect damage"));
}

static void a_catalog_inside_of_a_holding_is_not_apart(void **state)
{
	static struct sample sample;

	(void)state;
	assert_true(sample_init(&sample, "sound"));
	assert_int_equal(FONDS_EVIDENCE_PARTLY,
		look(&sample.report, "apart from the content"));
	sample.report.facts.is_catalog_inside = true;
	assert_int_equal(FONDS_EVIDENCE_NONE,
		look(&sample.report, "apart from the content"));
}

static void an_open_incident_is_no_whole_evidence(void **state)
{
	static struct sample sample;

	(void)state;
	assert_true(sample_init(&sample, "period"));
	assert_int_equal(FONDS_EVIDENCE_PARTLY,
		look(&sample.report, "record and report incidents"));
	sample.report.incident_counts.open = 0;
	assert_int_equal(FONDS_EVIDENCE_SHOWN,
		look(&sample.report, "record and report incidents"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(an_empty_catalog_shows_nothing),
		cmocka_unit_test(intervals_need_a_policy_that_is_kept),
		cmocka_unit_test(detection_needs_a_canary),
		cmocka_unit_test(a_catalog_inside_of_a_holding_is_not_apart),
		cmocka_unit_test(an_open_incident_is_no_whole_evidence),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
