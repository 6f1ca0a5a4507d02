/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_SEVENZIP_TREE_H
#define ARCHIVE_SEVENZIP_TREE_H

#include <stdbool.h>

#include "archive/archive-tree.h"

/*
 * The tree of a 7z in a regular file, for base/tree.h and archive-tree.h; fd
 * becomes the tree's, also when this fails. Its directory is read here. A
 * folder of the 7z is unpacked from its beginning to the last member that is
 * opened; what was not opened is unpacked for those behind it.
 */
enum fonds_status fonds_sevenzip_tree_new(int fd, const char *name,
	const struct fonds_archive_limits *limits, struct fonds_tree **ret,
	struct fonds_error **error);

/* Is it such a tree? */
bool fonds_sevenzip_tree_is(const struct fonds_tree *tree);

#endif
