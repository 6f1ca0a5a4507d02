/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_PREMIS_DC_H
#define METADATA_PREMIS_DC_H

#include "metadata/dc-description.h"
#include "metadata/premis-graph.h"

/*
 * What a PREMIS file says of its intellectual entities, in Dublin Core: the
 * properties and identifiers that metadata/premis-entities.h writes, who made
 * one from the other, and the formats of the files that represent them. A
 * property that Dublin Core has no place for becomes an "other" of the set.
 */
enum fonds_status fonds_graph_describe(const struct fonds_graph *graph,
	struct fonds_dc_set *set, struct fonds_error **error);

#endif
