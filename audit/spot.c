/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/spot.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "base/folder.h"

void fonds_spot_clear(struct fonds_spot *spot)
{
	fonds_closep(&spot->folder);
	spot->folder = -1;
}

/* One folder further down, which is made if it is not there. */
static enum fonds_status make_step(const struct fonds_spot *spot, int at,
	const char *name, size_t size, int *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *text = NULL;

	*ret = fonds_folder_step(at, name, size, O_RDONLY);
	if (*ret >= 0 || errno != ENOENT)
		return FONDS_OK;
	text = strndup(name, size);
	if (!text)
		return fonds_fail_nomem(error);
	if (mkdirat(at, text, 0777) < 0 && errno != EEXIST)
		return FONDS_OK;
	*ret = fonds_folder_step(at, name, size, O_RDONLY);
	return *ret < 0 ? FONDS_OK
			: fonds_file_sync_folder(at, spot->path, error);
}

static enum fonds_status make_folders(
	struct fonds_spot *spot, struct fonds_error **error)
{
	const char *name = spot->path;

	for (const char *slash; (slash = strchr(name, '/')); name = slash + 1) {
		int next = -1;
		enum fonds_status status = make_step(spot, spot->folder, name,
			(size_t)(slash - name), &next, error);

		if (status == FONDS_OK && next < 0)
			status = fonds_fail_errno(error,
				"cannot make the folder of '%s'", spot->path);
		if (status < 0) {
			fonds_closep(&next);
			return status;
		}
		fonds_closep(&spot->folder);
		spot->folder = next;
	}
	return FONDS_OK;
}

enum fonds_status fonds_spot_open(struct fonds_spot *spot, int root,
	int64_t holding, const char *path, bool makes_folders,
	struct fonds_error **error)
{
	const char *slash = strrchr(path, '/');

	spot->path = path;
	spot->name = slash ? slash + 1 : path;
	(void)snprintf(spot->temporary, sizeof(spot->temporary),
		FONDS_SPOT_TEMPORARY "%" PRIu32, (uint32_t)holding);
	spot->folder = fonds_folder_open(root, path,
		slash && !makes_folders ? (size_t)(slash - path) : 0, O_RDONLY);
	if (spot->folder < 0)
		return fonds_fail_errno(
			error, "cannot open the folder of '%s'", path);
	return makes_folders ? make_folders(spot, error) : FONDS_OK;
}

enum fonds_status fonds_spot_look(const struct fonds_spot *spot, bool *ret,
	struct stat *ret_stat, struct fonds_error **error)
{
	*ret = fstatat(spot->folder, spot->name, ret_stat,
		       AT_SYMLINK_NOFOLLOW) == 0;
	if (*ret || errno == ENOENT)
		return FONDS_OK;
	return fonds_fail_errno(error, "cannot look at '%s'", spot->path);
}

bool fonds_spot_has_temporary(const struct fonds_spot *spot)
{
	return faccessat(spot->folder, spot->temporary, F_OK,
		       AT_SYMLINK_NOFOLLOW) == 0;
}

enum fonds_status fonds_spot_temporary_path(
	const struct fonds_spot *spot, char **ret, struct fonds_error **error)
{
	int folder_size = (int)(spot->name - spot->path);

	if (asprintf(ret, "%.*s%s", folder_size, spot->path, spot->temporary) >=
		0)
		return FONDS_OK;
	*ret = NULL;
	return fonds_fail_nomem(error);
}

enum fonds_status fonds_spot_make_temporary(const struct fonds_spot *spot,
	mode_t mode, int *ret_fd, struct fonds_error **error)
{
	if (unlinkat(spot->folder, spot->temporary, 0) == 0 || errno == ENOENT)
		*ret_fd = openat(spot->folder, spot->temporary,
			O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC,
			mode);
	else
		*ret_fd = -1;
	if (*ret_fd < 0)
		return fonds_fail_errno(error,
			"cannot make '%s' in the folder of '%s'",
			spot->temporary, spot->path);
	return FONDS_OK;
}

static int rename_temporary(const struct fonds_spot *spot, bool replaces)
{
	return replaces ? renameat(spot->folder, spot->temporary, spot->folder,
				  spot->name)
			: fonds_file_rename_new(spot->folder, spot->temporary,
				  spot->folder, spot->name);
}

enum fonds_status fonds_spot_install(const struct fonds_spot *spot,
	bool replaces, struct fonds_error **error)
{
	if (rename_temporary(spot, replaces) < 0)
		return fonds_fail_errno(error, "cannot %s '%s'",
			replaces ? "replace" : "put back", spot->path);
	return fonds_file_sync_folder(spot->folder, spot->path, error);
}

enum fonds_status fonds_spot_discard(
	const struct fonds_spot *spot, struct fonds_error **error)
{
	if (unlinkat(spot->folder, spot->temporary, 0) < 0) {
		if (errno == ENOENT)
			return FONDS_OK;
		return fonds_fail_errno(error,
			"cannot remove '%s' in the folder of '%s'",
			spot->temporary, spot->path);
	}
	return fonds_file_sync_folder(spot->folder, spot->path, error);
}
