/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "bagit/path-encoding.h"
#include "base/cleanup.h"

static void check_decoded(enum fonds_path_decoding decoding, const char *text,
	const char *expected)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 100);
	fonds_path_decode(&buffer, text, strlen(text), decoding);
	assert_string_equal(expected, fonds_buffer_text(&buffer));
}

static void only_three_bytes_are_encoded(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 100);
	fonds_path_encode(&buffer, "data/100% a\r\nb ~\x7f");
	assert_string_equal(
		"data/100%25 a%0D%0Ab ~\x7f", fonds_buffer_text(&buffer));
}

static void only_three_encodings_are_decoded(void **state)
{
	(void)state;
	check_decoded(FONDS_PATH_DECODE_ALL, "a%0Ab%0dc%25d", "a\nb\rc%d");
	check_decoded(FONDS_PATH_DECODE_ALL, "%7E%2", "%7E%2");
	check_decoded(FONDS_PATH_DECODE_ALL, "%250A", "%0A");
	check_decoded(FONDS_PATH_DECODE_LINE_ENDS, "%0a%25%0D", "\n%25\r");
}

static void bare_percents_are_seen(void **state)
{
	(void)state;
	assert_true(fonds_path_has_bare_percent("a%7Eb", 5));
	assert_true(fonds_path_has_bare_percent("a%2", 3));
	assert_true(fonds_path_has_bare_percent("%", 1));
	assert_false(fonds_path_has_bare_percent("a%25%0a", 7));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(only_three_bytes_are_encoded),
		cmocka_unit_test(only_three_encodings_are_decoded),
		cmocka_unit_test(bare_percents_are_seen),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
