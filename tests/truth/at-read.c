/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Preloaded into a program, this changes files while they are read. The file
 * AT_READ_LIST has lines
 *
 *	NTH ACTION PATH
 *
 * The action is done once, before the read of that number (from 0), or with
 * "close" in place of it, before the file is closed for the first time. Each
 * that was done is a line "0 NTH ACTION PATH" in AT_READ_LOG; with the errno
 * in place of the 0 where it could not be done.
 *
 * A file is known by its inode as it was when the program began, so that paths
 * and links are nobody's concern.
 */
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <limits.h>
#include <pthread.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#define CHANGES_MAX 4096
#define CLOSE LONG_MAX
#define BIT 0x10

struct change {
	char path[PATH_MAX];
	char action[32];
	long nth;
	long reads; /* so far */
	bool is_done;
	struct stat before;
};

static struct change changes[CHANGES_MAX];
static size_t count;
static pthread_mutex_t mutex = PTHREAD_MUTEX_INITIALIZER;
static ssize_t (*next_pread)(int, void *, size_t, off_t);
static int (*next_close)(int);

static int flip(const struct change *change, off_t offset)
{
	int fd = open(change->path, O_RDWR | O_CLOEXEC);
	unsigned char byte = 0;
	int result = -1;

	if (fd < 0)
		return -1;
	if (next_pread(fd, &byte, 1, offset) == 1) {
		byte ^= BIT;
		result = pwrite(fd, &byte, 1, offset) == 1 ? 0 : -1;
	}
	(void)next_close(fd);
	return result;
}

static int restore_times(const struct change *change)
{
	const struct timespec times[] = {
		change->before.st_atim,
		change->before.st_mtim,
	};

	return utimensat(AT_FDCWD, change->path, times, 0);
}

static int flip_first(const struct change *change)
{
	return flip(change, 0);
}

static int flip_last(const struct change *change)
{
	return flip(change, change->before.st_size - 1);
}

static int flip_restored(const struct change *change)
{
	return flip_last(change) == 0 ? restore_times(change) : -1;
}

/* As it was again, but what was read in between is not known. */
static int swap_back(const struct change *change)
{
	return flip_first(change) == 0 && flip_first(change) == 0
		       ? restore_times(change)
		       : -1;
}

static int grow(const struct change *change)
{
	int fd = open(change->path, O_WRONLY | O_APPEND | O_CLOEXEC);
	int result;

	if (fd < 0)
		return -1;
	result = write(fd, "more", 4) == 4 ? 0 : -1;
	(void)next_close(fd);
	return result;
}

static int shrink(const struct change *change)
{
	return truncate(change->path, change->before.st_size / 2);
}

static int shrink_restored(const struct change *change)
{
	return shrink(change) == 0 ? restore_times(change) : -1;
}

/* Other bytes of the same size, times and mode. */
static int replace(const struct change *change)
{
	char name[PATH_MAX + 8];
	int fd, result;

	(void)snprintf(name, sizeof(name), "%s.new", change->path);
	fd = open(name, O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC,
		change->before.st_mode & 07777);
	if (fd < 0)
		return -1;
	result = ftruncate(fd, change->before.st_size);
	if (pwrite(fd, "@", 1, 0) != 1)
		result = -1;
	(void)next_close(fd);
	if (result == 0)
		result = rename(name, change->path);
	return result == 0 ? restore_times(change) : -1;
}

static int touch(const struct change *change)
{
	return utimensat(AT_FDCWD, change->path, NULL, 0);
}

static int change_mode(const struct change *change)
{
	return chmod(change->path, (change->before.st_mode ^ 0040) & 07777);
}

static int unlink_it(const struct change *change)
{
	return unlink(change->path);
}

static const struct {
	const char *name;
	int (*act)(const struct change *change);
} actions[] = {
	{ "chmod", change_mode },
	{ "grow", grow },
	{ "in-place", flip_first },
	{ "in-place-end", flip_last },
	{ "in-place-restored", flip_restored },
	{ "replace", replace },
	{ "swap-back", swap_back },
	{ "touch", touch },
	{ "truncate", shrink },
	{ "truncate-restored", shrink_restored },
	{ "unlink", unlink_it },
};

static void tell(const struct change *change, int result)
{
	const char *path = getenv("AT_READ_LOG");
	FILE *log = path ? fopen(path, "ae") : NULL;

	if (!log)
		return;
	(void)fprintf(log, "%d %s%.0ld %s %s\n", result == 0 ? 0 : errno,
		change->nth == CLOSE ? "close"
		: change->nth == 0   ? "0"
				     : "",
		change->nth == CLOSE ? 0 : change->nth, change->action,
		change->path);
	(void)fclose(log);
}

static void act(struct change *change)
{
	change->is_done = true;
	for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++)
		if (strcmp(actions[i].name, change->action) == 0)
			tell(change, actions[i].act(change));
}

static struct change *find(int fd)
{
	struct stat st;

	if (count == 0 || fstat(fd, &st) < 0 || !S_ISREG(st.st_mode))
		return NULL;
	for (size_t i = 0; i < count; i++)
		if (changes[i].before.st_ino == st.st_ino &&
			changes[i].before.st_dev == st.st_dev)
			return changes[i].is_done ? NULL : &changes[i];
	return NULL;
}

static void note(int fd, bool is_close)
{
	int saved = errno;
	struct change *change;

	(void)pthread_mutex_lock(&mutex);
	change = find(fd);
	if (change && (is_close ? change->nth == CLOSE && change->reads > 0
				: change->reads++ == change->nth))
		act(change);
	(void)pthread_mutex_unlock(&mutex);
	errno = saved;
}

ssize_t pread64(int fd, void *data, size_t size, off_t offset)
{
	note(fd, false);
	return next_pread(fd, data, size, offset);
}

int close(int fd)
{
	if (count > 0)
		note(fd, true);
	return next_close(fd);
}

static void read_list(FILE *list)
{
	char nth[16];

	while (count < CHANGES_MAX &&
		fscanf(list, "%15s %31s %4095[^\n]", nth, changes[count].action,
			changes[count].path) == 3) {
		struct change *change = &changes[count];

		if (stat(change->path, &change->before) < 0)
			continue;
		change->nth = strcmp(nth, "close") == 0 ? CLOSE
							: strtol(nth, NULL, 10);
		count++;
	}
}

__attribute__((constructor)) static void begin(void)
{
	const char *path = getenv("AT_READ_LIST");
	FILE *list;

	*(void **)&next_pread = dlsym(RTLD_NEXT, "pread64");
	*(void **)&next_close = dlsym(RTLD_NEXT, "close");
	list = path ? fopen(path, "re") : NULL;
	if (!list)
		return;
	read_list(list);
	(void)fclose(list);
}
