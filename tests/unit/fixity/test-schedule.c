/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "fixity/catalog/policy.h"
#include "tests/unit/fixity/catalog-fixture.h"

#define COMMAND "fonds audit run --due --catalog '/srv/a b.db'"

static const struct fonds_schedule monthly = {
	.kind = "systemd",
	.calendar = "*-*-01 02:00:00",
	.every_seconds = 2678400,
	.command = COMMAND,
};

struct seen {
	char text[1024];
	size_t size;
};

static enum fonds_status see(const struct fonds_schedule *schedule,
	void *payload, struct fonds_error **error)
{
	struct seen *seen = payload;
	int n = snprintf(seen->text + seen->size,
		sizeof(seen->text) - seen->size, "%lld %s [%s] %lld %s: %s\n",
		(long long)schedule->number, schedule->kind, schedule->calendar,
		(long long)schedule->every_seconds, schedule->agent,
		schedule->command);

	(void)error;
	assert_true(n > 0);
	seen->size += (size_t)n;
	assert_true(schedule->installed_at > 1700000000);
	return FONDS_OK;
}

static void expect(struct fonds_catalog *catalog, const char *text)
{
	struct seen seen = { { 0 }, 0 };

	assert_int_equal(
		FONDS_OK, fonds_schedule_each(catalog, see, &seen, NULL));
	assert_string_equal(text, seen.text);
}

static void schedules_in_force_are_told(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_schedule daemon = monthly;
	int64_t number = 0;

	daemon.kind = "daemon";
	daemon.calendar = "";
	assert_int_equal(FONDS_OK,
		fonds_schedule_add(catalog, &monthly, "eva", &number, NULL));
	assert_int_equal(1, number);
	assert_int_equal(FONDS_OK,
		fonds_schedule_add(catalog, &daemon, "jan", &number, NULL));
	assert_int_equal(2, number);
	expect(catalog, "1 systemd [*-*-01 02:00:00] 2678400 eva: " COMMAND
			"\n2 daemon [] 2678400 jan: " COMMAND "\n");
	assert_int_equal(
		FONDS_OK, fonds_schedule_remove(catalog, 1, "eva", NULL));
	expect(catalog, "2 daemon [] 2678400 jan: " COMMAND "\n");
	assert_int_equal(2, fixture_count("SELECT count(*) FROM schedule"));
}

static void a_schedule_is_removed_once(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_error *error = NULL;
	int64_t number = 0;

	assert_int_equal(FONDS_OK,
		fonds_schedule_add(catalog, &monthly, "eva", &number, NULL));
	assert_int_equal(
		FONDS_OK, fonds_schedule_remove(catalog, number, "eva", NULL));
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_schedule_remove(catalog, number, "eva", &error));
	expect_error(&error, "no schedule 1 is in force");
	assert_int_equal(1, fixture_count("SELECT removed_by = agent"
					  " FROM schedule"));
	assert_int_equal(
		SQLITE_CONSTRAINT, fixture_sql("INSERT OR REPLACE INTO schedule"
					       " SELECT * FROM schedule"));
}

static void expect_refused(struct fonds_catalog *catalog,
	const struct fonds_schedule *schedule, const char *message)
{
	struct fonds_error *error = NULL;
	int64_t number = 9;

	assert_int_equal(FONDS_ERR_INVALID,
		fonds_schedule_add(catalog, schedule, "eva", &number, &error));
	expect_error(&error, message);
	assert_int_equal(9, number);
	expect(catalog, "");
}

static void what_is_no_schedule_is_refused(void **state)
{
	struct fonds_schedule schedule = monthly;

	schedule.kind = "at";
	expect_refused(*state, &schedule, "not of 'at'");
	schedule = monthly;
	schedule.every_seconds = 0;
	expect_refused(*state, &schedule, "has no period");
	schedule = monthly;
	schedule.command = "";
	expect_refused(*state, &schedule, "the command of the schedule");
	schedule = monthly;
	schedule.calendar = "\xff";
	expect_refused(*state, &schedule, "the calendar of the schedule");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(schedules_in_force_are_told),
		FIXTURE_TEST(a_schedule_is_removed_once),
		FIXTURE_TEST(what_is_no_schedule_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
