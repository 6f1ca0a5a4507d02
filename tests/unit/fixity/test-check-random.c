/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/digest/task.h"
#include "tests/unit/fixity/check-fixture.h"

/*
 * Random trees with random damage, checked in a random way: each file gets
 * exactly one verdict, and it is the one that a reader of one file after the
 * other comes to, who knows only what fixity/digest/check.h says.
 *
 *	test-fixity-check-random [FIRST-SEED COUNT]
 */
static unsigned first_seed = 1, seed_count = 60;

static unsigned seed;
static uint32_t random_state;

static size_t draw(size_t below)
{
	random_state = random_state * 1664525 + 1013904223;
	return (random_state >> 8) % below;
}

static bool one_in(size_t n)
{
	return draw(n) == 0;
}

static uint64_t draw_size(void)
{
	static const uint64_t borders[] = { 0, 1, 55, 56, 63, 64, 65, 111, 112,
		127, 128, 4095, 4096, 65535, 65536, 65537, 131072, 262143,
		262144, 262145 };

	switch (draw(8)) {
	case 0:
		return borders[draw(sizeof(borders) / sizeof(borders[0]))];
	case 1:
		return draw(400000);
	default:
		return draw(3000);
	}
}

/* What makes one opening of a file fail, or another file of it. */
static void damage(struct fake_reading *reading)
{
	static const int errnos[] = { ENOENT, ENOTDIR, EACCES, EPERM, EIO,
		ESTALE };

	switch (draw(9)) {
	case 0:
		reading->open_errno = errnos[draw(6)];
		break;
	case 1:
		reading->is_unsafe = true;
		break;
	case 2:
		reading->read_errno = errnos[draw(6)];
		reading->announced = reading->size + 1 + draw(1000);
		break;
	case 3:
		reading->state_errno = EIO;
		break;
	case 4:
		reading->is_changing = true;
		break;
	case 5:
		reading->is_growing = true;
		break;
	case 6:
		reading->size += 1 + draw(100);
		break;
	case 7:
		reading->size -= reading->size > 0 ? 1 : 0;
		break;
	default:
		reading->flipped = 1 + draw(reading->size + 1);
	}
}

static void pace(struct fake_reading *reading)
{
	static const size_t pieces[] = { 1, 100, 4096, 65536, 1 << 20 };

	if (one_in(3))
		reading->piece = pieces[draw(5)];
	if (reading->piece == 1 && reading->size > 5000)
		reading->piece = 4095;
	reading->is_ragged = one_in(2);
	reading->delay_us = one_in(40) ? (unsigned)draw(300) : 0;
}

/* Each opening damaged by itself, or all of them in the same way. */
static void add_readings(struct fake_file *file)
{
	struct fake_reading sound = file->readings[0];

	file->reading_count = 1 + (unsigned)draw(FAKE_READINGS);
	for (unsigned i = 0; i < file->reading_count; i++) {
		file->readings[i] = sound;
		if (one_in(3))
			damage(&file->readings[i]);
		if (i > 0 && one_in(2))
			file->readings[i] = file->readings[i - 1];
	}
}

static void add_file(struct check_fixture *f, size_t i)
{
	struct fake_file *file = &f->files[i];
	struct fonds_check_item *item = &f->items[i];
	bool is_large = one_in(25);
	size_t skip;

	file->readings[0].size = draw_size();
	pace(&file->readings[0]);
	if (is_large) /* or says so: to be handed back or in a pipeline */
		file->readings[0].announced = FONDS_LARGE_FILE + draw(1000);
	check_fixture_expect(f, i, &file->readings[0]);
	if (is_large || one_in(40))
		item->weight = FONDS_LARGE_FILE * draw(3);
	else if (one_in(2))
		item->weight = 1 + draw(100000);
	if (one_in(3))
		item->size = FONDS_SIZE_UNKNOWN;
	skip = draw(f->check.algorithm_count + 1);
	item->expected += skip;
	item->expected_count -= skip;
	if (one_in(4))
		add_readings(file);
}

static struct check_fixture *make(void)
{
	struct check_fixture *f;

	random_state = seed * 2654435761u;
	f = check_fixture_new(1 + draw(one_in(3) ? 400 : 60));
	f->check.algorithm_count = draw(CHECK_ALGORITHMS + 1);
	f->check.jobs = 1 + (unsigned)draw(5);
	f->check.in_order = one_in(2);
	f->check.bypass_cache = one_in(4);
	f->check.rate = one_in(10) ? 100000000 : 0;
	if (f->check.jobs == 1 && one_in(3))
		f->tree.streams_max = 1 + (int)draw(5);
	for (size_t i = 0; i < f->count; i++)
		add_file(f, i);
	return f;
}

/* What one reading of a file comes to. */
struct outcome {
	enum fonds_verdict verdict; /* OK: read to its end, and stable */
	bool is_complete;
	uint64_t size;
	struct fonds_digest digests[CHECK_ALGORITHMS];
};

static enum fonds_verdict open_verdict(const struct fake_reading *reading)
{
	int sys_errno = reading->open_errno;

	if (reading->is_unsafe)
		return FONDS_VERDICT_UNREADABLE;
	if (sys_errno == ENOENT || sys_errno == ENOTDIR)
		return FONDS_VERDICT_MISSING;
	if (sys_errno == EACCES || sys_errno == EPERM)
		return FONDS_VERDICT_DENIED;
	return sys_errno ? FONDS_VERDICT_UNREADABLE : FONDS_VERDICT_OK;
}

static struct outcome read_once(
	const struct check_fixture *f, const struct fake_reading *reading)
{
	struct outcome outcome = { .verdict = open_verdict(reading) };

	if (outcome.verdict != FONDS_VERDICT_OK)
		return outcome;
	outcome.size = reading->size;
	if (reading->read_errno || reading->state_errno)
		outcome.verdict = FONDS_VERDICT_UNREADABLE;
	else if (reading->is_changing || reading->is_growing)
		outcome.verdict = FONDS_VERDICT_UNSTABLE;
	outcome.is_complete = !reading->read_errno;
	check_fixture_digests(f, reading, outcome.digests);
	return outcome;
}

static bool is_expected(
	const struct fonds_check_item *item, const struct outcome *outcome)
{
	if (item->size != FONDS_SIZE_UNKNOWN && item->size != outcome->size)
		return false;
	for (size_t i = 0; i < item->expected_count; i++)
		for (size_t k = 0; k < CHECK_ALGORITHMS; k++)
			if (outcome->digests[k].algorithm ==
					item->expected[i].algorithm &&
				!fonds_digest_equal(&outcome->digests[k],
					&item->expected[i]))
				return false;
	return true;
}

static bool is_same(const struct check_fixture *f, const struct outcome *a,
	const struct outcome *b)
{
	if (a->size != b->size)
		return false;
	for (size_t i = 0; i < f->check.algorithm_count; i++)
		if (!fonds_digest_equal(&a->digests[i], &b->digests[i]))
			return false;
	return true;
}

/* A file that turns out large is opened once more before it is read. */
static bool is_opened_in_vain(
	const struct fonds_check_item *item, const struct fake_reading *reading)
{
	return open_verdict(reading) == FONDS_VERDICT_OK &&
	       reading->announced >= FONDS_LARGE_FILE &&
	       fonds_check_item_weight(item) < FONDS_LARGE_FILE;
}

static const struct fake_reading *nth(const struct fake_file *file, unsigned n)
{
	return &file->readings[n < file->reading_count
				       ? n
				       : file->reading_count - 1];
}

static struct outcome judge(const struct check_fixture *f, size_t i)
{
	const struct fonds_check_item *item = &f->items[i];
	const struct fake_file *file = &f->files[i];
	unsigned n = is_opened_in_vain(item, nth(file, 0)) ? 1 : 0;
	struct outcome first = read_once(f, nth(file, n)), second;

	if (first.verdict != FONDS_VERDICT_OK || is_expected(item, &first))
		return first;
	second = read_once(f, nth(file, n + 1));
	first.verdict = FONDS_VERDICT_CORRUPT_UNCONFIRMED;
	if (second.verdict == FONDS_VERDICT_OK && !is_expected(item, &second) &&
		is_same(f, &first, &second))
		first.verdict = FONDS_VERDICT_CORRUPT;
	return first;
}

#define CHECK(what) \
	do { \
		if (!(what)) \
			fail_msg("seed %u, file %zu: %s", seed, i, #what); \
	} while (0)

static void check_found(
	const struct check_fixture *f, size_t i, const struct outcome *judged)
{
	const struct check_found *found = &f->found[i];

	CHECK(found->done == 1);
	CHECK(found->verdict == judged->verdict);
	CHECK(found->size == judged->size);
	CHECK(found->has_digests == judged->is_complete);
	for (size_t k = 0; k < f->check.algorithm_count; k++)
		CHECK(!found->has_digests ||
			fonds_digest_equal(
				&found->digests[k], &judged->digests[k]));
	CHECK(!f->check.in_order || found->position == i);
}

static void check_whole(struct check_fixture *f, const struct outcome *judged)
{
	uint64_t bytes = 0;
	size_t i = 0;

	CHECK(check_fixture_run(f, NULL) == FONDS_OK);
	for (i = 0; i < f->count; i++) {
		check_found(f, i, &judged[i]);
		bytes += f->items[i].size == FONDS_SIZE_UNKNOWN
				 ? judged[i].size
				 : f->items[i].size;
	}
	CHECK(f->results == f->count);
	CHECK(f->last.bytes_done == bytes);
	CHECK(f->tree.streams == 0);
}

/* It fails at a random point, and what was told until then is true. */
static void check_broken_off(
	struct check_fixture *f, const struct outcome *judged)
{
	enum fonds_status expected = FONDS_ERR_BUSY, status;
	size_t at = draw(f->count), results = 0, i = 0;

	switch (draw(3)) {
	case 0:
		f->next_fails_at = at;
		break;
	case 1:
		f->done_fails_at = at;
		break;
	default:
		f->report_fails_at = at;
		expected = FONDS_ERR_CANCELLED;
	}
	status = check_fixture_run(f, NULL);
	CHECK(status == expected);
	CHECK(f->tree.streams == 0);
	for (i = 0; i < f->count; i++) {
		if (f->found[i].done > 0)
			check_found(f, i, &judged[i]);
		results += f->found[i].done;
	}
	CHECK(results == f->results);
}

static void check_seed(void)
{
	struct check_fixture *f = make();
	struct outcome *judged = calloc(f->count, sizeof(*judged));

	assert_non_null(judged);
	for (size_t i = 0; i < f->count; i++)
		judged[i] = judge(f, i);
	check_whole(f, judged);
	check_broken_off(f, judged);
	free(judged);
	check_fixture_free(f);
}

static void test_verdicts_are_those_of_a_reader_of_one_after_the_other(
	void **state)
{
	(void)state;
	for (unsigned i = 0; i < seed_count; i++) {
		seed = first_seed + i;
		check_seed();
	}
}

int main(int argc, char **argv)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_verdicts_are_those_of_a_reader_of_one_after_the_other),
	};

	if (argc > 2) {
		first_seed = (unsigned)strtoul(argv[1], NULL, 10);
		seed_count = (unsigned)strtoul(argv[2], NULL, 10);
	}
	return cmocka_run_group_tests(tests, NULL, NULL);
}
