/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_REGISTERED_BAG_H
#define DESCRIPTION_REGISTERED_BAG_H

#include "base/tree.h"
#include "fixity/catalog/recorded-change.h"

/*
 * A registered bag whose tag files are to be changed: what they will be is
 * recorded in the catalog before, and settled after.
 *
 *	open -> settle_old -> record -> (the files are changed) -> settle_new
 *	     -> clear
 *
 * Only what is as it was registered is changed: else what somebody altered
 * would be registered as right. The lock of the holding is held from open to
 * clear, so that no audit sees the bag half-way.
 */
struct fonds_registered_bag {
	struct fonds_catalog *catalog; /* borrowed; NULL: none is meant */
	const char *path;              /* of the bag; borrowed */
	const char *reason;            /* of the change; borrowed */
	int64_t number;
	bool has_lock;   /* the exclusive one */
	bool was_locked; /* the handle had it, shared, before */
};

/*
 * path, reason and catalog are set by the caller; without a catalog nothing
 * is done, here and below. FONDS_ERR_NOT_FOUND when no bag is registered
 * there; FONDS_ERR_BUSY while an audit is at work on it. In a dry run nothing
 * is locked.
 */
enum fonds_status fonds_registered_bag_open(struct fonds_registered_bag *bag,
	bool is_dry_run, struct fonds_error **error);

/*
 * A change that was interrupted, to be settled when the bag itself has been
 * finished. FONDS_ERR_INVALID when that cannot be: somebody altered its files.
 */
enum fonds_status fonds_registered_bag_settle_old(
	struct fonds_registered_bag *bag, struct fonds_error **error);

/*
 * For a dry run: may this file be changed, and the tag manifests?
 * FONDS_ERR_INVALID when one is not as registered.
 */
enum fonds_status fonds_registered_bag_check(struct fonds_registered_bag *bag,
	const char *tag_file, struct fonds_error **error);

/* A fonds_tag_change_fn whose payload is the bag. */
enum fonds_status fonds_registered_bag_record(struct fonds_tree *new_files,
	void *payload, struct fonds_error **error);

/*
 * After the change: status says how it ended. When it failed the files are
 * looked at, and what cannot be settled now is left to the next who looks.
 */
enum fonds_status fonds_registered_bag_settle_new(
	struct fonds_registered_bag *bag, enum fonds_status status,
	struct fonds_error **error);

/* For fonds_cleanup(); of one that is all zero nothing is done. */
void fonds_registered_bag_clear(struct fonds_registered_bag *bag);

#endif
