/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/manifest-copy.h"

#include "tests/unit/bagit/write-fixture.h"

static size_t expect(
	const char *text, uint32_t line, const char *hex, const char *expected)
{
	size_t replaced = 0;

	/* Whole, and byte by byte. */
	for (size_t piece = 1; piece <= strlen(text); piece *= 100) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer out;
		struct fonds_manifest_copy copy;
		size_t left = strlen(text);

		fonds_buffer_init(&out, 4096);
		fonds_manifest_copy_init(&copy, &line, 1, hex);
		for (const char *at = text; left > 0;) {
			size_t n = left < piece ? left : piece;

			fonds_manifest_copy_add(&copy, at, n, &out);
			at += n;
			left -= n;
		}
		assert_string_equal(expected, fonds_buffer_text(&out));
		replaced = copy.replaced;
	}
	return replaced;
}

static void one_digest_is_replaced_and_all_else_stays(void **state)
{
	(void)state;
	assert_int_equal(1, expect("0a  a\n1B  b/0a\n2c  c\n", 2, "ff",
				    "0a  a\nff  b/0a\n2c  c\n"));
	assert_int_equal(
		1, expect("0a *a\n\\1b  b\n", 2, "ff", "0a *a\n\\ff  b\n"));
	assert_int_equal(1, expect("0a\ta", 1, "ff", "ff\ta"));
}

static void lines_end_in_lf_cr_or_crlf(void **state)
{
	(void)state;
	assert_int_equal(1, expect("0a  a\r\n1b  b\r2c  c\n\n3d  d\n", 5, "ff",
				    "0a  a\r\n1b  b\r2c  c\n\nff  d\n"));
	assert_int_equal(1, expect("0a  a\r\n1b  b\r2c  c\r\n", 3, "ff",
				    "0a  a\r\n1b  b\rff  c\r\n"));
}

static void a_digest_of_another_length_is_not_counted(void **state)
{
	(void)state;
	assert_int_equal(0, expect("0abc  a\n", 1, "ff", "ff  a\n"));
	assert_int_equal(0, expect("0a  a\n", 2, "ff", "0a  a\n"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(one_digest_is_replaced_and_all_else_stays),
		cmocka_unit_test(lines_end_in_lf_cr_or_crlf),
		cmocka_unit_test(a_digest_of_another_length_is_not_counted),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
