/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_ZIP_DIRECTORY_H
#define ARCHIVE_ZIP_DIRECTORY_H

#include "archive/directory.h"

/*
 * The central directory of a zip (APPNOTE 6.3.10, 4.3), which alone says what
 * is in it. Whatever another reader could see otherwise is refused with
 * FONDS_ERR_UNSAFE: a second end record, bytes before the first member or
 * between two, members at one place. So is what is encrypted, or parted over
 * several disks (FONDS_ERR_FORMAT).
 *
 * Members are sorted by where they stand in the file.
 */
enum fonds_status fonds_zip_directory_read(const struct fonds_byte_file *file,
	const struct fonds_archive_limits *limits,
	struct fonds_directory *directory, struct fonds_error **error);

#endif
