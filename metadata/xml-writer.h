/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_XML_WRITER_H
#define METADATA_XML_WRITER_H

#include "base/output.h"

/*
 * Writing XML, indented, with a limit on what stays in memory. XML 1.0 in
 * UTF-8, into a buffer whose maximum is the limit of the document, or to an
 * output, in which case it may be of any size:
 *
 *	new -> start, attribute, element, text, end -> finish -> free
 *
 * Names are given by the program, or come from a parser; texts may be
 * anything: what XML 1.0 does not allow (2.2: control characters, U+FFFE,
 * U+FFFF), and bytes that are not UTF-8, arrive as U+FFFD. An element that has
 * text is not indented inside; an empty text is none. A failure stays with the writer until finish.
 */
struct fonds_xml_writer;

enum fonds_status fonds_xml_writer_new(struct fonds_buffer *buffer,
	struct fonds_xml_writer **ret, struct fonds_error **error);

/* The output is borrowed. */
enum fonds_status fonds_xml_writer_new_output(struct fonds_output *output,
	struct fonds_xml_writer **ret, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_xml_writer_free(struct fonds_xml_writer *writer);
void fonds_xml_writer_freep(struct fonds_xml_writer **writer);

void fonds_xml_start(struct fonds_xml_writer *writer, const char *name);
void fonds_xml_end(struct fonds_xml_writer *writer);

/* Of the element just started. */
void fonds_xml_attribute(
	struct fonds_xml_writer *writer, const char *name, const char *value);
void fonds_xml_text(struct fonds_xml_writer *writer, const char *text);

/*
 * The element just started has text somewhere between its elements: nothing
 * in it is indented.
 */
void fonds_xml_mixed(struct fonds_xml_writer *writer);

/* start, text, end; nothing at all when text is NULL. */
void fonds_xml_element(
	struct fonds_xml_writer *writer, const char *name, const char *text);

/* Has it failed so far? For those who write on and on. */
enum fonds_status fonds_xml_check(const struct fonds_xml_writer *writer,
	const char *what, struct fonds_error **error);

/*
 * Close what is open and hand it on. what ("the PREMIS description") names
 * the document in the error. After a failure, or without this call, the
 * buffer is left empty; of an output, what was written stays written.
 */
enum fonds_status fonds_xml_finish(struct fonds_xml_writer *writer,
	const char *what, struct fonds_error **error);

#endif
