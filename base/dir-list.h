/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_DIR_LIST_H
#define BASE_DIR_LIST_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/error.h>

/* The names of one folder, and what they are, in the order of a walk. */

struct fonds_dir_item {
	size_t at; /* where in the block of names, NUL-terminated */
	uint64_t size;
	uint64_t inode;
	int sys_errno;
	uint16_t name_size; /* without the NUL */
	uint8_t kind;       /* enum fonds_entry_kind */
	bool is_folder;
};

/* Start from { 0 }. */
struct fonds_dir_list {
	struct fonds_dir_item *items;
	size_t count;
	size_t capacity;
	char *names;
	size_t names_size;
	size_t names_capacity;
	bool has_unknown; /* names that are listed and cannot be looked up */
};

/*
 * Has a name vanished that the folder listed, and that cannot be looked up
 * (ENOENT)? Only when it is listed no more: a share whose names the system
 * cannot convert lists them again and again, and left out, nobody would ever
 * miss them. The folder is listed anew until one such name is found; the others
 * then are like it.
 */
bool fonds_dir_list_has_lost(
	struct fonds_dir_list *list, int folder, const char *name);

/*
 * Fill an empty list from the folder fd, freshly opened. What has vanished
 * since it was listed is left out; without sizes this is not always seen.
 * *ret_errno: 0, or why it cannot be listed.
 * FONDS_ERR_LIMIT for more than maximum names: "too many files in one folder
 * of 'NAME'".
 */
enum fonds_status fonds_dir_list_read(struct fonds_dir_list *list, int fd,
	size_t maximum, bool with_sizes, const char *name, int *ret_errno,
	struct fonds_error **error);

/* Borrowed from the list. */
static inline const char *fonds_dir_list_name(
	const struct fonds_dir_list *list, const struct fonds_dir_item *item)
{
	return list->names + item->at;
}

void fonds_dir_list_clear(struct fonds_dir_list *list);

#endif
