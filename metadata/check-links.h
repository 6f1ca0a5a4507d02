/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_CHECK_LINKS_H
#define METADATA_CHECK_LINKS_H

#include "base/buffer.h"
#include "base/keyed-hash.h"
#include "metadata/check.h"

/*
 * The identifiers and links of a description of any size, in records of a
 * fixed size:
 *
 *	new -> [entity -> identifiers, links] ... -> resolve -> free
 *
 * An identifier is kept as its keyed hash, of 128 bits: two that are equal are
 * the same. Past FONDS_LINKS_MAX identifiers and links nothing more is taken,
 * and a finding says so.
 */
#define FONDS_LINKS_MAX ((size_t)8388608)

enum fonds_link_end {
	FONDS_LINK_END_OBJECT,
	FONDS_LINK_END_EVENT,
	FONDS_LINK_END_AGENT,
	FONDS_LINK_END_RIGHTS,
	FONDS_LINK_ENDS,
};

enum fonds_link_kind {
	FONDS_LINK_OBJECT_EVENT,
	FONDS_LINK_OBJECT_RIGHTS,
	FONDS_LINK_RELATED_OBJECT,
	FONDS_LINK_RELATED_EVENT,
	FONDS_LINK_EVENT_AGENT,
	FONDS_LINK_EVENT_OBJECT,
	FONDS_LINK_AGENT_EVENT,
	FONDS_LINK_AGENT_RIGHTS,
	FONDS_LINK_AGENT_ENVIRONMENT,
	FONDS_LINK_RIGHTS_OBJECT,
	FONDS_LINK_RIGHTS_AGENT,
	FONDS_LINK_KINDS,
};

struct fonds_link_kind_info {
	enum fonds_link_end from;
	enum fonds_link_end to;
	const char *unit;           /* "linkingEventIdentifier" */
	enum fonds_check_code code; /* when there is none such */
	enum fonds_link_kind back;  /* or FONDS_LINK_KINDS */
};

const struct fonds_link_kind_info *fonds_link_kind_info(
	enum fonds_link_kind kind);

/* An object, event, agent or rights statement. */
struct fonds_link_entity {
	int64_t first; /* of an event: when; of an object: created */
	int64_t last;
	uint32_t line;
	uint32_t ordinal;   /* among those of its name */
	uint32_t statement; /* of rights: the how manieth in it; else 0 */
	uint8_t end;        /* enum fonds_link_end */
	bool is_used;       /* something names it, or it names something */
	bool is_creation;   /* an event of that type */
};

struct fonds_link_identifier {
	struct fonds_keyed_hash hash;
	uint32_t entity;
	uint32_t line;
};

struct fonds_link {
	struct fonds_keyed_hash hash; /* of the identifier that it names */
	uint32_t from;                /* an entity */
	uint32_t to;                  /* once resolved */
	uint32_t line;
	uint32_t text;    /* where its identifier stands in texts; 0: nowhere */
	uint16_t ordinal; /* among those of its unit */
	uint8_t kind;     /* enum fonds_link_kind */
	uint8_t subtype;  /* of a relationship; of an event: the role outcome */
};

#define FONDS_LINK_OUTCOME 1 /* a subtype: the event made this object */

struct fonds_check_links {
	struct fonds_hash_key key;
	size_t maximum; /* FONDS_LINKS_MAX */
	struct fonds_link_entity *entities;
	size_t entity_count;
	size_t entity_capacity;
	struct fonds_link_identifier *identifiers;
	size_t identifier_count;
	size_t identifier_capacity;
	struct fonds_link *links;
	size_t link_count;
	size_t link_capacity;
	struct fonds_buffer texts; /* of the first links: for messages */
	bool is_full;
	enum fonds_status status; /* of adding; stays failed */
};

enum fonds_status fonds_check_links_new(
	struct fonds_check_links **ret, struct fonds_error **error);

/* Accept NULL. */
void fonds_check_links_free(struct fonds_check_links *links);

/* Add what an entity is, is called, and names; check-references.c. */
void fonds_check_references(struct fonds_metadata_check *check,
	const struct fonds_premis_node *entity);

/* NULL when nothing more is taken. Valid until the next is added. */
struct fonds_link_entity *fonds_check_links_entity(
	struct fonds_check_links *links, enum fonds_link_end end);
void fonds_check_links_identifier(struct fonds_check_links *links,
	const char *type, const char *value, unsigned long line);
struct fonds_link *fonds_check_links_link(struct fonds_check_links *links,
	enum fonds_link_kind kind, const char *type, const char *value);

/* The findings of all of it, once, at the end. */
enum fonds_status fonds_check_links_resolve(
	struct fonds_metadata_check *check, struct fonds_error **error);

/* A finding on a link, with the identifier that it names. */
void fonds_check_link(struct fonds_metadata_check *check,
	enum fonds_check_code code, const struct fonds_link *link,
	const char *expected, const char *format, ...)
	__attribute__((format(printf, 5, 6)));

/* Among the links, which are resolved and sorted; NULL when there is none. */
const struct fonds_link *fonds_check_links_find(
	const struct fonds_check_links *links, uint32_t from,
	enum fonds_link_kind kind, uint32_t to, uint8_t subtype);

/*
 * Relationships, once the links are sorted; check-relationship.c. The number
 * of a subtype is that of its row there; 0: none that is known.
 */
uint8_t fonds_check_subtype(const struct fonds_premis_node *subtype);
enum fonds_status fonds_check_relationships(
	struct fonds_metadata_check *check, struct fonds_error **error);

#endif
