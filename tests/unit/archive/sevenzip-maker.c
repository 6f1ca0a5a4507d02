/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/archive/sevenzip-maker.h"

#include <string.h>

#include "archive/crc32.h"

#define START 32

static const char content[] = "onetwo and more";

static void put_le(uint8_t *at, uint64_t value, size_t size)
{
	for (size_t i = 0; i < size; i++)
		at[i] = (uint8_t)(value >> 8 * i);
}

void sevenzip_set(struct sevenzip *file, enum sevenzip_part part,
	const void *data, size_t size)
{
	memcpy(file->parts[part].data, data, size);
	file->parts[part].size = size;
}

void sevenzip_init(struct sevenzip *file)
{
	static const char packed[] = "\1\4\6\0\1\x09\x0f\0";
	static const char folders[] = "\7\x0b\1\0\1\1\0\x0c\x0f\0";
	static const char files[] = "\5\2\x11\x09\0a\0\0\0b\0\0\0\0";
	uint8_t substreams[] = "\x08\x0d\2\x09\3\x0a\1........\0\0";

	*file = (struct sevenzip){ 0 };
	put_le(substreams + 7, fonds_crc32(0, content, 3), 4);
	put_le(substreams + 11, fonds_crc32(0, content + 3, 12), 4);
	sevenzip_set(file, SEVENZIP_DATA, content, sizeof(content) - 1);
	sevenzip_set(file, SEVENZIP_PACKED, packed, sizeof(packed) - 1);
	sevenzip_set(file, SEVENZIP_FOLDERS, folders, sizeof(folders) - 1);
	sevenzip_set(
		file, SEVENZIP_SUBSTREAMS, substreams, sizeof(substreams) - 1);
	sevenzip_set(file, SEVENZIP_FILES, files, sizeof(files) - 1);
	sevenzip_set(file, SEVENZIP_TAIL, "\0", 1);
}

void sevenzip_start(
	struct sevenzip *file, uint64_t offset, uint64_t size, uint32_t crc)
{
	memcpy(file->data, "7z\xbc\xaf\x27\x1c\0\4", 8);
	put_le(file->data + 12, offset, 8);
	put_le(file->data + 20, size, 8);
	put_le(file->data + 28, crc, 4);
	put_le(file->data + 8, fonds_crc32(0, file->data + 12, 20), 4);
}

uint32_t sevenzip_header_crc(const struct sevenzip *file)
{
	return fonds_crc32(
		0, file->data + file->header, file->size - file->header);
}

static void start(struct sevenzip *file)
{
	sevenzip_start(file, file->header - START, file->size - file->header,
		sevenzip_header_crc(file));
}

void sevenzip_end(struct sevenzip *file)
{
	file->size = START;
	for (int part = 0; part < SEVENZIP_PARTS; part++) {
		if (part == SEVENZIP_PACKED)
			file->header = file->size;
		memcpy(file->data + file->size, file->parts[part].data,
			file->parts[part].size);
		file->size += file->parts[part].size;
	}
	start(file);
}

void sevenzip_encode(struct sevenzip *file, uint32_t crc)
{
	uint8_t header[] = "\x17\6\x80P\1\x09\x80S\0\7\x0b\1\0\1\1\0\x0c\x80S"
			   "\x0a\1....\0\0";
	size_t size = file->size - file->header;

	header[3] = (uint8_t)(file->header - START);
	header[7] = header[18] = (uint8_t)size;
	put_le(header + 21, crc, 4);
	file->header = file->size;
	memcpy(file->data + file->size, header, sizeof(header) - 1);
	file->size += sizeof(header) - 1;
	start(file);
}
