/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/digest/task.h"
#include "tests/unit/fixity/check-fixture.h"

/*
 * The engine as a whole, on more files than its window has, and on files so
 * large that they are read for themselves; most of these only claim to be so
 * large, in their weight or in their state, so that it does not take long.
 */
#define MANY 20000
#define SOME 300
#define MEBI ((uint64_t)1 << 20)

static struct check_fixture *make(void **state, size_t count)
{
	struct check_fixture *f = check_fixture_new(count);

	*state = f;
	return f;
}

static int tear_down(void **state)
{
	check_fixture_free(*state);
	(void)unsetenv("FONDS_DIGEST");
	return 0;
}

static void fill(struct check_fixture *f, uint64_t sizes)
{
	for (size_t i = 0; i < f->count; i++) {
		f->files[i].readings[0].size = i * 7919 % sizes;
		check_fixture_expect(f, i, &f->files[i].readings[0]);
	}
}

static void make_large(
	struct check_fixture *f, size_t i, uint64_t size, uint64_t weight)
{
	f->files[i].readings[0].size = size;
	check_fixture_expect(f, i, &f->files[i].readings[0]);
	f->items[i].weight = weight;
}

/* Everything is read, found as it should be, and counted. */
static void check_all_sound(struct check_fixture *f)
{
	uint64_t bytes = 0;

	assert_int_equal(FONDS_OK, check_fixture_run(f, NULL));
	assert_int_equal(f->count, f->results);
	assert_true(f->most_under_way <= FONDS_CHECK_WINDOW);
	for (size_t i = 0; i < f->count; i++) {
		assert_int_equal(1, f->found[i].done);
		assert_int_equal(FONDS_VERDICT_OK, f->found[i].verdict);
		assert_int_equal(
			f->files[i].readings[0].size, f->found[i].size);
		assert_true(f->found[i].has_digests);
		for (size_t k = 0; k < f->check.algorithm_count; k++)
			assert_true(fonds_digest_equal(
				&f->expected[i][k], &f->found[i].digests[k]));
		if (f->check.in_order)
			assert_int_equal(i, f->found[i].position);
		bytes += f->files[i].readings[0].size;
	}
	assert_int_equal(bytes, f->last.bytes_done);
	assert_int_equal(f->count, f->last.files_done);
}

static void check_failure(
	struct check_fixture *f, enum fonds_status status, const char *message)
{
	struct fonds_error *error = NULL;

	assert_int_equal(status, check_fixture_run(f, &error));
	assert_string_equal(message, fonds_error_message(error));
	fonds_error_free(error);
	assert_int_equal(0, f->tree.streams);
	for (size_t i = 0; i < f->count; i++) {
		assert_true(f->found[i].done <= 1);
		if (f->found[i].done)
			assert_int_equal(FONDS_VERDICT_OK, f->found[i].verdict);
	}
}

static void test_more_files_than_the_window_has(void **state)
{
	struct check_fixture *f = make(state, MANY);

	fill(f, 40);
	for (f->check.jobs = 1; f->check.jobs <= 4; f->check.jobs++) {
		f->check.in_order = false;
		check_all_sound(f);
		f->check.in_order = true;
		check_all_sound(f);
	}
}

static void test_no_file_at_all(void **state)
{
	struct check_fixture *f = make(state, 1);

	f->count = 0;
	for (f->check.jobs = 1; f->check.jobs <= 4; f->check.jobs++) {
		f->check.in_order = !f->check.in_order;
		check_all_sound(f);
	}
	f->count = 1;
}

static void test_several_algorithms_with_kernels_and_without(void **state)
{
	struct check_fixture *f = make(state, SOME);

	for (size_t count = 1; count <= CHECK_ALGORITHMS; count++) {
		f->check.algorithm_count = count;
		fill(f, 200000);
		check_all_sound(f);
	}
}

static void test_no_algorithm_only_reads(void **state)
{
	struct check_fixture *f = make(state, SOME);

	f->check.algorithm_count = 0;
	fill(f, 200000);
	make_large(f, 5, 9 * MEBI, FONDS_LARGE_FILE);
	check_all_sound(f);
}

static void test_one_large_file_among_many_small(void **state)
{
	struct check_fixture *f = make(state, SOME);

	f->check.algorithm_count = 3;
	fill(f, 70000);
	make_large(f, 100, 9 * MEBI, FONDS_LARGE_FILE);
	for (f->check.jobs = 1; f->check.jobs <= 4; f->check.jobs++) {
		f->check.in_order = !f->check.in_order;
		check_all_sound(f);
		assert_int_equal(1, f->files[100].opened);
	}
	make_large(f, 100, 40 * MEBI, 0);
	check_all_sound(f);
	assert_int_equal(1, f->files[100].opened);
}

static void test_several_large_files(void **state)
{
	struct check_fixture *f = make(state, SOME);

	f->check.algorithm_count = 2;
	fill(f, 70000);
	for (size_t i = 0; i < 4; i++)
		make_large(f, 60 * i, 5 * MEBI + i, FONDS_LARGE_FILE + i);
	for (f->check.jobs = 1; f->check.jobs <= 4; f->check.jobs++) {
		f->check.in_order = !f->check.in_order;
		check_all_sound(f);
	}
}

static void test_so_many_large_files_that_they_fill_the_lanes(void **state)
{
	struct check_fixture *f = make(state, SOME);

	f->check.algorithm_count = 2;
	fill(f, 300000);
	for (size_t i = 0; i < SOME; i++)
		f->items[i].weight = i % 3 ? FONDS_LARGE_FILE + i : 1;
	for (f->check.jobs = 1; f->check.jobs <= 4; f->check.jobs++) {
		f->check.in_order = !f->check.in_order;
		check_all_sound(f);
	}
}

static void test_file_of_unknown_weight_that_turns_out_large(void **state)
{
	struct check_fixture *f = make(state, SOME);

	fill(f, 70000);
	for (size_t i = 0; i < 4; i++) {
		make_large(f, 60 * i, 5 * MEBI, 1);
		f->files[60 * i].readings[0].announced = FONDS_LARGE_FILE;
		f->items[60 * i].size = FONDS_SIZE_UNKNOWN;
	}
	for (f->check.jobs = 1; f->check.jobs <= 3; f->check.jobs++) {
		check_all_sound(f);
		assert_int_equal(2, f->files[60].opened);
	}
}

static void check_verdict(struct check_fixture *f, size_t i,
	enum fonds_verdict verdict, unsigned opened)
{
	assert_int_equal(1, f->found[i].done);
	assert_string_equal(fonds_verdict_name(verdict),
		fonds_verdict_name(f->found[i].verdict));
	assert_int_equal(opened, f->files[i].opened);
}

/* Small ones in the reader, large ones in the pipeline. */
static void test_files_that_grow_and_shrink_while_they_are_read(void **state)
{
	struct check_fixture *f = make(state, 8);

	for (size_t i = 0; i < 8; i++) {
		struct fake_reading *reading = &f->files[i].readings[0];

		reading->size = 300000;
		check_fixture_expect(f, i, reading);
		f->items[i].weight = i < 4 ? 1 : FONDS_LARGE_FILE;
		if (i % 4 == 0)
			reading->is_growing = true;
		if (i % 4 == 1) /* all the time of both readings */
			reading->size = 300001;
		if (i % 4 == 2)
			reading->size = 299999;
		if (i % 4 == 3) /* at once, its state says what it was */
			reading->announced = 400000;
	}
	assert_int_equal(FONDS_OK, check_fixture_run(f, NULL));
	for (size_t i = 0; i < 8; i += 4) {
		check_verdict(f, i, FONDS_VERDICT_UNSTABLE, 1);
		check_verdict(f, i + 1, FONDS_VERDICT_CORRUPT, 2);
		check_verdict(f, i + 2, FONDS_VERDICT_CORRUPT, 2);
		check_verdict(f, i + 3, FONDS_VERDICT_OK, 1);
	}
}

static void test_single_bit_is_found_wherever_it_is(void **state)
{
	static const uint64_t places[] = { 1, 64, 65536, 65537, 262144, 262145,
		299999, 300000 };
	struct check_fixture *f = make(state, 16);

	f->check.algorithm_count = 2;
	for (size_t i = 0; i < 16; i++) {
		f->files[i].readings[0].size = 300000;
		check_fixture_expect(f, i, &f->files[i].readings[0]);
		f->files[i].readings[0].flipped = places[i / 2];
		f->items[i].weight = i % 2 ? 1 : FONDS_LARGE_FILE;
	}
	assert_int_equal(FONDS_OK, check_fixture_run(f, NULL));
	for (size_t i = 0; i < 16; i++)
		check_verdict(f, i, FONDS_VERDICT_CORRUPT, 2);
}

/* A few large files under way, small ones done or waiting. */
static struct check_fixture *make_busy(void **state)
{
	struct check_fixture *f = make(state, SOME);

	f->check.algorithm_count = 2;
	f->check.jobs = 3;
	fill(f, 100);
	for (size_t i = 0; i < 6; i++) {
		f->files[i].readings[0].is_endless = true;
		f->items[i].weight = FONDS_LARGE_FILE;
	}
	return f;
}

static void test_failing_next_stops_large_files(void **state)
{
	struct check_fixture *f = make_busy(state);

	f->next_fails_at = 250;
	check_failure(f, FONDS_ERR_BUSY, "next fails");
	f->next_fails_at = 0;
	check_failure(f, FONDS_ERR_BUSY, "next fails");
	assert_int_equal(0, f->results);
}

static void test_failing_done_stops_large_files(void **state)
{
	struct check_fixture *f = make_busy(state);

	/* One worker at least has to read small files. */
	for (size_t i = 2; i < 6; i++) {
		f->files[i].readings[0].is_endless = false;
		f->items[i].weight = 1;
	}
	f->done_fails_at = 5;
	check_failure(f, FONDS_ERR_BUSY, "done fails");
	assert_int_equal(6, f->results);
}

static void test_stop_is_seen_in_large_files(void **state)
{
	struct check_fixture *f = make_busy(state);

	for (f->check.jobs = 1; f->check.jobs <= 8; f->check.jobs++) {
		f->report_fails_at = f->check.jobs % 3;
		check_failure(f, FONDS_ERR_CANCELLED, "stopped");
		assert_int_equal(f->report_fails_at + 1, f->reports);
	}
	f->report_fails_at = CHECK_NEVER;
	f->items[0].size = FONDS_SIZE_UNKNOWN; /* so that its bytes count */
	f->bytes_fail_at = 20 * MEBI;
	check_failure(f, FONDS_ERR_CANCELLED, "stopped");
	assert_true(f->last.bytes_done >= 20 * MEBI);
}

static void test_rate_is_kept_and_the_bytes_are_all_read(void **state)
{
	struct check_fixture *f = make(state, 40);
	struct timespec before, after;

	fill(f, 50000);
	f->check.rate = 4 * MEBI;
	check_all_sound(f);
	assert_true(f->last.bytes_done > MEBI / 2);
	/* All but what each thread reads last is waited for. */
	f->check.rate = f->last.bytes_done;
	f->check.jobs = 1;
	(void)clock_gettime(CLOCK_MONOTONIC, &before);
	check_all_sound(f);
	(void)clock_gettime(CLOCK_MONOTONIC, &after);
	assert_true((double)(after.tv_sec - before.tv_sec) +
			    (double)(after.tv_nsec - before.tv_nsec) / 1e9 >
		    0.5);
}

/* A large file of which nothing is finished for long. */
static void test_progress_is_told_while_a_slow_file_holds_the_order_up(
	void **state)
{
	struct check_fixture *f = make(state, SOME);

	fill(f, 100);
	f->files[0].readings[0].size = 30;
	f->files[0].readings[0].piece = 1;
	f->files[0].readings[0].delay_us = 60000;
	check_fixture_expect(f, 0, &f->files[0].readings[0]);
	for (size_t i = 1; i < SOME; i++)
		f->files[i].readings[0].delay_us = 5000;
	f->check.in_order = true;
	check_all_sound(f);
	assert_true(f->longest_gap < 1);
}

static void test_results_and_progress_come_while_next_is_slow(void **state)
{
	struct check_fixture *f = make(state, SOME);

	fill(f, 100);
	f->next_delay_us = 5000;
	check_all_sound(f);
	assert_true(f->given_at_first_result < SOME / 2);
	assert_true(f->longest_gap < 1);
}

/* However long a report takes, and where there is none, items are taken. */
static enum fonds_status next_or_later(void *payload,
	struct fonds_check_item **item, struct fonds_error **error)
{
	struct check_fixture *f = payload;

	(void)error;
	/* No more before all that was given has come back. */
	if (f->given % 10 == 0 && f->results < f->given)
		*item = &fonds_check_later;
	else
		*item = f->given < f->count ? &f->items[f->given++] : NULL;
	return FONDS_OK;
}

static void test_items_may_come_later(void **state)
{
	struct check_fixture *f = make(state, 95);

	fill(f, 1000);
	f->check.next = next_or_later;
	for (f->check.jobs = 1; f->check.jobs <= 4; f->check.jobs++)
		check_all_sound(f);
	f->check.in_order = true;
	check_all_sound(f);
}

static void test_slow_report_and_none_do_not_hold_it_up(void **state)
{
	struct check_fixture *f = make(state, 3);

	f->report_delay_us = 300000;
	f->check.jobs = 1;
	fill(f, 100);
	f->files[0].readings[0].delay_us = 300000;
	check_all_sound(f);
	f->check.progress = NULL;
	f->next_delay_us = 300000;
	assert_int_equal(FONDS_OK, check_fixture_run(f, NULL));
	assert_int_equal(3, f->results);
}

static void damage(struct check_fixture *f)
{
	for (size_t i = 0; i < f->count; i += 11)
		f->files[i].readings[0].flipped =
			1 + i * 31 % (f->files[i].readings[0].size + 1);
}

/* Every unit that this processor has finds the same. */
static void test_every_unit_gives_the_same_verdicts(void **state)
{
	static const char *const units[] = { "libcrypto", "portable", "shani",
		"avx2", "avx512" };
	struct check_fixture *f = make(state, SOME);
	enum fonds_verdict verdicts[SOME];
	unsigned runs = 0;

	f->check.algorithm_count = 3;
	fill(f, 150000);
	damage(f);
	for (size_t i = 0; i < sizeof(units) / sizeof(units[0]); i++) {
		enum fonds_status status;

		assert_int_equal(0, setenv("FONDS_DIGEST", units[i], 1));
		status = check_fixture_run(f, NULL);
		if (status == FONDS_ERR_UNSUPPORTED)
			continue; /* this processor does not have it */
		assert_true(status == FONDS_OK || i > 1);
		if (status == FONDS_ERR_INVALID)
			continue; /* this build does not have it */
		assert_int_equal(SOME, f->results);
		for (size_t k = 0; k < SOME; k++) {
			if (runs == 0)
				verdicts[k] = f->found[k].verdict;
			assert_int_equal(verdicts[k], f->found[k].verdict);
			assert_int_equal(
				k % 11 == 0 &&
					f->files[k].readings[0].size >=
						f->files[k].readings[0].flipped,
				verdicts[k] == FONDS_VERDICT_CORRUPT);
		}
		runs++;
	}
	assert_true(runs >= 2);
}

static void test_unknown_unit_fails_before_anything_is_read(void **state)
{
	struct check_fixture *f = make(state, SOME);

	assert_int_equal(0, setenv("FONDS_DIGEST", "abacus", 1));
	assert_int_equal(FONDS_ERR_INVALID, check_fixture_run(f, NULL));
	assert_int_equal(0, f->files[0].opened);
}

#define TEST(name) cmocka_unit_test_teardown(name, tear_down)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_more_files_than_the_window_has),
		TEST(test_no_file_at_all),
		TEST(test_several_algorithms_with_kernels_and_without),
		TEST(test_no_algorithm_only_reads),
		TEST(test_one_large_file_among_many_small),
		TEST(test_several_large_files),
		TEST(test_so_many_large_files_that_they_fill_the_lanes),
		TEST(test_file_of_unknown_weight_that_turns_out_large),
		TEST(test_files_that_grow_and_shrink_while_they_are_read),
		TEST(test_single_bit_is_found_wherever_it_is),
		TEST(test_failing_next_stops_large_files),
		TEST(test_failing_done_stops_large_files),
		TEST(test_stop_is_seen_in_large_files),
		TEST(test_rate_is_kept_and_the_bytes_are_all_read),
		TEST(test_progress_is_told_while_a_slow_file_holds_the_order_up),
		TEST(test_results_and_progress_come_while_next_is_slow),
		TEST(test_items_may_come_later),
		TEST(test_slow_report_and_none_do_not_hold_it_up),
		TEST(test_every_unit_gives_the_same_verdicts),
		TEST(test_unknown_unit_fails_before_anything_is_read),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
