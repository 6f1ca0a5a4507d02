/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_SOURCE_H
#define ARCHIVE_SOURCE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/error.h>

/* The bytes of an archive file in order, from a regular file or a pipe. */

#define FONDS_SOURCE_HEAD 512

struct fonds_source {
	int fd;           /* borrowed */
	const char *name; /* for messages, borrowed */
	bool is_file;
	uint64_t size; /* of a regular file */
	uint64_t at;   /* bytes that were read or skipped */
	size_t head_size;
	uint8_t head[FONDS_SOURCE_HEAD]; /* its first bytes, already read */
};

/* Reads the head. FONDS_ERR_IO when that fails. */
enum fonds_status fonds_source_init(struct fonds_source *source, int fd,
	const char *name, struct fonds_error **error);

/*
 * At most size bytes; 0 only at the end. Waits where the descriptor does not.
 * FONDS_ERR_IO: not to be read, which says nothing of the archive.
 */
enum fonds_status fonds_source_read(struct fonds_source *source, void *data,
	size_t size, size_t *ret, struct fonds_error **error);

/* Go on by at most size bytes, and say by how many; 0 for a pipe. */
uint64_t fonds_source_skip(struct fonds_source *source, uint64_t size);

#endif
