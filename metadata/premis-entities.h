/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_PREMIS_ENTITIES_H
#define METADATA_PREMIS_ENTITIES_H

#include "metadata/premis.h"
#include "metadata/record.h"

#define FONDS_PREMIS_UUID_SIZE 37 /* 36 characters and the NUL */

/* The property that tells a dating as EDTF, beside "date" with its words. */
#define FONDS_PREMIS_DATE_EDTF "date (EDTF)"

/* The note of rights where the record says nothing of them. */
#define FONDS_PREMIS_NO_RIGHTS \
	"the record says nothing of rights; jurisdiction ZZ: not known"

/*
 * Gives a part of the description its identifier, always the same for the same
 * role and detail ("agent/translator", "Gary Goldberg"; detail may be NULL).
 */
typedef enum fonds_status fonds_premis_identify_fn(const char *role,
	const char *detail, char ret[FONDS_PREMIS_UUID_SIZE], void *payload,
	struct fonds_error **error);

/*
 * What a record describes, in PREMIS: the original and its translation as
 * intellectual entities, how the one came from the other, and their rights.
 */
struct fonds_premis_entities {
	const struct fonds_record *record;
	bool has_translation;
	const struct fonds_language *const *translation_languages;
	size_t translation_language_count;
	fonds_premis_identify_fn *identify;
	void *payload;

	struct fonds_premis_object *original;    /* made by the first call */
	struct fonds_premis_object *translation; /* NULL when there is none */
};

/* The entities, and the event that made the translation. */
enum fonds_status fonds_premis_entities_add(
	struct fonds_premis_entities *entities, struct fonds_premis *premis,
	struct fonds_error **error);

/* Their rights; after the first. */
enum fonds_status fonds_premis_entities_add_rights(
	struct fonds_premis_entities *entities, struct fonds_premis *premis,
	struct fonds_error **error);

/* What files that are not of one of the two belong to. */
struct fonds_premis_object *fonds_premis_entities_subject(
	const struct fonds_premis_entities *entities);

#endif
