/* SPDX-License-Identifier: Apache-2.0 */
#include "base/base64.h"

#include <setjmp.h>
#include <stdarg.h>
#include <string.h>

#include <cmocka.h>

/* RFC 4648 10, and bytes that no text has. */
static const struct {
	const char *bytes;
	size_t size;
	const char *text;
} pairs[] = {
	{ "", 0, "" },
	{ "f", 1, "Zg==" },
	{ "fo", 2, "Zm8=" },
	{ "foo", 3, "Zm9v" },
	{ "foob", 4, "Zm9vYg==" },
	{ "fooba", 5, "Zm9vYmE=" },
	{ "foobar", 6, "Zm9vYmFy" },
	{ "\0\xff\xfe", 3, "AP/+" },
};

static void bytes_are_written_as_letters_and_read_back(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		struct fonds_buffer text;
		struct fonds_buffer bytes;
		struct fonds_output output;

		fonds_buffer_init(&text, 100);
		fonds_buffer_init(&bytes, 100);
		fonds_output_init(&output, fonds_output_to_buffer, &text);
		fonds_base64_add(&output, pairs[i].bytes, pairs[i].size);
		assert_int_equal(FONDS_OK, fonds_output_finish(&output, NULL));
		assert_string_equal(pairs[i].text, fonds_buffer_text(&text));
		assert_true(fonds_base64_read(&bytes, pairs[i].text));
		assert_int_equal(pairs[i].size, bytes.size);
		assert_memory_equal(pairs[i].bytes, fonds_buffer_text(&bytes),
			pairs[i].size);
		fonds_output_clear(&output);
		fonds_buffer_clear(&bytes);
		fonds_buffer_clear(&text);
	}
}

static void other_spellings_of_the_same_bytes_are_refused(void **state)
{
	static const char *const texts[] = { "Zg", "Zg=", "Zh==", "Zm9=",
		"Zg==Zg==", "Z===", "====", "Zm 8=", "Zm8-", "Zm9v\n" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		struct fonds_buffer bytes;

		fonds_buffer_init(&bytes, 100);
		assert_false(fonds_base64_read(&bytes, texts[i]));
		fonds_buffer_clear(&bytes);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(bytes_are_written_as_letters_and_read_back),
		cmocka_unit_test(other_spellings_of_the_same_bytes_are_refused),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
