/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_XML_READER_H
#define METADATA_XML_READER_H

#include "base/tree.h"

/*
 * Reading XML 1.0 from a stream, strictly and in bounded memory:
 *
 *	new -> next, until the end -> free
 *
 * A DOCTYPE is refused where it begins, so there are no entities but the five
 * of XML, and nothing outside of the stream is ever touched. The encoding is
 * UTF-8, US-ASCII or ISO-8859-1, or UTF-16 with its byte order mark. Depth,
 * and the size of a tag, comment or processing instruction, are limited
 * (FONDS_ERR_LIMIT); comments and processing instructions are passed over.
 * What is not well-formed XML with namespaces, or ends too early, is
 * FONDS_ERR_FORMAT with the line. After a failure every call fails with the
 * same status. One thread uses a reader from new to free.
 */
struct fonds_xml_reader;

#define FONDS_XML_DEPTH_MAX 128
#define FONDS_XML_TAG_MAX ((size_t)256 * 1024)

enum fonds_xml_event {
	FONDS_XML_START, /* of an element; an empty one has an end as well */
	FONDS_XML_TEXT,  /* a piece of character data: a text may be several */
	FONDS_XML_END,   /* of an element */
	FONDS_XML_EOF,   /* the document is whole and well-formed */
};

struct fonds_xml_attribute {
	const char *space; /* namespace URI, "" when in none */
	const char *name;  /* local */
	const char *value;
};

/* Valid until the next call. */
struct fonds_xml_node {
	enum fonds_xml_event event;
	const char *space; /* of an element: namespace URI, "" when in none */
	const char *name;  /* of an element: local */
	const char *text;  /* of a text, size bytes of UTF-8, no NUL in it */
	size_t size;
	const struct fonds_xml_attribute *attributes; /* of a start */
	size_t attribute_count; /* without declarations of namespaces */
	unsigned depth;         /* of an element: 1 is the root */
	unsigned long line;     /* from 1 */
};

/*
 * what names the document in errors ("metadata/premis.xml"); it is copied,
 * made printable. The stream is borrowed.
 */
enum fonds_status fonds_xml_reader_new(struct fonds_stream *stream,
	const char *what, struct fonds_xml_reader **ret,
	struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_xml_reader_free(struct fonds_xml_reader *reader);
void fonds_xml_reader_freep(struct fonds_xml_reader **reader);

enum fonds_status fonds_xml_reader_next(struct fonds_xml_reader *reader,
	struct fonds_xml_node *ret, struct fonds_error **error);

/* The attribute's value; NULL when the element does not have it. */
const char *fonds_xml_node_attribute(
	const struct fonds_xml_node *node, const char *space, const char *name);

/*
 * After a start: the text of the element, up to its end, which is taken as
 * well, added to buffer (whose maximum is the limit). FONDS_ERR_FORMAT when
 * there is an element in it.
 */
enum fonds_status fonds_xml_reader_text(struct fonds_xml_reader *reader,
	struct fonds_buffer *buffer, struct fonds_error **error);

/* After a start: all up to the element's end, which is taken as well. */
enum fonds_status fonds_xml_reader_skip(
	struct fonds_xml_reader *reader, struct fonds_error **error);

#endif
