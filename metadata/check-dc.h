/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_CHECK_DC_H
#define METADATA_CHECK_DC_H

#include "base/keyed-hash.h"
#include "metadata/check-forms.h"

/* How the parts of the rules of Dublin Core work together. */

/* A property as it was read. */
struct fonds_check_property {
	const char *space;
	const char *name;
	const char *encoding; /* the xsi:type without its prefix, or NULL */
	const char *tag;      /* xml:lang, or NULL */
	const char *value;    /* without blanks around it; "" when empty */
	bool is_simple;       /* it stands where only the 15 elements may */
};

/* check-dc-property.c: the property by itself. */
void fonds_check_dc_property(struct fonds_metadata_check *check,
	const struct fonds_check_property *property,
	const struct fonds_check_spot *spot);

/*
 * check-dc-relation.c: what the records are about, and how they say they are
 * related: compared when all were read. At most FONDS_DC_RELATIONS_MAX of each
 * are.
 */
#define FONDS_DC_RELATIONS_MAX ((size_t)1000000)

struct fonds_dc_relation {
	struct fonds_keyed_hash from; /* what the record is about */
	struct fonds_keyed_hash to;   /* "": a row of the record itself */
	uint32_t line;
	uint32_t record;  /* the how manieth, from 1 */
	uint8_t property; /* a row of the table there; 0: the record itself */
};

struct fonds_dc_relations {
	struct fonds_hash_key key;
	struct fonds_dc_relation *items;
	size_t count;
	size_t capacity;
	struct fonds_keyed_hash about; /* of the record under way */
	uint32_t record;
	bool has_about;
	enum fonds_status status; /* of adding; stays failed */
};

enum fonds_status fonds_dc_relations_init(
	struct fonds_dc_relations *relations, struct fonds_error **error);
void fonds_dc_relations_clear(struct fonds_dc_relations *relations);

void fonds_dc_relations_record(struct fonds_dc_relations *relations,
	const char *about, unsigned long line);
void fonds_dc_relations_property(struct fonds_dc_relations *relations,
	const char *name, const char *value, unsigned long line);

/* The findings of all of it. */
enum fonds_status fonds_dc_relations_resolve(
	struct fonds_dc_relations *relations,
	struct fonds_metadata_check *check, struct fonds_error **error);

#endif
