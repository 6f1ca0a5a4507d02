/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_DIR_TREE_H
#define BASE_DIR_TREE_H

#include "base/tree.h"

/*
 * The tree of a folder. A symbolic link as the folder itself is followed.
 * FONDS_ERR_IO with errno when it cannot be opened or is not a folder.
 */
enum fonds_status fonds_dir_tree_new(
	const char *path, struct fonds_tree **ret, struct fonds_error **error);

#endif
