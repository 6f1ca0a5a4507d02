/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/apart.h"

#include <fcntl.h>
#include <sys/stat.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"

static bool is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Does the folder lie in the other, or is it that? -1 and errno. */
static int lies_in(int folder, int other)
{
	fonds_cleanup(fonds_closep) int at = -1;
	struct stat wanted, here, above;

	at = openat(folder, ".", O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (at < 0 || fstat(other, &wanted) < 0 || fstat(at, &here) < 0)
		return -1;
	for (;;) {
		int next;

		if (is_same(&here, &wanted))
			return 1;
		next = openat(at, "..", O_PATH | O_DIRECTORY | O_CLOEXEC);
		fonds_closep(&at);
		at = next;
		if (at < 0 || fstat(at, &above) < 0)
			return -1;
		if (is_same(&here, &above))
			return 0;
		here = above;
	}
}

/*
 * What the target leads to where it is there, as "." and a link are; else what
 * it is to be made in.
 */
static enum fonds_status open_nearest(
	const char *target, int *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *parent = NULL;
	fonds_cleanup(fonds_freep) char *name = NULL;
	enum fonds_status status;

	*ret = open(target, O_PATH | O_DIRECTORY | O_CLOEXEC);
	if (*ret >= 0)
		return FONDS_OK;
	status = fonds_file_split(target, &parent, &name, error);
	if (status < 0)
		return status;
	*ret = open(parent, O_PATH | O_DIRECTORY | O_CLOEXEC);
	return *ret < 0 ? fonds_fail_errno(
				  error, "cannot open folder '%s'", parent)
			: FONDS_OK;
}

enum fonds_status fonds_bag_is_inside(const char *target, int folder_fd,
	bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = -1;
	enum fonds_status status = open_nearest(target, &fd, error);
	int inside;

	if (status < 0)
		return status;
	inside = lies_in(fd, folder_fd);
	if (inside < 0)
		return fonds_fail_errno(
			error, "cannot see where '%s' lies", target);
	*ret = inside > 0;
	return FONDS_OK;
}

enum fonds_status fonds_bag_check_apart(const char *target, int source_fd,
	const char *source, struct fonds_error **error)
{
	bool is_inside = false;
	enum fonds_status status = fonds_bag_is_inside(
		target, source_fd, &is_inside, error);

	if (status == FONDS_OK && is_inside)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' would lie in '%s', which it is made of", target,
			source);
	return status;
}
