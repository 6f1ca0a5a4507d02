/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_SPOT_H
#define AUDIT_SPOT_H

#include <stdbool.h>
#include <stdint.h>
#include <sys/stat.h>

#include <fonds/error.h>

/*
 * The spot of one file below the folder of its holding, by descriptors: no
 * symbolic link is followed on the way to it, nor at its end. Beside it a
 * repair writes the file that is to take its place, under a name that no other
 * repair of the holding uses, since each has its exclusive lock; so whoever
 * comes after a kill finds it.
 */
struct fonds_spot {
	const char *path; /* in the holding; borrowed */
	const char *name; /* the last component of path */
	int folder;
	char temporary[32];
};

#define FONDS_SPOT_INIT \
	{ \
		.folder = -1 \
	}

/* The name of the temporary file of a holding. */
#define FONDS_SPOT_TEMPORARY ".fonds-repair-"

/*
 * root is the folder of the holding, borrowed for the call. With makes_folders
 * those that are not there are made, and durable. FONDS_ERR_IO with errno:
 * ENOENT, ENOTDIR, ELOOP for a symbolic link.
 */
enum fonds_status fonds_spot_open(struct fonds_spot *spot, int root,
	int64_t holding, const char *path, bool makes_folders,
	struct fonds_error **error);
void fonds_spot_clear(struct fonds_spot *spot); /* for fonds_cleanup() */

/* What is there under the name; *ret is false when nothing is. */
enum fonds_status fonds_spot_look(const struct fonds_spot *spot, bool *ret,
	struct stat *ret_stat, struct fonds_error **error);
bool fonds_spot_has_temporary(const struct fonds_spot *spot);

/* A new temporary file; one that was left behind goes. For writing. */
enum fonds_status fonds_spot_make_temporary(const struct fonds_spot *spot,
	mode_t mode, int *ret_fd, struct fonds_error **error);

/* The path of the temporary file in the holding; allocated, for free(). */
enum fonds_status fonds_spot_temporary_path(
	const struct fonds_spot *spot, char **ret, struct fonds_error **error);

/*
 * The temporary file gets the name: where it replaces, in place of what has
 * it, else only if nothing has (EEXIST). Durable. And: there is none any more.
 */
enum fonds_status fonds_spot_install(const struct fonds_spot *spot,
	bool replaces, struct fonds_error **error);
enum fonds_status fonds_spot_discard(
	const struct fonds_spot *spot, struct fonds_error **error);

#endif
