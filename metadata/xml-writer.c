/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/xml-writer.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/text.h"

/*
 * Without libxml2: its writer has one error handler a thread, so that none
 * could be open while a document is read (which is how a large one is
 * changed), leaves out texts without a word when memory runs out, and cannot
 * leave a part of a document without indentation.
 */

#define REPLACEMENT "\xef\xbf\xbd" /* U+FFFD */

/* The names of the elements that are open at a time. */
#define NAMES_MAX ((size_t)1024 * 1024)

struct fonds_xml_writer {
	struct fonds_output *output;
	struct fonds_output own;     /* into the buffer, where one is given */
	struct fonds_buffer *buffer; /* or NULL */
	struct fonds_buffer names;   /* of what is open, each with its NUL */
	unsigned depth;
	unsigned verbatim; /* from this depth on nothing is indented; or 0 */
	bool is_in_tag;    /* its ">" is not yet written */
	bool is_finished;
};

/* XML 1.0, 2.2: Char. */
static bool is_xml_char(uint32_t c)
{
	return c == '\t' || c == '\n' || c == '\r' ||
	       (c >= 0x20 && c < 0xd800) || (c >= 0xe000 && c <= 0xfffd) ||
	       c >= 0x10000;
}

/*
 * What stands for a character, or NULL when it stands for itself: XML 1.0,
 * 2.4 and, for the line ends that a parser would change, 2.11 and 3.3.3.
 */
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

static void put(struct fonds_xml_writer *writer, const char *text)
{
	fonds_output_add_text(writer->output, text);
}

static void put_escaped(
	struct fonds_xml_writer *writer, const char *text, bool is_attribute)
{
	size_t left = strlen(text);
	size_t plain = 0;

	/* What needs no escape is handed on in one piece. */
	while (plain < left) {
		uint32_t c = 0;
		size_t n = fonds_utf8_decode(text + plain, left - plain, &c);
		const char *escape = n > 0 ? escape_of(c, is_attribute)
					   : REPLACEMENT;

		n = n > 0 ? n : 1;
		if (!escape) {
			plain += n;
			continue;
		}
		fonds_output_add(writer->output, text, plain);
		put(writer, escape);
		text += plain + n;
		left -= plain + n;
		plain = 0;
	}
	fonds_output_add(writer->output, text, plain);
}

static void indent(struct fonds_xml_writer *writer)
{
	for (unsigned i = 0; i < writer->depth && !writer->verbatim; i++)
		put(writer, "  ");
}

static void end_line(struct fonds_xml_writer *writer)
{
	if (!writer->verbatim)
		put(writer, "\n");
}

static void close_tag(struct fonds_xml_writer *writer)
{
	if (writer->is_in_tag)
		put(writer, ">");
	writer->is_in_tag = false;
}

static enum fonds_status writer_new(struct fonds_output *output,
	struct fonds_buffer *buffer, struct fonds_xml_writer **ret,
	struct fonds_error **error)
{
	struct fonds_xml_writer *writer = calloc(1, sizeof(*writer));

	if (!writer)
		return fonds_fail_nomem(error);
	fonds_output_init(&writer->own, fonds_output_to_buffer, buffer);
	fonds_buffer_init(&writer->names, NAMES_MAX);
	writer->output = output ? output : &writer->own;
	writer->buffer = buffer;
	put(writer, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
	*ret = writer;
	return FONDS_OK;
}

enum fonds_status fonds_xml_writer_new(struct fonds_buffer *buffer,
	struct fonds_xml_writer **ret, struct fonds_error **error)
{
	return writer_new(NULL, buffer, ret, error);
}

enum fonds_status fonds_xml_writer_new_output(struct fonds_output *output,
	struct fonds_xml_writer **ret, struct fonds_error **error)
{
	return writer_new(output, NULL, ret, error);
}

void fonds_xml_writer_free(struct fonds_xml_writer *writer)
{
	if (!writer)
		return;
	/* Without a whole document the buffer is left empty. */
	if (writer->buffer && !writer->is_finished)
		fonds_buffer_reset(writer->buffer);
	fonds_buffer_clear(&writer->names);
	fonds_output_clear(&writer->own);
	free(writer);
}

void fonds_xml_writer_freep(struct fonds_xml_writer **writer)
{
	fonds_xml_writer_free(*writer);
}

void fonds_xml_start(struct fonds_xml_writer *writer, const char *name)
{
	if (writer->is_in_tag) {
		close_tag(writer);
		end_line(writer);
	}
	indent(writer);
	put(writer, "<");
	put(writer, name);
	fonds_buffer_add(&writer->names, name, strlen(name) + 1);
	writer->is_in_tag = true;
	writer->depth++;
}

/* The name of the innermost open element, taken off; "" after a failure. */
static const char *take_name(struct fonds_xml_writer *writer)
{
	struct fonds_buffer *names = &writer->names;
	const char *before;

	if (names->status != FONDS_OK || names->size == 0)
		return "";
	before = memrchr(names->data, '\0', names->size - 1);
	names->size = before ? (size_t)(before + 1 - names->data) : 0;
	return names->data + names->size;
}

void fonds_xml_end(struct fonds_xml_writer *writer)
{
	const char *name = take_name(writer);

	writer->depth--;
	if (writer->is_in_tag) {
		put(writer, "/>");
		writer->is_in_tag = false;
	} else {
		indent(writer);
		put(writer, "</");
		put(writer, name);
		put(writer, ">");
	}
	if (writer->verbatim > writer->depth)
		writer->verbatim = 0;
	end_line(writer);
}

void fonds_xml_attribute(
	struct fonds_xml_writer *writer, const char *name, const char *value)
{
	put(writer, " ");
	put(writer, name);
	put(writer, "=\"");
	put_escaped(writer, value, true);
	put(writer, "\"");
}

void fonds_xml_mixed(struct fonds_xml_writer *writer)
{
	close_tag(writer);
	if (!writer->verbatim)
		writer->verbatim = writer->depth;
}

void fonds_xml_text(struct fonds_xml_writer *writer, const char *text)
{
	if (*text == '\0')
		return;
	fonds_xml_mixed(writer);
	put_escaped(writer, text, false);
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

enum fonds_status fonds_xml_check(const struct fonds_xml_writer *writer,
	const char *what, struct fonds_error **error)
{
	enum fonds_status status = fonds_buffer_check(
		&writer->names, "the names of its open elements", error);

	if (status == FONDS_OK && writer->buffer)
		status = fonds_buffer_check(writer->buffer, what, error);
	if (status == FONDS_OK)
		status = fonds_output_check(writer->output, error);
	return status;
}

enum fonds_status fonds_xml_finish(struct fonds_xml_writer *writer,
	const char *what, struct fonds_error **error)
{
	enum fonds_status status;

	while (writer->depth > 0)
		fonds_xml_end(writer);
	(void)fonds_output_finish(writer->output, NULL);
	status = fonds_xml_check(writer, what, error);
	if (status != FONDS_OK && writer->buffer)
		fonds_buffer_reset(writer->buffer);
	writer->is_finished = true;
	return status;
}
