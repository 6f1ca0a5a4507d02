/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PACKED_TOP_FOLDER_H
#define BAGIT_PACKED_TOP_FOLDER_H

#include <stdbool.h>

#include "base/tree.h"

/*
 * Where in an archive the bag lies: in one folder at the top, as BagIt up to
 * 0.97 has it (4, "Serialization") and RFC 8493 still takes for granted. Told
 * by the names of the members alone, in whatever order they come.
 *
 *	{ 0 } -> add ... -> clear
 */
struct fonds_top_folder {
	char *first;   /* the top folder of the first member */
	char *begin;   /* the path of that member */
	char *beside;  /* the first one that lies not in that folder */
	char *bag;     /* one that holds a bagit.txt */
	char *other;   /* another one that does, so it is not clear */
	bool has_root; /* there is a bagit.txt at the top itself */
};

void fonds_top_folder_clear(struct fonds_top_folder *top);

enum fonds_status fonds_top_folder_add(struct fonds_top_folder *top,
	const struct fonds_tree_entry *entry, struct fonds_error **error);

/*
 * Its name, borrowed; empty where the bag lies at the top itself: where a
 * bagit.txt is, else where all members are, else at the top.
 */
const char *fonds_top_folder_name(const struct fonds_top_folder *top);

/* The first member that lies beside that folder, or NULL. Borrowed. */
const char *fonds_top_folder_beside(const struct fonds_top_folder *top);

/*
 * The path of a member in the bag, a part of path: NULL for what lies beside
 * its folder, empty for the folder itself.
 */
const char *fonds_top_folder_strip(const char *top, const char *path);

#endif
