/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_NEW_FILE_H
#define BASE_NEW_FILE_H

#include <stddef.h>

#include "base/bag-path.h"
#include "base/staging-files.h"

/*
 * A file that is made in a folder being filled, written piece by piece, and
 * removed again unless it is finished:
 *
 *	fonds_cleanup(fonds_new_file_clear) struct fonds_new_file file =
 *		FONDS_NEW_FILE_INIT;
 *
 *	begin -> write ... -> finish, or end
 */
struct fonds_new_file {
	const char *path; /* for messages; borrowed */
	const char *name;
	int folder_fd;
	int fd;
};

#define FONDS_NEW_FILE_INIT \
	{ \
		.folder_fd = -1, .fd = -1 \
	}

/*
 * Make the file with its folders; FONDS_ERR_EXISTS when it is there. path is
 * borrowed until finish or clear.
 */
enum fonds_status fonds_new_file_begin(struct fonds_new_file *file,
	struct fonds_staging_files *files, const struct fonds_bag_path *path,
	struct fonds_error **error);

enum fonds_status fonds_new_file_write(const struct fonds_new_file *file,
	const void *data, size_t size, struct fonds_error **error);

/*
 * The file is whole: close it. It is on the medium when the folder is synced
 * (fonds_staging_files_sync()); finish does an fsync before.
 */
enum fonds_status fonds_new_file_end(
	struct fonds_new_file *file, struct fonds_error **error);
enum fonds_status fonds_new_file_finish(
	struct fonds_new_file *file, struct fonds_error **error);

/* Remove it, unless it was finished. */
void fonds_new_file_clear(struct fonds_new_file *file);

#endif
