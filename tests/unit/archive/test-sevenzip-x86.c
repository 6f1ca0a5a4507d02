/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "archive/crc32.h"
#include "archive/sevenzip-x86.h"

#define SIZE 65536

/* Of what liblzma makes of the same bytes. */
#define CRC UINT32_C(0x2b2160bd)

static void calls_and_jumps_become_relative_again(void **state)
{
	/* A call at 1 to 0x1006, a far one that is none, a jump backwards. */
	uint8_t data[] = { 0x90, 0xe8, 0x06, 0x10, 0x00, 0x00, 0xe8, 1, 2, 3, 4,
		0xe9, 0x00, 0x00, 0x00, 0x00, 0x90, 0x90, 0x90, 0x90 };
	static const uint8_t wanted[] = { 0x90, 0xe8, 0x00, 0x10, 0x00, 0x00,
		0xe8, 1, 2, 3, 4, 0xe9, 0xf0, 0xff, 0xff, 0xff, 0x90, 0x90,
		0x90, 0x90 };
	struct fonds_sevenzip_x86 x86 = { 0 };

	(void)state;
	assert_int_equal(sizeof(data),
		fonds_sevenzip_x86_undo(&x86, data, sizeof(data)));
	assert_memory_equal(wanted, data, sizeof(data));
}

static void an_instruction_that_is_cut_off_waits(void **state)
{
	uint8_t data[] = { 0x90, 0xe8, 0x06, 0x10, 0x00, 0x00 };
	struct fonds_sevenzip_x86 x86 = { 0 };

	(void)state;
	for (size_t size = 2; size < sizeof(data); size++) {
		x86 = (struct fonds_sevenzip_x86){ 0 };
		assert_int_equal(1, fonds_sevenzip_x86_undo(&x86, data, size));
		assert_int_equal(0x06, data[2]);
	}
	assert_int_equal(5, fonds_sevenzip_x86_undo(&x86, data + 1, 5));
	assert_int_equal(0x00, data[2]);
}

/* Much of what looks like instructions, one within another. */
static void fill(uint8_t *data)
{
	static const uint8_t bytes[] = { 0xe8, 0xe9, 0x00, 0xff, 0x12 };
	uint32_t seed = 1;

	for (size_t i = 0; i < SIZE; i++) {
		seed = seed * 1103515245 + 12345;
		data[i] = bytes[(seed >> 16) % sizeof(bytes)];
	}
}

/* As many at a time as step, and what was not finished again. */
static void undo_in_pieces(uint8_t *data, size_t step)
{
	struct fonds_sevenzip_x86 x86 = { 0 };
	size_t done = 0;

	for (size_t end = 0; end < SIZE; end += step) {
		size_t there = end + step < SIZE ? end + step : SIZE;

		done += fonds_sevenzip_x86_undo(
			&x86, data + done, there - done);
		assert_true(there - done < 5);
	}
}

static void pieces_do_not_matter(void **state)
{
	static uint8_t whole[SIZE], pieces[SIZE];

	(void)state;
	fill(whole);
	undo_in_pieces(whole, SIZE);
	assert_int_equal(CRC, fonds_crc32(0, whole, SIZE));
	for (size_t step = 1; step < 100; step++) {
		fill(pieces);
		undo_in_pieces(pieces, step);
		assert_memory_equal(whole, pieces, SIZE);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(calls_and_jumps_become_relative_again),
		cmocka_unit_test(an_instruction_that_is_cut_off_waits),
		cmocka_unit_test(pieces_do_not_matter),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
