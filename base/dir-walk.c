/* SPDX-License-Identifier: Apache-2.0 */
#include "base/dir-walk.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/folder.h"

/*
 * A folder is listed whole, sorted, and gone through; its folders are levels
 * on a stack of our own, so hostile depth costs memory only. The deepest
 * OPEN_LEVELS keep their descriptor; one above is opened anew, from the root,
 * when the walk comes back to it and there is a folder left to enter.
 */
#define MAXIMUM_DEPTH 4096
#define MAXIMUM_ITEMS ((size_t)16 << 20) /* held at a time, in all levels */
#define OPEN_LEVELS 32

struct item {
	char *name;
	uint64_t size;
	enum fonds_entry_kind kind;
	int sys_errno;
	bool is_folder;
};

struct level {
	int fd; /* -1 when closed */
	struct item *items;
	size_t count;
	size_t capacity;
	size_t next;
	size_t path_size; /* of the folder's own path, 0 for the root */
};

struct walk {
	int root;
	const char *name;
	fonds_tree_visit_fn *visit;
	void *payload;
	struct fonds_error **error;
	struct level *levels;
	size_t depth;
	size_t capacity;
	size_t items;
	char *path;
	size_t path_capacity;
};

/* For realloc: room for one more, doubled each time; NULL and unchanged. */
static void *grow(void *array, size_t count, size_t *capacity, size_t size)
{
	size_t wanted = *capacity > 0 ? *capacity * 2 : 16;
	void *larger;

	if (count < *capacity)
		return array;
	larger = reallocarray(array, wanted, size);
	if (larger)
		*capacity = wanted;
	return larger;
}

static void level_clear(struct level *level)
{
	fonds_closep(&level->fd);
	for (size_t i = 0; i < level->count; i++)
		free(level->items[i].name);
	free(level->items);
	*level = (struct level){ .fd = -1 };
}

static void walk_clear(struct walk *walk)
{
	while (walk->depth > 0)
		level_clear(&walk->levels[--walk->depth]);
	free(walk->levels);
	free(walk->path);
}

/* A folder stands in the order of its content: as if '/' ended its name. */
static int byte_at(const struct item *item, size_t i)
{
	unsigned char c = (unsigned char)item->name[i];

	return c == '\0' && item->is_folder ? '/' : c;
}

static int compare_items(const void *a, const void *b)
{
	const struct item *first = a;
	const struct item *second = b;
	size_t i = 0;

	while (first->name[i] && first->name[i] == second->name[i])
		i++;
	return byte_at(first, i) - byte_at(second, i);
}

static void set_kind(struct item *item, const struct stat *st)
{
	item->is_folder = S_ISDIR(st->st_mode);
	if (S_ISREG(st->st_mode)) {
		item->kind = FONDS_ENTRY_FILE;
		item->size = (uint64_t)st->st_size;
	} else if (S_ISLNK(st->st_mode)) {
		item->kind = FONDS_ENTRY_SYMLINK;
	} else if (S_ISDIR(st->st_mode)) {
		item->kind = FONDS_ENTRY_EMPTY_FOLDER;
	} else {
		item->kind = FONDS_ENTRY_SPECIAL;
	}
}

/* What has vanished since it was listed is left out. */
static enum fonds_status add_item(
	struct walk *walk, struct level *level, const char *name)
{
	struct item item = { .kind = FONDS_ENTRY_UNREADABLE };
	struct item *items;
	struct stat st;

	if (fstatat(level->fd, name, &st, AT_SYMLINK_NOFOLLOW) == 0)
		set_kind(&item, &st);
	else if (errno == ENOENT)
		return FONDS_OK;
	else
		item.sys_errno = errno;
	if (walk->items + level->count >= MAXIMUM_ITEMS)
		return fonds_fail(walk->error, FONDS_ERR_LIMIT,
			"too many files in one folder of '%s'", walk->name);
	items = grow(
		level->items, level->count, &level->capacity, sizeof(item));
	if (!items)
		return fonds_fail_nomem(walk->error);
	level->items = items;
	item.name = strdup(name);
	if (!item.name)
		return fonds_fail_nomem(walk->error);
	level->items[level->count++] = item;
	return FONDS_OK;
}

static void closedirp(DIR **dir)
{
	if (*dir)
		(void)closedir(*dir);
}

static DIR *open_listing(int fd)
{
	int own = fcntl(fd, F_DUPFD_CLOEXEC, 0);
	DIR *dir = own < 0 ? NULL : fdopendir(own);

	if (!dir)
		fonds_closep(&own);
	return dir;
}

/* Fill level from its descriptor; *ret_errno says why it cannot be listed. */
static enum fonds_status list(
	struct walk *walk, struct level *level, int *ret_errno)
{
	fonds_cleanup(closedirp) DIR *dir = open_listing(level->fd);
	const struct dirent *entry;

	*ret_errno = dir ? 0 : errno;
	while (dir && (errno = 0, entry = readdir(dir))) {
		const char *name = entry->d_name;
		enum fonds_status status;

		if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
			continue;
		status = add_item(walk, level, name);
		if (status < 0)
			return status;
	}
	if (dir)
		*ret_errno = errno;
	if (level->count > 1)
		qsort(level->items, level->count, sizeof(level->items[0]),
			compare_items);
	return FONDS_OK;
}

/* Make walk->path the path of a name in the folder of level. */
static enum fonds_status set_path(
	struct walk *walk, const struct level *level, const char *name)
{
	size_t size = strlen(name);
	size_t wanted = level->path_size + size + 2;
	size_t at = level->path_size;

	if (wanted > walk->path_capacity) {
		char *larger = realloc(walk->path, wanted * 2);

		if (!larger)
			return fonds_fail_nomem(walk->error);
		walk->path = larger;
		walk->path_capacity = wanted * 2;
	}
	if (at > 0)
		walk->path[at++] = '/';
	memcpy(walk->path + at, name, size + 1);
	return FONDS_OK;
}

static enum fonds_status report(struct walk *walk, enum fonds_entry_kind kind,
	uint64_t size, int sys_errno)
{
	const struct fonds_tree_entry entry = {
		.path = walk->path,
		.kind = kind,
		.size = size,
		.sys_errno = sys_errno,
	};

	return walk->visit(&entry, walk->payload, walk->error);
}

/* A folder that cannot be listed is an entry; our own want of means is not. */
static enum fonds_status report_unreadable(struct walk *walk, int sys_errno)
{
	if (sys_errno == ENOENT)
		return FONDS_OK;
	if (sys_errno == ENOMEM || sys_errno == EMFILE || sys_errno == ENFILE) {
		errno = sys_errno;
		return fonds_fail_errno(walk->error, "cannot list '%s' in '%s'",
			walk->path, walk->name);
	}
	return report(walk, FONDS_ENTRY_UNREADABLE, 0, sys_errno);
}

/*
 * Open a level anew, from the root and by name, and with it those above it
 * that may be open: the walk comes to them next.
 */
static int reopen(struct walk *walk, size_t depth)
{
	size_t first = depth < OPEN_LEVELS ? 0 : depth - OPEN_LEVELS + 1;

	for (size_t i = first; i <= depth; i++) {
		struct level *level = &walk->levels[i];
		size_t above = i == first ? 0 : level[-1].path_size;
		size_t start = above > 0 ? above + 1 : 0;

		if (level->fd >= 0)
			continue;
		level->fd = fonds_folder_open(
			i == first ? walk->root : level[-1].fd,
			walk->path + start, level->path_size - start, O_RDONLY);
		if (level->fd < 0)
			return -1;
	}
	return walk->levels[depth].fd;
}

/* Open the folder name of the deepest level. */
static int open_folder(struct walk *walk, const char *name)
{
	int fd = walk->levels[walk->depth - 1].fd;

	if (fd < 0)
		fd = reopen(walk, walk->depth - 1);
	if (fd < 0)
		return -1;
	return fonds_folder_step(fd, name, strlen(name), O_RDONLY);
}

static enum fonds_status push(struct walk *walk, const struct level *level)
{
	struct level *levels = grow(
		walk->levels, walk->depth, &walk->capacity, sizeof(*levels));

	if (!levels)
		return fonds_fail_nomem(walk->error);
	walk->levels = levels;
	walk->items += level->count;
	walk->levels[walk->depth++] = *level;
	if (walk->depth > OPEN_LEVELS) {
		struct level *far =
			&walk->levels[walk->depth - OPEN_LEVELS - 1];

		fonds_closep(&far->fd);
		far->fd = -1;
	}
	return FONDS_OK;
}

static enum fonds_status enter(struct walk *walk, const char *name)
{
	fonds_cleanup(level_clear) struct level level = { .fd = -1 };
	enum fonds_status status;
	int sys_errno;

	if (walk->depth >= MAXIMUM_DEPTH)
		return report_unreadable(walk, ENAMETOOLONG);
	level.fd = open_folder(walk, name);
	if (level.fd < 0)
		return report_unreadable(walk, errno);
	level.path_size = strlen(walk->path);
	status = list(walk, &level, &sys_errno);
	if (status < 0)
		return status;
	if (sys_errno != 0)
		return report_unreadable(walk, sys_errno);
	if (level.count == 0)
		return report(walk, FONDS_ENTRY_EMPTY_FOLDER, 0, 0);
	status = push(walk, &level);
	if (status == FONDS_OK)
		level = (struct level){ .fd = -1 };
	return status;
}

static enum fonds_status enter_root(struct walk *walk)
{
	fonds_cleanup(level_clear) struct level level = { .fd = -1 };
	enum fonds_status status;
	int sys_errno = 0;

	level.fd = fonds_folder_open(walk->root, "", 0, O_RDONLY);
	if (level.fd < 0)
		return fonds_fail_errno(
			walk->error, "cannot list folder '%s'", walk->name);
	status = list(walk, &level, &sys_errno);
	if (status < 0)
		return status;
	errno = sys_errno;
	if (sys_errno != 0)
		return fonds_fail_errno(
			walk->error, "cannot list folder '%s'", walk->name);
	status = push(walk, &level);
	if (status == FONDS_OK)
		level = (struct level){ .fd = -1 };
	return status;
}

static enum fonds_status step(struct walk *walk)
{
	struct level *level = &walk->levels[walk->depth - 1];
	const struct item *item;
	enum fonds_status status;

	if (level->next == level->count) {
		walk->items -= level->count;
		walk->depth--;
		level_clear(level);
		return FONDS_OK;
	}
	item = &level->items[level->next++];
	status = set_path(walk, level, item->name);
	if (status < 0)
		return status;
	if (item->is_folder)
		return enter(walk, item->name);
	return report(walk, item->kind, item->size, item->sys_errno);
}

enum fonds_status fonds_dir_walk(int fd, const char *name,
	fonds_tree_visit_fn *visit, void *payload, struct fonds_error **error)
{
	fonds_cleanup(walk_clear) struct walk walk = {
		.root = fd,
		.name = name,
		.visit = visit,
		.payload = payload,
		.error = error,
	};
	enum fonds_status status = enter_root(&walk);

	while (status == FONDS_OK && walk.depth > 0)
		status = step(&walk);
	return status;
}
