/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_DESCRIBED_ENTITIES_H
#define DESCRIPTION_DESCRIBED_ENTITIES_H

#include "base/arena.h"
#include "metadata/check.h"

/*
 * Do the records of Dublin Core and the objects of PREMIS describe the same
 * things? By their identifiers, taken while both are read: a UUID and the URN
 * of it are the same.
 */
struct fonds_described_entity {
	const char *name;   /* of the object, or what the record is about */
	unsigned long line; /* of either */
	size_t object;      /* the how manieth; of a record 0 */
	bool is_intellectual;
	bool is_met; /* the other side has it */
};

/* Start from { 0 } and fonds_described_entities_init(). */
struct fonds_described_entities {
	struct fonds_arena arena;
	struct fonds_described_entity *items;
	size_t count;
	size_t capacity;
	size_t objects;
	size_t records;
	enum fonds_status status; /* of adding; stays failed */
};

void fonds_described_entities_init(struct fonds_described_entities *entities);
void fonds_described_entities_clear(struct fonds_described_entities *entities);

void fonds_described_entities_object(struct fonds_described_entities *entities,
	const struct fonds_premis_node *object);
void fonds_described_entities_record(struct fonds_described_entities *entities,
	const char *about, unsigned long line);

/* The findings, once all are there, on the two files of these names. */
enum fonds_status fonds_described_entities_compare(
	struct fonds_described_entities *entities,
	struct fonds_metadata_check *check, const char *premis, const char *dc,
	struct fonds_error **error);

#endif
