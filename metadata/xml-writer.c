/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/xml-writer.h"

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include <libxml/parser.h>
#include <libxml/xmlIO.h>
#include <libxml/xmlwriter.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"

/*
 * libxml2 prints its errors on stderr unless the thread has handlers, so two
 * are set while a writer lives. They also remember that there was an error:
 * some calls of libxml2 2.9 report success after memory ran out and leave out
 * what they should have written. The output goes to our buffer through a
 * callback that always reports success, since the buffer itself remembers a
 * failure. xmlFreeTextWriter() writes out what is still held back, which
 * nobody wants after a failure: hence is_open.
 */

/* libxml2 counts in int; a single text is never near it. */
#define TEXT_MAX ((size_t)64 * 1024 * 1024)

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

struct fonds_xml_writer {
	xmlTextWriterPtr xml;
	struct fonds_buffer *buffer;
	struct fonds_buffer escaped;
	xmlStructuredErrorFunc saved_handler;
	void *saved_context;
	xmlGenericErrorFunc saved_printer;
	void *saved_printer_context;
	bool is_open; /* false: what comes is thrown away */
	bool failed;
};

/* The handler's type differs between versions of libxml2 by a const. */
#if LIBXML_VERSION >= 21200
static void note_error(void *context, const xmlError *error)
#else
static void note_error(void *context, xmlErrorPtr error)
#endif
{
	struct fonds_xml_writer *writer = context;

	(void)error;
	writer->failed = true;
}

__attribute__((format(printf, 2, 3))) static void note_text(
	void *context, const char *format, ...)
{
	struct fonds_xml_writer *writer = context;

	(void)format;
	writer->failed = true;
}

static int write_out(void *context, const char *data, int size)
{
	struct fonds_xml_writer *writer = context;

	if (writer->is_open && size > 0)
		fonds_buffer_add(writer->buffer, data, (size_t)size);
	return size;
}

static int close_out(void *context)
{
	(void)context;
	return 0;
}

/* XML 1.0, 2.2: Char. */
static bool is_xml_char(uint32_t c)
{
	return c == '\t' || c == '\n' || c == '\r' ||
	       (c >= 0x20 && c < 0xd800) || (c >= 0xe000 && c <= 0xfffd) ||
	       c >= 0x10000;
}

/* What stands for a character, or NULL when it stands for itself. */
static const char *escape_of(uint32_t c, bool is_attribute)
{
	switch (c) {
	case '&':
		return "&amp;";
	case '<':
		return "&lt;";
	case '>':
		return "&gt;";
	case '\r':
		return "&#13;";
	case '"':
		return is_attribute ? "&quot;" : NULL;
	case '\t':
		return is_attribute ? "&#9;" : NULL;
	case '\n':
		return is_attribute ? "&#10;" : NULL;
	default:
		return is_xml_char(c) ? NULL : REPLACEMENT;
	}
}

static void note(struct fonds_xml_writer *writer, int result)
{
	if (result < 0)
		writer->failed = true;
}

/*
 * Written as it stands, since libxml2 2.9 leaves a text out without a word
 * when memory runs out while it escapes it. XML 1.0, 2.4 and, for the line
 * ends that a parser would change, 2.11 and 3.3.3.
 */
static void write_escaped(
	struct fonds_xml_writer *writer, const char *text, bool is_attribute)
{
	size_t left = strlen(text);

	fonds_buffer_reset(&writer->escaped);
	while (left > 0) {
		uint32_t c = 0;
		size_t n = fonds_utf8_decode(text, left, &c);
		const char *escape = n > 0 ? escape_of(c, is_attribute)
					   : REPLACEMENT;

		n = n > 0 ? n : 1;
		if (escape)
			fonds_buffer_add_text(&writer->escaped, escape);
		else
			fonds_buffer_add(&writer->escaped, text, n);
		text += n;
		left -= n;
	}
	if (writer->escaped.status != FONDS_OK)
		writer->failed = true;
	else
		note(writer, xmlTextWriterWriteRaw(writer->xml,
				     (const xmlChar *)fonds_buffer_text(
					     &writer->escaped)));
}

static void silence(struct fonds_xml_writer *writer)
{
	writer->saved_handler = xmlStructuredError;
	writer->saved_context = xmlStructuredErrorContext;
	writer->saved_printer = xmlGenericError;
	writer->saved_printer_context = xmlGenericErrorContext;
	xmlSetStructuredErrorFunc(writer, note_error);
	xmlSetGenericErrorFunc(writer, note_text);
}

static void unsilence(const struct fonds_xml_writer *writer)
{
	xmlSetStructuredErrorFunc(writer->saved_context, writer->saved_handler);
	xmlSetGenericErrorFunc(
		writer->saved_printer_context, writer->saved_printer);
}

static bool set_up(struct fonds_xml_writer *writer)
{
	xmlOutputBufferPtr out = xmlOutputBufferCreateIO(
		write_out, close_out, writer, NULL);

	if (!out)
		return false;
	writer->xml = xmlNewTextWriter(out);
	if (!writer->xml) {
		(void)xmlOutputBufferClose(out);
		return false;
	}
	return xmlTextWriterSetIndent(writer->xml, 1) >= 0 &&
	       xmlTextWriterSetIndentString(
		       writer->xml, (const xmlChar *)"  ") >= 0 &&
	       xmlTextWriterStartDocument(writer->xml, NULL, "UTF-8", NULL) >=
		       0;
}

enum fonds_status fonds_xml_writer_new(struct fonds_buffer *buffer,
	struct fonds_xml_writer **ret, struct fonds_error **error)
{
	struct fonds_xml_writer *writer;

	xmlInitParser();
	writer = calloc(1, sizeof(*writer));
	if (!writer)
		return fonds_fail_nomem(error);
	writer->buffer = buffer;
	fonds_buffer_init(&writer->escaped, TEXT_MAX);
	writer->is_open = true;
	silence(writer);
	if (!set_up(writer)) {
		fonds_xml_writer_free(writer);
		return fonds_fail_nomem(error);
	}
	*ret = writer;
	return FONDS_OK;
}

/* Without a whole document the buffer is left empty. */
static void discard(struct fonds_xml_writer *writer)
{
	if (writer->is_open)
		fonds_buffer_reset(writer->buffer);
	writer->is_open = false;
}

void fonds_xml_writer_free(struct fonds_xml_writer *writer)
{
	if (!writer)
		return;
	discard(writer);
	if (writer->xml)
		xmlFreeTextWriter(writer->xml);
	unsilence(writer);
	fonds_buffer_clear(&writer->escaped);
	free(writer);
}

void fonds_xml_writer_freep(struct fonds_xml_writer **writer)
{
	fonds_xml_writer_free(*writer);
}

void fonds_xml_start(struct fonds_xml_writer *writer, const char *name)
{
	if (writer->failed)
		return;
	note(writer,
		xmlTextWriterStartElement(writer->xml, (const xmlChar *)name));
}

void fonds_xml_end(struct fonds_xml_writer *writer)
{
	if (writer->failed)
		return;
	note(writer, xmlTextWriterEndElement(writer->xml));
}

void fonds_xml_attribute(
	struct fonds_xml_writer *writer, const char *name, const char *value)
{
	if (writer->failed)
		return;
	note(writer, xmlTextWriterStartAttribute(
			     writer->xml, (const xmlChar *)name));
	write_escaped(writer, value, true);
	note(writer, xmlTextWriterEndAttribute(writer->xml));
}

void fonds_xml_text(struct fonds_xml_writer *writer, const char *text)
{
	if (!writer->failed)
		write_escaped(writer, text, false);
}

void fonds_xml_element(
	struct fonds_xml_writer *writer, const char *name, const char *text)
{
	if (!text)
		return;
	fonds_xml_start(writer, name);
	fonds_xml_text(writer, text);
	fonds_xml_end(writer);
}

enum fonds_status fonds_xml_finish(struct fonds_xml_writer *writer,
	const char *what, struct fonds_error **error)
{
	enum fonds_status status;

	if (!writer->failed)
		note(writer, xmlTextWriterEndDocument(writer->xml));
	if (!writer->failed)
		note(writer, xmlTextWriterFlush(writer->xml));

	status = fonds_buffer_check(&writer->escaped, what, error);
	if (status == FONDS_OK)
		status = fonds_buffer_check(writer->buffer, what, error);
	if (status == FONDS_OK && writer->failed)
		status = fonds_fail_nomem(error);
	if (status == FONDS_OK)
		writer->is_open = false;
	else
		discard(writer);
	return status;
}
