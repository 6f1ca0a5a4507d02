/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/calendar.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

#include <fonds/error.h>

#define DAY INT64_C(86400)

static void both_forms_say_the_same(void **state)
{
	static const struct {
		const char *text;
		const char *systemd;
		const char *cron;
		int64_t seconds;
	} rows[] = {
		{ "hourly", "*-*-* *:00:00", "0 * * * *", 3600 },
		{ "daily", "*-*-* 00:00:00", "0 0 * * *", DAY },
		{ "weekly", "Mon *-*-* 00:00:00", "0 0 * * 1", 7 * DAY },
		{ "monthly", "*-*-01 00:00:00", "0 0 1 * *", 31 * DAY },
		{ "yearly", "*-01-01 00:00:00", "0 0 1 1 *", 366 * DAY },
		{ "03:15", "*-*-* 03:15:00", "15 3 * * *", DAY },
		{ "Mon *-*-* 03:00", "Mon *-*-* 03:00:00", "0 3 * * 1",
			7 * DAY },
		{ "Sun,Mon 23:59:00", "Mon,Sun *-*-* 23:59:00", "59 23 * * 1,7",
			6 * DAY },
		{ "Mon,Tue,Wed,Thu,Fri,Sat,Sun 1:00",
			"Mon,Tue,Wed,Thu,Fri,Sat,Sun *-*-* 01:00:00",
			"0 1 * * 1,2,3,4,5,6,7", DAY },
		{ "*-*-31 22:30", "*-*-31 22:30:00", "30 22 31 * *", 62 * DAY },
		{ "*-02-29 00:00", "*-02-29 00:00:00", "0 0 29 2 *",
			2928 * DAY },
		{ "*-7-* 00:00", "*-07-* 00:00:00", "0 0 * 7 *", 338 * DAY },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct fonds_calendar calendar;
		struct fonds_buffer buffer;

		assert_int_equal(FONDS_OK,
			fonds_calendar_parse(rows[i].text, &calendar, NULL));
		assert_int_equal(
			rows[i].seconds, fonds_calendar_interval(&calendar));
		fonds_buffer_init(&buffer, 256);
		fonds_calendar_add_systemd(&calendar, &buffer);
		assert_string_equal(
			rows[i].systemd, fonds_buffer_text(&buffer));
		fonds_buffer_reset(&buffer);
		fonds_calendar_add_cron(&calendar, &buffer);
		assert_string_equal(rows[i].cron, fonds_buffer_text(&buffer));
		fonds_buffer_clear(&buffer);
	}
}

static void what_is_no_calendar_is_refused_with_the_forms(void **state)
{
	static const char *const texts[] = { "", "fortnightly", "Daily",
		"24:00", "03:60", "3", "03:00:01", "03:00 ", " 03:00", "Mon",
		"Mon ", "Mon,  03:00", "Mon,Foo 03:00", "Mo 03:00",
		"*-13-01 03:00", "*-02-30 03:00", "*-04-31 03:00",
		"*-*-00 03:00", "Mon *-*-01 03:00", "2026-*-* 03:00",
		"*-*-* *:00", "03:00\n[Service]", "003:00", "-1:00" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct fonds_calendar calendar = { .day = 77 };
		struct fonds_error *error = NULL;

		assert_int_equal(FONDS_ERR_INVALID,
			fonds_calendar_parse(texts[i], &calendar, &error));
		assert_non_null(
			strstr(fonds_error_message(error), "'Mon,Thu 03:00'"));
		assert_int_equal(77, calendar.day);
		fonds_error_free(error);
	}
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(both_forms_say_the_same),
		cmocka_unit_test(what_is_no_calendar_is_refused_with_the_forms),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
