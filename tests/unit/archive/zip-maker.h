/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_ARCHIVE_ZIP_MAKER_H
#define TESTS_UNIT_ARCHIVE_ZIP_MAKER_H

#include <stddef.h>
#include <stdint.h>

/*
 * Zips made byte by byte, so that every lie can be told in them:
 *
 *	struct zip zip = { 0 };
 *
 *	zip_add(&zip, "a", "text");
 *	zip_end(&zip);
 *
 * Between the two, or after, bytes may be changed at will.
 */
struct zip {
	uint8_t data[1 << 16];
	size_t size;
	uint8_t central[1 << 15];
	size_t central_size;
	unsigned count;
	size_t last_local;   /* in data */
	size_t last_central; /* in central; after zip_end, in data */
	size_t start;        /* of the central directory, after zip_end */
};

/* Stored, by "unix", with mode 0100644, or 040755 for "name/". */
void zip_add(struct zip *zip, const char *name, const char *text);
void zip_add_bytes(
	struct zip *zip, const char *name, size_t name_size, const char *text);
void zip_end(struct zip *zip);

void zip_put16(uint8_t *at, unsigned value);
void zip_put32(uint8_t *at, uint32_t value);

#endif
