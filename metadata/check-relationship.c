/* SPDX-License-Identifier: Apache-2.0 */
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/check-links.h"
#include "metadata/check-premis.h"

/*
 * Relationships between objects: each has its inverse at the other end, none
 * leads back to its own object, and neither the whole and its parts nor source
 * and derivation go in a circle.
 */

enum circle {
	NO_CIRCLE,
	DOWN, /* from the whole to a part, from the source to what came of it */
	UP,
};

static const struct subtype {
	const char *code;    /* of relationshipSubType */
	const char *inverse; /* NULL: has none */
	enum circle circle;
	unsigned family; /* circles are looked for in one at a time */
} subtypes[] = {
	{ NULL, NULL, NO_CIRCLE, 0 }, /* none that is known */
	{ "cmf", "cmt", UP, 2 },
	{ "cmt", "cmf", DOWN, 2 },
	{ "doc", "idc", NO_CIRCLE, 0 },
	{ "dpe", "idp", NO_CIRCLE, 0 },
	{ "emu", "iem", NO_CIRCLE, 0 },
	{ "enf", "ent", UP, 2 },
	{ "ent", "enf", DOWN, 2 },
	{ "gen", "spe", NO_CIRCLE, 0 },
	{ "hsi", "hsi", NO_CIRCLE, 0 },
	{ "hsp", "isp", DOWN, 1 },
	{ "hsr", NULL, NO_CIRCLE, 0 },
	{ "hss", "iso", UP, 2 },
	{ "icw", "icw", NO_CIRCLE, 0 },
	{ "idc", "doc", NO_CIRCLE, 0 },
	{ "idp", "dpe", NO_CIRCLE, 0 },
	{ "iem", "emu", NO_CIRCLE, 0 },
	{ "inc", "isi", DOWN, 1 },
	{ "irq", "req", NO_CIRCLE, 0 },
	{ "isi", "inc", UP, 1 },
	{ "iso", "hss", DOWN, 2 },
	{ "isp", "hsp", UP, 1 },
	{ "isr", "rep", DOWN, 1 },
	{ "iss", "sup", NO_CIRCLE, 0 },
	{ "rep", "isr", UP, 1 },
	{ "req", "irq", NO_CIRCLE, 0 },
	{ "spe", "gen", NO_CIRCLE, 0 },
	{ "sup", "iss", NO_CIRCLE, 0 },
};

#define FAMILIES 2

static uint8_t row_of(const char *code)
{
	for (uint8_t i = 1; i < sizeof(subtypes) / sizeof(subtypes[0]); i++)
		if (strcmp(subtypes[i].code, code) == 0)
			return i;
	return 0;
}

uint8_t fonds_check_subtype(const struct fonds_premis_node *subtype)
{
	const struct fonds_term *term = fonds_check_term_of(subtype);

	if (!term || strcmp(term->scheme, "relationshipSubType") != 0)
		return 0;
	return row_of(term->code);
}

static void check_inverse(
	struct fonds_metadata_check *check, const struct fonds_link *link)
{
	const char *inverse = subtypes[link->subtype].inverse;
	const struct fonds_term *term;

	if (link->to == link->from) {
		fonds_check_link(check, CHECK_PREMIS_RELATIONSHIP_SELF, link,
			NULL, "the object has a relationship to itself");
		return;
	}
	if (!inverse ||
		fonds_check_links_find(check->links, link->to,
			FONDS_LINK_RELATED_OBJECT, link->from, row_of(inverse)))
		return;
	term = fonds_term_known("relationshipSubType", inverse);
	fonds_check_link(check, CHECK_PREMIS_RELATIONSHIP_INVERSE, link,
		term ? term->label : NULL,
		"the object in line %u has no inverse relationship to this one",
		check->links->entities[link->to].line);
}

/* From a whole to its part, with the relationship that says so. */
struct edge {
	uint32_t from;
	uint32_t to;
	uint32_t link;
};

/* The edges of a family in the order of from, and how far each was followed. */
struct graph {
	const struct fonds_check_links *links;
	struct edge *edges;
	size_t count;
	uint8_t *states; /* of the entities */
	struct step *steps;
	size_t depth;
};

struct step {
	uint32_t entity;
	size_t edge; /* the next of its edges */
};

enum {
	UNSEEN,
	OPEN,
	DONE
};

static int compare_edges(const void *a, const void *b)
{
	const struct edge *x = a;
	const struct edge *y = b;

	if (x->from != y->from)
		return x->from < y->from ? -1 : 1;
	if (x->to != y->to)
		return x->to < y->to ? -1 : 1;
	return 0;
}

static void take_edges(struct graph *graph, unsigned family)
{
	graph->count = 0;
	for (size_t i = 0; i < graph->links->link_count; i++) {
		const struct fonds_link *link = &graph->links->links[i];
		const struct subtype *subtype = &subtypes[link->subtype];
		bool is_up = subtype->circle == UP;

		if (link->kind != FONDS_LINK_RELATED_OBJECT ||
			link->to == UINT32_MAX || link->to == link->from ||
			subtype->family != family)
			continue;
		graph->edges[graph->count++] = (struct edge){
			.from = is_up ? link->to : link->from,
			.to = is_up ? link->from : link->to,
			.link = (uint32_t)i,
		};
	}
	if (graph->count > 0)
		qsort(graph->edges, graph->count, sizeof(*graph->edges),
			compare_edges);
}

/* The first edge of an entity; count when it has none. */
static size_t first_edge(const struct graph *graph, uint32_t entity)
{
	size_t low = 0;
	size_t high = graph->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (graph->edges[middle].from < entity)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static void go_in(struct graph *graph, uint32_t entity)
{
	graph->states[entity] = OPEN;
	graph->steps[graph->depth++] = (struct step){ .entity = entity,
		.edge = first_edge(graph, entity) };
}

/* Depth first, without recursion: a chain may be as long as the file. */
static void follow(
	struct fonds_metadata_check *check, struct graph *graph, uint32_t start)
{
	go_in(graph, start);
	while (graph->depth > 0) {
		struct step *step = &graph->steps[graph->depth - 1];
		const struct edge *edge = &graph->edges[step->edge];

		if (step->edge == graph->count || edge->from != step->entity) {
			graph->states[step->entity] = DONE;
			graph->depth--;
			continue;
		}
		step->edge++;
		if (edge > graph->edges && compare_edges(edge - 1, edge) == 0)
			continue; /* said from both ends */
		if (graph->states[edge->to] == UNSEEN)
			go_in(graph, edge->to);
		else if (graph->states[edge->to] == OPEN)
			fonds_check_link(check, CHECK_PREMIS_RELATIONSHIP_CYCLE,
				&graph->links->links[edge->link], NULL,
				"the relationship closes a circle");
	}
}

static enum fonds_status check_circles(
	struct fonds_metadata_check *check, struct fonds_error **error)
{
	struct fonds_check_links *links = check->links;
	size_t entities = links->entity_count;
	fonds_cleanup(fonds_freep) struct edge *edges = calloc(
		links->link_count + 1, sizeof(*edges));
	fonds_cleanup(fonds_freep) uint8_t *states = calloc(entities + 1, 1);
	fonds_cleanup(fonds_freep) struct step *steps = calloc(
		entities + 1, sizeof(*steps));
	struct graph graph = {
		.links = links, .edges = edges, .states = states, .steps = steps
	};

	if (!edges || !states || !steps)
		return fonds_fail_nomem(error);
	for (unsigned family = 1; family <= FAMILIES; family++) {
		take_edges(&graph, family);
		memset(states, UNSEEN, entities);
		for (uint32_t i = 0; i < entities && graph.count > 0; i++)
			if (states[i] == UNSEEN)
				follow(check, &graph, i);
	}
	return FONDS_OK;
}

enum fonds_status fonds_check_relationships(
	struct fonds_metadata_check *check, struct fonds_error **error)
{
	const struct fonds_check_links *links = check->links;
	bool has_any = false;

	for (size_t i = 0; i < links->link_count; i++) {
		const struct fonds_link *link = &links->links[i];

		if (link->kind != FONDS_LINK_RELATED_OBJECT ||
			link->to == UINT32_MAX)
			continue;
		has_any = true;
		check_inverse(check, link);
	}
	return has_any ? check_circles(check, error) : FONDS_OK;
}
