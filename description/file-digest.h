/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_FILE_DIGEST_H
#define DESCRIPTION_FILE_DIGEST_H

#include "base/tree.h"

/* Size and digest of one file of a tree, read once from end to end. */
enum fonds_status fonds_file_digest(struct fonds_tree *tree, const char *path,
	enum fonds_algorithm algorithm, uint64_t *ret_size,
	struct fonds_digest *ret, struct fonds_error **error);

#endif
