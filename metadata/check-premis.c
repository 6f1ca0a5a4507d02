/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/check-premis.h"

#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/check-links.h"

/*
 * A description entity by entity: its units, terms and dates, then what is
 * asked of its kind, then what it is called and names, which is resolved when
 * all have been read.
 */
static const struct entity {
	const char *name;
	size_t count; /* offset in the check */
	void (*check)(struct fonds_metadata_check *check,
		const struct fonds_premis_node *entity);
} entities[] = {
	{ "object", offsetof(struct fonds_metadata_check, objects),
		fonds_check_object },
	{ "event", offsetof(struct fonds_metadata_check, events),
		fonds_check_event },
	{ "agent", offsetof(struct fonds_metadata_check, agents),
		fonds_check_agent },
	{ "rights", offsetof(struct fonds_metadata_check, rights),
		fonds_check_rights },
};

#define ENTITIES (sizeof(entities) / sizeof(entities[0]))

/* How the entities of one root follow each other. */
struct order {
	size_t furthest;
	unsigned long ordinals[ENTITIES];
};

static uint64_t *counter(struct fonds_metadata_check *check, size_t index)
{
	char *base = (char *)check;

	return (uint64_t *)(void *)(base + entities[index].count);
}

static size_t entity_index(const struct fonds_premis_node *node)
{
	size_t i = 0;

	while (i < ENTITIES &&
		(!node->unit || strcmp(entities[i].name, node->name)))
		i++;
	return i;
}

static void check_version(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node, bool is_required)
{
	const char *version = fonds_premis_node_attribute(node, "version");

	if (!version && is_required)
		fonds_check_node(check, CHECK_PREMIS_VERSION, node, "3.0",
			"the attribute version is missing");
	else if (version && strcmp(version, "3.0") != 0)
		fonds_check_node(check, CHECK_PREMIS_VERSION, node, "3.0",
			"the attribute version is '%s'", version);
}

static void check_place(struct fonds_metadata_check *check, struct order *order,
	const struct fonds_premis_node *node, size_t index)
{
	if (index < order->furthest)
		fonds_check_node(check, CHECK_PREMIS_ENTITY_ORDER, node, NULL,
			"an %s stands behind the first of '%s'",
			entities[index].name, entities[order->furthest].name);
	else
		order->furthest = index;
}

static enum fonds_status check_entity(struct fonds_metadata_check *check,
	struct order *order, const struct fonds_premis_node *node,
	struct fonds_error **error)
{
	size_t index = entity_index(node);

	if (index == ENTITIES) {
		check->ordinal = 1;
		fonds_check_structure(check, node);
		return fonds_check_status(check, error);
	}
	++*counter(check, index);
	check->ordinal = ++order->ordinals[index];
	check_place(check, order, node, index);
	check_version(check, node, false);
	fonds_check_structure(check, node);
	fonds_check_terms(check, node);
	fonds_check_dates(check, node);
	entities[index].check(check, node);
	fonds_check_references(check, node);
	if (check->see) {
		enum fonds_status status = check->see(
			node, NULL, node->line, check->payload, error);

		if (status < 0)
			return status;
	}
	return fonds_check_status(check, error);
}

/* The root has attributes of its own, and no entity in the count. */
static void check_root(struct fonds_metadata_check *check,
	const struct fonds_premis_node *root)
{
	bool is_premis = strcmp(root->name, "premis") == 0;
	const char *outside = check->root;

	check->root = "";
	check->ordinal = 1;
	check_version(check, root, is_premis);
	check->root = is_premis ? "/premis" : outside;
}

enum fonds_status fonds_check_premis_part(struct fonds_metadata_check *check,
	struct fonds_premis_reader *reader, struct fonds_error **error)
{
	const struct fonds_premis_node *node = NULL;
	struct fonds_error *own = NULL;
	struct order order = { 0 };
	enum fonds_status status;

	check_root(check, fonds_premis_reader_root(reader));
	do {
		status = fonds_premis_reader_next(reader, &node, &own);
		if (status < 0)
			return fonds_check_refused(check, status, &own, error);
		if (node)
			status = check_entity(check, &order, node, error);
	} while (status == FONDS_OK && node);
	return status;
}

enum fonds_status fonds_check_premis_begin(
	struct fonds_metadata_check *check, struct fonds_error **error)
{
	return fonds_check_links_new(&check->links, error);
}

/* A description that describes nothing, or nobody who did anything. */
static void check_whole(
	struct fonds_metadata_check *check, const uint64_t before[ENTITIES])
{
	uint64_t objects = check->objects - before[0];
	uint64_t events = check->events - before[1];
	uint64_t agents = check->agents - before[2];
	struct fonds_check_spot spot = { .line = 1, .place = check->root };

	if (objects == 0)
		fonds_check_add(check, CHECK_PREMIS_OBJECT_NONE, &spot,
			"the description has no object");
	if (events == 0)
		fonds_check_add(check, CHECK_PREMIS_EVENT_NONE, &spot,
			"the description has no event");
	if (events > 0 && agents == 0)
		fonds_check_add(check, CHECK_PREMIS_AGENT_NONE, &spot,
			"the description has events and no agent");
}

enum fonds_status fonds_check_premis_end(
	struct fonds_metadata_check *check, struct fonds_error **error)
{
	enum fonds_status status = fonds_check_links_resolve(check, error);

	fonds_check_premis_clear(check);
	return status < 0 ? status : fonds_check_status(check, error);
}

void fonds_check_premis_clear(struct fonds_metadata_check *check)
{
	fonds_check_links_free(check->links);
	check->links = NULL;
}

/*
 * An entity that stands alone names others which are elsewhere: its links
 * cannot be resolved. Nor can those of a file that was not read to its end.
 */
static bool is_whole(const struct fonds_metadata_check *check,
	const struct fonds_premis_reader *reader, uint64_t errors)
{
	const struct fonds_premis_node *root = fonds_premis_reader_root(reader);

	return strcmp(root->name, "premis") == 0 && check->refusals == errors;
}

enum fonds_status fonds_check_premis(struct fonds_metadata_check *check,
	struct fonds_premis_reader *reader, struct fonds_error **error)
{
	const uint64_t before[ENTITIES] = { check->objects, check->events,
		check->agents, check->rights };
	uint64_t refusals = check->refusals;
	enum fonds_status status = fonds_check_premis_begin(check, error);

	if (status == FONDS_OK)
		status = fonds_check_premis_part(check, reader, error);
	if (status == FONDS_OK && is_whole(check, reader, refusals)) {
		check_whole(check, before);
		status = fonds_check_premis_end(check, error);
	}
	fonds_check_premis_clear(check);
	return status;
}
