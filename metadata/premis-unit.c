/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/premis-unit.h"

#include <string.h>

#include "metadata/premis-unit-table.h"

/*
 * A unit is found by its place: first the parts of the unit that holds it say
 * whether it may be there, then it is the row of that name below the holder's
 * number. So "linkingEventIdentifier" is 1.14 in an object and 3.7 in an agent.
 */

static bool is_below(const struct fonds_premis_unit *unit, const char *number)
{
	size_t size = strlen(number);

	return size == 0 || (strncmp(unit->number, number, size) == 0 &&
				    unit->number[size] == '.');
}

static bool holds(const struct fonds_premis_unit *unit, const char *name)
{
	const struct fonds_premis_part *part = unit->parts;

	while (part && part->unit && strcmp(part->unit, name) != 0)
		part++;
	return part && part->unit;
}

static const struct fonds_premis_unit *find_below(
	const char *number, const char *name)
{
	for (size_t i = 1; i < fonds_premis_unit_count; i++)
		if (strcmp(fonds_premis_units[i].name, name) == 0 &&
			is_below(&fonds_premis_units[i], number))
			return &fonds_premis_units[i];
	return NULL;
}

const struct fonds_premis_unit *fonds_premis_unit_find(
	const struct fonds_premis_unit *context, const char *name)
{
	const struct fonds_premis_unit *root = &fonds_premis_units[0];

	if (!context && strcmp(name, root->name) == 0)
		return root;
	if (!context)
		context = root;
	return holds(context, name) ? find_below(context->number, name) : NULL;
}

const struct fonds_premis_unit *fonds_premis_unit_kind(const char *type)
{
	static const char *const kinds[] = { "intellectualEntity",
		"representation", "file", "bitstream" };
	const char *colon = strrchr(type, ':');

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(colon ? colon + 1 : type, kinds[i]) == 0)
			return find_below("", kinds[i]);
	return NULL;
}

const struct fonds_premis_unit *fonds_premis_unit_at(size_t index)
{
	return index < fonds_premis_unit_count ? &fonds_premis_units[index]
					       : NULL;
}

static const struct fonds_premis_node *find_from(
	const struct fonds_premis_node *node, const char *name)
{
	while (node && (strcmp(node->name, name) != 0 ||
			       strcmp(node->space, FONDS_PREMIS_SPACE) != 0))
		node = node->next;
	return node;
}

const struct fonds_premis_node *fonds_premis_node_child(
	const struct fonds_premis_node *node, const char *name)
{
	return find_from(node->children, name);
}

const struct fonds_premis_node *fonds_premis_node_again(
	const struct fonds_premis_node *node)
{
	return find_from(node->next, node->name);
}

const char *fonds_premis_node_value(
	const struct fonds_premis_node *node, const char *name)
{
	const struct fonds_premis_node *child = fonds_premis_node_child(
		node, name);

	return child ? child->value : NULL;
}

const char *fonds_premis_node_attribute(
	const struct fonds_premis_node *node, const char *name)
{
	const struct fonds_premis_attribute *attribute = node->attributes;

	while (attribute &&
		(strcmp(attribute->name, name) != 0 ||
			strcmp(attribute->space, FONDS_XMLNS_SPACE) == 0))
		attribute = attribute->next;
	return attribute ? attribute->value : NULL;
}
