/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/volume-marker.h"

#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "tests/unit/scratch.h"

static void a_marker_is_made_once_and_taken_over_afterwards(void **state)
{
	char first[FONDS_UUID_SIZE];
	char second[FONDS_UUID_SIZE];

	(void)state;
	scratch_folder("a");
	scratch_folder("b");
	assert_int_equal(FONDS_OK, fonds_volume_marker_make("a", first, NULL));
	assert_int_equal(FONDS_OK, fonds_volume_marker_make("a", second, NULL));
	assert_string_equal(first, second);
	assert_int_equal('4', first[14]);
	assert_int_equal(FONDS_OK, fonds_volume_marker_make("b", second, NULL));
	assert_string_not_equal(first, second);
	assert_int_equal(
		FONDS_OK, fonds_volume_marker_check("a", "n", first, NULL));
	assert_int_equal(FONDS_ERR_IO,
		fonds_volume_marker_check("a", "n", second, NULL));
}

static void where_there_is_no_marker_no_volume_is(void **state)
{
	struct fonds_error *error = NULL;
	char found[FONDS_UUID_SIZE];

	(void)state;
	scratch_folder("a");
	assert_int_equal(
		FONDS_ERR_IO, fonds_volume_marker_read("a", found, &error));
	assert_int_equal(ENOENT, fonds_error_errno(error));
	fonds_error_freep(&error);
	assert_int_equal(
		FONDS_ERR_IO, fonds_volume_marker_check("a", "n", "u", &error));
	assert_non_null(strstr(fonds_error_message(error), "volume move"));
	fonds_error_free(error);
}

static void what_is_no_marker_is_neither_believed_nor_replaced(void **state)
{
	static const char *const texts[] = { "", "\n", "x\n",
		"2b018ba2-68c8-42b1-9ccd-871e26fc7cd7",
		"2B018BA2-68C8-42B1-9CCD-871E26FC7CD7\n",
		"2b018ba2-68c8-42b1-9ccd-871e26fc7cd7\n\n",
		"2b018ba2x68c8-42b1-9ccd-871e26fc7cd7\n" };
	char found[FONDS_UUID_SIZE];

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		scratch_write("a/" FONDS_VOLUME_MARKER, texts[i]);
		assert_int_equal(FONDS_ERR_FORMAT,
			fonds_volume_marker_make("a", found, NULL));
		assert_true(scratch_holds("a/" FONDS_VOLUME_MARKER, texts[i]));
	}
}

/* It would be believed of a volume, and be made anew elsewhere. */
static void no_link_is_followed_and_nothing_waited_for(void **state)
{
	struct fonds_error *error = NULL;
	char found[FONDS_UUID_SIZE];

	(void)state;
	scratch_folder("a");
	scratch_folder("b");
	assert_int_equal(FONDS_OK, fonds_volume_marker_make("a", found, NULL));
	assert_int_equal(0,
		symlink("../a/" FONDS_VOLUME_MARKER, "b/" FONDS_VOLUME_MARKER));
	assert_int_equal(
		FONDS_ERR_IO, fonds_volume_marker_read("b", found, &error));
	assert_int_equal(ELOOP, fonds_error_errno(error));
	fonds_error_freep(&error);
	assert_int_equal(0, remove("a/" FONDS_VOLUME_MARKER));
	assert_int_equal(
		FONDS_ERR_IO, fonds_volume_marker_make("b", found, NULL));
	assert_int_equal(0, mkfifo("a/" FONDS_VOLUME_MARKER, 0600));
	assert_int_equal(
		FONDS_ERR_FORMAT, fonds_volume_marker_make("a", found, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			a_marker_is_made_once_and_taken_over_afterwards,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			where_there_is_no_marker_no_volume_is, scratch_enter,
			scratch_leave),
		cmocka_unit_test_setup_teardown(
			what_is_no_marker_is_neither_believed_nor_replaced,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(
			no_link_is_followed_and_nothing_waited_for,
			scratch_enter, scratch_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
