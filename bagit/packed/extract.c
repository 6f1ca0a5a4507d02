/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/packed/extract.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/folder-cursor.h"
#include "base/sparse-file.h"

#define PIECE_SIZE ((size_t)256 * 1024)

struct extracting {
	struct fonds_extraction *extraction;
	struct fonds_walk *walk;
	struct fonds_folder_cursor to;
	struct fonds_folder_cursor from; /* of what a hard link names */
	struct fonds_progress progress;
	char *piece;
};

static void refuse(struct extracting *extracting, enum fonds_finding_code code,
	const char *path, const char *why)
{
	fonds_validation_add(
		extracting->extraction->findings, code, path, "%s", why);
}

/* What a member's place being taken means; false: it is no matter of names. */
static bool refuse_by_errno(struct extracting *extracting, const char *path)
{
	switch (errno) {
	case EEXIST:
		refuse(extracting, BAG_ARCHIVE_DUPLICATE, path,
			"another member has this name, or one that is the same "
			"where it is unpacked");
		return true;
	case ENOTDIR:
	case ELOOP:
		refuse(extracting, BAG_ARCHIVE_CLASH, path,
			"a folder of its path is another member of the "
			"archive, and no folder");
		return true;
	default:
		return false;
	}
}

static enum fonds_status fail_or_refuse(struct extracting *extracting,
	const char *path, struct fonds_error **error)
{
	if (refuse_by_errno(extracting, path))
		return fonds_validation_check(
			extracting->extraction->findings, error);
	return fonds_fail_errno(error, "cannot make '%s' in '%s'", path,
		extracting->extraction->folder);
}

static enum fonds_status tell(
	struct extracting *extracting, struct fonds_error **error)
{
	const struct fonds_extraction *extraction = extracting->extraction;

	if (!extraction->progress || extraction->progress(&extracting->progress,
					     extraction->payload) == 0)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_CANCELLED, "stopped");
}

/* A long run of zeros is a hole, as it may have been where it came from. */
static enum fonds_status write_bytes(struct extracting *extracting, int fd,
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	struct fonds_sparse_file file = {
		.fd = fd,
		.name = path,
		.hole = PIECE_SIZE,
	};
	enum fonds_status status = fonds_walk_open(
		extracting->walk, &stream, error);
	size_t n = 1;

	while (status == FONDS_OK && n > 0) {
		status = fonds_stream_read(
			stream, extracting->piece, PIECE_SIZE, &n, error);
		if (status == FONDS_OK)
			status = fonds_sparse_file_write(
				&file, extracting->piece, n, error);
		if (status < 0)
			return status;
		extracting->progress.bytes_done += n;
		status = tell(extracting, error);
	}
	return status == FONDS_OK ? fonds_sparse_file_end(&file, error)
				  : status;
}

static enum fonds_status write_file(struct extracting *extracting,
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = -1;
	enum fonds_status status;
	const char *name;
	int folder = fonds_folder_cursor_go(&extracting->to, path, &name);
	int written;

	if (folder >= 0)
		fd = openat(folder, name,
			O_CREAT | O_EXCL | O_WRONLY | O_NOFOLLOW | O_CLOEXEC,
			0666);
	if (fd < 0)
		return fail_or_refuse(extracting, path, error);
	status = write_bytes(extracting, fd, path, error);
	if (status < 0)
		return status;
	written = fd;
	fd = -1;
	if (close(written) < 0)
		return fonds_fail_errno(error, "cannot write '%s'", path);
	return FONDS_OK;
}

static enum fonds_status make_folder(struct extracting *extracting,
	const char *path, struct fonds_error **error)
{
	const char *name;
	struct stat there;
	int folder = fonds_folder_cursor_go(&extracting->to, path, &name);

	if (folder >= 0 && mkdirat(folder, name, 0777) == 0)
		return FONDS_OK;
	/* What is in it came first, or it is given again. */
	if (folder >= 0 && errno == EEXIST &&
		fstatat(folder, name, &there, AT_SYMLINK_NOFOLLOW) == 0 &&
		S_ISDIR(there.st_mode))
		return FONDS_OK;
	if (folder >= 0)
		errno = EEXIST;
	return fail_or_refuse(extracting, path, error);
}

/* May it be written as it is called? The bytes must be those of the path. */
static enum fonds_status check_name(
	const char *path, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *safe = NULL;
	enum fonds_status status = fonds_bag_path_new(
		path, strlen(path), &safe, NULL);

	if (status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	*ret = status == FONDS_OK &&
	       strcmp(fonds_bag_path_text(safe), path) == 0;
	return FONDS_OK;
}

/*
 * A hard link in the archive becomes one in the folder, to a file that was
 * made here: it takes no room, however often it comes.
 */
static enum fonds_status make_link(struct extracting *extracting,
	const struct fonds_tree_entry *entry, struct fonds_error **error)
{
	const char *from_name;
	const char *to_name;
	bool is_safe = false;
	int from = -1;
	int to;
	struct stat there;
	enum fonds_status status = check_name(entry->same_as, &is_safe, error);

	if (status < 0)
		return status;
	if (is_safe)
		from = fonds_folder_cursor_go(
			&extracting->from, entry->same_as, &from_name);
	if (from < 0 ||
		fstatat(from, from_name, &there, AT_SYMLINK_NOFOLLOW) < 0 ||
		!S_ISREG(there.st_mode)) {
		fonds_validation_add(extracting->extraction->findings,
			BAG_ARCHIVE_LINK, entry->path,
			"it is a hard link to '%s', which no member before it "
			"is",
			entry->same_as);
		return FONDS_OK;
	}
	to = fonds_folder_cursor_go(&extracting->to, entry->path, &to_name);
	if (to < 0 || linkat(from, from_name, to, to_name, 0) < 0)
		return fail_or_refuse(extracting, entry->path, error);
	return FONDS_OK;
}

static enum fonds_status write_member(struct extracting *extracting,
	const struct fonds_tree_entry *entry, struct fonds_error **error)
{
	if (entry->kind == FONDS_ENTRY_EMPTY_FOLDER)
		return make_folder(extracting, entry->path, error);
	if (entry->same_as)
		return make_link(extracting, entry, error);
	return write_file(extracting, entry->path, error);
}

static enum fonds_status take_member(struct extracting *extracting,
	const struct fonds_tree_entry *entry, struct fonds_error **error)
{
	struct fonds_extraction *extraction = extracting->extraction;
	bool is_safe = false;
	enum fonds_status status = fonds_top_folder_add(
		&extraction->top, entry, error);

	if (status == FONDS_OK)
		status = check_name(entry->path, &is_safe, error);
	if (status < 0)
		return status;
	if (!is_safe)
		refuse(extracting, BAG_PATH_UNSAFE, entry->path,
			"a member of the archive has such a name, and it was "
			"not written");
	if (entry->kind == FONDS_ENTRY_SYMLINK)
		refuse(extracting, BAG_SYMLINK, entry->path,
			"it is a symbolic link, which is never made");
	if (entry->kind == FONDS_ENTRY_SPECIAL)
		refuse(extracting, BAG_SPECIAL_FILE, entry->path,
			"it is a device, a FIFO or a socket, which is never "
			"made");
	if (fonds_validation_errors(extraction->findings) > 0)
		return fonds_validation_check(extraction->findings, error);
	extracting->progress.files_done++;
	return write_member(extracting, entry, error);
}

static enum fonds_status walk(
	struct extracting *extracting, struct fonds_error **error)
{
	const struct fonds_tree_entry *entry = NULL;
	enum fonds_status status = fonds_walk_new(
		extracting->extraction->tree, &extracting->walk, error);

	do {
		if (status == FONDS_OK)
			status = fonds_walk_next(
				extracting->walk, &entry, error);
		if (status < 0 || !entry)
			return status;
		status = take_member(extracting, entry, error);
		if (status == FONDS_OK)
			status = tell(extracting, error);
	} while (true);
}

enum fonds_status fonds_extract(
	struct fonds_extraction *extraction, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *piece = malloc(PIECE_SIZE);
	struct extracting extracting = {
		.extraction = extraction,
		.piece = piece,
	};
	enum fonds_status status;

	if (!piece)
		return fonds_fail_nomem(error);
	fonds_folder_cursor_init(&extracting.to, extraction->folder_fd);
	fonds_folder_cursor_init(&extracting.from, extraction->folder_fd);
	extracting.to.makes = true;
	status = walk(&extracting, error);
	fonds_folder_cursor_clear(&extracting.to);
	fonds_folder_cursor_clear(&extracting.from);
	fonds_walk_free(extracting.walk);
	return status;
}
