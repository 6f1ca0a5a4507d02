/* SPDX-License-Identifier: Apache-2.0 */
#include "base/folder.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"

int fonds_folder_step(int fd, const char *name, size_t size, int flags)
{
	char text[NAME_MAX + 1];
	struct stat st;
	int next;

	if (size > NAME_MAX) {
		errno = ENAMETOOLONG;
		return -1;
	}
	memcpy(text, name, size);
	text[size] = '\0';
	next = openat(fd, text, flags | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
	if (next >= 0 || errno != ENOTDIR)
		return next;
	/* ENOTDIR is said of a file and of a symbolic link alike. */
	if (fstatat(fd, text, &st, AT_SYMLINK_NOFOLLOW) == 0)
		errno = S_ISLNK(st.st_mode) ? ELOOP : ENOTDIR;
	return -1;
}

int fonds_folder_open(int fd, const char *path, size_t size, int flags)
{
	const char *end = path + size;
	fonds_cleanup(fonds_closep) int at = -1;

	if (size == 0)
		return openat(fd, ".", flags | O_DIRECTORY | O_CLOEXEC);
	for (;;) {
		const char *slash = memchr(path, '/', (size_t)(end - path));
		const char *stop = slash ? slash : end;
		int next = fonds_folder_step(at < 0 ? fd : at, path,
			(size_t)(stop - path), slash ? O_PATH : flags);

		if (next < 0 || !slash)
			return next;
		fonds_closep(&at);
		at = next;
		path = slash + 1;
	}
}

static void closedirp(DIR **dir)
{
	int saved = errno;

	if (*dir)
		(void)closedir(*dir);
	errno = saved;
}

/* A stream over the folder, from its beginning; fd stays the caller's. */
static DIR *list_folder(int fd)
{
	int own = openat(fd, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	DIR *dir = own < 0 ? NULL : fdopendir(own);

	if (!dir)
		fonds_closep(&own);
	return dir;
}

static bool is_dots(const char *name)
{
	return strcmp(name, ".") == 0 || strcmp(name, "..") == 0;
}

/*
 * A folder with content is moved up to the top under a name of a number, so
 * that everything is removed one level below the top: two descriptors and no
 * recursion, however deep it was.
 */
static int move_up(int from, const char *name, int top, unsigned *number)
{
	for (;;) {
		char text[32];

		(void)snprintf(text, sizeof(text), "%u", (*number)++);
		if (renameat(from, name, top, text) == 0)
			return 0;
		if (errno != EEXIST && errno != ENOTEMPTY && errno != ENOTDIR)
			return -1;
	}
}

/* Returns whether name is gone: removed, or its content moved up. */
static int remove_entry(int fd, const char *name, int top, unsigned *number)
{
	if (unlinkat(fd, name, 0) == 0 || errno == ENOENT)
		return 0;
	if (errno != EISDIR && errno != EPERM)
		return -1;
	if (unlinkat(fd, name, AT_REMOVEDIR) == 0 || errno == ENOENT)
		return 0;
	if (errno != ENOTEMPTY && errno != EEXIST)
		return -1;
	return move_up(fd, name, top, number);
}

/* Empty a folder that lies in top, moving its own folders up to top. */
static int empty_into(int fd, int top, unsigned *number)
{
	fonds_cleanup(closedirp) DIR *dir = list_folder(fd);
	const struct dirent *entry;

	if (!dir)
		return -1;
	while ((errno = 0, entry = readdir(dir)))
		if (!is_dots(entry->d_name) &&
			remove_entry(fd, entry->d_name, top, number) < 0)
			return -1;
	return errno == 0 ? 0 : -1;
}

static int remove_folder(int top, const char *name, unsigned *number)
{
	fonds_cleanup(fonds_closep) int fd = -1;

	fd = fonds_folder_step(top, name, strlen(name), O_RDONLY);
	if (fd < 0 || empty_into(fd, top, number) < 0)
		return -1;
	return unlinkat(top, name, AT_REMOVEDIR);
}

/* One pass over top; *ret_left counts what was seen. */
static int empty_once(int top, unsigned *number, size_t *ret_left)
{
	fonds_cleanup(closedirp) DIR *dir = list_folder(top);
	const struct dirent *entry;

	*ret_left = 0;
	if (!dir)
		return -1;
	while ((errno = 0, entry = readdir(dir))) {
		const char *name = entry->d_name;

		if (is_dots(name))
			continue;
		++*ret_left;
		if (unlinkat(top, name, 0) == 0 || errno == ENOENT)
			continue;
		if (errno != EISDIR && errno != EPERM)
			return -1;
		if (remove_folder(top, name, number) < 0 && errno != ENOENT)
			return -1;
	}
	return errno == 0 ? 0 : -1;
}

int fonds_folder_empty(int fd)
{
	unsigned number = 0;
	size_t left;

	do {
		if (empty_once(fd, &number, &left) < 0)
			return -1;
	} while (left > 0);
	return 0;
}
