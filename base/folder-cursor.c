/* SPDX-License-Identifier: Apache-2.0 */
#include "base/folder-cursor.h"

#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/cleanup.h"
#include "base/folder.h"

void fonds_folder_cursor_init(struct fonds_folder_cursor *cursor, int root)
{
	*cursor = (struct fonds_folder_cursor){ .root = root, .fd = -1 };
}

void fonds_folder_cursor_clear(struct fonds_folder_cursor *cursor)
{
	fonds_closep(&cursor->fd);
	free(cursor->path);
	fonds_folder_cursor_init(cursor, cursor->root);
}

static int step_following(int fd, const char *name, size_t size)
{
	char text[NAME_MAX + 1];

	if (size > NAME_MAX) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(text, name, size);
	text[size] = '\0';
	return openat(fd, text, O_PATH | O_DIRECTORY | O_CLOEXEC);
}

/* Another thread may make it at the same time. */
static int step_making(int fd, const char *name, size_t size)
{
	char text[NAME_MAX + 1];
	int next = fonds_folder_step(fd, name, size, O_PATH);

	if (next >= 0 || errno != ENOENT)
		return next;
	memcpy(text, name, size);
	text[size] = '\0';
	if (mkdirat(fd, text, 0777) < 0 && errno != EEXIST)
		return -1;
	return fonds_folder_step(fd, name, size, O_PATH);
}

static int step(const struct fonds_folder_cursor *cursor, int fd,
	const char *name, size_t size)
{
	if (cursor->makes)
		return step_making(fd, name, size);
	if (cursor->follows)
		return step_following(fd, name, size);
	return fonds_folder_step(fd, name, size, O_PATH);
}

/* The folder of size bytes of path, opened anew from the root. */
static int open_folder(
	const struct fonds_folder_cursor *cursor, const char *path, size_t size)
{
	const char *end = path + size;
	int at = fonds_folder_open(cursor->root, "", 0, O_PATH);

	while (at >= 0 && path < end) {
		const char *slash = memchr(path, '/', (size_t)(end - path));
		const char *stop = slash ? slash : end;
		int next = step(cursor, at, path, (size_t)(stop - path));

		fonds_closep(&at);
		at = next;
		path = slash ? slash + 1 : end;
	}
	return at;
}

static int keep_path(
	struct fonds_folder_cursor *cursor, const char *path, size_t size)
{
	if (size > cursor->capacity) {
		char *larger = realloc(cursor->path, 2 * size);

		if (!larger)
			return -1;
		cursor->path = larger;
		cursor->capacity = 2 * size;
	}
	if (size > 0)
		memcpy(cursor->path, path, size);
	cursor->size = size;
	return 0;
}

int fonds_folder_cursor_go(struct fonds_folder_cursor *cursor, const char *path,
	const char **ret_name)
{
	const char *slash = strrchr(path, '/');
	size_t size = slash ? (size_t)(slash - path) : 0;

	*ret_name = slash ? slash + 1 : path;
	if (cursor->fd >= 0 && cursor->size == size &&
		(size == 0 || memcmp(cursor->path, path, size) == 0))
		return cursor->fd;
	fonds_closep(&cursor->fd);
	cursor->fd = -1;
	if (keep_path(cursor, path, size) < 0)
		return -1;
	cursor->fd = open_folder(cursor, path, size);
	return cursor->fd;
}
