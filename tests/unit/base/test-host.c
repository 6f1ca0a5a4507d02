/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/utsname.h>

#include <cmocka.h>

#include "base/host.h"

static void the_name_is_that_of_the_system(void **state)
{
	char text[FONDS_HOST_NAME_SIZE];
	struct utsname name;

	(void)state;
	assert_int_equal(0, uname(&name));
	assert_ptr_equal(text, fonds_host_name(text, sizeof(text)));
	assert_string_equal(name.nodename, text);
}

static void a_text_that_is_too_short_is_ended(void **state)
{
	char text[2] = { 'x', 'x' };

	(void)state;
	assert_true(strlen(fonds_host_name(text, sizeof(text))) < 2);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(the_name_is_that_of_the_system),
		cmocka_unit_test(a_text_that_is_too_short_is_ended),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
