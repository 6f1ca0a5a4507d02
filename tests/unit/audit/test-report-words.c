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

static void seconds_between_any_two_times_can_be_said(void **state)
{
	(void)state;
	assert_true(fonds_words_seconds(10, 25) == 15);
	assert_true(fonds_words_seconds(25, 10) == -15);
	assert_true(fonds_words_seconds(INT64_MIN, 0) == INT64_MAX);
	assert_true(fonds_words_seconds(INT64_MIN, INT64_MAX) == INT64_MAX);
	assert_true(fonds_words_seconds(INT64_MAX, INT64_MIN) == INT64_MIN);
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
	assert_int_equal(0, fonds_words_permille(5, 0));
	assert_int_equal(999, fonds_words_permille(9999, 10000));
	assert_int_equal(1000, fonds_words_permille(7, 5));
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

static void ages_divide_the_files(void **state)
{
	const struct fonds_coverage coverage = {
		.files = 100,
		.never = 7,
		.in_future = 3,
		.within_day = 10,
		.within_week = 20,
		.within_month = 40,
		.within_quarter = 60,
		.within_year = 80,
	};
	static const uint64_t expected[FONDS_WORDS_AGES] = { 10, 10, 20, 20, 20,
		10, 7, 3 };
	struct fonds_words_age ages[FONDS_WORDS_AGES];

	(void)state;
	fonds_words_ages(&coverage, ages);
	for (size_t i = 0; i < FONDS_WORDS_AGES; i++)
		assert_int_equal(expected[i], ages[i].files);
}

static void damage_says_what_is_known(void **state)
{
	struct fonds_audit_finding finding = {
		.damage_offset = 4096,
		.damage_length = 512,
		.damage_pattern = "zeros",
	};
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;

	(void)state;
	fonds_buffer_init(&text, 256);
	fonds_words_add_damage(&finding, &text);
	assert_string_equal("from byte 4,096, over 512 bytes: zeros",
		fonds_buffer_text(&text));
	fonds_buffer_reset(&text);
	finding.damage_offset = UINT64_MAX;
	fonds_words_add_damage(&finding, &text);
	assert_string_equal(
		"the place is not known: zeros", fonds_buffer_text(&text));
}

static void a_rate_of_nothing_is_not_known(void **state)
{
	char text[FONDS_WORDS_SIZE];

	(void)state;
	assert_string_equal("not known", fonds_words_rate(0, text));
	assert_string_equal("250.0 MB/s", fonds_words_rate(250000000, text));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(counts_have_separators),
		cmocka_unit_test(sizes_are_short_and_exact),
		cmocka_unit_test(seconds_between_any_two_times_can_be_said),
		cmocka_unit_test(durations_have_two_units),
		cmocka_unit_test(a_share_of_all_but_one_is_not_all),
		cmocka_unit_test(times_say_their_zone),
		cmocka_unit_test(every_verdict_has_its_own_sign),
		cmocka_unit_test(ages_divide_the_files),
		cmocka_unit_test(damage_says_what_is_known),
		cmocka_unit_test(a_rate_of_nothing_is_not_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
