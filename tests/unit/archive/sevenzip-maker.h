/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_ARCHIVE_SEVENZIP_MAKER_H
#define TESTS_UNIT_ARCHIVE_SEVENZIP_MAKER_H

#include <stddef.h>
#include <stdint.h>

/*
 * 7z files made byte by byte, so that every lie can be told in them:
 *
 *	struct sevenzip file;
 *
 *	sevenzip_init(&file);
 *	sevenzip_set(&file, SEVENZIP_FILES, "...", size);
 *	sevenzip_end(&file);
 *
 * Without a lie it has two members in one stored folder: "a", which holds
 * "one", and "b", which holds "two and more".
 */
enum sevenzip_part {
	SEVENZIP_DATA,   /* what is packed */
	SEVENZIP_PACKED, /* the header from here on */
	SEVENZIP_FOLDERS,
	SEVENZIP_SUBSTREAMS,
	SEVENZIP_FILES,
	SEVENZIP_TAIL,
	SEVENZIP_PARTS,
};

struct sevenzip {
	struct {
		uint8_t data[1024];
		size_t size;
	} parts[SEVENZIP_PARTS];
	uint8_t data[8192];
	size_t size;
	size_t header; /* where it begins, after the end */
};

void sevenzip_init(struct sevenzip *file);
void sevenzip_set(struct sevenzip *file, enum sevenzip_part part,
	const void *data, size_t size);
void sevenzip_end(struct sevenzip *file);

/*
 * Put the header into a stored folder of its own, as programs put it into a
 * packed one. crc is told of it; may be called again.
 */
void sevenzip_encode(struct sevenzip *file, uint32_t crc);

/* The CRC of the header, as it is now. */
uint32_t sevenzip_header_crc(const struct sevenzip *file);

/* State these in the first bytes, with a right CRC. */
void sevenzip_start(
	struct sevenzip *file, uint64_t offset, uint64_t size, uint32_t crc);

#endif
