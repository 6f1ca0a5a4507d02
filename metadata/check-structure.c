/* SPDX-License-Identifier: Apache-2.0 */
#include <limits.h>
#include <stdio.h>
#include <string.h>

#include "metadata/check-premis.h"
#include "metadata/value-form.h"

/*
 * Units against the table of PREMIS: what may stand where, in which order, how
 * often, and whether it has text or units. What the schema says too is said
 * here by name, and where there is no schema.
 */

#define PARTS_MAX 16

/* An empty or missing unit that has a code of its own. */
struct special {
	const char *unit;
	enum fonds_check_code code;
};

static const struct special empty_units[] = {
	{ "objectIdentifierType", CHECK_PREMIS_ID_TYPE },
	{ "objectIdentifierValue", CHECK_PREMIS_ID_EMPTY },
	{ "eventIdentifierType", CHECK_PREMIS_ID_TYPE },
	{ "eventIdentifierValue", CHECK_PREMIS_ID_EMPTY },
	{ "agentIdentifierType", CHECK_PREMIS_ID_TYPE },
	{ "agentIdentifierValue", CHECK_PREMIS_ID_EMPTY },
	{ "rightsStatementIdentifierType", CHECK_PREMIS_ID_TYPE },
	{ "rightsStatementIdentifierValue", CHECK_PREMIS_ID_EMPTY },
	{ "linkingObjectIdentifierType", CHECK_PREMIS_LINK_EMPTY },
	{ "linkingObjectIdentifierValue", CHECK_PREMIS_LINK_EMPTY },
	{ "linkingEventIdentifierType", CHECK_PREMIS_LINK_EMPTY },
	{ "linkingEventIdentifierValue", CHECK_PREMIS_LINK_EMPTY },
	{ "linkingAgentIdentifierType", CHECK_PREMIS_LINK_EMPTY },
	{ "linkingAgentIdentifierValue", CHECK_PREMIS_LINK_EMPTY },
	{ "linkingRightsStatementIdentifierType", CHECK_PREMIS_LINK_EMPTY },
	{ "linkingRightsStatementIdentifierValue", CHECK_PREMIS_LINK_EMPTY },
	{ "linkingEnvironmentIdentifierType", CHECK_PREMIS_LINK_EMPTY },
	{ "linkingEnvironmentIdentifierValue", CHECK_PREMIS_LINK_EMPTY },
	{ "relatedObjectIdentifierType", CHECK_PREMIS_LINK_EMPTY },
	{ "relatedObjectIdentifierValue", CHECK_PREMIS_LINK_EMPTY },
	{ "relatedEventIdentifierType", CHECK_PREMIS_LINK_EMPTY },
	{ "relatedEventIdentifierValue", CHECK_PREMIS_LINK_EMPTY },
	{ "contentLocationValue", CHECK_PREMIS_LOCATION_EMPTY },
	{ "originalName", CHECK_PREMIS_NAME_EMPTY },
	{ NULL, CHECK_PREMIS_UNIT_EMPTY },
};

static const struct special missing_units[] = {
	{ "format", CHECK_PREMIS_FILE_FORMAT },
	{ "formatDesignation", CHECK_PREMIS_FORMAT_EMPTY },
	{ NULL, CHECK_PREMIS_UNIT_MISSING },
};

static enum fonds_check_code code_of(
	const struct special *table, const char *unit)
{
	while (table->unit && strcmp(table->unit, unit) != 0)
		table++;
	return table->code;
}

/* Attributes that PREMIS has, and the units that may have them. */
static bool is_of_container(const struct fonds_premis_unit *unit)
{
	return unit->value == FONDS_PREMIS_CONTAINER;
}

static bool is_of_entity(const struct fonds_premis_unit *unit)
{
	return is_of_container(unit) && !strchr(unit->number, '.');
}

static bool is_of_term(const struct fonds_premis_unit *unit)
{
	return unit->value == FONDS_PREMIS_TERM;
}

static bool has_simple_link(const struct fonds_premis_unit *unit)
{
	return is_of_container(unit) || strcmp(unit->number, "1.6") == 0 ||
	       strcmp(unit->number, "1.7.1.2") == 0;
}

static bool is_composition_level(const struct fonds_premis_unit *unit)
{
	return strcmp(unit->number, "1.5.1") == 0;
}

static const struct {
	const char *name;
	bool (*may_have)(const struct fonds_premis_unit *unit);
} known_attributes[] = {
	{ "authority", is_of_term },
	{ "authorityURI", is_of_term },
	{ "valueURI", is_of_term },
	{ "xmlID", is_of_entity },
	{ "version", is_of_entity },
	{ "simpleLink", has_simple_link },
	{ "LinkAgentXmlID", is_of_container },
	{ "LinkEventXmlID", is_of_container },
	{ "LinkObjectXmlID", is_of_container },
	{ "LinkPermissionStatementXmlID", is_of_container },
	{ "RelEventXmlID", is_of_container },
	{ "RelObjectXmlID", is_of_container },
	{ "unknown", is_composition_level },
};

static bool is_known_attribute(const struct fonds_premis_unit *unit,
	const struct fonds_premis_attribute *attribute)
{
	if (strcmp(attribute->space, FONDS_XMLNS_SPACE) == 0 ||
		strcmp(attribute->space, FONDS_XSI_SPACE) == 0)
		return true;
	if (*attribute->space)
		return false;
	for (size_t i = 0;
		i < sizeof(known_attributes) / sizeof(known_attributes[0]); i++)
		if (strcmp(known_attributes[i].name, attribute->name) == 0)
			return known_attributes[i].may_have(unit);
	return false;
}

static void check_attributes(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node)
{
	const struct fonds_premis_attribute *attribute = node->attributes;

	for (; attribute; attribute = attribute->next)
		if (!is_known_attribute(node->unit, attribute))
			fonds_check_node(check, CHECK_PREMIS_ATTRIBUTE_UNKNOWN,
				node, NULL,
				"'%s' has no attribute '%s' in PREMIS 3.0",
				node->name, attribute->name);
}

static void tell_unknown(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node)
{
	bool is_premis = strcmp(node->space, FONDS_PREMIS_SPACE) == 0;

	if (is_premis)
		fonds_check_node(check, CHECK_PREMIS_UNIT_UNKNOWN, node, NULL,
			"'%s' is no unit of '%s'", node->name,
			node->parent ? node->parent->name : "premis");
	else if (*node->name)
		fonds_check_node(check, CHECK_PREMIS_NAMESPACE, node,
			FONDS_PREMIS_SPACE,
			"'%s' is of the namespace '%s', not of PREMIS 3",
			node->name, node->space);
	else
		fonds_check_node(check, CHECK_PREMIS_UNIT_NO_TEXT, node, NULL,
			"text stands between the units of '%s'",
			node->parent ? node->parent->name : "premis");
}

static size_t part_count(const struct fonds_premis_unit *unit)
{
	size_t n = 0;

	while (unit->parts[n].unit && n < PARTS_MAX)
		n++;
	return n;
}

static size_t part_index(const struct fonds_premis_unit *unit, const char *name)
{
	size_t n = 0;

	while (unit->parts[n].unit && n < PARTS_MAX &&
		strcmp(unit->parts[n].unit, name) != 0)
		n++;
	return n;
}

static void check_order(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node)
{
	const struct fonds_premis_node *child = node->children;
	const struct fonds_premis_node *before = NULL;
	size_t furthest = 0;

	if (node->unit->is_any_order)
		return;
	for (; child; child = child->next) {
		size_t index;

		if (!child->unit)
			continue;
		index = part_index(node->unit, child->name);
		if (before && index < furthest) {
			fonds_check_node(check, CHECK_PREMIS_UNIT_ORDER, child,
				NULL, "'%s' stands behind '%s'", child->name,
				before->name);
			continue;
		}
		furthest = index;
		before = child;
	}
}

static void check_repeated(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node)
{
	const struct fonds_premis_node *child = node->children;
	unsigned counts[PARTS_MAX + 1] = { 0 };

	for (; child; child = child->next) {
		size_t index;

		if (!child->unit)
			continue;
		index = part_index(node->unit, child->name);
		counts[index]++;
		if (counts[index] == node->unit->parts[index].max + 1U)
			fonds_check_node(check, CHECK_PREMIS_UNIT_REPEATED,
				child, NULL, "'%s' (%s) may stand in '%s' %s",
				child->name, child->unit->number, node->name,
				node->unit->parts[index].max == 1
					? "once only"
					: "not so often");
	}
}

static bool has_part(const struct fonds_premis_node *node, const char *name)
{
	return fonds_premis_node_child(node, name) != NULL;
}

/* "a, b or c" of the parts of which one must be there. */
static void list_some(
	const struct fonds_premis_unit *unit, char *text, size_t size)
{
	size_t used = 0;

	for (unsigned i = 0; i < unit->some && used < size; i++)
		used += (size_t)snprintf(text + used, size - used, "%s%s",
			i == 0 ? "" : " or ", unit->parts[i].unit);
}

static void check_missing(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node)
{
	const struct fonds_premis_unit *unit = node->unit;
	bool has_some = unit->some == 0;
	char list[200];

	for (size_t i = 0; i < part_count(unit); i++) {
		const char *name = unit->parts[i].unit;

		has_some |= i < unit->some && has_part(node, name);
		if (unit->parts[i].min == 0 || has_part(node, name))
			continue;
		fonds_check_node(check, code_of(missing_units, name), node,
			name, "'%s' has no '%s'", node->name, name);
	}
	if (has_some)
		return;
	list_some(unit, list, sizeof(list));
	fonds_check_node(check, code_of(missing_units, unit->parts[0].unit),
		node, list, "'%s' has nothing of what it may hold", node->name);
}

/* The number of a sequence; sizes and levels have rules of their own. */
static void check_number(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node)
{
	uint64_t number;

	if (node->unit->value == FONDS_PREMIS_NUMBER && node->value &&
		strcmp(node->unit->number, "1.5.3") != 0 &&
		!is_composition_level(node->unit) &&
		!fonds_form_read_number(node->value, &number))
		fonds_check_node(check, CHECK_PREMIS_NUMBER, node, NULL,
			"'%s' (%s) is no whole number", node->name,
			node->unit->number);
}

static void check_value(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node)
{
	check_number(check, node);
	if (node->children)
		fonds_check_node(check, CHECK_PREMIS_UNIT_NO_TEXT, node, NULL,
			"'%s' (%s) holds text, and here elements", node->name,
			node->unit->number);
	else if (!node->value && !is_composition_level(node->unit))
		fonds_check_node(check, code_of(empty_units, node->name), node,
			NULL, "'%s' (%s) is empty", node->name,
			node->unit->number);
}

static void check_container(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node)
{
	if (node->value) {
		fonds_check_node(check, CHECK_PREMIS_UNIT_NO_TEXT, node, NULL,
			"'%s' (%s) holds units, and here text", node->name,
			node->unit->number);
		return;
	}
	check_order(check, node);
	check_repeated(check, node);
	check_missing(check, node);
}

void fonds_check_structure(struct fonds_metadata_check *check,
	const struct fonds_premis_node *entity)
{
	const struct fonds_premis_node *child = entity->children;

	if (!entity->unit) {
		tell_unknown(check, entity);
		return;
	}
	if (entity->unit->value == FONDS_PREMIS_EXTENSION)
		return;
	check_attributes(check, entity);
	if (!is_of_container(entity->unit)) {
		check_value(check, entity);
		return;
	}
	check_container(check, entity);
	for (; child; child = child->next)
		fonds_check_structure(check, child);
}
