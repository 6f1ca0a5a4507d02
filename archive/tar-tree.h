/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_TAR_TREE_H
#define ARCHIVE_TAR_TREE_H

#include "archive/archive-tree.h"
#include "archive/source.h"

/*
 * The tree of a tar, for base/tree.h and archive-tree.h: form is
 * FONDS_ARCHIVE_TAR or one of its compressed forms. The descriptor of source
 * becomes the tree's, also when this fails.
 */
enum fonds_status fonds_tar_tree_new(const struct fonds_source *source,
	enum fonds_archive_form form, const struct fonds_archive_limits *limits,
	struct fonds_tree **ret, struct fonds_error **error);

/* Is it such a tree, and of which form? */
bool fonds_tar_tree_form(
	const struct fonds_tree *tree, enum fonds_archive_form *ret);

#endif
