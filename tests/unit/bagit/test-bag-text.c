/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "bagit/bag-text.h"
#include "base/cleanup.h"
#include "base/memory-tree.h"

/* Every line, each followed by "|", and what was seen. */
struct reading {
	struct fonds_buffer lines;
	struct fonds_bag_text_traits traits;
};

static void read_all(struct reading *reading, const char *encoding,
	const void *data, size_t size, uint64_t limit)
{
	const struct fonds_memory_file file = { "t.txt", data, size };
	fonds_cleanup(fonds_tree_freep) struct fonds_tree *tree = NULL;
	fonds_cleanup(fonds_bag_text_freep) struct fonds_bag_text *text = NULL;
	struct fonds_bag_line line;
	bool has = true;

	fonds_buffer_init(&reading->lines, 8 << 20);
	assert_int_equal(
		FONDS_OK, fonds_memory_tree_new(&file, 1, &tree, NULL));
	assert_int_equal(FONDS_OK, fonds_bag_text_open(tree, "t.txt", encoding,
					   limit, &text, NULL));
	while (has) {
		assert_int_equal(
			FONDS_OK, fonds_bag_text_next(text, &line, &has, NULL));
		if (!has)
			break;
		fonds_buffer_add(&reading->lines, line.data, line.size);
		fonds_buffer_add_char(&reading->lines, '|');
	}
	reading->traits = *fonds_bag_text_traits(text);
}

#define check_lines(expected, encoding, literal) \
	check_bytes(expected, encoding, literal, sizeof(literal) - 1)

static struct fonds_bag_text_traits check_bytes(const char *expected,
	const char *encoding, const void *data, size_t size)
{
	struct reading reading;

	read_all(&reading, encoding, data, size, UINT64_MAX);
	assert_string_equal(expected, fonds_buffer_text(&reading.lines));
	fonds_buffer_clear(&reading.lines);
	return reading.traits;
}

static void lines_end_in_lf_cr_or_both(void **state)
{
	(void)state;
	check_lines("a|b|c|d|", "UTF-8", "a\nb\rc\r\nd");
	check_lines("a||b|", "utf-8", "a\n\nb\n");
	check_lines("a||b|", "UTF-8", "a\r\rb");
	check_lines("", "UTF-8", "");
	check_lines("|", "UTF-8", "\r\n");
}

static void text_is_decoded_before_it_is_split(void **state)
{
	struct fonds_bag_text_traits traits;

	(void)state;
	/* U+0A0D has the bytes of both line ends. */
	traits = check_lines(
		"a\xe0\xa8\x8d|b|", "UTF-16", "\xfe\xff\0a\x0a\x0d\0\n\0b");
	assert_false(traits.lacks_bom);
	check_lines("a|b|", "UTF-16",
		"\xff\xfe"
		"a\0\n\0b\0");
	check_lines("a|", "UTF-32", "\xff\xfe\0\0a\0\0\0");
	check_lines("\xc3\xa9|", "ISO-8859-1", "\xe9\n");
}

/* A Hebrew letter, which a dagesh might follow. */
static void a_character_held_back_is_given_at_the_end(void **state)
{
	(void)state;
	check_lines("a\xd7\x91|", "windows-1255", "a\xe1");
	check_lines("a\xd7\x91|b|", "windows-1255", "a\xe1\nb");
}

static void utf16_without_a_mark_is_big_endian_and_told(void **state)
{
	(void)state;
	assert_true(check_lines("ab|", "UTF-16", "\0a\0b").lacks_bom);
}

static void utf8_with_a_mark_is_told(void **state)
{
	(void)state;
	assert_true(check_lines("a|", "UTF-8",
		"\xef\xbb\xbf"
		"a")
			    .has_bom);
}

static void bytes_that_do_not_decode_are_told_with_their_line(void **state)
{
	struct fonds_bag_text_traits traits;

	(void)state;
	traits = check_lines("a|\xff|", "UTF-8", "a\n\xff\n");
	assert_int_equal(2, traits.invalid_line);
	traits = check_lines("a|\xef\xbf\xbd|", "US-ASCII", "a\n\xe9");
	assert_int_equal(2, traits.invalid_line);
	traits = check_lines("a|\xef\xbf\xbd|", "UTF-16BE", "\0a\0\n\0");
	assert_int_equal(2, traits.invalid_line);
	traits = check_lines("a\xef\xbf\xbd|c|", "US-ASCII", "a\xe9\nc");
	assert_int_equal(1, traits.invalid_line);
	traits = check_lines("a|\xef\xbf\xbd|b|", "US-ASCII", "a\n\xe9\nb");
	assert_int_equal(2, traits.invalid_line);
	assert_int_equal(
		0, check_lines("\xc3\xa9|", "UTF-8", "\xc3\xa9").invalid_line);
	/* U+FFFD may be what the file says. */
	traits = check_lines("\xef\xbf\xbd|", "UTF-16BE", "\xff\xfd");
	assert_int_equal(0, traits.invalid_line);
}

/* Larger than the buffers inside, so that lines and characters are cut. */
static void pieces_are_joined_across_buffers(void **state)
{
	size_t count = 300000;
	char *data = malloc(3 * count);
	struct reading reading;

	(void)state;
	assert_non_null(data);
	for (size_t i = 0; i < count; i++)
		memcpy(data + 3 * i, "\xe2\x82\xac", 3);
	data[3 * 100000] = '\r';
	data[3 * 100000 + 1] = '\n';
	data[3 * 100000 + 2] = 'x';
	read_all(&reading, "UTF-8", data, 3 * count, UINT64_MAX);
	assert_int_equal(3 * count, reading.lines.size);
	assert_int_equal(0, reading.traits.invalid_line);
	fonds_buffer_clear(&reading.lines);
	free(data);
}

static void a_line_too_long_is_told_and_the_next_is_read(void **state)
{
	size_t size = FONDS_BAG_LINE_MAX + 10;
	char *data = malloc(size);
	struct reading reading;
	const char *text;

	(void)state;
	assert_non_null(data);
	memset(data, 'x', size);
	data[size - 2] = '\n';
	read_all(&reading, "UTF-8", data, size, UINT64_MAX);
	assert_int_equal(1, reading.traits.too_long_line);
	text = fonds_buffer_text(&reading.lines);
	assert_string_equal("|x|", text + reading.lines.size - 3);
	fonds_buffer_clear(&reading.lines);
	free(data);
}

static void no_more_than_the_limit_is_read(void **state)
{
	struct reading reading;

	(void)state;
	read_all(&reading, "UTF-8", "abc\ndef", 7, 5);
	assert_string_equal("abc|d|", fonds_buffer_text(&reading.lines));
	assert_true(reading.traits.is_truncated);
	fonds_buffer_clear(&reading.lines);
	read_all(&reading, "UTF-8", "abc", 3, 4);
	assert_false(reading.traits.is_truncated);
	fonds_buffer_clear(&reading.lines);
}

static void encodings_are_known_by_name_alone(void **state)
{
	(void)state;
	assert_true(fonds_bag_encoding_is_known("utf8"));
	assert_true(fonds_bag_encoding_is_known("ISO-8859-1"));
	assert_true(fonds_bag_encoding_is_known("UTF-16"));
	assert_false(fonds_bag_encoding_is_known(""));
	assert_false(fonds_bag_encoding_is_known("UTF-9"));
	assert_false(fonds_bag_encoding_is_known("ASCII//IGNORE"));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(lines_end_in_lf_cr_or_both),
		cmocka_unit_test(text_is_decoded_before_it_is_split),
		cmocka_unit_test(a_character_held_back_is_given_at_the_end),
		cmocka_unit_test(utf16_without_a_mark_is_big_endian_and_told),
		cmocka_unit_test(utf8_with_a_mark_is_told),
		cmocka_unit_test(
			bytes_that_do_not_decode_are_told_with_their_line),
		cmocka_unit_test(pieces_are_joined_across_buffers),
		cmocka_unit_test(a_line_too_long_is_told_and_the_next_is_read),
		cmocka_unit_test(no_more_than_the_limit_is_read),
		cmocka_unit_test(encodings_are_known_by_name_alone),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
