/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "description/location.h"

static void what_is_encoded_is_decoded_and_nothing_else(void **state)
{
	static const struct {
		const char *text;
		const char *expected;
	} cases[] = {
		{ "", "" },
		{ "data/a", "data/a" },
		{ "data/a%20b%2fc%2Fd", "data/a b/c/d" },
		{ "%d0%B4", "\xd0\xb4" },
		{ "%2541", "%41" },
		{ "100%", "100%" },
		{ "%4", "%4" },
		{ "%4g%g4", "%4g%g4" },
		/* A path would end there, and be another's. */
		{ "data/a%00b", "data/a%00b" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		char text[32];
		const char *at = cases[i].text;

		strcpy(text, cases[i].text);
		fonds_location_decode(text);
		assert_string_equal(cases[i].expected, text);
		for (const char *c = cases[i].expected; *c; c++)
			assert_int_equal(*c, fonds_location_byte(&at));
		assert_int_equal('\0', *at);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_is_encoded_is_decoded_and_nothing_else),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
