/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-compare.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "audit/report-words.h"

static const char *change(
	enum fonds_figure_kind kind, uint64_t before, uint64_t now, char *text)
{
	const struct fonds_figure figure = {
		.kind = kind,
		.before = before,
		.now = now,
	};

	return fonds_figure_change(&figure, text);
}

static void a_change_is_said_in_words(void **state)
{
	char text[FONDS_WORDS_SIZE];

	(void)state;
	assert_string_equal(
		"up by 1,234", change(FONDS_FIGURE_COUNT, 1, 1235, text));
	assert_string_equal(
		"down by 12", change(FONDS_FIGURE_COUNT, 12, 0, text));
	assert_string_equal("the same", change(FONDS_FIGURE_COUNT, 7, 7, text));
	assert_string_equal(
		"up by 1.2 MB", change(FONDS_FIGURE_BYTES, 0, 1200000, text));
	assert_string_equal(
		"down by 0.1 %", change(FONDS_FIGURE_SHARE, 1000, 999, text));
}

static void a_rate_that_is_not_known_is_not_compared(void **state)
{
	struct fonds_figure figure = { .kind = FONDS_FIGURE_RATE, .now = 5 };
	char text[FONDS_WORDS_SIZE];

	(void)state;
	assert_string_equal(
		"not comparable", fonds_figure_change(&figure, text));
	assert_string_equal("?", fonds_figure_arrow(&figure));
	figure.before = 6;
	assert_string_equal("\xe2\x86\x93", fonds_figure_arrow(&figure));
}

static void figures_are_those_of_the_totals(void **state)
{
	struct fonds_report report = {
		.totals = {
			.runs = 2,
			.files = 10,
			.findings = 1,
			.bytes = 1000,
			.busy_ms = 100,
			.registered = 1000,
			.covered = 999,
		},
		.totals_before = { .runs = 1 },
	};
	struct fonds_figure figures[FONDS_FIGURES];
	bool has_share = false;

	(void)state;
	report.totals.verdicts[FONDS_VERDICT_OK] = 9;
	report.totals.verdicts[FONDS_VERDICT_MISSING] = 1;
	fonds_report_compare(&report, figures);
	for (size_t i = 0; i < FONDS_FIGURES; i++) {
		if (strcmp(figures[i].key, "runs") == 0) {
			assert_int_equal(2, figures[i].now);
			assert_int_equal(1, figures[i].before);
		}
		if (strcmp(figures[i].key, "judged") == 0)
			assert_int_equal(10, figures[i].now);
		if (strcmp(figures[i].key, "rate") == 0)
			assert_int_equal(10000, figures[i].now);
		if (strcmp(figures[i].key, "covered") == 0) {
			assert_int_equal(999, figures[i].now);
			has_share = true;
		}
	}
	assert_true(has_share);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_change_is_said_in_words),
		cmocka_unit_test(a_rate_that_is_not_known_is_not_compared),
		cmocka_unit_test(figures_are_those_of_the_totals),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
