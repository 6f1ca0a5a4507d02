/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/premis-reader.h"

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/span.h"
#include "metadata/xml-reader.h"

/* The namespace of the versions before 3.0, which named units otherwise. */
#define OLD_SPACE "info:lc/xmlns/premis-v2"

#define ROOT_MAX ((size_t)1024 * 1024)

struct fonds_premis_reader {
	struct fonds_xml_reader *xml;
	char *what;
	struct fonds_arena root_arena;
	struct fonds_premis_node *root;
	bool is_borrowed; /* xml is, and goes on behind the root */
	bool is_alone;    /* the root is an entity itself */
	bool is_over;
	enum fonds_status status; /* of what ended it */

	struct fonds_xml_node tag; /* the next one, read already */
	bool has_tag;
	struct fonds_arena arena; /* of the entity */
	struct fonds_buffer text; /* since the last tag */
};

/* A node under construction, and where its next child goes. */
struct open_node {
	struct fonds_premis_node *node;
	struct fonds_premis_node **end;
	bool is_mixed; /* a text that is not only blanks stands in it */
};

static enum fonds_status check_entity(const struct fonds_premis_reader *reader,
	unsigned long line, struct fonds_error **error)
{
	if (reader->arena.status == FONDS_ERR_NOMEM ||
		reader->text.status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	if (reader->arena.status == FONDS_OK && reader->text.status == FONDS_OK)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_LIMIT,
		"%s: line %lu: an entity takes more than %zu MiB in memory",
		reader->what, line, FONDS_PREMIS_ENTITY_MAX >> 20);
}

static const struct fonds_premis_attribute **add_attributes(
	struct fonds_arena *arena, const struct fonds_xml_attribute *from,
	size_t count, const struct fonds_premis_attribute **end)
{
	for (size_t i = 0; i < count; i++) {
		struct fonds_premis_attribute *attribute = fonds_arena_alloc(
			arena, sizeof(*attribute));

		if (!attribute)
			break;
		attribute->space = fonds_arena_dup(arena, from[i].space);
		attribute->name = fonds_arena_dup(arena, from[i].name);
		attribute->value = fonds_arena_dup(arena, from[i].value);
		*end = attribute;
		end = &attribute->next;
	}
	return end;
}

static const struct fonds_premis_unit *unit_of(
	const struct fonds_premis_unit *holder,
	const struct fonds_xml_node *start)
{
	const struct fonds_premis_unit *unit = NULL;
	const struct fonds_premis_unit *kind = NULL;
	const char *type = fonds_xml_node_attribute(
		start, FONDS_XSI_SPACE, "type");

	if (strcmp(start->space, FONDS_PREMIS_SPACE) == 0)
		unit = fonds_premis_unit_find(holder, start->name);
	if (unit && type && strcmp(unit->name, "object") == 0)
		kind = fonds_premis_unit_kind(type);
	return kind ? kind : unit;
}

/* NULL when the arena has failed. */
static struct fonds_premis_node *make_node(struct fonds_arena *arena,
	const struct fonds_premis_unit *holder,
	const struct fonds_xml_node *start)
{
	struct fonds_premis_node *node = fonds_arena_alloc(
		arena, sizeof(*node));
	const struct fonds_premis_attribute **end;

	if (!node)
		return NULL;
	node->unit = unit_of(holder, start);
	node->space = fonds_arena_dup(arena, start->space);
	node->name = fonds_arena_dup(arena, start->name);
	node->line = start->line;
	end = add_attributes(arena, start->declarations,
		start->declaration_count, &node->attributes);
	(void)add_attributes(
		arena, start->attributes, start->attribute_count, end);
	return arena->status == FONDS_OK ? node : NULL;
}

static void append(struct open_node *open, struct fonds_premis_node *child)
{
	child->parent = open->node;
	*open->end = child;
	open->end = &child->next;
}

/* XML 1.0, 2.3: S. */
static struct fonds_span trim(struct fonds_span span)
{
	static const char blanks[] = " \t\r\n";

	while (span.size > 0 && strchr(blanks, span.data[0]))
		span = fonds_span_skip(span, 1);
	while (span.size > 0 && strchr(blanks, span.data[span.size - 1]))
		span.size--;
	return span;
}

/* The text collected so far becomes that of the node. */
static void set_text(
	struct fonds_premis_reader *reader, struct fonds_premis_node *node)
{
	struct fonds_span whole = { fonds_buffer_text(&reader->text),
		reader->text.size };
	struct fonds_span inner = trim(whole);

	if (whole.size == 0)
		return;
	node->text = fonds_arena_dup_bytes(
		&reader->arena, whole.data, whole.size);
	if (inner.size == whole.size)
		node->value = node->text;
	else if (inner.size > 0)
		node->value = fonds_arena_dup_bytes(
			&reader->arena, inner.data, inner.size);
	fonds_buffer_reset(&reader->text);
}

/* The text collected so far stands beside elements: a child of its own. */
static void add_text(struct fonds_premis_reader *reader, struct open_node *open,
	unsigned long line)
{
	struct fonds_premis_node *node;

	if (reader->text.size == 0)
		return;
	node = fonds_arena_alloc(&reader->arena, sizeof(*node));
	if (!node)
		return;
	node->space = "";
	node->name = "";
	node->line = line;
	set_text(reader, node);
	if (node->value)
		open->is_mixed = true;
	append(open, node);
}

/* Blanks between elements are only layout, unless there is text as well. */
static void drop_layout(struct fonds_premis_node *node)
{
	struct fonds_premis_node **link = &node->children;

	while (*link) {
		if ((*link)->name[0] == '\0')
			*link = (*link)->next;
		else
			link = &(*link)->next;
	}
}

static void close_node(struct fonds_premis_reader *reader,
	struct open_node *open, unsigned long line)
{
	if (!open->node->children) {
		set_text(reader, open->node);
		return;
	}
	add_text(reader, open, line);
	if (!open->is_mixed)
		drop_layout(open->node);
}

static void open_child(struct fonds_premis_reader *reader,
	struct open_node *open, const struct fonds_xml_node *start)
{
	struct fonds_premis_node *child;

	add_text(reader, &open[0], start->line);
	child = make_node(&reader->arena, open[0].node->unit, start);
	if (!child)
		return;
	append(&open[0], child);
	open[1] = (struct open_node){ .node = child, .end = &child->children };
}

/* What stands in the entity, up to its end, which is taken as well. */
static enum fonds_status read_content(struct fonds_premis_reader *reader,
	struct fonds_premis_node *entity, struct fonds_error **error)
{
	struct open_node open[FONDS_XML_DEPTH_MAX + 1] = {
		{ .node = entity, .end = &entity->children },
	};
	size_t depth = 0;

	fonds_buffer_reset(&reader->text);
	for (;;) {
		struct fonds_xml_node xml;
		enum fonds_status status = fonds_xml_reader_next(
			reader->xml, &xml, error);

		if (status < 0)
			return status;
		if (xml.event == FONDS_XML_TEXT)
			fonds_buffer_add(&reader->text, xml.text, xml.size);
		else if (xml.event == FONDS_XML_START)
			open_child(reader, &open[depth], &xml);
		else
			close_node(reader, &open[depth], xml.line);
		status = check_entity(reader, xml.line, error);
		if (status < 0)
			return status;
		if (xml.event == FONDS_XML_START)
			depth++;
		if (xml.event == FONDS_XML_END && depth-- == 0)
			return FONDS_OK;
	}
}

static enum fonds_status refuse_root(const struct fonds_premis_reader *reader,
	const struct fonds_xml_node *start, struct fonds_error **error)
{
	if (strcmp(start->space, OLD_SPACE) == 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"%s: it is PREMIS 2, and only PREMIS 3.0 is read",
			reader->what);
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"%s: it is no PREMIS 3.0: its root element is <%s> of the "
		"namespace '%s'",
		reader->what, start->name, start->space);
}

static enum fonds_status take_root(struct fonds_premis_reader *reader,
	const struct fonds_xml_node *start, struct fonds_error **error)
{
	reader->root = make_node(&reader->root_arena, NULL, start);
	if (!reader->root)
		return fonds_arena_check(
			&reader->root_arena, "the root element", error);
	if (!reader->root->unit)
		return refuse_root(reader, start, error);
	reader->is_alone = strcmp(start->name, "premis") != 0;
	return FONDS_OK;
}

/* NULL, with the error, when there is no memory. */
static struct fonds_premis_reader *prepare(
	const char *what, struct fonds_error **error)
{
	struct fonds_premis_reader *reader = calloc(1, sizeof(*reader));
	char *copy = strdup(what);

	if (!reader || !copy) {
		free(reader);
		free(copy);
		(void)fonds_fail_nomem(error);
		return NULL;
	}
	fonds_arena_init(&reader->root_arena, ROOT_MAX);
	fonds_arena_init(&reader->arena, FONDS_PREMIS_ENTITY_MAX);
	fonds_buffer_init(&reader->text, FONDS_PREMIS_ENTITY_MAX);
	reader->what = copy;
	return reader;
}

enum fonds_status fonds_premis_reader_new(struct fonds_stream *stream,
	const char *what, struct fonds_premis_reader **ret,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_premis_reader_freep) struct fonds_premis_reader *reader =
		prepare(what, error);
	struct fonds_xml_node start;
	enum fonds_status status;

	if (!reader)
		return FONDS_ERR_NOMEM;
	status = fonds_xml_reader_new(stream, what, &reader->xml, error);
	if (status == FONDS_OK)
		status = fonds_xml_reader_next(reader->xml, &start, error);
	if (status == FONDS_OK)
		status = take_root(reader, &start, error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&reader);
	return status;
}

enum fonds_status fonds_premis_reader_new_at(struct fonds_xml_reader *xml,
	const struct fonds_xml_node *start, const char *what,
	struct fonds_premis_reader **ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_premis_reader_freep) struct fonds_premis_reader *reader =
		prepare(what, error);
	enum fonds_status status;

	if (!reader)
		return FONDS_ERR_NOMEM;
	reader->xml = xml;
	reader->is_borrowed = true;
	status = take_root(reader, start, error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&reader);
	return status;
}

void fonds_premis_reader_free(struct fonds_premis_reader *reader)
{
	if (!reader)
		return;
	if (!reader->is_borrowed)
		fonds_xml_reader_free(reader->xml);
	fonds_buffer_clear(&reader->text);
	fonds_arena_clear(&reader->arena);
	fonds_arena_clear(&reader->root_arena);
	free(reader->what);
	free(reader);
}

void fonds_premis_reader_freep(struct fonds_premis_reader **reader)
{
	fonds_premis_reader_free(*reader);
}

const struct fonds_premis_node *fonds_premis_reader_root(
	const struct fonds_premis_reader *reader)
{
	return reader->root;
}

static enum fonds_status read_entity(struct fonds_premis_reader *reader,
	const struct fonds_xml_node *start,
	const struct fonds_premis_node **ret, struct fonds_error **error)
{
	struct fonds_premis_node *entity = make_node(
		&reader->arena, reader->root->unit, start);
	enum fonds_status status = check_entity(reader, start->line, error);

	if (status == FONDS_OK && entity)
		status = read_content(reader, entity, error);
	if (status == FONDS_OK)
		*ret = entity;
	return status;
}

/* The root is the entity: its start has been taken already. */
static enum fonds_status read_alone(struct fonds_premis_reader *reader,
	const struct fonds_premis_node **ret, struct fonds_error **error)
{
	struct fonds_premis_node *entity = fonds_arena_alloc(
		&reader->arena, sizeof(*entity));
	enum fonds_status status;

	reader->is_alone = false;
	reader->is_over = reader->is_borrowed;
	if (!entity)
		return check_entity(reader, reader->root->line, error);
	*entity = *reader->root;
	status = read_content(reader, entity, error);
	if (status == FONDS_OK)
		*ret = entity;
	return status;
}

/*
 * Text beside the entities, which PREMIS does not have, as a node without the
 * blanks of the layout around it; *ret stays NULL for nothing but those.
 */
static enum fonds_status take_stray(struct fonds_premis_reader *reader,
	unsigned long line, const struct fonds_premis_node **ret,
	struct fonds_error **error)
{
	struct fonds_premis_node *node;

	if (reader->text.size == 0)
		return check_entity(reader, line, error);
	node = fonds_arena_alloc(&reader->arena, sizeof(*node));
	if (node) {
		node->space = "";
		node->name = "";
		node->line = line;
		set_text(reader, node);
		node->text = node->value;
	}
	if (node && node->value)
		*ret = node;
	return check_entity(reader, line, error);
}

/* The text up to the next tag is taken, and that tag is kept for later. */
static enum fonds_status read_stray(struct fonds_premis_reader *reader,
	const struct fonds_premis_node **ret, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	while (status == FONDS_OK && !reader->has_tag) {
		status = fonds_xml_reader_next(
			reader->xml, &reader->tag, error);
		if (status < 0)
			return status;
		reader->has_tag = reader->tag.event != FONDS_XML_TEXT;
		if (!reader->has_tag)
			fonds_buffer_add(&reader->text, reader->tag.text,
				reader->tag.size);
		status = check_entity(reader, reader->tag.line, error);
	}
	return status == FONDS_OK
		       ? take_stray(reader, reader->tag.line, ret, error)
		       : status;
}

static enum fonds_status read_next(struct fonds_premis_reader *reader,
	const struct fonds_premis_node **ret, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	fonds_arena_clear(&reader->arena);
	fonds_buffer_reset(&reader->text);
	if (reader->is_alone)
		return read_alone(reader, ret, error);
	while (status == FONDS_OK && !*ret && !reader->is_over) {
		status = read_stray(reader, ret, error);
		if (status < 0 || *ret)
			break;
		reader->has_tag = false;
		reader->is_over = reader->tag.event == FONDS_XML_EOF ||
				  (reader->tag.event == FONDS_XML_END &&
					  reader->is_borrowed);
		if (reader->tag.event == FONDS_XML_START)
			status = read_entity(reader, &reader->tag, ret, error);
	}
	return status;
}

enum fonds_status fonds_premis_reader_next(struct fonds_premis_reader *reader,
	const struct fonds_premis_node **ret, struct fonds_error **error)
{
	*ret = NULL;
	if (reader->status < 0)
		return fonds_fail(error, reader->status,
			"%s: reading it has failed before", reader->what);
	if (!reader->is_over)
		reader->status = read_next(reader, ret, error);
	return reader->status;
}
