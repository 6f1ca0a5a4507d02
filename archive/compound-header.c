/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/compound-header.h"

#include <stdbool.h>
#include <string.h>

#include "base/error.h"

#define HEADER_SIZE 512
#define BYTE_ORDER 0xfffe
#define MINI_SHIFT 6

static const uint8_t mark[] = "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1";

/* Version 3 has sectors of 512 bytes, version 4 of 4096 ([MS-CFB] 2.2). */
static bool is_known(const uint8_t *at)
{
	unsigned version = fonds_le16(at + 26);
	unsigned shift = fonds_le16(at + 30);

	return memcmp(at, mark, sizeof(mark) - 1) == 0 &&
	       fonds_le16(at + 28) == BYTE_ORDER &&
	       fonds_le16(at + 32) == MINI_SHIFT &&
	       ((version == 3 && shift == 9) || (version == 4 && shift == 12));
}

enum fonds_status fonds_compound_header_read(const struct fonds_byte_file *file,
	struct fonds_compound_header *ret, struct fonds_error **error)
{
	uint8_t at[HEADER_SIZE];
	enum fonds_status status = fonds_byte_file_read(
		file, 0, at, sizeof(at), error);

	if (status < 0)
		return status;
	if (!is_known(at))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' has no header of a compound file that is known",
			file->name);
	*ret = (struct fonds_compound_header){
		.version = fonds_le16(at + 26),
		.sector_shift = fonds_le16(at + 30),
		.fat_count = fonds_le32(at + 44),
		.directory = fonds_le32(at + 48),
		.mini_cutoff = fonds_le32(at + 56),
		.mini_fat = fonds_le32(at + 60),
		.mini_fat_count = fonds_le32(at + 64),
		.difat = fonds_le32(at + 68),
		.difat_count = fonds_le32(at + 72),
	};
	for (size_t i = 0; i < FONDS_COMPOUND_FAT_IN_HEADER; i++)
		ret->fat[i] = fonds_le32(at + 76 + 4 * i);
	return FONDS_OK;
}
