/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-sentence.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "audit/report-totals.h"
#include "base/cleanup.h"

/* A report of one run of everything, to be spoilt. */
struct made {
	struct fonds_report report;
	struct fonds_report_run run;
};

static void make(struct made *made, uint64_t files)
{
	*made = (struct made){
		.report = {
			.period = { .run = 1 },
			.is_current = true,
			.run_count = 1,
			.run_total = 1,
			.coverage = { .files = files, .within_policy = files },
		},
		.run = {
			.run = {
				.number = 1,
				.state = FONDS_RUN_COMPLETE,
				.scope = "everything",
				.why = "",
				.files = files,
			},
			.read = files,
			.is_reported = true,
		},
	};
	made->run.run.verdicts[FONDS_VERDICT_OK] = files;
}

static void turn(struct made *made, enum fonds_verdict verdict, uint64_t n)
{
	made->run.run.verdicts[FONDS_VERDICT_OK] -= n;
	made->run.run.verdicts[verdict] += n;
	if (fonds_verdict_is_wrong(verdict) ||
		fonds_verdict_is_not_readable(verdict))
		made->run.run.findings += n;
}

static void assert_says(
	enum fonds_outcome outcome, const char *sentence, struct made *made)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 4096);
	made->report.runs = &made->run;
	made->report.totals = (struct fonds_report_totals){ 0 };
	fonds_totals_add(&made->report.totals, &made->run);
	fonds_sentence_add(&made->report, &buffer);
	assert_string_equal(sentence, fonds_buffer_text(&buffer));
	assert_int_equal(outcome, fonds_outcome_of_report(&made->report));
}

#define ALL_SOUND "All 12 registered files were read and found sound."

static void a_sound_run_says_so(void **state)
{
	struct made made;

	(void)state;
	make(&made, 1234);
	assert_says(FONDS_OUTCOME_SOUND,
		"All 1,234 registered files were read and found sound.", &made);
	make(&made, 1);
	assert_says(FONDS_OUTCOME_SOUND,
		"The one registered file was read and found sound.", &made);
	make(&made, 0);
	assert_says(FONDS_OUTCOME_NOTHING,
		"No file is registered: there was nothing to check.", &made);
}

static void a_part_is_not_called_all(void **state)
{
	struct made made;

	(void)state;
	make(&made, 12);
	made.run.run.scope = "the holding 3";
	assert_says(FONDS_OUTCOME_SOUND,
		"All 12 registered files of its scope were read and found "
		"sound.",
		&made);
	make(&made, 1234);
	turn(&made, FONDS_VERDICT_NOT_DUE, 1000);
	turn(&made, FONDS_VERDICT_SKIPPED, 1);
	assert_says(FONDS_OUTCOME_SOUND_IN_PART,
		"233 files were read and found sound. 1,000 of 1,234 files "
		"were not due, and not read. 1 of 1,234 files was left out on "
		"purpose, and not read.",
		&made);
	make(&made, 5);
	turn(&made, FONDS_VERDICT_NOT_DUE, 5);
	assert_says(FONDS_OUTCOME_NOTHING,
		"Nothing was checked. 5 of 5 files were not due, and not "
		"read.",
		&made);
}

static void what_is_wrong_is_told_apart_from_what_was_not_seen(void **state)
{
	struct made made;

	(void)state;
	make(&made, 1234);
	turn(&made, FONDS_VERDICT_CORRUPT, 2);
	turn(&made, FONDS_VERDICT_MISSING, 1);
	turn(&made, FONDS_VERDICT_DENIED, 1);
	assert_says(FONDS_OUTCOME_NOT_SOUND,
		"3 of 1,234 registered files are not sound (2 corrupt, "
		"1 missing); 1 could not be checked (1 denied). 1,230 files "
		"were read and found sound.",
		&made);
	make(&made, 5);
	turn(&made, FONDS_VERDICT_VOLUME_OFFLINE, 5);
	assert_says(FONDS_OUTCOME_NOT_SOUND,
		"5 of 5 registered files could not be checked "
		"(5 volume-offline).",
		&made);
}

static void what_is_not_registered_is_not_sound(void **state)
{
	struct made made;

	(void)state;
	make(&made, 12);
	made.run.run.verdicts[FONDS_VERDICT_UNEXPECTED] = 2;
	made.run.run.findings = 2;
	assert_says(FONDS_OUTCOME_NOT_SOUND,
		"2 files that are not registered were found. " ALL_SOUND,
		&made);
	make(&made, 12);
	made.run.run.findings = 1; /* a folder that could not be listed */
	assert_says(FONDS_OUTCOME_NOT_SOUND,
		"1 finding needs attention. " ALL_SOUND, &made);
}

static void a_run_without_its_end_is_not_called_sound(void **state)
{
	struct made made;

	(void)state;
	make(&made, 12);
	made.run.run.state = FONDS_RUN_INTERRUPTED;
	assert_says(FONDS_OUTCOME_INCOMPLETE,
		"This run was interrupted; no file is left to "
		"check. " ALL_SOUND,
		&made);
	turn(&made, FONDS_VERDICT_NOT_CHECKED, 2);
	assert_says(FONDS_OUTCOME_INCOMPLETE,
		"This run was interrupted; 2 files were not checked. 10 files "
		"were read and found sound.",
		&made);
	made.run.run.state = FONDS_RUN_PARTIAL;
	assert_says(FONDS_OUTCOME_INCOMPLETE,
		"This run ended with its budget or its window; 2 files were "
		"not checked. 10 files were read and found sound.",
		&made);
	made.run.run.state = FONDS_RUN_STOPPED;
	assert_says(FONDS_OUTCOME_NOT_SOUND,
		"This run was stopped, because more was wrong than is likely "
		"to be true; 2 files were not checked. 10 files were read and "
		"found sound.",
		&made);
}

static void what_cannot_be_relied_on_calls_nothing_sound(void **state)
{
	struct made made;

	(void)state;
	make(&made, 12);
	made.run.run.state = FONDS_RUN_INVALID;
	assert_says(FONDS_OUTCOME_UNRELIABLE,
		"This run is invalid: a file that is known to be bad was not "
		"flagged, so that nothing it says of other files can be relied "
		"on; no file is left to check.",
		&made);
	make(&made, 12);
	made.run.run.verdicts[FONDS_VERDICT_OK] = 11;
	made.run.run.verdicts[FONDS_VERDICT_UNEXPECTED] = 1;
	assert_says(FONDS_OUTCOME_UNRELIABLE,
		"The verdicts do not sum to the inventory: 11 is not 12. This "
		"report cannot be relied on. 1 file that is not registered was "
		"found.",
		&made);
	make(&made, 12);
	made.run.differences = 2;
	assert_says(FONDS_OUTCOME_UNRELIABLE,
		"Counting again from the raw rows gave 2 differences: this "
		"report cannot be relied on.",
		&made);
}

static void what_takes_from_trust_is_said_though_all_is_ok(void **state)
{
	struct made made;

	(void)state;
	make(&made, 12);
	made.run.degraded = 5;
	assert_says(FONDS_OUTCOME_RESERVED,
		"Reading was degraded: 5 of 12 files were read through the "
		"page cache, which was to be bypassed. " ALL_SOUND,
		&made);
	make(&made, 12);
	made.run.run.clock_notes = 1;
	assert_says(FONDS_OUTCOME_RESERVED,
		ALL_SOUND " The clock was not steady (1 note): the times and "
			  "ages stated here may be wrong.",
		&made);
	make(&made, 12);
	made.report.incident_counts.open = 2;
	assert_says(FONDS_OUTCOME_NOT_SOUND, ALL_SOUND " 2 incidents are open.",
		&made);
	made.report.incident_counts.open_sound_now = 2;
	assert_says(FONDS_OUTCOME_RESERVED,
		ALL_SOUND " 2 incidents are open, each of a file that its last "
			  "check found ok.",
		&made);
	make(&made, 12);
	made.report.coverage.overdue = 3;
	assert_says(FONDS_OUTCOME_INCOMPLETE,
		ALL_SOUND " 3 registered files are overdue by their policy.",
		&made);
	make(&made, 12);
	made.report.coverage.in_future = 1;
	assert_says(FONDS_OUTCOME_INCOMPLETE,
		ALL_SOUND " The last check of 1 file is dated in the future, "
			  "and proves nothing.",
		&made);
}

static void a_period_without_a_run_is_not_sound(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	const struct fonds_report report = {
		.since = 1,
		.until = 2,
		.coverage = { .files = 12 },
	};

	(void)state;
	fonds_buffer_init(&buffer, 4096);
	fonds_sentence_add(&report, &buffer);
	assert_string_equal("No run began in this period: nothing was checked.",
		fonds_buffer_text(&buffer));
	assert_int_equal(
		FONDS_OUTCOME_INCOMPLETE, fonds_outcome_of_report(&report));
}

/* What was found and is repaired leaves a mark on its period, and no more. */
static void a_period_remembers_its_worse_runs(void **state)
{
	struct made made;

	(void)state;
	make(&made, 12);
	made.report.period = (struct fonds_run_period){ .since = 1 };
	made.report.runs = &made.run;
	fonds_totals_add(&made.report.totals, &made.run);
	assert_int_equal(
		FONDS_OUTCOME_SOUND, fonds_outcome_of_report(&made.report));
	made.report.totals.runs++;
	assert_int_equal(
		FONDS_OUTCOME_RESERVED, fonds_outcome_of_report(&made.report));
	made.report.coverage.verdicts[FONDS_VERDICT_MISSING] = 1;
	assert_int_equal(
		FONDS_OUTCOME_NOT_SOUND, fonds_outcome_of_report(&made.report));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_sound_run_says_so),
		cmocka_unit_test(a_part_is_not_called_all),
		cmocka_unit_test(
			what_is_wrong_is_told_apart_from_what_was_not_seen),
		cmocka_unit_test(what_is_not_registered_is_not_sound),
		cmocka_unit_test(a_run_without_its_end_is_not_called_sound),
		cmocka_unit_test(what_cannot_be_relied_on_calls_nothing_sound),
		cmocka_unit_test(
			what_takes_from_trust_is_said_though_all_is_ok),
		cmocka_unit_test(a_period_without_a_run_is_not_sound),
		cmocka_unit_test(a_period_remembers_its_worse_runs),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
