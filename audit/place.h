/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_PLACE_H
#define AUDIT_PLACE_H

#include "base/tree.h"
#include "fixity/catalog/catalog.h"

/*
 * The place of a bag, before any of its files is judged. A disk that is not
 * mounted must not make every file "missing": what was not seen gets no
 * verdict of its own.
 */
struct fonds_place {
	/*
	 * ok: tree is the bag's. denied: its folder may not be opened.
	 * volume-offline: it cannot be opened otherwise, or not one of the
	 * registered files is there (the empty mount point of a volume).
	 */
	enum fonds_verdict verdict;
	struct fonds_tree *tree;
	char *detail; /* why it is not ok: one line, for free() */
};

/* An error means that it could not be found out: memory, descriptors. */
enum fonds_status fonds_place_open(struct fonds_catalog *catalog,
	const struct fonds_catalog_bag *bag, struct fonds_place *ret,
	struct fonds_error **error);

/* For fonds_cleanup(); a place that is all zero is cleared already. */
void fonds_place_clear(struct fonds_place *place);

#endif
