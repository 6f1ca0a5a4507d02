/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_MEMORY_TREE_H
#define BASE_MEMORY_TREE_H

#include "base/tree.h"

/*
 * A tree held in memory: for canaries, and for tests of all that works on
 * trees. Files are walked sorted by bytes.
 */
struct fonds_memory_file {
	const char *path; /* as fonds_bag_path_new() takes it */
	const void *data;
	size_t size;
};

/* The files and their data are borrowed and must outlive the tree. */
enum fonds_status fonds_memory_tree_new(const struct fonds_memory_file *files,
	size_t count, struct fonds_tree **ret, struct fonds_error **error);

#endif
