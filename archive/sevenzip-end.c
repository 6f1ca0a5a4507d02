/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/sevenzip-end.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "archive/crc32.h"
#include "base/cleanup.h"
#include "base/error.h"

/* Where the parts of the first bytes stand. */
#define MAJOR_AT 6
#define START_CRC_AT 8
#define OFFSET_AT 12
#define SIZE_AT 20
#define CRC_AT 28

#define MINOR 4

static const uint8_t magic[] = { '7', 'z', 0xbc, 0xaf, 0x27, 0x1c };

static enum fonds_status check_start(const struct fonds_byte_file *file,
	const uint8_t *start, struct fonds_error **error)
{
	uint32_t crc = fonds_crc32(
		0, start + OFFSET_AT, FONDS_SEVENZIP_START - OFFSET_AT);

	if (memcmp(start, magic, sizeof(magic)) != 0 ||
		crc != fonds_le32(start + START_CRC_AT))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the beginning of '%s' is damaged", file->name);
	if (start[MAJOR_AT] != 0)
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"'%s' is a 7z of version %u, which is not known here",
			file->name, start[MAJOR_AT]);
	return FONDS_OK;
}

/* The header ends the file: behind it other programs may look for more. */
static enum fonds_status check_place(const struct fonds_byte_file *file,
	uint64_t offset, uint64_t size, uint64_t maximum,
	struct fonds_error **error)
{
	uint64_t room = file->size - FONDS_SEVENZIP_START;

	if (offset > room || size > room - offset)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' ends too early: it was cut off, or is the first "
			"part of several",
			file->name);
	if (size < room - offset)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' is damaged: something follows the end of the 7z",
			file->name);
	if (size == 0 && offset > 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' has no directory: it was not finished",
			file->name);
	if (size > maximum)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"the directory of '%s' is larger than %" PRIu64
			" bytes",
			file->name, maximum);
	return FONDS_OK;
}

static enum fonds_status read_header(const struct fonds_byte_file *file,
	uint32_t crc, struct fonds_sevenzip_end *end,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) uint8_t *header = NULL;
	enum fonds_status status;

	if (end->size > 0) {
		header = malloc((size_t)end->size);
		if (!header)
			return fonds_fail_nomem(error);
		status = fonds_byte_file_read(
			file, end->offset, header, (size_t)end->size, error);
		if (status < 0)
			return status;
	}
	if (fonds_crc32(0, header, (size_t)end->size) != crc)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the directory of '%s' is damaged", file->name);
	end->header = fonds_steal(&header);
	return FONDS_OK;
}

enum fonds_status fonds_sevenzip_end_read(const struct fonds_byte_file *file,
	uint64_t maximum, struct fonds_sevenzip_end *ret,
	struct fonds_error **error)
{
	uint8_t start[FONDS_SEVENZIP_START];
	struct fonds_sevenzip_end end = { 0 };
	enum fonds_status status;

	status = fonds_byte_file_read(file, 0, start, sizeof(start), error);
	if (status == FONDS_OK)
		status = check_start(file, start, error);
	if (status < 0)
		return status;
	end.offset = fonds_le64(start + OFFSET_AT);
	end.size = fonds_le64(start + SIZE_AT);
	status = check_place(file, end.offset, end.size, maximum, error);
	if (status < 0)
		return status;
	end.offset += FONDS_SEVENZIP_START;
	status = read_header(file, fonds_le32(start + CRC_AT), &end, error);
	if (status == FONDS_OK)
		*ret = end;
	return status;
}

static void put_le(uint8_t *at, uint64_t value, size_t size)
{
	for (size_t i = 0; i < size; i++)
		at[i] = (uint8_t)(value >> 8 * i);
}

void fonds_sevenzip_end_start(uint64_t packed, const uint8_t *header,
	size_t size, uint8_t ret[FONDS_SEVENZIP_START])
{
	memcpy(ret, magic, sizeof(magic));
	ret[MAJOR_AT] = 0;
	ret[MAJOR_AT + 1] = MINOR;
	put_le(ret + OFFSET_AT, packed, 8);
	put_le(ret + SIZE_AT, size, 8);
	put_le(ret + CRC_AT, fonds_crc32(0, header, size), 4);
	put_le(ret + START_CRC_AT,
		fonds_crc32(
			0, ret + OFFSET_AT, FONDS_SEVENZIP_START - OFFSET_AT),
		4);
}
