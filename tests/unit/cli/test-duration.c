/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/duration.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

static void a_number_and_a_unit_are_a_duration(void **state)
{
	static const struct {
		const char *text;
		int64_t seconds;
	} cases[] = {
		{ "1s", 1 },
		{ "45s", 45 },
		{ "30m", 1800 },
		{ "2h", 7200 },
		{ "90d", 7776000 },
		{ "1w", 604800 },
		{ "1y", 31536000 },
		{ "007d", 604800 },
		{ "3155760000s", INT64_C(3155760000) },
		{ "36525d", INT64_C(3155760000) },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int64_t seconds = -1;

		if (!cli_duration_parse(cases[i].text, &seconds))
			fail_msg("'%s' is refused", cases[i].text);
		assert_int_equal(cases[i].seconds, seconds);
	}
}

static void anything_else_is_none(void **state)
{
	static const char *const cases[] = { "", "s", "90", "90 d", " 90d",
		"90d ", "-1d", "+1d", "1.5h", "1D", "1M", "1x", "1dd", "1h30m",
		"0s", "0y", "d90", "9223372036854775808s",
		"99999999999999999999s", "153722867280912931m",
		"9223372036854775807y", "9223372036854775807s", "3155760001s",
		"36526d", "101y" };

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int64_t seconds = 77;

		if (cli_duration_parse(cases[i], &seconds))
			fail_msg("'%s' is %lld", cases[i], (long long)seconds);
		assert_int_equal(77, seconds);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_number_and_a_unit_are_a_duration),
		cmocka_unit_test(anything_else_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
