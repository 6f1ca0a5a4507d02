/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_MEMBER_NAME_H
#define ARCHIVE_MEMBER_NAME_H

#include <stddef.h>

#include "archive/archive-tree.h"

/* FONDS_ERR_LIMIT: the name of a member is too long, or has too many folders. */
enum fonds_status fonds_member_name_check(
	const struct fonds_archive_limits *limits, const char *name,
	size_t size, struct fonds_error **error);

#endif
