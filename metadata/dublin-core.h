/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_DUBLIN_CORE_H
#define METADATA_DUBLIN_CORE_H

#include "base/buffer.h"
#include "metadata/record.h"

/*
 * The crosswalk from an archival record to Dublin Core, and its two written
 * forms. The entities are those of the PREMIS description; original or
 * translation is NULL where there is no such entity (a record in the
 * original's own language has no translation).
 */
struct fonds_dc_entities {
	const char *original; /* "urn:uuid:...", the PREMIS identifiers */
	const char *translation;
	const struct fonds_language *const
		*translation_languages; /* known ones */
	size_t translation_language_count;

	/* MIME types of the files that represent each; may be empty. */
	struct fonds_text_list original_formats;
	struct fonds_text_list translation_formats;
};

/* One statement, "dcterms:created", W3CDTF, "1950-09-30". */
struct fonds_dc_term {
	const char *name;     /* of the property, without prefix: "created" */
	const char *encoding; /* "W3CDTF", "DCMIType", ..., or NULL */
	const char *language; /* BCP 47, of the value; NULL when it has none */
	const char *value;
};

/* What is said of one entity, in the order in which it is written. */
struct fonds_dc_description {
	struct fonds_arena arena;
	const char *about;
	struct fonds_dc_term *terms;
	size_t count;
	size_t capacity;
};

enum fonds_dc_entity {
	FONDS_DC_ORIGINAL,
	FONDS_DC_TRANSLATION,
};

/*
 * The crosswalk. Nothing is empty, said twice, or not in the record.
 * FONDS_ERR_INVALID when there is no such entity.
 */
enum fonds_status fonds_dc_describe(const struct fonds_record *record,
	const struct fonds_dc_entities *entities, enum fonds_dc_entity entity,
	struct fonds_dc_description **ret, struct fonds_error **error);

/* Accept NULL. The second form is for fonds_cleanup(). */
void fonds_dc_description_free(struct fonds_dc_description *description);
void fonds_dc_description_freep(struct fonds_dc_description **description);

/* metadata/dc.xml: qualified Dublin Core, valid against fonds-dc.xsd. */
enum fonds_status fonds_dc_write(const struct fonds_record *record,
	const struct fonds_dc_entities *entities, struct fonds_buffer *buffer,
	struct fonds_error **error);

/* metadata/oai_dc.xml: simple Dublin Core, of the translation if there is. */
enum fonds_status fonds_oai_dc_write(const struct fonds_record *record,
	const struct fonds_dc_entities *entities, struct fonds_buffer *buffer,
	struct fonds_error **error);

#endif
