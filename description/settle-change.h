/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_SETTLE_CHANGE_H
#define DESCRIPTION_SETTLE_CHANGE_H

#include "base/tree.h"
#include "fixity/catalog/recorded-change.h"

/*
 * A change of tag files that was recorded in a catalog and not settled: its
 * process died, or is at work. Only who has the lock of the holding knows that
 * it is not at work.
 */
enum fonds_settlement {
	FONDS_SETTLED, /* now, or there was nothing to settle */

	/*
	 * The bag has decided on the change and not finished it: whoever changes
	 * the bag next does (bagit/write/change.h).
	 */
	FONDS_SETTLE_LATER,

	/* Its files are neither those of before nor those of after. */
	FONDS_SETTLE_NEVER,
};

/*
 * Look at the files: all new, and the change was made; all old, and nothing in
 * the bag that would make it yet, and it is withdrawn. Else nothing is done.
 */
enum fonds_status fonds_settle_change(struct fonds_catalog *catalog,
	int64_t holding, struct fonds_tree *tree, enum fonds_settlement *ret,
	struct fonds_error **error);

#endif
