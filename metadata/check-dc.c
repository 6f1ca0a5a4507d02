/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/check-dc.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/premis-unit.h"
#include "metadata/span.h"
#include "metadata/value-form.h"

#define XML_SPACE "http://www.w3.org/XML/1998/namespace"

#define VALUE_MAX ((size_t)16 * 1024 * 1024)

/* So many values of a record are compared with each other. */
#define COMPARED_MAX 1000

/* A record under way, and the document that it stands in. */
struct reading {
	struct fonds_metadata_check *check;
	struct fonds_xml_reader *xml;
	struct fonds_dc_relations relations;
	struct fonds_buffer value;
	struct fonds_keyed_hash values[COMPARED_MAX];
	size_t compared;
	bool is_simple;
	bool has_title;
	uint64_t properties;
	char place[96];          /* of the record */
	struct fonds_error *own; /* of the reader */
	bool is_refused;         /* the reader, or a value, said no more */
};

/* What the reader says is a finding, or an error to be handed on. */
static enum fonds_status refuse(struct reading *reading,
	enum fonds_status status, struct fonds_error **error)
{
	reading->is_refused = true;
	return fonds_check_refused(
		reading->check, status, &reading->own, error);
}

static struct fonds_check_spot spot_of(
	struct reading *reading, const char *name, unsigned long line, char *at)
{
	(void)snprintf(at, 200, "%s/%.64s", reading->place, name);
	return (struct fonds_check_spot){ .line = line,
		.place = at,
		.actual = reading->value.size > 0
				  ? fonds_buffer_text(&reading->value)
				  : NULL };
}

/* Up to the end of the property: its text; elements in it are told. */
static enum fonds_status read_value(struct reading *reading, const char *name,
	unsigned long line, struct fonds_error **error)
{
	struct fonds_xml_node node = { .event = FONDS_XML_TEXT };
	bool has_element = false;
	unsigned depth = 1;
	char at[200];

	fonds_buffer_reset(&reading->value);
	while (depth > 0) {
		enum fonds_status status = fonds_xml_reader_next(
			reading->xml, &node, &reading->own);

		if (status < 0)
			return refuse(reading, status, error);
		if (node.event == FONDS_XML_TEXT)
			fonds_buffer_add(&reading->value, node.text, node.size);
		has_element |= node.event == FONDS_XML_START;
		depth += node.event == FONDS_XML_START;
		depth -= node.event == FONDS_XML_END;
		status = fonds_buffer_check(&reading->value,
			"the value of a property", &reading->own);
		if (status < 0)
			return refuse(reading, status, error);
	}
	if (has_element) {
		struct fonds_check_spot spot = spot_of(reading, name, line, at);

		fonds_check_add(reading->check, CHECK_DC_VALUE_ELEMENT, &spot,
			"an element stands in '%s'", name);
	}
	return FONDS_OK;
}

/* Without blanks around it; the buffer stays. */
static void trim(struct fonds_buffer *buffer)
{
	static const char blanks[] = " \t\r\n";
	size_t start;

	if (buffer->size == 0)
		return;
	start = strspn(buffer->data, blanks);
	while (buffer->size > start &&
		strchr(blanks, buffer->data[buffer->size - 1]))
		buffer->size--;
	memmove(buffer->data, buffer->data + start, buffer->size - start);
	buffer->size -= start;
	buffer->data[buffer->size] = '\0';
}

/* The same property with the same value: by the hash of both. */
static bool is_repeated(struct reading *reading, const char *space,
	const char *name, const char *encoding)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer text;
	struct fonds_keyed_hash hash;

	fonds_buffer_init(&text, 2 * VALUE_MAX);
	if (reading->compared == COMPARED_MAX)
		return false;
	fonds_buffer_printf(
		&text, "%s %s %s ", space, name, encoding ? encoding : "");
	fonds_buffer_add_text(&text, fonds_buffer_text(&reading->value));
	if (text.status < 0) {
		reading->relations.status = text.status;
		return false;
	}
	hash = fonds_keyed_hash(&reading->relations.key, text.data, text.size);
	for (size_t i = 0; i < reading->compared; i++)
		if (memcmp(&reading->values[i], &hash, sizeof(hash)) == 0)
			return true;
	reading->values[reading->compared++] = hash;
	return false;
}

static void check_property(struct reading *reading,
	const struct fonds_check_property *property, unsigned long line)
{
	char at[200];
	struct fonds_check_spot spot = spot_of(
		reading, property->name, line, at);

	fonds_check_dc_property(reading->check, property, &spot);
	if (*property->value && is_repeated(reading, property->space,
					property->name, property->encoding))
		fonds_check_add(reading->check, CHECK_DC_VALUE_REPEATED, &spot,
			"the record has the same '%s' already", property->name);
	if (*property->value && strcmp(property->name, "title") == 0)
		reading->has_title = true;
	fonds_dc_relations_property(
		&reading->relations, property->name, property->value, line);
	reading->properties++;
}

static char *dup_or_null(const char *text, enum fonds_status *status)
{
	char *copy = text ? strdup(text) : NULL;

	if (text && !copy)
		*status = FONDS_ERR_NOMEM;
	return copy;
}

static const char *without_prefix(const char *name)
{
	const char *colon = name ? strrchr(name, ':') : NULL;

	return colon ? colon + 1 : name;
}

/* start is given, and gone with the next call of the reader: so copied. */
static enum fonds_status take_property(struct reading *reading,
	const struct fonds_xml_node *start, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	fonds_cleanup(fonds_freep) char *space = dup_or_null(
		start->space, &status);
	fonds_cleanup(fonds_freep) char *name = dup_or_null(
		start->name, &status);
	fonds_cleanup(fonds_freep) char *encoding = dup_or_null(
		without_prefix(fonds_xml_node_attribute(
			start, FONDS_XSI_SPACE, "type")),
		&status);
	fonds_cleanup(fonds_freep) char *tag = dup_or_null(
		fonds_xml_node_attribute(start, XML_SPACE, "lang"), &status);
	unsigned long line = start->line;
	struct fonds_check_property property = { .space = space,
		.name = name,
		.encoding = encoding,
		.tag = tag,
		.is_simple = reading->is_simple };

	if (status < 0)
		return fonds_fail_nomem(error);
	status = read_value(reading, name, line, error);
	if (status < 0 || reading->is_refused)
		return status;
	trim(&reading->value);
	property.value = fonds_buffer_text(&reading->value);
	check_property(reading, &property, line);
	return FONDS_OK;
}

static void end_record(struct reading *reading, unsigned long line)
{
	struct fonds_check_spot spot = { .line = line,
		.place = reading->place };

	if (reading->properties == 0)
		fonds_check_add(reading->check, CHECK_DC_RECORD_NONE, &spot,
			"the record has no property");
	else if (!reading->has_title)
		fonds_check_add(reading->check, CHECK_DC_TITLE_MISSING, &spot,
			"the record has no title");
}

static void begin_record(struct reading *reading)
{
	reading->check->records++;
	reading->compared = 0;
	reading->has_title = false;
	reading->properties = 0;
}

/* The rest of a record, whose beginning has been taken. */
static enum fonds_status read_record(
	struct reading *reading, unsigned long line, struct fonds_error **error)
{
	struct fonds_xml_node node = { .event = FONDS_XML_TEXT };

	while (node.event != FONDS_XML_END) {
		enum fonds_status status = fonds_xml_reader_next(
			reading->xml, &node, &reading->own);

		if (status < 0)
			return refuse(reading, status, error);
		if (node.event != FONDS_XML_START)
			continue;
		status = take_property(reading, &node, error);
		if (status < 0 || reading->is_refused)
			return status;
	}
	end_record(reading, line);
	return fonds_check_status(reading->check, error);
}

static enum fonds_status check_about(struct reading *reading,
	const struct fonds_xml_node *start, struct fonds_error **error)
{
	const char *about = fonds_xml_node_attribute(start, "", "about");
	struct fonds_metadata_check *check = reading->check;
	struct fonds_check_spot spot = {
		.line = start->line, .place = reading->place, .actual = about
	};

	if (!about || !*about) {
		fonds_check_add(check, CHECK_DC_ABOUT_MISSING, &spot,
			"the record does not say what it is about");
		fonds_dc_relations_record(
			&reading->relations, NULL, start->line);
		return FONDS_OK;
	}
	if (!fonds_form_is_uri(about))
		fonds_check_add(check, CHECK_DC_ABOUT_URI, &spot,
			"what it is about is no absolute URI");
	fonds_dc_relations_record(&reading->relations, about, start->line);
	if (!check->see)
		return FONDS_OK;
	return check->see(NULL, about, start->line, check->payload, error);
}

/* A child of the container: a record, or something that is none. */
static enum fonds_status take_record(struct reading *reading,
	const struct fonds_xml_node *start, struct fonds_error **error)
{
	bool is_record = strcmp(start->space, FONDS_DC_RECORDS_SPACE) == 0 &&
			 strcmp(start->name, "record") == 0;
	unsigned long line = start->line;
	enum fonds_status status;

	if (!is_record) {
		struct fonds_check_spot spot = { .line = line,
			.place = "/records" };

		fonds_check_add(reading->check, CHECK_DC_PROPERTY_UNKNOWN,
			&spot, "'%s' stands in place of a record", start->name);
		status = fonds_xml_reader_skip(reading->xml, &reading->own);
		return status < 0 ? refuse(reading, status, error) : FONDS_OK;
	}
	(void)snprintf(reading->place, sizeof(reading->place),
		"/records/record[%u]", reading->relations.record + 1);
	begin_record(reading);
	status = check_about(reading, start, error);
	return status < 0 ? status : read_record(reading, line, error);
}

static enum fonds_status read_container(
	struct reading *reading, unsigned long line, struct fonds_error **error)
{
	struct fonds_xml_node node = { .event = FONDS_XML_TEXT };
	enum fonds_status status = FONDS_OK;

	while (node.event != FONDS_XML_END) {
		status = fonds_xml_reader_next(
			reading->xml, &node, &reading->own);
		if (status < 0)
			return refuse(reading, status, error);
		if (node.event == FONDS_XML_START)
			status = take_record(reading, &node, error);
		if (status < 0 || reading->is_refused)
			return status;
	}
	if (reading->relations.record == 0) {
		struct fonds_check_spot spot = { .line = line,
			.place = "/records" };

		fonds_check_add(reading->check, CHECK_DC_RECORD_NONE, &spot,
			"the container holds no record");
	}
	return fonds_dc_relations_resolve(
		&reading->relations, reading->check, error);
}

static enum fonds_status read_simple(
	struct reading *reading, unsigned long line, struct fonds_error **error)
{
	enum fonds_status status;

	reading->is_simple = true;
	(void)snprintf(reading->place, sizeof(reading->place), "%.80s/dc",
		reading->check->root);
	begin_record(reading);
	status = read_record(reading, line, error);
	if (status == FONDS_OK && reading->relations.status < 0)
		return fonds_fail_nomem(error);
	return status;
}

static enum fonds_status reading_new(struct fonds_metadata_check *check,
	struct fonds_xml_reader *xml, struct reading **ret,
	struct fonds_error **error)
{
	struct reading *reading = calloc(1, sizeof(*reading));
	enum fonds_status status;

	if (!reading)
		return fonds_fail_nomem(error);
	reading->check = check;
	reading->xml = xml;
	fonds_buffer_init(&reading->value, VALUE_MAX);
	status = fonds_dc_relations_init(&reading->relations, error);
	if (status < 0) {
		free(reading);
		return status;
	}
	*ret = reading;
	return FONDS_OK;
}

static void reading_freep(struct reading **reading)
{
	if (!*reading)
		return;
	fonds_buffer_clear(&(*reading)->value);
	fonds_dc_relations_clear(&(*reading)->relations);
	fonds_error_freep(&(*reading)->own);
	free(*reading);
}

enum fonds_status fonds_check_dc(struct fonds_metadata_check *check,
	struct fonds_xml_reader *xml, const struct fonds_xml_node *start,
	struct fonds_error **error)
{
	fonds_cleanup(reading_freep) struct reading *reading = NULL;
	bool is_simple = strcmp(start->space, FONDS_OAI_DC_SPACE) == 0;
	unsigned long line = start->line;
	enum fonds_status status = reading_new(check, xml, &reading, error);

	if (status < 0)
		return status;
	return is_simple ? read_simple(reading, line, error)
			 : read_container(reading, line, error);
}

enum fonds_status fonds_check_dc_bare(struct fonds_metadata_check *check,
	struct fonds_xml_reader *xml, const struct fonds_xml_node *start,
	struct fonds_error **error)
{
	fonds_cleanup(reading_freep) struct reading *reading = NULL;
	unsigned long line = start->line;
	enum fonds_status status = reading_new(check, xml, &reading, error);

	if (status < 0)
		return status;
	(void)snprintf(
		reading->place, sizeof(reading->place), "%.90s", check->root);
	begin_record(reading);
	status = take_property(reading, start, error);
	if (status == FONDS_OK && !reading->is_refused)
		status = read_record(reading, line, error);
	if (status == FONDS_OK && reading->relations.status < 0)
		return fonds_fail_nomem(error);
	return status;
}
