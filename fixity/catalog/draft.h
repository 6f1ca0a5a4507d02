/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_DRAFT_H
#define FIXITY_CATALOG_DRAFT_H

#include <fonds/catalog.h>

/*
 * A catalog that is filled from elsewhere, an import or a backup: it is made
 * under a hidden name beside its target and gets its own when it has been
 * checked and is on the disk, or is removed again. It replaces nothing.
 *
 *	begin -> (make and fill the file at path) ... -> publish -> clear
 */
struct fonds_draft {
	char *target;
	char *path; /* hidden, ".NAME.part-" and 64 random bits: nobody else's */
};

/* Start from { 0 }; clear is due even after a failure. FONDS_ERR_EXISTS. */
enum fonds_status fonds_draft_begin(struct fonds_draft *draft,
	const char *target, struct fonds_error **error);

/* FONDS_ERR_FORMAT when it is not a sound catalog: says what was found. */
enum fonds_status fonds_draft_publish(
	struct fonds_draft *draft, struct fonds_error **error);
void fonds_draft_clear(struct fonds_draft *draft);

#endif
