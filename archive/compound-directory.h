/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_COMPOUND_DIRECTORY_H
#define ARCHIVE_COMPOUND_DIRECTORY_H

#include "archive/compound-sectors.h"
#include "archive/directory.h"

/*
 * The directory of a compound file ([MS-CFB] 2.6): its streams as members,
 * whose offset is their first sector, and its storages as folders, in the
 * order of the directory. Names become UTF-8, with the control character in
 * front that some have ("\001CompObj"), and storages are parted by "/".
 */

/* Where the mini stream is. */
struct fonds_compound_root {
	uint32_t first;
	uint64_t size;
};

/*
 * FONDS_ERR_FORMAT: it is damaged, has entries that lead in a circle, or a
 * name that is no UTF-16 or has a slash. FONDS_ERR_LIMIT past the limits, and
 * past FONDS_COMPOUND_DEPTH storages in each other.
 */
#define FONDS_COMPOUND_DEPTH 256

enum fonds_status fonds_compound_directory_read(
	struct fonds_compound_sectors *sectors,
	const struct fonds_archive_limits *limits,
	struct fonds_directory *directory, struct fonds_compound_root *ret_root,
	struct fonds_error **error);

#endif
