/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_LOCKED_FILE_H
#define BASE_LOCKED_FILE_H

#include <stdbool.h>

#include <fonds/error.h>

/*
 * A file that a person named, for one process at a time. It keeps something
 * from one run to the next and is written by its owner alone, so that what it
 * says can be believed.
 *
 *	open -> ... -> remove, or not -> clear
 */
struct fonds_locked_file {
	char *path; /* as the caller said it, for messages */
	char *parent;
	char *name;
	int parent_fd;
	int fd;       /* to read and to append */
	bool is_made; /* it was not there */
};

#define FONDS_LOCKED_FILE_INIT \
	{ \
		.parent_fd = -1, .fd = -1 \
	}

/*
 * Open and lock, without waiting; made with mode 0600 where it is not there.
 * FONDS_ERR_INVALID for a symbolic link and what else is no regular file, and
 * for one that another user owns or may write. FONDS_ERR_BUSY while another
 * process has it. clear is due even after a failure.
 */
enum fonds_status fonds_locked_file_open(struct fonds_locked_file *file,
	const char *path, struct fonds_error **error);

/* What bears its name by now but is another file stays. */
enum fonds_status fonds_locked_file_remove(
	struct fonds_locked_file *file, struct fonds_error **error);

/* Close it, and give up the lock. For fonds_cleanup(). */
void fonds_locked_file_clear(struct fonds_locked_file *file);

#endif
