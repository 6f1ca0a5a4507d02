/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/report-words.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"

static void counts_have_separators(void **state)
{
	char text[FONDS_WORDS_SIZE];

	(void)state;
	assert_string_equal("0", fonds_words_count(0, text));
	assert_string_equal("999", fonds_words_count(999, text));
	assert_string_equal("1,000", fonds_words_count(1000, text));
	assert_string_equal("1,234,567", fonds_words_count(1234567, text));
	assert_string_equal("18,446,744,073,709,551,615",
		fonds_words_count(UINT64_MAX, text));
	assert_string_equal("1 file", fonds_words_count_of(1, "file", text));
	assert_string_equal("0 files", fonds_words_count_of(0, "file", text));
}

static void sizes_are_short_and_exact(void **state)
{
	char text[FONDS_WORDS_SIZE];

	(void)state;
	assert_string_equal("1 byte", fonds_words_size(1, text));
	assert_string_equal("999 bytes", fonds_words_size(999, text));
	assert_string_equal(
		"1.0 kB (1,000 bytes)", fonds_words_size(1000, text));
	assert_string_equal(
		"999.9 kB (999,999 bytes)", fonds_words_size(999999, text));
	assert_string_equal("1.2 GB (1,234,567,890 bytes)",
		fonds_words_size(1234567890, text));
	assert_string_equal("18.4 EB (18,446,744,073,709,551,615 bytes)",
		fonds_words_size(UINT64_MAX, text));
}

static void durations_have_two_units(void **state)
{
	char text[FONDS_WORDS_SIZE];

	(void)state;
	assert_string_equal(
		"less than a second", fonds_words_duration(0, text));
	assert_string_equal(
		"less than a second", fonds_words_duration(-5, text));
	assert_string_equal("1 second", fonds_words_duration(1, text));
	assert_string_equal("1 minute", fonds_words_duration(60, text));
	assert_string_equal(
		"2 hours 5 minutes", fonds_words_duration(7513, text));
	assert_string_equal("400 days", fonds_words_duration(34560000, text));
	assert_string_equal("under 1 s", fonds_words_short_duration(0, text));
	assert_string_equal(
		"2 h 5 min", fonds_words_short_duration(7513, text));
	assert_string_equal("59 s", fonds_words_short_duration(59, text));
	assert_string_equal("1 d 1 h", fonds_words_short_duration(90000, text));
}

static void a_share_of_all_but_one_is_not_all(void **state)
{
	char text[FONDS_WORDS_SIZE];

	(void)state;
	assert_string_equal("99.9 %", fonds_words_share(99999, 100000, text));
	assert_string_equal("100.0 %", fonds_words_share(5, 5, text));
	assert_string_equal("0.0 %", fonds_words_share(0, 5, text));
	assert_string_equal("under 0.1 %", fonds_words_share(1, 100000, text));
	assert_string_equal("50.0 %",
		fonds_words_share(UINT64_MAX / 2 + 1, UINT64_MAX, text));
}

static void times_say_their_zone(void **state)
{
	char text[FONDS_WORDS_SIZE];

	(void)state;
	assert_string_equal(
		"2026-11-23 11:00:00 UTC", fonds_words_time(1795431600, text));
	assert_string_equal("never", fonds_words_time(0, text));
}

static void every_verdict_has_its_own_sign(void **state)
{
	(void)state;
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		for (int j = 0; j < i; j++)
			assert_string_not_equal(
				fonds_words_verdict_sign((enum fonds_verdict)i),
				fonds_words_verdict_sign(
					(enum fonds_verdict)j));
	assert_string_equal(
		"?", fonds_words_verdict_sign(
			     (enum fonds_verdict)FONDS_VERDICT_COUNT));
}

static struct fonds_run run_of(uint64_t files)
{
	struct fonds_run run = { .state = FONDS_RUN_COMPLETE, .files = files };

	run.verdicts[FONDS_VERDICT_OK] = files;
	return run;
}

static void turn(struct fonds_run *run, enum fonds_verdict verdict, uint64_t n)
{
	run->verdicts[FONDS_VERDICT_OK] -= n;
	run->verdicts[verdict] += n;
	run->findings += verdict == FONDS_VERDICT_NOT_CHECKED ? 0 : n;
}

static void assert_outcome(enum fonds_outcome outcome, const char *sentence,
	const struct fonds_run *run)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 4096);
	fonds_words_add_outcome(run, &buffer);
	assert_string_equal(sentence, fonds_buffer_text(&buffer));
	assert_int_equal(outcome, fonds_words_outcome(run));
}

static void a_sound_run_says_so(void **state)
{
	struct fonds_run run = run_of(1234);

	(void)state;
	assert_outcome(FONDS_OUTCOME_SOUND,
		"All 1,234 registered files were read and found sound.", &run);
	run = run_of(1);
	assert_outcome(FONDS_OUTCOME_SOUND,
		"The one registered file was read and found sound.", &run);
	run = run_of(0);
	assert_outcome(FONDS_OUTCOME_NOTHING,
		"No file is registered: there was nothing to check.", &run);
}

static void what_is_wrong_is_told_apart_from_what_was_not_seen(void **state)
{
	struct fonds_run run = run_of(1234);

	(void)state;
	turn(&run, FONDS_VERDICT_MISSING, 1);
	assert_outcome(FONDS_OUTCOME_NOT_SOUND,
		"1 of 1,234 registered files is not sound (1 missing).", &run);
	turn(&run, FONDS_VERDICT_CORRUPT, 2);
	turn(&run, FONDS_VERDICT_DENIED, 1);
	assert_outcome(FONDS_OUTCOME_NOT_SOUND,
		"3 of 1,234 registered files are not sound (2 corrupt, "
		"1 missing); 1 could not be checked (1 denied).",
		&run);
	run = run_of(5);
	turn(&run, FONDS_VERDICT_VOLUME_OFFLINE, 5);
	assert_outcome(FONDS_OUTCOME_NOT_SOUND,
		"5 of 5 registered files could not be checked "
		"(5 volume-offline).",
		&run);
}

static void what_is_not_registered_is_not_sound(void **state)
{
	struct fonds_run run = run_of(12);

	(void)state;
	run.verdicts[FONDS_VERDICT_UNEXPECTED] = 2;
	run.findings = 2;
	assert_outcome(FONDS_OUTCOME_NOT_SOUND,
		"All 12 registered files were read and found sound, but "
		"2 files that are not registered were found.",
		&run);
	run = run_of(12);
	run.findings = 1; /* of a folder that could not be listed */
	assert_outcome(FONDS_OUTCOME_NOT_SOUND,
		"All 12 registered files were read and found sound, but "
		"1 finding needs attention.",
		&run);
}

static void an_interrupted_run_is_not_called_sound(void **state)
{
	struct fonds_run run = run_of(12);

	(void)state;
	run.state = FONDS_RUN_INTERRUPTED;
	turn(&run, FONDS_VERDICT_NOT_CHECKED, 2);
	assert_outcome(FONDS_OUTCOME_INCOMPLETE,
		"This run was interrupted; 2 files were not checked. What "
		"was checked was found sound.",
		&run);
	turn(&run, FONDS_VERDICT_CORRUPT, 1);
	assert_outcome(FONDS_OUTCOME_NOT_SOUND,
		"This run was interrupted; 2 files were not checked. 1 of 12 "
		"registered files is not sound (1 corrupt).",
		&run);
	run = run_of(12);
	run.state = FONDS_RUN_INTERRUPTED;
	assert_outcome(FONDS_OUTCOME_INCOMPLETE,
		"This run was interrupted; no file is left to check. All 12 "
		"registered files were read and found sound.",
		&run);
}

static void verdicts_that_do_not_sum_are_never_sound(void **state)
{
	struct fonds_run run = run_of(12);

	(void)state;
	run.verdicts[FONDS_VERDICT_OK] = 11;
	run.verdicts[FONDS_VERDICT_UNEXPECTED] = 1;
	assert_outcome(FONDS_OUTCOME_NOT_SOUND,
		"The verdicts do not sum to the inventory: 11 is not 12. This "
		"report cannot be relied on.",
		&run);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_have_separators),
		cmocka_unit_test(sizes_are_short_and_exact),
		cmocka_unit_test(durations_have_two_units),
		cmocka_unit_test(a_share_of_all_but_one_is_not_all),
		cmocka_unit_test(times_say_their_zone),
		cmocka_unit_test(every_verdict_has_its_own_sign),
		cmocka_unit_test(a_sound_run_says_so),
		cmocka_unit_test(
			what_is_wrong_is_told_apart_from_what_was_not_seen),
		cmocka_unit_test(what_is_not_registered_is_not_sound),
		cmocka_unit_test(an_interrupted_run_is_not_called_sound),
		cmocka_unit_test(verdicts_that_do_not_sum_are_never_sound),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
