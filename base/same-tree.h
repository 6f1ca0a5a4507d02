/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_SAME_TREE_H
#define BASE_SAME_TREE_H

#include "base/tree.h"

/*
 * Do two trees hold the same paths with the same bytes? Both are sorted and
 * open, as those of folders are; what a manifest says of them does not count.
 * Errors as those of walking and reading them.
 */
enum fonds_status fonds_trees_are_same(struct fonds_tree *one,
	struct fonds_tree *other, bool *ret, struct fonds_error **error);

#endif
