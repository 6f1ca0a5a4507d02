/* SPDX-License-Identifier: Apache-2.0 */
#include "archive/sevenzip-folders.h"

#include <stdlib.h>
#include <string.h>

#include "archive/sevenzip-end.h"
#include "base/error.h"

#define ARENA_MAX ((size_t)16 << 30)

#define SIZES_MAX (FONDS_SEVENZIP_PACKED_MAX + FONDS_SEVENZIP_CODERS_MAX)

/* The packed streams, as the header lists them. */
struct packed {
	struct fonds_sevenzip_cursor sizes;
	uint64_t count;
};

void fonds_sevenzip_folders_init(struct fonds_sevenzip_folders *folders)
{
	*folders = (struct fonds_sevenzip_folders){
		.start = FONDS_SEVENZIP_START,
		.end = FONDS_SEVENZIP_START,
	};
	fonds_arena_init(&folders->arena, ARENA_MAX);
}

void fonds_sevenzip_folders_clear(struct fonds_sevenzip_folders *folders)
{
	free(folders->items);
	fonds_arena_clear(&folders->arena);
	folders->items = NULL;
	folders->count = 0;
}

uint64_t fonds_sevenzip_folder_size(const struct fonds_sevenzip_folder *folder)
{
	return folder->sizes[folder->chain.packed + folder->chain.coders - 1];
}

uint64_t fonds_sevenzip_folder_packed(
	const struct fonds_sevenzip_folder *folder)
{
	uint64_t sum = 0;

	for (size_t i = 0; i < folder->chain.packed; i++)
		sum += folder->sizes[i];
	return sum;
}

/* Their CRCs are those of packed bytes: the members have their own. */
static enum fonds_status take_packed(struct fonds_sevenzip_folders *folders,
	struct fonds_sevenzip_cursor *cursor, const char *file, uint64_t room,
	struct packed *ret, struct fonds_error **error)
{
	uint64_t position, end;

	if (!fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_PACKED))
		return fonds_sevenzip_fail(file, error);
	position = fonds_sevenzip_number(cursor);
	ret->count = fonds_sevenzip_number(cursor);
	if (!fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_SIZE))
		return fonds_sevenzip_fail(file, error);
	ret->sizes = *cursor;
	end = position;
	for (uint64_t i = 0; i < ret->count && !cursor->is_short; i++)
		if (__builtin_add_overflow(
			    end, fonds_sevenzip_number(cursor), &end))
			return fonds_sevenzip_fail(file, error);
	if (fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_CRC))
		(void)fonds_sevenzip_digests_take(cursor, ret->count);
	if (!fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_END) ||
		end < position || end > room - FONDS_SEVENZIP_START)
		return fonds_sevenzip_fail(file, error);
	folders->start = FONDS_SEVENZIP_START + position;
	folders->end = FONDS_SEVENZIP_START + end;
	return FONDS_OK;
}

static enum fonds_status grow(
	struct fonds_sevenzip_folders *folders, struct fonds_error **error)
{
	size_t wanted = folders->capacity ? 2 * folders->capacity : 4;
	struct fonds_sevenzip_folder *grown;

	if (folders->count < folders->capacity)
		return FONDS_OK;
	grown = reallocarray(folders->items, wanted, sizeof(*grown));
	if (!grown)
		return fonds_fail_nomem(error);
	folders->items = grown;
	folders->capacity = wanted;
	return FONDS_OK;
}

/* Most are packed as the one before, and share its description. */
static enum fonds_status add(struct fonds_sevenzip_folders *folders,
	const struct fonds_sevenzip_chain *chain, struct fonds_error **error)
{
	enum fonds_status status = grow(folders, error);
	struct fonds_sevenzip_folder *added;

	if (status < 0)
		return status;
	added = &folders->items[folders->count];
	*added = (struct fonds_sevenzip_folder){ .chain = *chain };
	if (folders->count > 0 && added[-1].chain.size == chain->size &&
		memcmp(added[-1].chain.bytes, chain->bytes, chain->size) == 0)
		added->chain.bytes = added[-1].chain.bytes;
	else
		added->chain.bytes = (const uint8_t *)fonds_arena_dup_bytes(
			&folders->arena, (const char *)chain->bytes,
			chain->size);
	if (!added->chain.bytes)
		return fonds_arena_check(
			&folders->arena, "the list of folders", error);
	folders->count++;
	return FONDS_OK;
}

static enum fonds_status take_chains(struct fonds_sevenzip_folders *folders,
	struct fonds_sevenzip_cursor *cursor, const char *file,
	uint64_t maximum, struct fonds_error **error)
{
	uint64_t count = fonds_sevenzip_number(cursor);
	enum fonds_status status = FONDS_OK;

	/* What is "external" would stand in a stream of its own. */
	if (fonds_sevenzip_byte(cursor) != 0 || cursor->is_short)
		return fonds_sevenzip_fail(file, error);
	if (count > maximum)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"'%s' has too many members", file);
	for (uint64_t i = 0; i < count && status == FONDS_OK; i++) {
		struct fonds_sevenzip_chain chain;

		status = fonds_sevenzip_chain_take(cursor, file, &chain, error);
		if (status == FONDS_OK)
			status = add(folders, &chain, error);
	}
	return status;
}

static enum fonds_status set_sizes(struct fonds_sevenzip_folders *folders,
	struct fonds_sevenzip_folder *folder, struct packed *packed,
	struct fonds_sevenzip_cursor *cursor, const char *file,
	struct fonds_error **error)
{
	const struct fonds_sevenzip_chain *chain = &folder->chain;
	size_t count = (size_t)chain->packed + chain->coders;
	uint64_t sizes[SIZES_MAX];
	uint64_t *kept;

	if (packed->count < chain->packed)
		return fonds_sevenzip_fail(file, error);
	packed->count -= chain->packed;
	for (size_t i = 0; i < count; i++)
		sizes[i] = fonds_sevenzip_number(
			i < chain->packed ? &packed->sizes : cursor);
	if (cursor->is_short)
		return fonds_sevenzip_fail(file, error);
	kept = fonds_arena_alloc(&folders->arena, count * sizeof(*kept));
	if (!kept)
		return fonds_arena_check(
			&folders->arena, "the list of folders", error);
	memcpy(kept, sizes, count * sizeof(*kept));
	folder->sizes = kept;
	return fonds_sevenzip_chain_check_sizes(chain, file, sizes, error);
}

/* Every packed stream goes into one folder, in the order of both. */
static enum fonds_status take_sizes(struct fonds_sevenzip_folders *folders,
	struct packed *packed, struct fonds_sevenzip_cursor *cursor,
	const char *file, struct fonds_error **error)
{
	uint64_t offset = folders->start;
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; i < folders->count && status == FONDS_OK; i++) {
		struct fonds_sevenzip_folder *folder = &folders->items[i];

		status = set_sizes(
			folders, folder, packed, cursor, file, error);
		if (status < 0)
			break;
		folder->offset = offset;
		offset += fonds_sevenzip_folder_packed(folder);
	}
	if (status == FONDS_OK && packed->count > 0)
		return fonds_fail(error, FONDS_ERR_UNSAFE,
			"in '%s' are packed bytes that belong to no member",
			file);
	return status;
}

enum fonds_status fonds_sevenzip_folders_take(
	struct fonds_sevenzip_folders *folders,
	struct fonds_sevenzip_cursor *cursor, const char *file,
	uint64_t maximum, uint64_t room, struct fonds_sevenzip_digests *ret,
	struct fonds_error **error)
{
	struct packed packed;
	enum fonds_status status;

	status = take_packed(folders, cursor, file, room, &packed, error);
	if (status < 0)
		return status;
	if (!fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_UNPACKED) ||
		!fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_FOLDER))
		return fonds_sevenzip_fail(file, error);
	status = take_chains(folders, cursor, file, maximum, error);
	if (status < 0)
		return status;
	if (!fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_CODERS_SIZE))
		return fonds_sevenzip_fail(file, error);
	status = take_sizes(folders, &packed, cursor, file, error);
	if (status < 0)
		return status;
	*ret = (struct fonds_sevenzip_digests){ 0 };
	if (fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_CRC))
		*ret = fonds_sevenzip_digests_take(cursor, folders->count);
	if (!fonds_sevenzip_is_next(cursor, FONDS_SEVENZIP_END))
		return fonds_sevenzip_fail(file, error);
	return FONDS_OK;
}
