/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_PUBLISH_H
#define BAGIT_WRITE_PUBLISH_H

#include <fonds/bag-write.h>

#include "bagit/validation.h"
#include "base/staging.h"

/*
 * The last steps of making bags in a staging: all is synced, each bag is read
 * back from the medium, and the staging gets its name. Where an interrupted
 * work had given that name already, the bags there must be those just made.
 */
struct fonds_bag_publication {
	struct fonds_staging *staging;
	const char *target;

	/* The bags in it: folders, or NULL for one bag that it is itself. */
	const char *const *names;
	size_t count; /* at least one, also then */

	unsigned jobs;
	fonds_progress_fn *progress;
	void *payload;
	struct fonds_validation *findings; /* gets the warnings */
};

enum fonds_status fonds_bag_publish(
	const struct fonds_bag_publication *publication,
	struct fonds_error **error);

#endif
