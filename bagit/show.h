/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_SHOW_H
#define BAGIT_SHOW_H

#include <fonds/bag-show.h>

#include "bagit/validation.h"
#include "base/tree.h"

#define FONDS_SHARES_MAX 10

/* A file of the payload, or a folder at its top, and what is in it. */
struct fonds_bag_share {
	const char *path; /* a folder's ends in "/" */
	uint64_t files;
	uint64_t bytes;
};

/* The largest ones, those with most bytes first. */
struct fonds_bag_shares {
	struct fonds_bag_share items[FONDS_SHARES_MAX];
	size_t count;
	uint64_t total; /* how many there are in all */
};

struct fonds_bag_summary {
	struct fonds_validation *looked; /* what the first look gave */
	struct fonds_arena arena;        /* the texts below */
	struct fonds_text_list tag_algorithms;
	struct fonds_text_list unknown; /* manifests that cannot be checked */
	struct fonds_bag_shares folders;
	struct fonds_bag_shares largest;
	uint64_t tag_files;
	uint64_t fetch_lines; /* in fetch.txt, there or not */
	uint64_t problems;    /* errors seen on the way */
	bool is_version_known;
};

/* fonds_bag_show() of any tree. */
enum fonds_status fonds_bag_show_tree(struct fonds_tree *tree,
	struct fonds_bag_summary **ret, struct fonds_error **error);

/* For fonds_cleanup(). */
void fonds_bag_summary_freep(struct fonds_bag_summary **summary);

#endif
