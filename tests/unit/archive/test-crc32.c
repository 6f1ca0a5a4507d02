/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "archive/crc32.h"

/* The check value of CRC-32/ISO-HDLC in the catalogue of G. Cook. */
static void the_check_value_is_given(void **state)
{
	(void)state;
	assert_int_equal(0xcbf43926, fonds_crc32(0, "123456789", 9));
	assert_int_equal(0, fonds_crc32(0, "", 0));
}

static void pieces_give_what_the_whole_gives(void **state)
{
	uint8_t data[100];
	uint32_t whole;

	(void)state;
	for (size_t i = 0; i < sizeof(data); i++)
		data[i] = (uint8_t)(i * i);
	whole = fonds_crc32(0, data, sizeof(data));
	for (size_t cut = 0; cut <= sizeof(data); cut++)
		assert_int_equal(
			whole, fonds_crc32(fonds_crc32(0, data, cut),
				       data + cut, sizeof(data) - cut));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_check_value_is_given),
		cmocka_unit_test(pieces_give_what_the_whole_gives),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
