/* SPDX-License-Identifier: Apache-2.0 */
#include <string.h>

#include "metadata/premis-model.h"

/*
 * Links between the parts of a description. Saying the same twice adds
 * nothing; a second role is added to the link that is there.
 */

static bool has_ends(struct fonds_premis *premis, const void *a, const void *b)
{
	if (fonds_premis_is_failed(premis))
		return false;
	if (!a || !b)
		fonds_premis_misuse(premis, "a link has no end");
	return a && b;
}

static bool has_relationship(const struct fonds_premis_object *from,
	const struct fonds_premis_relationship *wanted)
{
	for (size_t i = 0; i < from->relationships.count; i++) {
		const struct fonds_premis_relationship *known =
			from->relationships.items[i];

		if (known->type == wanted->type &&
			known->subtype == wanted->subtype &&
			known->target == wanted->target &&
			known->event == wanted->event)
			return true;
	}
	return false;
}

static void add_relationship(struct fonds_premis *premis,
	struct fonds_premis_object *from,
	const struct fonds_premis_relationship *model)
{
	struct fonds_premis_relationship *relationship = fonds_arena_alloc(
		&premis->arena, sizeof(*relationship));

	if (!relationship)
		return;
	*relationship = *model;
	fonds_premis_list_add(premis, &from->relationships, relationship);
}

void fonds_premis_relate(struct fonds_premis *premis,
	struct fonds_premis_object *a, struct fonds_premis_object *b,
	const char *type, const char *subtype, const char *inverse_subtype,
	struct fonds_premis_event *event)
{
	struct fonds_premis_relationship there = { .target = b,
		.event = event };
	struct fonds_premis_relationship back = { .target = a, .event = event };
	bool is_known;

	if (!has_ends(premis, a, b))
		return;
	if (a == b)
		fonds_premis_misuse(
			premis, "object '%s' is related to itself", a->uuid);
	there.type = fonds_premis_term(premis, "relationshipType", type);
	there.subtype = fonds_premis_term(
		premis, "relationshipSubType", subtype);
	back.type = there.type;
	back.subtype = fonds_premis_term(
		premis, "relationshipSubType", inverse_subtype);
	if (fonds_premis_is_failed(premis))
		return;

	/* Both have it or none: ask the one with the shorter list. */
	if (a->relationships.count < b->relationships.count)
		is_known = has_relationship(a, &there);
	else
		is_known = has_relationship(b, &back);
	if (is_known)
		return;
	add_relationship(premis, a, &there);
	add_relationship(premis, b, &back);
}

/* The link between the same two ends, looked for in the shorter list. */
static struct fonds_premis_link *find_link(const struct fonds_premis_list *one,
	const struct fonds_premis_list *other,
	const struct fonds_premis_link *wanted)
{
	const struct fonds_premis_list *list = one->count < other->count
						       ? one
						       : other;

	for (size_t i = 0; i < list->count; i++) {
		struct fonds_premis_link *link = list->items[i];

		if (link->event == wanted->event &&
			link->agent == wanted->agent &&
			link->object == wanted->object &&
			link->rights == wanted->rights)
			return link;
	}
	return NULL;
}

static void add_role(struct fonds_premis *premis,
	struct fonds_premis_link *link, const struct fonds_term *role)
{
	for (size_t i = 0; i < link->roles.count; i++)
		if (link->roles.items[i] == role)
			return;
	fonds_premis_list_add(premis, &link->roles, role);
}

static void add_link(struct fonds_premis *premis, struct fonds_premis_list *one,
	struct fonds_premis_list *other, const struct fonds_premis_link *model,
	const struct fonds_term *role)
{
	struct fonds_premis_link *link = find_link(one, other, model);

	if (!link) {
		link = fonds_arena_alloc(&premis->arena, sizeof(*link));
		if (!link)
			return;
		*link = *model;
		fonds_premis_list_add(premis, one, link);
		fonds_premis_list_add(premis, other, link);
	}
	if (role)
		add_role(premis, link, role);
}

void fonds_premis_event_agent(struct fonds_premis *premis,
	struct fonds_premis_event *event, struct fonds_premis_agent *agent,
	const char *role)
{
	struct fonds_premis_link model = { .event = event, .agent = agent };
	const struct fonds_term *term;

	if (!has_ends(premis, event, agent))
		return;
	term = fonds_premis_term(premis, "eventRelatedAgentRole", role);
	if (term)
		add_link(premis, &event->agent_links, &agent->event_links,
			&model, term);
}

void fonds_premis_event_object(struct fonds_premis *premis,
	struct fonds_premis_event *event, struct fonds_premis_object *object,
	const char *role)
{
	struct fonds_premis_link model = { .event = event, .object = object };
	const struct fonds_term *term;

	if (!has_ends(premis, event, object))
		return;
	term = fonds_premis_term(premis, "eventRelatedObjectRole", role);
	if (term)
		add_link(premis, &event->object_links, &object->event_links,
			&model, term);
}

void fonds_premis_rights_object(struct fonds_premis *premis,
	struct fonds_premis_rights *rights, struct fonds_premis_object *object)
{
	struct fonds_premis_link model = { .rights = rights, .object = object };

	if (has_ends(premis, rights, object))
		add_link(premis, &rights->object_links, &object->rights_links,
			&model, NULL);
}
