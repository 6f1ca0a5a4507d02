/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/packed/spool.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "tests/unit/fault.h"

#define PIECE 100003 /* more than is held back, and no multiple of it */

static void fill(char *data, size_t number)
{
	for (size_t i = 0; i < PIECE; i++)
		data[i] = (char)(i * 7 + number);
}

/* Write, read back what was written first and last. */
static enum fonds_status use(struct fonds_error **error)
{
	fonds_cleanup(fonds_spool_freep) struct fonds_spool *spool = NULL;
	static char expected[PIECE];
	static char found[PIECE];
	uint64_t offsets[3];
	enum fonds_status status = fonds_spool_new(&spool, error);

	for (size_t i = 0; status == FONDS_OK && i < 3; i++) {
		fill(expected, i);
		status = fonds_spool_append(
			spool, expected, PIECE, &offsets[i], error);
	}
	for (size_t i = 0; status == FONDS_OK && i < 3; i++) {
		status = fonds_spool_read(
			spool, offsets[2 - i], found, PIECE, error);
		fill(expected, 2 - i);
		if (status == FONDS_OK)
			assert_memory_equal(expected, found, PIECE);
	}
	return status;
}

static void what_was_appended_is_read_from_its_place(void **state)
{
	(void)state;
	assert_int_equal(FONDS_OK, use(NULL));
}

static void appending_goes_on_after_reading(void **state)
{
	fonds_cleanup(fonds_spool_freep) struct fonds_spool *spool = NULL;
	uint64_t first;
	uint64_t second;
	char found[6];

	(void)state;
	assert_int_equal(FONDS_OK, fonds_spool_new(&spool, NULL));
	assert_int_equal(
		FONDS_OK, fonds_spool_append(spool, "abc", 3, &first, NULL));
	assert_int_equal(
		FONDS_OK, fonds_spool_read(spool, first, found, 3, NULL));
	assert_int_equal(
		FONDS_OK, fonds_spool_append(spool, "def", 3, &second, NULL));
	assert_int_equal(3, second);
	assert_int_equal(FONDS_OK, fonds_spool_read(spool, 0, found, 6, NULL));
	assert_memory_equal("abcdef", found, 6);
}

static void its_size_is_all_that_was_appended(void **state)
{
	struct fonds_spool *spool = NULL;
	char text[3];

	(void)state;
	assert_int_equal(0, fonds_spool_size(spool));
	assert_int_equal(FONDS_OK, fonds_spool_new(&spool, NULL));
	assert_int_equal(
		FONDS_OK, fonds_spool_append(spool, "ab", 2, NULL, NULL));
	assert_int_equal(2, fonds_spool_size(spool));
	assert_int_equal(FONDS_OK, fonds_spool_read(spool, 0, text, 2, NULL));
	assert_int_equal(
		FONDS_OK, fonds_spool_append(spool, "c", 1, NULL, NULL));
	assert_int_equal(3, fonds_spool_size(spool));
	fonds_spool_free(spool);
}

static void what_was_not_appended_is_not_read(void **state)
{
	fonds_cleanup(fonds_spool_freep) struct fonds_spool *spool = NULL;
	uint64_t offset;
	char found[8];

	(void)state;
	assert_int_equal(FONDS_OK, fonds_spool_new(&spool, NULL));
	assert_int_equal(
		FONDS_OK, fonds_spool_append(spool, "abc", 3, &offset, NULL));
	assert_int_equal(
		FONDS_ERR_FORMAT, fonds_spool_read(spool, 0, found, 4, NULL));
	assert_int_equal(FONDS_ERR_FORMAT,
		fonds_spool_read(spool, UINT64_MAX, found, 1, NULL));
}

static void a_folder_that_is_not_there_is_named(void **state)
{
	struct fonds_spool *spool = NULL;
	struct fonds_error *error = NULL;

	(void)state;
	assert_int_equal(0, setenv("TMPDIR", "/nonexistent", 1));
	assert_int_equal(FONDS_ERR_IO, fonds_spool_new(&spool, &error));
	assert_non_null(strstr(fonds_error_message(error), "/nonexistent"));
	fonds_error_free(error);
	assert_null(spool);
	assert_int_equal(0, unsetenv("TMPDIR"));
}

static void fail_each(enum fault_kind kind)
{
	for (unsigned n = 0;; n++) {
		struct fonds_error *error = NULL;
		enum fonds_status status;

		fault_arm(kind, n);
		status = use(&error);
		fault_disarm();
		fonds_error_free(error);
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			assert_true(n > 0);
			return;
		}
		assert_true(status < 0);
	}
}

static void every_failure_is_told(void **state)
{
	(void)state;
	fail_each(FAULT_ALLOC);
	fail_each(FAULT_OPEN);
	fail_each(FAULT_WRITE);
	fail_each(FAULT_READ);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(what_was_appended_is_read_from_its_place),
		cmocka_unit_test(appending_goes_on_after_reading),
		cmocka_unit_test(its_size_is_all_that_was_appended),
		cmocka_unit_test(what_was_not_appended_is_not_read),
		cmocka_unit_test(a_folder_that_is_not_there_is_named),
		cmocka_unit_test(every_failure_is_told),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
