/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_PREMIS_GRAPH_H
#define METADATA_PREMIS_GRAPH_H

#include "base/arena.h"
#include "base/tree.h"

/*
 * What a PREMIS file says, as a graph: entities, and links between them that
 * were found. It is for showing and converting, and so a digest of the file:
 * of each entity what people ask for first. A link to what is not there stays
 * with its identifier and no target.
 */
enum fonds_premis_node_kind {
	FONDS_GRAPH_ENTITY, /* the kinds of object */
	FONDS_GRAPH_REPRESENTATION,
	FONDS_GRAPH_FILE,
	FONDS_GRAPH_BITSTREAM,
	FONDS_GRAPH_OBJECT, /* of no kind that PREMIS has */
	FONDS_GRAPH_EVENT,
	FONDS_GRAPH_AGENT,
	FONDS_GRAPH_RIGHTS,
};

#define FONDS_GRAPH_KINDS 8

/* A type and a value, as they stand. */
struct fonds_graph_pair {
	const char *type; /* "" when it is not said */
	const char *value;
	struct fonds_graph_pair *next;
};

struct fonds_graph_link {
	const char *role; /* "has Source", "source", "executing program"; "" */
	const char *identifier;
	struct fonds_graph_node *target;   /* NULL: not in the file */
	const char *event_identifier;      /* of a relationship; or NULL */
	enum fonds_premis_node_kind meant; /* by the name of the link */
	bool is_relationship;
	struct fonds_graph_link *next;
};

/* Strings that were not given are NULL. */
struct fonds_graph_node {
	enum fonds_premis_node_kind kind;
	size_t index;         /* among those of its kind, from 0 */
	const char *type;     /* of an event or agent; the basis of rights */
	const char *name;     /* title, original name, agent's name */
	const char *location; /* of a file */
	const char *date;     /* of an event */
	const char *detail;   /* of an event; the note of rights or an agent */
	const char *outcome;  /* of an event */
	const char *version;  /* of an agent */
	const char *size;     /* of a file, in digits */
	const char *digest;   /* of a file */
	const char *algorithm;
	struct fonds_graph_pair *identifiers; /* the first is the main one */
	struct fonds_graph_pair *properties;
	struct fonds_graph_pair *formats; /* registry or "", name or key */
	struct fonds_graph_pair *notes;   /* of an event's outcome */
	struct fonds_graph_link *links;
	struct fonds_graph_node *next;
};

struct fonds_graph {
	struct fonds_arena arena;
	struct fonds_graph_node *first; /* in the order of the file */
	struct fonds_graph_node *last;
	size_t counts[FONDS_GRAPH_KINDS];
	struct fonds_graph_node **by_identifier;
	size_t identifier_count;
};

/* More than this is for no one to look at. */
#define FONDS_GRAPH_MAX 100000

void fonds_graph_init(struct fonds_graph *graph);
void fonds_graph_clear(struct fonds_graph *graph); /* for fonds_cleanup() */

/*
 * Read all of a PREMIS file. FONDS_ERR_LIMIT past FONDS_GRAPH_MAX entities;
 * else as metadata/premis-reader.h says.
 */
enum fonds_status fonds_graph_read(struct fonds_stream *stream,
	const char *what, struct fonds_graph *graph,
	struct fonds_error **error);

/* The main identifier's value; "" when there is none. */
const char *fonds_graph_identifier(const struct fonds_graph_node *node);

/* The value of the first pair of that type; NULL when there is none. */
const char *fonds_graph_pair_value(
	const struct fonds_graph_pair *pairs, const char *type);

/* By its main identifier; NULL when there is none. */
const struct fonds_graph_node *fonds_graph_find(
	const struct fonds_graph *graph, const char *identifier);

/* "intellectual entity", "file", "event". */
const char *fonds_graph_kind_name(enum fonds_premis_node_kind kind);

/* The first of that kind at or after node; NULL when there is none. */
const struct fonds_graph_node *fonds_graph_of_kind(
	const struct fonds_graph_node *node, enum fonds_premis_node_kind kind);

#endif
