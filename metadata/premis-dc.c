/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/premis-dc.h"

#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "base/error.h"
#include "metadata/date.h"
#include "metadata/dc-property.h"
#include "metadata/premis-entities.h"
#include "metadata/record-parse.h"

#define URN_SIZE 128

/* From an entity over its representation to a file, and no farther. */
#define REPRESENTS_DEPTH 2

struct walk {
	const struct fonds_graph *graph;
	struct fonds_dc_set *set;
	const struct fonds_graph_node *entity;
	struct fonds_dc_description *to;
	bool is_full;
};

static void add(struct walk *walk, const char *name, const char *encoding,
	const char *value)
{
	if (encoding && !fonds_dc_encoding_fits(encoding, value))
		encoding = NULL;
	if (!fonds_dc_description_add(walk->to, name, encoding, NULL, value))
		walk->is_full = true;
}

/* A UUID as a URN, a URI as it is; NULL when it is neither. */
static const char *urn_of(
	const struct fonds_graph_node *node, char urn[URN_SIZE])
{
	const struct fonds_graph_pair *pair = node->identifiers;

	if (pair && strcasecmp(pair->type, "UUID") == 0 &&
		strlen(pair->value) < 64)
		(void)snprintf(urn, URN_SIZE, "urn:uuid:%s", pair->value);
	else if (pair && strlen(pair->value) < URN_SIZE)
		(void)snprintf(urn, URN_SIZE, "%s", pair->value);
	else
		return NULL;
	return fonds_dc_is_uri(urn) ? urn : NULL;
}

static void add_identifiers(struct walk *walk)
{
	const struct fonds_graph_pair *pair = walk->entity->identifiers;
	char urn[URN_SIZE];

	if (urn_of(walk->entity, urn))
		add(walk, "identifier", "URI", urn);
	for (pair = pair ? pair->next : NULL; pair; pair = pair->next) {
		bool is_reference = strcmp(pair->type, "archival reference") ==
				    0;

		if (is_reference)
			add(walk, "bibliographicCitation", NULL, pair->value);
		else
			add(walk, "identifier", "URI", pair->value);
	}
}

static void add_date(struct walk *walk, const char *text)
{
	char w3cdtf[FONDS_DATE_SIZE];
	struct fonds_date date;

	if (fonds_date_parse(text, strlen(text), &date))
		add(walk, "created", "W3CDTF",
			fonds_date_format(&date, w3cdtf));
	else
		add(walk, "date", NULL, text);
}

static void add_properties(struct walk *walk)
{
	const struct fonds_graph_pair *pair = walk->entity->properties;

	for (; pair; pair = pair->next) {
		if (strcmp(pair->type, "title") == 0)
			add(walk, "title", NULL, pair->value);
		else if (strcmp(pair->type, "date") == 0)
			add_date(walk, pair->value);
		else if (strcmp(pair->type, "language") == 0)
			add(walk, "language", "ISO639-2", pair->value);
		else if (strcmp(pair->type, FONDS_PREMIS_DATE_EDTF) != 0)
			fonds_dc_set_label(walk->set,
				*pair->type ? pair->type : "property",
				pair->value);
	}
}

static bool begins_fold(const char *text, const char *prefix)
{
	return strncasecmp(text, prefix, strlen(prefix)) == 0;
}

/* The agents that carried out the event, not the programs that noted it. */
static void add_contributors(
	struct walk *walk, const struct fonds_graph_node *event)
{
	for (const struct fonds_graph_link *link = event->links; link;
		link = link->next)
		if (link->target && link->target->kind == FONDS_GRAPH_AGENT &&
			link->target->name &&
			begins_fold(link->role, "implementer"))
			add(walk, "contributor", NULL, link->target->name);
}

static void add_derivation(
	struct walk *walk, const struct fonds_graph_link *link)
{
	char urn[URN_SIZE];

	if (link->target->kind != FONDS_GRAPH_ENTITY ||
		!urn_of(link->target, urn))
		return;
	if (begins_fold(link->role, "has source")) {
		add(walk, "isVersionOf", "URI", urn);
		add(walk, "source", "URI", urn);
	} else if (begins_fold(link->role, "is source of")) {
		add(walk, "hasVersion", "URI", urn);
	}
}

static void add_formats(
	struct walk *walk, const struct fonds_graph_node *from, unsigned depth)
{
	const struct fonds_graph_pair *pair = from->formats;

	for (; pair; pair = pair->next)
		if (strcmp(pair->type, "IANA Media Types") == 0)
			add(walk, "format", "IMT", pair->value);
	if (depth == REPRESENTS_DEPTH)
		return;
	for (const struct fonds_graph_link *link = from->links; link;
		link = link->next)
		if (link->is_relationship && link->target &&
			(begins_fold(link->role, "is represented by") ||
				begins_fold(link->role, "includes")))
			add_formats(walk, link->target, depth + 1);
}

/* The translation is what the event of its making had as outcome. */
static void add_links(struct walk *walk)
{
	for (const struct fonds_graph_link *link = walk->entity->links; link;
		link = link->next) {
		const struct fonds_graph_node *target = link->target;

		if (!target)
			continue;
		if (link->is_relationship)
			add_derivation(walk, link);
		else if (target->kind == FONDS_GRAPH_RIGHTS && target->detail &&
			 strcmp(target->detail, FONDS_PREMIS_NO_RIGHTS) != 0)
			add(walk, "rights", NULL, target->detail);
	}
	for (const struct fonds_graph_link *link = walk->entity->links; link;
		link = link->next)
		if (link->target && link->is_relationship &&
			begins_fold(link->role, "has source") &&
			link->event_identifier) {
			const struct fonds_graph_node *event = fonds_graph_find(
				walk->graph, link->event_identifier);

			if (event && event->kind == FONDS_GRAPH_EVENT)
				add_contributors(walk, event);
		}
	add_formats(walk, walk->entity, 0);
}

static enum fonds_status describe(struct walk *walk, struct fonds_error **error)
{
	char urn[URN_SIZE];
	const char *about = urn_of(walk->entity, urn);
	enum fonds_status status;

	walk->to = about ? fonds_dc_set_find(walk->set, about) : NULL;
	if (!walk->to) {
		walk->to = fonds_dc_description_new(about);
		status = fonds_dc_set_add(walk->set, walk->to, error);
		if (status < 0)
			return status;
	}
	add_identifiers(walk);
	add_properties(walk);
	add_links(walk);
	if (walk->is_full)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"more than %d statements about one thing",
			FONDS_DC_TERMS_MAX);
	return fonds_dc_description_check(walk->to, error);
}

enum fonds_status fonds_graph_describe(const struct fonds_graph *graph,
	struct fonds_dc_set *set, struct fonds_error **error)
{
	struct walk walk = { .graph = graph, .set = set };
	enum fonds_status status = FONDS_OK;

	for (walk.entity =
			fonds_graph_of_kind(graph->first, FONDS_GRAPH_ENTITY);
		status == FONDS_OK && walk.entity;
		walk.entity = fonds_graph_of_kind(
			walk.entity->next, FONDS_GRAPH_ENTITY))
		status = describe(&walk, error);
	if (status < 0)
		return status;
	return fonds_arena_check(
		&set->arena, "the Dublin Core description", error);
}
