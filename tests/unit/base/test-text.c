/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include <fonds/text.h>

#include "base/cleanup.h"
#include "base/text.h"
#include "tests/unit/base/unescape.h"

static const struct {
	const char *bytes;
	const char *name;
	const char *prose; /* NULL: the same */
} cases[] = {
	{ "", "", NULL },
	{ "plain name.txt", "plain name.txt", NULL },
	{ "a\nb\tc\rd", "a\\nb\\tc\\rd", NULL },
	{ "C:\\dir", "C:\\\\dir", "C:\\dir" },
	{ "\x1b[31mred\x07", "\\x1b[31mred\\x07", NULL },
	{ "\x7f", "\\x7f", NULL },
	{ "\xc2\x85\xc2\x9b", "\\u{85}\\u{9b}", NULL },
	{ "caf\xe9", "caf\\xe9", NULL },
	{ "caf\xc3\xa9", "caf\xc3\xa9", NULL },
	{ "\xd0\xa1\xd0\xa1\xd0\xa1\xd0\xa0",
		"\xd0\xa1\xd0\xa1\xd0\xa1\xd0\xa0", NULL },
	{ "gpj.\xe2\x80\xae"
	  "exe",
		"gpj.\\u{202e}exe", NULL },
	{ "\xe2\x81\xa6x\xe2\x81\xa9", "\\u{2066}x\\u{2069}", NULL },
	{ "a\xe2\x80\x8b"
	  "b",
		"a\\u{200b}b", NULL },
	{ "a\xe2\x80\xa8"
	  "b",
		"a\\u{2028}b", NULL },
	{ "\xef\xbb\xbfx", "\\u{feff}x", NULL },
	{ "\xe2\x80\x8c\xe2\x80\x8d", "\\u{200c}\\u{200d}",
		"\xe2\x80\x8c\xe2\x80\x8d" },
	{ "\xf3\xa0\x80\xa1", "\\u{e0021}", NULL },
	{ "\xef\xbf\xbe", "\\u{fffe}", NULL },
	{ "\xf4\x8f\xbf\xbf", "\\u{10ffff}", NULL },
	{ "\xc0\xaf", "\\xc0\\xaf", NULL },
	{ "\xed\xa0\x80", "\\xed\\xa0\\x80", NULL },
	{ "x\xe2\x82", "x\\xe2\\x82", NULL },
	{ "<script>alert('=1\")</script>", "<script>alert('=1\")</script>",
		NULL },
};

static const char *as_name(struct fonds_buffer *buffer, const char *text)
{
	fonds_buffer_reset(buffer);
	fonds_text_escape(buffer, text, strlen(text));
	assert_int_equal(FONDS_OK, buffer->status);
	return fonds_buffer_text(buffer);
}

static const char *as_prose(struct fonds_buffer *buffer, const char *text)
{
	fonds_buffer_reset(buffer);
	fonds_text_sanitize(buffer, text, strlen(text));
	assert_int_equal(FONDS_OK, buffer->status);
	return fonds_buffer_text(buffer);
}

static void test_names_are_escaped_as_documented(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 4096);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(
			cases[i].name, as_name(&buffer, cases[i].bytes));
}

static void test_prose_keeps_backslashes_and_joiners(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 4096);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++)
		assert_string_equal(
			cases[i].prose ? cases[i].prose : cases[i].name,
			as_prose(&buffer, cases[i].bytes));
}

static void test_prose_made_safe_twice_is_the_same(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer once;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer twice;

	(void)state;
	fonds_buffer_init(&once, 4096);
	fonds_buffer_init(&twice, 4096);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *safe = as_prose(&once, cases[i].bytes);

		assert_string_equal(safe, as_prose(&twice, safe));
	}
}

static void test_an_escaped_name_can_be_read_back(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	char back[256];

	(void)state;
	fonds_buffer_init(&buffer, 4096);
	for (size_t i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		const char *name = as_name(&buffer, cases[i].bytes);
		size_t n = unescape(name, strlen(name), back);

		assert_int_equal(strlen(cases[i].bytes), n);
		assert_memory_equal(cases[i].bytes, back, n);
	}
}

static void test_every_pair_of_bytes_can_be_read_back(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 4096);
	for (unsigned pair = 0; pair < 0x10000; pair++) {
		char bytes[2] = { (char)(pair >> 8), (char)(pair & 0xff) };
		char back[16];

		fonds_buffer_reset(&buffer);
		fonds_text_escape(&buffer, bytes, 2);
		assert_true(fonds_utf8_is_valid(buffer.data, buffer.size));
		assert_int_equal(2, unescape(buffer.data, buffer.size, back));
		assert_memory_equal(bytes, back, 2);
	}
}

static void test_every_code_point_is_decoded_and_no_other(void **state)
{
	(void)state;
	for (uint32_t c = 0; c < 0x120000; c++) {
		char bytes[4];
		size_t size = encode_utf8(c, bytes);
		uint32_t back = UINT32_MAX;
		size_t n = fonds_utf8_decode(bytes, size, &back);

		if (c > 0x10ffff || (c >= 0xd800 && c <= 0xdfff)) {
			assert_int_equal(0, n);
			assert_int_equal(UINT32_MAX, back);
			continue;
		}
		assert_int_equal(size, n);
		assert_int_equal(c, back);
		if (size > 1)
			assert_int_equal(
				0, fonds_utf8_decode(bytes, size - 1, &back));
	}
}

static void test_longer_forms_and_stray_bytes_are_not_utf8(void **state)
{
	static const char *const bad[] = { "\x80", "\xbf", "\xc0\x80",
		"\xc1\xbf", "\xe0\x80\xaf", "\xe0\x9f\xbf", "\xf0\x80\x80\xaf",
		"\xf0\x8f\xbf\xbf", "\xf4\x90\x80\x80", "\xf5\x80\x80\x80",
		"\xf8\x88\x80\x80\x80", "\xfe", "\xff", "\xed\xbf\xbf",
		"\xe2\x28\xa1", "\xf0\x9f\x98" };

	(void)state;
	for (size_t i = 0; i < sizeof(bad) / sizeof(*bad); i++) {
		assert_false(fonds_utf8_is_valid(bad[i], strlen(bad[i])));
		assert_int_equal(
			0, fonds_utf8_valid_prefix(bad[i], strlen(bad[i])));
	}
}

static void test_the_valid_prefix_ends_at_the_first_bad_byte(void **state)
{
	static const char text[] = "d\xc3\xa9j\xe0 vu";

	(void)state;
	assert_int_equal(4, fonds_utf8_valid_prefix(text, strlen(text)));
	assert_int_equal(4, fonds_utf8_valid_prefix(text, 4));
	assert_int_equal(1, fonds_utf8_valid_prefix(text, 2));
	assert_int_equal(0, fonds_utf8_valid_prefix(text, 0));
	assert_true(fonds_utf8_is_valid(text, 0));
	assert_true(fonds_utf8_is_valid("a\0b", 3));
}

static void test_unsafe_code_points_are_those_of_the_list(void **state)
{
	static const uint32_t unsafe[] = { 0, 0x1f, 0x7f, 0x80, 0x9f, 0xad,
		0x61c, 0x180e, 0x200b, 0x200c, 0x200d, 0x200e, 0x200f, 0x2028,
		0x2029, 0x202a, 0x202e, 0x2060, 0x2066, 0x2069, 0xd800, 0xdfff,
		0xfdd0, 0xfdef, 0xfeff, 0xfff9, 0xfffb, 0xfffe, 0xffff, 0x1fffe,
		0x10ffff, 0xe0000, 0xe007f, 0x110000, UINT32_MAX };
	static const uint32_t safe[] = { 0x20, '\\', 0x7e, 0xa0, 0xac, 0xae,
		0x61b, 0x61d, 0x5d0, 0x627, 0x200a, 0x2010, 0x2027, 0x202f,
		0x205f, 0x2070, 0x4e2d, 0xd7ff, 0xe000, 0xfdcf, 0xfdf0, 0xfefe,
		0xff00, 0xfff8, 0xfffc, 0xfffd, 0x10000, 0x1f600, 0xe0100 };

	(void)state;
	for (size_t i = 0; i < sizeof(unsafe) / sizeof(*unsafe); i++)
		assert_true(fonds_text_is_unsafe(unsafe[i]));
	for (size_t i = 0; i < sizeof(safe) / sizeof(*safe); i++)
		assert_false(fonds_text_is_unsafe(safe[i]));
}

static void test_a_nul_is_escaped_like_any_other_control(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	fonds_buffer_init(&buffer, 64);
	fonds_text_escape(&buffer, "a\0b", 3);
	assert_string_equal("a\\x00b", fonds_buffer_text(&buffer));
}

static void test_the_public_form_is_the_one_for_names(void **state)
{
	char *text = fonds_text_printable("a\\b\n\xff");

	(void)state;
	assert_string_equal("a\\\\b\\n\\xff", text);
	free(text);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_names_are_escaped_as_documented),
		cmocka_unit_test(test_prose_keeps_backslashes_and_joiners),
		cmocka_unit_test(test_prose_made_safe_twice_is_the_same),
		cmocka_unit_test(test_an_escaped_name_can_be_read_back),
		cmocka_unit_test(test_every_pair_of_bytes_can_be_read_back),
		cmocka_unit_test(test_every_code_point_is_decoded_and_no_other),
		cmocka_unit_test(
			test_longer_forms_and_stray_bytes_are_not_utf8),
		cmocka_unit_test(
			test_the_valid_prefix_ends_at_the_first_bad_byte),
		cmocka_unit_test(test_unsafe_code_points_are_those_of_the_list),
		cmocka_unit_test(test_a_nul_is_escaped_like_any_other_control),
		cmocka_unit_test(test_the_public_form_is_the_one_for_names),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
