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
#include "metadata/xml-reader.h"
#include "tests/unit/fault.h"

/* A stream that gives a text in pieces, and then a pattern for ever. */
struct text_stream {
	struct fonds_stream stream;
	const char *data;
	size_t size;
	size_t piece;
	const char *pattern; /* or NULL */
	uint64_t given;
};

static enum fonds_status read_text(struct fonds_stream *stream, void *data,
	size_t size, size_t *ret, struct fonds_error **error)
{
	struct text_stream *text = (struct text_stream *)stream;
	size_t n = text->piece < size ? text->piece : size;

	(void)error;
	if (text->size > 0) {
		n = n < text->size ? n : text->size;
		memcpy(data, text->data, n);
		text->data += n;
		text->size -= n;
	} else if (text->pattern) {
		size_t period = strlen(text->pattern);

		n -= n % period;
		for (size_t i = 0; i < n; i++)
			((char *)data)[i] = text->pattern[i % period];
	} else {
		n = 0;
	}
	text->given += n;
	*ret = n;
	return FONDS_OK;
}

static const struct fonds_stream_ops text_ops = { .read = read_text };

static struct text_stream stream_of(
	const char *data, size_t size, size_t piece, const char *pattern)
{
	return (struct text_stream){ .stream = { &text_ops },
		.data = data,
		.size = size,
		.piece = piece,
		.pattern = pattern };
}

/* All events as a line: "<ns|name a=v>", text, "</name>", "." at the end. */
static enum fonds_status read_all(struct text_stream *text,
	struct fonds_buffer *out, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_xml_reader_freep) struct fonds_xml_reader *reader = NULL;
	struct fonds_xml_node node = { .event = FONDS_XML_START };
	enum fonds_status status = fonds_xml_reader_new(
		&text->stream, "x.xml", &reader, error);

	while (status == FONDS_OK) {
		status = fonds_xml_reader_next(reader, &node, error);
		if (status < 0)
			break;
		if (node.event == FONDS_XML_EOF) {
			fonds_buffer_add_text(out, ".");
			break;
		}
		if (node.event == FONDS_XML_TEXT)
			fonds_buffer_add(out, node.text, node.size);
		if (node.event == FONDS_XML_END)
			fonds_buffer_printf(out, "</%s>", node.name);
		if (node.event != FONDS_XML_START)
			continue;
		fonds_buffer_printf(out, "<%s%s%s", node.space,
			*node.space ? "|" : "", node.name);
		for (size_t i = 0; i < node.attribute_count; i++)
			fonds_buffer_printf(out, " %s%s%s=%s",
				node.attributes[i].space,
				*node.attributes[i].space ? "|" : "",
				node.attributes[i].name,
				node.attributes[i].value);
		fonds_buffer_add_text(out, ">");
	}
	/* A failure stays. */
	if (reader && status < 0)
		assert_int_equal(
			status, fonds_xml_reader_next(reader, &node, NULL));
	return status;
}

static void expect_read(const char *data, size_t size, const char *expected)
{
	static const size_t pieces[] = { 1, 3, 7, 4096 };

	for (size_t i = 0; i < sizeof(pieces) / sizeof(pieces[0]); i++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer out;
		fonds_cleanup(
			fonds_error_freep) struct fonds_error *error = NULL;
		struct text_stream text = stream_of(
			data, size, pieces[i], NULL);
		enum fonds_status status;

		fonds_buffer_init(&out, 1 << 20);
		status = read_all(&text, &out, &error);
		if (status < 0)
			fail_msg("%s", fonds_error_message(error));
		assert_string_equal(expected, fonds_buffer_text(&out));
	}
}

static void expect_refused(struct text_stream text, enum fonds_status expected,
	const char *message)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer out;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	enum fonds_status status;

	fonds_buffer_init(&out, (size_t)64 << 20);
	status = read_all(&text, &out, &error);
	if (status == FONDS_OK)
		fail_msg("read: %s", fonds_buffer_text(&out));
	if (!strstr(fonds_error_message(error), message))
		fail_msg("'%s' is not in: %s", message,
			fonds_error_message(error));
	assert_int_equal(expected, status);
}

#define READ(data, expected) expect_read(data, sizeof(data) - 1, expected)
#define REFUSED(data, status, message) \
	expect_refused( \
		stream_of(data, sizeof(data) - 1, 5, NULL), status, message)
#define WELL "<a xmlns='urn:x' b='1' xml:lang='de'><c>x &lt; y</c><d/></a>"

static void test_well_formed(void **state)
{
	(void)state;
	READ(WELL, "<urn:x|a b=1 "
		   "http://www.w3.org/XML/1998/namespace|lang=de><urn:x|c>x < y"
		   "</c><urn:x|d></d></a>.");
	READ("<?xml version='1.0'?>\n<!-- c --><?p i?><a>&#65;<![CDATA[<&]]>"
	     "</a>\n",
		"<a>A<&</a>.");
	READ("<a b='&amp;&lt;&#38;&apos;'/>", "<a b=&<&'></a>.");
	READ("<p:a xmlns:p='urn:p' p:b='&quot;&#10;'/>",
		"<urn:p|a urn:p|b=\"\n></a>.");
	READ("<a b='&amp;&#38;&lt;&gt;&apos;x&amp;y'>&amp;&lt;&gt;</a>",
		"<a b=&&<>'x&y>&<></a>.");
}

static void test_encodings(void **state)
{
	(void)state;
	READ("\xef\xbb\xbf<a>\xc3\xa4</a>", "<a>\xc3\xa4</a>.");
	READ("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?><a>\xe4</a>",
		"<a>\xc3\xa4</a>.");
	READ("\xff\xfe<\0a\0>\0\xe4\0<\0/\0a\0>\0", "<a>\xc3\xa4</a>.");
	READ("\xfe\xff\0<\0a\0>\0\xe4\0<\0/\0a\0>", "<a>\xc3\xa4</a>.");
	REFUSED("<\0a\0/\0>\0", FONDS_ERR_FORMAT, "without byte order mark");
	REFUSED("\0<\0a\0/\0>", FONDS_ERR_FORMAT, "without byte order mark");
	REFUSED("\xff\xfe\0\0<\0\0\0", FONDS_ERR_FORMAT, "UTF-32");
	/* Half of a pair, before which libxml2 stops without an error. */
	REFUSED("\xff\xfe<\0\0\xd8~~</\0a\0>\0", FONDS_ERR_FORMAT,
		"not well-formed");
	REFUSED("<?xml version='1.0' encoding='UTF-7'?>+ADw-a/+AD4-",
		FONDS_ERR_FORMAT, "UTF-7");
	REFUSED("+ADw-a/+AD4-", FONDS_ERR_FORMAT, "it is no XML");
	REFUSED("<?xml version='1.0' encoding='UTF-16'?><a/>", FONDS_ERR_FORMAT,
		"UTF-16");
	REFUSED("<a>\xff</a>", FONDS_ERR_FORMAT, "line 1");
}

static void test_refused(void **state)
{
	(void)state;
	REFUSED("", FONDS_ERR_FORMAT, "empty");
	REFUSED(" ", FONDS_ERR_FORMAT, "x.xml: line 1");
	REFUSED("<a>", FONDS_ERR_FORMAT, "line 1");
	REFUSED("<a>\n\n</b>", FONDS_ERR_FORMAT, "line 3");
	REFUSED("<a/><b/>", FONDS_ERR_FORMAT, "line 1");
	REFUSED("<a/>x", FONDS_ERR_FORMAT, "line 1");
	REFUSED("<a b='1' b='2'/>", FONDS_ERR_FORMAT, "line 1");
	REFUSED("<p:a/>", FONDS_ERR_FORMAT, "p");
	REFUSED("<a>&nbsp;</a>", FONDS_ERR_FORMAT, "nbsp");
	REFUSED("<a>x\0y</a>", FONDS_ERR_FORMAT, "line 1");
	REFUSED("<a>&#0;</a>", FONDS_ERR_FORMAT, "line 1");
	REFUSED("<a>\n<!DOCTYPE a></a>", FONDS_ERR_FORMAT, "line 2");
}

static void test_doctype(void **state)
{
	(void)state;
	REFUSED("<!DOCTYPE a><a/>", FONDS_ERR_UNSAFE, "DOCTYPE");
	REFUSED("<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>",
		FONDS_ERR_UNSAFE, "DOCTYPE");
	REFUSED("<?xml version='1.0'?>\n<!DOCTYPE a [<!ENTITY x 'y'>]>"
		"<a>&x;</a>",
		FONDS_ERR_UNSAFE, "line 2");
	/* What stands in it is not even read. */
	REFUSED("<!DOCTYPE a [ <!ENTITY", FONDS_ERR_UNSAFE, "DOCTYPE");
}

/* Cut off after each byte it is refused, and never read as whole. */
static void test_truncated(void **state)
{
	(void)state;
	for (size_t n = 0; n + 1 < sizeof(WELL); n++)
		expect_refused(stream_of(WELL, n, 4096, NULL), FONDS_ERR_FORMAT,
			"x.xml");
}

static void test_limits(void **state)
{
	struct text_stream deep = stream_of("<a>", 3, 4096, "<a>");
	struct text_stream attribute = stream_of("<a b='", 6, 4096, "x");
	struct text_stream comment = stream_of("<a><!--", 7, 4096, "x");
	struct text_stream name = stream_of("<", 1, 4096, "x");
	struct text_stream attributes = stream_of("<a", 2, 4096, " ");

	(void)state;
	expect_refused(deep, FONDS_ERR_LIMIT, "nested");
	expect_refused(attribute, FONDS_ERR_LIMIT, "256 KiB");
	expect_refused(comment, FONDS_ERR_LIMIT, "256 KiB");
	expect_refused(attributes, FONDS_ERR_LIMIT, "256 KiB");
	expect_refused(name, FONDS_ERR_LIMIT, "256 KiB");
}

/* A text of any size passes, and the reader does not keep it. */
static void test_endless_text(void **state)
{
	fonds_cleanup(
		fonds_xml_reader_freep) struct fonds_xml_reader *reader = NULL;
	struct text_stream text = stream_of(
		"<a>", 3, 65536, "0123456789abcde\n");
	struct fonds_xml_node node;
	uint64_t size = 0;

	(void)state;
	assert_int_equal(FONDS_OK,
		fonds_xml_reader_new(&text.stream, "x", &reader, NULL));
	while (size < (uint64_t)64 << 20) {
		assert_int_equal(
			FONDS_OK, fonds_xml_reader_next(reader, &node, NULL));
		size += node.size;
		assert_in_range(text.given, size, size + (1 << 20));
	}
}

static void test_text_and_skip(void **state)
{
	static const char data[] = "<a><b>x<!-- y -->z</b><c><d>1</d><e/></c>"
				   "<f k='v'>1<g/></f></a>";
	fonds_cleanup(
		fonds_xml_reader_freep) struct fonds_xml_reader *reader = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer out;
	struct text_stream text = stream_of(data, sizeof(data) - 1, 4, NULL);
	struct fonds_xml_node node;

	(void)state;
	fonds_buffer_init(&out, 100);
	assert_int_equal(FONDS_OK,
		fonds_xml_reader_new(&text.stream, "x", &reader, NULL));
	for (int i = 0; i < 2; i++)
		assert_int_equal(
			FONDS_OK, fonds_xml_reader_next(reader, &node, NULL));
	assert_string_equal("b", node.name);
	assert_int_equal(FONDS_OK, fonds_xml_reader_text(reader, &out, NULL));
	assert_string_equal("xz", fonds_buffer_text(&out));
	assert_int_equal(FONDS_OK, fonds_xml_reader_next(reader, &node, NULL));
	assert_string_equal("c", node.name);
	assert_int_equal(2, node.depth);
	assert_int_equal(FONDS_OK, fonds_xml_reader_skip(reader, NULL));
	assert_int_equal(FONDS_OK, fonds_xml_reader_next(reader, &node, NULL));
	assert_string_equal("f", node.name);
	assert_string_equal("v", fonds_xml_node_attribute(&node, "", "k"));
	assert_null(fonds_xml_node_attribute(&node, "x", "k"));
	assert_null(fonds_xml_node_attribute(&node, "", "l"));
	assert_int_equal(
		FONDS_ERR_FORMAT, fonds_xml_reader_text(reader, &out, &error));
	assert_non_null(strstr(fonds_error_message(error), "<g>"));
}

static void test_end_stays(void **state)
{
	fonds_cleanup(
		fonds_xml_reader_freep) struct fonds_xml_reader *reader = NULL;
	struct text_stream text = stream_of("<a/>", 4, 4, NULL);
	struct fonds_xml_node node;

	(void)state;
	assert_int_equal(FONDS_OK,
		fonds_xml_reader_new(&text.stream, "x", &reader, NULL));
	for (int i = 0; i < 5; i++)
		assert_int_equal(
			FONDS_OK, fonds_xml_reader_next(reader, &node, NULL));
	assert_int_equal(FONDS_XML_EOF, node.event);
}

static void test_out_of_memory(void **state)
{
	(void)state;
	for (unsigned n = 0;; n++) {
		fonds_cleanup(fonds_buffer_clear) struct fonds_buffer out;
		struct fonds_error *error = NULL;
		struct text_stream text = stream_of(
			WELL, sizeof(WELL) - 1, 16, NULL);
		enum fonds_status status;

		fonds_buffer_init(&out, 4096);
		fault_arm(FAULT_ALLOC, n);
		status = read_all(&text, &out, &error);
		fault_disarm();
		if (!fault_fired()) {
			assert_int_equal(FONDS_OK, status);
			break;
		}
		/* Of the buffer of the test it is the buffer that knows. */
		if (out.status == FONDS_OK)
			assert_int_equal(FONDS_ERR_NOMEM, status);
		fonds_error_free(error);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_well_formed),
		cmocka_unit_test(test_encodings),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_doctype),
		cmocka_unit_test(test_truncated),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_endless_text),
		cmocka_unit_test(test_text_and_skip),
		cmocka_unit_test(test_end_stays),
		cmocka_unit_test(test_out_of_memory),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
