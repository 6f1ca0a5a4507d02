/* SPDX-License-Identifier: Apache-2.0 */
#include "base/staging-files.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "base/folder.h"

#define PIECE_SIZE ((size_t)256 * 1024)

/* A file being made; its folder is kept to remove it after a failure. */
struct target_file {
	const char *path; /* for messages */
	const char *name;
	int folder_fd;
	int fd;
};

/* Note a folder before it is made, so that sync never misses one. */
static enum fonds_status note_folder(struct fonds_staging_files *files,
	const char *path, size_t size, struct fonds_error **error)
{
	size_t wanted = files->made_capacity * 2 + 16;
	char **larger;

	if (files->made_count == files->made_capacity) {
		larger = reallocarray(files->made, wanted, sizeof(*larger));
		if (!larger)
			return fonds_fail_nomem(error);
		files->made = larger;
		files->made_capacity = wanted;
	}
	files->made[files->made_count] = strndup(path, size);
	if (!files->made[files->made_count])
		return fonds_fail_nomem(error);
	files->made_count++;
	return FONDS_OK;
}

/* Open the folder whose path is the first size bytes, having made it. */
static enum fonds_status make_folder(struct fonds_staging_files *files, int *fd,
	const char *path, size_t start, size_t size, struct fonds_error **error)
{
	enum fonds_status status;
	const char *name;
	int next;

	next = fonds_folder_step(*fd, path + start, size - start, O_PATH);
	if (next < 0 && errno == ENOENT) {
		status = note_folder(files, path, size, error);
		if (status < 0)
			return status;
		name = files->made[files->made_count - 1] + start;
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

static void target_file_clear(struct target_file *file)
{
	int saved = errno;

	if (file->fd >= 0)
		(void)unlinkat(file->folder_fd, file->name, 0);
	fonds_closep(&file->fd);
	fonds_closep(&file->folder_fd);
	errno = saved;
}

static enum fonds_status target_file_open(struct fonds_staging_files *files,
	const struct fonds_bag_path *path, struct target_file *file,
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
			files, &file->folder_fd, text, start, size, error);
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

/* The file is whole: fsync, close, and forget to remove it. */
static enum fonds_status target_file_finish(
	struct target_file *file, struct fonds_error **error)
{
	enum fonds_status status = fonds_file_sync(file->fd, file->path, error);
	int fd = file->fd;

	if (status < 0)
		return status;
	file->fd = -1;
	if (close(fd) == 0)
		return FONDS_OK;
	status = fonds_fail_errno(error, "cannot write '%s'", file->path);
	(void)unlinkat(file->folder_fd, file->name, 0);
	return status;
}

enum fonds_status fonds_staging_files_write(struct fonds_staging_files *files,
	const struct fonds_bag_path *path, const void *data, size_t size,
	struct fonds_error **error)
{
	fonds_cleanup(target_file_clear) struct target_file file = {
		.folder_fd = -1, .fd = -1
	};
	enum fonds_status status;

	status = target_file_open(files, path, &file, error);
	if (status < 0)
		return status;
	status = fonds_file_write_all(file.fd, file.path, data, size, error);
	if (status < 0)
		return status;
	return target_file_finish(&file, error);
}

struct copy {
	int fd;
	const char *source;
	uint64_t limit;
	uint64_t done;
	int (*each)(const void *data, size_t size, void *payload);
	void *payload;
};

static enum fonds_status fail_too_large(
	const struct copy *copy, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_LIMIT,
		"'%s' is larger than %" PRIu64 " bytes", copy->source,
		copy->limit);
}

static enum fonds_status copy_piece(struct copy *copy,
	const struct target_file *file, const char *piece, size_t size,
	struct fonds_error **error)
{
	if (size > copy->limit - copy->done)
		return fail_too_large(copy, error);
	copy->done += size;
	if (copy->each && copy->each(piece, size, copy->payload) != 0)
		return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
	return fonds_file_write_all(file->fd, file->path, piece, size, error);
}

static enum fonds_status copy_all(struct copy *copy,
	const struct target_file *file, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *piece = malloc(PIECE_SIZE);
	enum fonds_status status;

	if (!piece)
		return fonds_fail_nomem(error);
	for (;;) {
		ssize_t n = read(copy->fd, piece, PIECE_SIZE);

		if (n == 0)
			return FONDS_OK;
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fonds_fail_errno(
				error, "cannot read '%s'", copy->source);
		status = copy_piece(copy, file, piece, (size_t)n, error);
		if (status < 0)
			return status;
	}
}

static bool is_time_equal(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

/*
 * A file written to while it is copied gives bytes that it never had at any
 * moment. Time stamps are coarse, so the number of bytes counts too.
 */
static enum fonds_status check_unchanged(const struct copy *copy,
	const struct stat *before, struct fonds_error **error)
{
	struct stat after;

	if (fstat(copy->fd, &after) < 0)
		return fonds_fail_errno(
			error, "cannot read '%s'", copy->source);
	if (before->st_size == after.st_size &&
		before->st_ino == after.st_ino &&
		before->st_dev == after.st_dev &&
		copy->done == (uint64_t)after.st_size &&
		is_time_equal(&before->st_mtim, &after.st_mtim) &&
		is_time_equal(&before->st_ctim, &after.st_ctim))
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_IO,
		"'%s' changed while it was copied", copy->source);
}

enum fonds_status fonds_staging_files_copy(struct fonds_staging_files *files,
	const struct fonds_bag_path *path, const char *source, uint64_t limit,
	int (*each)(const void *data, size_t size, void *payload),
	void *payload, struct fonds_error **error)
{
	fonds_cleanup(target_file_clear) struct target_file file = {
		.folder_fd = -1, .fd = -1
	};
	fonds_cleanup(fonds_closep) int fd = -1;
	struct copy copy = { .source = source,
		.limit = limit,
		.each = each,
		.payload = payload };
	enum fonds_status status;
	struct stat before;
	uint64_t size;

	status = fonds_file_open(source, &fd, &size, error);
	if (status < 0)
		return status;
	copy.fd = fd;
	if (size > limit)
		return fail_too_large(&copy, error);
	if (fstat(fd, &before) < 0)
		return fonds_fail_errno(error, "cannot read '%s'", source);
	status = target_file_open(files, path, &file, error);
	if (status < 0)
		return status;
	status = copy_all(&copy, &file, error);
	if (status < 0)
		return status;
	status = check_unchanged(&copy, &before, error);
	if (status < 0)
		return status;
	return target_file_finish(&file, error);
}

static enum fonds_status sync_made(const struct fonds_staging_files *files,
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = fonds_folder_open(
		files->fd, path, strlen(path), O_RDONLY);

	if (fd < 0)
		return fonds_fail_errno(error, "cannot open folder '%s'", path);
	return fonds_file_sync_folder(fd, path, error);
}

enum fonds_status fonds_staging_files_sync(
	const struct fonds_staging_files *files, struct fonds_error **error)
{
	enum fonds_status status;

	/* Backwards, children come before their parents. */
	for (size_t i = files->made_count; i > 0; i--) {
		status = sync_made(files, files->made[i - 1], error);
		if (status < 0)
			return status;
	}
	return fonds_file_sync_folder(files->fd, files->name, error);
}

void fonds_staging_files_clear(struct fonds_staging_files *files)
{
	fonds_closep(&files->fd);
	for (size_t i = 0; i < files->made_count; i++)
		free(files->made[i]);
	free(files->made);
}
