/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_SEVENZIP_UNPACK_H
#define ARCHIVE_SEVENZIP_UNPACK_H

#include "archive/byte-file.h"
#include "archive/sevenzip-folders.h"

/*
 * The bytes of one folder of a 7z, unpacked by libarchive, which is shown
 * nothing of the file but the packed streams of this folder, between a
 * beginning and a header made here that say how they are packed and no more.
 */
struct fonds_sevenzip_unpack;

/* file and folder are borrowed. */
enum fonds_status fonds_sevenzip_unpack_new(const struct fonds_byte_file *file,
	const struct fonds_sevenzip_folder *folder,
	struct fonds_sevenzip_unpack **ret, struct fonds_error **error);

/*
 * At most size bytes; 0 at the end, which comes where the folder says. Whether
 * they are right is not known: that say the CRCs of the members. After a
 * failure every call fails with the same status.
 */
enum fonds_status fonds_sevenzip_unpack_read(
	struct fonds_sevenzip_unpack *unpack, void *data, size_t size,
	size_t *ret, struct fonds_error **error);

/* Accepts NULL. */
void fonds_sevenzip_unpack_free(struct fonds_sevenzip_unpack *unpack);

#endif
