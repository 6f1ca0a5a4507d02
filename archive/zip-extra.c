/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/zip-extra.h"

#include <string.h>

#include "archive/byte-file.h"

#define ZIP64 0x0001
#define UNICODE_PATH 0x7075
#define UNICODE_PATH_HEAD 5 /* a version, and the CRC of the other name */

struct field {
	const uint8_t *data;
	size_t size;
};

/* Find the field of that kind; false when a field is cut off, or two are there. */
static bool find(
	const uint8_t *extra, size_t size, unsigned kind, struct field *ret)
{
	size_t count = 0;

	while (size >= 4) {
		size_t length = fonds_le16(extra + 2);

		if (length > size - 4)
			return false;
		if (fonds_le16(extra) == kind) {
			*ret = (struct field){ extra + 4, length };
			count++;
		}
		extra += 4 + length;
		size -= 4 + length;
	}
	/* Some writers fill up with up to three bytes. */
	return count <= 1;
}

/* Each value is there only when that of the header is all ones, in order. */
static bool take(struct field *field, uint64_t *value)
{
	if (*value != UINT32_MAX)
		return true;
	if (field->size < 8)
		return false;
	*value = fonds_le64(field->data);
	field->data += 8;
	field->size -= 8;
	return true;
}

bool fonds_zip_extra_take(
	const uint8_t *extra, size_t size, struct fonds_zip_values *values)
{
	struct field field = { 0 };

	if (!find(extra, size, ZIP64, &field))
		return false;
	if (!field.data)
		return true; /* all ones are then the very values */
	if (!take(&field, &values->size) || !take(&field, &values->packed) ||
		!take(&field, &values->offset))
		return false;
	if (values->disk != UINT16_MAX)
		return true;
	if (field.size < 4)
		return false;
	values->disk = fonds_le32(field.data);
	return true;
}

bool fonds_zip_extra_renames(const uint8_t *extra, size_t size,
	const uint8_t *name, size_t name_size)
{
	struct field field = { 0 };

	if (!find(extra, size, UNICODE_PATH, &field))
		return true;
	if (!field.data)
		return false;
	return field.size != UNICODE_PATH_HEAD + name_size ||
	       memcmp(field.data + UNICODE_PATH_HEAD, name, name_size) != 0;
}
