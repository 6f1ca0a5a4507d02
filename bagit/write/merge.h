/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_MERGE_H
#define BAGIT_WRITE_MERGE_H

#include <fonds/bag-rewrite.h>

#include "bagit/write/merge-plan.h"
#include "bagit/write/result.h"

/* A merge under way: read, plan, write. */
struct fonds_merging {
	const struct fonds_bag_merge_options *options;
	const char *const *paths;
	size_t count;
	const char *output;
	int64_t time;
	struct fonds_bag_tags given; /* by a person */

	/* In the order in which they are merged; closed when not in use. */
	struct fonds_old_bag *bags;
	enum fonds_algorithm algorithms[FONDS_HASHER_MAX]; /* of all bags */
	size_t algorithm_count;
	struct fonds_merge_plan payload;
	struct fonds_merge_plan others;
	struct fonds_bag_tags tags; /* of the new bag */
	struct fonds_bag_result *result;
};

/* Read the bags. What is wrong with them becomes findings of the result. */
enum fonds_status fonds_merge_read(
	struct fonds_merging *merging, struct fonds_error **error);

/* Plan what is to be written; the same of what is in the way of it. */
enum fonds_status fonds_merge_prepare(
	struct fonds_merging *merging, struct fonds_error **error);

/* Write the bag. */
enum fonds_status fonds_merge_write(
	struct fonds_merging *merging, struct fonds_error **error);

/* Findings about a bag become those of the result, with its path in theirs. */
enum fonds_status fonds_merge_take_findings(struct fonds_merging *merging,
	const char *path, const struct fonds_validation *findings,
	struct fonds_error **error);

#endif
