/* SPDX-License-Identifier: Apache-2.0 */
#include "base/new-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "base/folder.h"

/* Open the folder whose path is the first size bytes, having made it. */
static enum fonds_status make_folder(int *fd, const char *path, size_t start,
	size_t size, struct fonds_error **error)
{
	int next = fonds_folder_step(*fd, path + start, size - start, O_PATH);

	if (next < 0 && errno == ENOENT) {
		fonds_cleanup(fonds_freep) char *name = strndup(
			path + start, size - start);

		if (!name)
			return fonds_fail_nomem(error);
		if (mkdirat(*fd, name, 0777) == 0)
			next = fonds_folder_step(
				*fd, path + start, size - start, O_PATH);
	}
	if (next < 0)
		return fonds_fail_errno(
			error, "cannot make folder '%.*s'", (int)size, path);
	fonds_closep(fd);
	*fd = next;
	return FONDS_OK;
}

void fonds_new_file_clear(struct fonds_new_file *file)
{
	int saved = errno;

	if (file->fd >= 0)
		(void)unlinkat(file->folder_fd, file->name, 0);
	fonds_closep(&file->fd);
	fonds_closep(&file->folder_fd);
	*file = (struct fonds_new_file)FONDS_NEW_FILE_INIT;
	errno = saved;
}

enum fonds_status fonds_new_file_begin(struct fonds_new_file *file,
	struct fonds_staging_files *files, const struct fonds_bag_path *path,
	struct fonds_error **error)
{
	const char *text = fonds_bag_path_text(path);
	enum fonds_status status;
	size_t start = 0;

	file->path = text;
	file->folder_fd = fonds_folder_open(files->fd, "", 0, O_PATH);
	if (file->folder_fd < 0)
		return fonds_fail_errno(
			error, "cannot open folder '%s'", files->name);
	for (const char *slash; (slash = strchr(text + start, '/'));) {
		size_t size = (size_t)(slash - text);

		status = make_folder(
			&file->folder_fd, text, start, size, error);
		if (status < 0)
			return status;
		start = size + 1;
	}
	file->name = text + start;
	file->fd = openat(file->folder_fd, file->name,
		O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC, 0666);
	if (file->fd >= 0)
		return FONDS_OK;
	if (errno == EEXIST)
		return fonds_fail(
			error, FONDS_ERR_EXISTS, "'%s' is there already", text);
	return fonds_fail_errno(error, "cannot make '%s'", text);
}

enum fonds_status fonds_new_file_write(const struct fonds_new_file *file,
	const void *data, size_t size, struct fonds_error **error)
{
	return fonds_file_write_all(file->fd, file->path, data, size, error);
}

enum fonds_status fonds_new_file_end(
	struct fonds_new_file *file, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	int fd = file->fd;

	file->fd = -1;
	if (close(fd) < 0) {
		status = fonds_fail_errno(
			error, "cannot write '%s'", file->path);
		(void)unlinkat(file->folder_fd, file->name, 0);
	}
	fonds_new_file_clear(file);
	return status;
}

enum fonds_status fonds_new_file_finish(
	struct fonds_new_file *file, struct fonds_error **error)
{
	enum fonds_status status = fonds_file_sync(file->fd, file->path, error);

	return status == FONDS_OK ? fonds_new_file_end(file, error) : status;
}
