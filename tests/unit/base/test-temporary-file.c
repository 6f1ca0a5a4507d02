/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"
#include "base/temporary-file.h"
#include "tests/unit/fault.h"
#include "tests/unit/scratch.h"

static int enter(void **state)
{
	int status = scratch_enter(state);

	return status != 0 ? status : setenv("TMPDIR", ".", 1);
}

static int leave(void **state)
{
	(void)unsetenv("TMPDIR");
	return scratch_leave(state);
}

static void expect_usable(int fd)
{
	char data[4] = "";

	assert_int_equal(3, write(fd, "abc", 3));
	assert_int_equal(3, pread(fd, data, 3, 0));
	assert_string_equal("abc", data);
	assert_int_equal(0, scratch_count("."));
	assert_int_equal(0, close(fd));
}

static void it_has_no_name_and_is_written_and_read(void **state)
{
	int fd = -1;

	(void)state;
	assert_int_equal(FONDS_OK, fonds_temporary_file_new(&fd, NULL));
	expect_usable(fd);
}

static void it_is_had_where_there_are_none_without_names(void **state)
{
	enum fonds_status status;
	int fd = -1;

	(void)state;
	fault_arm_errno(FAULT_OPEN, 0, EOPNOTSUPP);
	status = fonds_temporary_file_new(&fd, NULL);
	fault_disarm();
	assert_true(fault_fired());
	assert_int_equal(FONDS_OK, status);
	expect_usable(fd);
}

static void a_failure_names_the_variable(void **state)
{
	struct fonds_error *error = NULL;
	int fd = -1;

	(void)state;
	assert_int_equal(0, setenv("TMPDIR", "/nowhere", 1));
	assert_int_equal(FONDS_ERR_IO, fonds_temporary_file_new(&fd, &error));
	assert_non_null(strstr(fonds_error_message(error), "'/nowhere'"));
	assert_non_null(strstr(fonds_error_message(error), "TMPDIR"));
	assert_int_equal(-1, fd);
	fonds_error_free(error);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			it_has_no_name_and_is_written_and_read, enter, leave),
		cmocka_unit_test_setup_teardown(
			it_is_had_where_there_are_none_without_names, enter,
			leave),
		cmocka_unit_test_setup_teardown(
			a_failure_names_the_variable, enter, leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
