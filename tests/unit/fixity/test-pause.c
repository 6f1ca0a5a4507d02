/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "fixity/catalog/policy.h"
#include "tests/unit/fixity/catalog-fixture.h"

#define FAR INT64_C(99999999999)

struct seen {
	char text[1024];
	size_t size;
};

static enum fonds_status see(const struct fonds_pause *pause, void *payload,
	struct fonds_error **error)
{
	struct seen *seen = payload;
	int n = snprintf(seen->text + seen->size,
		sizeof(seen->text) - seen->size, "%lld %d %lld '%s' %s: %s%s%s",
		(long long)pause->number, (int)pause->kind,
		(long long)pause->target, pause->target_name, pause->agent,
		pause->reason, pause->until_at != 0 ? " (until)" : "",
		pause->ended_at != 0 ? " ended by " : "");

	(void)error;
	assert_true(n > 0);
	seen->size += (size_t)n;
	n = snprintf(seen->text + seen->size, sizeof(seen->text) - seen->size,
		"%s\n", pause->ended_by);
	seen->size += (size_t)n;
	assert_true(pause->begun_at > 1700000000);
	return FONDS_OK;
}

static void expect(struct fonds_catalog *catalog, int64_t now, const char *text)
{
	struct seen seen = { { 0 }, 0 };

	assert_int_equal(
		FONDS_OK, fonds_pause_each(catalog, now, see, &seen, NULL));
	assert_string_equal(text, seen.text);
}

static int64_t begin(struct fonds_catalog *catalog, enum fonds_pause_kind kind,
	int64_t target, int64_t until_at)
{
	int64_t number = 0;

	assert_int_equal(
		FONDS_OK, fonds_pause_begin(catalog, kind, target, until_at,
				  "eva", "why", &number, NULL));
	return number;
}

static void pauses_name_what_they_are_of(void **state)
{
	struct fonds_catalog *catalog = *state;
	int64_t number;

	/* The numbers of all targets are the same: none is taken for another.
	 */
	assert_int_equal(FONDS_OK,
		fonds_volume_add(catalog, "disk", "id", NULL, &number, NULL));
	fixture_holding(1, 1, "1", "bag", "3");
	begin(catalog, FONDS_PAUSE_ALL, 77, 0);
	begin(catalog, FONDS_PAUSE_COLLECTION, 1, 0);
	begin(catalog, FONDS_PAUSE_VOLUME, 1, FAR);
	begin(catalog, FONDS_PAUSE_HOLDING, 1, 0);
	expect(catalog, 5,
		"1 0 0 '' eva: why\n"
		"2 1 1 'default' eva: why\n"
		"3 2 1 'disk' eva: why (until)\n"
		"4 3 1 'bag' eva: why\n");
}

static void a_pause_holds_until_its_time_or_its_end(void **state)
{
	struct fonds_catalog *catalog = *state;
	int64_t first = begin(catalog, FONDS_PAUSE_ALL, 0, 0);

	begin(catalog, FONDS_PAUSE_COLLECTION, 1, FAR);
	expect(catalog, FAR - 1,
		"1 0 0 '' eva: why\n2 1 1 'default' eva: why (until)\n");
	expect(catalog, FAR, "1 0 0 '' eva: why\n");
	assert_int_equal(
		FONDS_OK, fonds_pause_end(catalog, first, "jan", NULL));
	expect(catalog, 5, "2 1 1 'default' eva: why (until)\n");
	expect(catalog, FAR, "");
	/* All that ever were. */
	expect(catalog, 0,
		"1 0 0 '' eva: why ended by jan\n"
		"2 1 1 'default' eva: why (until)\n");
}

static void a_pause_ends_once(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_error *error = NULL;
	int64_t pause = begin(catalog, FONDS_PAUSE_ALL, 0, 0);

	assert_int_equal(
		FONDS_OK, fonds_pause_end(catalog, pause, "jan", NULL));
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_pause_end(catalog, pause, "eva", &error));
	expect_error(&error, "pause 1 was ended before");
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_pause_end(catalog, 2, "eva", &error));
	expect_error(&error, "no pause 2");
	assert_int_equal(
		FONDS_ERR_INVALID, fonds_pause_end(catalog, pause, "", &error));
	expect_error(&error, "the name of who acts is empty");
}

static void expect_refused(struct fonds_catalog *catalog,
	enum fonds_pause_kind kind, int64_t target, int64_t until_at,
	const char *reason, enum fonds_status status, const char *message)
{
	struct fonds_error *error = NULL;
	int64_t number = 9;

	assert_int_equal(
		status, fonds_pause_begin(catalog, kind, target, until_at,
				"eva", reason, &number, &error));
	expect_error(&error, message);
	assert_int_equal(9, number);
	expect(catalog, 0, "");
}

static void what_is_no_pause_is_refused(void **state)
{
	struct fonds_catalog *catalog = *state;

	fixture_holding(1, 1, "NULL", "/a", "NULL");
	fixture_holding(2, 1, "NULL", "/b", "3");
	fixture_remove(2);
	expect_refused(catalog, FONDS_PAUSE_ALL, 0, 0, " ", FONDS_ERR_INVALID,
		"the reason of the pause is empty");
	expect_refused(catalog, FONDS_PAUSE_ALL, 0, 1000, "why",
		FONDS_ERR_INVALID, "would end before it begins");
	expect_refused(catalog, FONDS_PAUSE_COLLECTION, 2, 0, "why",
		FONDS_ERR_NOT_FOUND, "no collection 2");
	expect_refused(catalog, FONDS_PAUSE_VOLUME, 1, 0, "why",
		FONDS_ERR_NOT_FOUND, "no volume 1");
	expect_refused(catalog, FONDS_PAUSE_HOLDING, 1, 0, "why",
		FONDS_ERR_NOT_FOUND, "no holding 1");
	expect_refused(catalog, FONDS_PAUSE_HOLDING, 2, 0, "why",
		FONDS_ERR_NOT_FOUND, "no holding 2");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(pauses_name_what_they_are_of),
		FIXTURE_TEST(a_pause_holds_until_its_time_or_its_end),
		FIXTURE_TEST(a_pause_ends_once),
		FIXTURE_TEST(what_is_no_pause_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
