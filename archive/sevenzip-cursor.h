/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_SEVENZIP_CURSOR_H
#define ARCHIVE_SEVENZIP_CURSOR_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/error.h>

/*
 * The header of a 7z (7zFormat.txt of the LZMA SDK), taken from the front.
 * After the first thing that is not there a cursor stays short and gives
 * zeros, so whoever takes a few asks once; a loop by a count that was taken
 * asks each time.
 */
struct fonds_sevenzip_cursor {
	const uint8_t *at;
	const uint8_t *end;
	bool is_short;
};

/* What the parts of a header begin with. */
enum fonds_sevenzip_id {
	FONDS_SEVENZIP_END = 0x00,
	FONDS_SEVENZIP_HEADER = 0x01,
	FONDS_SEVENZIP_PROPERTIES = 0x02,
	FONDS_SEVENZIP_ADDITIONAL = 0x03,
	FONDS_SEVENZIP_STREAMS = 0x04,
	FONDS_SEVENZIP_FILES = 0x05,
	FONDS_SEVENZIP_PACKED = 0x06,
	FONDS_SEVENZIP_UNPACKED = 0x07,
	FONDS_SEVENZIP_SUBSTREAMS = 0x08,
	FONDS_SEVENZIP_SIZE = 0x09,
	FONDS_SEVENZIP_CRC = 0x0a,
	FONDS_SEVENZIP_FOLDER = 0x0b,
	FONDS_SEVENZIP_CODERS_SIZE = 0x0c,
	FONDS_SEVENZIP_COUNT = 0x0d,
	FONDS_SEVENZIP_EMPTY_STREAM = 0x0e,
	FONDS_SEVENZIP_EMPTY_FILE = 0x0f,
	FONDS_SEVENZIP_ANTI = 0x10,
	FONDS_SEVENZIP_NAMES = 0x11,
	FONDS_SEVENZIP_ATTRIBUTES = 0x15,
	FONDS_SEVENZIP_ENCODED = 0x17,
};

uint8_t fonds_sevenzip_byte(struct fonds_sevenzip_cursor *cursor);
uint64_t fonds_sevenzip_number(struct fonds_sevenzip_cursor *cursor);
uint32_t fonds_sevenzip_le32(struct fonds_sevenzip_cursor *cursor);

/* NULL when there are not so many. */
const uint8_t *fonds_sevenzip_bytes(
	struct fonds_sevenzip_cursor *cursor, uint64_t size);

/* Is this the next part? Then it is taken. */
bool fonds_sevenzip_is_next(
	struct fonds_sevenzip_cursor *cursor, enum fonds_sevenzip_id id);

/* One bit for each of many, the highest of a byte first. */
struct fonds_sevenzip_bits {
	const uint8_t *data; /* NULL: all are as others says */
	bool others;
	uint64_t next;
};

/* With a byte before them that says whether all are set. */
struct fonds_sevenzip_bits fonds_sevenzip_bits_take(
	struct fonds_sevenzip_cursor *cursor, uint64_t count);
bool fonds_sevenzip_bits_next(struct fonds_sevenzip_bits *bits);

/* The CRCs of many; of those that have one. Start from { 0 }: none has. */
struct fonds_sevenzip_digests {
	struct fonds_sevenzip_bits defined;
	struct fonds_sevenzip_cursor values;
};

struct fonds_sevenzip_digests fonds_sevenzip_digests_take(
	struct fonds_sevenzip_cursor *cursor, uint64_t count);

/* Has the next one a CRC? */
bool fonds_sevenzip_digests_next(
	struct fonds_sevenzip_digests *digests, uint32_t *ret);

/* FONDS_ERR_FORMAT: the directory of this file is damaged. */
enum fonds_status fonds_sevenzip_fail(
	const char *file, struct fonds_error **error);

#endif
