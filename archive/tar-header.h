/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_TAR_HEADER_H
#define ARCHIVE_TAR_HEADER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/error.h>

#include "base/buffer.h"

/* One header block of a tar: POSIX.1-2017, pax, and what GNU tar added. */

#define FONDS_TAR_BLOCK 512

enum fonds_tar_role {
	FONDS_TAR_FILE,
	FONDS_TAR_HARD_LINK,
	FONDS_TAR_SYMLINK,
	FONDS_TAR_FOLDER,
	FONDS_TAR_SPECIAL, /* device, FIFO */
	FONDS_TAR_SPARSE,  /* a file with holes, of GNU tar */
	FONDS_TAR_PAX,     /* records for the next member */
	FONDS_TAR_GLOBAL,  /* records for all that follow */
	FONDS_TAR_LONG_NAME,
	FONDS_TAR_LONG_LINK,
};

struct fonds_tar_header {
	enum fonds_tar_role role;
	uint64_t size; /* as it stands there */
	bool has_prefix;
	const uint8_t *block; /* borrowed */
};

/* Is its checksum right, added up with or without signs? */
bool fonds_tar_block_is_header(const uint8_t *block);

bool fonds_tar_block_is_zero(const uint8_t *block);

/*
 * The number in a field, octal or in base 256. False for what readers make
 * different numbers of, and for what is below zero or past 63 bits.
 */
bool fonds_tar_number(const uint8_t *field, size_t size, uint64_t *ret);

/*
 * block is a header. FONDS_ERR_FORMAT for a size that is no number,
 * FONDS_ERR_UNSAFE for a header that readers do not take for the same.
 */
enum fonds_status fonds_tar_header_read(const uint8_t *block,
	struct fonds_tar_header *ret, struct fonds_error **error);

/* Adds the name, or the name of the link's target. */
void fonds_tar_header_name(
	const struct fonds_tar_header *header, struct fonds_buffer *name);
void fonds_tar_header_link(
	const struct fonds_tar_header *header, struct fonds_buffer *link);

#endif
