/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/shard.h"

#include <stdlib.h>
#include <string.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "fixity/catalog/database.h"

/* Not a piece of memory for each row. */
#define ROWS_KEPT ((size_t)64 << 10)

void fonds_claim_clear(struct fonds_claim *claim)
{
	free(claim->first);
	free(claim->last);
	*claim = (struct fonds_claim){ 0 };
}

/* A shard that is being filled; there is none while it has no files. */
struct filling {
	struct fonds_catalog *catalog;
	int64_t holding;
	struct fonds_arena row; /* the path of the row, and some before */
	struct fonds_buffer first;
	struct fonds_buffer last;
	int64_t algorithm;
	uint64_t files;
	uint64_t bytes;
};

static void filling_clear(struct filling *filling)
{
	fonds_arena_clear(&filling->row);
	fonds_buffer_clear(&filling->first);
	fonds_buffer_clear(&filling->last);
}

static enum fonds_status insert_shard(const struct filling *filling,
	enum fonds_shard_kind kind, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, filling->catalog,
		"INSERT INTO shard (holding, kind, first, last, files, bytes)"
		" VALUES (?, ?, ?, ?, ?, ?)");
	fonds_query_integer(&query, filling->holding);
	fonds_query_integer(&query, (int64_t)kind);
	fonds_query_bytes(&query, fonds_buffer_text(&filling->first),
		filling->first.size);
	fonds_query_bytes(
		&query, fonds_buffer_text(&filling->last), filling->last.size);
	fonds_query_count(&query, filling->files);
	fonds_query_count(&query, filling->bytes);
	return fonds_query_run(&query, NULL, error);
}

/* The next one begins with the file that comes. */
static enum fonds_status close_shard(
	struct filling *filling, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (filling->files > 0)
		status = insert_shard(filling, FONDS_SHARD_FILES_KIND, error);
	fonds_buffer_reset(&filling->first);
	fonds_buffer_reset(&filling->last);
	filling->files = 0;
	filling->bytes = 0;
	return status;
}

static bool is_full(const struct filling *filling)
{
	return filling->files >= FONDS_SHARD_FILES ||
	       filling->bytes >= FONDS_SHARD_BYTES;
}

static enum fonds_status add_file(struct filling *filling, const char *path,
	uint64_t size, int64_t algorithm, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (is_full(filling) || algorithm != filling->algorithm)
		status = close_shard(filling, error);
	if (status < 0)
		return status;
	if (filling->files == 0)
		fonds_buffer_add_text(&filling->first, path);
	fonds_buffer_reset(&filling->last);
	fonds_buffer_add_text(&filling->last, path);
	filling->algorithm = algorithm;
	filling->files++;
	filling->bytes += size;
	status = fonds_buffer_check(&filling->first, "a path", error);
	return status == FONDS_OK
		       ? fonds_buffer_check(&filling->last, "a path", error)
		       : status;
}

/* The row of the query: path, size, algorithm. */
static enum fonds_status add_row(struct filling *filling,
	struct fonds_query *query, struct fonds_error **error)
{
	const char *path;
	uint64_t size;
	enum fonds_status status;

	if (filling->row.used > ROWS_KEPT)
		fonds_arena_clear(&filling->row);
	path = fonds_query_get_text(query, 0, &filling->row);
	size = fonds_query_get_count(query, 1);
	status = fonds_query_check(query, &filling->row, error);
	return status == FONDS_OK
		       ? add_file(filling, path, size,
				 fonds_query_get_integer(query, 2), error)
		       : status;
}

static enum fonds_status divide(
	struct filling *filling, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, filling->catalog,
		"SELECT path, size, algorithm FROM file WHERE holding = ?"
		" ORDER BY path");
	fonds_query_integer(&query, filling->holding);
	for (;;) {
		status = fonds_query_row(&query, &found, error);
		if (status < 0)
			return status;
		if (!found)
			return close_shard(filling, error);
		status = add_row(filling, &query, error);
		if (status < 0)
			return status;
	}
}

enum fonds_status fonds_shards_make(struct fonds_catalog *catalog,
	int64_t holding, bool has_inventory, struct fonds_error **error)
{
	struct filling filling = { .catalog = catalog, .holding = holding };
	enum fonds_status status;

	fonds_arena_init(
		&filling.row, ROWS_KEPT + 2 * FONDS_CATALOG_LENGTH_MAX);
	fonds_buffer_init(&filling.first, FONDS_CATALOG_LENGTH_MAX);
	fonds_buffer_init(&filling.last, FONDS_CATALOG_LENGTH_MAX);
	status = divide(&filling, error);
	if (status == FONDS_OK && has_inventory)
		status = insert_shard(&filling, FONDS_SHARD_INVENTORY, error);
	filling_clear(&filling);
	return status;
}
