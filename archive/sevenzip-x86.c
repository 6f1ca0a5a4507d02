/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A call (E8) or a jump (E9) is one byte and the distance to its target, from
 * the end of the instruction, in four. Near ones have 00 or FF as the highest
 * byte, and only those were changed, so it still has one of the two.
 *
 * The same bytes stand in programs by chance too, one within another. Whether
 * the three bytes before were such, and were left as they are, is kept in
 * three bits, the last byte in the lowest: with two of them, or where the
 * distance of the one before looks like a near one, nothing was changed.
 */
#include "archive/sevenzip-x86.h"

#include <stdbool.h>

#include "archive/byte-file.h"

#define INSTRUCTION 5
#define BEFORE_MASK 7u

static bool is_sign(unsigned byte)
{
	return byte == 0x00 || byte == 0xff;
}

/* The one before this that is nearest to being forgotten; 0: none. */
static unsigned distance_to_first(unsigned before)
{
	unsigned distance = 0;

	for (; before != 0; before >>= 1)
		distance++;
	return distance;
}

static bool was_changed(unsigned before, const uint8_t *at)
{
	if (!is_sign(at[4]))
		return false;
	if (before == 0)
		return true;
	return (before & (before - 1)) == 0 &&
	       !is_sign(at[4 - distance_to_first(before)]);
}

/* Where the result looks near to the one before, the lower bits were flipped. */
static uint32_t make_relative(
	uint32_t target, uint32_t position, unsigned before)
{
	uint32_t relative = target - position;
	unsigned shift = 32 - 8 * distance_to_first(before);

	if (before != 0 && is_sign(relative >> (shift - 8) & 0xff)) {
		relative ^= (uint32_t)(((uint64_t)1 << shift) - 1);
		relative -= position;
	}
	return relative;
}

/* Of the highest byte only the sign is kept. */
static void put(uint8_t *at, uint32_t relative)
{
	at[1] = (uint8_t)relative;
	at[2] = (uint8_t)(relative >> 8);
	at[3] = (uint8_t)(relative >> 16);
	at[4] = relative >> 24 & 1 ? 0xff : 0x00;
}

size_t fonds_sevenzip_x86_undo(
	struct fonds_sevenzip_x86 *x86, uint8_t *data, size_t size)
{
	size_t i = 0;

	while (i < size) {
		bool is_opcode = (data[i] & 0xfe) == 0xe8;

		if (is_opcode && size - i < INSTRUCTION)
			break;
		if (is_opcode && was_changed(x86->before, data + i)) {
			put(data + i, make_relative(fonds_le32(data + i + 1),
					      x86->position + (uint32_t)i +
						      INSTRUCTION,
					      x86->before));
			x86->before = 0;
			i += INSTRUCTION;
			continue;
		}
		x86->before = (x86->before << 1 | is_opcode) & BEFORE_MASK;
		i++;
	}
	x86->position += (uint32_t)i;
	return i;
}
