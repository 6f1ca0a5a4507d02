/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/xml-reader.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include <libxml/SAX2.h>
#include <libxml/parser.h>

#include "base/arena.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/xml-encoding.h"
#include "metadata/xml-loader.h"

/*
 * libxml2's push parser is fed piece by piece, and its events wait in a queue
 * until they are asked for: so a DOCTYPE can be stopped where it begins,
 * before anything in it is read, which the reader interfaces of libxml2 do
 * not allow. What the parser has been given and cannot use yet is the tag or
 * comment under way: that is where the limit is kept.
 */
#define PIECE ((size_t)16 * 1024)
#define QUEUE_MAX ((size_t)64 * 1024 * 1024)

struct event {
	struct fonds_xml_node node;
	struct event *next;
};

struct fonds_xml_reader {
	struct fonds_stream *stream;
	char *what;
	xmlParserCtxtPtr parser;
	xmlSAXHandler sax;
	struct fonds_arena arena; /* of the queue */
	struct event *first;
	struct event *last;
	unsigned depth;
	bool has_root;
	bool is_over;             /* the stream's end was given to the parser */
	enum fonds_status status; /* of what ended it */
	struct fonds_error *failed; /* until it is handed out */
	char data[PIECE];
};

/* The handler's type differs between versions of libxml2 by a const. */
#if LIBXML_VERSION >= 21200
typedef const xmlError *error_ptr;
#else
typedef xmlErrorPtr error_ptr;
#endif

static unsigned long line_of(const struct fonds_xml_reader *reader)
{
	int line = xmlSAX2GetLineNumber(reader->parser);

	return line > 0 ? (unsigned long)line : 1;
}

/* The first failure stays; the parser is told to stop. */
static void fail(struct fonds_xml_reader *reader, enum fonds_status status,
	const char *message)
{
	if (reader->status < 0)
		return;
	reader->status = fonds_fail(&reader->failed, status, "%s: line %lu: %s",
		reader->what, line_of(reader), message);
	xmlStopParser(reader->parser);
}

/* What was to be the last event is not whole: none is handed out any more. */
static void fail_nomem(struct fonds_xml_reader *reader)
{
	if (reader->status < 0)
		return;
	reader->status = fonds_fail_nomem(&reader->failed);
	reader->first = NULL;
	reader->last = NULL;
	xmlStopParser(reader->parser);
}

static void note_error(void *context, error_ptr error)
{
	struct fonds_xml_reader *reader = context;
	char message[256];

	if (error->level < XML_ERR_ERROR)
		return;
	if (error->code == XML_ERR_NO_MEMORY) {
		fail_nomem(reader);
		return;
	}
	(void)snprintf(message, sizeof(message), "%s",
		error->message ? error->message : "not well-formed");
	message[strcspn(message, "\n")] = '\0';
	fail(reader, FONDS_ERR_FORMAT, message);
}

static struct event *add_event(
	struct fonds_xml_reader *reader, enum fonds_xml_event kind)
{
	struct event *event = NULL;

	if (reader->status == FONDS_OK)
		event = fonds_arena_alloc(&reader->arena, sizeof(*event));
	if (!event) {
		fail_nomem(reader);
		return NULL;
	}
	event->node.event = kind;
	event->node.line = line_of(reader);
	if (reader->last)
		reader->last->next = event;
	else
		reader->first = event;
	reader->last = event;
	return event;
}

static const char *keep(struct fonds_xml_reader *reader, const xmlChar *text)
{
	const char *copy = fonds_arena_dup(
		&reader->arena, text ? (const char *)text : "");

	if (!copy)
		fail_nomem(reader);
	return copy;
}

/* Each attribute is five pointers: name, prefix, namespace, value, its end. */
static void keep_attributes(struct fonds_xml_reader *reader,
	struct fonds_xml_node *node, size_t count, const xmlChar **from)
{
	struct fonds_xml_attribute *attributes;

	if (count == 0)
		return;
	attributes = fonds_arena_alloc(
		&reader->arena, count * sizeof(*attributes));
	if (!attributes) {
		fail_nomem(reader);
		return;
	}
	for (size_t i = 0; i < count; i++, from += 5) {
		attributes[i].name = keep(reader, from[0]);
		attributes[i].space = keep(reader, from[2]);
		attributes[i].value = fonds_arena_dup_bytes(&reader->arena,
			(const char *)from[3], (size_t)(from[4] - from[3]));
		if (!attributes[i].value)
			fail_nomem(reader);
	}
	node->attributes = attributes;
	node->attribute_count = count;
}

/* Each declaration is two pointers: prefix, namespace. */
static void keep_declarations(struct fonds_xml_reader *reader,
	struct fonds_xml_node *node, size_t count, const xmlChar **from)
{
	struct fonds_xml_attribute *declarations;

	if (count == 0)
		return;
	declarations = fonds_arena_alloc(
		&reader->arena, count * sizeof(*declarations));
	if (!declarations) {
		fail_nomem(reader);
		return;
	}
	for (size_t i = 0; i < count; i++, from += 2) {
		declarations[i].space = "http://www.w3.org/2000/xmlns/";
		declarations[i].name = keep(reader, from[0]);
		declarations[i].value = keep(reader, from[1]);
	}
	node->declarations = declarations;
	node->declaration_count = count;
}

static void start_element(void *context, const xmlChar *name,
	const xmlChar *prefix, const xmlChar *space, int space_count,
	const xmlChar **spaces, int attribute_count, int default_count,
	const xmlChar **attributes)
{
	struct fonds_xml_reader *reader = context;
	struct event *event;

	(void)prefix;
	(void)default_count;
	if (reader->depth == FONDS_XML_DEPTH_MAX) {
		fail(reader, FONDS_ERR_LIMIT,
			"elements are nested more than 128 deep");
		return;
	}
	event = add_event(reader, FONDS_XML_START);
	if (!event)
		return;
	event->node.name = keep(reader, name);
	event->node.space = keep(reader, space);
	event->node.depth = ++reader->depth;
	reader->has_root = true;
	keep_declarations(reader, &event->node, (size_t)space_count, spaces);
	keep_attributes(
		reader, &event->node, (size_t)attribute_count, attributes);
}

static void end_element(void *context, const xmlChar *name,
	const xmlChar *prefix, const xmlChar *space)
{
	struct fonds_xml_reader *reader = context;
	struct event *event = add_event(reader, FONDS_XML_END);

	(void)prefix;
	if (!event)
		return;
	event->node.name = keep(reader, name);
	event->node.space = keep(reader, space);
	event->node.depth = reader->depth--;
}

static void take_text(void *context, const xmlChar *text, int size)
{
	struct fonds_xml_reader *reader = context;
	struct event *event = add_event(reader, FONDS_XML_TEXT);

	if (!event)
		return;
	event->node.text = fonds_arena_dup_bytes(
		&reader->arena, (const char *)text, (size_t)size);
	event->node.size = (size_t)size;
	if (!event->node.text)
		fail_nomem(reader);
}

static void refuse_doctype(void *context, const xmlChar *name,
	const xmlChar *public_id, const xmlChar *system_id)
{
	(void)name;
	(void)public_id;
	(void)system_id;
	fail(context, FONDS_ERR_UNSAFE,
		"a DOCTYPE is not accepted: take it out, and write the "
		"characters that its entities stand for");
}

static const xmlSAXHandler handlers = {
	.initialized = XML_SAX2_MAGIC,
	.internalSubset = refuse_doctype,
	.startElementNs = start_element,
	.endElementNs = end_element,
	.characters = take_text,
	.cdataBlock = take_text,
	.serror = note_error,
};

/* The beginning, as much of it as the encoding is told from. */
static enum fonds_status read_head(struct fonds_xml_reader *reader, size_t *ret,
	struct fonds_error **error)
{
	size_t have = 0;
	size_t n = 1;

	while (have < FONDS_XML_HEAD && n > 0) {
		enum fonds_status status = fonds_stream_read(reader->stream,
			reader->data + have, PIECE - have, &n, error);

		if (status < 0)
			return status;
		have += n;
	}
	*ret = have;
	return FONDS_OK;
}

static void check_unused(struct fonds_xml_reader *reader)
{
	const xmlParserInput *input = reader->parser->input;

	if (reader->status == FONDS_OK && input &&
		(size_t)(input->end - input->cur) > FONDS_XML_TAG_MAX)
		fail(reader, FONDS_ERR_LIMIT,
			"a tag or a comment is longer than 256 KiB");
}

/* Give the parser a piece; size 0 is the end. */
static void feed(struct fonds_xml_reader *reader, const char *data, size_t size)
{
	struct fonds_xml_silence before;
	int is_last = size == 0;

	fonds_xml_silence_begin(&before, NULL);
	(void)xmlParseChunk(reader->parser, data, (int)size, is_last);
	check_unused(reader);
	if (is_last) {
		reader->is_over = true;
		/*
		 * libxml2 2.9 calls a document well-formed of which it could
		 * not decode the first bytes.
		 */
		if (!reader->parser->wellFormed || !reader->has_root ||
			reader->depth > 0)
			fail(reader, FONDS_ERR_FORMAT, "not well-formed");
		if (reader->status == FONDS_OK)
			(void)add_event(reader, FONDS_XML_EOF);
	}
	fonds_xml_silence_end(&before);
}

/*
 * Does it begin with anything but a tag? Told here, because of any text and
 * table the parser says that the document is empty. UTF-16 is left to it.
 */
static bool is_other(const char *data, size_t size)
{
	size_t at = size >= 3 && memcmp(data, "\xef\xbb\xbf", 3) == 0 ? 3 : 0;

	while (at < size && strchr(" \t\r\n", data[at]) && data[at])
		at++;
	return at < size && data[at] != '<' && data[at] != '\0' &&
	       data[at] != '\xfe' && data[at] != '\xff';
}

static enum fonds_status start(
	struct fonds_xml_reader *reader, struct fonds_error **error)
{
	struct fonds_xml_silence before;
	size_t size = 0;
	size_t first;
	enum fonds_status status = read_head(reader, &size, error);

	if (status == FONDS_OK)
		status = fonds_xml_encoding_check(
			reader->data, size, reader->what, error);
	if (status < 0)
		return status;
	if (size == 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"%s: it is empty, and no XML", reader->what);
	if (is_other(reader->data, size))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"%s: it is no XML: it does not begin with '<'",
			reader->what);
	/* From its first four bytes the parser tells the encoding. */
	first = size < 4 ? size : 4;
	fonds_xml_silence_begin(&before, NULL);
	reader->parser = xmlCreatePushParserCtxt(
		&reader->sax, reader, reader->data, (int)first, NULL);
	/* Without NOENT an "&amp;" in an attribute is given as "&#38;". */
	if (reader->parser)
		(void)xmlCtxtUseOptions(
			reader->parser, XML_PARSE_NONET | XML_PARSE_NOENT);
	fonds_xml_silence_end(&before);
	if (!reader->parser)
		return fonds_fail_nomem(error);
	if (size > first)
		feed(reader, reader->data + first, size - first);
	return FONDS_OK;
}

enum fonds_status fonds_xml_reader_new(struct fonds_stream *stream,
	const char *what, struct fonds_xml_reader **ret,
	struct fonds_error **error)
{
	struct fonds_xml_reader *reader = calloc(1, sizeof(*reader));
	enum fonds_status status;

	if (!reader)
		return fonds_fail_nomem(error);
	xmlInitParser();
	reader->stream = stream;
	reader->sax = handlers;
	reader->what = strdup(what);
	fonds_arena_init(&reader->arena, QUEUE_MAX);
	status = reader->what ? start(reader, error) : fonds_fail_nomem(error);
	if (status < 0) {
		fonds_xml_reader_free(reader);
		return status;
	}
	*ret = reader;
	return FONDS_OK;
}

void fonds_xml_reader_free(struct fonds_xml_reader *reader)
{
	if (!reader)
		return;
	if (reader->parser)
		xmlFreeParserCtxt(reader->parser);
	fonds_arena_clear(&reader->arena);
	fonds_error_freep(&reader->failed);
	free(reader->what);
	free(reader);
}

void fonds_xml_reader_freep(struct fonds_xml_reader **reader)
{
	fonds_xml_reader_free(*reader);
}

/* The queue is empty: what it held is used up, and the next piece is read. */
static void read_on(struct fonds_xml_reader *reader)
{
	size_t n = 0;
	enum fonds_status status;

	fonds_arena_clear(&reader->arena);
	fonds_arena_init(&reader->arena, QUEUE_MAX);
	status = fonds_stream_read(
		reader->stream, reader->data, PIECE, &n, &reader->failed);
	if (status < 0)
		reader->status = status;
	else
		feed(reader, reader->data, n);
}

static enum fonds_status hand_out(
	struct fonds_xml_reader *reader, struct fonds_error **error)
{
	if (reader->failed)
		return fonds_error_move(&reader->failed, reader->status, error);
	return fonds_fail(error, reader->status,
		"%s: reading it has failed before", reader->what);
}

enum fonds_status fonds_xml_reader_next(struct fonds_xml_reader *reader,
	struct fonds_xml_node *ret, struct fonds_error **error)
{
	struct event *event;

	while (!reader->first && reader->status == FONDS_OK && !reader->is_over)
		read_on(reader);
	/* Where memory ran out, the last of the queue may be half made. */
	if (reader->arena.status != FONDS_OK)
		reader->first = reader->last = NULL;
	event = reader->first;
	if (!event)
		return reader->status < 0
			       ? hand_out(reader, error)
			       : fonds_fail(error, FONDS_ERR_INVALID,
					 "%s: read past its end", reader->what);
	/* The end stays. */
	if (event->node.event != FONDS_XML_EOF) {
		reader->first = event->next;
		if (!event->next)
			reader->last = NULL;
	}
	*ret = event->node;
	return FONDS_OK;
}

const char *fonds_xml_node_attribute(
	const struct fonds_xml_node *node, const char *space, const char *name)
{
	for (size_t i = 0; i < node->attribute_count; i++)
		if (strcmp(node->attributes[i].name, name) == 0 &&
			strcmp(node->attributes[i].space, space) == 0)
			return node->attributes[i].value;
	return NULL;
}

enum fonds_status fonds_xml_reader_text(struct fonds_xml_reader *reader,
	struct fonds_buffer *buffer, struct fonds_error **error)
{
	struct fonds_xml_node node = { .event = FONDS_XML_TEXT };

	while (node.event == FONDS_XML_TEXT) {
		enum fonds_status status = fonds_xml_reader_next(
			reader, &node, error);

		if (status < 0)
			return status;
		if (node.event == FONDS_XML_TEXT)
			fonds_buffer_add(buffer, node.text, node.size);
	}
	if (node.event != FONDS_XML_END)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"%s: line %lu: an element <%s> stands in what should "
			"be text only",
			reader->what, node.line, node.name);
	return fonds_buffer_check(buffer, reader->what, error);
}

enum fonds_status fonds_xml_reader_skip(
	struct fonds_xml_reader *reader, struct fonds_error **error)
{
	struct fonds_xml_node node;
	unsigned open = 1;

	while (open > 0) {
		enum fonds_status status = fonds_xml_reader_next(
			reader, &node, error);

		if (status < 0)
			return status;
		if (node.event == FONDS_XML_START)
			open++;
		if (node.event == FONDS_XML_END)
			open--;
	}
	return FONDS_OK;
}
