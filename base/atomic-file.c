/* SPDX-License-Identifier: Apache-2.0 */
#include "base/atomic-file.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>
#include <sys/random.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"

#define HIDDEN_SIZE 32 /* ".fonds-", 16 digits, ".tmp", NUL */

struct fonds_atomic_file {
	char *path; /* as the caller said it, for messages */
	char *parent;
	char *name;
	int parent_fd;
	int fd;
	bool replace;
	char hidden[HIDDEN_SIZE]; /* empty while the file has no name */
};

void fonds_atomic_file_abort(struct fonds_atomic_file *file)
{
	int saved = errno;

	if (!file)
		return;
	if (file->hidden[0])
		(void)unlinkat(file->parent_fd, file->hidden, 0);
	fonds_closep(&file->fd);
	fonds_closep(&file->parent_fd);
	free(file->path);
	free(file->parent);
	free(file->name);
	free(file);
	errno = saved;
}

void fonds_atomic_file_abortp(struct fonds_atomic_file **file)
{
	fonds_atomic_file_abort(*file);
}

/*
 * May the name be given? A symbolic link is refused with the rest of what is
 * no regular file: renaming over /dev/stdout would replace that link.
 */
static enum fonds_status check_target(
	const struct fonds_atomic_file *file, struct fonds_error **error)
{
	struct stat st;

	if (fstatat(file->parent_fd, file->name, &st, AT_SYMLINK_NOFOLLOW) <
		0) {
		if (errno == ENOENT)
			return FONDS_OK;
		return fonds_fail_errno(error, "cannot write '%s'", file->path);
	}
	if (!S_ISREG(st.st_mode))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is %s, not a file", file->path,
			fonds_file_kind(st.st_mode));
	if (!file->replace)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"'%s' is there already", file->path);
	return FONDS_OK;
}

/* A name that no other process has; one left by a kill is in nobody's way. */
static int choose_hidden(char hidden[HIDDEN_SIZE])
{
	uint64_t number;

	if (getrandom(&number, sizeof(number), 0) != sizeof(number))
		return -1;
	(void)snprintf(
		hidden, HIDDEN_SIZE, ".fonds-%016" PRIx64 ".tmp", number);
	return 0;
}

/*
 * A file without a name gets one through /proc, since the other way
 * (AT_EMPTY_PATH) needs a privilege before Linux 6.10.
 */
static int open_nameless(const struct fonds_atomic_file *file)
{
	if (access("/proc/self/fd", X_OK) < 0)
		return -1;
	return openat(
		file->parent_fd, ".", O_TMPFILE | O_RDWR | O_CLOEXEC, 0666);
}

static int open_hidden(struct fonds_atomic_file *file)
{
	for (;;) {
		char hidden[HIDDEN_SIZE];
		int fd;

		if (choose_hidden(hidden) < 0)
			return -1;
		fd = openat(file->parent_fd, hidden,
			O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC,
			0666);
		if (fd < 0 && errno == EEXIST)
			continue;
		if (fd >= 0)
			memcpy(file->hidden, hidden, sizeof(hidden));
		return fd;
	}
}

enum fonds_status fonds_atomic_file_begin(const char *path, bool replace,
	struct fonds_atomic_file **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_atomic_file_abortp) struct fonds_atomic_file *file =
		calloc(1, sizeof(*file));
	enum fonds_status status;

	if (!file)
		return fonds_fail_nomem(error);
	file->fd = file->parent_fd = -1;
	file->replace = replace;
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
	status = check_target(file, error);
	if (status < 0)
		return status;
	file->fd = open_nameless(file);
	if (file->fd < 0)
		file->fd = open_hidden(file);
	if (file->fd < 0)
		return fonds_fail_errno(error, "cannot write '%s'", path);
	*ret = fonds_steal(&file);
	return FONDS_OK;
}

enum fonds_status fonds_atomic_file_write(struct fonds_atomic_file *file,
	const void *data, size_t size, struct fonds_error **error)
{
	return fonds_file_write_all(file->fd, file->path, data, size, error);
}

int fonds_atomic_file_fd(const struct fonds_atomic_file *file)
{
	return file->fd;
}

/* Give the nameless file a name that nothing has yet. */
static int link_as(const struct fonds_atomic_file *file, const char *name)
{
	char proc[64];

	(void)snprintf(proc, sizeof(proc), "/proc/self/fd/%d", file->fd);
	return linkat(AT_FDCWD, proc, file->parent_fd, name, AT_SYMLINK_FOLLOW);
}

/* Rename alone can replace a file, and wants a name to rename. */
static int link_hidden(struct fonds_atomic_file *file)
{
	for (;;) {
		char hidden[HIDDEN_SIZE];

		if (choose_hidden(hidden) < 0)
			return -1;
		if (link_as(file, hidden) == 0) {
			memcpy(file->hidden, hidden, sizeof(hidden));
			return 0;
		}
		if (errno != EEXIST)
			return -1;
	}
}

/* close after writing is checked, as the last word on what was written. */
static enum fonds_status close_written(
	struct fonds_atomic_file *file, struct fonds_error **error)
{
	int fd = file->fd;

	file->fd = -1;
	if (fd >= 0 && close(fd) < 0)
		return fonds_fail_errno(error, "cannot write '%s'", file->path);
	return FONDS_OK;
}

/*
 * A nameless file gets its name at once where it replaces nothing: a kill can
 * leave no hidden one behind. It is open until then, but was synced.
 */
static bool is_named_at_once(const struct fonds_atomic_file *file)
{
	return !file->hidden[0] && !file->replace;
}

static enum fonds_status get_ready(
	struct fonds_atomic_file *file, struct fonds_error **error)
{
	enum fonds_status status = fonds_file_sync(file->fd, file->path, error);

	if (status < 0 || is_named_at_once(file))
		return status;
	if (!file->hidden[0] && link_hidden(file) < 0)
		return fonds_fail_errno(error, "cannot name '%s'", file->path);
	return close_written(file, error);
}

static int give_name(struct fonds_atomic_file *file)
{
	int result;

	if (is_named_at_once(file))
		return link_as(file, file->name);
	if (file->replace)
		result = renameat(file->parent_fd, file->hidden,
			file->parent_fd, file->name);
	else
		result = fonds_file_rename_new(file->parent_fd, file->hidden,
			file->parent_fd, file->name);
	if (result == 0)
		file->hidden[0] = '\0';
	return result;
}

enum fonds_status fonds_atomic_file_commit(
	struct fonds_atomic_file *committed, struct fonds_error **error)
{
	fonds_cleanup(fonds_atomic_file_abortp) struct fonds_atomic_file *file =
		committed;
	enum fonds_status status = get_ready(file, error);

	if (status == FONDS_OK)
		status = check_target(file, error);
	if (status < 0)
		return status;
	if (give_name(file) < 0)
		return errno == EEXIST
			       ? fonds_fail(error, FONDS_ERR_EXISTS,
					 "'%s' is there already", file->path)
			       : fonds_fail_errno(
					 error, "cannot name '%s'", file->path);
	status = close_written(file, error);
	if (status == FONDS_OK)
		status = fonds_file_sync_folder(
			file->parent_fd, file->parent, error);
	if (status < 0 && !file->replace)
		(void)unlinkat(file->parent_fd, file->name, 0);
	return status;
}
