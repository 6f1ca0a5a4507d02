/* SPDX-License-Identifier: Apache-2.0 */
#include "base/locked-file.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"

static enum fonds_status check(const struct fonds_locked_file *file,
	const struct stat *st, struct fonds_error **error)
{
	if (!S_ISREG(st->st_mode))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is %s, not a file: name another file", file->path,
			fonds_file_kind(st->st_mode));
	if (st->st_uid != geteuid() || (st->st_mode & (S_IWGRP | S_IWOTH)))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' can be written by others, so it is not believed: "
			"remove it, or name another file",
			file->path);
	return FONDS_OK;
}

/*
 * Looked at before it is opened, since opening alone can do something to a
 * device, and again by descriptor.
 */
static enum fonds_status open_file(
	struct fonds_locked_file *file, struct fonds_error **error)
{
	const int flags = O_RDWR | O_APPEND | O_NOFOLLOW | O_NONBLOCK |
			  O_NOCTTY | O_CLOEXEC;
	enum fonds_status status;
	struct stat st;

	if (fstatat(file->parent_fd, file->name, &st, AT_SYMLINK_NOFOLLOW) ==
		0) {
		status = check(file, &st, error);
		if (status < 0)
			return status;
		file->fd = openat(file->parent_fd, file->name, flags);
	} else if (errno == ENOENT) {
		file->fd = openat(file->parent_fd, file->name,
			flags | O_CREAT | O_EXCL, S_IRUSR | S_IWUSR);
		file->is_made = file->fd >= 0;
	}
	if (file->fd < 0 || fstat(file->fd, &st) < 0)
		return fonds_fail_errno(error, "cannot open '%s'", file->path);
	return check(file, &st, error);
}

/* Who had it before us may have removed it since it was opened. */
static enum fonds_status lock(
	struct fonds_locked_file *file, struct fonds_error **error)
{
	struct stat st;
	int rc;

	do
		rc = flock(file->fd, LOCK_EX | LOCK_NB);
	while (rc < 0 && errno == EINTR);
	if ((rc < 0 && errno != EWOULDBLOCK) ||
		(rc == 0 && fstat(file->fd, &st) < 0))
		return fonds_fail_errno(error, "cannot lock '%s'", file->path);
	if (rc == 0 && st.st_nlink > 0)
		return FONDS_OK;
	file->is_made = false;
	return fonds_fail(error, FONDS_ERR_BUSY,
		"another process is at work with '%s'", file->path);
}

static enum fonds_status open_and_lock(struct fonds_locked_file *file,
	const char *path, struct fonds_error **error)
{
	enum fonds_status status;

	file->path = strdup(path);
	if (!file->path)
		return fonds_fail_nomem(error);
	status = fonds_file_split(path, &file->parent, &file->name, error);
	if (status < 0)
		return status;
	file->parent_fd = open(
		file->parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (file->parent_fd < 0)
		return fonds_fail_errno(
			error, "cannot open folder '%s'", file->parent);
	status = open_file(file, error);
	return status < 0 ? status : lock(file, error);
}

enum fonds_status fonds_locked_file_open(struct fonds_locked_file *file,
	const char *path, struct fonds_error **error)
{
	enum fonds_status status;

	*file = (struct fonds_locked_file)FONDS_LOCKED_FILE_INIT;
	status = open_and_lock(file, path, error);
	if (status < 0 && file->is_made)
		(void)unlinkat(file->parent_fd, file->name, 0);
	return status;
}

enum fonds_status fonds_locked_file_remove(
	struct fonds_locked_file *file, struct fonds_error **error)
{
	struct stat ours, named;

	if (fstat(file->fd, &ours) == 0 &&
		fstatat(file->parent_fd, file->name, &named,
			AT_SYMLINK_NOFOLLOW) == 0) {
		if (ours.st_dev != named.st_dev || ours.st_ino != named.st_ino)
			return FONDS_OK;
		if (unlinkat(file->parent_fd, file->name, 0) == 0)
			return FONDS_OK;
	}
	if (errno == ENOENT)
		return FONDS_OK;
	return fonds_fail_errno(error, "cannot remove '%s'", file->path);
}

void fonds_locked_file_clear(struct fonds_locked_file *file)
{
	fonds_closep(&file->fd);
	fonds_closep(&file->parent_fd);
	free(file->path);
	free(file->parent);
	free(file->name);
	*file = (struct fonds_locked_file)FONDS_LOCKED_FILE_INIT;
}
