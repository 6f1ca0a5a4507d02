/* SPDX-License-Identifier: Apache-2.0 */
#include "cli/date.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>

#include <cmocka.h>

static void assert_day(const char *text, int64_t expected)
{
	int64_t time = -1;

	assert_true(cli_date_parse(text, &time));
	assert_int_equal(expected, time);
}

static void a_day_begins_at_midnight_utc(void **state)
{
	(void)state;
	assert_day("1970-01-01", 0);
	assert_day("1970-12-31", INT64_C(364) * 86400);
	assert_day("2000-02-29", INT64_C(951782400));
	assert_day("2026-11-23", INT64_C(1795392000));
	assert_day("2100-03-01", INT64_C(4107542400));
	assert_day("9999-12-31", INT64_C(253402214400));
}

static void what_is_no_day_is_refused(void **state)
{
	static const char *const texts[] = { "", "2026", "2026-11", "2026-11-",
		"2026-11-2", "2026-11-031", "2026-13-01", "2026-00-01",
		"2026-01-00", "2026-01-32", "2026-02-29", "2100-02-29",
		"1969-12-31", "26-11-2026", "2026/11/23", " 2026-11-23",
		"2026-11-23 ", "2026-11-23T00:00:00Z", "-026-11-23",
		"yesterday" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		int64_t time = 7;

		if (cli_date_parse(texts[i], &time))
			fail_msg("'%s' is taken for a day", texts[i]);
		assert_int_equal(7, time);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_day_begins_at_midnight_utc),
		cmocka_unit_test(what_is_no_day_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
