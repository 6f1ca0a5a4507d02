/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_FOLDER_CURSOR_H
#define BASE_FOLDER_CURSOR_H

#include <stdbool.h>
#include <stddef.h>

/*
 * The folders below a root, one at a time: the last one stays open, so that
 * file after file in one folder costs one call each. Paths of any length and
 * depth. Each thread has its own.
 */
struct fonds_folder_cursor {
	int root;     /* borrowed */
	bool makes;   /* folders that are not there are made */
	bool follows; /* symbolic links to folders are followed */
	int fd;       /* the folder at path, or -1 */
	char *path;
	size_t size;
	size_t capacity;
};

void fonds_folder_cursor_init(struct fonds_folder_cursor *cursor, int root);
void fonds_folder_cursor_clear(struct fonds_folder_cursor *cursor);

/*
 * Go to the folder of the file at path, relative to the root. Returns its
 * descriptor (O_PATH), borrowed until the next call, and *ret_name, the last
 * component of path; or -1 and errno.
 */
int fonds_folder_cursor_go(struct fonds_folder_cursor *cursor, const char *path,
	const char **ret_name);

#endif
