/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/damage.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/error.h"

/* Larger than what is compared at a time, and no multiple of it. */
#define SIZE ((size_t)200000)

/* A stream over memory that gives a few bytes at a time. */
struct memory {
	struct fonds_stream stream;
	const uint8_t *data;
	size_t size;
	size_t next;
	size_t piece;
	size_t fails_at; /* 0: never */
};

static enum fonds_status memory_read(struct fonds_stream *stream, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	struct memory *memory = (struct memory *)stream;
	size_t rest = memory->size - memory->next;

	if (memory->fails_at != 0 && memory->next >= memory->fails_at)
		return fonds_fail(error, FONDS_ERR_IO, "cannot read");
	size = size < memory->piece ? size : memory->piece;
	size = size < rest ? size : rest;
	memcpy(data, memory->data + memory->next, size);
	memory->next += size;
	*ret = size;
	return FONDS_OK;
}

static const struct fonds_stream_ops memory_ops = { .read = memory_read };

static struct memory memory_of(const uint8_t *data, size_t size, size_t piece)
{
	return (struct memory){ .stream = { &memory_ops },
		.data = data,
		.size = size,
		.piece = piece };
}

/* No byte of the good copy is zero. */
static uint8_t *make_good(void)
{
	uint8_t *data = malloc(SIZE);

	assert_non_null(data);
	for (size_t i = 0; i < SIZE; i++)
		data[i] = (uint8_t)(i % 255 + 1);
	return data;
}

static void expect_damage(const uint8_t *bad, size_t bad_size,
	const uint8_t *good, size_t good_size, const struct fonds_damage *want)
{
	static const size_t pieces[] = { SIZE, 1, 4099 };

	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		struct memory one = memory_of(bad, bad_size, pieces[i]);
		struct memory other = memory_of(good, good_size, 65536);
		struct fonds_damage damage;

		assert_int_equal(
			FONDS_OK, fonds_damage_compare(&one.stream,
					  &other.stream, &damage, NULL));
		assert_int_equal(want->pattern, damage.pattern);
		assert_int_equal(want->offset, damage.offset);
		assert_int_equal(want->length, damage.length);
		assert_int_equal(want->bytes, damage.bytes);
		assert_int_equal(bad_size, damage.actual_size);
		assert_int_equal(good_size, damage.expected_size);
		assert_false(damage.is_by_blocks);
	}
}

static void test_bytes_that_differ(void **state)
{
	/* From a byte on, so many are xored with a value, or made zero. */
	static const struct {
		size_t offset;
		size_t size;
		uint8_t flip; /* 0: made zero */
		enum fonds_damage_pattern pattern;
	} cases[] = {
		{ 0, 1, 0x80, FONDS_DAMAGE_ONE_BIT },
		{ SIZE - 1, 1, 0x01, FONDS_DAMAGE_ONE_BIT },
		{ 65535, 1, 0x10, FONDS_DAMAGE_ONE_BIT },
		{ 65536, 1, 0x10, FONDS_DAMAGE_ONE_BIT },
		{ 4711, 1, 0x11, FONDS_DAMAGE_ONE_BYTE },
		{ 4710, 2, 0x01, FONDS_DAMAGE_SCATTERED },
		{ 0, 2, 0, FONDS_DAMAGE_ZEROS },
		{ 100, 70000, 0, FONDS_DAMAGE_ZEROS },
		{ 65530, 12, 0, FONDS_DAMAGE_ZEROS },
		{ 0, SIZE, 0, FONDS_DAMAGE_ZEROS },
		{ 8192, 512, 0xff, FONDS_DAMAGE_SECTOR },
		{ 0, 4096, 0xff, FONDS_DAMAGE_SECTOR },
		{ 65536 - 512, 1024, 0xff, FONDS_DAMAGE_SECTOR },
		/* The last sector is not a whole one. */
		{ SIZE / 512 * 512, SIZE % 512, 0xff, FONDS_DAMAGE_SECTOR },
		{ 8192, 511, 0xff, FONDS_DAMAGE_SCATTERED },
		{ 8193, 511, 0xff, FONDS_DAMAGE_SCATTERED },
	};
	uint8_t *good = make_good();
	uint8_t *bad = malloc(SIZE);

	(void)state;
	assert_non_null(bad);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const struct fonds_damage want = {
			.pattern = cases[i].pattern,
			.offset = cases[i].offset,
			.length = cases[i].size,
			.bytes = cases[i].size,
		};

		memcpy(bad, good, SIZE);
		for (size_t j = 0; j < cases[i].size; j++) {
			uint8_t *byte = &bad[cases[i].offset + j];

			/* 0xff would make a zero of one. */
			*byte = cases[i].flip == 0 ? 0
				: *byte == cases[i].flip
					? 0x7f
					: *byte ^ cases[i].flip;
		}
		expect_damage(bad, SIZE, good, SIZE, &want);
	}
	free(bad);
	free(good);
}

static void test_two_flips_at_the_ends_of_a_sector_are_none(void **state)
{
	const struct fonds_damage want = { .pattern = FONDS_DAMAGE_SCATTERED,
		.offset = 512,
		.length = 512,
		.bytes = 2 };
	uint8_t *good = make_good();
	uint8_t *bad = make_good();

	(void)state;
	bad[512] ^= 0xf0;
	bad[1023] ^= 0xf0;
	expect_damage(bad, SIZE, good, SIZE, &want);
	free(bad);
	free(good);
}

/* What was zero before is no damage, but it is within the zeros. */
static void test_zeros_that_reach_over_what_was_zero(void **state)
{
	const struct fonds_damage want = { .pattern = FONDS_DAMAGE_ZEROS,
		.offset = 10,
		.length = 90,
		.bytes = 60 };
	struct fonds_damage not_so = { .pattern = FONDS_DAMAGE_SCATTERED,
		.offset = 10,
		.length = 90,
		.bytes = 60 };
	uint8_t *good = make_good();
	uint8_t *bad = make_good();

	(void)state;
	memset(good + 30, 0, 30);
	memset(bad + 10, 0, 90);
	expect_damage(bad, SIZE, good, SIZE, &want);
	/* One byte in it is the same and not zero. */
	good[40] = bad[40] = 7;
	expect_damage(bad, SIZE, good, SIZE, &not_so);
	free(bad);
	free(good);
}

static void test_sizes_that_differ(void **state)
{
	static const struct {
		size_t bad;
		size_t good;
		struct fonds_damage want;
	} cases[] = {
		{ SIZE, SIZE, { .pattern = FONDS_DAMAGE_NONE } },
		{ 0, 0, { .pattern = FONDS_DAMAGE_NONE } },
		{ 0, SIZE,
			{ .pattern = FONDS_DAMAGE_TRUNCATED,
				.offset = 0,
				.length = SIZE,
				.bytes = SIZE } },
		{ 65536, SIZE,
			{ .pattern = FONDS_DAMAGE_TRUNCATED,
				.offset = 65536,
				.length = SIZE - 65536,
				.bytes = SIZE - 65536 } },
		{ SIZE - 1, SIZE,
			{ .pattern = FONDS_DAMAGE_TRUNCATED,
				.offset = SIZE - 1,
				.length = 1,
				.bytes = 1 } },
		{ SIZE, SIZE - 1,
			{ .pattern = FONDS_DAMAGE_LONGER,
				.offset = SIZE - 1,
				.length = 1,
				.bytes = 1 } },
		{ SIZE, 0,
			{ .pattern = FONDS_DAMAGE_LONGER,
				.offset = 0,
				.length = SIZE,
				.bytes = SIZE } },
	};
	uint8_t *good = make_good();
	uint8_t *bad = make_good();
	const struct fonds_damage both = { .pattern = FONDS_DAMAGE_SCATTERED,
		.offset = 5,
		.length = SIZE - 5,
		.bytes = 101 };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		expect_damage(
			bad, cases[i].bad, good, cases[i].good, &cases[i].want);
	bad[5] ^= 1;
	expect_damage(bad, SIZE - 100, good, SIZE, &both);
	expect_damage(bad, SIZE, good, SIZE - 100, &both);
	free(bad);
	free(good);
}

static void test_a_failed_read_gives_no_damage(void **state)
{
	uint8_t *data = make_good();
	struct fonds_damage damage = { .bytes = 77 };

	(void)state;
	for (int i = 0; i < 2; i++) {
		struct memory one = memory_of(data, SIZE, 4096);
		struct memory other = memory_of(data, SIZE, 4096);

		(i == 0 ? &one : &other)->fails_at = 70000;
		assert_int_equal(
			FONDS_ERR_IO, fonds_damage_compare(&one.stream,
					      &other.stream, &damage, NULL));
		assert_int_equal(77, damage.bytes);
	}
	free(data);
}

static void test_blocks_are_a_range_of_their_own_size(void **state)
{
	struct fonds_damage damage;

	(void)state;
	fonds_damage_init_blocks(&damage);
	fonds_damage_finish_blocks(&damage, 10, 10);
	assert_int_equal(FONDS_DAMAGE_NONE, damage.pattern);
	assert_int_equal(0, damage.length);
	fonds_damage_init_blocks(&damage);
	fonds_damage_add_block(&damage, 100, 50);
	fonds_damage_add_block(&damage, 300, 20);
	fonds_damage_finish_blocks(&damage, 320, 320);
	assert_int_equal(FONDS_DAMAGE_BLOCKS, damage.pattern);
	assert_true(damage.is_by_blocks);
	assert_int_equal(100, damage.offset);
	assert_int_equal(220, damage.length);
	assert_int_equal(70, damage.bytes);
	/* Shorter only, at the end of a block, and within one that is bad. */
	fonds_damage_init_blocks(&damage);
	fonds_damage_finish_blocks(&damage, 100, 320);
	assert_int_equal(FONDS_DAMAGE_TRUNCATED, damage.pattern);
	assert_int_equal(100, damage.offset);
	assert_int_equal(220, damage.length);
	assert_int_equal(220, damage.bytes);
	fonds_damage_init_blocks(&damage);
	fonds_damage_add_block(&damage, 100, 50);
	fonds_damage_finish_blocks(&damage, 120, 320);
	assert_int_equal(FONDS_DAMAGE_BLOCKS, damage.pattern);
	assert_int_equal(100, damage.offset);
	assert_int_equal(220, damage.length);
	assert_int_equal(220, damage.bytes);
	/* Longer only, and longer with a bad block. */
	fonds_damage_init_blocks(&damage);
	fonds_damage_finish_blocks(&damage, 330, 320);
	assert_int_equal(FONDS_DAMAGE_LONGER, damage.pattern);
	assert_int_equal(320, damage.offset);
	assert_int_equal(10, damage.length);
	fonds_damage_init_blocks(&damage);
	fonds_damage_add_block(&damage, 0, 50);
	fonds_damage_finish_blocks(&damage, 330, 320);
	assert_int_equal(FONDS_DAMAGE_BLOCKS, damage.pattern);
	assert_int_equal(330, damage.length);
	assert_int_equal(60, damage.bytes);
}

static void test_damage_as_text(void **state)
{
	static const struct {
		enum fonds_damage_pattern pattern;
		const char *name;
		const char *text;
	} cases[] = {
		{ FONDS_DAMAGE_ONE_BIT, "one bit", "1 bit at offset 4711" },
		{ FONDS_DAMAGE_ONE_BYTE, "one byte", "1 byte at offset 4711" },
		{ FONDS_DAMAGE_ZEROS, "zeros",
			"9 bytes of zeros at offset 4711" },
		{ FONDS_DAMAGE_SECTOR, "sector",
			"9 bytes in whole sectors at offset 4711" },
		{ FONDS_DAMAGE_TRUNCATED, "truncated",
			"9 bytes missing at offset 4711" },
		{ FONDS_DAMAGE_LONGER, "longer",
			"9 bytes too many at offset 4711" },
		{ FONDS_DAMAGE_SCATTERED, "scattered",
			"9 bytes with differences at offset 4711" },
		{ FONDS_DAMAGE_BLOCKS, "blocks",
			"9 bytes with bad blocks at offset 4711" },
	};
	struct fonds_damage damage = { .offset = 4711, .length = 9 };
	char text[FONDS_DAMAGE_TEXT_SIZE];

	(void)state;
	assert_null(fonds_damage_pattern_name(damage.pattern));
	assert_string_equal("no damage", fonds_damage_text(&damage, text));
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		damage.pattern = cases[i].pattern;
		assert_string_equal(cases[i].name,
			fonds_damage_pattern_name(damage.pattern));
		assert_string_equal(
			cases[i].text, fonds_damage_text(&damage, text));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_bytes_that_differ),
		cmocka_unit_test(
			test_two_flips_at_the_ends_of_a_sector_are_none),
		cmocka_unit_test(test_zeros_that_reach_over_what_was_zero),
		cmocka_unit_test(test_sizes_that_differ),
		cmocka_unit_test(test_a_failed_read_gives_no_damage),
		cmocka_unit_test(test_blocks_are_a_range_of_their_own_size),
		cmocka_unit_test(test_damage_as_text),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
