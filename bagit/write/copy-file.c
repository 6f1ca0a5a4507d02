/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/copy-file.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "base/folder-cursor.h"
#include "base/sparse-file.h"

#define PIECE_SIZE ((size_t)256 * 1024)
#define HOLE_SIZE ((size_t)4096) /* no smaller hole is kept */

struct fonds_file_copier {
	const struct fonds_bag_copy *copy;
	struct fonds_copy_shared *shared;
	struct fonds_folder_cursor from;
	struct fonds_folder_cursor to;
	struct fonds_hasher *hasher;
	char *piece;
};

/* A file under way. */
struct copying {
	const struct fonds_file_row *row;
	int from;
	int to;
	struct stat before;
	uint64_t done;
	bool is_sparse;
	struct fonds_sparse_file holey; /* what to is, if it is */
};

enum fonds_status fonds_file_copier_new(const struct fonds_bag_copy *copy,
	struct fonds_copy_shared *shared, struct fonds_file_copier **ret,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_file_copier_freep) struct fonds_file_copier *copier =
		calloc(1, sizeof(*copier));
	enum fonds_status status;

	if (!copier)
		return fonds_fail_nomem(error);
	copier->copy = copy;
	copier->shared = shared;
	fonds_folder_cursor_init(&copier->from, copy->source_fd);
	copier->from.follows = copy->follows;
	fonds_folder_cursor_init(&copier->to, copy->target_fd);
	copier->to.makes = true;
	copier->piece = malloc(PIECE_SIZE);
	if (!copier->piece)
		return fonds_fail_nomem(error);
	status = fonds_hasher_new(copy->table->algorithms,
		copy->table->algorithm_count, &copier->hasher, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&copier);
	return FONDS_OK;
}

void fonds_file_copier_freep(struct fonds_file_copier **copier)
{
	if (!*copier)
		return;
	fonds_folder_cursor_clear(&(*copier)->from);
	fonds_folder_cursor_clear(&(*copier)->to);
	fonds_hasher_free((*copier)->hasher);
	free((*copier)->piece);
	free(*copier);
}

static enum fonds_status fail_changed(
	const struct fonds_file_row *row, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_IO,
		"'%s' changed while the bag was made", row->source);
}

/* O_NONBLOCK: what has become a FIFO meanwhile is opened without waiting. */
static enum fonds_status open_source(struct fonds_file_copier *copier,
	struct copying *file, struct fonds_error **error)
{
	const struct fonds_file_row *row = file->row;
	bool follows = copier->copy->follows;
	const char *name;
	int folder = fonds_folder_cursor_go(&copier->from, row->source, &name);

	if (folder >= 0)
		file->from = openat(folder, name,
			O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC |
				(follows ? 0 : O_NOFOLLOW));
	if (file->from < 0)
		return fonds_fail_errno(error, "cannot open '%s' in '%s'",
			row->source, copier->copy->source_name);
	if (fstat(file->from, &file->before) < 0)
		return fonds_fail_errno(error, "cannot read '%s'", row->source);
	if (!S_ISREG(file->before.st_mode) ||
		(uint64_t)file->before.st_size != row->size ||
		(follows && file->before.st_ino != row->inode))
		return fail_changed(row, error);
	file->is_sparse = file->before.st_blocks < file->before.st_size / 512;
	return FONDS_OK;
}

static enum fonds_status open_target(struct fonds_file_copier *copier,
	struct copying *file, struct fonds_error **error)
{
	const char *path = file->row->path;
	mode_t mode = (file->before.st_mode & 0777) | S_IRUSR | S_IWUSR;
	const char *name;
	int folder = fonds_folder_cursor_go(&copier->to, path, &name);

	if (folder >= 0)
		file->to = openat(folder, name,
			O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC,
			mode);
	file->holey = (struct fonds_sparse_file){
		.fd = file->to,
		.name = path,
		.hole = HOLE_SIZE,
	};
	if (file->to >= 0)
		return FONDS_OK;
	if (errno == EEXIST)
		return fonds_fail(
			error, FONDS_ERR_EXISTS, "'%s' is there already", path);
	return fonds_fail_errno(error, "cannot make '%s'", path);
}

static enum fonds_status take_piece(struct fonds_file_copier *copier,
	struct copying *file, size_t size, struct fonds_error **error)
{
	enum fonds_status status = fonds_hasher_update(
		copier->hasher, copier->piece, size, error);

	if (status < 0)
		return status;
	file->done += size;
	atomic_fetch_add(&copier->shared->bytes, size);
	if (atomic_load(&copier->shared->stop))
		return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
	if (file->is_sparse)
		return fonds_sparse_file_write(
			&file->holey, copier->piece, size, error);
	return fonds_file_write_all(
		file->to, file->row->path, copier->piece, size, error);
}

/* To its end, whatever size it had: a file that grows is told afterwards. */
static enum fonds_status copy_bytes(struct fonds_file_copier *copier,
	struct copying *file, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	while (status == FONDS_OK) {
		ssize_t n = read(file->from, copier->piece, PIECE_SIZE);

		if (n == 0)
			break;
		if (n < 0 && errno == EINTR)
			continue;
		if (n < 0)
			return fonds_fail_errno(
				error, "cannot read '%s'", file->row->source);
		status = take_piece(copier, file, (size_t)n, error);
	}
	if (status == FONDS_OK && file->is_sparse)
		status = fonds_sparse_file_end(&file->holey, error);
	return status;
}

static bool is_time_equal(const struct timespec *a, const struct timespec *b)
{
	return a->tv_sec == b->tv_sec && a->tv_nsec == b->tv_nsec;
}

/*
 * A file written to while it is copied gives bytes that it never had at any
 * moment. Time stamps are coarse, so the number of bytes counts too.
 */
static enum fonds_status check_unchanged(
	const struct copying *file, struct fonds_error **error)
{
	const struct stat *before = &file->before;
	struct stat after;

	if (fstat(file->from, &after) < 0)
		return fonds_fail_errno(
			error, "cannot read '%s'", file->row->source);
	if (after.st_size == before->st_size &&
		file->done == (uint64_t)after.st_size &&
		is_time_equal(&before->st_mtim, &after.st_mtim) &&
		is_time_equal(&before->st_ctim, &after.st_ctim))
		return FONDS_OK;
	return fail_changed(file->row, error);
}

/* Not every file system can keep the time, and none has to. */
static enum fonds_status close_target(
	struct copying *file, struct fonds_error **error)
{
	const struct timespec times[2] = { file->before.st_atim,
		file->before.st_mtim };
	int fd = file->to;

	(void)futimens(fd, times);
	file->to = -1;
	if (close(fd) < 0)
		return fonds_fail_errno(
			error, "cannot write '%s'", file->row->path);
	return FONDS_OK;
}

static enum fonds_status copy_file(struct fonds_file_copier *copier,
	struct copying *file, struct fonds_digest *digests,
	struct fonds_error **error)
{
	enum fonds_status status = open_source(copier, file, error);

	if (status == FONDS_OK)
		status = open_target(copier, file, error);
	if (status == FONDS_OK)
		status = fonds_hasher_start(copier->hasher, error);
	if (status == FONDS_OK)
		status = copy_bytes(copier, file, error);
	if (status == FONDS_OK)
		status = check_unchanged(file, error);
	if (status == FONDS_OK)
		status = fonds_hasher_finish(copier->hasher, digests, error);
	if (status == FONDS_OK)
		status = close_target(file, error);
	return status;
}

enum fonds_status fonds_file_copier_copy(struct fonds_file_copier *copier,
	struct fonds_file_row *row, struct fonds_error **error)
{
	struct fonds_digest digests[FONDS_HASHER_MAX];
	struct copying file = { .row = row, .from = -1, .to = -1 };
	enum fonds_status status = copy_file(copier, &file, digests, error);

	if (status == FONDS_OK)
		fonds_file_row_set(copier->copy->table, row, digests);
	fonds_closep(&file.from);
	fonds_closep(&file.to);
	return status;
}
