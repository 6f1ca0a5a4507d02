/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/premis-writer.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/premis-node.h"

/*
 * Namespaces in XML 1.0: each node says the namespace of its name, and the
 * declarations that stood at it are kept, since a value may use their prefixes
 * (xsi:type="premis:file"). A name is written with the prefix that is in scope
 * for its namespace; where there is none, one is declared.
 */

#define XML_SPACE "http://www.w3.org/XML/1998/namespace"

#define ARENA_MAX ((size_t)64 * 1024 * 1024)
#define NAME_MAX_SIZE ((size_t)1024 * 1024)

/* What an open element declares: what stood at it, and what it needed more. */
struct scope {
	const struct scope *outer;
	const struct fonds_premis_attribute *attributes;
	struct fonds_premis_attribute *added;
	unsigned depth;
};

struct fonds_premis_writer {
	struct fonds_xml_writer *xml;
	struct fonds_xml_writer *own; /* that one, unless it is another's */
	struct scope root;
	const struct fonds_premis_attribute *inherited; /* inside another's */
	struct fonds_arena root_arena; /* what the root declares */
	struct fonds_arena arena;      /* what the entity had to declare */
	struct fonds_buffer name;
	enum fonds_status status; /* FONDS_ERR_LIMIT: nodes too deep */
};

static const struct fonds_premis_attribute *find_declaration(
	const struct fonds_premis_attribute *list, const char *prefix)
{
	while (list && (strcmp(list->space, FONDS_XMLNS_SPACE) != 0 ||
			       strcmp(list->name, prefix) != 0))
		list = list->next;
	return list;
}

/* The namespace that a prefix stands for; NULL when it is not declared. */
static const char *find_space(const struct scope *scope, const char *prefix)
{
	for (; scope; scope = scope->outer) {
		const struct fonds_premis_attribute *found = find_declaration(
			scope->attributes, prefix);

		if (!found)
			found = find_declaration(scope->added, prefix);
		if (found)
			return found->value;
	}
	return NULL;
}

/* A prefix of the list for the namespace that nothing nearer hides. */
static const char *prefix_among(const struct scope *scope,
	const struct fonds_premis_attribute *list, const char *space)
{
	for (; list; list = list->next)
		if (strcmp(list->space, FONDS_XMLNS_SPACE) == 0 &&
			strcmp(list->value, space) == 0 &&
			*list->name != '\0' &&
			strcmp(find_space(scope, list->name), space) == 0)
			return list->name;
	return NULL;
}

static const char *find_prefix(const struct scope *scope, const char *space)
{
	const char *prefix = NULL;

	for (const struct scope *at = scope; at && !prefix; at = at->outer) {
		prefix = prefix_among(scope, at->attributes, space);
		if (!prefix)
			prefix = prefix_among(scope, at->added, space);
	}
	return prefix;
}

static void declare(struct fonds_premis_writer *writer, struct scope *scope,
	const char *prefix, const char *space)
{
	struct fonds_arena *arena = scope == &writer->root ? &writer->root_arena
							   : &writer->arena;
	struct fonds_premis_attribute *declaration = fonds_arena_alloc(
		arena, sizeof(*declaration));

	if (!declaration)
		return;
	declaration->space = FONDS_XMLNS_SPACE;
	declaration->name = fonds_arena_dup(arena, prefix);
	declaration->value = fonds_arena_dup(arena, space);
	declaration->next = scope->added;
	if (declaration->name && declaration->value)
		scope->added = declaration;
}

/* "xsi", "ns1", "ns2": what is not in scope for another namespace. */
static const char *make_prefix(struct fonds_premis_writer *writer,
	struct scope *scope, const char *space)
{
	char prefix[24] = "xsi";
	unsigned n = 0;

	while (find_space(scope, prefix) ||
		(n == 0 && strcmp(space, FONDS_XSI_SPACE) != 0))
		(void)snprintf(prefix, sizeof(prefix), "ns%u", ++n);
	declare(writer, scope, prefix, space);
	return scope->added ? scope->added->name : "";
}

/* The default namespace is one for elements only. */
static const char *prefix_for(struct fonds_premis_writer *writer,
	struct scope *scope, const char *space, bool is_element)
{
	const char *by_default = find_space(scope, "");
	const char *prefix;

	if (strcmp(space, XML_SPACE) == 0)
		return "xml";
	if (is_element && strcmp(by_default ? by_default : "", space) == 0)
		return "";
	if (*space == '\0') {
		if (is_element)
			declare(writer, scope, "", "");
		return "";
	}
	prefix = find_prefix(scope, space);
	return prefix ? prefix : make_prefix(writer, scope, space);
}

static const char *qualified(struct fonds_premis_writer *writer,
	const char *prefix, const char *name)
{
	fonds_buffer_reset(&writer->name);
	fonds_buffer_printf(&writer->name, "%s%s%s", prefix,
		*prefix && *name ? ":" : "", name);
	return fonds_buffer_text(&writer->name);
}

static bool is_declaration(const struct fonds_premis_attribute *attribute)
{
	return strcmp(attribute->space, FONDS_XMLNS_SPACE) == 0;
}

static void write_declarations(struct fonds_premis_writer *writer,
	const struct fonds_premis_attribute *list)
{
	for (; list; list = list->next)
		if (is_declaration(list))
			fonds_xml_attribute(writer->xml,
				qualified(writer, "xmlns", list->name),
				list->value);
}

static void write_start(struct fonds_premis_writer *writer,
	const struct fonds_premis_node *node, struct scope *scope)
{
	const struct fonds_premis_attribute *attribute;

	fonds_xml_start(writer->xml,
		qualified(writer, prefix_for(writer, scope, node->space, true),
			node->name));
	/* Each attribute's prefix is declared before any is written. */
	for (attribute = node->attributes; attribute;
		attribute = attribute->next)
		if (!is_declaration(attribute))
			(void)prefix_for(
				writer, scope, attribute->space, false);
	write_declarations(writer, node->attributes);
	write_declarations(writer, scope->added);
	for (attribute = node->attributes; attribute;
		attribute = attribute->next)
		if (!is_declaration(attribute))
			fonds_xml_attribute(writer->xml,
				qualified(writer,
					prefix_for(writer, scope,
						attribute->space, false),
					attribute->name),
				attribute->value);
}

static bool is_text(const struct fonds_premis_node *node)
{
	return *node->name == '\0';
}

static bool has_text(const struct fonds_premis_node *node)
{
	const struct fonds_premis_node *child = node->children;

	while (child && !is_text(child))
		child = child->next;
	return child != NULL;
}

static const char *text_of(const struct fonds_premis_node *node)
{
	const char *text = node->text ? node->text : node->value;

	return text ? text : "";
}

/* Recursion is as deep as the nodes, which have a limit. */
static void write_node(struct fonds_premis_writer *writer,
	const struct fonds_premis_node *node, const struct scope *outer)
{
	struct scope scope = { .outer = outer,
		.attributes = node->attributes,
		.depth = outer->depth + 1 };

	if (is_text(node)) {
		fonds_xml_text(writer->xml, text_of(node));
		return;
	}
	if (scope.depth > FONDS_PREMIS_DEPTH_MAX) {
		writer->status = FONDS_ERR_LIMIT;
		return;
	}
	write_start(writer, node, &scope);
	if (has_text(node))
		fonds_xml_mixed(writer->xml);
	if (!node->children)
		fonds_xml_text(writer->xml, text_of(node));
	for (node = node->children; node; node = node->next)
		write_node(writer, node, &scope);
	fonds_xml_end(writer->xml);
}

static const struct fonds_premis_attribute new_root[] = {
	{ FONDS_XMLNS_SPACE, "", FONDS_PREMIS_SPACE, &new_root[1] },
	{ FONDS_XMLNS_SPACE, "xsi", FONDS_XSI_SPACE, &new_root[2] },
	{ FONDS_XSI_SPACE, "schemaLocation",
		FONDS_PREMIS_SPACE " " FONDS_PREMIS_SCHEMA, &new_root[3] },
	{ "", "version", "3.0", NULL },
};

static const struct fonds_premis_attribute *root_attributes(
	struct fonds_premis_writer *writer,
	const struct fonds_premis_node *root)
{
	if (!root || strcmp(root->name, "premis") != 0)
		return new_root;
	return fonds_premis_attributes_copy(
		&writer->root_arena, root->attributes);
}

static void start_root(struct fonds_premis_writer *writer,
	const struct fonds_premis_node *root)
{
	const struct fonds_premis_node node = { .space = FONDS_PREMIS_SPACE,
		.name = "premis",
		.attributes = root_attributes(writer, root) };

	writer->root.attributes = node.attributes;
	write_start(writer, &node, &writer->root);
}

static struct fonds_premis_writer *writer_new(void)
{
	struct fonds_premis_writer *writer = calloc(1, sizeof(*writer));

	if (!writer)
		return NULL;
	fonds_arena_init(&writer->root_arena, ARENA_MAX);
	fonds_arena_init(&writer->arena, ARENA_MAX);
	fonds_buffer_init(&writer->name, NAME_MAX_SIZE);
	writer->root.depth = 1;
	return writer;
}

enum fonds_status fonds_premis_writer_new(struct fonds_output *output,
	const struct fonds_premis_node *root, struct fonds_premis_writer **ret,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_premis_writer_freep) struct fonds_premis_writer *writer =
		writer_new();
	enum fonds_status status;

	if (!writer)
		return fonds_fail_nomem(error);
	status = fonds_xml_writer_new_output(output, &writer->own, error);
	if (status != FONDS_OK)
		return status;
	writer->xml = writer->own;
	start_root(writer, root);
	status = fonds_arena_check(
		&writer->root_arena, "the root element", error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&writer);
	return status;
}

enum fonds_status fonds_premis_writer_new_inside(struct fonds_xml_writer *xml,
	const struct fonds_premis_node *root, struct fonds_premis_writer **ret,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_premis_writer_freep) struct fonds_premis_writer *writer =
		writer_new();
	enum fonds_status status;

	if (!writer)
		return fonds_fail_nomem(error);
	writer->xml = xml;
	writer->inherited = root_attributes(writer, root);
	status = fonds_arena_check(
		&writer->root_arena, "the root element", error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&writer);
	return status;
}

void fonds_premis_writer_free(struct fonds_premis_writer *writer)
{
	if (!writer)
		return;
	fonds_xml_writer_free(writer->own);
	fonds_buffer_clear(&writer->name);
	fonds_arena_clear(&writer->arena);
	fonds_arena_clear(&writer->root_arena);
	free(writer);
}

void fonds_premis_writer_freep(struct fonds_premis_writer **writer)
{
	fonds_premis_writer_free(*writer);
}

static enum fonds_status check(
	const struct fonds_premis_writer *writer, struct fonds_error **error)
{
	enum fonds_status status = fonds_xml_check(
		writer->xml, "the PREMIS description", error);

	if (status == FONDS_OK)
		status = fonds_arena_check(&writer->arena,
			"the namespaces of a PREMIS entity", error);
	if (status == FONDS_OK)
		status = fonds_buffer_check(
			&writer->name, "the name of an element", error);
	if (status == FONDS_OK && writer->status < 0)
		status = fonds_fail(error, writer->status,
			"a PREMIS entity is nested more than %d deep",
			FONDS_PREMIS_DEPTH_MAX);
	return status;
}

/* What the entity has, behind the declarations that it does not make itself. */
static const struct fonds_premis_attribute *inherit(
	struct fonds_premis_writer *writer,
	const struct fonds_premis_node *entity)
{
	const struct fonds_premis_attribute *first = entity->attributes;
	const struct fonds_premis_attribute **end = &first;

	for (const struct fonds_premis_attribute *at = writer->inherited; at;
		at = at->next) {
		struct fonds_premis_attribute *copy;

		if (!is_declaration(at) ||
			find_declaration(entity->attributes, at->name))
			continue;
		copy = fonds_arena_alloc(&writer->arena, sizeof(*copy));
		if (!copy)
			break;
		*copy = *at;
		copy->next = *end;
		*end = copy;
		end = &copy->next;
	}
	return first;
}

enum fonds_status fonds_premis_writer_add(struct fonds_premis_writer *writer,
	const struct fonds_premis_node *entity, struct fonds_error **error)
{
	struct fonds_premis_node node = *entity;
	enum fonds_status status = check(writer, error);

	if (status != FONDS_OK)
		return status;
	fonds_arena_clear(&writer->arena);
	node.attributes = inherit(writer, entity);
	write_node(writer, &node, &writer->root);
	return check(writer, error);
}

enum fonds_status fonds_premis_writer_finish(
	struct fonds_premis_writer *writer, struct fonds_error **error)
{
	enum fonds_status status = check(writer, error);

	if (status != FONDS_OK || !writer->own)
		return status;
	return fonds_xml_finish(writer->own, "the PREMIS description", error);
}
