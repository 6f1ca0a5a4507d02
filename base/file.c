/* SPDX-License-Identifier: Apache-2.0 */
#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"

#define PIECE_SIZE ((size_t)64 * 1024)

const char *fonds_file_kind(unsigned mode)
{
	switch (mode & S_IFMT) {
	case S_IFREG:
		return "a file";
	case S_IFDIR:
		return "a folder";
	case S_IFLNK:
		return "a symbolic link";
	case S_IFIFO:
		return "a FIFO";
	case S_IFSOCK:
		return "a socket";
	case S_IFCHR:
	case S_IFBLK:
		return "a device";
	default:
		return "something unknown";
	}
}

static enum fonds_status check_regular(
	const char *path, const struct stat *st, struct fonds_error **error)
{
	if (S_ISREG(st->st_mode))
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_INVALID, "'%s' is %s, not a file",
		path, fonds_file_kind(st->st_mode));
}

/*
 * Asked before opening too, since opening alone can do something to a device
 * and fails on a socket; O_NONBLOCK is for a FIFO that comes in between.
 */
enum fonds_status fonds_file_open(const char *path, int *ret_fd,
	uint64_t *ret_size, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = -1;
	enum fonds_status status;
	struct stat st;

	if (stat(path, &st) < 0)
		return fonds_fail_errno(error, "cannot open '%s'", path);
	status = check_regular(path, &st, error);
	if (status < 0)
		return status;
	fd = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
	if (fd < 0 || fstat(fd, &st) < 0)
		return fonds_fail_errno(error, "cannot open '%s'", path);
	status = check_regular(path, &st, error);
	if (status < 0)
		return status;
	*ret_size = (uint64_t)st.st_size;
	*ret_fd = fd;
	fd = -1;
	return FONDS_OK;
}

static enum fonds_status too_large(
	const char *path, size_t maximum, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_LIMIT,
		"'%s' is larger than %zu bytes", path, maximum);
}

enum fonds_status fonds_file_read(const char *path, struct fonds_buffer *buffer,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = -1;
	enum fonds_status status;
	uint64_t size;

	status = fonds_file_open(path, &fd, &size, error);
	if (status < 0)
		return status;
	if (size > buffer->maximum)
		return too_large(path, buffer->maximum, error);
	/* The size may be a lie (0 in /proc), or the file may grow. */
	while (buffer->status == FONDS_OK) {
		char piece[PIECE_SIZE];
		ssize_t n = read(fd, piece, sizeof(piece));

		if (n == 0)
			return FONDS_OK;
		if (n < 0 && errno != EINTR)
			return fonds_fail_errno(
				error, "cannot read '%s'", path);
		if (n > 0)
			fonds_buffer_add(buffer, piece, (size_t)n);
	}
	if (buffer->status == FONDS_ERR_LIMIT)
		return too_large(path, buffer->maximum, error);
	return fonds_fail_nomem(error);
}

enum fonds_status fonds_file_read_at(int fd, const char *name, uint64_t offset,
	void *data, size_t size, struct fonds_error **error)
{
	char *p = data;

	while (size > 0) {
		ssize_t n = pread(fd, p, size, (off_t)offset);

		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fonds_fail_errno(
				error, "cannot read '%s'", name);
		if (n == 0)
			return fonds_fail(error, FONDS_ERR_FORMAT,
				"'%s' ends too early: it was cut off", name);
		p += n;
		offset += (uint64_t)n;
		size -= (size_t)n;
	}
	return FONDS_OK;
}

enum fonds_status fonds_file_write_all(int fd, const char *name,
	const void *data, size_t size, struct fonds_error **error)
{
	const char *p = data;

	while (size > 0) {
		ssize_t n = write(fd, p, size);

		if (n < 0 && errno == EINTR)
			continue;
		if (n == 0)
			errno = EIO;
		if (n <= 0)
			return fonds_fail_errno(
				error, "cannot write '%s'", name);
		p += n;
		size -= (size_t)n;
	}
	return FONDS_OK;
}

enum fonds_status fonds_file_sync(
	int fd, const char *name, struct fonds_error **error)
{
	while (fsync(fd) < 0)
		if (errno != EINTR)
			return fonds_fail_errno(
				error, "cannot write '%s' to disk", name);
	return FONDS_OK;
}

/*
 * One call for all files: to fsync each of a million costs hours, and the
 * order of what reaches the medium does not matter before a folder has its
 * name.
 */
enum fonds_status fonds_file_sync_all(
	int fd, const char *name, struct fonds_error **error)
{
	if (syncfs(fd) == 0)
		return FONDS_OK;
	return fonds_fail_errno(error, "cannot write '%s' to disk", name);
}

/* Some file systems know no fsync of a folder and say EINVAL (fsync(2)). */
enum fonds_status fonds_file_sync_folder(
	int fd, const char *name, struct fonds_error **error)
{
	while (fsync(fd) < 0) {
		if (errno == EINVAL)
			return FONDS_OK;
		if (errno != EINTR)
			return fonds_fail_errno(error,
				"cannot write folder '%s' to disk", name);
	}
	return FONDS_OK;
}

enum fonds_status fonds_file_sync_parent(
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *parent = NULL;
	fonds_cleanup(fonds_freep) char *name = NULL;
	fonds_cleanup(fonds_closep) int fd = -1;
	enum fonds_status status;

	status = fonds_file_split(path, &parent, &name, error);
	if (status < 0)
		return status;
	fd = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return fonds_fail_errno(
			error, "cannot open folder '%s'", parent);
	return fonds_file_sync_folder(fd, parent, error);
}

static size_t without_slashes(const char *path, size_t size)
{
	while (size > 0 && path[size - 1] == '/')
		size--;
	return size;
}

static bool is_dots(const char *name, size_t size)
{
	return (size == 1 || size == 2) && memcmp(name, "..", size) == 0;
}

enum fonds_status fonds_file_split(const char *path, char **ret_parent,
	char **ret_name, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *parent = NULL;
	size_t end = without_slashes(path, strlen(path));
	size_t start = end;
	size_t parent_end;
	char *name;

	while (start > 0 && path[start - 1] != '/')
		start--;
	if (end == 0 || is_dots(path + start, end - start))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' does not end in a name", path);
	parent_end = without_slashes(path, start);
	if (start == 0)
		parent = strdup(".");
	else
		parent = strndup(path, parent_end > 0 ? parent_end : 1);
	name = strndup(path + start, end - start);
	if (!parent || !name) {
		free(name);
		return fonds_fail_nomem(error);
	}
	*ret_parent = fonds_steal(&parent);
	*ret_name = name;
	return FONDS_OK;
}

enum fonds_status fonds_file_locate(
	const char *path, char **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *parent = NULL;
	fonds_cleanup(fonds_freep) char *name = NULL;
	fonds_cleanup(fonds_freep) char *folder = NULL;
	enum fonds_status status = fonds_file_split(
		path, &parent, &name, error);
	char *place;

	if (status < 0)
		return status;
	folder = realpath(parent, NULL);
	if (!folder)
		return fonds_fail_errno(error, "cannot find '%s'", parent);
	if (asprintf(&place, "%s/%s", strcmp(folder, "/") == 0 ? "" : folder,
		    name) < 0)
		return fonds_fail_nomem(error);
	*ret = place;
	return FONDS_OK;
}

int fonds_file_rename_new(
	int from_fd, const char *from, int to_fd, const char *to)
{
	struct stat st;

	if (renameat2(from_fd, from, to_fd, to, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	if (fstatat(to_fd, to, &st, AT_SYMLINK_NOFOLLOW) == 0) {
		errno = EEXIST;
		return -1;
	}
	if (errno != ENOENT)
		return -1;
	return renameat(from_fd, from, to_fd, to);
}
