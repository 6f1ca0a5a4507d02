/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_DIR_WALK_H
#define BASE_DIR_WALK_H

#include "base/tree.h"

/*
 * fonds_walk_new() for the folder fd; name is for messages. Both are borrowed
 * and must outlive the walk.
 */
enum fonds_status fonds_dir_walk_new(int fd, const char *name,
	struct fonds_walk **ret, struct fonds_error **error);

#endif
