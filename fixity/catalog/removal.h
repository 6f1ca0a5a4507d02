/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_REMOVAL_H
#define FIXITY_CATALOG_REMOVAL_H

#include "base/arena.h"
#include "fixity/catalog/holding.h"

/* The end of the responsibility for a holding, see fonds_holding_remove(). */
struct fonds_removal {
	int64_t removed_at;
	const char *agent; /* the texts: the arena's */
	const char *reason;
};

/* FONDS_ERR_NOT_FOUND when it was not removed. */
enum fonds_status fonds_removal_get(struct fonds_catalog *catalog,
	int64_t holding, struct fonds_arena *arena, struct fonds_removal *ret,
	struct fonds_error **error);

#endif
