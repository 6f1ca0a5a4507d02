/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Eight bytes at a time, each by a table of its own (M. E. Kounavis and F. L.
 * Berry, 2005). tables[n][b] is the CRC of byte b with n zero bytes behind it.
 */
#include "archive/crc32.h"

#include <pthread.h>

#define POLYNOMIAL UINT32_C(0xedb88320) /* its bits in reverse */

static uint32_t tables[8][256];
static pthread_once_t once = PTHREAD_ONCE_INIT;

static void make_tables(void)
{
	for (uint32_t byte = 0; byte < 256; byte++) {
		uint32_t crc = byte;

		for (int bit = 0; bit < 8; bit++)
			crc = crc >> 1 ^ (crc & 1 ? POLYNOMIAL : 0);
		tables[0][byte] = crc;
	}
	for (size_t n = 1; n < 8; n++)
		for (size_t byte = 0; byte < 256; byte++) {
			uint32_t before = tables[n - 1][byte];

			tables[n][byte] = before >> 8 ^
					  tables[0][before & 0xff];
		}
}

static uint32_t eight_bytes(uint32_t crc, const uint8_t *at)
{
	crc ^= at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 |
	       (uint32_t)at[3] << 24;
	return tables[7][crc & 0xff] ^ tables[6][crc >> 8 & 0xff] ^
	       tables[5][crc >> 16 & 0xff] ^ tables[4][crc >> 24] ^
	       tables[3][at[4]] ^ tables[2][at[5]] ^ tables[1][at[6]] ^
	       tables[0][at[7]];
}

uint32_t fonds_crc32(uint32_t crc, const void *data, size_t size)
{
	const uint8_t *at = data;

	(void)pthread_once(&once, make_tables);
	crc = ~crc;
	for (; size >= 8; size -= 8, at += 8)
		crc = eight_bytes(crc, at);
	for (; size > 0; size--, at++)
		crc = crc >> 8 ^ tables[0][(crc ^ *at) & 0xff];
	return ~crc;
}
