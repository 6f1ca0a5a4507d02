/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_SEVENZIP_FOLDERS_H
#define ARCHIVE_SEVENZIP_FOLDERS_H

#include "archive/sevenzip-chain.h"
#include "base/arena.h"

/*
 * The folders of a 7z: what was packed as one, which are the bytes of one or
 * more members, one behind the other. Nothing of the header is kept, and a
 * folder takes about 64 bytes.
 */
struct fonds_sevenzip_folder {
	struct fonds_sevenzip_chain chain;
	const uint64_t *sizes; /* of packed streams, then of what coders give */
	uint64_t offset;       /* of the packed streams, in the file */
};

struct fonds_sevenzip_folders {
	struct fonds_arena arena;
	struct fonds_sevenzip_folder *items;
	size_t count;
	size_t capacity;
	uint64_t start; /* the packed streams stand from here in the file */
	uint64_t end;   /* to here, without a gap */
};

/* The bytes of a folder, unpacked. */
uint64_t fonds_sevenzip_folder_size(const struct fonds_sevenzip_folder *folder);

/* The bytes of it in the file. */
uint64_t fonds_sevenzip_folder_packed(
	const struct fonds_sevenzip_folder *folder);

void fonds_sevenzip_folders_init(struct fonds_sevenzip_folders *folders);
void fonds_sevenzip_folders_clear(struct fonds_sevenzip_folders *folders);

/*
 * Take the packed streams and the folders from a header. file is the name for
 * messages; maximum limits the count, and no stream ends behind the place
 * room. *ret are the CRCs of the folders, in the header. The failures are those
 * of sevenzip-chain.h.
 */
enum fonds_status fonds_sevenzip_folders_take(
	struct fonds_sevenzip_folders *folders,
	struct fonds_sevenzip_cursor *cursor, const char *file,
	uint64_t maximum, uint64_t room, struct fonds_sevenzip_digests *ret,
	struct fonds_error **error);

#endif
