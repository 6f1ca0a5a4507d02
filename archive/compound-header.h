/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_COMPOUND_HEADER_H
#define ARCHIVE_COMPOUND_HEADER_H

#include "archive/byte-file.h"

/*
 * The header of a compound file ([MS-CFB] 2.2), of version 3 or 4. Files of
 * this kind are OLE2 documents: a small file system of sectors, whose streams
 * lie in storages as files lie in folders.
 */
#define FONDS_COMPOUND_FAT_IN_HEADER 109

/* Special sector numbers ([MS-CFB] 2.1); those below are of sectors. */
#define FONDS_COMPOUND_SECTOR_MAX UINT32_C(0xfffffffa)
#define FONDS_COMPOUND_END UINT32_C(0xfffffffe)

struct fonds_compound_header {
	unsigned version;      /* 3 or 4 */
	unsigned sector_shift; /* 9 or 12 */
	uint32_t fat_count;    /* sectors of the FAT */
	uint32_t directory;    /* its first sector */
	uint32_t mini_cutoff;  /* smaller streams lie in the mini stream */
	uint32_t mini_fat;     /* its first sector */
	uint32_t mini_fat_count;
	uint32_t difat; /* the first sector, of those beyond the header */
	uint32_t difat_count;
	uint32_t fat[FONDS_COMPOUND_FAT_IN_HEADER];
};

/* FONDS_ERR_FORMAT: it is none, or of an order or size that is not known. */
enum fonds_status fonds_compound_header_read(const struct fonds_byte_file *file,
	struct fonds_compound_header *ret, struct fonds_error **error);

#endif
