/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/sevenzip-cursor.h"

#include "archive/byte-file.h"
#include "base/error.h"

const uint8_t *fonds_sevenzip_bytes(
	struct fonds_sevenzip_cursor *cursor, uint64_t size)
{
	const uint8_t *at = cursor->at;

	if (cursor->is_short || size > (uint64_t)(cursor->end - at)) {
		cursor->is_short = true;
		return NULL;
	}
	cursor->at += size;
	return at;
}

uint8_t fonds_sevenzip_byte(struct fonds_sevenzip_cursor *cursor)
{
	const uint8_t *at = fonds_sevenzip_bytes(cursor, 1);

	return at ? *at : 0;
}

uint32_t fonds_sevenzip_le32(struct fonds_sevenzip_cursor *cursor)
{
	const uint8_t *at = fonds_sevenzip_bytes(cursor, 4);

	return at ? fonds_le32(at) : 0;
}

/* As many bytes follow as the first has leading ones; its rest is on top. */
uint64_t fonds_sevenzip_number(struct fonds_sevenzip_cursor *cursor)
{
	uint8_t first = fonds_sevenzip_byte(cursor);
	uint64_t number = 0;

	for (unsigned i = 0; i < 8; i++) {
		unsigned mask = 0x80u >> i;

		if (!(first & mask))
			return number | (uint64_t)(first & (mask - 1)) << 8 * i;
		number |= (uint64_t)fonds_sevenzip_byte(cursor) << 8 * i;
	}
	return number;
}

bool fonds_sevenzip_is_next(
	struct fonds_sevenzip_cursor *cursor, enum fonds_sevenzip_id id)
{
	if (cursor->is_short || cursor->at == cursor->end || *cursor->at != id)
		return false;
	cursor->at++;
	return true;
}

struct fonds_sevenzip_bits fonds_sevenzip_bits_take(
	struct fonds_sevenzip_cursor *cursor, uint64_t count)
{
	struct fonds_sevenzip_bits bits = { 0 };

	bits.others = fonds_sevenzip_byte(cursor) != 0;
	if (!bits.others)
		bits.data = fonds_sevenzip_bytes(
			cursor, count / 8 + (count % 8 > 0));
	return bits;
}

bool fonds_sevenzip_bits_next(struct fonds_sevenzip_bits *bits)
{
	uint64_t at = bits->next++;

	if (!bits->data)
		return bits->others;
	return (bits->data[at / 8] & 0x80u >> at % 8) != 0;
}

struct fonds_sevenzip_digests fonds_sevenzip_digests_take(
	struct fonds_sevenzip_cursor *cursor, uint64_t count)
{
	struct fonds_sevenzip_digests digests = {
		.defined = fonds_sevenzip_bits_take(cursor, count),
	};
	struct fonds_sevenzip_bits defined = digests.defined;

	digests.values = *cursor;
	for (uint64_t i = 0; i < count && !cursor->is_short; i++)
		if (fonds_sevenzip_bits_next(&defined))
			(void)fonds_sevenzip_le32(cursor);
	return digests;
}

bool fonds_sevenzip_digests_next(
	struct fonds_sevenzip_digests *digests, uint32_t *ret)
{
	if (!fonds_sevenzip_bits_next(&digests->defined))
		return false;
	*ret = fonds_sevenzip_le32(&digests->values);
	return true;
}

enum fonds_status fonds_sevenzip_fail(
	const char *file, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"the directory of '%s' is damaged", file);
}
