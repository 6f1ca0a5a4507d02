/* SPDX-License-Identifier: Apache-2.0 */
#ifndef INGEST_IDENTITY_H
#define INGEST_IDENTITY_H

#include "fixity/name-uuid.h"
#include "ingest/plan.h"

/*
 * The identifier of a part of the description: a name-based UUID from the
 * record's URL (or, where it has none, from the record's own digest) and the
 * role of the part, so that the same input gives the same identifiers.
 */
enum fonds_status fonds_ingest_identify(const struct fonds_ingest_plan *plan,
	const char *role, const char *detail, char ret[FONDS_UUID_SIZE],
	struct fonds_error **error);

#endif
