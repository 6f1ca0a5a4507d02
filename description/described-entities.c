/* SPDX-License-Identifier: Apache-2.0 */
#include "description/described-entities.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"

#define ARENA_MAX ((size_t)512 << 20)
#define URN "urn:uuid:"
#define URN_SIZE (sizeof(URN) - 1)

void fonds_described_entities_init(struct fonds_described_entities *entities)
{
	fonds_arena_init(&entities->arena, ARENA_MAX);
}

void fonds_described_entities_clear(struct fonds_described_entities *entities)
{
	fonds_arena_clear(&entities->arena);
	free(entities->items);
	entities->items = NULL;
	entities->count = 0;
}

static void add(struct fonds_described_entities *entities,
	struct fonds_described_entity entity)
{
	size_t wanted = entities->capacity ? 2 * entities->capacity : 64;

	if (strncasecmp(entity.name, URN, URN_SIZE) == 0)
		entity.name += URN_SIZE;
	entity.name = fonds_arena_dup(&entities->arena, entity.name);
	if (!entity.name || entities->status < 0)
		return;
	if (entities->count == entities->capacity) {
		struct fonds_described_entity *items = reallocarray(
			entities->items, wanted, sizeof(*items));

		if (!items) {
			entities->status = FONDS_ERR_NOMEM;
			return;
		}
		entities->items = items;
		entities->capacity = wanted;
	}
	entities->items[entities->count++] = entity;
}

/* An environment is an intellectual entity too, and no document. */
static bool is_document(const struct fonds_premis_node *object)
{
	return object->unit &&
	       strcmp(object->unit->name, "intellectualEntity") == 0 &&
	       !fonds_premis_node_child(object, "environmentFunction");
}

void fonds_described_entities_object(struct fonds_described_entities *entities,
	const struct fonds_premis_node *object)
{
	const struct fonds_premis_node *node = fonds_premis_node_child(
		object, "objectIdentifier");

	entities->objects++;
	for (; node; node = fonds_premis_node_again(node)) {
		const char *value = fonds_premis_node_value(
			node, "objectIdentifierValue");

		if (value)
			add(entities,
				(struct fonds_described_entity){
					.name = value,
					.line = object->line,
					.object = entities->objects,
					.is_intellectual = is_document(object),
				});
	}
}

void fonds_described_entities_record(struct fonds_described_entities *entities,
	const char *about, unsigned long line)
{
	entities->records++;
	add(entities,
		(struct fonds_described_entity){ .name = about, .line = line });
}

static int compare_names(const void *a, const void *b)
{
	const struct fonds_described_entity *x = a;
	const struct fonds_described_entity *y = b;

	return strcasecmp(x->name, y->name);
}

static int compare_objects(const void *a, const void *b)
{
	const struct fonds_described_entity *x = a;
	const struct fonds_described_entity *y = b;

	if (x->object != y->object)
		return x->object < y->object ? -1 : 1;
	return x->is_met - y->is_met;
}

/* Those of one name: the two sides have met when both are among them. */
static void meet(struct fonds_described_entity *items, size_t count)
{
	bool has_object = false;
	bool has_record = false;

	for (size_t i = 0; i < count; i++) {
		has_object |= items[i].object > 0;
		has_record |= items[i].object == 0;
	}
	for (size_t i = 0; i < count; i++)
		items[i].is_met = has_object && has_record;
}

static void meet_all(struct fonds_described_entities *entities)
{
	size_t start = 0;

	for (size_t i = 1; i <= entities->count; i++) {
		if (i < entities->count &&
			compare_names(&entities->items[start],
				&entities->items[i]) == 0)
			continue;
		meet(&entities->items[start], i - start);
		start = i;
	}
}

static void tell(struct fonds_metadata_check *check, const char *file,
	enum fonds_check_code code, const struct fonds_described_entity *entity,
	const char *message)
{
	struct fonds_check_spot spot = { .line = entity->line,
		.actual = entity->name };

	check->file = file;
	fonds_check_add(check, code, &spot, "%s", message);
}

/* Sorted by object, those that were met last: one of its names is enough. */
static void tell_all(struct fonds_described_entities *entities,
	struct fonds_metadata_check *check, const char *premis, const char *dc)
{
	for (size_t i = 0; i < entities->count; i++) {
		const struct fonds_described_entity *item = &entities->items[i];
		bool is_last = i + 1 == entities->count ||
			       item[1].object != item->object;

		if (item->is_met)
			continue;
		if (item->object == 0)
			tell(check, dc, CHECK_DESCRIPTION_DC_ABOUT, item,
				"PREMIS has no object with this identifier");
		else if (item->is_intellectual && is_last)
			tell(check, premis, CHECK_DESCRIPTION_DC_IDENTIFIER,
				item, "Dublin Core has no record about it");
	}
}

enum fonds_status fonds_described_entities_compare(
	struct fonds_described_entities *entities,
	struct fonds_metadata_check *check, const char *premis, const char *dc,
	struct fonds_error **error)
{
	if (entities->status < 0)
		return fonds_fail_nomem(error);
	if (entities->count > 0)
		qsort(entities->items, entities->count,
			sizeof(*entities->items), compare_names);
	meet_all(entities);
	if (entities->count > 0)
		qsort(entities->items, entities->count,
			sizeof(*entities->items), compare_objects);
	tell_all(entities, check, premis, dc);
	return fonds_arena_check(&entities->arena, "what is described", error);
}
