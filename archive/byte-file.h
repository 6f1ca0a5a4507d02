/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_BYTE_FILE_H
#define ARCHIVE_BYTE_FILE_H

#include <stddef.h>
#include <stdint.h>

#include <fonds/error.h>

/* A regular file that is read at any place, and the numbers found in it. */
struct fonds_byte_file {
	int fd;           /* borrowed */
	const char *name; /* for messages, borrowed */
	uint64_t size;
};

/* Its size is asked for; both are borrowed. FONDS_ERR_IO when that fails. */
enum fonds_status fonds_byte_file_init(struct fonds_byte_file *file, int fd,
	const char *name, struct fonds_error **error);

/*
 * Exactly size bytes at offset. FONDS_ERR_FORMAT when the file has no such
 * bytes, FONDS_ERR_IO when they cannot be read.
 */
enum fonds_status fonds_byte_file_read(const struct fonds_byte_file *file,
	uint64_t offset, void *data, size_t size, struct fonds_error **error);

static inline uint16_t fonds_le16(const uint8_t *data)
{
	return (uint16_t)(data[0] | data[1] << 8);
}

static inline uint32_t fonds_le32(const uint8_t *data)
{
	return fonds_le16(data) | (uint32_t)fonds_le16(data + 2) << 16;
}

static inline uint64_t fonds_le64(const uint8_t *data)
{
	return fonds_le32(data) | (uint64_t)fonds_le32(data + 4) << 32;
}

#endif
