/* SPDX-License-Identifier: Apache-2.0 */
#include "base/staging.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/staging-files.h"
#include "base/staging-folder.h"

#define NEW "new"
#define HOISTED "hoisted"

struct fonds_staging {
	struct fonds_staging_folder folder;
	char *target;
	char *path;
	struct fonds_staging_files files; /* of "new", also once published */
	bool has_target;
	bool published;
};

static void staging_free(struct fonds_staging *staging)
{
	int saved = errno;

	fonds_staging_files_clear(&staging->files);
	fonds_staging_folder_clear(&staging->folder);
	free(staging->target);
	free(staging->path);
	free(staging);
	errno = saved;
}

void fonds_staging_abort(struct fonds_staging *staging)
{
	if (!staging)
		return;
	if (staging->folder.fd >= 0 && staging->has_target)
		(void)fonds_folder_empty(staging->folder.fd);
	else if (staging->folder.fd >= 0)
		(void)fonds_staging_folder_remove(&staging->folder, NULL);
	staging_free(staging);
}

void fonds_staging_abortp(struct fonds_staging **staging)
{
	fonds_staging_abort(*staging);
}

static int open_new(struct fonds_staging *staging)
{
	staging->files.fd = fonds_folder_step(
		staging->folder.fd, NEW, strlen(NEW), O_RDONLY);
	return staging->files.fd < 0 ? -1 : 0;
}

static enum fonds_status make_new(
	struct fonds_staging *staging, struct fonds_error **error)
{
	const struct fonds_staging_folder *folder = &staging->folder;

	if (asprintf(&staging->path, "%s/%s/" NEW, folder->parent,
		    folder->hidden) < 0) {
		staging->path = NULL;
		return fonds_fail_nomem(error);
	}
	staging->files.name = staging->path;
	if (folder->resumed && fonds_folder_empty(folder->fd) < 0)
		return fonds_fail_errno(error, "cannot empty folder '%s/%s'",
			folder->parent, folder->hidden);
	if (mkdirat(folder->fd, NEW, 0777) < 0)
		return fonds_fail_errno(
			error, "cannot make folder '%s'", staging->path);
	if (open_new(staging) < 0)
		return fonds_fail_errno(
			error, "cannot open folder '%s'", staging->path);
	return FONDS_OK;
}

enum fonds_status fonds_staging_begin(const char *target,
	struct fonds_staging **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_staging_abortp) struct fonds_staging *staging =
		calloc(1, sizeof(*staging));
	enum fonds_status status;

	if (!staging)
		return fonds_fail_nomem(error);
	staging->files.fd = -1;
	staging->folder.fd = staging->folder.parent_fd = -1;
	staging->target = strdup(target);
	if (!staging->target)
		return fonds_fail_nomem(error);
	status = fonds_staging_folder_lock(&staging->folder, target, error);
	if (status < 0)
		return status;
	staging->has_target = staging->folder.resumed &&
			      fonds_staging_folder_has_target(
				      &staging->folder) != 0;
	status = make_new(staging, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&staging);
	return FONDS_OK;
}

enum fonds_status fonds_staging_check(
	const char *target, struct fonds_error **error)
{
	return fonds_staging_folder_check(target, error);
}

bool fonds_staging_is_resumed(const struct fonds_staging *staging)
{
	return staging->folder.resumed;
}

bool fonds_staging_has_target(const struct fonds_staging *staging)
{
	return staging->has_target;
}

const char *fonds_staging_path(const struct fonds_staging *staging)
{
	return staging->path;
}

struct fonds_staging_files *fonds_staging_files(struct fonds_staging *staging)
{
	return &staging->files;
}

enum fonds_status fonds_staging_write(struct fonds_staging *staging,
	const struct fonds_bag_path *path, const void *data, size_t size,
	struct fonds_error **error)
{
	return fonds_staging_files_write(
		&staging->files, path, data, size, error);
}

enum fonds_status fonds_staging_copy(struct fonds_staging *staging,
	const struct fonds_bag_path *path, const char *source, uint64_t limit,
	int (*each)(const void *data, size_t size, void *payload),
	void *payload, struct fonds_error **error)
{
	return fonds_staging_files_copy(
		&staging->files, path, source, limit, each, payload, error);
}

enum fonds_status fonds_staging_sync(
	struct fonds_staging *staging, struct fonds_error **error)
{
	return fonds_staging_files_sync(&staging->files, error);
}

/* The hidden folder holds both for a moment: a kill leaves it to be emptied. */
static int hoist(struct fonds_staging *staging, const char *name)
{
	int hidden = staging->folder.fd;

	if (renameat(staging->files.fd, name, hidden, HOISTED) < 0 ||
		fonds_folder_empty(staging->files.fd) < 0)
		return -1;
	fonds_staging_files_clear(&staging->files);
	staging->files = (struct fonds_staging_files){
		.fd = -1,
		.name = staging->path,
	};
	if (unlinkat(hidden, NEW, AT_REMOVEDIR) < 0 ||
		renameat(hidden, HOISTED, hidden, NEW) < 0)
		return -1;
	return open_new(staging);
}

enum fonds_status fonds_staging_hoist(struct fonds_staging *staging,
	const char *name, struct fonds_error **error)
{
	if (hoist(staging, name) < 0)
		return fonds_fail_errno(error,
			"cannot take folder '%s' out of '%s'", name,
			staging->path);
	return FONDS_OK;
}

static int take_back(const struct fonds_staging *staging)
{
	const struct fonds_staging_folder *folder = &staging->folder;

	return fonds_file_rename_new(
		folder->parent_fd, folder->name, folder->fd, NEW);
}

enum fonds_status fonds_staging_publish(
	struct fonds_staging *staging, struct fonds_error **error)
{
	const struct fonds_staging_folder *folder = &staging->folder;
	enum fonds_status status;

	if (fonds_file_rename_new(
		    folder->fd, NEW, folder->parent_fd, folder->name) < 0) {
		if (errno == EEXIST || errno == ENOTEMPTY)
			return fonds_fail(error, FONDS_ERR_EXISTS,
				"'%s' is there already", staging->target);
		return fonds_fail_errno(
			error, "cannot name folder '%s'", staging->target);
	}
	status = fonds_file_sync_folder(
		folder->parent_fd, folder->parent, error);
	if (status < 0) {
		(void)take_back(staging);
		return status;
	}
	staging->published = true;
	return FONDS_OK;
}

/* Does the target's name still stand for the folder that was published? */
static bool is_ours(const struct fonds_staging *staging)
{
	const struct fonds_staging_folder *folder = &staging->folder;
	struct stat named, opened;

	return staging->published &&
	       fstatat(folder->parent_fd, folder->name, &named,
		       AT_SYMLINK_NOFOLLOW) == 0 &&
	       fstat(staging->files.fd, &opened) == 0 &&
	       named.st_dev == opened.st_dev && named.st_ino == opened.st_ino;
}

enum fonds_status fonds_staging_unpublish(
	struct fonds_staging *staging, struct fonds_error **error)
{
	if (!is_ours(staging))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is not the folder that was made",
			staging->target);
	if (take_back(staging) < 0)
		return fonds_fail_errno(
			error, "cannot take back '%s'", staging->target);
	staging->published = false;
	return fonds_file_sync_folder(
		staging->folder.parent_fd, staging->folder.parent, error);
}

enum fonds_status fonds_staging_finish(
	struct fonds_staging *staging, struct fonds_error **error)
{
	enum fonds_status status = fonds_staging_folder_remove(
		&staging->folder, error);

	staging_free(staging);
	return status;
}
