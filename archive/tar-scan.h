/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_TAR_SCAN_H
#define ARCHIVE_TAR_SCAN_H

#include "archive/tar-claims.h"

/*
 * What a tar says of its members, read from the bytes that libarchive reads.
 * A tar can say one thing in several ways, and readers do not agree on which
 * of them counts; libarchive tells neither that there were two, nor that a
 * name had a NUL in it. So every header is read a second time, here, and what
 * could be taken in two ways is refused; what is left must be what libarchive
 * made of it (fonds_tar_member_take()).
 *
 *	init -> push or skip, as the reader goes on -> clear
 */
enum fonds_tar_scan_state {
	FONDS_TAR_AT_HEADER,
	FONDS_TAR_AT_MORE_MAP, /* of type 'S', behind the header */
	FONDS_TAR_IN_RECORDS,  /* in the bytes of a header for the next one */
	FONDS_TAR_AT_MAP,      /* of pax 1.0, before the data */
	FONDS_TAR_IN_DATA,
	FONDS_TAR_ENDED,
};

struct fonds_tar_scan {
	enum fonds_tar_scan_state state;
	uint64_t at;    /* bytes of the tar so far */
	uint64_t start; /* of the member, with the headers before its own */
	uint64_t left;  /* of what the state is in, with its last block */
	uint64_t size;  /* of what is collected, or of the data */
	size_t block_size;
	uint8_t block[FONDS_TAR_BLOCK]; /* as much of one as was pushed */
	enum fonds_tar_role role;       /* of what is collected */
	struct fonds_buffer records;
	struct fonds_pax pax;
	struct fonds_tar_claims claims; /* for the reader to take */
};

void fonds_tar_scan_init(struct fonds_tar_scan *scan);
void fonds_tar_scan_clear(struct fonds_tar_scan *scan);

/*
 * The next bytes. FONDS_ERR_FORMAT, _UNSAFE or _LIMIT for what
 * archive-tree.h refuses, with the place in the tar.
 */
enum fonds_status fonds_tar_scan_push(struct fonds_tar_scan *scan,
	const uint8_t *data, size_t size, struct fonds_error **error);

/* The next bytes, unseen. FONDS_ERR_FORMAT unless they are data. */
enum fonds_status fonds_tar_scan_skip(
	struct fonds_tar_scan *scan, uint64_t size, struct fonds_error **error);

#endif
