/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_ATOMIC_FILE_H
#define BASE_ATOMIC_FILE_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/error.h>

/*
 * A file that appears whole or not at all: written beside its target without
 * a name (O_TMPFILE) where the file system can, else under a hidden one;
 * fsynced, given its name by link or rename, its folder fsynced.
 *
 *	begin -> write ... -> commit, or abort
 */
struct fonds_atomic_file;

/*
 * replace: whether commit may replace a file of that name. Without it a file
 * that is there is FONDS_ERR_EXISTS, at begin and again at commit. What is no
 * regular file is never replaced: a folder, a device or a symbolic link
 * (/dev/stdout) is FONDS_ERR_INVALID. The mode is what the umask leaves of
 * 0666.
 */
enum fonds_status fonds_atomic_file_begin(const char *path, bool replace,
	struct fonds_atomic_file **ret, struct fonds_error **error);
enum fonds_status fonds_atomic_file_write(struct fonds_atomic_file *file,
	const void *data, size_t size, struct fonds_error **error);

/* For those who write in their own way, or read back; borrowed. */
int fonds_atomic_file_fd(const struct fonds_atomic_file *file);

/*
 * Frees the file, whatever happens; on failure nothing is left behind. A file
 * that was replaced stays replaced when only the fsync of the folder failed.
 */
enum fonds_status fonds_atomic_file_commit(
	struct fonds_atomic_file *file, struct fonds_error **error);

/* Accepts NULL. The second form is for fonds_cleanup(). */
void fonds_atomic_file_abort(struct fonds_atomic_file *file);
void fonds_atomic_file_abortp(struct fonds_atomic_file **file);

#endif
