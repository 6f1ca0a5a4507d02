/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_DUBLIN_CORE_H
#define METADATA_DUBLIN_CORE_H

#include "base/buffer.h"
#include "metadata/dc-description.h"
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

/* The descriptions of both, as far as there are such entities. */
enum fonds_status fonds_dc_describe_all(const struct fonds_record *record,
	const struct fonds_dc_entities *entities, struct fonds_dc_set *set,
	struct fonds_error **error);

/*
 * Qualified Dublin Core, valid against fonds-dc.xsd. Each description is about
 * something of its own: FONDS_ERR_INVALID when one is not, or when there is
 * none.
 */
enum fonds_status fonds_dc_set_write(const struct fonds_dc_set *set,
	struct fonds_buffer *buffer, struct fonds_error **error);

/* Simple Dublin Core: a property becomes the element that it refines. */
enum fonds_status fonds_oai_dc_description_write(
	const struct fonds_dc_description *description,
	struct fonds_buffer *buffer, struct fonds_error **error);

/* metadata/dc.xml: both entities of a record. */
enum fonds_status fonds_dc_write(const struct fonds_record *record,
	const struct fonds_dc_entities *entities, struct fonds_buffer *buffer,
	struct fonds_error **error);

/* metadata/oai_dc.xml: simple Dublin Core, of the translation if there is. */
enum fonds_status fonds_oai_dc_write(const struct fonds_record *record,
	const struct fonds_dc_entities *entities, struct fonds_buffer *buffer,
	struct fonds_error **error);

#endif
