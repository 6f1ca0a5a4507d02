/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_XML_WRITER_H
#define METADATA_XML_WRITER_H

#include "base/buffer.h"

/*
 * Indented XML 1.0 in UTF-8, written into a buffer whose maximum is the limit
 * of the document:
 *
 *	new -> start, attribute, element, text, end -> finish -> free
 *
 * Names are given by the program; texts may be anything: what XML 1.0 does
 * not allow (2.2: control characters, U+FFFE, U+FFFF), and bytes that are not
 * UTF-8, arrive as U+FFFD. A failure stays with the writer until finish. One
 * thread uses a writer from new to free, and no other XML between.
 */
struct fonds_xml_writer;

enum fonds_status fonds_xml_writer_new(struct fonds_buffer *buffer,
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

/* start, text, end; nothing at all when text is NULL. */
void fonds_xml_element(
	struct fonds_xml_writer *writer, const char *name, const char *text);

/*
 * Close what is open. what ("the PREMIS description") names the document in
 * the error. After a failure, or without this call, the buffer is left empty.
 */
enum fonds_status fonds_xml_finish(struct fonds_xml_writer *writer,
	const char *what, struct fonds_error **error);

#endif
