/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_STAGING_FOLDER_H
#define BASE_STAGING_FOLDER_H

#include <stdbool.h>

#include <fonds/error.h>

/*
 * The hidden, locked folder of a staging, and where it lies: the part of
 * base/staging.h that knows about other processes.
 */
struct fonds_staging_folder {
	char *parent; /* where target and hidden folder lie */
	char *name;   /* of the target in parent */
	char *hidden; /* of the hidden folder in parent */
	int parent_fd;
	int fd;       /* the hidden folder, locked; -1 while it is not ours */
	bool resumed; /* it was there already */
};

/* Errors as fonds_staging_begin(). clear is due even after a failure. */
enum fonds_status fonds_staging_folder_lock(struct fonds_staging_folder *folder,
	const char *target, struct fonds_error **error);

/* As fonds_staging_check(). */
enum fonds_status fonds_staging_folder_check(
	const char *target, struct fonds_error **error);

/* Remove the hidden folder with all in it, and give up the lock. */
enum fonds_status fonds_staging_folder_remove(
	struct fonds_staging_folder *folder, struct fonds_error **error);

/* Frees memory and descriptors, removes nothing. */
void fonds_staging_folder_clear(struct fonds_staging_folder *folder);

/* 1 when the target is there, 0 when not, -1 and errno. */
int fonds_staging_folder_has_target(const struct fonds_staging_folder *folder);

#endif
