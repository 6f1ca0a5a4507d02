/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PACKED_PACKED_TREE_H
#define BAGIT_PACKED_PACKED_TREE_H

#include "bagit/packed/packed.h"
#include "fixity/digest/check.h"

/*
 * A packed bag that has been read, as a tree: the members in its folder, whose
 * inode is the place of their record, and 1. It opens the tag files that are
 * kept; what the others gave is told by fonds_packed_known(). One thread at a
 * time. packed is borrowed.
 */
enum fonds_status fonds_packed_tree_new(struct fonds_packed *packed,
	struct fonds_tree **ret, struct fonds_error **error);

/*
 * The same of what lies beside that folder, or has its name and is none, with
 * the paths of the archive. Nothing of it is opened.
 */
enum fonds_status fonds_packed_beside_tree_new(struct fonds_packed *packed,
	struct fonds_tree **ret, struct fonds_error **error);

/* What reading a file gave, and the memory of its digests. */
struct fonds_packed_reading {
	struct fonds_packed *packed;

	/* With what a kept file is to be hashed. */
	enum fonds_algorithm algorithms[FONDS_HASHER_MAX];
	size_t algorithm_count;

	struct fonds_packed_record record; /* of the last answer */
};

/* inode is that of the tree. The result is borrowed until the next call. */
enum fonds_status fonds_packed_known(struct fonds_packed_reading *reading,
	uint64_t inode, struct fonds_check_result *ret,
	struct fonds_error **error);

#endif
