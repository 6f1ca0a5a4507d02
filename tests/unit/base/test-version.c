/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>

#include <cmocka.h>

#include <fonds/version.h>

static void test_the_version_is_three_numbers(void **state)
{
	unsigned major = 0;
	unsigned minor = 0;
	unsigned patch = 0;
	char text[64];

	(void)state;
	/* NOLINTNEXTLINE(cert-err34-c): what was read is written again below */
	assert_int_equal(
		3, sscanf(fonds_version(), "%u.%u.%u", &major, &minor, &patch));
	(void)snprintf(text, sizeof(text), "%u.%u.%u", major, minor, patch);
	assert_string_equal(text, fonds_version());
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_version_is_three_numbers),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
