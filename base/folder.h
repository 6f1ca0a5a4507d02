/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_FOLDER_H
#define BASE_FOLDER_H

#include <stddef.h>

/*
 * Folders by descriptor, for trees whose content is hostile: no symbolic link
 * is followed, no path is too long or too deep. These are system calls in
 * shape: -1 and errno, for the caller to explain.
 */

/*
 * Open the folder name (one component, size bytes) of the folder fd; flags
 * are O_RDONLY or O_PATH. ELOOP when it is a symbolic link.
 */
int fonds_folder_step(int fd, const char *name, size_t size, int flags);

/*
 * Open the folder at path (size bytes) below the folder fd, component by
 * component; the empty path is the folder itself, opened anew.
 */
int fonds_folder_open(int fd, const char *path, size_t size, int flags);

/* Remove all that is in the folder. */
int fonds_folder_empty(int fd);

#endif
