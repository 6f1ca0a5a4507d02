/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_SEVENZIP_END_H
#define ARCHIVE_SEVENZIP_END_H

#include "archive/byte-file.h"

/*
 * The two ends of a 7z: its first 32 bytes, and the header at its end that they
 * name. What is packed stands between them.
 */
#define FONDS_SEVENZIP_START 32

struct fonds_sevenzip_end {
	uint64_t offset; /* of the header, in the file */
	uint64_t size;   /* 0: a 7z without members has none */
	uint8_t *header; /* for free(), NULL where size is 0 */
};

/*
 * FONDS_ERR_FORMAT: damaged, cut off, or not all of the file.
 * FONDS_ERR_UNSUPPORTED: of a later version. FONDS_ERR_LIMIT: the header has
 * more than maximum bytes.
 */
enum fonds_status fonds_sevenzip_end_read(const struct fonds_byte_file *file,
	uint64_t maximum, struct fonds_sevenzip_end *ret,
	struct fonds_error **error);

/* The first 32 bytes of a 7z with this header behind so many packed bytes. */
void fonds_sevenzip_end_start(uint64_t packed, const uint8_t *header,
	size_t size, uint8_t ret[FONDS_SEVENZIP_START]);

#endif
