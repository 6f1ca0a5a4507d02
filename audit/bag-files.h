/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_BAG_FILES_H
#define AUDIT_BAG_FILES_H

#include "fixity/algorithm.h"
#include "fixity/catalog/history.h"
#include "fixity/digest/check.h"

/*
 * The registered files of a bag, read from the catalog, checked, and recorded
 * as they come: a shard at a time, in one transaction, while others are being
 * read. So the catalog is locked for moments only, memory does not grow with
 * the bag, and a run that is killed loses at most one shard and what waits
 * for its turn (FONDS_CHECK_WINDOW files): the history is in the order of
 * paths, whichever thread was quicker.
 */
#define FONDS_SHARD_FILES 4096
#define FONDS_SHARD_BYTES ((uint64_t)1 << 30)

struct fonds_bag_files {
	struct fonds_catalog *catalog;
	int64_t run;
	int64_t bag;
	struct fonds_tree *tree; /* of the bag */
};

/* What was registered of a bag. */
struct fonds_bag_files_seen {
	uint64_t files;
	enum fonds_algorithm algorithms[FONDS_ALGORITHM_COUNT];
	size_t algorithm_count;
};

/*
 * Check them all. Of check, jobs, progress and how to read are the caller's;
 * *ret is what was registered, also when that fails, as
 * fonds_check_run() does: what was finished before is recorded.
 */
enum fonds_status fonds_bag_files_check(const struct fonds_bag_files *which,
	const struct fonds_check *check, struct fonds_bag_files_seen *ret,
	struct fonds_error **error);

#endif
