/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_COMPOUND_TREE_H
#define ARCHIVE_COMPOUND_TREE_H

#include "archive/archive-tree.h"

/*
 * The tree of a compound file (OLE2), for base/tree.h; fd becomes the tree's,
 * also when this fails. Its directory is read here. It is no form in which
 * bags are packed, so archive-tree.h does not know it.
 */
enum fonds_status fonds_compound_tree_new(int fd, const char *name,
	const struct fonds_archive_limits *limits, struct fonds_tree **ret,
	struct fonds_error **error);

#endif
