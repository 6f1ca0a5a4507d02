/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/premis-graph.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/premis-graph-entity.h"
#include "metadata/premis-reader.h"

#define GRAPH_MEMORY_MAX ((size_t)512 * 1024 * 1024)

static const char *const kind_names[FONDS_GRAPH_KINDS] = {
	[FONDS_GRAPH_ENTITY] = "intellectual entity",
	[FONDS_GRAPH_REPRESENTATION] = "representation",
	[FONDS_GRAPH_FILE] = "file",
	[FONDS_GRAPH_BITSTREAM] = "bitstream",
	[FONDS_GRAPH_OBJECT] = "object",
	[FONDS_GRAPH_EVENT] = "event",
	[FONDS_GRAPH_AGENT] = "agent",
	[FONDS_GRAPH_RIGHTS] = "rights",
};

/* By the names of the units of PREMIS 3.0 (1.2, and the entities). */
static const struct {
	const char *name;
	enum fonds_premis_node_kind kind;
} kinds[] = {
	{ "intellectualEntity", FONDS_GRAPH_ENTITY },
	{ "representation", FONDS_GRAPH_REPRESENTATION },
	{ "file", FONDS_GRAPH_FILE },
	{ "bitstream", FONDS_GRAPH_BITSTREAM },
	{ "object", FONDS_GRAPH_OBJECT },
	{ "event", FONDS_GRAPH_EVENT },
	{ "agent", FONDS_GRAPH_AGENT },
	{ "rights", FONDS_GRAPH_RIGHTS },
};

const char *fonds_graph_kind_name(enum fonds_premis_node_kind kind)
{
	return kind_names[kind];
}

void fonds_graph_init(struct fonds_graph *graph)
{
	*graph = (struct fonds_graph){ .first = NULL };
	fonds_arena_init(&graph->arena, GRAPH_MEMORY_MAX);
}

void fonds_graph_clear(struct fonds_graph *graph)
{
	fonds_arena_clear(&graph->arena);
	fonds_graph_init(graph);
}

const char *fonds_graph_identifier(const struct fonds_graph_node *node)
{
	return node->identifiers ? node->identifiers->value : "";
}

const char *fonds_graph_pair_value(
	const struct fonds_graph_pair *pairs, const char *type)
{
	for (; pairs; pairs = pairs->next)
		if (strcmp(pairs->type, type) == 0)
			return pairs->value;
	return NULL;
}

const struct fonds_graph_node *fonds_graph_of_kind(
	const struct fonds_graph_node *node, enum fonds_premis_node_kind kind)
{
	while (node && node->kind != kind)
		node = node->next;
	return node;
}

/* False for what is no entity of PREMIS: text, or a foreign element. */
static bool kind_of(
	const struct fonds_premis_node *from, enum fonds_premis_node_kind *ret)
{
	for (size_t i = 0; from->unit && i < sizeof(kinds) / sizeof(kinds[0]);
		i++) {
		if (strcmp(from->unit->name, kinds[i].name) != 0)
			continue;
		*ret = kinds[i].kind;
		return true;
	}
	return false;
}

static enum fonds_status add_entity(struct fonds_graph *graph,
	const struct fonds_premis_node *from, struct fonds_error **error)
{
	enum fonds_premis_node_kind kind;
	struct fonds_graph_node *node;
	size_t total = 0;

	if (!kind_of(from, &kind))
		return FONDS_OK;
	for (size_t i = 0; i < FONDS_GRAPH_KINDS; i++)
		total += graph->counts[i];
	if (total == FONDS_GRAPH_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"there are more than %d objects, events, agents and "
			"rights",
			FONDS_GRAPH_MAX);
	node = fonds_arena_alloc(&graph->arena, sizeof(*node));
	if (node) {
		node->kind = kind;
		node->index = graph->counts[kind]++;
		fonds_graph_read_entity(graph, node, from);
		if (graph->last)
			graph->last->next = node;
		else
			graph->first = node;
		graph->last = node;
	}
	return fonds_arena_check(
		&graph->arena, "what is kept of the PREMIS", error);
}

static int compare_nodes(const void *a, const void *b)
{
	const struct fonds_graph_node *const *x = a;
	const struct fonds_graph_node *const *y = b;

	return strcmp(fonds_graph_identifier(*x), fonds_graph_identifier(*y));
}

static struct fonds_graph_node *find(
	const struct fonds_graph *graph, const char *identifier)
{
	size_t low = 0;
	size_t high = graph->identifier_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;
		struct fonds_graph_node *node = graph->by_identifier[middle];
		int order = strcmp(fonds_graph_identifier(node), identifier);

		if (order == 0)
			return node;
		if (order < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* A link says by its name what it wants: an object of any kind, an event. */
static bool is_meant(const struct fonds_graph_link *link,
	const struct fonds_graph_node *node)
{
	return node->kind == link->meant ||
	       (link->meant == FONDS_GRAPH_OBJECT &&
		       node->kind < FONDS_GRAPH_OBJECT);
}

static enum fonds_status resolve(
	struct fonds_graph *graph, struct fonds_error **error)
{
	struct fonds_graph_node **nodes;
	size_t count = 0;

	for (struct fonds_graph_node *node = graph->first; node;
		node = node->next)
		count++;
	nodes = fonds_arena_alloc(
		&graph->arena, (count + 1) * sizeof(struct fonds_graph_node *));
	if (!nodes)
		return fonds_arena_check(
			&graph->arena, "what is kept of the PREMIS", error);
	count = 0;
	for (struct fonds_graph_node *node = graph->first; node;
		node = node->next)
		nodes[count++] = node;
	qsort(nodes, count, sizeof(struct fonds_graph_node *), compare_nodes);
	graph->by_identifier = nodes;
	graph->identifier_count = count;
	for (struct fonds_graph_node *node = graph->first; node;
		node = node->next)
		for (struct fonds_graph_link *link = node->links; link;
			link = link->next) {
			struct fonds_graph_node *found = find(
				graph, link->identifier);

			if (found && is_meant(link, found))
				link->target = found;
		}
	return FONDS_OK;
}

const struct fonds_graph_node *fonds_graph_find(
	const struct fonds_graph *graph, const char *identifier)
{
	return find(graph, identifier);
}

enum fonds_status fonds_graph_read(struct fonds_stream *stream,
	const char *what, struct fonds_graph *graph, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_premis_reader_freep) struct fonds_premis_reader *reader =
		NULL;
	const struct fonds_premis_node *node;
	enum fonds_status status = fonds_premis_reader_new(
		stream, what, &reader, error);

	while (status == FONDS_OK) {
		status = fonds_premis_reader_next(reader, &node, error);
		if (status < 0 || !node)
			break;
		status = add_entity(graph, node, error);
	}
	return status == FONDS_OK ? resolve(graph, error) : status;
}
