/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/xml-dc-read.h"

#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/dc-property.h"
#include "metadata/span.h"
#include "metadata/xml-reader.h"

/*
 * DCMI declares no root element, so what holds the statements is called
 * differently everywhere. Hence no list of roots: an element is a statement by
 * its own name, and what it stands in is the thing described.
 */

#define XML_NAMESPACE "http://www.w3.org/XML/1998/namespace"
#define XSI_NAMESPACE "http://www.w3.org/2001/XMLSchema-instance"
#define RDF_NAMESPACE "http://www.w3.org/1999/02/22-rdf-syntax-ns#"

#define VALUE_MAX ((size_t)16 * 1024 * 1024)
#define NAME_SIZE 160

/* An element that is open. */
struct frame {
	char name[NAME_SIZE];
	char language[40]; /* of what stands in it; "" when not said */
	struct fonds_dc_description *description;
	char *about; /* until the first statement makes the description */
};

/* A property that is open. */
struct statement {
	unsigned depth; /* 0: none is */
	unsigned long line;
	const struct fonds_dc_property *property;
	char encoding[NAME_SIZE]; /* as it was said */
	char language[40];
	bool has_children;
};

struct reading {
	struct fonds_dc_set *set;
	struct frame frames[FONDS_XML_DEPTH_MAX + 1]; /* by depth */
	unsigned depth;
	struct statement statement;
	struct fonds_buffer text; /* since the last tag, or of the statement */
	char root[NAME_SIZE];
};

static void clear_reading(struct reading *reading)
{
	for (unsigned i = 0; i <= FONDS_XML_DEPTH_MAX; i++)
		free(reading->frames[i].about);
	fonds_buffer_clear(&reading->text);
}

/* The text so far without the blanks around it, "" when it has no other. */
static const char *trimmed(struct reading *reading)
{
	struct fonds_buffer *text = &reading->text;
	const char *start;

	while (text->size > 0 &&
		fonds_char_is_blank(text->data[text->size - 1]))
		text->data[--text->size] = '\0';
	start = fonds_buffer_text(text);
	while (fonds_char_is_blank(*start))
		start++;
	return start;
}

/* Text in an element that is no statement. */
static void take_stray(struct reading *reading, unsigned long line)
{
	const char *text = trimmed(reading);

	if (*text)
		fonds_dc_set_other(reading->set,
			reading->frames[reading->depth].name, text,
			"is not of Dublin Core", line);
	fonds_buffer_reset(&reading->text);
}

/* A property of no namespace counts in an element <dublincore> of none. */
static const struct fonds_dc_property *property_of(
	const struct reading *reading, const struct fonds_xml_node *node)
{
	const char *parent = reading->frames[reading->depth].name;

	if (strcmp(node->space, FONDS_DC_TERMS) != 0 &&
		strcmp(node->space, FONDS_DC_ELEMENTS) != 0 &&
		(*node->space || strcmp(parent, "dublincore") != 0))
		return NULL;
	return fonds_dc_property_find(node->name);
}

/* "dcterms:W3CDTF" without its prefix. */
static const char *local_part(const char *name)
{
	const char *colon = strrchr(name, ':');

	return colon ? colon + 1 : name;
}

static void copy_language(
	char ret[40], const struct fonds_xml_node *node, const char *inherited)
{
	const char *language = fonds_xml_node_attribute(
		node, XML_NAMESPACE, "lang");

	(void)snprintf(ret, 40, "%s", language ? language : inherited);
}

static void begin_statement(struct reading *reading,
	const struct fonds_xml_node *node,
	const struct fonds_dc_property *property)
{
	const char *type = fonds_xml_node_attribute(
		node, XSI_NAMESPACE, "type");
	const char *resource = fonds_xml_node_attribute(
		node, RDF_NAMESPACE, "resource");
	struct statement *statement = &reading->statement;

	*statement = (struct statement){
		.depth = node->depth,
		.line = node->line,
		.property = property,
	};
	if (resource)
		fonds_buffer_add_text(&reading->text, resource);
	(void)snprintf(statement->encoding, sizeof(statement->encoding), "%s",
		type       ? local_part(type)
		: resource ? "URI"
			   : "");
	copy_language(statement->language, node,
		reading->frames[reading->depth].language);
}

static enum fonds_status begin_frame(struct reading *reading,
	const struct fonds_xml_node *node, struct fonds_error **error)
{
	const char *inherited = reading->frames[reading->depth].language;
	struct frame *frame = &reading->frames[node->depth];
	const char *about = fonds_xml_node_attribute(node, "", "about");

	if (!about)
		about = fonds_xml_node_attribute(node, RDF_NAMESPACE, "about");
	free(fonds_steal(&frame->about));
	frame->description = NULL;
	(void)snprintf(frame->name, sizeof(frame->name), "%s", node->name);
	copy_language(frame->language, node, inherited);
	reading->depth = node->depth;
	if (node->depth == 1)
		memcpy(reading->root, frame->name, sizeof(frame->name));
	if (!about || !*about)
		return FONDS_OK;
	frame->about = strdup(about);
	return frame->about ? FONDS_OK : fonds_fail_nomem(error);
}

static enum fonds_status take_start(struct reading *reading,
	const struct fonds_xml_node *node, struct fonds_error **error)
{
	const struct fonds_dc_property *property;

	if (reading->statement.depth > 0) {
		reading->statement.has_children = true;
		return FONDS_OK;
	}
	take_stray(reading, node->line);
	property = property_of(reading, node);
	if (!property || node->depth == 1)
		return begin_frame(reading, node, error);
	begin_statement(reading, node, property);
	return FONDS_OK;
}

/* The description to which the element's statements belong. */
static enum fonds_status describe(struct reading *reading,
	struct fonds_dc_description **ret, struct fonds_error **error)
{
	struct frame *frame = &reading->frames[reading->depth];
	bool is_uri = frame->about && fonds_dc_is_uri(frame->about);
	struct fonds_dc_description *description;
	enum fonds_status status;

	*ret = frame->description;
	if (!*ret && is_uri)
		*ret = fonds_dc_set_find(reading->set, frame->about);
	if (*ret) {
		frame->description = *ret;
		return FONDS_OK;
	}
	description = fonds_dc_description_new(is_uri ? frame->about : NULL);
	status = fonds_dc_set_add(reading->set, description, error);
	if (status < 0)
		return status;
	if (frame->about && !is_uri)
		description->label = fonds_arena_dup(
			&description->arena, frame->about);
	frame->description = description;
	*ret = description;
	return FONDS_OK;
}

static void report(const struct reading *reading, const char *what,
	const char *value, const char *why)
{
	const struct statement *statement = &reading->statement;
	char name[2 * NAME_SIZE];

	(void)snprintf(
		name, sizeof(name), "%s%s", what, statement->property->name);
	fonds_dc_set_other(reading->set, name, value, why, statement->line);
}

/* The encoding if it is one and fits, else NULL and a report. */
static const char *judge_encoding(
	const struct reading *reading, const char *value)
{
	const char *said = reading->statement.encoding;
	const char *encoding = fonds_dc_encoding_find(said);

	if (!*said)
		return NULL;
	if (!encoding)
		report(reading, "encoding of ", said,
			"is no encoding of Dublin Core");
	else if (!fonds_dc_encoding_fits(encoding, value))
		report(reading, "encoding of ", said, "does not fit the value");
	else
		return encoding;
	return NULL;
}

static const char *judge_language(
	const struct reading *reading, const char *encoding)
{
	const char *said = reading->statement.language;

	if (!*said || encoding)
		return NULL;
	if (fonds_dc_is_language_tag(said))
		return said;
	report(reading, "language of ", said, "is no tag of BCP 47");
	return NULL;
}

static enum fonds_status add_statement(
	struct reading *reading, const char *value, struct fonds_error **error)
{
	struct fonds_dc_description *description;
	enum fonds_status status = describe(reading, &description, error);
	const char *encoding;

	if (status < 0)
		return status;
	encoding = judge_encoding(reading, value);
	if (!fonds_dc_description_add(description,
		    reading->statement.property->name, encoding,
		    judge_language(reading, encoding), value))
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"more than %d statements about one thing",
			FONDS_DC_TERMS_MAX);
	return fonds_dc_description_check(description, error);
}

/* What is empty says nothing: forms that were not filled in have it. */
static enum fonds_status end_statement(
	struct reading *reading, struct fonds_error **error)
{
	const char *value = trimmed(reading);
	enum fonds_status status = FONDS_OK;

	if (*value && reading->statement.has_children)
		report(reading, "", value, "has elements inside");
	else if (*value)
		status = add_statement(reading, value, error);
	reading->statement.depth = 0;
	fonds_buffer_reset(&reading->text);
	return status;
}

static enum fonds_status take_end(struct reading *reading,
	const struct fonds_xml_node *node, struct fonds_error **error)
{
	if (reading->statement.depth == node->depth)
		return end_statement(reading, error);
	if (reading->statement.depth > 0)
		return FONDS_OK;
	take_stray(reading, node->line);
	reading->depth = node->depth - 1;
	return FONDS_OK;
}

static enum fonds_status take(struct reading *reading,
	const struct fonds_xml_node *node, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (node->event == FONDS_XML_START)
		status = take_start(reading, node, error);
	else if (node->event == FONDS_XML_END)
		status = take_end(reading, node, error);
	else if (node->event == FONDS_XML_TEXT)
		fonds_buffer_add(&reading->text, node->text, node->size);
	if (status == FONDS_OK)
		status = fonds_buffer_check(
			&reading->text, "the text of an element", error);
	if (status == FONDS_OK)
		status = fonds_arena_check(&reading->set->arena,
			"what is not of Dublin Core", error);
	return status;
}

static enum fonds_status read_all(struct reading *reading,
	struct fonds_xml_reader *xml, struct fonds_error **error)
{
	struct fonds_xml_node node;

	for (;;) {
		enum fonds_status status = fonds_xml_reader_next(
			xml, &node, error);

		if (status < 0 || node.event == FONDS_XML_EOF)
			return status;
		status = take(reading, &node, error);
		if (status < 0)
			return status;
	}
}

enum fonds_status fonds_dc_read(struct fonds_stream *stream, const char *what,
	struct fonds_dc_set *set, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_xml_reader_freep) struct fonds_xml_reader *xml = NULL;
	struct reading *reading = calloc(1, sizeof(*reading));
	enum fonds_status status;

	if (!reading)
		return fonds_fail_nomem(error);
	reading->set = set;
	fonds_buffer_init(&reading->text, VALUE_MAX);
	status = fonds_xml_reader_new(stream, what, &xml, error);
	if (status == FONDS_OK)
		status = read_all(reading, xml, error);
	if (status == FONDS_OK && set->count == 0)
		status = fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' has no Dublin Core in it: its root is <%s>", what,
			reading->root);
	clear_reading(reading);
	free(reading);
	return status;
}
