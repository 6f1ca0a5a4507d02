/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_PACKED_ARCHIVE_FILE_H
#define BAGIT_PACKED_ARCHIVE_FILE_H

#include "archive/form.h"
#include "bagit/packed/packed.h"

struct fonds_archive_file_options {
	bool reads_payload; /* see struct fonds_packed_options */
	bool any_ratio;     /* no limit on how much larger its files are */
	unsigned jobs;
	fonds_progress_fn *progress;
	void *payload;
};

/*
 * Read the archive of a packed bag, from a file or a pipe, and close it: its
 * directory takes memory.
 *
 * fd    used up, also when this fails
 * name  for messages
 *
 * Errors as those of fonds_archive_tree_new() and fonds_packed_read(), and
 * FONDS_ERR_IO for a file that changes meanwhile.
 */
enum fonds_status fonds_archive_file_read(int fd, const char *name,
	const struct fonds_archive_file_options *options,
	struct fonds_packed **ret, enum fonds_archive_form *ret_form,
	struct fonds_error **error);

#endif
