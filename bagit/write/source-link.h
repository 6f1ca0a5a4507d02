/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_SOURCE_LINK_H
#define BAGIT_WRITE_SOURCE_LINK_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

/*
 * Symbolic links below a source, where they are to be followed. A link is
 * resolved once, and what it led to then is remembered: when that is opened
 * again, it must still be the same.
 */
enum fonds_link_target {
	FONDS_LINK_FAILED = -1, /* errno */
	FONDS_LINK_FILE,
	FONDS_LINK_FOLDER,
	FONDS_LINK_LOOP,    /* to a folder that the link lies in */
	FONDS_LINK_SPECIAL, /* neither file nor folder */
};

/*
 * What does the link at path, relative to the folder root, lead to? *ret is
 * that. Folders of path may be links themselves.
 */
enum fonds_link_target fonds_source_link(
	int root, const char *path, struct stat *ret);

/*
 * Open the folder at path (through links) to be listed; it must be the one in
 * st, else ESTALE. -1 and errno.
 */
int fonds_source_link_open(int root, const char *path, const struct stat *st);

#endif
