/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_UNREGISTERED_H
#define AUDIT_UNREGISTERED_H

#include "audit/place.h"

/* Called now and then; a failure ends the walk and is its result. */
typedef enum fonds_status fonds_alive_fn(
	void *payload, struct fonds_error **error);

/*
 * What is in the tree of a holding and not registered: files, symbolic links,
 * special files, and folders that cannot be listed, which may hide some; the
 * tree's own is "". Sizes are not looked up. Not the marker of a volume.
 *
 * place is ok, and of the holding. Both callbacks get payload, and may use the
 * catalog; alive may be NULL.
 */
enum fonds_status fonds_unregistered_each(struct fonds_catalog *catalog,
	int64_t holding, const struct fonds_place *place, fonds_alive_fn *alive,
	fonds_tree_visit_fn *visit, void *payload, struct fonds_error **error);

#endif
