/* SPDX-License-Identifier: Apache-2.0 */
#include "description/show-rows.h"

#include <string.h>
#include <strings.h>

#define NO_PARENT FONDS_ROWS_MAX

struct tree {
	const struct fonds_graph_node *nodes[FONDS_ROWS_MAX];
	size_t parents[FONDS_ROWS_MAX]; /* NO_PARENT: at the top */
	bool placed[FONDS_ROWS_MAX];
	size_t count;
};

static bool is_role(const char *role, const char *const *roles)
{
	for (; *roles; roles++)
		if (strcasecmp(role, *roles) == 0)
			return true;
	return false;
}

static size_t find(const struct tree *tree, const struct fonds_graph_node *node)
{
	size_t i = 0;

	while (i < tree->count && tree->nodes[i] != node)
		i++;
	return i;
}

static void set_parent(struct tree *tree, size_t child, size_t parent)
{
	if (child < tree->count && parent < tree->count && child != parent &&
		tree->parents[child] == NO_PARENT)
		tree->parents[child] = parent;
}

/* Either end of the relationship may be the one that says it. */
static void take_links(struct tree *tree, size_t index)
{
	static const char *const up[] = { "represents", "is included in",
		"is part of", NULL };
	static const char *const down[] = { "is represented by", "includes",
		"has part", NULL };
	const struct fonds_graph_link *link = tree->nodes[index]->links;

	for (; link; link = link->next) {
		if (!link->is_relationship || !link->target)
			continue;
		if (is_role(link->role, up))
			set_parent(tree, index, find(tree, link->target));
		else if (is_role(link->role, down))
			set_parent(tree, find(tree, link->target), index);
	}
}

static void collect(
	struct tree *tree, const struct fonds_graph *graph, size_t *left_out)
{
	const struct fonds_graph_node *node = graph->first;

	for (; node; node = node->next) {
		if (node->kind >= FONDS_GRAPH_EVENT)
			continue;
		if (tree->count == FONDS_ROWS_MAX) {
			++*left_out;
			continue;
		}
		tree->parents[tree->count] = NO_PARENT;
		tree->nodes[tree->count++] = node;
	}
	for (size_t i = 0; i < tree->count; i++)
		take_links(tree, i);
}

/* As deep as there are rows at most: each is placed once. */
static void place(struct tree *tree, size_t index, unsigned depth,
	struct fonds_rows *rows)
{
	if (tree->placed[index])
		return;
	tree->placed[index] = true;
	rows->items[rows->count].node = tree->nodes[index];
	rows->items[rows->count++].depth = depth;
	for (size_t i = 0; i < tree->count; i++)
		if (tree->parents[i] == index)
			place(tree, i, depth + 1, rows);
}

void fonds_rows_order(const struct fonds_graph *graph, struct fonds_rows *ret)
{
	struct tree tree = { .count = 0 };

	ret->count = 0;
	ret->left_out = 0;
	collect(&tree, graph, &ret->left_out);
	for (size_t i = 0; i < tree.count; i++)
		if (tree.parents[i] == NO_PARENT)
			place(&tree, i, 0, ret);
	/* What goes round in a circle is still there. */
	for (size_t i = 0; i < tree.count; i++)
		place(&tree, i, 0, ret);
}

size_t fonds_rows_find(
	const struct fonds_rows *rows, const struct fonds_graph_node *node)
{
	size_t i = 0;

	while (i < rows->count && rows->items[i].node != node)
		i++;
	return i;
}
