/* SPDX-License-Identifier: Apache-2.0 */
#include "transfer/partial.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "base/folder.h"
#include "fixity/digest/hasher.h"

static enum fonds_status fail_open(
	const struct fonds_partials *partials, struct fonds_error **error)
{
	if (errno == ELOOP || errno == ENOTDIR)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"'%s/" FONDS_PARTIALS_NAME
			"' is no folder and stands in the way",
			partials->bag);
	return fonds_fail_errno(error,
		"cannot open folder '%s/" FONDS_PARTIALS_NAME "'",
		partials->bag);
}

/* The owner before us may have removed it while we waited for nothing. */
static bool is_removed(int fd)
{
	struct stat st;

	return fstat(fd, &st) == 0 && st.st_nlink == 0;
}

/* Takes fd in any case. */
static enum fonds_status lock(
	struct fonds_partials *partials, int fd, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int own = fd;

	if (flock(own, LOCK_EX | LOCK_NB) < 0 && errno != EWOULDBLOCK)
		return fonds_fail_errno(error,
			"cannot lock folder '%s/" FONDS_PARTIALS_NAME "'",
			partials->bag);
	if (flock(own, LOCK_EX | LOCK_NB) < 0 || is_removed(own))
		return fonds_fail(error, FONDS_ERR_BUSY,
			"another process is completing '%s'", partials->bag);
	partials->fd = own;
	own = -1;
	return FONDS_OK;
}

enum fonds_status fonds_partials_begin(struct fonds_partials *partials,
	const char *bag, bool may_make, struct fonds_error **error)
{
	int fd;

	*partials = (struct fonds_partials){ .bag = bag, .fd = -1 };
	partials->bag_fd = open(bag, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (partials->bag_fd < 0)
		return fonds_fail_errno(error, "cannot open folder '%s'", bag);
	if (may_make &&
		mkdirat(partials->bag_fd, FONDS_PARTIALS_NAME, 0777) < 0 &&
		errno != EEXIST)
		return fonds_fail_errno(
			error, "cannot make a folder in '%s'", bag);
	fd = fonds_folder_step(partials->bag_fd, FONDS_PARTIALS_NAME,
		strlen(FONDS_PARTIALS_NAME), O_RDONLY);
	if (fd < 0 && errno == ENOENT && !may_make)
		return FONDS_OK;
	if (fd < 0)
		return fail_open(partials, error);
	return lock(partials, fd, error);
}

enum fonds_status fonds_partial_name(const char *path,
	char name[FONDS_PARTIAL_NAME_SIZE], struct fonds_error **error)
{
	char hex[2 * FONDS_DIGEST_MAX + 1];
	struct fonds_digest digest;
	enum fonds_status status = fonds_digest_memory(
		FONDS_SHA256, path, strlen(path), &digest, error);

	if (status < 0)
		return status;
	memcpy(name, fonds_digest_format(&digest, hex),
		FONDS_PARTIAL_NAME_SIZE);
	return FONDS_OK;
}

enum fonds_status fonds_partial_open(const struct fonds_partials *partials,
	const char *name, int *ret, struct fonds_error **error)
{
	struct stat st;
	int fd = openat(partials->fd, name,
		O_CREAT | O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC, 0666);

	if (fd < 0)
		return fonds_fail_errno(error,
			"cannot open '%s/" FONDS_PARTIALS_NAME "/%s'",
			partials->bag, name);
	/* A bag may come with this folder, and links to elsewhere in it. */
	if (fstat(fd, &st) == 0 && S_ISREG(st.st_mode) && st.st_nlink == 1) {
		*ret = fd;
		return FONDS_OK;
	}
	(void)close(fd);
	return fonds_fail(error, FONDS_ERR_UNSAFE,
		"'%s/" FONDS_PARTIALS_NAME
		"/%s' is no file of its own and stands in the way",
		partials->bag, name);
}

static enum fonds_status fail_folder(
	const char *path, size_t size, struct fonds_error **error)
{
	if (errno == ELOOP || errno == ENOTDIR)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"'%.*s' is no folder and stands in the way", (int)size,
			path);
	return fonds_fail_errno(
		error, "cannot make folder '%.*s'", (int)size, path);
}

/* Step into the folder of that name, made where it is not there. */
static enum fonds_status step(int *fd, const char *path, size_t start,
	size_t size, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *name = strndup(
		path + start, size - start);
	enum fonds_status status;
	int next;

	if (!name)
		return fonds_fail_nomem(error);
	next = fonds_folder_step(*fd, name, size - start, O_RDONLY);
	if (next < 0 && errno == ENOENT) {
		/* Others may make it at the same time. */
		if (mkdirat(*fd, name, 0777) < 0 && errno != EEXIST)
			return fail_folder(path, size, error);
		status = fonds_file_sync_folder(*fd, path, error);
		if (status < 0)
			return status;
		next = fonds_folder_step(*fd, name, size - start, O_RDONLY);
	}
	if (next < 0)
		return fail_folder(path, size, error);
	fonds_closep(fd);
	*fd = next;
	return FONDS_OK;
}

enum fonds_status fonds_partial_publish(const struct fonds_partials *partials,
	const char *name, const struct fonds_bag_path *path,
	struct fonds_error **error)
{
	const char *text = fonds_bag_path_text(path);
	fonds_cleanup(fonds_closep) int fd = -1;
	size_t start = 0;

	fd = fonds_folder_open(partials->bag_fd, "", 0, O_RDONLY);
	if (fd < 0)
		return fonds_fail_errno(
			error, "cannot open folder '%s'", partials->bag);
	for (const char *slash; (slash = strchr(text + start, '/'));) {
		size_t size = (size_t)(slash - text);
		enum fonds_status status = step(&fd, text, start, size, error);

		if (status < 0)
			return status;
		start = size + 1;
	}
	if (fonds_file_rename_new(partials->fd, name, fd, text + start) == 0)
		return fonds_file_sync_folder(fd, text, error);
	if (errno == EEXIST)
		return fonds_fail(
			error, FONDS_ERR_EXISTS, "'%s' is there already", text);
	return fonds_fail_errno(error, "cannot make '%s'", text);
}

enum fonds_status fonds_partial_drop(const struct fonds_partials *partials,
	const char *name, struct fonds_error **error)
{
	if (unlinkat(partials->fd, name, 0) == 0 || errno == ENOENT)
		return FONDS_OK;
	return fonds_fail_errno(error,
		"cannot remove '%s/" FONDS_PARTIALS_NAME "/%s'", partials->bag,
		name);
}

enum fonds_status fonds_partials_finish(
	struct fonds_partials *partials, struct fonds_error **error)
{
	if (partials->fd < 0)
		return FONDS_OK;
	if (fonds_folder_empty(partials->fd) == 0 &&
		unlinkat(partials->bag_fd, FONDS_PARTIALS_NAME, AT_REMOVEDIR) ==
			0)
		return fonds_file_sync_folder(
			partials->bag_fd, partials->bag, error);
	return fonds_fail_errno(error,
		"cannot remove '%s/" FONDS_PARTIALS_NAME "'", partials->bag);
}

void fonds_partials_clear(struct fonds_partials *partials)
{
	if (partials->fd >= 0)
		(void)unlinkat(
			partials->bag_fd, FONDS_PARTIALS_NAME, AT_REMOVEDIR);
	fonds_closep(&partials->fd);
	fonds_closep(&partials->bag_fd);
}
