/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_FILE_STREAM_H
#define BASE_FILE_STREAM_H

#include <stdbool.h>
#include <stdint.h>

#include "base/tree.h"

/* The stream over an open descriptor, of a file or of what reads like one. */

struct fonds_file_stream_options {
	const char *name;  /* for messages */
	bool regular_only; /* refuse a FIFO, device or socket */
	uint64_t start;    /* where a regular file is read from */
	bool is_shared; /* others hold this descriptor: change nothing of it */
};

/*
 * The descriptor is the stream's from here on, and closed also on failure.
 * FONDS_ERR_UNSAFE, "'x' is a folder, not a file", for a folder always.
 */
enum fonds_status fonds_file_stream_new(int fd,
	const struct fonds_file_stream_options *options,
	struct fonds_stream **ret, struct fonds_error **error);

/* The state of an open regular file; all zero for what is none. */
enum fonds_status fonds_file_state_read(int fd, const char *name,
	struct fonds_file_state *ret, struct fonds_error **error);

/* FONDS_ERR_UNSAFE: "'NAME' is a device, not a file", for a st_mode. */
enum fonds_status fonds_file_stream_refuse(
	const char *name, unsigned mode, struct fonds_error **error);

#endif
