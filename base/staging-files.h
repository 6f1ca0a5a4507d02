/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BASE_STAGING_FILES_H
#define BASE_STAGING_FILES_H

#include <stddef.h>
#include <stdint.h>

#include "base/bag-path.h"

/* The part of base/staging.h that fills the folder being built. */
struct fonds_staging_files {
	int fd;           /* the folder */
	const char *name; /* its path, for messages; borrowed */
};

/* As fonds_staging_write(), _copy() and _sync() for this folder. */
enum fonds_status fonds_staging_files_write(struct fonds_staging_files *files,
	const struct fonds_bag_path *path, const void *data, size_t size,
	struct fonds_error **error);
enum fonds_status fonds_staging_files_copy(struct fonds_staging_files *files,
	const struct fonds_bag_path *path, const char *source, uint64_t limit,
	int (*each)(const void *data, size_t size, void *payload),
	void *payload, struct fonds_error **error);
enum fonds_status fonds_staging_files_sync(
	const struct fonds_staging_files *files, struct fonds_error **error);

void fonds_staging_files_clear(struct fonds_staging_files *files);

#endif
