/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_FILE_H
#define BASE_FILE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"

/*
 * Files named by a person: anywhere on the system, symbolic links followed.
 * Files inside a bag are opened through base/tree.h instead.
 */

/* "a folder", "a FIFO" ... for a st_mode. */
const char *fonds_file_kind(unsigned mode);

/*
 * Open a regular file for reading. A folder, FIFO, socket or device is
 * FONDS_ERR_INVALID, "'x' is a folder, not a file", without ever blocking.
 */
enum fonds_status fonds_file_open(const char *path, int *ret_fd,
	uint64_t *ret_size, struct fonds_error **error);

/*
 * Read a whole file into buffer, which must be empty. More than the buffer's
 * maximum: FONDS_ERR_LIMIT, found by the size and without reading on.
 */
enum fonds_status fonds_file_read(const char *path, struct fonds_buffer *buffer,
	struct fonds_error **error);

/*
 * Exactly size bytes at offset; name is for messages. FONDS_ERR_FORMAT when
 * the file has not so many, FONDS_ERR_IO when they cannot be read.
 */
enum fonds_status fonds_file_read_at(int fd, const char *name, uint64_t offset,
	void *data, size_t size, struct fonds_error **error);

/* Write all of it, whatever write(2) says; name is for the message only. */
enum fonds_status fonds_file_write_all(int fd, const char *name,
	const void *data, size_t size, struct fonds_error **error);

/* fsync(2); name is for the message only. */
enum fonds_status fonds_file_sync(
	int fd, const char *name, struct fonds_error **error);

/*
 * syncfs(2): all files and folders of the file system that fd lies on, as they
 * are now. Since Linux 5.8 it tells of errors that writing back had since fd
 * was opened, which must not be by O_PATH.
 */
enum fonds_status fonds_file_sync_all(
	int fd, const char *name, struct fonds_error **error);

/* The same as fsync for a folder, where the file system has it for folders. */
enum fonds_status fonds_file_sync_folder(
	int fd, const char *name, struct fonds_error **error);

/* fsync the folder that holds path, so that a rename there lasts. */
enum fonds_status fonds_file_sync_parent(
	const char *path, struct fonds_error **error);

/*
 * Split a path for openat and friends: *ret_parent gets "." or the folder,
 * *ret_name the last component, both for free(). Trailing slashes are
 * dropped. FONDS_ERR_INVALID when nothing is left, or it ends in "." or "..".
 */
enum fonds_status fonds_file_split(const char *path, char **ret_parent,
	char **ret_name, struct fonds_error **error);

/*
 * The absolute path, for free(), with the folder resolved as realpath(3) does;
 * nothing need be there, and a link there is not followed.
 */
enum fonds_status fonds_file_locate(
	const char *path, char **ret, struct fonds_error **error);

/*
 * renameat(2) that replaces nothing: 0, or -1 and errno (EEXIST). Where the
 * file system cannot do it in one step it looks first, which leaves a moment
 * for another process.
 */
int fonds_file_rename_new(
	int from_fd, const char *from, int to_fd, const char *to);

#endif
