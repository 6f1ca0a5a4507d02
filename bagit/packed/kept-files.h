/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PACKED_KEPT_FILES_H
#define BAGIT_PACKED_KEPT_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "bagit/packed/records.h"
#include "base/arena.h"

struct fonds_spool;

/*
 * The tag files of a packed bag that validation reads: their bytes are kept,
 * in a temporary file, when the walk of the archive passes them.
 */
struct fonds_kept_file {
	const char *path; /* in the archive */
	uint64_t at;      /* in the spool */
	uint64_t size;
	const char *why; /* they could not be read; NULL: they could */
};

struct fonds_kept_files {
	struct fonds_spool *spool;
	struct fonds_arena arena;
	struct fonds_kept_file *items;
	size_t count;
	size_t capacity;
	uint64_t bytes;
};

/* clear is due even after a failure. */
enum fonds_status fonds_kept_files_init(
	struct fonds_kept_files *kept, struct fonds_error **error);
void fonds_kept_files_clear(struct fonds_kept_files *kept);

/*
 * Is it a file that validation would read, by its name? As long as it is not
 * known where the bag lies, at the top or in a folder there.
 */
bool fonds_kept_files_want(const char *path);

/*
 * Read the file where the walk stands to its end. A member that is damaged is
 * kept too, as such. FONDS_ERR_LIMIT when there are too many bytes to be kept.
 */
enum fonds_status fonds_kept_files_add(struct fonds_kept_files *kept,
	const char *path, struct fonds_walk *walk, struct fonds_kept_file *ret,
	struct fonds_error **error);

/* The last one of that path, or NULL. */
const struct fonds_kept_file *fonds_kept_files_find(
	const struct fonds_kept_files *kept, const char *path);

/* Its bytes. FONDS_ERR_IO when they could not be read. */
enum fonds_status fonds_kept_files_open(const struct fonds_kept_files *kept,
	const struct fonds_kept_file *file, struct fonds_stream **ret,
	struct fonds_error **error);

#endif
