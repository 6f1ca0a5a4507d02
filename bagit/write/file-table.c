/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/file-table.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"
#include "fixity/algorithm.h"

/* Some 150 million files. */
#define ARENA_MAX ((size_t)32 << 30)

static enum fonds_status add_algorithm(struct fonds_file_table *table,
	enum fonds_algorithm algorithm, struct fonds_error **error)
{
	const struct fonds_algorithm_info *info = fonds_algorithm_info(
		algorithm);

	if (!info || table->algorithm_count == FONDS_HASHER_MAX)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"%d is no known digest algorithm", (int)algorithm);
	for (size_t i = 0; i < table->algorithm_count; i++)
		if (table->algorithms[i] == algorithm)
			return fonds_fail(error, FONDS_ERR_INVALID,
				"the algorithm %s is given twice", info->name);
	table->algorithms[table->algorithm_count] = algorithm;
	table->sizes[table->algorithm_count++] = info->size;
	table->digest_bytes += info->size;
	return FONDS_OK;
}

enum fonds_status fonds_file_table_init(struct fonds_file_table *table,
	const enum fonds_algorithm *algorithms, size_t count,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	*table = (struct fonds_file_table){ 0 };
	fonds_arena_init(&table->arena, ARENA_MAX);
	if (count == 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a manifest needs a digest algorithm");
	for (size_t i = 0; status == FONDS_OK && i < count; i++)
		status = add_algorithm(table, algorithms[i], error);
	return status;
}

void fonds_file_table_clear(struct fonds_file_table *table)
{
	fonds_arena_clear(&table->arena);
	free(table->rows);
	table->rows = NULL;
	table->count = 0;
	table->capacity = 0;
	table->bytes = 0;
}

static enum fonds_status make_room(
	struct fonds_file_table *table, struct fonds_error **error)
{
	size_t capacity = table->capacity ? 2 * table->capacity : 64;
	struct fonds_file_row **rows;

	if (table->count < table->capacity)
		return FONDS_OK;
	rows = reallocarray(table->rows, capacity, sizeof(*rows));
	if (!rows)
		return fonds_fail_nomem(error);
	table->rows = rows;
	table->capacity = capacity;
	return FONDS_OK;
}

/* The path stands behind the digests, in the same piece of memory. */
enum fonds_status fonds_file_table_add(struct fonds_file_table *table,
	const char *path, uint64_t size, struct fonds_file_row **ret,
	struct fonds_error **error)
{
	size_t length = strlen(path) + 1;
	struct fonds_file_row *row;
	uint64_t bytes;
	enum fonds_status status = make_room(table, error);

	if (status < 0)
		return status;
	if (__builtin_add_overflow(table->bytes, size, &bytes))
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"the files have more than 2^64 bytes");
	row = fonds_arena_alloc(
		&table->arena, sizeof(*row) + table->digest_bytes + length);
	if (!row)
		return fonds_arena_check(
			&table->arena, "the list of files", error);
	memcpy(row->bytes + table->digest_bytes, path, length);
	row->path = (const char *)row->bytes + table->digest_bytes;
	row->size = size;
	table->bytes = bytes;
	table->rows[table->count++] = row;
	*ret = row;
	return FONDS_OK;
}

void fonds_file_row_set(const struct fonds_file_table *table,
	struct fonds_file_row *row, const struct fonds_digest *digests)
{
	uint8_t *at = row->bytes;

	for (size_t i = 0; i < table->algorithm_count; i++) {
		memcpy(at, digests[i].bytes, table->sizes[i]);
		at += table->sizes[i];
	}
	row->is_done = true;
}

void fonds_file_row_get(const struct fonds_file_table *table,
	const struct fonds_file_row *row, size_t algorithm,
	struct fonds_digest *ret)
{
	const uint8_t *at = row->bytes;

	for (size_t i = 0; i < algorithm; i++)
		at += table->sizes[i];
	*ret = (struct fonds_digest){
		.algorithm = table->algorithms[algorithm],
		.size = table->sizes[algorithm],
	};
	memcpy(ret->bytes, at, ret->size);
}

size_t fonds_file_table_algorithm(
	const struct fonds_file_table *table, enum fonds_algorithm algorithm)
{
	size_t i = 0;

	while (i < table->algorithm_count && table->algorithms[i] != algorithm)
		i++;
	return i < table->algorithm_count ? i : FONDS_HASHER_MAX;
}

void fonds_file_row_convert(const struct fonds_file_table *table,
	const struct fonds_file_row *row, const struct fonds_file_table *other,
	struct fonds_file_row *ret)
{
	struct fonds_digest digests[FONDS_HASHER_MAX];

	for (size_t i = 0; i < other->algorithm_count; i++) {
		size_t from = fonds_file_table_algorithm(
			table, other->algorithms[i]);

		if (from == FONDS_HASHER_MAX)
			return;
		fonds_file_row_get(table, row, from, &digests[i]);
	}
	fonds_file_row_set(other, ret, digests);
	ret->is_done = row->is_done;
}

static int compare_rows(const void *left, const void *right)
{
	const struct fonds_file_row *const *a = left;
	const struct fonds_file_row *const *b = right;

	return strcmp((*a)->path, (*b)->path);
}

void fonds_file_table_sort(struct fonds_file_table *table)
{
	if (table->count > 0)
		qsort(table->rows, table->count,
			sizeof(struct fonds_file_row *), compare_rows);
}

static int compare_path(const void *path, const void *row)
{
	const struct fonds_file_row *const *b = row;

	return strcmp(path, (*b)->path);
}

struct fonds_file_row *fonds_file_table_find(
	const struct fonds_file_table *table, const char *path)
{
	struct fonds_file_row **found = NULL;

	if (table->count > 0)
		found = bsearch(path, table->rows, table->count,
			sizeof(struct fonds_file_row *), compare_path);
	return found ? *found : NULL;
}
