/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TRANSFER_ROOTS_H
#define TRANSFER_ROOTS_H

#include <stddef.h>

#include "base/tree.h"

/* The folders that file: URLs may lead into, opened once. Start from { 0 }. */
struct fonds_roots {
	struct fonds_root *items;
	size_t count;
};

/* A root that cannot be opened is an error: the user named it. */
enum fonds_status fonds_roots_open(struct fonds_roots *roots,
	const char *const *paths, size_t count, struct fonds_error **error);

/*
 * Open the regular file at an absolute path if it lies below one of the
 * roots; no symbolic link below a root is followed. *ret stays NULL when it
 * lies below none. Safe from several threads.
 */
enum fonds_status fonds_roots_find(const struct fonds_roots *roots,
	const char *path, struct fonds_stream **ret,
	struct fonds_error **error);

void fonds_roots_clear(struct fonds_roots *roots); /* for fonds_cleanup() */

#endif
