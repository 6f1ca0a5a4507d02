/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_RECORD_ENTITIES_H
#define DESCRIPTION_RECORD_ENTITIES_H

#include "description/entity-names.h"
#include "metadata/dublin-core.h"

#define FONDS_URN_SIZE 64 /* of "urn:uuid:..." */

/*
 * The entities that a record describes where there are no files: the original,
 * and the translation if the record has the text of one, with the identifiers
 * that ingest would give them.
 */
struct fonds_record_entities {
	struct fonds_dc_entities dc; /* points into this: do not copy it */
	const struct fonds_entity_names *identity; /* borrowed */
	char original[FONDS_URN_SIZE];
	char translation[FONDS_URN_SIZE];
	const struct fonds_language *languages[8]; /* of the translation */
};

enum fonds_status fonds_record_entities_init(
	struct fonds_record_entities *entities,
	const struct fonds_record *record,
	const struct fonds_entity_names *identity, struct fonds_error **error);

/*
 * The same of a record that was made from descriptions, which name the
 * entities: translation is NULL when there is none, original when only the
 * translation is described.
 */
enum fonds_status fonds_record_entities_named(
	struct fonds_record_entities *entities,
	const struct fonds_dc_description *original,
	const struct fonds_dc_description *translation,
	const struct fonds_entity_names *identity, struct fonds_error **error);

/* PREMIS of the entities and their rights, without files. */
enum fonds_status fonds_record_entities_premis(
	const struct fonds_record_entities *entities,
	const struct fonds_record *record, struct fonds_buffer *buffer,
	struct fonds_error **error);

#endif
