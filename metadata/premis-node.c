/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/premis-node.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

static struct fonds_premis_node *node_new(struct fonds_arena *arena,
	const struct fonds_premis_unit *unit, const char *text)
{
	struct fonds_premis_node *node = NULL;

	if (unit)
		node = fonds_arena_alloc(arena, sizeof(*node));
	if (!node)
		return NULL;
	node->unit = unit;
	node->space = FONDS_PREMIS_SPACE;
	node->name = unit->name;
	node->text = fonds_arena_dup(arena, text && *text ? text : NULL);
	node->value = node->text;
	return node;
}

struct fonds_premis_node *fonds_premis_entity_new(
	struct fonds_arena *arena, const char *name)
{
	return node_new(arena, fonds_premis_unit_find(NULL, name), NULL);
}

/* Where the unit stands among the parts; SIZE_MAX: it is none of them. */
static size_t place_of(const struct fonds_premis_unit *holder, const char *name)
{
	for (size_t i = 0; holder->parts && holder->parts[i].unit; i++)
		if (strcmp(holder->parts[i].unit, name) == 0)
			return i;
	return SIZE_MAX;
}

/* Behind the last child whose place is not after its own. */
static void insert(
	struct fonds_premis_node *holder, struct fonds_premis_node *child)
{
	size_t place = place_of(holder->unit, child->name);
	struct fonds_premis_node **link = &holder->children;

	for (struct fonds_premis_node *at = holder->children; at; at = at->next)
		if (at->unit && place_of(holder->unit, at->name) <= place)
			link = &at->next;
	child->parent = holder;
	child->next = *link;
	*link = child;
}

struct fonds_premis_node *fonds_premis_node_add(struct fonds_arena *arena,
	struct fonds_premis_node *holder, const char *name, const char *text)
{
	struct fonds_premis_node *node;

	if (!holder || !holder->unit)
		return NULL;
	node = node_new(
		arena, fonds_premis_unit_find(holder->unit, name), text);
	if (node)
		insert(holder, node);
	return node;
}

void fonds_premis_node_put_attribute(struct fonds_arena *arena,
	struct fonds_premis_node *node, const char *name, const char *value)
{
	struct fonds_premis_attribute *attribute = fonds_arena_alloc(
		arena, sizeof(*attribute));

	if (!attribute || !node)
		return;
	attribute->space = "";
	attribute->name = fonds_arena_dup(arena, name);
	attribute->value = fonds_arena_dup(arena, value);
	attribute->next = node->attributes;
	if (attribute->name && attribute->value)
		node->attributes = attribute;
}

struct fonds_premis_node *fonds_premis_node_add_term(struct fonds_arena *arena,
	struct fonds_premis_node *holder, const char *name,
	const struct fonds_term *term)
{
	struct fonds_premis_node *node = fonds_premis_node_add(
		arena, holder, name, term->label);
	char uri[160];

	/* From the last to the first. */
	(void)snprintf(uri, sizeof(uri), "%s%s/%s", FONDS_TERM_URI_BASE,
		term->scheme, term->code);
	fonds_premis_node_put_attribute(arena, node, "valueURI", uri);
	(void)snprintf(
		uri, sizeof(uri), "%s%s", FONDS_TERM_URI_BASE, term->scheme);
	fonds_premis_node_put_attribute(arena, node, "authorityURI", uri);
	fonds_premis_node_put_attribute(arena, node, "authority", term->scheme);
	return node;
}

struct fonds_premis_node *fonds_premis_node_add_identifier(
	struct fonds_arena *arena, struct fonds_premis_node *holder,
	const char *name, const char *type, const char *value)
{
	struct fonds_premis_node *node = fonds_premis_node_add(
		arena, holder, name, NULL);
	char part[64];

	(void)snprintf(part, sizeof(part), "%sType", name);
	(void)fonds_premis_node_add(arena, node, part, type);
	(void)snprintf(part, sizeof(part), "%sValue", name);
	(void)fonds_premis_node_add(arena, node, part, value);
	return node;
}

const struct fonds_premis_attribute *fonds_premis_attributes_copy(
	struct fonds_arena *arena,
	const struct fonds_premis_attribute *attributes)
{
	const struct fonds_premis_attribute *first = NULL;
	const struct fonds_premis_attribute **end = &first;

	for (; attributes; attributes = attributes->next) {
		struct fonds_premis_attribute *copy = fonds_arena_alloc(
			arena, sizeof(*copy));

		if (!copy)
			break;
		copy->space = fonds_arena_dup(arena, attributes->space);
		copy->name = fonds_arena_dup(arena, attributes->name);
		copy->value = fonds_arena_dup(arena, attributes->value);
		if (!copy->space || !copy->name || !copy->value)
			break;
		*end = copy;
		end = &copy->next;
	}
	return first;
}

static struct fonds_premis_node *copy_one(
	struct fonds_arena *arena, const struct fonds_premis_node *node)
{
	struct fonds_premis_node *copy = fonds_arena_alloc(
		arena, sizeof(*copy));

	if (!copy)
		return NULL;
	copy->unit = node->unit;
	copy->space = fonds_arena_dup(arena, node->space);
	copy->name = fonds_arena_dup(arena, node->name);
	copy->text = fonds_arena_dup(arena, node->text);
	copy->value = node->value == node->text
			      ? copy->text
			      : fonds_arena_dup(arena, node->value);
	copy->attributes = fonds_premis_attributes_copy(
		arena, node->attributes);
	copy->line = node->line;
	return arena->status == FONDS_OK ? copy : NULL;
}

/* Along the tree without recursion: down, else on, else up and on. */
struct fonds_premis_node *fonds_premis_node_copy(
	struct fonds_arena *arena, const struct fonds_premis_node *node)
{
	const struct fonds_premis_node *from = node;
	struct fonds_premis_node *first = copy_one(arena, node);
	struct fonds_premis_node *to = first;

	while (to) {
		struct fonds_premis_node *copy;
		bool is_down = from->children != NULL;

		while (!is_down && from != node && !from->next) {
			from = from->parent;
			to = to->parent;
		}
		if (!is_down && from == node)
			return first;
		from = is_down ? from->children : from->next;
		copy = copy_one(arena, from);
		if (!copy)
			return NULL;
		copy->parent = is_down ? to : to->parent;
		if (is_down)
			to->children = copy;
		else
			to->next = copy;
		to = copy;
	}
	return NULL;
}
