/* SPDX-License-Identifier: Apache-2.0 */
#include "tests/unit/archive/zip-maker.h"

#include <string.h>

#include "archive/crc32.h"

#define LOCAL_SIZE 30
#define CENTRAL_SIZE 46
#define END_SIZE 22

void zip_put16(uint8_t *at, unsigned value)
{
	at[0] = (uint8_t)value;
	at[1] = (uint8_t)(value >> 8);
}

void zip_put32(uint8_t *at, uint32_t value)
{
	zip_put16(at, value & 0xffff);
	zip_put16(at + 2, value >> 16);
}

/* What both headers have in the same order, from the version needed on. */
static void put_common(
	uint8_t *at, size_t name_size, const char *text, size_t size)
{
	zip_put16(at, 20);
	zip_put32(at + 10, fonds_crc32(0, text, size));
	zip_put32(at + 14, (uint32_t)size);
	zip_put32(at + 18, (uint32_t)size);
	zip_put16(at + 22, (unsigned)name_size);
}

static void put_central(struct zip *zip, const char *name, size_t name_size,
	const char *text, size_t size)
{
	uint8_t *at = zip->central + zip->central_size;

	zip_put32(at, 0x02014b50);
	at[5] = 3;
	put_common(at + 6, name_size, text, size);
	zip_put16(at + 40,
		name_size > 0 && name[name_size - 1] == '/' ? 040755 : 0100644);
	zip_put32(at + 42, (uint32_t)zip->last_local);
	memcpy(at + CENTRAL_SIZE, name, name_size);
	zip->last_central = zip->central_size;
	zip->central_size += CENTRAL_SIZE + name_size;
}

void zip_add_bytes(
	struct zip *zip, const char *name, size_t name_size, const char *text)
{
	uint8_t *at = zip->data + zip->size;
	size_t size = strlen(text);

	zip->last_local = zip->size;
	zip_put32(at, 0x04034b50);
	put_common(at + 4, name_size, text, size);
	memcpy(at + LOCAL_SIZE, name, name_size);
	memcpy(at + LOCAL_SIZE + name_size, text, size);
	zip->size += LOCAL_SIZE + name_size + size;
	put_central(zip, name, name_size, text, size);
	zip->count++;
}

void zip_add(struct zip *zip, const char *name, const char *text)
{
	zip_add_bytes(zip, name, strlen(name), text);
}

void zip_end(struct zip *zip)
{
	uint8_t *at;

	zip->start = zip->size;
	memcpy(zip->data + zip->size, zip->central, zip->central_size);
	zip->last_central += zip->size;
	zip->size += zip->central_size;
	at = zip->data + zip->size;
	zip_put32(at, 0x06054b50);
	zip_put16(at + 8, zip->count);
	zip_put16(at + 10, zip->count);
	zip_put32(at + 12, (uint32_t)zip->central_size);
	zip_put32(at + 16, (uint32_t)zip->start);
	zip->size += END_SIZE;
}
