/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_ZIP_EXTRA_H
#define ARCHIVE_ZIP_EXTRA_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/*
 * The extra fields of a header of a zip (APPNOTE 4.5). The values are those of
 * the header; the ones that are all ones are replaced by those of zip64.
 */
struct fonds_zip_values {
	uint64_t size;
	uint64_t packed;
	uint64_t offset; /* central only, likewise disk */
	uint32_t disk;
};

/* False: a field is cut off, stands twice, or lacks a value of zip64. */
bool fonds_zip_extra_take(
	const uint8_t *extra, size_t size, struct fonds_zip_values *values);

/*
 * Is another name than this one stated (the Unicode path of Info-ZIP, 0x7075)?
 * Some programs would then use that.
 */
bool fonds_zip_extra_renames(const uint8_t *extra, size_t size,
	const uint8_t *name, size_t name_size);

#endif
