/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_WRITE_COPY_H
#define BAGIT_WRITE_COPY_H

#include <fonds/output.h>

#include "bagit/write/file-table.h"

/*
 * Copies the files of a table, hashing each on its way with the algorithms of
 * the table: what is written is what was hashed. Each row goes from its
 * source, relative to source_fd, to its path, relative to target_fd, by as
 * many threads as asked for.
 *
 * Only regular files are read. A source that is no longer what was listed
 * (size; with follows also inode), or that changes meanwhile, is FONDS_ERR_IO.
 * A target that is there is FONDS_ERR_EXISTS. Holes stay holes, the time of
 * modification and the permissions are kept where the file system can.
 *
 * The files are not synced one by one: fonds_staging_files_sync().
 */
struct fonds_bag_copy {
	struct fonds_file_table *table;
	size_t first; /* row */
	size_t count; /* rows */
	int source_fd;
	const char *source_name; /* for messages */
	bool follows;            /* symbolic links in the source */
	int target_fd;
	unsigned jobs;               /* 0: one a processor */
	fonds_progress_fn *progress; /* may be NULL */
	void *payload;
	struct fonds_progress base; /* totals, and what was done before */
};

/* After a failure some files may be there, whole or not. */
enum fonds_status fonds_bag_copy_run(
	const struct fonds_bag_copy *copy, struct fonds_error **error);

#endif
