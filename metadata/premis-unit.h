/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_PREMIS_UNIT_H
#define METADATA_PREMIS_UNIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The semantic units of PREMIS 3.0 as a table (Data Dictionary 3.0 and its
 * schema): which units a unit holds, in which order, how often, and what its
 * value is. Reader, writer and checker go by it.
 */
enum fonds_premis_value {
	FONDS_PREMIS_CONTAINER, /* holds units, no value */
	FONDS_PREMIS_TEXT,
	FONDS_PREMIS_TERM, /* from scheme, with authority, valueURI, ... */
	FONDS_PREMIS_DATE, /* EDTF, or a date and time of XML Schema */
	FONDS_PREMIS_NUMBER,
	FONDS_PREMIS_EXTENSION, /* any XML */
};

#define FONDS_PREMIS_SPACE "http://www.loc.gov/premis/v3"
#define FONDS_PREMIS_SCHEMA "https://www.loc.gov/standards/premis/premis.xsd"
#define FONDS_XMLNS_SPACE "http://www.w3.org/2000/xmlns/"
#define FONDS_XSI_SPACE "http://www.w3.org/2001/XMLSchema-instance"

struct fonds_premis_part {
	const char *unit; /* name of the unit that is held */
	unsigned min;
	unsigned max; /* UINT_MAX: without limit */
};

struct fonds_premis_unit {
	const char *name;   /* "eventType" */
	const char *number; /* in the Data Dictionary: "2.2" */
	enum fonds_premis_value value;
	const char *scheme; /* of a term: "eventType", as in vocabulary.h */
	const struct fonds_premis_part *parts; /* in order; ends with NULL */

	/* Of so many of the first parts one at least is there; 0: of none. */
	unsigned some;
	bool is_any_order; /* its parts come in any order: rights */
};

/*
 * What stands in an entity as read: units in the order of the file. All of it
 * lies in the arena of the entity. What is not of PREMIS, or stands where
 * PREMIS does not have it, has no unit, and keeps its namespace and name. Where
 * text stands beside elements, each of the texts is a child whose name is ""
 * and whose text it is. Attributes of FONDS_XMLNS_SPACE are the declarations of
 * namespaces (by prefix, "" for the default one); they come first.
 */
struct fonds_premis_attribute {
	const char *space;
	const char *name;
	const char *value;
	const struct fonds_premis_attribute *next;
};

struct fonds_premis_node {
	const struct fonds_premis_unit *unit; /* NULL: not known to PREMIS */
	const char *space;                    /* namespace URI */
	const char *name;                     /* local */
	const char *value; /* text without blanks around it; NULL when empty */
	const char *text;  /* as it stands, blanks and all; NULL for none */
	const struct fonds_premis_attribute *attributes;
	struct fonds_premis_node *parent;
	struct fonds_premis_node *children; /* first */
	struct fonds_premis_node *next;     /* sibling */
	unsigned long line;
};

/*
 * NULL: PREMIS has no such unit there. context is the holding unit; NULL for
 * what may be a root: "premis", "object", "event", "agent", "rights".
 */
const struct fonds_premis_unit *fonds_premis_unit_find(
	const struct fonds_premis_unit *context, const char *name);

/*
 * The kinds of object, by their xsi:type: "intellectualEntity",
 * "representation", "file", "bitstream". Such a unit is that of an object
 * which says its kind; "object", which may hold all that any kind may, is that
 * of one which does not. A prefix in the type is passed over. NULL: no kind.
 */
const struct fonds_premis_unit *fonds_premis_unit_kind(const char *type);

/* All of them: the index-th, from 0; NULL when there are no more. */
const struct fonds_premis_unit *fonds_premis_unit_at(size_t index);

/* The first child of PREMIS of that name; then the next one of that name. */
const struct fonds_premis_node *fonds_premis_node_child(
	const struct fonds_premis_node *node, const char *name);
const struct fonds_premis_node *fonds_premis_node_again(
	const struct fonds_premis_node *node);

/* The value of the first child of that name, or NULL. */
const char *fonds_premis_node_value(
	const struct fonds_premis_node *node, const char *name);

/* By its local name, in whatever namespace but that of declarations. */
const char *fonds_premis_node_attribute(
	const struct fonds_premis_node *node, const char *name);

#endif
