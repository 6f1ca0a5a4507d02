/* SPDX-License-Identifier: Apache-2.0 */
#ifndef METADATA_METS_IDS_H
#define METADATA_METS_IDS_H

#include <stdint.h>

#include "metadata/premis-unit.h"

/*
 * The IDs of a METS document, "object-1", which must be none that the PREMIS
 * wrapped in it has already (XML 1.0, 3.3.1: an ID is there once in a
 * document). Whatever the PREMIS says that reads like one of them makes them
 * "mets1-object-1", or with a greater number:
 *
 *	zeroed -> note, for each entity -> format, for each ID
 */
struct fonds_mets_ids {
	uint64_t number; /* 0: none stands before them */
};

#define FONDS_METS_ID_SIZE 80

/* No greater number is told from one that is there, so none is given. */
#define FONDS_METS_IDS_MAX UINT64_C(999999999999999999)

/* Every attribute and text of the entity, since any may be an ID. */
void fonds_mets_ids_note(
	struct fonds_mets_ids *ids, const struct fonds_premis_node *entity);

/* kind is "object", "dmd" or the like. */
void fonds_mets_ids_format(const struct fonds_mets_ids *ids, const char *kind,
	size_t number, char ret[FONDS_METS_ID_SIZE]);

#endif
