/* SPDX-License-Identifier: Apache-2.0 */
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "metadata/check-links.h"
#include "metadata/check-premis.h"
#include "metadata/date-span.h"
#include "metadata/value-form.h"

/*
 * What an entity is called, and which others it names, taken from its nodes.
 * PREMIS names the two parts of an identifier after the whole: XType, XValue.
 */
#define NAME_MAX_SIZE 64

static const char *part_of(
	const struct fonds_premis_node *node, const char *part)
{
	char name[NAME_MAX_SIZE];

	(void)snprintf(name, sizeof(name), "%s%s", node->name, part);
	return fonds_premis_node_value(node, name);
}

static void check_form(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node, const char *type,
	const char *value)
{
	bool is_uri = strcasecmp(type, "URI") == 0 ||
		      strcasecmp(type, "URL") == 0 ||
		      strcasecmp(type, "URN") == 0;

	if (strcasecmp(type, "UUID") == 0 && !fonds_form_is_uuid(value))
		fonds_check_node(check, CHECK_PREMIS_ID_UUID, node, NULL,
			"'%s' is no UUID", value);
	if (is_uri && !fonds_form_is_uri(value))
		fonds_check_node(check, CHECK_PREMIS_ID_URI, node, NULL,
			"'%s' is no absolute URI", value);
}

static void take_identifiers(struct fonds_metadata_check *check,
	const struct fonds_premis_node *entity, const char *unit)
{
	const struct fonds_premis_node *node = fonds_premis_node_child(
		entity, unit);

	for (; node; node = fonds_premis_node_again(node)) {
		const char *type = part_of(node, "Type");
		const char *value = part_of(node, "Value");

		if (!type || !value)
			continue;
		check_form(check, node, type, value);
		fonds_check_links_identifier(
			check->links, type, value, node->line);
	}
}

/* The number of a node among those of its name, as a link keeps it. */
static uint16_t ordinal(unsigned long number)
{
	return number > UINT16_MAX ? UINT16_MAX : (uint16_t)number;
}

static bool has_outcome_role(const struct fonds_premis_node *node)
{
	const struct fonds_premis_node *role = fonds_premis_node_child(
		node, "linkingObjectRole");

	for (; role; role = fonds_premis_node_again(role))
		if (fonds_check_term_is(role, "out"))
			return true;
	return false;
}

static struct fonds_link *take_link(struct fonds_metadata_check *check,
	enum fonds_link_kind kind, const struct fonds_premis_node *node)
{
	const char *type = part_of(node, "Type");
	const char *value = part_of(node, "Value");
	struct fonds_link *link;

	if (!type || !value)
		return NULL;
	link = fonds_check_links_link(check->links, kind, type, value);
	if (link)
		link->line = (uint32_t)node->line;
	return link;
}

static void take_links(struct fonds_metadata_check *check,
	const struct fonds_premis_node *entity, enum fonds_link_kind kind)
{
	const struct fonds_premis_node *node = fonds_premis_node_child(
		entity, fonds_link_kind_info(kind)->unit);
	unsigned long number = 1;

	for (; node; node = fonds_premis_node_again(node), number++) {
		struct fonds_link *link = take_link(check, kind, node);

		if (!link)
			continue;
		link->ordinal = ordinal(number);
		if (kind == FONDS_LINK_EVENT_OBJECT && has_outcome_role(node))
			link->subtype = FONDS_LINK_OUTCOME;
	}
}

static void take_related(struct fonds_metadata_check *check,
	const struct fonds_premis_node *relationship, enum fonds_link_kind kind,
	unsigned long number)
{
	const struct fonds_premis_node *node = fonds_premis_node_child(
		relationship, fonds_link_kind_info(kind)->unit);
	const struct fonds_premis_node *subtype = fonds_premis_node_child(
		relationship, "relationshipSubType");

	for (; node; node = fonds_premis_node_again(node)) {
		struct fonds_link *link = take_link(check, kind, node);

		if (!link)
			continue;
		link->ordinal = ordinal(number);
		link->subtype = subtype ? fonds_check_subtype(subtype) : 0;
	}
}

static void take_relationships(struct fonds_metadata_check *check,
	const struct fonds_premis_node *object)
{
	const struct fonds_premis_node *node = fonds_premis_node_child(
		object, "relationship");
	unsigned long number = 1;

	for (; node; node = fonds_premis_node_again(node), number++) {
		take_related(check, node, FONDS_LINK_RELATED_OBJECT, number);
		take_related(check, node, FONDS_LINK_RELATED_EVENT, number);
	}
}

static void take_all(struct fonds_metadata_check *check,
	const struct fonds_premis_node *entity, enum fonds_link_end end)
{
	for (unsigned kind = 0; kind < FONDS_LINK_KINDS; kind++)
		if (fonds_link_kind_info(kind)->from == end &&
			kind != FONDS_LINK_RELATED_OBJECT &&
			kind != FONDS_LINK_RELATED_EVENT)
			take_links(check, entity, kind);
}

static struct fonds_link_entity *begin(struct fonds_metadata_check *check,
	const struct fonds_premis_node *node, enum fonds_link_end end)
{
	struct fonds_link_entity *entity = fonds_check_links_entity(
		check->links, end);

	if (!entity)
		return NULL;
	entity->line = (uint32_t)node->line;
	entity->ordinal = (uint32_t)check->ordinal;
	return entity;
}

/* The last of the dates on which programs say that they made it. */
static void take_creation(struct fonds_link_entity *entity,
	const struct fonds_premis_node *object)
{
	const struct fonds_premis_node *part = fonds_premis_node_child(
		object, "objectCharacteristics");

	for (; part; part = fonds_premis_node_again(part)) {
		const struct fonds_premis_node *node = fonds_premis_node_child(
			part, "creatingApplication");

		for (; node; node = fonds_premis_node_again(node)) {
			const char *date = fonds_premis_node_value(
				node, "dateCreatedByApplication");
			struct fonds_date_span span;

			if (date && fonds_date_span_read(date, &span) &&
				span.first > entity->first)
				entity->first = span.first;
		}
	}
}

static void take_object(struct fonds_metadata_check *check,
	const struct fonds_premis_node *object)
{
	struct fonds_link_entity *entity = begin(
		check, object, FONDS_LINK_END_OBJECT);

	if (!entity)
		return;
	take_creation(entity, object);
	take_identifiers(check, object, "objectIdentifier");
	take_all(check, object, FONDS_LINK_END_OBJECT);
	take_relationships(check, object);
}

static void take_event(struct fonds_metadata_check *check,
	const struct fonds_premis_node *event)
{
	struct fonds_link_entity *entity = begin(
		check, event, FONDS_LINK_END_EVENT);
	const char *date = fonds_premis_node_value(event, "eventDateTime");
	struct fonds_date_span span;

	if (!entity)
		return;
	if (date && fonds_date_span_read(date, &span)) {
		entity->first = span.first;
		entity->last = span.last;
	}
	entity->is_creation = fonds_check_term_is(
		fonds_premis_node_child(event, "eventType"), "cre");
	take_identifiers(check, event, "eventIdentifier");
	take_all(check, event, FONDS_LINK_END_EVENT);
}

static void take_agent(struct fonds_metadata_check *check,
	const struct fonds_premis_node *agent)
{
	if (!begin(check, agent, FONDS_LINK_END_AGENT))
		return;
	take_identifiers(check, agent, "agentIdentifier");
	take_all(check, agent, FONDS_LINK_END_AGENT);
}

static void take_rights(struct fonds_metadata_check *check,
	const struct fonds_premis_node *rights)
{
	const struct fonds_premis_node *statement = fonds_premis_node_child(
		rights, "rightsStatement");
	uint32_t number = 1;

	for (; statement; statement = fonds_premis_node_again(statement)) {
		struct fonds_link_entity *entity = begin(
			check, statement, FONDS_LINK_END_RIGHTS);

		if (!entity)
			return;
		entity->statement = number++;
		take_identifiers(check, statement, "rightsStatementIdentifier");
		take_all(check, statement, FONDS_LINK_END_RIGHTS);
	}
}

static const struct {
	const char *name;
	void (*take)(struct fonds_metadata_check *check,
		const struct fonds_premis_node *entity);
} takers[] = {
	{ "object", take_object },
	{ "event", take_event },
	{ "agent", take_agent },
	{ "rights", take_rights },
};

void fonds_check_references(struct fonds_metadata_check *check,
	const struct fonds_premis_node *entity)
{
	for (size_t i = 0; i < sizeof(takers) / sizeof(takers[0]); i++)
		if (strcmp(takers[i].name, entity->name) == 0)
			takers[i].take(check, entity);
}
