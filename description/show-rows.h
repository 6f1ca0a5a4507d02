/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_SHOW_ROWS_H
#define DESCRIPTION_SHOW_ROWS_H

#include "metadata/premis-graph.h"

/* No more objects are drawn. */
#define FONDS_ROWS_MAX 200

/* An object, and how deep it stands below what it belongs to. */
struct fonds_row {
	const struct fonds_graph_node *node;
	unsigned depth;
};

/*
 * The objects of a graph in the order of a tree: each below what it represents
 * or is included in.
 */
struct fonds_rows {
	struct fonds_row items[FONDS_ROWS_MAX];
	size_t count;
	size_t left_out;
};

void fonds_rows_order(const struct fonds_graph *graph, struct fonds_rows *ret);

/* The place of the node; ret->count when it is not there. */
size_t fonds_rows_find(
	const struct fonds_rows *rows, const struct fonds_graph_node *node);

#endif
