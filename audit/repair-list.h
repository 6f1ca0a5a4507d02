/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPAIR_LIST_H
#define AUDIT_REPAIR_LIST_H

#include "audit/repair.h"
#include "fixity/catalog/holding.h"

/*
 * The files that a repair is about, into repair->files: those that are named,
 * each once, or else all of which something is known to be wrong. What is
 * wrong is not believed here: each is read before it is touched.
 * FONDS_ERR_NOT_FOUND for a path that is not registered.
 */
enum fonds_status fonds_repair_list(struct fonds_audit_repair *repair,
	struct fonds_catalog *catalog, const char *const *paths, size_t count,
	struct fonds_error **error);

#endif
