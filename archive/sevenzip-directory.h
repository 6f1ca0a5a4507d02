/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_SEVENZIP_DIRECTORY_H
#define ARCHIVE_SEVENZIP_DIRECTORY_H

#include "archive/directory.h"
#include "archive/sevenzip-folders.h"

/*
 * The directory of a 7z: its header, unpacked where it is packed itself. Every
 * byte of the file belongs to it or to a folder.
 */

/*
 * The members come in the order of the header, which is that of their bytes;
 * offset is the index of the folder. Both are to be cleared also after a
 * failure, which is one of sevenzip-end.h, -chain.h and -header.h; besides
 * FONDS_ERR_UNSAFE where bytes of the file belong to nothing.
 */
enum fonds_status fonds_sevenzip_directory_read(
	const struct fonds_byte_file *file,
	const struct fonds_archive_limits *limits,
	struct fonds_directory *directory,
	struct fonds_sevenzip_folders *folders, struct fonds_error **error);

#endif
