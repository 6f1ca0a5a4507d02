/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_ARCHIVE_TREE_H
#define ARCHIVE_ARCHIVE_TREE_H

#include <stdbool.h>
#include <stdint.h>

#include "archive/form.h"
#include "base/tree.h"

/*
 * The tree of an archive: tar, plain or compressed by gzip, bzip2, xz, zstd or
 * lz4, zip, and 7z, told by its first bytes. It does not open; its walk gives
 * the members in the order of the archive with the exact bytes of their names,
 * folders only where they are empty, and reads a plain tar, a zip or a 7z on a
 * disk quickly where nothing is opened. A tar from a pipe is walked once; a zip
 * from a pipe is first copied to a temporary file, because its directory comes
 * last. A 7z is read from a file only: FONDS_ERR_UNSUPPORTED from a pipe, and
 * where it is packed by a method that is not known.
 *
 * What the walk refuses, with FONDS_ERR_FORMAT, _UNSAFE or _LIMIT as
 * base/tree.h says: an archive that is cut off, also where only its end mark
 * is; data behind its end; a checksum that differs; encrypted members; zip
 * members that overlap or that the central directory and the local header
 * describe differently; names with NUL; what readers of tar see differently, be
 * it a name, a size, a kind or holes (archive/tar-scan.h); a hard link with
 * bytes of its own; bytes of a 7z that its directory does not list, and members
 * of one that have no checksum, or are one thing by one part of the directory
 * and another by another; more than the limits. Of a 7z all this but the bytes
 * is told before the walk.
 *
 * What is for the consumer to judge is given as it is: names that lead out
 * ("../x"), names that come twice, same_as that names nothing that came
 * before. Of a name only "./" at its beginning is dropped, and the slash at
 * the end of a folder's. A folder of a tar whose content does not follow it at
 * once is given as empty, even if its content comes later: nothing is kept of
 * a member, so that there may be any number of them.
 */
struct fonds_archive_limits {
	uint64_t members;
	uint64_t bytes;       /* of all members, unpacked */
	uint64_t ratio;       /* bytes unpacked for each byte of the archive */
	uint64_t ratio_after; /* bytes unpacked before the ratio counts */
	uint64_t name;        /* bytes of one name */
	uint64_t depth;       /* folders in one name */
	uint64_t names;       /* bytes of all names and links of a tar, and
	                         FONDS_ARCHIVE_NAMES_RATIO times its own */
	uint64_t directory;   /* bytes of the directory of a zip or 7z */
};

/* Names are kept in memory by whoever validates, and compress well. */
#define FONDS_ARCHIVE_NAMES_RATIO 100

#define FONDS_ARCHIVE_LIMITS_INIT \
	{ \
		.members = 100000000, .bytes = UINT64_MAX, .ratio = 2000, \
		.ratio_after = (uint64_t)1 << 30, .name = 65536, \
		.depth = 4096, .names = (uint64_t)256 << 20, \
		.directory = (uint64_t)4 << 30, \
	}

/*
 * fd      read from; it becomes the tree's, also when this fails. A regular
 *         file is read from its beginning, anything else as a pipe
 * name    for messages
 * limits  NULL: the defaults above
 */
enum fonds_status fonds_archive_tree_new(int fd, const char *name,
	const struct fonds_archive_limits *limits, struct fonds_tree **ret,
	struct fonds_error **error);

/*
 * Does a regular file begin as a tar, a zip or a 7z? What is compressed may be
 * anything until it is unpacked, and so may be what begins with zeros.
 */
bool fonds_archive_begins(int fd);

/* As its first bytes told. */
enum fonds_archive_form fonds_archive_tree_form(struct fonds_tree *tree);

#endif
