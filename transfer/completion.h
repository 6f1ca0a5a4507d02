/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRANSFER_COMPLETION_H
#define TRANSFER_COMPLETION_H

#include <fonds/bag-complete.h>

#include "bagit/hole.h"
#include "base/arena.h"
#include "transfer/problem.h"

/* One file of a completion, and what is needed to fetch it. */
struct fonds_completion_item {
	struct fonds_complete_file file;
	struct fonds_bag_hole hole; /* strings and digests in the arena */
};

struct fonds_completion {
	struct fonds_arena arena;
	const char *path; /* of the bag */
	bool is_dry_run;
	struct fonds_completion_item *items;
	size_t count;
	size_t capacity;
	uint64_t fetched;
	uint64_t fetched_bytes;
	uint64_t failed;
	struct fonds_validation *validation;
};

enum fonds_status fonds_completion_new(const char *path,
	struct fonds_completion **ret, struct fonds_error **error);
void fonds_completion_freep(struct fonds_completion **completion);

/* Copy a hole into a new item. */
enum fonds_status fonds_completion_add(struct fonds_completion *completion,
	const struct fonds_bag_hole *hole, struct fonds_error **error);

/* Keep how the item came out; bytes is its size when it was fetched. */
enum fonds_status fonds_completion_settle(struct fonds_completion *completion,
	struct fonds_completion_item *item,
	const struct fonds_fetch_outcome *outcome, uint64_t bytes,
	struct fonds_error **error);

#endif
