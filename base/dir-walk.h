/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_DIR_WALK_H
#define BASE_DIR_WALK_H

#include "base/tree.h"

/* fonds_tree_walk() for the folder fd; name is for messages. */
enum fonds_status fonds_dir_walk(int fd, const char *name,
	fonds_tree_visit_fn *visit, void *payload, struct fonds_error **error);

#endif
