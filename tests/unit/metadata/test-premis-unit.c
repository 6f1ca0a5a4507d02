/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The table of PREMIS units: what it says of itself, and compared with the
 * schema of the Library of Congress where that is there (FONDS_SHARED).
 */
#include <limits.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>
#include <fcntl.h>

#include "base/arena.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/file-stream.h"
#include "metadata/premis-unit.h"
#include "metadata/vocabulary-table.h"
#include "metadata/xml-reader.h"

static const struct fonds_premis_unit *at(const char *path)
{
	const struct fonds_premis_unit *unit = NULL;
	char copy[256];
	char *rest = copy;

	(void)snprintf(copy, sizeof(copy), "%s", path);
	for (char *name = strtok_r(rest, "/", &rest); name;
		name = strtok_r(rest, "/", &rest)) {
		unit = fonds_premis_unit_find(unit, name);
		if (!unit)
			return NULL;
	}
	return unit;
}

static void expect_number(const char *path, const char *number)
{
	const struct fonds_premis_unit *unit = at(path);

	if (!unit)
		fail_msg("there is no %s", path);
	assert_string_equal(number, unit->number);
}

static void a_unit_has_the_number_of_its_place(void **state)
{
	(void)state;
	expect_number("premis", "");
	expect_number("event/eventType", "2.2");
	expect_number("premis/event/eventType", "2.2");
	expect_number("object/linkingEventIdentifier", "1.14");
	expect_number("agent/linkingEventIdentifier", "3.7");
	expect_number("object/relationship/relatedObjectIdentifier/"
		      "relatedObjectSequence",
		"1.13.3.3");
	expect_number("object/objectCharacteristics/format/formatRegistry/"
		      "formatRegistryRole",
		"1.5.4.2.3");
	expect_number("rights/rightsStatement/copyrightInformation/"
		      "copyrightApplicableDates/startDate",
		"4.1.3.6.1");
	expect_number("rights/rightsStatement/rightsGranted/termOfGrant/"
		      "startDate",
		"4.1.7.3.1");
}

static void what_is_not_held_is_not_found(void **state)
{
	(void)state;
	assert_null(at("eventType"));
	assert_null(at("object/eventType"));
	assert_null(at("event/eventDetail"));
	assert_null(at("event/eventType/eventType"));
	assert_null(at("premis/premis"));
	assert_null(at("file"));
	assert_null(at("agent/linkingEventIdentifier/linkingEventIdentifier"));
}

static void a_role_is_of_the_list_of_its_place(void **state)
{
	(void)state;
	assert_string_equal("eventRelatedAgentRole",
		at("event/linkingAgentIdentifier/linkingAgentRole")->scheme);
	assert_string_equal("rightsRelatedAgentRole",
		at("rights/rightsStatement/linkingAgentIdentifier/"
		   "linkingAgentRole")
			->scheme);
	assert_null(at("rights/rightsStatement/linkingObjectIdentifier/"
		       "linkingObjectRole")
			    ->scheme);
}

static void an_object_is_of_one_of_four_kinds(void **state)
{
	const struct fonds_premis_unit *file = fonds_premis_unit_kind("file");

	(void)state;
	assert_ptr_equal(file, fonds_premis_unit_kind("premis:file"));
	assert_non_null(fonds_premis_unit_find(file, "objectCharacteristics"));
	assert_null(fonds_premis_unit_find(file, "environmentFunction"));
	assert_null(
		fonds_premis_unit_find(fonds_premis_unit_kind("representation"),
			"objectCharacteristics"));
	assert_null(fonds_premis_unit_find(
		fonds_premis_unit_kind("bitstream"), "originalName"));
	assert_non_null(fonds_premis_unit_find(
		fonds_premis_unit_kind("intellectualEntity"),
		"environmentFunction"));
	assert_null(fonds_premis_unit_kind("object"));
	assert_null(fonds_premis_unit_kind("event"));
	assert_null(fonds_premis_unit_kind(""));
	assert_null(fonds_premis_unit_kind("file:x"));
}

static bool has_scheme(const char *scheme)
{
	for (size_t i = 0; i < fonds_term_table_size; i++)
		if (strcmp(fonds_term_table[i].scheme, scheme) == 0)
			return true;
	return false;
}

static void each_row_is_sound(void **state)
{
	size_t n = 0;
	const struct fonds_premis_unit *unit;

	(void)state;
	while ((unit = fonds_premis_unit_at(n))) {
		size_t parts = 0;

		n++;
		assert_int_equal(unit->value == FONDS_PREMIS_CONTAINER,
			unit->parts != NULL);
		assert_true(!unit->scheme || unit->value == FONDS_PREMIS_TERM);
		if (unit->scheme && !has_scheme(unit->scheme))
			fail_msg("no list %s", unit->scheme);
		for (; unit->parts && unit->parts[parts].unit; parts++) {
			const struct fonds_premis_part *part =
				&unit->parts[parts];

			if (!fonds_premis_unit_find(unit, part->unit))
				fail_msg("%s: no %s", unit->name, part->unit);
			assert_true(part->min <= part->max);
			assert_true(part->max > 0);
		}
		assert_true(unit->some <= parts);
	}
	assert_int_equal(204, n);
}

/* The schema: its elements and types, and what each type holds. */
struct schema_part {
	const char *unit;
	unsigned min;
	unsigned max;
	bool is_choice;
	struct schema_part *next;
};

struct schema_type {
	const char *name;
	struct schema_part *parts;
	bool is_any_order;
	struct schema_type *next;
};

struct schema_element {
	const char *name;
	const char *type;
	struct schema_element *next;
};

struct schema {
	struct fonds_arena arena;
	struct schema_type *types;
	struct schema_element *elements;
	unsigned choices; /* open ones */
	bool is_repeated; /* the choice */
};

static const char *of(const struct fonds_xml_node *node, const char *name)
{
	return fonds_xml_node_attribute(node, "", name);
}

/* A part that a choice names again is the same part. */
static void add_part(struct schema *schema, const struct fonds_xml_node *node)
{
	const char *min = of(node, "minOccurs");
	const char *max = of(node, "maxOccurs");
	struct schema_part **link = &schema->types->parts;
	bool is_many = schema->is_repeated || (max && *max == 'u');

	while (*link && strcmp((*link)->unit, of(node, "ref")) != 0)
		link = &(*link)->next;
	if (!*link) {
		*link = fonds_arena_alloc(&schema->arena, sizeof(**link));
		assert_non_null(*link);
		(*link)->unit = fonds_arena_dup(
			&schema->arena, of(node, "ref"));
		(*link)->max = 1;
		(*link)->min = min || schema->choices > 0 ? 0 : 1;
		(*link)->is_choice = schema->choices > 0;
	}
	if (is_many)
		(*link)->max = UINT_MAX;
}

static void add_element(
	struct schema *schema, const struct fonds_xml_node *node)
{
	struct schema_element *element = fonds_arena_alloc(
		&schema->arena, sizeof(*element));

	assert_non_null(element);
	element->name = fonds_arena_dup(&schema->arena, of(node, "name"));
	element->type = fonds_arena_dup(&schema->arena, of(node, "type"));
	element->next = schema->elements;
	schema->elements = element;
}

static void add_type(struct schema *schema, const struct fonds_xml_node *node)
{
	struct schema_type *type = fonds_arena_alloc(
		&schema->arena, sizeof(*type));

	assert_non_null(type);
	type->name = fonds_arena_dup(&schema->arena, of(node, "name"));
	type->next = schema->types;
	schema->types = type;
}

static void take(struct schema *schema, const struct fonds_xml_node *node)
{
	bool is_choice = strcmp(node->name, "choice") == 0;

	if (node->event == FONDS_XML_END && is_choice) {
		schema->choices--;
		schema->is_repeated = false;
	}
	if (node->event != FONDS_XML_START)
		return;
	if (strcmp(node->name, "complexType") == 0)
		add_type(schema, node);
	if (strcmp(node->name, "element") == 0 && of(node, "ref"))
		add_part(schema, node);
	if (strcmp(node->name, "element") == 0 && of(node, "name"))
		add_element(schema, node);
	if (!is_choice)
		return;
	schema->choices++;
	if (of(node, "maxOccurs"))
		schema->types->is_any_order = schema->is_repeated = true;
}

static void read_schema(struct schema *schema, const char *path)
{
	const struct fonds_file_stream_options options = { .name = path };
	fonds_cleanup(
		fonds_xml_reader_freep) struct fonds_xml_reader *reader = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	struct fonds_xml_node node = { .event = FONDS_XML_START };

	assert_int_equal(FONDS_OK,
		fonds_file_stream_new(open(path, O_RDONLY | O_CLOEXEC),
			&options, &stream, NULL));
	assert_int_equal(
		FONDS_OK, fonds_xml_reader_new(stream, path, &reader, NULL));
	while (node.event != FONDS_XML_EOF) {
		assert_int_equal(
			FONDS_OK, fonds_xml_reader_next(reader, &node, NULL));
		if (node.event == FONDS_XML_START ||
			node.event == FONDS_XML_END)
			take(schema, &node);
	}
}

static const char *type_of(const struct schema *schema, const char *name)
{
	const struct schema_element *element = schema->elements;

	/* The kinds of object are types without an element. */
	while (element && strcmp(element->name, name) != 0)
		element = element->next;
	return element ? element->type : name;
}

static const struct schema_type *find_type(
	const struct schema *schema, const char *name)
{
	const struct schema_type *type = schema->types;

	while (type && strcmp(type->name, name) != 0)
		type = type->next;
	return type;
}

static enum fonds_premis_value value_of(const char *name, const char *type)
{
	static const struct {
		const char *type;
		enum fonds_premis_value value;
	} values[] = {
		{ "xs:string", FONDS_PREMIS_TEXT },
		{ "originalNameComplexType", FONDS_PREMIS_TEXT },
		{ "stringPlusAuthority", FONDS_PREMIS_TERM },
		{ "countryCode", FONDS_PREMIS_TERM },
		{ "edtfSimpleType", FONDS_PREMIS_DATE },
		{ "xs:long", FONDS_PREMIS_NUMBER },
		{ "xs:nonNegativeInteger", FONDS_PREMIS_NUMBER },
		{ "compositionLevelComplexType", FONDS_PREMIS_NUMBER },
		{ "extensionComplexType", FONDS_PREMIS_EXTENSION },
	};

	if (strcmp(name, "eventDateTime") == 0)
		return FONDS_PREMIS_DATE;
	for (size_t i = 0; i < sizeof(values) / sizeof(values[0]); i++)
		if (strcmp(values[i].type, type) == 0)
			return values[i].value;
	return FONDS_PREMIS_CONTAINER;
}

static void compare_parts(
	const struct fonds_premis_unit *unit, const struct schema_type *type)
{
	const struct fonds_premis_part *part = unit->parts;
	unsigned some = 0;

	for (const struct schema_part *p = type->parts; p; p = p->next) {
		if (!part->unit || strcmp(part->unit, p->unit) != 0)
			fail_msg("%s: %s is not where the schema has it",
				unit->name, p->unit);
		if (part->min != p->min || part->max != p->max)
			fail_msg(
				"%s: %s occurs otherwise", unit->name, p->unit);
		some += p->is_choice;
		part++;
	}
	assert_null(part->unit);
	assert_int_equal(some, unit->some);
	assert_int_equal(type->is_any_order, unit->is_any_order);
}

static void the_table_is_that_of_the_schema(void **state)
{
	const char *folder = getenv("FONDS_SHARED");
	struct schema schema = { .types = NULL };
	const struct fonds_premis_unit *unit;
	char path[4096];

	(void)state;
	(void)snprintf(path, sizeof(path), "%s/schemas/premis/premis-v3-0.xsd",
		folder ? folder : "../shared");
	if (access(path, R_OK) != 0) {
		print_message("%s is not there: left out\n", path);
		skip();
	}
	fonds_arena_init(&schema.arena, (size_t)1 << 22);
	read_schema(&schema, path);
	for (size_t i = 0; (unit = fonds_premis_unit_at(i)); i++) {
		const char *type = type_of(&schema, unit->name);

		assert_int_equal(unit->value, value_of(unit->name, type));
		/* "object" is the union of its kinds. */
		if (unit->parts && strcmp(unit->name, "object") != 0) {
			assert_non_null(find_type(&schema, type));
			compare_parts(unit, find_type(&schema, type));
		}
	}
	fonds_arena_clear(&schema.arena);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(a_unit_has_the_number_of_its_place),
		cmocka_unit_test(what_is_not_held_is_not_found),
		cmocka_unit_test(a_role_is_of_the_list_of_its_place),
		cmocka_unit_test(an_object_is_of_one_of_four_kinds),
		cmocka_unit_test(each_row_is_sound),
		cmocka_unit_test(the_table_is_that_of_the_schema),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
