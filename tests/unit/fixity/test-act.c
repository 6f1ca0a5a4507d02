/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/act.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "fixity/catalog/policy.h"
#include "tests/unit/fixity/catalog-fixture.h"
#include "tests/unit/fixity/failing-vfs.h"

#define COUNT(items) (sizeof(items) / sizeof((items)[0]))

static void an_act_that_fails_leaves_nothing(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_act act;

	assert_int_equal(FONDS_OK, fonds_act_begin(&act, catalog, "eva", NULL));
	assert_true(act.agent > 0);
	assert_true(act.at > 1700000000);
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_act_end(&act, FONDS_ERR_NOT_FOUND, NULL));
	assert_int_equal(0, fixture_count("SELECT count(*) FROM agent"));
}

static void an_act_that_succeeds_stays(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_act act;

	assert_int_equal(FONDS_OK, fonds_act_begin(&act, catalog, "eva", NULL));
	assert_int_equal(FONDS_OK, fonds_act_end(&act, FONDS_OK, NULL));
	assert_int_equal(1, fixture_count("SELECT count(*) FROM agent"));
}

static void nobody_is_recorded_where_nobody_is_named(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_error *error = NULL;
	struct fonds_act act;

	assert_int_equal(FONDS_OK, fonds_act_begin(&act, catalog, NULL, NULL));
	assert_int_equal(0, act.agent);
	assert_int_equal(FONDS_OK, fonds_act_end(&act, FONDS_OK, NULL));
	assert_int_equal(0, fixture_count("SELECT count(*) FROM agent"));
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_act_begin(&act, catalog, "", &error));
	expect_error(&error, "the name of who acts is empty");
	/* And the catalog is not left in a transaction. */
	assert_int_equal(FONDS_OK, fonds_act_begin(&act, catalog, "a", NULL));
	assert_int_equal(FONDS_OK, fonds_act_end(&act, FONDS_OK, NULL));
}

static void no_act_is_within_an_accession(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_error *error = NULL;
	struct fonds_act act;

	catalog->registering.is_open = true;
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_act_begin(&act, catalog, "eva", &error));
	catalog->registering.is_open = false;
	expect_error(&error, "is being written already");
}

static void a_catalog_that_cannot_be_written_is_told(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_error *error = NULL;
	struct fonds_act act;

	catalog->is_read_only = true;
	assert_true(fonds_act_begin(&act, catalog, "eva", &error) < 0);
	expect_error(&error, "cannot write the catalog");
}

/* All in one act: the agent, and what is asked for. */
static enum fonds_status write_all(struct fonds_catalog *catalog)
{
	const struct fonds_policy policy = { .window_from = -1,
		.window_to = -1 };

	return fonds_policy_set(catalog, 1, &policy, "eva", NULL);
}

/* Each failure of the system leaves all of an act or nothing. */
static void an_act_is_whole_whatever_fails(void **state)
{
	static const enum failing_kind kinds[] = { FAILING_WRITE, FAILING_SYNC,
		FAILING_ALLOC };
	struct fonds_catalog *catalog = *state;
	int64_t policies = 0;

	for (size_t k = 0; k < COUNT(kinds); k++)
		for (unsigned n = 0;; n++) {
			enum fonds_status status;
			int64_t now;

			failing_arm(kinds[k], n);
			status = write_all(catalog);
			failing_disarm();
			now = fixture_count("SELECT count(*) FROM policy");
			assert_in_range(now, policies, policies + 1);
			if (status == FONDS_OK)
				assert_int_equal(policies + 1, now);
			assert_int_equal(now > 0,
				fixture_count("SELECT count(*) FROM agent"));
			policies = now;
			if (!failing.fired)
				break;
		}
	assert_true(policies > 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(an_act_that_fails_leaves_nothing),
		FIXTURE_TEST(an_act_that_succeeds_stays),
		FIXTURE_TEST(nobody_is_recorded_where_nobody_is_named),
		FIXTURE_TEST(no_act_is_within_an_accession),
		FIXTURE_TEST(a_catalog_that_cannot_be_written_is_told),
		FIXTURE_TEST(an_act_is_whole_whatever_fails),
	};

	failing_install();
	return cmocka_run_group_tests(tests, NULL, NULL);
}
