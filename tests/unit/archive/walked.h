/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_ARCHIVE_WALKED_H
#define TESTS_UNIT_ARCHIVE_WALKED_H

#include <stddef.h>

#include "archive/archive-tree.h"

/* An open descriptor of a file that holds these bytes. */
int memory_file(const void *data, size_t size);

/* fonds_zip_tree_new() and its like. */
typedef enum fonds_status open_fn(int fd, const char *name,
	const struct fonds_archive_limits *limits, struct fonds_tree **ret,
	struct fonds_error **error);

/*
 * What a walk of an archive in memory gives: "K PATH=BYTES\n" for each member,
 * K being f, d, l, s, and a NUL in BYTES "\0". The text is the caller's. NULL when it was refused, with
 * *status then. limits may be NULL.
 */
char *walked(open_fn *open, const void *data, size_t size,
	const struct fonds_archive_limits *limits, enum fonds_status *status);

#endif
