/* SPDX-License-Identifier: Apache-2.0 */
#ifndef ARCHIVE_COMPOUND_SECTORS_H
#define ARCHIVE_COMPOUND_SECTORS_H

#include "archive/compound-header.h"

/*
 * The sectors of a compound file, and which follows which: the FAT, of which
 * one sector is kept, and where its sectors are ([MS-CFB] 2.3, 2.5). A chain
 * that does not end within the sectors of the file is refused, so that none
 * goes round for ever.
 */
struct fonds_compound_sectors {
	const struct fonds_byte_file *file; /* borrowed */
	struct fonds_compound_header header;
	uint32_t *fat; /* the sectors of the FAT, in order */
	size_t fat_count;
	uint8_t *kept; /* a sector of the FAT */
	size_t kept_index;
};

/* A chain in memory. */
struct fonds_compound_chain {
	uint32_t *sectors;
	size_t count;
};

/* Reads the header and finds the FAT. Clear in any case. */
enum fonds_status fonds_compound_sectors_init(
	struct fonds_compound_sectors *sectors,
	const struct fonds_byte_file *file, struct fonds_error **error);
void fonds_compound_sectors_clear(struct fonds_compound_sectors *sectors);

/* Bytes of a sector. */
size_t fonds_compound_sector_size(const struct fonds_compound_sectors *sectors);

/* How many there can be in the file, the last perhaps cut short. */
uint64_t fonds_compound_sector_count(
	const struct fonds_compound_sectors *sectors);

/* size bytes of a sector, at offset in it. FONDS_ERR_FORMAT: not there. */
enum fonds_status fonds_compound_sector_read(
	const struct fonds_compound_sectors *sectors, uint32_t sector,
	size_t offset, void *data, size_t size, struct fonds_error **error);

/* What the FAT says of a sector: the next, or FONDS_COMPOUND_END. */
enum fonds_status fonds_compound_sector_next(
	struct fonds_compound_sectors *sectors, uint32_t sector, uint32_t *ret,
	struct fonds_error **error);

/*
 * All of a chain; FONDS_COMPOUND_END as the first is an empty one.
 * FONDS_ERR_FORMAT when it does not end, FONDS_ERR_LIMIT past limit sectors.
 */
enum fonds_status fonds_compound_chain_read(
	struct fonds_compound_sectors *sectors, uint32_t first, size_t limit,
	struct fonds_compound_chain *ret, struct fonds_error **error);
void fonds_compound_chain_clear(struct fonds_compound_chain *chain);

/* "the compound file 'x' is damaged: WHAT" */
enum fonds_status fonds_compound_fail(
	const struct fonds_compound_sectors *sectors, const char *what,
	struct fonds_error **error);

#endif
