/* SPDX-License-Identifier: Apache-2.0 */
#include "base/staging-folder.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "base/folder.h"

#define SUFFIX ".fonds-partial"
#define MAXIMUM_TRIES 100 /* others may come and go while we try */

/* FNV-1a, 64 bits, as its authors publish it (isthe.com/chongo/tech/comp/fnv). */
static uint64_t hash_name(const char *name)
{
	uint64_t hash = UINT64_C(14695981039346656037);

	for (; *name; name++)
		hash = (hash ^ (unsigned char)*name) * UINT64_C(1099511628211);
	return hash;
}

/* ".NAME.fonds-partial", or with a hash when the file system's limit is less. */
static char *hidden_name(int parent_fd, const char *name)
{
	long limit = fpathconf(parent_fd, _PC_NAME_MAX);
	char *hidden;
	int n;

	if (limit <= 0 || limit > NAME_MAX)
		limit = NAME_MAX;
	if (1 + strlen(name) + strlen(SUFFIX) <= (size_t)limit)
		n = asprintf(&hidden, ".%s" SUFFIX, name);
	else
		n = asprintf(&hidden, ".%016" PRIx64 SUFFIX, hash_name(name));
	return n < 0 ? NULL : hidden;
}

static int is_there(int fd, const char *name)
{
	struct stat st;

	if (fstatat(fd, name, &st, AT_SYMLINK_NOFOLLOW) == 0)
		return 1;
	return errno == ENOENT ? 0 : -1;
}

int fonds_staging_folder_has_target(const struct fonds_staging_folder *folder)
{
	return is_there(folder->parent_fd, folder->name);
}

/*
 * Is what we locked still what the name stands for? Its owner may have removed
 * it between our opening and our locking it.
 */
static bool is_same(int parent_fd, const char *name, int fd)
{
	struct stat named, opened;

	return fstatat(parent_fd, name, &named, AT_SYMLINK_NOFOLLOW) == 0 &&
	       fstat(fd, &opened) == 0 && named.st_dev == opened.st_dev &&
	       named.st_ino == opened.st_ino;
}

static enum fonds_status fail_busy(
	const char *target, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_BUSY,
		"another process is making '%s'", target);
}

static enum fonds_status fail_open(
	const struct fonds_staging_folder *folder, struct fonds_error **error)
{
	if (errno == ELOOP || errno == ENOTDIR)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"'%s/%s' is no folder and stands in the way",
			folder->parent, folder->hidden);
	return fonds_fail_errno(error, "cannot open folder '%s/%s'",
		folder->parent, folder->hidden);
}

/* One try; folder->fd stays -1 when the hidden folder went away meanwhile. */
static enum fonds_status try_lock(struct fonds_staging_folder *folder,
	const char *target, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = -1;
	bool made = mkdirat(folder->parent_fd, folder->hidden, 0777) == 0;

	if (!made && errno != EEXIST)
		return fonds_fail_errno(
			error, "cannot make a folder in '%s'", folder->parent);
	fd = fonds_folder_step(folder->parent_fd, folder->hidden,
		strlen(folder->hidden), O_RDONLY);
	if (fd < 0 && errno == ENOENT)
		return FONDS_OK;
	if (fd < 0)
		return fail_open(folder, error);
	if (flock(fd, LOCK_EX | LOCK_NB) < 0)
		return errno == EWOULDBLOCK
			       ? fail_busy(target, error)
			       : fonds_fail_errno(error,
					 "cannot lock folder '%s/%s'",
					 folder->parent, folder->hidden);
	if (!is_same(folder->parent_fd, folder->hidden, fd))
		return FONDS_OK;
	folder->resumed = !made;
	folder->fd = fd;
	fd = -1;
	return FONDS_OK;
}

static enum fonds_status locate(struct fonds_staging_folder *folder,
	const char *target, struct fonds_error **error)
{
	enum fonds_status status;

	status = fonds_file_split(
		target, &folder->parent, &folder->name, error);
	if (status < 0)
		return status;
	folder->parent_fd = open(
		folder->parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (folder->parent_fd < 0)
		return fonds_fail_errno(
			error, "cannot open folder '%s'", folder->parent);
	folder->hidden = hidden_name(folder->parent_fd, folder->name);
	if (!folder->hidden)
		return fonds_fail_nomem(error);
	return FONDS_OK;
}

/* A finished target is refused before anything is made beside it. */
static enum fonds_status check_target(const struct fonds_staging_folder *folder,
	bool resumed, const char *target, struct fonds_error **error)
{
	int there = fonds_staging_folder_has_target(folder);

	if (there < 0)
		return fonds_fail_errno(error, "cannot make '%s'", target);
	if (there == 1 && !resumed)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"'%s' is there already", target);
	return FONDS_OK;
}

enum fonds_status fonds_staging_folder_check(
	const char *target, struct fonds_error **error)
{
	fonds_cleanup(fonds_staging_folder_clear) struct fonds_staging_folder
		folder = { .parent_fd = -1, .fd = -1 };
	enum fonds_status status = locate(&folder, target, error);

	if (status < 0)
		return status;
	if (faccessat(folder.parent_fd, ".", W_OK | X_OK, AT_EACCESS) < 0)
		return fonds_fail_errno(
			error, "cannot make a folder in '%s'", folder.parent);
	return check_target(&folder,
		is_there(folder.parent_fd, folder.hidden) == 1, target, error);
}

enum fonds_status fonds_staging_folder_lock(struct fonds_staging_folder *folder,
	const char *target, struct fonds_error **error)
{
	enum fonds_status status;
	bool interrupted;

	*folder = (struct fonds_staging_folder){ .parent_fd = -1, .fd = -1 };
	status = locate(folder, target, error);
	if (status < 0)
		return status;
	interrupted = is_there(folder->parent_fd, folder->hidden) == 1;
	status = check_target(folder, interrupted, target, error);
	for (int i = 0; status == FONDS_OK && folder->fd < 0; i++) {
		if (i == MAXIMUM_TRIES)
			return fail_busy(target, error);
		status = try_lock(folder, target, error);
	}
	if (status < 0)
		return status;
	status = check_target(folder, folder->resumed, target, error);
	if (status < 0)
		(void)fonds_staging_folder_remove(folder, NULL);
	return status;
}

enum fonds_status fonds_staging_folder_remove(
	struct fonds_staging_folder *folder, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (fonds_folder_empty(folder->fd) < 0 ||
		unlinkat(folder->parent_fd, folder->hidden, AT_REMOVEDIR) < 0)
		status = fonds_fail_errno(error, "cannot remove '%s/%s'",
			folder->parent, folder->hidden);
	fonds_closep(&folder->fd);
	folder->fd = -1;
	return status;
}

void fonds_staging_folder_clear(struct fonds_staging_folder *folder)
{
	fonds_closep(&folder->fd);
	fonds_closep(&folder->parent_fd);
	free(folder->parent);
	free(folder->name);
	free(folder->hidden);
}
