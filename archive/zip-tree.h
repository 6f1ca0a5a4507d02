/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_ZIP_TREE_H
#define ARCHIVE_ZIP_TREE_H

#include "archive/archive-tree.h"

/*
 * The tree of a zip in a regular file, for base/tree.h and archive-tree.h; fd
 * becomes the tree's, also when this fails. Its directory is read here; each
 * local header when the walk comes there.
 */
enum fonds_status fonds_zip_tree_new(int fd, const char *name,
	const struct fonds_archive_limits *limits, struct fonds_tree **ret,
	struct fonds_error **error);

#endif
