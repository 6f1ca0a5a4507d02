/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/postman.h"

#include <errno.h>
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include <cmocka.h>

#include "base/error.h"
#include "tests/unit/scratch.h"

/* A sendmail of the test, which notes its process and what it is given. */
static void write_sendmail(const char *end)
{
	char script[256];

	(void)snprintf(script, sizeof(script),
		"#!/bin/sh\necho $$ >process\ncat >taken\n%s\n", end);
	scratch_write("sendmail", script);
	assert_int_equal(0, chmod("sendmail", 0755));
}

static enum fonds_status deliver(int64_t limit, struct fonds_error **error)
{
	static const char message[] = "To: keeper@example.org\n";
	struct fonds_postman postman;
	enum fonds_status status;

	assert_int_equal(
		FONDS_OK, fonds_postman_start(&postman, "./sendmail", error));
	status = fonds_postman_deliver(
		&postman, message, strlen(message), limit, error);
	fonds_postman_clear(&postman);
	assert_true(scratch_holds("taken", message));
	return status;
}

static bool is_running(void)
{
	FILE *stream = fopen("process", "r");
	char text[32] = "";
	pid_t process;

	assert_non_null(stream);
	assert_non_null(fgets(text, sizeof(text), stream));
	assert_int_equal(0, fclose(stream));
	process = (pid_t)strtol(text, NULL, 10);
	assert_true(process > 0);
	return kill(process, 0) == 0 || errno != ESRCH;
}

static void what_ends_in_time_took_the_mail(void **state)
{
	(void)state;
	write_sendmail("exit 0");
	assert_int_equal(FONDS_OK, deliver(FONDS_POSTMAN_LIMIT, NULL));
}

static void what_hangs_is_ended_and_told(void **state)
{
	struct fonds_error *error = NULL;

	(void)state;
	write_sendmail("exec sleep 50");
	assert_int_equal(FONDS_ERR_IO, deliver(1, &error));
	assert_string_equal("'./sendmail' did not take the mail: it did not "
			    "end within 1 second",
		fonds_error_message(error));
	fonds_error_free(error);
	assert_false(is_running());
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(what_ends_in_time_took_the_mail,
			scratch_enter, scratch_leave),
		cmocka_unit_test_setup_teardown(what_hangs_is_ended_and_told,
			scratch_enter, scratch_leave),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
