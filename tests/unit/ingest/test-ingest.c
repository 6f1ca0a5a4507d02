/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/ingest.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "fixity/catalog/holding.h"
#include "tests/unit/fault.h"
#include "tests/unit/ingest/sample-record.h"
#include "tests/unit/scratch.h"

static enum fonds_status ingest(const char *bag, struct fonds_catalog *catalog,
	struct fonds_error **error)
{
	struct fonds_ingest_options options = FONDS_INGEST_OPTIONS_INIT;
	struct fonds_ingest_result *result = NULL;
	enum fonds_status status;

	options.catalog = catalog;
	status = fonds_ingest("lock.txt", bag, &options, &result, error);
	assert_true((status == FONDS_OK) == (result != NULL));
	fonds_ingest_result_free(result);
	return status;
}

static bool is_valid(const char *bag)
{
	struct fonds_validation *validation = NULL;
	bool valid;

	assert_int_equal(
		FONDS_OK, fonds_bag_validate(bag, NULL, &validation, NULL));
	valid = fonds_validation_is_valid(validation);
	fonds_validation_free(validation);
	return valid;
}

static enum fonds_status count_bag(const struct fonds_holding *bag,
	void *payload, struct fonds_error **error)
{
	(void)bag;
	(void)error;
	++*(size_t *)payload;
	return FONDS_OK;
}

static size_t registered(struct fonds_catalog *catalog)
{
	size_t count = 0;

	assert_int_equal(FONDS_OK,
		fonds_holding_each(catalog, false, count_bag, &count, NULL));
	return count;
}

/*
 * The nth call of a kind fails, for every n below 64 and for fewer of those
 * above, until none is left to fail: each failure is told, and leaves neither a bag nor a trace of one. A failure that
 * is survived (one worker less) leaves a sound bag.
 */
static void survives(enum fault_kind kind, struct fonds_catalog *catalog)
{
	size_t names = scratch_count(".");
	size_t bags = registered(catalog);
	size_t fds = scratch_count_fds();
	unsigned refused = 0;

	for (unsigned n = 0;; n += 1 + n / 64) {
		struct fonds_error *error = NULL;
		enum fonds_status status;
		char bag[32];

		(void)snprintf(bag, sizeof(bag), "BAG%d-%u", (int)kind, n);
		fault_arm(kind, n);
		status = ingest(bag, catalog, &error);
		fault_disarm();
		assert_true((status == FONDS_OK) == (error == NULL));
		if (status == FONDS_OK) {
			assert_true(is_valid(bag));
			names++;
			bags++;
		} else {
			assert_int_equal(kind == FAULT_ALLOC ? FONDS_ERR_NOMEM
							     : FONDS_ERR_IO,
				status);
			refused++;
		}
		fonds_error_free(error);
		assert_int_equal(names, scratch_count("."));
		assert_int_equal(bags, registered(catalog));
		if (!fault_fired())
			break;
	}
	assert_true(refused > 0);
	assert_int_equal(fds, scratch_count_fds());
}

static void survive_each(const enum fault_kind *kinds, size_t count)
{
	struct fonds_catalog *catalog = NULL;

	scratch_write("lock.txt", record_with_translation);
	assert_int_equal(FONDS_OK,
		fonds_catalog_open("catalog.db", true, &catalog, NULL));
	assert_int_equal(FONDS_OK, ingest("FIRST", catalog, NULL));
	for (size_t i = 0; i < count; i++)
		survives(kinds[i], catalog);
	fonds_catalog_close(catalog);
}

static void an_ingest_survives_every_allocation_that_fails(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_ALLOC };

	(void)state;
	survive_each(kinds, 1);
}

static void an_ingest_survives_every_write_and_sync_that_fails(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_WRITE, FAULT_SYNC,
		FAULT_RENAME, FAULT_MKDIR };

	(void)state;
	survive_each(kinds, sizeof(kinds) / sizeof(*kinds));
}

static int stop(const struct fonds_progress *progress, void *payload)
{
	(void)progress;
	(void)payload;
	return 1;
}

static void an_ingest_that_is_cancelled_leaves_nothing(void **state)
{
	struct fonds_ingest_options options = FONDS_INGEST_OPTIONS_INIT;
	struct fonds_ingest_result *result = NULL;

	(void)state;
	scratch_write("lock.txt", record_with_translation);
	options.progress = stop;
	assert_int_equal(FONDS_ERR_CANCELLED,
		fonds_ingest("lock.txt", "BAG", &options, &result, NULL));
	assert_null(result);
	assert_int_equal(1, scratch_count("."));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			an_ingest_that_is_cancelled_leaves_nothing,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			an_ingest_survives_every_write_and_sync_that_fails,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			an_ingest_survives_every_allocation_that_fails,
			scratch_enter, scratch_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
