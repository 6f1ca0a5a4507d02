/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_ENTITY_NAMES_H
#define DESCRIPTION_ENTITY_NAMES_H

#include <fonds/digest.h>

#include "fixity/name-uuid.h"

/* What the identifiers of a description are made from. */
struct fonds_entity_names {
	const char *url;            /* of the record; NULL: it has none */
	struct fonds_digest digest; /* SHA-256 of the record as received */
};

/*
 * The identifier of a part of the description: a name-based UUID from the
 * record's URL (or, where it has none, from the record's own digest) and the
 * role of the part, so that the same input gives the same identifiers.
 */
enum fonds_status fonds_entity_name(const struct fonds_entity_names *identity,
	const char *role, const char *detail, char ret[FONDS_UUID_SIZE],
	struct fonds_error **error);

#endif
