/* SPDX-License-Identifier: Apache-2.0 */
#include "base/dir-list.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/tree.h"

/*
 * The names stand one after the other in one block that moves while it grows,
 * so an item has an offset and no pointer: a folder of many thousand files
 * costs a few allocations, and sorting it stays within few pages.
 *
 * A folder stands in the order of its content, as if '/' ended its name: while
 * the list is sorted, it does.
 */
#define FIRST_ITEMS ((size_t)16)
#define FIRST_NAMES ((size_t)512)

/* Room for more of size bytes each; NULL and unchanged without memory. */
static void *grow(
	void *array, size_t wanted, size_t first, size_t *capacity, size_t size)
{
	size_t larger = *capacity > 0 ? *capacity : first;
	void *grown;

	if (wanted <= *capacity)
		return array;
	while (larger < wanted)
		larger *= 2;
	grown = reallocarray(array, larger, size);
	if (grown)
		*capacity = larger;
	return grown;
}

static int compare_items(const void *a, const void *b, void *names)
{
	const struct fonds_dir_item *first = a;
	const struct fonds_dir_item *second = b;

	return strcmp((const char *)names + first->at,
		(const char *)names + second->at);
}

static void sort(struct fonds_dir_list *list)
{
	if (list->count > 1)
		qsort_r(list->items, list->count, sizeof(list->items[0]),
			compare_items, list->names);
	for (size_t i = 0; i < list->count; i++)
		list->names[list->items[i].at + list->items[i].name_size] =
			'\0';
}

static enum fonds_entry_kind kind_of(mode_t mode)
{
	if (S_ISREG(mode))
		return FONDS_ENTRY_FILE;
	if (S_ISLNK(mode))
		return FONDS_ENTRY_SYMLINK;
	if (S_ISDIR(mode))
		return FONDS_ENTRY_EMPTY_FOLDER;
	return FONDS_ENTRY_SPECIAL;
}

static void closedirp(DIR **dir)
{
	if (*dir)
		(void)closedir(*dir);
}

/* Takes fd, also on failure. */
static DIR *open_listing(int fd)
{
	DIR *dir = fd < 0 ? NULL : fdopendir(fd);

	if (!dir)
		fonds_closep(&fd);
	return dir;
}

/* true also when that cannot be told */
static bool is_listed(int folder, const char *name)
{
	fonds_cleanup(closedirp) DIR *dir = open_listing(
		openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	const struct dirent *entry;

	if (!dir)
		return true;
	while ((errno = 0, entry = readdir(dir)))
		if (strcmp(entry->d_name, name) == 0)
			return true;
	return errno != 0;
}

bool fonds_dir_list_has_lost(
	struct fonds_dir_list *list, int folder, const char *name)
{
	if (!list->has_unknown)
		list->has_unknown = is_listed(folder, name);
	return !list->has_unknown;
}

/* Returns whether it is still there. */
static bool look_at(struct fonds_dir_list *list, int fd,
	const struct dirent *entry, bool with_sizes,
	struct fonds_dir_item *item)
{
	struct stat st;

	if (entry->d_type == DT_REG && !with_sizes) {
		item->kind = FONDS_ENTRY_FILE;
		item->inode = (uint64_t)entry->d_ino;
		return true;
	}
	/* Opening a folder tells more than looking at it could. */
	if (entry->d_type == DT_DIR) {
		item->kind = FONDS_ENTRY_EMPTY_FOLDER;
		item->is_folder = true;
		return true;
	}
	if (fstatat(fd, entry->d_name, &st, AT_SYMLINK_NOFOLLOW) < 0) {
		item->kind = FONDS_ENTRY_UNREADABLE;
		item->sys_errno = errno;
		return item->sys_errno != ENOENT ||
		       !fonds_dir_list_has_lost(list, fd, entry->d_name);
	}
	item->kind = (uint8_t)kind_of(st.st_mode);
	item->is_folder = S_ISDIR(st.st_mode);
	if (item->kind == FONDS_ENTRY_FILE) {
		item->size = (uint64_t)st.st_size;
		item->inode = (uint64_t)st.st_ino;
	}
	return true;
}

static enum fonds_status add(struct fonds_dir_list *list,
	struct fonds_dir_item item, const char *name)
{
	size_t size = strlen(name);
	struct fonds_dir_item *items = grow(list->items, list->count + 1,
		FIRST_ITEMS, &list->capacity, sizeof(*items));
	char *names;

	if (!items)
		return FONDS_ERR_NOMEM;
	list->items = items;
	names = grow(list->names, list->names_size + size + 2, FIRST_NAMES,
		&list->names_capacity, 1);
	if (!names)
		return FONDS_ERR_NOMEM;
	list->names = names;
	item.at = list->names_size;
	item.name_size = (uint16_t)size;
	items[list->count++] = item;
	memcpy(names + item.at, name, size);
	list->names_size += size;
	if (item.is_folder)
		names[list->names_size++] = '/';
	names[list->names_size++] = '\0';
	return FONDS_OK;
}

enum fonds_status fonds_dir_list_read(struct fonds_dir_list *list, int fd,
	size_t maximum, bool with_sizes, const char *name, int *ret_errno,
	struct fonds_error **error)
{
	fonds_cleanup(closedirp)
		DIR *dir = open_listing(fcntl(fd, F_DUPFD_CLOEXEC, 0));
	const struct dirent *entry;

	*ret_errno = dir ? 0 : errno;
	while (dir && (errno = 0, entry = readdir(dir))) {
		struct fonds_dir_item item = { 0 };

		if (strcmp(entry->d_name, ".") == 0 ||
			strcmp(entry->d_name, "..") == 0 ||
			!look_at(list, fd, entry, with_sizes, &item))
			continue;
		if (list->count >= maximum)
			return fonds_fail(error, FONDS_ERR_LIMIT,
				"too many files in one folder of '%s'", name);
		if (add(list, item, entry->d_name) < 0)
			return fonds_fail_nomem(error);
	}
	if (dir)
		*ret_errno = errno;
	sort(list);
	return FONDS_OK;
}

void fonds_dir_list_clear(struct fonds_dir_list *list)
{
	free(list->items);
	free(list->names);
	*list = (struct fonds_dir_list){ 0 };
}
