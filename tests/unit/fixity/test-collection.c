/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "fixity/catalog/policy.h"
#include "tests/unit/fault.h"
#include "tests/unit/fixity/catalog-fixture.h"

/* What was seen, as text that can be compared. */
struct seen {
	struct fonds_catalog *catalog;
	char text[1024];
	size_t size;
	size_t stop_after; /* 0: never */
	size_t calls;
};

static enum fonds_status see(const struct fonds_collection *collection,
	void *payload, struct fonds_error **error)
{
	struct seen *seen = payload;
	int n = snprintf(seen->text + seen->size,
		sizeof(seen->text) - seen->size, "%lld %s '%s' %llu %llu %llu",
		(long long)collection->number, collection->name,
		collection->description,
		(unsigned long long)collection->holdings,
		(unsigned long long)collection->files,
		(unsigned long long)collection->bytes);

	(void)error;
	assert_true(n > 0);
	seen->size += (size_t)n;
	if (collection->policy.number != 0)
		n = snprintf(seen->text + seen->size,
			sizeof(seen->text) - seen->size, " by %s every %lld\n",
			collection->policy.agent,
			(long long)collection->policy.every_seconds);
	else
		n = snprintf(seen->text + seen->size,
			sizeof(seen->text) - seen->size, "%s\n",
			collection->policy.agent);
	seen->size += (size_t)n;
	assert_true(collection->added_at > 1700000000);
	if (++seen->calls == seen->stop_after)
		return FONDS_ERR_CANCELLED;
	return FONDS_OK;
}

static int64_t add(struct fonds_catalog *catalog, const char *name)
{
	int64_t number = 0;

	assert_int_equal(FONDS_OK,
		fonds_collection_add(catalog, name, "of it", &number, NULL));
	return number;
}

static void the_default_is_there_from_the_beginning(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct seen seen = { 0 };
	int64_t number = 0;

	assert_int_equal(FONDS_OK,
		fonds_collection_find(catalog, "default", &number, NULL));
	assert_int_equal(1, number);
	assert_int_equal(
		FONDS_OK, fonds_collection_each(catalog, see, &seen, NULL));
	assert_string_equal("1 default '' 0 0 0\n", seen.text);
}

static void collections_are_told_with_their_holdings_and_policy(void **state)
{
	struct fonds_catalog *catalog = *state;
	const struct fonds_policy policy = {
		.every_seconds = 7776000, .window_from = -1, .window_to = -1
	};
	int64_t maps = add(catalog, "maps");
	struct seen seen = { 0 };

	assert_int_equal(FONDS_OK,
		fonds_policy_set(catalog, maps, &policy, "eva", NULL));
	fixture_holding(1, (int)maps, "NULL", "/a", "3");
	fixture_holding(2, (int)maps, "NULL", "/b", "3");
	fixture_holding(3, (int)maps, "NULL", "/open", "NULL");
	fixture_holding(4, (int)maps, "NULL", "/removed", "3");
	fixture_holding(5, 1, "NULL", "/c", "3");
	fixture_remove(4);
	assert_int_equal(
		FONDS_OK, fonds_collection_each(catalog, see, &seen, NULL));
	assert_string_equal("1 default '' 1 3 30\n"
			    "2 maps 'of it' 2 6 60 by eva every 7776000\n",
		seen.text);
}

static void a_collection_is_added_once(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_error *error = NULL;
	int64_t maps = add(catalog, "maps");
	int64_t number = 0;

	assert_int_equal(FONDS_ERR_EXISTS,
		fonds_collection_add(catalog, "maps", "", &number, &error));
	expect_error(&error, "has a collection 'maps' already");
	assert_int_equal(0, number);
	/* Names are exact. */
	assert_int_not_equal(maps, add(catalog, "Maps"));
	assert_int_equal(FONDS_OK,
		fonds_collection_find(catalog, "maps", &number, NULL));
	assert_int_equal(maps, number);
}

static void what_is_no_name_is_no_collection(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_error *error = NULL;
	int64_t number = 9;

	assert_int_equal(FONDS_ERR_INVALID,
		fonds_collection_add(catalog, "a\nb", "", &number, &error));
	expect_error(&error, "the name of the collection 'a\\nb'");
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_collection_add(catalog, "a", "\xff", &number, &error));
	expect_error(&error, "the description of the collection");
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_collection_find(catalog, "a", &number, &error));
	expect_error(&error, "no collection 'a' in the catalog");
	assert_int_equal(9, number);
}

static enum fonds_status add_one(const struct fonds_collection *collection,
	void *payload, struct fonds_error **error)
{
	struct seen *seen = payload;
	char name[32];
	int64_t number;

	(void)collection;
	if (++seen->calls > 3)
		return FONDS_OK;
	(void)snprintf(name, sizeof(name), "during %zu", seen->calls);
	return fonds_collection_add(seen->catalog, name, "", &number, error);
}

static void the_callback_may_write_and_stop(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct seen seen = { .catalog = catalog };
	struct seen stopped = { .stop_after = 2 };

	assert_int_equal(
		FONDS_OK, fonds_collection_each(catalog, add_one, &seen, NULL));
	assert_int_equal(4, seen.calls);
	assert_int_equal(FONDS_ERR_CANCELLED,
		fonds_collection_each(catalog, see, &stopped, NULL));
	assert_int_equal(2, stopped.calls);
}

static void a_want_of_memory_is_told(void **state)
{
	struct fonds_catalog *catalog = *state;
	enum fonds_status status;

	add(catalog, "maps");
	for (unsigned n = 0;; n++) {
		struct seen seen = { 0 };

		fault_arm(FAULT_ALLOC, n);
		status = fonds_collection_each(catalog, see, &seen, NULL);
		fault_disarm();
		if (!fault_fired())
			break;
		assert_int_equal(FONDS_ERR_NOMEM, status);
	}
	assert_int_equal(FONDS_OK, status);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(the_default_is_there_from_the_beginning),
		FIXTURE_TEST(
			collections_are_told_with_their_holdings_and_policy),
		FIXTURE_TEST(a_collection_is_added_once),
		FIXTURE_TEST(what_is_no_name_is_no_collection),
		FIXTURE_TEST(the_callback_may_write_and_stop),
		FIXTURE_TEST(a_want_of_memory_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
