/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/source-link.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/folder-cursor.h"

static bool is_same(const struct stat *a, const struct stat *b)
{
	return a->st_dev == b->st_dev && a->st_ino == b->st_ino;
}

/* Is it one of the folders that path lies in? -1 and errno. */
static int lies_in(int root, const char *path, const struct stat *st)
{
	fonds_cleanup(
		fonds_folder_cursor_clear) struct fonds_folder_cursor cursor = {
		.root = root, .follows = true, .fd = -1
	};
	fonds_cleanup(fonds_freep) char *above = strdup(path);
	const char *name;

	if (!above)
		return -1;
	for (;;) {
		int fd = fonds_folder_cursor_go(&cursor, above, &name);
		char *slash = strrchr(above, '/');
		struct stat folder;

		if (fd < 0 || fstat(fd, &folder) < 0)
			return -1;
		if (is_same(&folder, st))
			return 1;
		if (!slash)
			return 0;
		*slash = '\0';
	}
}

static int stat_target(int root, const char *path, struct stat *ret)
{
	fonds_cleanup(
		fonds_folder_cursor_clear) struct fonds_folder_cursor cursor = {
		.root = root, .follows = true, .fd = -1
	};
	const char *name;
	int folder = fonds_folder_cursor_go(&cursor, path, &name);

	return folder < 0 ? -1 : fstatat(folder, name, ret, 0);
}

enum fonds_link_target fonds_source_link(
	int root, const char *path, struct stat *ret)
{
	if (stat_target(root, path, ret) < 0)
		return FONDS_LINK_FAILED;
	if (S_ISREG(ret->st_mode))
		return FONDS_LINK_FILE;
	if (!S_ISDIR(ret->st_mode))
		return FONDS_LINK_SPECIAL;
	switch (lies_in(root, path, ret)) {
	case 0:
		return FONDS_LINK_FOLDER;
	case 1:
		return FONDS_LINK_LOOP;
	default:
		return FONDS_LINK_FAILED;
	}
}

int fonds_source_link_open(int root, const char *path, const struct stat *st)
{
	fonds_cleanup(
		fonds_folder_cursor_clear) struct fonds_folder_cursor cursor = {
		.root = root, .follows = true, .fd = -1
	};
	const char *name;
	struct stat opened;
	int folder = fonds_folder_cursor_go(&cursor, path, &name);
	int fd = -1;

	if (folder >= 0)
		fd = openat(folder, name, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	if (fd < 0)
		return -1;
	if (fstat(fd, &opened) == 0 && is_same(&opened, st))
		return fd;
	(void)close(fd);
	errno = ESTALE;
	return -1;
}
