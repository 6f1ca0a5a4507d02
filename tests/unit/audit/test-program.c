/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/program.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/error.h"

#define SHELL(script) \
	(const char *const[]) \
	{ \
		"sh", "-c", script, NULL \
	}

static int code_of(const char *const *arguments)
{
	const struct fonds_program program = { .arguments = arguments };
	int code = -1;

	assert_int_equal(FONDS_OK, fonds_program_run(&program, &code, NULL));
	return code;
}

static void how_it_ended_is_told(void **state)
{
	const char *const none[] = { "fonds-no-such-program", NULL };
	const struct fonds_program program = { .arguments = none };
	struct fonds_error *error = NULL;
	int code = -1;

	(void)state;
	assert_int_equal(0, code_of(SHELL("exit 0")));
	assert_int_equal(7, code_of(SHELL("exit 7")));
	assert_int_equal(128 + 9, code_of(SHELL("kill -9 $$")));
	assert_int_equal(
		FONDS_ERR_IO, fonds_program_run(&program, &code, &error));
	assert_string_equal("cannot run 'fonds-no-such-program': "
			    "No such file or directory",
		fonds_error_message(error));
	assert_int_equal(-1, code);
	fonds_error_free(error);
}

static void each_stream_goes_where_it_is_to_go(void **state)
{
	struct fonds_buffer input;
	struct fonds_buffer output;
	struct fonds_buffer messages;
	const struct fonds_program program = {
		.arguments = SHELL("tr a b; echo no >&2"),
		.input = &input,
		.output = &output,
		.messages = &messages,
	};
	int code = -1;

	(void)state;
	fonds_buffer_init(&input, 64);
	fonds_buffer_init(&output, 64);
	fonds_buffer_init(&messages, 64);
	fonds_buffer_add_text(&input, "banana");
	assert_int_equal(FONDS_OK, fonds_program_run(&program, &code, NULL));
	assert_int_equal(0, code);
	assert_string_equal("bbnbnb", fonds_buffer_text(&output));
	assert_string_equal("no\n", fonds_buffer_text(&messages));
	fonds_buffer_clear(&input);
	fonds_buffer_clear(&output);
	fonds_buffer_clear(&messages);
}

static void what_hangs_is_killed_and_told(void **state)
{
	struct fonds_error *error = NULL;
	pid_t process = fork();
	int code = -1;

	(void)state;
	if (process == 0) {
		(void)sleep(60);
		_exit(0);
	}
	assert_int_equal(
		FONDS_ERR_IO, fonds_program_wait(process, 1, &code, &error));
	assert_string_equal(
		"it did not end within 1 second", fonds_error_message(error));
	fonds_error_free(error);
	assert_int_equal(-1, code);
}

/* Its end was taken by somebody else: nothing says that it went well. */
static void an_end_that_cannot_be_learnt_is_a_failure(void **state)
{
	pid_t process = fork();
	int code = -1;

	(void)state;
	if (process == 0)
		_exit(0);
	assert_int_equal(FONDS_OK, fonds_program_wait(process, 0, &code, NULL));
	assert_int_equal(0, code);
	assert_int_equal(
		FONDS_ERR_IO, fonds_program_wait(process, 0, &code, NULL));
}

int main(void)
{
	static const struct CMUnitTest tests[] = {
		cmocka_unit_test(how_it_ended_is_told),
		cmocka_unit_test(each_stream_goes_where_it_is_to_go),
		cmocka_unit_test(what_hangs_is_killed_and_told),
		cmocka_unit_test(an_end_that_cannot_be_learnt_is_a_failure),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
