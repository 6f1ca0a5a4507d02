/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/policy.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "tests/unit/fixity/catalog-fixture.h"

#define DAY INT64_C(86400)

static struct fonds_policy policy_of(int64_t every_seconds)
{
	return (struct fonds_policy){
		.every_seconds = every_seconds,
		.window_from = -1,
		.window_to = -1,
	};
}

static void without_a_policy_nothing_is_asked_for(void **state)
{
	struct fonds_policy policy = { .number = 5 };

	assert_int_equal(FONDS_OK, fonds_policy_get(*state, 1, &policy, NULL));
	assert_int_equal(0, policy.number);
	assert_int_equal(0, policy.every_seconds);
	assert_int_equal(-1, policy.window_from);
	assert_int_equal(-1, policy.window_to);
	assert_true(fonds_policy_window_has(&policy, 0));
	assert_string_equal("", policy.agent);
}

static void a_policy_is_read_as_it_was_set(void **state)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	const struct fonds_policy set = {
		.every_seconds = 90 * DAY,
		.window_from = 22 * 60,
		.window_to = 0,
		.rate = INT64_MAX,
		.sample = 250000,
	};
	struct fonds_policy policy;

	fonds_arena_init(&arena, 4096);
	assert_int_equal(
		FONDS_OK, fonds_policy_set(*state, 1, &set, "eva", NULL));
	assert_int_equal(
		FONDS_OK, fonds_policy_read(*state, 1, &arena, &policy, NULL));
	assert_int_equal(1, policy.number);
	assert_true(policy.set_at > 1700000000);
	assert_string_equal("eva", policy.agent);
	assert_int_equal(90 * DAY, policy.every_seconds);
	assert_int_equal(22 * 60, policy.window_from);
	assert_int_equal(0, policy.window_to);
	assert_true(policy.rate == INT64_MAX);
	assert_int_equal(250000, policy.sample);
}

static void a_new_policy_follows_the_old_one_which_stays(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_policy first = policy_of(90 * DAY);
	struct fonds_policy second = policy_of(0);
	struct fonds_policy policy;

	assert_int_equal(
		FONDS_OK, fonds_policy_set(catalog, 1, &first, "eva", NULL));
	assert_int_equal(
		FONDS_OK, fonds_policy_set(catalog, 1, &second, "jan", NULL));
	assert_int_equal(FONDS_OK, fonds_policy_get(catalog, 1, &policy, NULL));
	assert_int_equal(2, policy.number);
	assert_int_equal(0, policy.every_seconds);
	assert_string_equal("", policy.agent);
	assert_int_equal(2, fixture_count("SELECT count(*) FROM policy"));
	assert_int_equal(
		90 * DAY, fixture_count("SELECT every_seconds FROM policy"));
}

static void set_rate(struct fonds_policy *policy, void *payload)
{
	policy->rate = *(const uint64_t *)payload;
}

static void a_change_is_of_the_last_policy_or_none(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_policy first = policy_of(90 * DAY);
	struct fonds_policy policy;
	uint64_t rate = 1000;

	assert_int_equal(
		FONDS_OK, fonds_policy_set(catalog, 1, &first, "eva", NULL));
	assert_int_equal(FONDS_OK,
		fonds_policy_change(catalog, 1, set_rate, &rate, "jan", NULL));
	assert_int_equal(FONDS_OK, fonds_policy_get(catalog, 1, &policy, NULL));
	assert_int_equal(90 * DAY, policy.every_seconds);
	assert_int_equal(1000, policy.rate);
	rate = UINT64_MAX;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_policy_change(catalog, 1, set_rate, &rate, "jan", NULL));
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_policy_change(catalog, 7, set_rate, &rate, "jan", NULL));
	assert_int_equal(2, fixture_count("SELECT count(*) FROM policy"));
}

static void what_cannot_be_meant_is_refused(void **state)
{
	static const struct {
		struct fonds_policy policy;
		const char *message;
	} cases[] = {
		{ { .every_seconds = -1, .window_from = -1, .window_to = -1 },
			"the period" },
		{ { .window_from = -1, .window_to = 5 }, "the window" },
		{ { .window_from = 5, .window_to = -1 }, "the window" },
		{ { .window_from = 5, .window_to = 5 }, "the window" },
		{ { .window_from = 0, .window_to = 1440 }, "the window" },
		{ { .window_from = -2, .window_to = -2 }, "the window" },
		{ { .window_from = -1, .window_to = -1, .rate = UINT64_MAX },
			"the rate" },
		{ { .window_from = -1, .window_to = -1, .sample = 1000001 },
			"the sample" },
	};

	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		struct fonds_error *error = NULL;

		assert_int_equal(FONDS_ERR_INVALID,
			fonds_policy_set(
				*state, 1, &cases[i].policy, "eva", &error));
		expect_error(&error, cases[i].message);
	}
	assert_int_equal(0, fixture_count("SELECT count(*) FROM policy"));
	assert_int_equal(0, fixture_count("SELECT count(*) FROM agent"));
}

static void a_policy_is_of_a_collection_that_is_there(void **state)
{
	struct fonds_error *error = NULL;
	struct fonds_policy policy = policy_of(DAY);

	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_policy_set(*state, 2, &policy, "eva", &error));
	expect_error(&error, "no collection 2");
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_policy_get(*state, 2, &policy, &error));
	expect_error(&error, "no collection 2");
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_policy_set(*state, 1, &policy, "", &error));
	expect_error(&error, "the name of who acts is empty");
	assert_int_equal(0, fixture_count("SELECT count(*) FROM agent"));
}

/* Each minute against the definition: step from the begin to the end. */
static bool has_by_steps(int from, int to, int minute)
{
	for (int m = from; m != to; m = (m + 1) % 1440)
		if (m == minute)
			return true;
	return false;
}

static void a_window_may_pass_midnight(void **state)
{
	static const int windows[][2] = { { 0, 1 }, { 1439, 0 }, { 1320, 360 },
		{ 360, 1320 }, { 1, 0 }, { 0, 1439 }, { 719, 720 } };

	(void)state;
	for (size_t i = 0; i < sizeof(windows) / sizeof(windows[0]); i++) {
		struct fonds_policy policy = { .window_from = windows[i][0],
			.window_to = windows[i][1] };

		for (int minute = 0; minute < 1440; minute++)
			assert_int_equal(has_by_steps(policy.window_from,
						 policy.window_to, minute),
				fonds_policy_window_has(&policy, minute));
	}
}

static void a_window_is_of_the_local_time(void **state)
{
	const struct fonds_policy policy = { .window_from = 60,
		.window_to = 120 };
	const struct fonds_policy always = { .window_from = -1,
		.window_to = -1 };

	(void)state;
	assert_int_equal(0, setenv("TZ", "EST+5", 1));
	tzset();
	assert_true(fonds_policy_is_open(&policy, 6 * 3600));
	assert_false(fonds_policy_is_open(&policy, 7 * 3600));
	assert_false(fonds_policy_is_open(&policy, 3600));
	assert_true(fonds_policy_is_open(&always, 3600));
	assert_int_equal(0, unsetenv("TZ"));
	tzset();
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(without_a_policy_nothing_is_asked_for),
		FIXTURE_TEST(a_policy_is_read_as_it_was_set),
		FIXTURE_TEST(a_new_policy_follows_the_old_one_which_stays),
		FIXTURE_TEST(a_change_is_of_the_last_policy_or_none),
		FIXTURE_TEST(what_cannot_be_meant_is_refused),
		FIXTURE_TEST(a_policy_is_of_a_collection_that_is_there),
		cmocka_unit_test(a_window_may_pass_midnight),
		cmocka_unit_test(a_window_is_of_the_local_time),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
