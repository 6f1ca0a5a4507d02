/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/agent.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "tests/unit/fixity/catalog-fixture.h"

static int64_t number_of(struct fonds_catalog *catalog,
	enum fonds_agent_kind kind, const char *name)
{
	int64_t number = 0;

	assert_int_equal(FONDS_OK, fonds_db_begin(catalog, NULL));
	assert_int_equal(FONDS_OK,
		fonds_agent_number(catalog, kind, name, &number, NULL));
	assert_int_equal(FONDS_OK, fonds_db_commit(catalog, NULL));
	return number;
}

static void an_agent_is_recorded_once(void **state)
{
	struct fonds_catalog *catalog = *state;
	int64_t anna = number_of(catalog, FONDS_AGENT_PERSON, "anna");

	assert_true(anna > 0);
	assert_int_equal(anna, number_of(catalog, FONDS_AGENT_PERSON, "anna"));
	assert_int_not_equal(
		anna, number_of(catalog, FONDS_AGENT_PERSON, "Anna"));
	assert_int_not_equal(
		anna, number_of(catalog, FONDS_AGENT_SOFTWARE, "anna"));
	assert_int_equal(3, fixture_count("SELECT count(*) FROM agent"));
}

static void an_agent_without_a_name_is_none(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_error *error = NULL;
	int64_t number = 7;

	assert_int_equal(FONDS_ERR_INVALID,
		fonds_agent_number(
			catalog, FONDS_AGENT_PERSON, "", &number, &error));
	expect_error(&error, "the name of who acts is empty");
	assert_int_equal(7, number);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(an_agent_is_recorded_once),
		FIXTURE_TEST(an_agent_without_a_name_is_none),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
