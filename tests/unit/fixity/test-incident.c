/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/incident.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "tests/unit/fixity/history-fixture.h"

/*
 * Three incidents of run 1: a file that is corrupt (1), a file that nobody
 * registered (2), and a holding whose volume was not there (3).
 */
#define INCIDENTS \
	"INSERT INTO run (number, state, scope, started_at, recorded_at," \
	" ended_at, holdings, files, not_checked) VALUES" \
	" (1, 1, '', 1000, 1000, 1000, 0, 0, 0)," \
	" (2, 1, '', 2000, 2000, 2000, 0, 0, 0);" \
	"INSERT INTO incident VALUES" \
	" (1, 1, x'646174612f61', 1, 0, 1000, 1, NULL)," \
	" (2, 1, x'6e6577', 4, 0, 1100, 1, NULL)," \
	" (3, 2, x'', 8, 0, 1200, 1, NULL);" \
	"INSERT INTO finding (run, holding, shard, path, verdict, detail," \
	" found_at, incident) VALUES" \
	" (1, 1, 1, x'646174612f61', 1, '', 1000, 1)," \
	" (1, 1, 2, x'6e6577', 4, '', 1100, 2)," \
	" (1, 2, NULL, x'', 8, '', 1200, 3);" \
	"INSERT INTO file_state VALUES (1, x'646174612f61', 1000, 1, 1);" \
	"UPDATE shard SET checked_at = 900, checked_run = 1" \
	" WHERE holding = 1;"

static enum fonds_status see_incident(const struct fonds_incident *incident,
	void *payload, struct fonds_error **error)
{
	(void)error;
	see(payload, "%lld %s '%s' %s %s %lld-%s %llu%s\n",
		(long long)incident->number, incident->location, incident->path,
		fonds_verdict_name(incident->verdict),
		fonds_incident_state_name(incident->state),
		(long long)incident->opened_at,
		incident->closed_at != 0 ? "closed" : "",
		(unsigned long long)incident->findings,
		incident->is_sound_now ? " sound" : "");
	assert_string_equal("default", incident->collection);
	assert_int_equal(1, incident->opened_run);
	return FONDS_OK;
}

static void expect_incidents(struct scratch *scratch,
	const struct fonds_incident_filter *filter, const char *text)
{
	struct seen seen = { { 0 }, 0 };

	assert_int_equal(FONDS_OK, fonds_incident_each(scratch->catalog, filter,
					   see_incident, &seen, NULL));
	expect_seen(&seen, text);
}

#define ONE "1 /scratch/1 'data/a' corrupt open 1000- 1\n"
#define TWO "2 /scratch/1 'new' unexpected open 1100- 1\n"
#define THREE "3 /scratch/2 '' volume-offline open 1200- 1\n"

static void test_incidents_are_told_by_number_as_the_filter_says(void **state)
{
	struct scratch *scratch = *state;
	const struct {
		struct fonds_incident_filter filter;
		const char *text;
	} cases[] = {
		{ { 0 }, ONE TWO THREE },
		{ { .number = 2 }, TWO },
		{ { .number = 4 }, "" },
		{ { .holding = 1 }, ONE TWO },
		{ { .holding = 1, .path = "new" }, TWO },
		{ { .holding = 1, .path = "ne" }, "" },
		{ { .holding = 2, .path = "" }, THREE },
		{ { .until = 1100 }, ONE },
		{ { .since = 5000, .until = 6000 }, ONE TWO THREE },
		{ { .until = 1000 }, "" },
	};

	history_sql(scratch, INCIDENTS);
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		expect_incidents(scratch, &cases[i].filter, cases[i].text);
}

static void test_a_closed_one_is_of_a_period_until_it_was_closed(void **state)
{
	struct scratch *scratch = *state;
	const struct fonds_incident_filter open = { .is_open_only = true };
	const struct fonds_incident_filter at = { .since = 1500, .number = 1 };
	const struct fonds_incident_filter after = { .since = 1501,
		.number = 1 };
	uint64_t count = 0;

	history_sql(scratch, INCIDENTS "UPDATE incident SET state = 3,"
				       " closed_at = 1500 WHERE number = 1");
	expect_incidents(scratch, &open, TWO THREE);
	expect_incidents(scratch, &at,
		"1 /scratch/1 'data/a' corrupt accepted 1000-closed 1\n");
	expect_incidents(scratch, &after, "");
	assert_int_equal(FONDS_OK,
		fonds_incident_count_open(scratch->catalog, &count, NULL));
	assert_int_equal(2, count);
}

static void test_is_sound_when_it_was_not_found_again(void **state)
{
	struct scratch *scratch = *state;
	const struct fonds_incident_filter all = { 0 };

	history_sql(scratch,
		INCIDENTS "UPDATE file_state SET verdict = 0, run = 2");
	expect_incidents(scratch, &all,
		"1 /scratch/1 'data/a' corrupt open 1000- 1 sound\n" TWO THREE);
	/* Not told by itself any more: it is as its shard. */
	history_sql(scratch, "DELETE FROM file_state");
	expect_incidents(scratch, &all, ONE TWO THREE);
	history_sql(scratch,
		"UPDATE shard SET checked_run = 2 WHERE number IN (1, 3)");
	expect_incidents(scratch, &all,
		"1 /scratch/1 'data/a' corrupt open 1000- 1 sound\n" TWO THREE);
	/* Its inventory, and all of the holding that was not there. */
	history_sql(scratch, "UPDATE shard SET checked_run = 2");
	expect_incidents(scratch, &all,
		"1 /scratch/1 'data/a' corrupt open 1000- 1 sound\n"
		"2 /scratch/1 'new' unexpected open 1100- 1 sound\n"
		"3 /scratch/2 '' volume-offline open 1200- 1 sound\n");
}

/* Its volume was not there at the turn of one shard: the others lie there. */
static void test_a_whole_is_sound_when_all_of_it_was_checked(void **state)
{
	struct scratch *scratch = *state;
	const struct fonds_incident_filter one = { .number = 3 };

	history_sql(scratch,
		INCIDENTS "DROP TRIGGER finding_is_fixed;"
			  "UPDATE finding SET shard = 3 WHERE incident = 3;"
			  "UPDATE shard SET checked_run = 2 WHERE number = 3");
	expect_incidents(scratch, &one, THREE);
	history_sql(scratch, "UPDATE shard SET checked_run = 2");
	expect_incidents(scratch, &one,
		"3 /scratch/2 '' volume-offline open 1200- 1 sound\n");
}

static enum fonds_status see_event(const struct fonds_incident_event *event,
	void *payload, struct fonds_error **error)
{
	(void)error;
	assert_true(event->at > 1700000000);
	see(payload, "%lld: %s by %s: %s %lld\n", (long long)event->incident,
		fonds_incident_event_name(event->kind), event->agent,
		event->reason, (long long)event->repair);
	return FONDS_OK;
}

static void expect_events(
	struct scratch *scratch, int64_t incident, const char *text)
{
	struct seen seen = { { 0 }, 0 };

	assert_int_equal(FONDS_OK, fonds_incident_each_event(scratch->catalog,
					   incident, see_event, &seen, NULL));
	expect_seen(&seen, text);
}

static void step(struct scratch *scratch, int64_t incident,
	enum fonds_incident_event_kind kind, const char *reason)
{
	struct fonds_error *error = NULL;

	if (fonds_incident_step(scratch->catalog, incident, kind, "eva", reason,
		    0, &error) < 0)
		fail_msg("%s", fonds_error_message(error));
}

static void test_the_steps_of_a_person(void **state)
{
	struct scratch *scratch = *state;
	const struct fonds_incident_filter first = { .number = 1 };
	const struct fonds_incident_filter second = { .number = 2 };

	history_sql(scratch, INCIDENTS);
	step(scratch, 1, FONDS_INCIDENT_NOTE, "looked");
	expect_incidents(scratch, &first, ONE);
	step(scratch, 1, FONDS_INCIDENT_WAS_ACKNOWLEDGED, "");
	step(scratch, 1, FONDS_INCIDENT_WAS_ACKNOWLEDGED, NULL);
	step(scratch, 1, FONDS_INCIDENT_NOTE, "again");
	expect_incidents(scratch, &first,
		"1 /scratch/1 'data/a' corrupt acknowledged 1000- 1\n");
	step(scratch, 1, FONDS_INCIDENT_WAS_REPAIRED, "by hand");
	expect_incidents(scratch, &first,
		"1 /scratch/1 'data/a' corrupt repaired 1000-closed 1\n");
	expect_events(scratch, 1,
		"1: note by eva: looked 0\n"
		"1: acknowledged by eva:  0\n"
		"1: acknowledged by eva:  0\n"
		"1: note by eva: again 0\n"
		"1: repaired by eva: by hand 0\n");
	step(scratch, 2, FONDS_INCIDENT_WAS_ACCEPTED, "it belongs there");
	expect_incidents(scratch, &second,
		"2 /scratch/1 'new' unexpected accepted 1100-closed 1\n");
}

static void test_refuses_what_is_no_step(void **state)
{
	static const struct {
		int64_t incident;
		enum fonds_incident_event_kind kind;
		const char *by;
		const char *reason;
		enum fonds_status status;
		const char *message;
	} cases[] = {
		{ 1, FONDS_INCIDENT_OPENED, "eva", "r", FONDS_ERR_INVALID,
			"no step which a person takes" },
		{ 1, FONDS_INCIDENT_SEEN_AGAIN, "eva", "r", FONDS_ERR_INVALID,
			"no step which a person takes" },
		{ 1, FONDS_INCIDENT_FOUND_SOUND, "eva", "r", FONDS_ERR_INVALID,
			"no step which a person takes" },
		{ 1, (enum fonds_incident_event_kind)7, "eva", "r",
			FONDS_ERR_INVALID, "no step which a person takes" },
		{ 1, FONDS_INCIDENT_NOTE, "", "r", FONDS_ERR_INVALID,
			"who takes a step of an incident is empty" },
		{ 1, FONDS_INCIDENT_NOTE, NULL, "r", FONDS_ERR_INVALID,
			"who takes a step of an incident is empty" },
		{ 1, FONDS_INCIDENT_NOTE, "eva", "", FONDS_ERR_INVALID,
			"the reason for 'note' is empty" },
		{ 1, FONDS_INCIDENT_NOTE, "eva", " \n", FONDS_ERR_INVALID,
			"the reason for 'note' is empty" },
		{ 1, FONDS_INCIDENT_WAS_ACKNOWLEDGED, "eva", "\xff",
			FONDS_ERR_INVALID,
			"the reason for 'acknowledged' '\\xff' is not in" },
		{ 1, FONDS_INCIDENT_WAS_ACCEPTED, "eva", NULL,
			FONDS_ERR_INVALID,
			"the reason for 'accepted' is empty" },
		{ 1, FONDS_INCIDENT_WAS_REPAIRED, "eva", "", FONDS_ERR_INVALID,
			"the reason for 'repaired' is empty" },
		{ 9, FONDS_INCIDENT_NOTE, "eva", "r", FONDS_ERR_NOT_FOUND,
			"no incident 9 in the catalog" },
		{ 3, FONDS_INCIDENT_NOTE, "eva", "r", FONDS_ERR_INVALID,
			"incident 3 of the catalog" },
	};
	struct scratch *scratch = *state;

	history_sql(scratch, INCIDENTS "UPDATE incident SET state = 2,"
				       " closed_at = 1500 WHERE number = 3");
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fonds_error *error = NULL;

		assert_int_equal(cases[i].status,
			fonds_incident_step(scratch->catalog, cases[i].incident,
				cases[i].kind, cases[i].by, cases[i].reason, 0,
				&error));
		expect_error(&error, cases[i].message);
	}
	assert_int_equal(0, history_value(scratch, "SELECT count(*) FROM"
						   " incident_event"));
	/* Nothing was left open: the next one is written. */
	step(scratch, 1, FONDS_INCIDENT_NOTE, "r");
}

#define TEST(name) \
	cmocka_unit_test_setup_teardown(name, history_setup, scratch_teardown)

int main(void)
{
	const struct CMUnitTest tests[] = {
		TEST(test_incidents_are_told_by_number_as_the_filter_says),
		TEST(test_a_closed_one_is_of_a_period_until_it_was_closed),
		TEST(test_is_sound_when_it_was_not_found_again),
		TEST(test_a_whole_is_sound_when_all_of_it_was_checked),
		TEST(test_the_steps_of_a_person),
		TEST(test_refuses_what_is_no_step),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
