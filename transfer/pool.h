/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRANSFER_POOL_H
#define TRANSFER_POOL_H

#include <fonds/bag-complete.h>

#include "transfer/completion.h"
#include "transfer/fill.h"

/*
 * Fetches the items of a completion, several at a time, each on a thread of
 * its own: a slow server holds nobody up. The calling thread only reports
 * progress. stop and counter of fill are the pool's.
 */
#define FONDS_POOL_JOBS_MAX 64

struct fonds_pool_options {
	unsigned jobs; /* 1 to FONDS_POOL_JOBS_MAX */
	fonds_progress_fn *progress;
	void *payload;
};

/*
 * FONDS_OK when each item was tried; how it came out stands in it. Any other
 * failure ends the work early: of the disk, of memory, or FONDS_ERR_CANCELLED.
 */
enum fonds_status fonds_pool_run(struct fonds_completion *completion,
	const struct fonds_fill *fill, const struct fonds_pool_options *options,
	struct fonds_error **error);

#endif
