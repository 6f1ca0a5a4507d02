/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_FILE_TREE_H
#define BASE_FILE_TREE_H

#include <stdbool.h>

#include "base/tree.h"

/*
 * The tree of one file that a person named, for what works on trees: it lies
 * anywhere on the system, symbolic links are followed. Its path inside the
 * tree is the same for all; messages have the name.
 */

/*
 * path is looked at when the file is opened. A folder is then refused
 * (FONDS_ERR_UNSAFE, "'x' is a folder, not a file"), and with regular_only a
 * FIFO, device or socket too, without opening it; else they are read, and
 * opening a FIFO waits for its writer.
 */
enum fonds_status fonds_file_tree_new(const char *path, bool regular_only,
	struct fonds_tree **ret, struct fonds_error **error);

/*
 * The same for an open descriptor (standard input), of which the tree keeps a
 * copy. A regular file is read from where the descriptor stands, however
 * often; anything else once: FONDS_ERR_UNSUPPORTED, "'x' cannot be read
 * twice". name is for messages.
 */
enum fonds_status fonds_file_tree_from_fd(int fd, const char *name,
	struct fonds_tree **ret, struct fonds_error **error);

/* The one path of such a tree, no other kind; borrowed. */
const struct fonds_bag_path *fonds_file_tree_path(
	const struct fonds_tree *tree);

#endif
