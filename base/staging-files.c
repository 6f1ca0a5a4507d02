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
#include "base/new-file.h"

#define PIECE_SIZE ((size_t)256 * 1024)

enum fonds_status fonds_staging_files_write(struct fonds_staging_files *files,
	const struct fonds_bag_path *path, const void *data, size_t size,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_new_file_clear) struct fonds_new_file file =
		FONDS_NEW_FILE_INIT;
	enum fonds_status status;

	status = fonds_new_file_begin(&file, files, path, error);
	if (status < 0)
		return status;
	status = fonds_new_file_write(&file, data, size, error);
	if (status < 0)
		return status;
	return fonds_new_file_end(&file, error);
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
	const struct fonds_new_file *file, const char *piece, size_t size,
	struct fonds_error **error)
{
	if (size > copy->limit - copy->done)
		return fail_too_large(copy, error);
	copy->done += size;
	if (copy->each && copy->each(piece, size, copy->payload) != 0)
		return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
	return fonds_new_file_write(file, piece, size, error);
}

static enum fonds_status copy_all(struct copy *copy,
	const struct fonds_new_file *file, struct fonds_error **error)
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
	fonds_cleanup(fonds_new_file_clear) struct fonds_new_file file =
		FONDS_NEW_FILE_INIT;
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
	status = fonds_new_file_begin(&file, files, path, error);
	if (status < 0)
		return status;
	status = copy_all(&copy, &file, error);
	if (status < 0)
		return status;
	status = check_unchanged(&copy, &before, error);
	if (status < 0)
		return status;
	return fonds_new_file_end(&file, error);
}

enum fonds_status fonds_staging_files_sync(
	const struct fonds_staging_files *files, struct fonds_error **error)
{
	return fonds_file_sync_all(files->fd, files->name, error);
}

void fonds_staging_files_clear(struct fonds_staging_files *files)
{
	fonds_closep(&files->fd);
}
