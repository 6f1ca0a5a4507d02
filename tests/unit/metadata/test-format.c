/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/format.h"
#include "tests/unit/fault.h"

static struct fonds_format_identifier *identifier;

static struct fonds_format_identity identify(
	const void *data, size_t size, bool is_whole)
{
	struct fonds_format_identity identity;

	assert_int_equal(FONDS_OK, fonds_format_identify(identifier, data, size,
					   is_whole, &identity, NULL));
	assert_true(strlen(identity.name) > 0);
	assert_true(strlen(identity.mime) > 0);
	assert_true(strlen(identity.note) > 0);
	return identity;
}

static void expect(const char *data, size_t size, bool is_whole,
	const char *puid, const char *mime, const char *charset)
{
	struct fonds_format_identity identity = identify(data, size, is_whole);

	assert_string_equal(puid, identity.puid);
	assert_string_equal(mime, identity.mime);
	assert_string_equal(charset, identity.charset);
}

static void expect_whole(const char *text, const char *puid, const char *mime,
	const char *charset)
{
	expect(text, strlen(text), true, puid, mime, charset);
}

static void text_in_ascii_and_in_utf_8_is_plain_text(void **state)
{
	(void)state;
	expect_whole("A memorandum\n", "x-fmt/111", "text/plain", "US-ASCII");
	expect_whole(
		"\xd0\x9c\xd0\xb8\xd0\xb4", "x-fmt/111", "text/plain", "UTF-8");
	expect_whole("\xef\xbb\xbftext", "x-fmt/111", "text/plain", "UTF-8");
	assert_string_equal("Plain Text File", identify("a", 1, true).name);
}

static void a_nul_or_invalid_utf_8_is_no_text_of_ours(void **state)
{
	(void)state;
	assert_string_equal("", identify("abc\0def", 7, true).puid);
	assert_string_equal("", identify("abc\xff", 4, true).puid);
	assert_string_equal("", identify("abc\xc0\x80", 5, true).puid);
	assert_string_equal("", identify("abc\xed\xa0\x80", 6, true).puid);
	assert_string_equal("", identify("abc\xff", 4, false).puid);
	assert_string_equal("", identify("\xd0 \xd0 \xd0", 5, false).puid);
}

static void a_beginning_cut_inside_a_character_is_still_text(void **state)
{
	static const char *const characters[] = { "\xd0\x9c", "\xe0\xa4\x85",
		"\xed\x95\x9c", "\xef\xbf\xbd", "\xf0\x90\x8d\x88",
		"\xf4\x8f\xbf\xbd" };

	(void)state;
	for (size_t i = 0; i < sizeof(characters) / sizeof(characters[0]);
		i++) {
		for (size_t n = 1; n < strlen(characters[i]); n++) {
			char data[8] = "abc";

			memcpy(data + 3, characters[i], n);
			expect(data, 3 + n, false, "x-fmt/111", "text/plain",
				"UTF-8");
			assert_string_equal(
				"", identify(data, 3 + n, true).puid);
		}
	}
	assert_string_equal("", identify("abc\xe0\x80", 5, false).puid);
	assert_string_equal("", identify("abc\xf5", 4, false).puid);
	assert_string_equal("", identify("abc\x80", 4, false).puid);
}

static void a_beginning_alone_is_not_called_ascii(void **state)
{
	(void)state;
	expect("A memorandum", 12, false, "x-fmt/111", "text/plain", "UTF-8");
}

static void utf_16_with_a_mark_is_plain_text(void **state)
{
	(void)state;
	expect("\xfe\xff\0A\x04\x1c", 6, true, "x-fmt/111", "text/plain",
		"UTF-16");
	expect("\xff\xfe"
	       "A\0\x1c\x04",
		6, true, "x-fmt/111", "text/plain", "UTF-16");
	expect("\xfe\xff\xd8\0\xdf\x48", 6, true, "x-fmt/111", "text/plain",
		"UTF-16");
	expect("\xfe\xff\0A\x04", 5, false, "x-fmt/111", "text/plain",
		"UTF-16");
	expect("\xfe\xff\xd8\0", 4, false, "x-fmt/111", "text/plain", "UTF-16");
}

static void what_is_not_well_formed_utf_16_is_not_called_so(void **state)
{
	(void)state;
	assert_string_equal("", identify("\xfe\xff\0A\0\0", 6, true).charset);
	assert_string_equal("", identify("\xfe\xff\0A\x04", 5, true).charset);
	assert_string_equal("", identify("\xfe\xff\xd8\0", 4, true).charset);
	assert_string_equal("", identify("\xfe\xff\xd8\0\0A", 6, true).charset);
	assert_string_equal("", identify("\xfe\xff\xdc\0\0A", 6, true).charset);
	assert_string_equal("", identify("\xfe\xff\xff\xfe", 4, true).charset);
	assert_string_equal("", identify("\xfe\xff\xff\xff", 4, true).charset);
}

static void json_that_reads_whole_is_json(void **state)
{
	(void)state;
	expect_whole("{\"a\": [1, \"b\"]}\n", "fmt/817", "application/json",
		"US-ASCII");
	expect_whole(" [1, {\"a\": \"\xd0\x9c\"}]", "fmt/817",
		"application/json", "UTF-8");
	expect_whole("[]", "fmt/817", "application/json", "US-ASCII");
	expect_whole("\xef\xbb\xbf{}", "fmt/817", "application/json", "UTF-8");
}

static void what_only_looks_like_json_is_plain_text(void **state)
{
	static const char *const texts[] = { "{", "[", "{}{}", "[1",
		"[1], \"b\": 2", "[1], [2]", "[1], \"b\": [2]", "[1]}", "[1]]",
		"{\"a\": 1", "[a note]", "{\"a\": 1}\n{\"a\": 2}", "\"a\"",
		"1" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		expect_whole(texts[i], "x-fmt/111", "text/plain", "US-ASCII");
	expect("{\"a\": 1}", 8, false, "x-fmt/111", "text/plain", "UTF-8");
}

static void a_declaration_makes_xml(void **state)
{
	static const char declared[] = "<?xml version=\"1.0\"?><a>";

	(void)state;
	expect_whole(declared, "fmt/101", "application/xml", "US-ASCII");
	expect(declared, strlen(declared), false, "fmt/101", "application/xml",
		"UTF-8");
	expect_whole("\xef\xbb\xbf<?xml version='1.0'?><a/>", "fmt/101",
		"application/xml", "UTF-8");
	expect("\xff\xfe<\0?\0x\0m\0l\0 \0", 14, true, "fmt/101",
		"application/xml", "UTF-16");
	expect_whole("<?xmlish?>", "x-fmt/111", "text/plain", "US-ASCII");
}

static void one_element_from_end_to_end_is_xml(void **state)
{
	static const char *const elements[] = { "<a>b</a>", "<a/>",
		"<a b='c'/>\n", " <a:b c='d'>e</a:b >\n",
		"<!-- <b> -->\n<?p i?><a></a>" };
	static const char *const texts[] = { "<a>", "<a>b</b>", "<a> b",
		"< a></a>", "<1></1>", "<a> is less than <b/>", "a <b></b>",
		"<!-- <a></a>", "<", "<a", "</a>", "<>", "<a>/>", "<bc></c>" };

	(void)state;
	for (size_t i = 0; i < sizeof(elements) / sizeof(elements[0]); i++)
		expect_whole(
			elements[i], "fmt/101", "application/xml", "US-ASCII");
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		expect_whole(texts[i], "x-fmt/111", "text/plain", "US-ASCII");
	expect("<a>b</a>", 8, false, "x-fmt/111", "text/plain", "UTF-8");
}

static void formats_written_as_text_are_left_to_libmagic(void **state)
{
	(void)state;
	expect_whole("%PDF-1.4\n1 0 obj\n", "", "application/pdf", "");
	expect_whole("{\\rtf1\\ansi text}", "", "text/rtf", "");
	expect_whole(
		"<!DOCTYPE html>\n<html><head><title>a</title></head></html>",
		"", "text/html", "");
	expect_whole("<HTML><BODY>a</BODY></HTML>", "", "text/html", "");
}

static void binary_formats_are_told_by_libmagic(void **state)
{
	static const char png[] = "\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x01\0\0"
				  "\0\x01\x08\x06\0\0\0"
				  "\x1f\x15\xc4\x89";
	struct fonds_format_identity identity = identify(
		png, sizeof(png) - 1, true);

	(void)state;
	assert_string_equal("image/png", identity.mime);
	assert_string_equal("image/png", identity.name);
	assert_string_equal("", identity.puid);
	assert_non_null(strstr(identity.note, "libmagic"));
	assert_string_equal("application/octet-stream",
		identify("\x01\0\x9e\x80\xfc", 5, true).mime);
}

static void an_empty_file_is_called_so(void **state)
{
	struct fonds_format_identity identity = identify("", 0, true);
	struct fonds_format_identity none = { .name = "untouched" };

	(void)state;
	assert_string_equal("Empty file", identity.name);
	assert_string_equal("", identity.puid);
	assert_string_equal("application/x-empty", identity.mime);
	assert_int_equal(FONDS_ERR_INVALID,
		fonds_format_identify(identifier, "", 0, 0, &none, NULL));
	assert_string_equal("untouched", none.name);
}

/* Every beginning of every kind, at the very end of its memory. */
static void no_byte_beyond_the_end_is_read(void **state)
{
	static const char *const texts[] = { "<?xml version=\"1.0\"?><a></a>",
		"<!-- a --><a></a>", "{\"a\": [1]}", "[[1]]", "%PDF-1.4",
		"<!doctype html>", "\xef\xbb\xbf{}", "\xff\xfe<\x01?\x01x\x01",
		"\xf0\x90\x8d\x88" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		for (size_t n = 1; n <= strlen(texts[i]); n++) {
			fonds_cleanup(fonds_freep) char *data = malloc(n);

			assert_non_null(data);
			memcpy(data, texts[i], n);
			(void)identify(data, n, true);
			(void)identify(data, n, false);
		}
	}
}

static void every_failed_allocation_is_reported(void **state)
{
	static const char *const texts[] = { "[1]", "{\"a\": 1}" };

	(void)state;
	for (unsigned i = 0, n = 0; i < 2; n++) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		fonds_cleanup(fonds_format_identifier_freep) struct
			fonds_format_identifier *own = NULL;
		struct fonds_format_identity identity;
		enum fonds_status status;

		fault_arm(FAULT_ALLOC, n);
		status = fonds_format_identifier_new(&own, &error);
		if (status == FONDS_OK)
			status = fonds_format_identify(own, texts[i],
				strlen(texts[i]), 1, &identity, &error);
		fault_disarm();
		if (fault_fired()) {
			assert_int_equal(FONDS_ERR_NOMEM, status);
			continue;
		}
		assert_int_equal(FONDS_OK, status);
		assert_string_equal("fmt/817", identity.puid);
		n = (unsigned)-1;
		i++;
	}
}

static int set_up(void **state)
{
	(void)state;
	return fonds_format_identifier_new(&identifier, NULL);
}

static int tear_down(void **state)
{
	(void)state;
	fonds_format_identifier_free(identifier);
	return 0;
}

/* libmagic 5.44 fails on these, which begin as UTF-32 and go on as none. */
static void what_libmagic_gives_up_on_is_unknown(void **state)
{
	static const char bytes[] = "\xff\xfe\0\0\x16\x80\0\xe2\xe2\xe2\xe2\xe2"
				    "\xe2\xe2\xe2\xe2\x40\0\0\x29";
	struct fonds_format_identity identity = identify(
		bytes, sizeof(bytes) - 1, true);

	(void)state;
	assert_string_equal("application/octet-stream", identity.mime);
	assert_string_equal("", identity.puid);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(text_in_ascii_and_in_utf_8_is_plain_text),
		cmocka_unit_test(a_nul_or_invalid_utf_8_is_no_text_of_ours),
		cmocka_unit_test(
			a_beginning_cut_inside_a_character_is_still_text),
		cmocka_unit_test(a_beginning_alone_is_not_called_ascii),
		cmocka_unit_test(utf_16_with_a_mark_is_plain_text),
		cmocka_unit_test(
			what_is_not_well_formed_utf_16_is_not_called_so),
		cmocka_unit_test(json_that_reads_whole_is_json),
		cmocka_unit_test(what_only_looks_like_json_is_plain_text),
		cmocka_unit_test(a_declaration_makes_xml),
		cmocka_unit_test(one_element_from_end_to_end_is_xml),
		cmocka_unit_test(formats_written_as_text_are_left_to_libmagic),
		cmocka_unit_test(binary_formats_are_told_by_libmagic),
		cmocka_unit_test(an_empty_file_is_called_so),
		cmocka_unit_test(no_byte_beyond_the_end_is_read),
		cmocka_unit_test(every_failed_allocation_is_reported),
		cmocka_unit_test(what_libmagic_gives_up_on_is_unknown),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
