/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_SPARSE_FILE_H
#define BASE_SPARSE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/error.h>

/*
 * A new file written from its beginning to its end, in which zeros are holes:
 *
 *	{ .fd, .name, .hole } -> write ... -> end
 */
struct fonds_sparse_file {
	int fd;           /* borrowed, at the beginning of an empty file */
	const char *name; /* for messages, borrowed */
	size_t hole;      /* no smaller run of zeros is one, and of what is
	                     written at once only multiples of it */
	uint64_t size;    /* so far */
	bool ends_in_hole;
};

enum fonds_status fonds_sparse_file_write(struct fonds_sparse_file *file,
	const void *data, size_t size, struct fonds_error **error);

/* A hole at its end counts too. */
enum fonds_status fonds_sparse_file_end(
	const struct fonds_sparse_file *file, struct fonds_error **error);

#endif
