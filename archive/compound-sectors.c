/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/compound-sectors.h"

#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"

/* 4 MiB of numbers: enough for 64 GiB in small sectors, 4 TiB in large. */
#define FAT_MAX ((size_t)1 << 20)

#define NOTHING_KEPT SIZE_MAX

size_t fonds_compound_sector_size(const struct fonds_compound_sectors *sectors)
{
	return (size_t)1 << sectors->header.sector_shift;
}

/* The header takes the place of one. */
uint64_t fonds_compound_sector_count(
	const struct fonds_compound_sectors *sectors)
{
	uint64_t size = fonds_compound_sector_size(sectors);

	return sectors->file->size <= size ? 0
					   : (sectors->file->size - 1) / size;
}

enum fonds_status fonds_compound_fail(
	const struct fonds_compound_sectors *sectors, const char *what,
	struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"the compound file '%s' is damaged: %s", sectors->file->name,
		what);
}

enum fonds_status fonds_compound_sector_read(
	const struct fonds_compound_sectors *sectors, uint32_t sector,
	size_t offset, void *data, size_t size, struct fonds_error **error)
{
	uint64_t at = ((uint64_t)sector + 1) << sectors->header.sector_shift;

	if (sector > FONDS_COMPOUND_SECTOR_MAX ||
		at + offset + size > sectors->file->size)
		return fonds_compound_fail(
			sectors, "a sector lies behind its end", error);
	return fonds_byte_file_read(
		sectors->file, at + offset, data, size, error);
}

static size_t numbers_in_sector(const struct fonds_compound_sectors *sectors)
{
	return fonds_compound_sector_size(sectors) / 4;
}

/* One sector of the DIFAT: numbers of FAT sectors, the last leads on. */
static enum fonds_status take_difat(struct fonds_compound_sectors *sectors,
	uint32_t *sector, struct fonds_error **error)
{
	size_t numbers = numbers_in_sector(sectors) - 1;
	enum fonds_status status = fonds_compound_sector_read(sectors, *sector,
		0, sectors->kept, fonds_compound_sector_size(sectors), error);

	if (status < 0)
		return status;
	for (size_t i = 0; i < numbers; i++) {
		if (sectors->fat_count == sectors->header.fat_count)
			break;
		sectors->fat[sectors->fat_count++] = fonds_le32(
			sectors->kept + 4 * i);
	}
	*sector = fonds_le32(sectors->kept + 4 * numbers);
	return FONDS_OK;
}

/* Each sector of the DIFAT brings some of the FAT, so the walk has an end. */
static enum fonds_status find_fat(
	struct fonds_compound_sectors *sectors, struct fonds_error **error)
{
	const struct fonds_compound_header *header = &sectors->header;
	uint32_t sector = header->difat;
	enum fonds_status status = FONDS_OK;

	while (sectors->fat_count < header->fat_count &&
		sectors->fat_count < FONDS_COMPOUND_FAT_IN_HEADER) {
		sectors->fat[sectors->fat_count] =
			header->fat[sectors->fat_count];
		sectors->fat_count++;
	}
	while (status == FONDS_OK && sectors->fat_count < header->fat_count)
		status = take_difat(sectors, &sector, error);
	return status;
}

enum fonds_status fonds_compound_sectors_init(
	struct fonds_compound_sectors *sectors,
	const struct fonds_byte_file *file, struct fonds_error **error)
{
	enum fonds_status status;

	*sectors = (struct fonds_compound_sectors){
		.file = file,
		.kept_index = NOTHING_KEPT,
	};
	status = fonds_compound_header_read(file, &sectors->header, error);
	if (status < 0)
		return status;
	if (sectors->header.fat_count > fonds_compound_sector_count(sectors))
		return fonds_compound_fail(
			sectors, "its FAT is larger than all of it", error);
	if (sectors->header.fat_count > FAT_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"the compound file '%s' is too large to be read",
			file->name);
	sectors->fat = calloc(
		(size_t)sectors->header.fat_count + 1, sizeof(*sectors->fat));
	sectors->kept = malloc(fonds_compound_sector_size(sectors));
	if (!sectors->fat || !sectors->kept)
		return fonds_fail_nomem(error);
	return find_fat(sectors, error);
}

void fonds_compound_sectors_clear(struct fonds_compound_sectors *sectors)
{
	free(sectors->fat);
	free(sectors->kept);
	sectors->fat = NULL;
	sectors->kept = NULL;
}

static enum fonds_status keep(struct fonds_compound_sectors *sectors,
	size_t index, struct fonds_error **error)
{
	enum fonds_status status;

	if (sectors->kept_index == index)
		return FONDS_OK;
	sectors->kept_index = NOTHING_KEPT;
	status = fonds_compound_sector_read(sectors, sectors->fat[index], 0,
		sectors->kept, fonds_compound_sector_size(sectors), error);
	if (status == FONDS_OK)
		sectors->kept_index = index;
	return status;
}

enum fonds_status fonds_compound_sector_next(
	struct fonds_compound_sectors *sectors, uint32_t sector, uint32_t *ret,
	struct fonds_error **error)
{
	size_t numbers = numbers_in_sector(sectors);
	size_t index = sector / numbers;
	enum fonds_status status;
	uint32_t next;

	if (sector > FONDS_COMPOUND_SECTOR_MAX || index >= sectors->fat_count)
		return fonds_compound_fail(sectors,
			"a chain leads to a sector that its FAT does not have",
			error);
	status = keep(sectors, index, error);
	if (status < 0)
		return status;
	next = fonds_le32(sectors->kept + 4 * (sector % numbers));
	if (next > FONDS_COMPOUND_SECTOR_MAX && next != FONDS_COMPOUND_END)
		return fonds_compound_fail(
			sectors, "a chain leads to no sector", error);
	*ret = next;
	return FONDS_OK;
}

static enum fonds_status add(struct fonds_compound_chain *chain,
	size_t *capacity, uint32_t sector, struct fonds_error **error)
{
	if (chain->count == *capacity) {
		size_t wanted = *capacity ? 2 * *capacity : 16;
		uint32_t *grown = reallocarray(
			chain->sectors, wanted, sizeof(*grown));

		if (!grown)
			return fonds_fail_nomem(error);
		chain->sectors = grown;
		*capacity = wanted;
	}
	chain->sectors[chain->count++] = sector;
	return FONDS_OK;
}

static enum fonds_status check_length(
	const struct fonds_compound_sectors *sectors, size_t count,
	size_t limit, struct fonds_error **error)
{
	if (count > fonds_compound_sector_count(sectors))
		return fonds_compound_fail(
			sectors, "a chain of sectors has no end", error);
	if (count > limit)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"a chain of sectors in the compound file '%s' is too "
			"long",
			sectors->file->name);
	return FONDS_OK;
}

enum fonds_status fonds_compound_chain_read(
	struct fonds_compound_sectors *sectors, uint32_t first, size_t limit,
	struct fonds_compound_chain *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_compound_chain_clear) struct fonds_compound_chain
		chain = { 0 };
	enum fonds_status status = FONDS_OK;
	size_t capacity = 0;

	for (uint32_t at = first; at != FONDS_COMPOUND_END;) {
		status = add(&chain, &capacity, at, error);
		if (status == FONDS_OK)
			status = check_length(
				sectors, chain.count, limit, error);
		if (status == FONDS_OK)
			status = fonds_compound_sector_next(
				sectors, at, &at, error);
		if (status < 0)
			return status;
	}
	*ret = chain;
	chain = (struct fonds_compound_chain){ 0 };
	return FONDS_OK;
}

void fonds_compound_chain_clear(struct fonds_compound_chain *chain)
{
	free(chain->sectors);
	*chain = (struct fonds_compound_chain){ 0 };
}
