/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_PLACE_H
#define AUDIT_PLACE_H

#include "audit/same-place.h"
#include "base/tree.h"
#include "fixity/catalog/holding.h"

/*
 * The place of a holding, before any of its files is judged. A disk that is
 * not mounted must not make every file "missing": what was not seen gets no
 * verdict of its own.
 *
 * A volume is there when the marker file in its folder has its identifier.
 * Where a holding is on none, its folder must be there, and one of its files
 * at least: else it may be the empty mount point of a volume.
 */
struct fonds_place {
	/* ok: tree is the holding's. Else denied or volume-offline. */
	enum fonds_verdict verdict;
	struct fonds_tree *tree;
	char *detail; /* why it is not ok: one line */
	char *folder; /* whose tree it is; NULL where it is not known */
	char *name;   /* the only file there that counts; NULL: all do */

	char *volume_path; /* NULL: it is on none, or that has no path here */
	char *volume_identifier;
	struct fonds_same_place seen; /* the folder as it was opened */

	/*
	 * With bypass_cache: can the files be read past the page cache? As one
	 * of them was, for a beginning.
	 */
	bool was_tried;
	enum fonds_read_mode read_mode;
};

/* An error means that it could not be found out: memory, descriptors. */
enum fonds_status fonds_place_open(struct fonds_catalog *catalog,
	const struct fonds_holding *holding, bool bypass_cache,
	struct fonds_place *ret, struct fonds_error **error);

/* For fonds_cleanup(); a place that is all zero is cleared already. */
void fonds_place_clear(struct fonds_place *place);

/*
 * Of a place that was ok: are its folder, and its volume, there now as they
 * were? What fails in a folder that is gone says nothing about its files.
 */
bool fonds_place_holds(const struct fonds_place *place);

#endif
