/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/source.h"

#include <fcntl.h>
#include <stdlib.h>
#include <sys/stat.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"

void fonds_source_clear(struct fonds_source *source)
{
	fonds_closep(&source->fd);
	free(source->file);
	*source = (struct fonds_source)FONDS_SOURCE_INIT;
}

static enum fonds_status open_folder_of_file(
	struct fonds_source *source, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *parent = NULL;
	enum fonds_status status = fonds_file_split(
		source->path, &parent, &source->file, error);

	if (status < 0)
		return status;
	source->fd = open(parent, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (source->fd < 0)
		return fonds_fail_errno(
			error, "cannot open folder '%s'", parent);
	return FONDS_OK;
}

enum fonds_status fonds_source_open(struct fonds_source *source,
	const char *path, enum fonds_symlink_policy symlinks,
	struct fonds_error **error)
{
	struct stat st;

	*source = (struct fonds_source)FONDS_SOURCE_INIT;
	source->path = path;
	source->symlinks = symlinks;
	if (stat(path, &st) < 0)
		return fonds_fail_errno(error, "cannot open '%s'", path);
	if (S_ISREG(st.st_mode))
		return open_folder_of_file(source, error);
	if (!S_ISDIR(st.st_mode))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is %s, neither a folder nor a file", path,
			fonds_file_kind(st.st_mode));
	source->fd = open(path, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (source->fd < 0)
		return fonds_fail_errno(error, "cannot open folder '%s'", path);
	return FONDS_OK;
}

int fonds_source_stat(const struct fonds_source *source, struct stat *ret)
{
	if (!source->file)
		return fstat(source->fd, ret);
	return fstatat(source->fd, source->file, ret, 0);
}

bool fonds_source_is_bag(const struct fonds_source *source)
{
	struct stat st;

	return !source->file &&
	       fstatat(source->fd, "bagit.txt", &st, AT_SYMLINK_NOFOLLOW) == 0;
}
