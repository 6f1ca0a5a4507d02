/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_SETTLE_REPAIR_H
#define AUDIT_SETTLE_REPAIR_H

#include "audit/file-check.h"
#include "audit/place.h"
#include "fixity/catalog/incident.h"

/*
 * The end of a repair, by what is there: for the one that made it, and for
 * whoever finds it pending after a kill. Only who has the exclusive lock of
 * the holding knows that nobody is at work on it.
 *
 *	the file was replaced, and is ok      done
 *	no file, and the new one beside it is
 *	as registered                         it gets the name; then as above
 *	anything else                         withdrawn: what is there stays, and
 *	                                      nothing of the repair beside it
 *
 * What was taken into quarantine stays there, but where it is only one more
 * link of what is at its place still.
 */
struct fonds_repair_end {
	enum fonds_repair_state state;
	struct fonds_file_check check; /* of the file as it is now */
};

/* tree and root are the folder of the holding; what is beside is removed. */
enum fonds_status fonds_settle_repair(struct fonds_catalog *catalog,
	const struct fonds_repair *repair, struct fonds_tree *tree, int root,
	struct fonds_repair_end *ret, struct fonds_error **error);
void fonds_repair_end_clear(struct fonds_repair_end *end);

/*
 * Settle all that are pending of the holding; *ret is how many had their end.
 * place is ok. Without may_write nothing below it is touched, and one that left
 * a file there stays pending.
 */
enum fonds_status fonds_settle_repairs(struct fonds_catalog *catalog,
	int64_t holding, const struct fonds_place *place, bool may_write,
	uint64_t *ret, struct fonds_error **error);

/* Are there any? */
enum fonds_status fonds_has_pending_repair(struct fonds_catalog *catalog,
	int64_t holding, bool *ret, struct fonds_error **error);

#endif
