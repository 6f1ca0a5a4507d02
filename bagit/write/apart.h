/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_APART_H
#define BAGIT_WRITE_APART_H

#include <stdbool.h>

#include <fonds/error.h>

/* Does what is named target, there or not, lie in the folder folder_fd? */
enum fonds_status fonds_bag_is_inside(const char *target, int folder_fd,
	bool *ret, struct fonds_error **error);

/*
 * FONDS_ERR_INVALID when what is to be made at target would lie in the folder
 * at source, which has the descriptor source_fd.
 */
enum fonds_status fonds_bag_check_apart(const char *target, int source_fd,
	const char *source, struct fonds_error **error);

#endif
