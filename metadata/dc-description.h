/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_DC_DESCRIPTION_H
#define METADATA_DC_DESCRIPTION_H

#include <stdbool.h>

#include "base/arena.h"
#include "base/buffer.h"

/*
 * What Dublin Core says: statements about one thing, and sets of such
 * descriptions. Nothing is written in an order of its own: what came first is
 * first.
 */

/* One statement, "dcterms:created", W3CDTF, "1950-09-30". */
struct fonds_dc_term {
	const char *name;     /* of the property, without prefix: "created" */
	const char *encoding; /* "W3CDTF", "DCMIType", ..., or NULL */
	const char *language; /* BCP 47, of the value; NULL when it has none */
	const char *value;
};

/* No more statements about one thing, and no more things. */
#define FONDS_DC_TERMS_MAX 4096
#define FONDS_DC_SET_MAX 10000

struct fonds_dc_description {
	struct fonds_arena arena;
	const char *about; /* a URI; NULL: it has none */
	const char *label; /* what it is a description of: a path; or NULL */
	struct fonds_dc_term *terms;
	size_t count;
	size_t capacity;
};

/* about may be NULL. NULL when memory has run out. */
struct fonds_dc_description *fonds_dc_description_new(const char *about);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_dc_description_free(struct fonds_dc_description *description);
void fonds_dc_description_freep(struct fonds_dc_description **description);

/*
 * All four are copied; encoding and language may be NULL. What is there
 * already is not said again. False when there are FONDS_DC_TERMS_MAX; when
 * memory runs out the arena has failed.
 */
bool fonds_dc_description_add(struct fonds_dc_description *description,
	const char *name, const char *encoding, const char *language,
	const char *value);

/* The value of the index-th statement of that property, from 0; or NULL. */
const char *fonds_dc_description_value(
	const struct fonds_dc_description *description, const char *name,
	size_t index);

/* FONDS_OK, or what the arena says. */
enum fonds_status fonds_dc_description_check(
	const struct fonds_dc_description *description,
	struct fonds_error **error);

/* What a reader met and Dublin Core has no place for. */
struct fonds_dc_other {
	const char *name;   /* "mods:note" or a column: as it was called */
	const char *value;  /* not empty */
	const char *why;    /* one phrase: "is not of Dublin Core" */
	const char *label;  /* of the description it stood beside; or NULL */
	unsigned long line; /* 0: not known */
	bool is_label;      /* the name is a label of a record */
	struct fonds_dc_other *next;
};

struct fonds_dc_set {
	struct fonds_arena arena; /* for items and others */
	struct fonds_dc_description **items;
	size_t count;
	size_t capacity;
	struct fonds_dc_other *others; /* in their order */
	struct fonds_dc_other *last_other;
};

void fonds_dc_set_init(struct fonds_dc_set *set);
void fonds_dc_set_clear(struct fonds_dc_set *set); /* for fonds_cleanup() */

/*
 * Takes the description, in every case. FONDS_ERR_LIMIT when the set is full.
 */
enum fonds_status fonds_dc_set_add(struct fonds_dc_set *set,
	struct fonds_dc_description *description, struct fonds_error **error);

/* Name, value and why are copied. */
void fonds_dc_set_other(struct fonds_dc_set *set, const char *name,
	const char *value, const char *why, unsigned long line);

/* The same of what a record calls by that label. */
void fonds_dc_set_label(
	struct fonds_dc_set *set, const char *label, const char *value);

/*
 * A description that is about nothing by name is about what its first
 * identifier names that is a URN, unless another one is.
 */
void fonds_dc_set_name(struct fonds_dc_set *set);

/* The description about this; NULL when there is none. */
struct fonds_dc_description *fonds_dc_set_find(
	const struct fonds_dc_set *set, const char *about);

#endif
