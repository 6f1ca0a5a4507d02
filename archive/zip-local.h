/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_ZIP_LOCAL_H
#define ARCHIVE_ZIP_LOCAL_H

#include "archive/directory.h"

#define FONDS_ZIP_STORED 0
#define FONDS_ZIP_DEFLATED 8

/* Where a member stands in the file. */
struct fonds_zip_place {
	uint64_t data; /* its bytes begin; packed of them */
	uint64_t end;  /* the next member begins, or the central directory */
};

/*
 * Compare the local header of a member with the central directory, and what
 * stands between its bytes and the next member (APPNOTE 4.3.7, 4.3.9).
 * FONDS_ERR_UNSAFE: they differ, or members overlap, or there are bytes that
 * the directory does not know.
 */
enum fonds_status fonds_zip_local_check(const struct fonds_byte_file *file,
	const struct fonds_directory *directory, size_t index,
	struct fonds_zip_place *ret, struct fonds_error **error);

#endif
