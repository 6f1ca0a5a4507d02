/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include "fixity/catalog/policy.h"
#include "tests/unit/fixity/catalog-fixture.h"

static struct fonds_digest digest_of(unsigned char byte)
{
	struct fonds_digest digest = { .algorithm = FONDS_SHA512, .size = 64 };

	memset(digest.bytes, byte, digest.size);
	return digest;
}

struct seen {
	char text[512];
	size_t size;
};

static enum fonds_status see(const struct fonds_canary *canary, void *payload,
	struct fonds_error **error)
{
	const struct fonds_digest expected = digest_of(0x5a);
	struct seen *seen = payload;
	int n = snprintf(seen->text + seen->size,
		sizeof(seen->text) - seen->size, "%lld %s %llu %s\n",
		(long long)canary->number, canary->location,
		(unsigned long long)canary->size, canary->agent);

	(void)error;
	assert_true(n > 0);
	seen->size += (size_t)n;
	assert_int_equal(expected.algorithm, canary->digest.algorithm);
	assert_int_equal(expected.size, canary->digest.size);
	assert_memory_equal(
		expected.bytes, canary->digest.bytes, expected.size);
	assert_true(canary->added_at > 1700000000);
	return FONDS_OK;
}

static void expect(struct fonds_catalog *catalog, const char *text)
{
	struct seen seen = { { 0 }, 0 };

	assert_int_equal(
		FONDS_OK, fonds_canary_each(catalog, see, &seen, NULL));
	assert_string_equal(text, seen.text);
}

static enum fonds_status add(struct fonds_catalog *catalog,
	const char *location, struct fonds_error **error)
{
	const struct fonds_digest digest = digest_of(0x5a);
	int64_t number = 0;
	enum fonds_status status = fonds_canary_add(
		catalog, location, 7, &digest, "eva", &number, error);

	assert_int_equal(status == FONDS_OK, number != 0);
	return status;
}

static void a_canary_is_kept_as_it_was_given(void **state)
{
	struct fonds_catalog *catalog = *state;

	expect(catalog, "");
	assert_int_equal(FONDS_OK, add(catalog, "/canary/\xff", NULL));
	assert_int_equal(FONDS_OK, add(catalog, "/b", NULL));
	expect(catalog, "1 /canary/\xff 7 eva\n2 /b 7 eva\n");
}

static void a_canary_that_was_removed_stays_on_record(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_error *error = NULL;

	assert_int_equal(FONDS_OK, add(catalog, "/a", NULL));
	assert_int_equal(
		FONDS_OK, fonds_canary_remove(catalog, 1, "ida", NULL));
	expect(catalog, "");
	assert_int_equal(
		1, fixture_count("SELECT count(*) FROM canary AS c JOIN agent"
				 " AS a ON a.number = c.removed_by"
				 " WHERE a.name = 'ida' AND c.removed_at > 0"));
	assert_int_equal(
		SQLITE_CONSTRAINT, fixture_sql("INSERT OR REPLACE INTO canary"
					       " SELECT * FROM canary"));
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_canary_remove(catalog, 1, "eva", &error));
	expect_error(&error, "no canary 1");
	assert_int_equal(FONDS_OK, add(catalog, "/a", NULL));
	expect(catalog, "2 /a 7 eva\n");
}

static void what_is_no_canary_is_refused(void **state)
{
	struct fonds_catalog *catalog = *state;
	struct fonds_error *error = NULL;

	assert_int_equal(FONDS_ERR_INVALID, add(catalog, "a", &error));
	expect_error(&error, "must be absolute, and 'a' is not");
	assert_int_equal(FONDS_OK, add(catalog, "/a", NULL));
	assert_int_equal(FONDS_ERR_EXISTS, add(catalog, "/a", &error));
	expect_error(&error, "'/a' is a canary of the catalog");
	assert_int_equal(FONDS_ERR_NOT_FOUND,
		fonds_canary_remove(catalog, 2, "eva", &error));
	expect_error(&error, "no canary 2");
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_canary_remove(catalog, 1, NULL, &error));
	expect_error(&error, "who removes it is empty");
	expect(catalog, "1 /a 7 eva\n");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		FIXTURE_TEST(a_canary_is_kept_as_it_was_given),
		FIXTURE_TEST(a_canary_that_was_removed_stays_on_record),
		FIXTURE_TEST(what_is_no_canary_is_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
