/* SPDX-License-Identifier: Apache-2.0 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/xml-writer.h"
#include "tests/unit/fault.h"

#define HEAD "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"

/* <a b="VALUE">TEXT</a> */
static enum fonds_status write_one(struct fonds_buffer *buffer,
	const char *value, const char *text, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_xml_writer_freep) struct fonds_xml_writer *xml = NULL;
	enum fonds_status status = fonds_xml_writer_new(buffer, &xml, error);

	if (status != FONDS_OK)
		return status;
	fonds_xml_start(xml, "a");
	fonds_xml_attribute(xml, "b", value);
	fonds_xml_text(xml, text);
	fonds_xml_end(xml);
	return fonds_xml_finish(xml, "the document", error);
}

static void expect(const char *value, const char *text, const char *expected)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, 4096);
	assert_int_equal(FONDS_OK, write_one(&buffer, value, text, NULL));
	assert_string_equal(expected, fonds_buffer_text(&buffer));
}

static void markup_in_text_and_attributes_is_escaped(void **state)
{
	(void)state;
	expect("\"<&>'", "]]> <script> & \"",
		HEAD
		"<a b=\"&quot;&lt;&amp;&gt;'\">]]&gt; &lt;script&gt; &amp; "
		"\"</a>\n");
}

static void line_ends_and_tabs_survive_a_parser(void **state)
{
	(void)state;
	expect("a\tb\nc\rd", "a\tb\nc\rd",
		HEAD "<a b=\"a&#9;b&#10;c&#13;d\">a\tb\nc&#13;d</a>\n");
}

static void what_xml_does_not_allow_becomes_a_replacement_character(
	void **state)
{
	(void)state;
	expect("\x01", "\x08|\x0b|\x0c|\x1b|\x1f",
		HEAD
		"<a b=\"\xef\xbf\xbd\">\xef\xbf\xbd|\xef\xbf\xbd|\xef\xbf\xbd|"
		"\xef\xbf\xbd|\xef\xbf\xbd</a>\n");
	expect("", "\xef\xbf\xbe|\xef\xbf\xbf",
		HEAD "<a b=\"\">\xef\xbf\xbd|\xef\xbf\xbd</a>\n");
}

static void bytes_that_are_not_utf_8_become_replacement_characters(void **state)
{
	(void)state;
	expect("", "a\xff\xd0",
		HEAD "<a b=\"\">a\xef\xbf\xbd\xef\xbf\xbd</a>\n");
	expect("", "\xed\xa0\x80",
		HEAD "<a b=\"\">\xef\xbf\xbd\xef\xbf\xbd\xef\xbf\xbd</a>\n");
}

static void letters_of_all_planes_are_written_as_they_are(void **state)
{
	(void)state;
	expect("\xd0\x9c", "\xd0\x9c\xe6\xbc\xa2\xf0\x90\x8d\x88",
		HEAD
		"<a b=\"\xd0\x9c\">\xd0\x9c\xe6\xbc\xa2\xf0\x90\x8d\x88</a>\n");
}

static void an_element_without_text_is_left_out(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	struct fonds_xml_writer *xml = NULL;

	(void)state;
	fonds_buffer_init(&buffer, 4096);
	assert_int_equal(FONDS_OK, fonds_xml_writer_new(&buffer, &xml, NULL));
	fonds_xml_start(xml, "a");
	fonds_xml_element(xml, "b", NULL);
	fonds_xml_element(xml, "c", "d");
	fonds_xml_end(xml);
	assert_int_equal(FONDS_OK, fonds_xml_finish(xml, "it", NULL));
	fonds_xml_writer_free(xml);
	assert_string_equal(
		HEAD "<a>\n  <c>d</c>\n</a>\n", fonds_buffer_text(&buffer));
}

static void a_document_past_the_maximum_is_an_error_and_leaves_nothing(
	void **state)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	char text[8192];

	(void)state;
	memset(text, 'x', sizeof(text) - 1);
	text[sizeof(text) - 1] = '\0';
	fonds_buffer_init(&buffer, 4096);
	assert_int_equal(FONDS_ERR_LIMIT, write_one(&buffer, "", text, &error));
	assert_string_equal("the document is larger than 4096 bytes",
		fonds_error_message(error));
	assert_int_equal(0, buffer.size);
}

static void a_very_long_text_is_written_whole(void **state)
{
	const size_t size = (size_t)5 * 1000 * 1000;
	fonds_cleanup(fonds_freep) char *text = malloc(size + 1);
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

	(void)state;
	assert_non_null(text);
	memset(text, 'x', size);
	text[size] = '\0';
	fonds_buffer_init(&buffer, size * 2);
	assert_int_equal(FONDS_OK, write_one(&buffer, "", text, NULL));
	assert_int_equal(strlen(HEAD "<a b=\"\"></a>\n") + size, buffer.size);
}

static void every_failed_allocation_of_ours_is_reported(void **state)
{
	enum fonds_status status;

	(void)state;
	for (unsigned n = 0;; n++) {
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;

		fonds_buffer_init(&buffer, 4096);
		fault_arm(FAULT_ALLOC, n);
		status = write_one(&buffer, "value", "text", &error);
		fault_disarm();
		if (!fault_fired())
			break;
		assert_int_equal(FONDS_ERR_NOMEM, status);
		assert_int_equal(0, buffer.size);
	}
	assert_int_equal(FONDS_OK, status);
}

static void write_several(struct fonds_xml_writer *xml)
{
	fonds_xml_start(xml, "r");
	fonds_xml_start(xml, "a");
	fonds_xml_text(xml, "");
	fonds_xml_mixed(xml);
	fonds_xml_start(xml, "b");
	fonds_xml_element(xml, "c", "");
	fonds_xml_end(xml);
	fonds_xml_text(xml, "x");
	fonds_xml_end(xml);
	fonds_xml_start(xml, "d");
	fonds_xml_start(xml, "e");
}

static void an_element_with_text_is_not_indented(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	struct fonds_xml_writer *xml = NULL;

	(void)state;
	fonds_buffer_init(&buffer, 4096);
	assert_int_equal(FONDS_OK, fonds_xml_writer_new(&buffer, &xml, NULL));
	write_several(xml);
	assert_int_equal(FONDS_OK, fonds_xml_finish(xml, "it", NULL));
	fonds_xml_writer_free(xml);
	assert_string_equal(HEAD "<r>\n  <a><b><c/></b>x</a>\n"
				 "  <d>\n    <e/>\n  </d>\n</r>\n",
		fonds_buffer_text(&buffer));
}

static void a_document_goes_to_an_output_of_any_size(void **state)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer buffer;
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	struct fonds_xml_writer *xml = NULL;

	(void)state;
	fonds_buffer_init(&buffer, 1 << 22);
	fonds_output_init(&output, fonds_output_to_buffer, &buffer);
	assert_int_equal(
		FONDS_OK, fonds_xml_writer_new_output(&output, &xml, NULL));
	fonds_xml_start(xml, "r");
	for (size_t i = 0; i < 100000; i++)
		fonds_xml_element(xml, "e", "text");
	assert_int_equal(FONDS_OK, fonds_xml_check(xml, "it", NULL));
	assert_int_equal(FONDS_OK, fonds_xml_finish(xml, "it", NULL));
	fonds_xml_writer_free(xml);
	assert_int_equal(
		strlen(HEAD "<r>\n</r>\n") + 100000 * strlen("  <e>text</e>\n"),
		buffer.size);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(markup_in_text_and_attributes_is_escaped),
		cmocka_unit_test(line_ends_and_tabs_survive_a_parser),
		cmocka_unit_test(
			what_xml_does_not_allow_becomes_a_replacement_character),
		cmocka_unit_test(
			bytes_that_are_not_utf_8_become_replacement_characters),
		cmocka_unit_test(letters_of_all_planes_are_written_as_they_are),
		cmocka_unit_test(an_element_without_text_is_left_out),
		cmocka_unit_test(
			a_document_past_the_maximum_is_an_error_and_leaves_nothing),
		cmocka_unit_test(a_very_long_text_is_written_whole),
		cmocka_unit_test(an_element_with_text_is_not_indented),
		cmocka_unit_test(a_document_goes_to_an_output_of_any_size),
		cmocka_unit_test(every_failed_allocation_of_ours_is_reported),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
