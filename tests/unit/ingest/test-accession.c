/* SPDX-License-Identifier: Apache-2.0 */
#include <fonds/ingest.h>

#include <setjmp.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/output.h"
#include "fixity/catalog/catalog.h"
#include "tests/unit/fault.h"
#include "tests/unit/ingest/sample-record.h"
#include "tests/unit/scratch.h"

static void make_bag(void)
{
	struct fonds_ingest_result *result = NULL;

	scratch_write("lock.txt", record_with_translation);
	assert_int_equal(
		FONDS_OK, fonds_ingest("lock.txt", "BAG", NULL, &result, NULL));
	fonds_ingest_result_free(result);
}

static struct fonds_catalog *open_catalog(void)
{
	struct fonds_catalog *catalog = NULL;

	assert_int_equal(FONDS_OK,
		fonds_catalog_open("catalog.db", true, &catalog, NULL));
	return catalog;
}

static size_t count_files(struct fonds_catalog *catalog)
{
	const struct fonds_catalog_file *file = NULL;
	struct fonds_catalog_cursor *cursor = NULL;
	size_t count = 0;

	assert_int_equal(
		FONDS_OK, fonds_catalog_files(catalog, 1, &cursor, NULL));
	for (;;) {
		assert_int_equal(FONDS_OK,
			fonds_catalog_cursor_next(cursor, &file, NULL));
		if (!file)
			break;
		count++;
	}
	fonds_catalog_cursor_free(cursor);
	return count;
}

static void every_file_of_a_valid_bag_is_registered_once(void **state)
{
	struct fonds_accession *accession = NULL;
	struct fonds_catalog *catalog;
	struct fonds_error *error = NULL;

	(void)state;
	make_bag();
	catalog = open_catalog();
	assert_int_equal(FONDS_OK,
		fonds_accession_add(catalog, "BAG", NULL, &accession, NULL));
	fonds_accession_free(accession);
	accession = NULL;
	assert_int_equal(9, count_files(catalog));
	assert_int_equal(
		FONDS_ERR_EXISTS, fonds_accession_add(catalog, "./BAG/", NULL,
					  &accession, &error));
	assert_null(accession);
	fonds_error_free(error);
	fonds_catalog_close(catalog);
}

static void a_bag_that_is_not_valid_is_not_registered(void **state)
{
	struct fonds_buffer text;
	struct fonds_accession *accession = NULL;
	struct fonds_catalog *catalog;

	(void)state;
	make_bag();
	scratch_write("BAG/data/stranger", "x");
	catalog = open_catalog();
	assert_int_equal(FONDS_OK,
		fonds_accession_add(catalog, "BAG", NULL, &accession, NULL));
	assert_false(fonds_validation_is_valid(
		fonds_accession_validation(accession)));
	fonds_buffer_init(&text, 4096);
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_accession_write(accession, FONDS_FORMAT_HTML,
			fonds_output_to_buffer, &text, NULL));
	assert_int_equal(
		FONDS_OK, fonds_accession_write(accession, FONDS_FORMAT_TEXT,
				  fonds_output_to_buffer, &text, NULL));
	assert_non_null(strstr(fonds_buffer_text(&text), "BAG-"));
	fonds_buffer_clear(&text);
	fonds_accession_free(accession);
	assert_int_equal(0, count_files(catalog));
	fonds_catalog_close(catalog);
}

/* Each try has a catalog of its own: some failures are survived. */
static void an_accession_survives_every_allocation_that_fails(void **state)
{
	bool is_last = false;

	(void)state;
	make_bag();
	for (unsigned n = 0; !is_last; n++) {
		struct fonds_accession *accession = NULL;
		struct fonds_error *error = NULL;
		struct fonds_catalog *catalog = open_catalog();
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = fonds_accession_add(
			catalog, "BAG", NULL, &accession, &error);
		fault_disarm();
		is_last = !fault_fired();
		assert_true(status == FONDS_OK || !is_last);
		assert_true(status == FONDS_OK || status == FONDS_ERR_NOMEM);
		assert_int_equal(
			status == FONDS_OK ? 9 : 0, count_files(catalog));
		fonds_accession_free(accession);
		fonds_error_free(error);
		fonds_catalog_close(catalog);
		assert_int_equal(0, unlink("catalog.db"));
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			every_file_of_a_valid_bag_is_registered_once,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			a_bag_that_is_not_valid_is_not_registered,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			an_accession_survives_every_allocation_that_fails,
			scratch_enter, scratch_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
