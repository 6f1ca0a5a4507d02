/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_SEVENZIP_HEADER_H
#define ARCHIVE_SEVENZIP_HEADER_H

#include "archive/directory.h"
#include "archive/sevenzip-streams.h"

/*
 * The header of a 7z, once it is unpacked: its members and the folders that
 * have their bytes.
 */

/*
 * cursor  the whole header; nothing may be left of it
 * file    its name and size
 * room    no packed stream ends behind this place
 *
 * FONDS_ERR_FORMAT, _UNSUPPORTED or _LIMIT; FONDS_ERR_UNSAFE where programs
 * would not agree on what a member is.
 */
enum fonds_status fonds_sevenzip_header_read(
	struct fonds_sevenzip_cursor *cursor,
	const struct fonds_byte_file *file, uint64_t room,
	const struct fonds_archive_limits *limits,
	struct fonds_directory *directory,
	struct fonds_sevenzip_folders *folders, struct fonds_error **error);

#endif
