/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_PREMIS_GRAPH_ENTITY_H
#define METADATA_PREMIS_GRAPH_ENTITY_H

#include "metadata/premis-graph.h"
#include "metadata/premis-unit.h"

/*
 * From the units of one object, event, agent or rights to a node of the graph,
 * whose kind is set. Links have no target yet. A failure stays in the arena.
 */
void fonds_graph_read_entity(struct fonds_graph *graph,
	struct fonds_graph_node *node, const struct fonds_premis_node *from);

#endif
