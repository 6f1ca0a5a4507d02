/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/quarantine.h"

#include <errno.h>
#include <fcntl.h>
#include <inttypes.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/file.h"
#include "fixity/catalog/catalog.h"

#define PIECE_SIZE ((size_t)128 * 1024)
#define NAME_KEPT 160 /* bytes of a name; NAME_MAX is 255 */

void fonds_quarantine_clear(struct fonds_quarantine *quarantine)
{
	fonds_closep(&quarantine->fd);
	free(quarantine->folder);
	*quarantine = (struct fonds_quarantine)FONDS_QUARANTINE_INIT;
}

/* Make all folders of the path, durably; text is put back as it was. */
static enum fonds_status make_folders(char *path, struct fonds_error **error)
{
	for (char *slash = path + 1; *slash; slash++) {
		enum fonds_status status = FONDS_OK;
		char *end = strchrnul(slash, '/');
		char kept = *end;

		*end = '\0';
		if (mkdir(path, 0700) == 0)
			status = fonds_file_sync_parent(path, error);
		else if (errno != EEXIST)
			status = fonds_fail_errno(
				error, "cannot make folder '%s'", path);
		*end = kept;
		if (status < 0 || kept == '\0')
			return status;
		slash = end;
	}
	return FONDS_OK;
}

/* The folder that is there already of a path, as the system calls it. */
static enum fonds_status resolve_beginning(
	const char *path, char **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *begin = strdup(path);

	if (!begin)
		return fonds_fail_nomem(error);
	for (;;) {
		char *slash = strrchr(begin, '/');

		*ret = realpath(begin, NULL);
		if (*ret || errno != ENOENT || !slash || slash == begin)
			break;
		*slash = '\0';
	}
	return *ret ? FONDS_OK
		    : fonds_fail_errno(error, "cannot open '%s'", path);
}

/* Before anything is made there. */
static enum fonds_status check_place(struct fonds_catalog *catalog,
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *begin = NULL;
	enum fonds_status status = resolve_beginning(path, &begin, error);

	if (status < 0)
		return status;
	return fonds_holding_check_outside(catalog, "quarantine", begin,
		"name another folder by --quarantine", error);
}

static char *name_folder(
	struct fonds_catalog *catalog, int64_t holding, const char *dir)
{
	fonds_cleanup(fonds_freep) char *cwd = NULL;
	char *path = NULL;
	int result;

	if (!dir)
		result = asprintf(&path, "%s-quarantine/%" PRId64,
			fonds_catalog_path(catalog), holding);
	else if (*dir == '/')
		result = asprintf(&path, "%s/%" PRId64, dir, holding);
	else if ((cwd = getcwd(NULL, 0)))
		result = asprintf(&path, "%s/%s/%" PRId64, cwd, dir, holding);
	else
		result = -1;
	return result < 0 ? NULL : path;
}

enum fonds_status fonds_quarantine_open(struct fonds_quarantine *quarantine,
	struct fonds_catalog *catalog, int64_t holding, const char *dir,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *path = name_folder(
		catalog, holding, dir);
	enum fonds_status status;

	if (!path)
		return fonds_fail_errno(
			error, "cannot name the folder of the quarantine");
	status = check_place(catalog, path, error);
	if (status == FONDS_OK)
		status = make_folders(path, error);
	if (status < 0)
		return status;
	quarantine->folder = realpath(path, NULL);
	if (quarantine->folder)
		quarantine->fd = open(
			quarantine->folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (quarantine->fd < 0)
		return fonds_fail_errno(error, "cannot open folder '%s'", path);
	return FONDS_OK;
}

enum fonds_status fonds_quarantine_path(
	const struct fonds_quarantine *quarantine, uint64_t number,
	const char *name, char **ret, struct fonds_error **error)
{
	for (;; number++) {
		fonds_cleanup(fonds_freep) char *path = NULL;
		struct stat st;

		if (asprintf(&path, "%s/%" PRIu64 "-%.*s", quarantine->folder,
			    number, NAME_KEPT, name) < 0) {
			path = NULL;
			return fonds_fail_nomem(error);
		}
		if (lstat(path, &st) == 0)
			continue;
		if (errno != ENOENT)
			return fonds_fail_errno(
				error, "cannot look at '%s'", path);
		*ret = fonds_steal(&path);
		return FONDS_OK;
	}
}

static enum fonds_status fail_keep(const struct fonds_spot *spot,
	const char *path, struct fonds_error **error)
{
	return fonds_fail_errno(error,
		"cannot keep the bad bytes of '%s' in quarantine as '%s'",
		spot->path, path);
}

/* Read on where a signal came between; -1 and errno. */
static ssize_t read_piece(int fd, void *data, size_t size)
{
	for (;;) {
		ssize_t n = read(fd, data, size);

		if (n >= 0 || errno != EINTR)
			return n;
	}
}

/* Both from their beginning, as far as they go. */
static enum fonds_status compare(int from, int to, const char *path,
	const struct fonds_spot *spot, char *piece, struct fonds_error **error)
{
	char *other = piece + PIECE_SIZE;

	if (lseek(from, 0, SEEK_SET) < 0 || lseek(to, 0, SEEK_SET) < 0)
		return fail_keep(spot, path, error);
	for (;;) {
		ssize_t n = read_piece(from, piece, PIECE_SIZE);
		ssize_t have = 0;

		while (n > 0 && have < n) {
			ssize_t m = read_piece(
				to, other + have, (size_t)(n - have));

			if (m <= 0)
				break;
			have += m;
		}
		if (n < 0)
			return fail_keep(spot, path, error);
		if (n == 0)
			return FONDS_OK;
		if (have != n || memcmp(piece, other, (size_t)n) != 0)
			return fonds_fail(error, FONDS_ERR_IO,
				"'%s' is not what was written to it: '%s' "
				"gives other bytes now, or its disk is not "
				"sound",
				path, spot->path);
	}
}

static enum fonds_status copy(int from, int to, const char *path,
	const struct fonds_spot *spot, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *pieces = malloc(2 * PIECE_SIZE);
	enum fonds_status status = FONDS_OK;
	ssize_t n;

	if (!pieces)
		return fonds_fail_nomem(error);
	while ((n = read_piece(from, pieces, PIECE_SIZE)) > 0) {
		status = fonds_file_write_all(
			to, path, pieces, (size_t)n, error);
		if (status < 0)
			return status;
	}
	if (n < 0)
		return fonds_fail_errno(error,
			"cannot keep the bad bytes of '%s' in quarantine, "
			"since not all can be read: name a folder on its own "
			"file system by --quarantine",
			spot->path);
	status = fonds_file_sync(to, path, error);
	return status == FONDS_OK ? compare(from, to, path, spot, pieces, error)
				  : status;
}

static enum fonds_status keep_copy(const struct fonds_quarantine *quarantine,
	const char *path, const char *name, const struct fonds_spot *spot,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int from = -1;
	fonds_cleanup(fonds_closep) int to = -1;
	enum fonds_status status;
	struct stat st;

	from = openat(spot->folder, spot->name,
		O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
	if (from < 0 || fstat(from, &st) < 0 || !S_ISREG(st.st_mode))
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"what is at '%s' cannot be read as a file, so it is "
			"not kept on another file system: name a folder on its "
			"own by --quarantine",
			spot->path);
	to = openat(quarantine->fd, name,
		O_CREAT | O_EXCL | O_RDWR | O_NOFOLLOW | O_CLOEXEC, 0600);
	if (to < 0)
		return fail_keep(spot, path, error);
	status = copy(from, to, path, spot, error);
	if (status < 0)
		(void)unlinkat(quarantine->fd, name, 0);
	return status;
}

/*
 * A link first: the file is then at its spot until another is renamed over
 * it, and at no moment is there none. Not every file system has links, none
 * has them of folders, and some are not allowed to strangers.
 */
enum fonds_status fonds_quarantine_keep(
	const struct fonds_quarantine *quarantine, const char *path,
	const struct fonds_spot *spot, struct fonds_error **error)
{
	const char *name = strrchr(path, '/') + 1;
	enum fonds_status status = FONDS_OK;

	if (linkat(spot->folder, spot->name, quarantine->fd, name, 0) < 0 &&
		(errno == EXDEV ||
			fonds_file_rename_new(spot->folder, spot->name,
				quarantine->fd, name) < 0)) {
		if (errno != EXDEV)
			return fail_keep(spot, path, error);
		status = keep_copy(quarantine, path, name, spot, error);
	}
	return status == FONDS_OK ? fonds_file_sync_folder(quarantine->fd,
					    quarantine->folder, error)
				  : status;
}

enum fonds_status fonds_quarantine_release(const char *path,
	const struct fonds_spot *spot, struct fonds_error **error)
{
	struct stat kept;
	struct stat there;

	if (*path == '\0' || lstat(path, &kept) < 0 ||
		fstatat(spot->folder, spot->name, &there, AT_SYMLINK_NOFOLLOW) <
			0 ||
		kept.st_dev != there.st_dev || kept.st_ino != there.st_ino)
		return FONDS_OK;
	if (unlink(path) < 0)
		return fonds_fail_errno(error, "cannot remove '%s'", path);
	return fonds_file_sync_parent(path, error);
}
