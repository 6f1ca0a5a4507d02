/* SPDX-License-Identifier: Apache-2.0 */
#include "base/dir-walk.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/dir-list.h"
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

struct level {
	int fd; /* -1 when closed */
	struct fonds_dir_list list;
	size_t next;
	size_t path_size; /* of the folder's own path, 0 for the root */
};

struct dir_walk {
	struct fonds_walk walk;
	int root;
	const char *name;
	struct level *levels;
	size_t depth;
	size_t capacity;
	size_t items;
	char *path;
	size_t path_capacity;
	struct fonds_tree_entry entry;
	bool has_entry;
	bool has_begun;
	bool leaves_sizes;
};

static void level_clear(struct level *level)
{
	fonds_closep(&level->fd);
	fonds_dir_list_clear(&level->list);
	*level = (struct level){ .fd = -1 };
}

/* Fill level from its descriptor; *ret_errno says why it cannot be listed. */
static enum fonds_status list(const struct dir_walk *walk, struct level *level,
	int *ret_errno, struct fonds_error **error)
{
	return fonds_dir_list_read(&level->list, level->fd,
		MAXIMUM_ITEMS - walk->items, !walk->leaves_sizes, walk->name,
		ret_errno, error);
}

/* Make walk->path the path of an item of level. */
static enum fonds_status set_path(struct dir_walk *walk,
	const struct level *level, const struct fonds_dir_item *item,
	struct fonds_error **error)
{
	const char *name = fonds_dir_list_name(&level->list, item);
	size_t size = item->name_size;
	size_t wanted = level->path_size + size + 2;
	size_t at = level->path_size;

	if (wanted > walk->path_capacity) {
		char *larger = realloc(walk->path, wanted * 2);

		if (!larger)
			return fonds_fail_nomem(error);
		walk->path = larger;
		walk->path_capacity = wanted * 2;
	}
	if (at > 0)
		walk->path[at++] = '/';
	memcpy(walk->path + at, name, size + 1);
	return FONDS_OK;
}

/* What lies at walk->path is the next entry. */
static enum fonds_status report(
	struct dir_walk *walk, const struct fonds_dir_item *item)
{
	walk->entry = (struct fonds_tree_entry){
		.path = walk->path,
		.kind = (enum fonds_entry_kind)item->kind,
		.size = item->size,
		.inode = item->inode,
		.sys_errno = item->sys_errno,
	};
	walk->has_entry = true;
	return FONDS_OK;
}

static bool is_gone(const struct dir_walk *walk, const char *name)
{
	struct level *level = &walk->levels[walk->depth - 1];

	return level->fd >= 0 &&
	       fonds_dir_list_has_lost(&level->list, level->fd, name);
}

/* A folder that cannot be listed is an entry; our own want of means is not. */
static enum fonds_status report_unreadable(struct dir_walk *walk,
	const char *name, int sys_errno, struct fonds_error **error)
{
	const struct fonds_dir_item item = {
		.kind = FONDS_ENTRY_UNREADABLE,
		.sys_errno = sys_errno,
	};

	if (sys_errno == ENOENT && is_gone(walk, name))
		return FONDS_OK;
	if (sys_errno == ENOMEM || sys_errno == EMFILE || sys_errno == ENFILE) {
		errno = sys_errno;
		return fonds_fail_errno(error, "cannot list '%s' in '%s'",
			walk->path, walk->name);
	}
	return report(walk, &item);
}

/*
 * Open a level anew, from the root and by name, and with it those above it
 * that may be open: the walk comes to them next.
 */
static int reopen(struct dir_walk *walk, size_t depth)
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
static int open_folder(struct dir_walk *walk, const char *name)
{
	int fd = walk->levels[walk->depth - 1].fd;

	if (fd < 0)
		fd = reopen(walk, walk->depth - 1);
	if (fd < 0)
		return -1;
	return fonds_folder_step(fd, name, strlen(name), O_RDONLY);
}

/* Room for one more, doubled each time. */
static enum fonds_status grow(struct dir_walk *walk, struct fonds_error **error)
{
	size_t wanted = walk->capacity > 0 ? walk->capacity * 2 : 16;
	struct level *levels;

	if (walk->depth < walk->capacity)
		return FONDS_OK;
	levels = reallocarray(walk->levels, wanted, sizeof(*levels));
	if (!levels)
		return fonds_fail_nomem(error);
	walk->levels = levels;
	walk->capacity = wanted;
	return FONDS_OK;
}

/* Takes over what level holds. */
static enum fonds_status push(
	struct dir_walk *walk, struct level *level, struct fonds_error **error)
{
	enum fonds_status status = grow(walk, error);

	if (status < 0)
		return status;
	walk->items += level->list.count;
	walk->levels[walk->depth++] = *level;
	*level = (struct level){ .fd = -1 };
	if (walk->depth > OPEN_LEVELS) {
		struct level *far =
			&walk->levels[walk->depth - OPEN_LEVELS - 1];

		fonds_closep(&far->fd);
		far->fd = -1;
	}
	return FONDS_OK;
}

static enum fonds_status enter(
	struct dir_walk *walk, const char *name, struct fonds_error **error)
{
	const struct fonds_dir_item empty = {
		.kind = FONDS_ENTRY_EMPTY_FOLDER
	};
	fonds_cleanup(level_clear) struct level level = { .fd = -1 };
	enum fonds_status status;
	int sys_errno;

	if (walk->depth >= MAXIMUM_DEPTH)
		return report_unreadable(walk, name, ENAMETOOLONG, error);
	level.fd = open_folder(walk, name);
	if (level.fd < 0)
		return report_unreadable(walk, name, errno, error);
	level.path_size = strlen(walk->path);
	status = list(walk, &level, &sys_errno, error);
	if (status < 0)
		return status;
	if (sys_errno != 0)
		return report_unreadable(walk, name, sys_errno, error);
	if (level.list.count == 0)
		return report(walk, &empty);
	return push(walk, &level, error);
}

static enum fonds_status enter_root(
	struct dir_walk *walk, struct fonds_error **error)
{
	fonds_cleanup(level_clear) struct level level = { .fd = -1 };
	enum fonds_status status;
	int sys_errno = 0;

	level.fd = fonds_folder_open(walk->root, "", 0, O_RDONLY);
	if (level.fd < 0)
		return fonds_fail_errno(
			error, "cannot list folder '%s'", walk->name);
	status = list(walk, &level, &sys_errno, error);
	if (status < 0)
		return status;
	errno = sys_errno;
	if (sys_errno != 0)
		return fonds_fail_errno(
			error, "cannot list folder '%s'", walk->name);
	return push(walk, &level, error);
}

/* One name: an entry, a folder to enter, or the end of a folder. */
static enum fonds_status step(struct dir_walk *walk, struct fonds_error **error)
{
	struct level *level = &walk->levels[walk->depth - 1];
	const struct fonds_dir_item *item;
	enum fonds_status status;

	if (level->next == level->list.count) {
		walk->items -= level->list.count;
		walk->depth--;
		level_clear(level);
		return FONDS_OK;
	}
	item = &level->list.items[level->next++];
	status = set_path(walk, level, item, error);
	if (status < 0)
		return status;
	if (item->is_folder)
		return enter(
			walk, fonds_dir_list_name(&level->list, item), error);
	return report(walk, item);
}

static enum fonds_status walk_next(struct fonds_walk *base,
	const struct fonds_tree_entry **ret, struct fonds_error **error)
{
	struct dir_walk *walk = (struct dir_walk *)base;
	enum fonds_status status = FONDS_OK;

	walk->has_entry = false;
	if (!walk->has_begun) {
		walk->has_begun = true;
		status = enter_root(walk, error);
	}
	while (status == FONDS_OK && !walk->has_entry && walk->depth > 0)
		status = step(walk, error);
	if (status == FONDS_OK && walk->has_entry)
		*ret = &walk->entry;
	return status;
}

static void walk_destroy(struct fonds_walk *base)
{
	struct dir_walk *walk = (struct dir_walk *)base;

	while (walk->depth > 0)
		level_clear(&walk->levels[--walk->depth]);
	free(walk->levels);
	free(walk->path);
	free(walk);
}

static void walk_leave_sizes(struct fonds_walk *base)
{
	struct dir_walk *walk = (struct dir_walk *)base;

	walk->leaves_sizes = true;
}

static const struct fonds_walk_ops walk_ops = {
	.next = walk_next,
	.leave_sizes = walk_leave_sizes,
	.destroy = walk_destroy,
};

enum fonds_status fonds_dir_walk_new(int fd, const char *name,
	struct fonds_walk **ret, struct fonds_error **error)
{
	struct dir_walk *walk = calloc(1, sizeof(*walk));

	if (!walk)
		return fonds_fail_nomem(error);
	walk->walk.ops = &walk_ops;
	walk->root = fd;
	walk->name = name;
	*ret = &walk->walk;
	return FONDS_OK;
}
