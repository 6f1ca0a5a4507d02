/* SPDX-License-Identifier: Apache-2.0 */
#include <errno.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"
#include "tests/unit/fault.h"

static void test_a_failure_says_what_and_returns_its_status(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	assert_int_equal(FONDS_ERR_FORMAT,
		fonds_fail(&error, FONDS_ERR_FORMAT, "line %d: no digest", 7));
	assert_string_equal("line 7: no digest", fonds_error_message(error));
	assert_int_equal(FONDS_ERR_FORMAT, fonds_error_status(error));
	assert_int_equal(0, fonds_error_errno(error));
}

static void test_a_caller_may_not_want_the_error(void **state)
{
	(void)state;
	errno = ENOMEM;
	assert_int_equal(FONDS_ERR_NOMEM, fonds_fail_errno(NULL, "x"));
	errno = ENOENT;
	assert_int_equal(FONDS_ERR_IO, fonds_fail_errno(NULL, "x"));
	assert_int_equal(FONDS_ERR_BUSY, fonds_fail(NULL, FONDS_ERR_BUSY, "x"));
	assert_int_equal(FONDS_ERR_NOMEM, fonds_fail_nomem(NULL));
	assert_int_equal(FONDS_ERR_INVALID, fonds_error_prefix(NULL, "x"));
}

static void test_the_system_s_reason_is_appended(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	errno = ENOENT;
	assert_int_equal(FONDS_ERR_IO,
		fonds_fail_errno(&error, "cannot open '%s'", "x"));
	assert_int_equal(ENOENT, errno);
	assert_string_equal("cannot open 'x': No such file or directory",
		fonds_error_message(error));
	assert_int_equal(ENOENT, fonds_error_errno(error));
}

static void test_no_errno_is_not_called_success(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	errno = 0;
	assert_int_equal(FONDS_ERR_IO, fonds_fail_errno(&error, "cannot read"));
	assert_string_equal("cannot read", fonds_error_message(error));
}

static void test_an_unknown_errno_is_given_as_a_number(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	errno = 54321;
	assert_int_equal(FONDS_ERR_IO, fonds_fail_errno(&error, "cannot read"));
	assert_string_equal(
		"cannot read: error 54321", fonds_error_message(error));
}

static void test_enomem_from_the_system_is_out_of_memory(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	errno = ENOMEM;
	assert_int_equal(
		FONDS_ERR_NOMEM, fonds_fail_errno(&error, "cannot start"));
	assert_int_equal(FONDS_ERR_NOMEM, fonds_error_status(error));
	assert_string_equal("cannot start: Cannot allocate memory",
		fonds_error_message(error));
}

static void test_messages_cannot_harm_a_terminal(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	fonds_fail(&error, FONDS_ERR_FORMAT, "bad name '%s'",
		"\x1b]0;x\x07\n\xff\xe2\x80\xae\\n");
	assert_string_equal("bad name '\\x1b]0;x\\x07\\n\\xff\\u{202e}\\n'",
		fonds_error_message(error));
}

static void test_an_earlier_error_may_be_part_of_the_next(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	fonds_fail(&error, FONDS_ERR_FORMAT, "first");
	fonds_fail(&error, FONDS_ERR_LIMIT, "second, after %s",
		fonds_error_message(error));
	assert_string_equal("second, after first", fonds_error_message(error));
	assert_int_equal(FONDS_ERR_LIMIT, fonds_error_status(error));
}

static void test_a_prefix_keeps_status_errno_and_escapes(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	errno = EACCES;
	fonds_fail_errno(&error, "cannot open 'a\n'");
	assert_int_equal(
		FONDS_ERR_IO, fonds_error_prefix(&error, "'%s'", "b\x1b"));
	assert_string_equal("'b\\x1b': cannot open 'a\\n': Permission denied",
		fonds_error_message(error));
	assert_int_equal(FONDS_ERR_IO, fonds_error_status(error));
	assert_int_equal(EACCES, fonds_error_errno(error));
}

static void test_a_prefix_to_nothing_is_still_no_success(void **state)
{
	struct fonds_error *error = NULL;

	(void)state;
	assert_int_equal(FONDS_ERR_INVALID, fonds_error_prefix(&error, "x"));
	assert_null(error);
}

static void test_out_of_memory_takes_no_prefix(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;

	(void)state;
	assert_int_equal(FONDS_ERR_NOMEM, fonds_fail_nomem(&error));
	assert_int_equal(FONDS_ERR_NOMEM, fonds_error_prefix(&error, "x"));
	assert_string_equal("out of memory", fonds_error_message(error));
}

/* Of letters that take three bytes, so that the cut can fall inside one. */
static void test_a_long_message_loses_its_middle(void **state)
{
	static char name[1024 * 1024];

	(void)state;
	for (size_t shift = 0; shift < 3; shift++) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		const char *message;

		for (size_t i = 0; i + 3 < sizeof(name); i += 3)
			memcpy(name + i, "\xe4\xb8\xad", 3);
		errno = ENAMETOOLONG;
		fonds_fail_errno(
			&error, "cannot open '%.*s%s'", (int)shift, "xx", name);
		message = fonds_error_message(error);
		assert_in_range(strlen(message), 1990, 2003);
		assert_true(fonds_utf8_is_valid(message, strlen(message)));
		assert_non_null(strstr(message, "\xad...\xe4"));
		assert_memory_equal("cannot open '", message, 13);
		assert_non_null(strstr(message, "': File name too long"));
	}
}

static void test_a_message_that_just_fits_is_whole(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	char text[2005];

	(void)state;
	memset(text, 'x', sizeof(text));
	text[2003] = '\0';
	fonds_fail(&error, FONDS_ERR_FORMAT, "%s", text);
	assert_string_equal(text, fonds_error_message(error));
	text[2003] = 'x';
	text[2004] = '\0';
	fonds_fail(&error, FONDS_ERR_FORMAT, "%s", text);
	assert_int_equal(2003, strlen(fonds_error_message(error)));
}

static enum fonds_status fail_and_prefix(struct fonds_error **error)
{
	errno = EIO;
	(void)fonds_fail_errno(error, "cannot read '%s'", "x");
	return fonds_error_prefix(error, "line %d", 3);
}

static void test_want_of_memory_while_reporting_is_reported(void **state)
{
	unsigned n = 0;

	(void)state;
	for (;; n++) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = fail_and_prefix(&error);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_ERR_IO, status);
			assert_string_equal("line 3: cannot read 'x': "
					    "Input/output error",
				fonds_error_message(error));
			break;
		}
		assert_int_equal(FONDS_ERR_NOMEM, fonds_error_status(error));
		assert_string_equal(
			"out of memory", fonds_error_message(error));
	}
	assert_true(n >= 6);
}

static void test_an_error_of_one_s_own_is_handed_on(void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_error *own = NULL;

	(void)state;
	(void)fonds_fail(&error, FONDS_ERR_IO, "an earlier one");
	(void)fonds_fail(&own, FONDS_ERR_FORMAT, "mine");
	assert_int_equal(FONDS_ERR_FORMAT,
		fonds_error_move(&own, FONDS_ERR_FORMAT, &error));
	assert_null(own);
	assert_string_equal("mine", fonds_error_message(error));
	(void)fonds_fail(&own, FONDS_ERR_FORMAT, "not wanted");
	assert_int_equal(FONDS_ERR_FORMAT,
		fonds_error_move(&own, FONDS_ERR_FORMAT, NULL));
	assert_null(own);
}

static void test_a_want_of_means_is_told_from_a_finding(void **state)
{
	static const struct {
		int sys_errno;
		bool is_want;
	} cases[] = {
		{ ENOMEM, true },
		{ EMFILE, true },
		{ ENFILE, true },
		{ EIO, false },
		{ ENOENT, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		enum fonds_status status;

		errno = cases[i].sys_errno;
		status = fonds_fail_errno(&error, "cannot open '%s'", "x");
		assert_int_equal(
			cases[i].is_want, fonds_error_is_want(status, error));
	}
	assert_true(fonds_error_is_want(FONDS_ERR_NOMEM, NULL));
	assert_false(fonds_error_is_want(FONDS_ERR_FORMAT, NULL));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_a_failure_says_what_and_returns_its_status),
		cmocka_unit_test(test_a_caller_may_not_want_the_error),
		cmocka_unit_test(test_the_system_s_reason_is_appended),
		cmocka_unit_test(test_no_errno_is_not_called_success),
		cmocka_unit_test(test_an_unknown_errno_is_given_as_a_number),
		cmocka_unit_test(test_enomem_from_the_system_is_out_of_memory),
		cmocka_unit_test(test_messages_cannot_harm_a_terminal),
		cmocka_unit_test(test_an_earlier_error_may_be_part_of_the_next),
		cmocka_unit_test(test_a_prefix_keeps_status_errno_and_escapes),
		cmocka_unit_test(test_a_prefix_to_nothing_is_still_no_success),
		cmocka_unit_test(test_out_of_memory_takes_no_prefix),
		cmocka_unit_test(test_an_error_of_one_s_own_is_handed_on),
		cmocka_unit_test(test_a_want_of_means_is_told_from_a_finding),
		cmocka_unit_test(test_a_long_message_loses_its_middle),
		cmocka_unit_test(test_a_message_that_just_fits_is_whole),
		cmocka_unit_test(
			test_want_of_memory_while_reporting_is_reported),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
