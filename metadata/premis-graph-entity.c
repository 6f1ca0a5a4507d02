/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/premis-graph-entity.h"

#include <stdio.h>

/*
 * Lists are made by putting each before the last, and turned round when the
 * entity is read: it may have very many of a kind.
 */

/* What begins the name of a link says what it links to. */
static const struct {
	const char *unit;
	const char *role;
	enum fonds_premis_node_kind meant;
} link_units[] = {
	{ "linkingObjectIdentifier", "linkingObjectRole", FONDS_GRAPH_OBJECT },
	{ "linkingEventIdentifier", NULL, FONDS_GRAPH_EVENT },
	{ "linkingAgentIdentifier", "linkingAgentRole", FONDS_GRAPH_AGENT },
	{ "linkingRightsStatementIdentifier", NULL, FONDS_GRAPH_RIGHTS },
};

static const char *dup_value(struct fonds_graph *graph,
	const struct fonds_premis_node *node, const char *name)
{
	const char *value = node ? fonds_premis_node_value(node, name) : NULL;

	return fonds_arena_dup(&graph->arena, value);
}

/* Before those that are there; nothing is said by an empty value. */
static void add_pair(struct fonds_graph *graph, struct fonds_graph_pair **list,
	const char *type, const char *value)
{
	struct fonds_graph_pair *pair;

	if (!value)
		return;
	pair = fonds_arena_alloc(&graph->arena, sizeof(*pair));
	if (!pair)
		return;
	pair->type = fonds_arena_dup(&graph->arena, type ? type : "");
	pair->value = fonds_arena_dup(&graph->arena, value);
	if (graph->arena.status != FONDS_OK)
		return;
	pair->next = *list;
	*list = pair;
}

/* "objectIdentifier" and its two units, whose names begin like it. */
static void read_identifiers(struct fonds_graph *graph,
	const struct fonds_premis_node *from, const char *unit,
	struct fonds_graph_pair **list)
{
	const struct fonds_premis_node *at;
	char type[80];
	char value[80];

	(void)snprintf(type, sizeof(type), "%sType", unit);
	(void)snprintf(value, sizeof(value), "%sValue", unit);
	for (at = fonds_premis_node_child(from, unit); at;
		at = fonds_premis_node_again(at))
		add_pair(graph, list, fonds_premis_node_value(at, type),
			fonds_premis_node_value(at, value));
}

static void add_link(struct fonds_graph *graph, struct fonds_graph_node *node,
	const struct fonds_graph_link *model)
{
	struct fonds_graph_link **list = &node->links;
	struct fonds_graph_link *link;

	if (!model->identifier)
		return;
	link = fonds_arena_alloc(&graph->arena, sizeof(*link));
	if (!link)
		return;
	*link = *model;
	if (!link->role)
		link->role = "";
	link->next = *list;
	*list = link;
}

static void turn_pairs_round(struct fonds_graph_pair **list)
{
	struct fonds_graph_pair *turned = NULL;

	while (*list) {
		struct fonds_graph_pair *pair = *list;

		*list = pair->next;
		pair->next = turned;
		turned = pair;
	}
	*list = turned;
}

static void turn_links_round(struct fonds_graph_node *node)
{
	struct fonds_graph_link *turned = NULL;

	while (node->links) {
		struct fonds_graph_link *link = node->links;

		node->links = link->next;
		link->next = turned;
		turned = link;
	}
	node->links = turned;
}

static void read_links(struct fonds_graph *graph, struct fonds_graph_node *node,
	const struct fonds_premis_node *from)
{
	const struct fonds_premis_node *at;

	for (size_t i = 0; i < sizeof(link_units) / sizeof(link_units[0]);
		i++) {
		const char *role = link_units[i].role;
		char value[80];

		(void)snprintf(
			value, sizeof(value), "%sValue", link_units[i].unit);
		for (at = fonds_premis_node_child(from, link_units[i].unit); at;
			at = fonds_premis_node_again(at))
			add_link(graph, node,
				&(struct fonds_graph_link){
					.role = role ? dup_value(
							       graph, at, role)
						     : NULL,
					.identifier = dup_value(
						graph, at, value),
					.meant = link_units[i].meant,
				});
	}
}

static void read_relationships(struct fonds_graph *graph,
	struct fonds_graph_node *node, const struct fonds_premis_node *from)
{
	const struct fonds_premis_node *at;
	const struct fonds_premis_node *related;

	for (at = fonds_premis_node_child(from, "relationship"); at;
		at = fonds_premis_node_again(at))
		for (related = fonds_premis_node_child(
			     at, "relatedObjectIdentifier");
			related; related = fonds_premis_node_again(related))
			add_link(graph, node,
				&(struct fonds_graph_link){
					.role = dup_value(graph, at,
						"relationshipSubType"),
					.identifier = dup_value(graph, related,
						"relatedObjectIdentifierValue"),
					.event_identifier = dup_value(graph,
						fonds_premis_node_child(at,
							"relatedEventIdentifie"
							"r"),
						"relatedEventIdentifierValue"),
					.meant = FONDS_GRAPH_OBJECT,
					.is_relationship = true,
				});
}

static void read_formats(struct fonds_graph *graph,
	struct fonds_graph_node *node, const struct fonds_premis_node *from)
{
	const struct fonds_premis_node *at;

	for (at = fonds_premis_node_child(from, "format"); at;
		at = fonds_premis_node_again(at)) {
		const struct fonds_premis_node *registry =
			fonds_premis_node_child(at, "formatRegistry");
		const struct fonds_premis_node *designation =
			fonds_premis_node_child(at, "formatDesignation");

		if (registry)
			add_pair(graph, &node->formats,
				fonds_premis_node_value(
					registry, "formatRegistryName"),
				fonds_premis_node_value(
					registry, "formatRegistryKey"));
		if (designation)
			add_pair(graph, &node->formats, "",
				fonds_premis_node_value(
					designation, "formatName"));
	}
}

static void read_characteristics(struct fonds_graph *graph,
	struct fonds_graph_node *node, const struct fonds_premis_node *from)
{
	const struct fonds_premis_node *at = fonds_premis_node_child(
		from, "objectCharacteristics");
	const struct fonds_premis_node *fixity;

	if (!at)
		return;
	fixity = fonds_premis_node_child(at, "fixity");
	node->size = dup_value(graph, at, "size");
	node->algorithm = dup_value(graph, fixity, "messageDigestAlgorithm");
	node->digest = dup_value(graph, fixity, "messageDigest");
	read_formats(graph, node, at);
}

static void read_object(struct fonds_graph *graph,
	struct fonds_graph_node *node, const struct fonds_premis_node *from)
{
	const struct fonds_premis_node *at;

	read_identifiers(graph, from, "objectIdentifier", &node->identifiers);
	for (at = fonds_premis_node_child(from, "significantProperties"); at;
		at = fonds_premis_node_again(at))
		add_pair(graph, &node->properties,
			fonds_premis_node_value(
				at, "significantPropertiesType"),
			fonds_premis_node_value(
				at, "significantPropertiesValue"));
	node->name = dup_value(graph, from, "originalName");
	at = fonds_premis_node_child(from, "storage");
	if (at)
		node->location = dup_value(graph,
			fonds_premis_node_child(at, "contentLocation"),
			"contentLocationValue");
	read_characteristics(graph, node, from);
	read_relationships(graph, node, from);
}

static void read_outcome(struct fonds_graph *graph,
	struct fonds_graph_node *node, const struct fonds_premis_node *from)
{
	const struct fonds_premis_node *at;
	const struct fonds_premis_node *detail;

	for (at = fonds_premis_node_child(from, "eventOutcomeInformation"); at;
		at = fonds_premis_node_again(at)) {
		if (!node->outcome)
			node->outcome = dup_value(graph, at, "eventOutcome");
		for (detail = fonds_premis_node_child(at, "eventOutcomeDetail");
			detail; detail = fonds_premis_node_again(detail))
			add_pair(graph, &node->notes, "",
				fonds_premis_node_value(
					detail, "eventOutcomeDetailNote"));
	}
}

static void read_event(struct fonds_graph *graph, struct fonds_graph_node *node,
	const struct fonds_premis_node *from)
{
	read_identifiers(graph, from, "eventIdentifier", &node->identifiers);
	node->type = dup_value(graph, from, "eventType");
	node->date = dup_value(graph, from, "eventDateTime");
	node->detail = dup_value(graph,
		fonds_premis_node_child(from, "eventDetailInformation"),
		"eventDetail");
	read_outcome(graph, node, from);
}

static void read_agent(struct fonds_graph *graph, struct fonds_graph_node *node,
	const struct fonds_premis_node *from)
{
	read_identifiers(graph, from, "agentIdentifier", &node->identifiers);
	node->name = dup_value(graph, from, "agentName");
	node->type = dup_value(graph, from, "agentType");
	node->version = dup_value(graph, from, "agentVersion");
	node->detail = dup_value(graph, from, "agentNote");
}

static void read_rights(struct fonds_graph *graph,
	struct fonds_graph_node *node, const struct fonds_premis_node *from)
{
	const struct fonds_premis_node *statement = fonds_premis_node_child(
		from, "rightsStatement");
	const struct fonds_premis_node *copyright;

	if (!statement)
		return;
	copyright = fonds_premis_node_child(statement, "copyrightInformation");
	read_identifiers(graph, statement, "rightsStatementIdentifier",
		&node->identifiers);
	node->type = dup_value(graph, statement, "rightsBasis");
	node->outcome = dup_value(graph, copyright, "copyrightStatus");
	node->detail = dup_value(graph, copyright, "copyrightNote");
	read_links(graph, node, statement);
}

void fonds_graph_read_entity(struct fonds_graph *graph,
	struct fonds_graph_node *node, const struct fonds_premis_node *from)
{
	switch (node->kind) {
	case FONDS_GRAPH_EVENT:
		read_event(graph, node, from);
		break;
	case FONDS_GRAPH_AGENT:
		read_agent(graph, node, from);
		break;
	case FONDS_GRAPH_RIGHTS:
		read_rights(graph, node, from);
		break;
	default:
		read_object(graph, node, from);
		break;
	}
	if (node->kind != FONDS_GRAPH_RIGHTS)
		read_links(graph, node, from);
	/* They were put in front of each other, which is quick. */
	turn_pairs_round(&node->identifiers);
	turn_pairs_round(&node->properties);
	turn_pairs_round(&node->formats);
	turn_pairs_round(&node->notes);
	turn_links_round(node);
	if (node->kind < FONDS_GRAPH_EVENT && !node->name)
		node->name = fonds_graph_pair_value(node->properties, "title");
}
