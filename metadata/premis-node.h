/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_PREMIS_NODE_H
#define METADATA_PREMIS_NODE_H

#include "base/arena.h"
#include "metadata/premis-unit.h"
#include "metadata/vocabulary.h"

/*
 * Making and changing nodes of PREMIS. All of them lie in an arena: what is
 * NULL because it has failed is accepted, and the arena is asked at the end.
 */

/* An entity: "object", "event", "agent" or "rights". */
struct fonds_premis_node *fonds_premis_entity_new(
	struct fonds_arena *arena, const char *name);

/*
 * A unit that holder may hold, put behind the last that stands before it by
 * the order of the table; text may be NULL. NULL, without failure, when
 * PREMIS has no such unit there.
 */
struct fonds_premis_node *fonds_premis_node_add(struct fonds_arena *arena,
	struct fonds_premis_node *holder, const char *name, const char *text);

/* The same with a term: its label, its list and the addresses of both. */
struct fonds_premis_node *fonds_premis_node_add_term(struct fonds_arena *arena,
	struct fonds_premis_node *holder, const char *name,
	const struct fonds_term *term);

/*
 * The same with an identifier, or a link: holder's child name, which holds
 * nameType and nameValue.
 */
struct fonds_premis_node *fonds_premis_node_add_identifier(
	struct fonds_arena *arena, struct fonds_premis_node *holder,
	const char *name, const char *type, const char *value);

/* In no namespace; it comes before those that are there. */
void fonds_premis_node_put_attribute(struct fonds_arena *arena,
	struct fonds_premis_node *node, const char *name, const char *value);

/* The node and all that stands in it. */
struct fonds_premis_node *fonds_premis_node_copy(
	struct fonds_arena *arena, const struct fonds_premis_node *node);

const struct fonds_premis_attribute *fonds_premis_attributes_copy(
	struct fonds_arena *arena,
	const struct fonds_premis_attribute *attributes);

#endif
