/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_COMPOUND_STREAM_H
#define ARCHIVE_COMPOUND_STREAM_H

#include "archive/compound-directory.h"
#include "base/tree.h"

/*
 * The bytes of one stream of a compound file: sector by sector along its
 * chain, or, of a small stream, along one of 64 bytes each in the mini stream
 * ([MS-CFB] 2.4).
 */

/* The mini stream and its FAT. */
struct fonds_compound_mini {
	struct fonds_compound_chain stream;
	uint32_t *fat;
	size_t count; /* of the FAT, and no more than the stream has */
};

/* Clear in any case. */
enum fonds_status fonds_compound_mini_init(struct fonds_compound_mini *mini,
	struct fonds_compound_sectors *sectors,
	const struct fonds_compound_root *root, struct fonds_error **error);
void fonds_compound_mini_clear(struct fonds_compound_mini *mini);

/*
 * All are borrowed until it is closed. FONDS_ERR_FORMAT, here or while it is
 * read: it is larger than the file, or its chain ends too early.
 */
enum fonds_status fonds_compound_stream_new(
	struct fonds_compound_sectors *sectors,
	const struct fonds_compound_mini *mini,
	const struct fonds_member *member, struct fonds_stream **ret,
	struct fonds_error **error);

#endif
