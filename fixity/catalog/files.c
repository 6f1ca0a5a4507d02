/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The cursor reads a page of rows at a time, each page the rows after the last
 * path of the one before. A statement left open would hold a snapshot, and
 * whoever holds one that is no longer the newest cannot begin to write.
 */
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/database.h"

#define PAGE_ROWS 256
#define PAGE_MAX ((size_t)(PAGE_ROWS + 2) * FONDS_CATALOG_LENGTH_MAX)

#define COLUMNS \
	"f.path, coalesce(c.size, f.size), f.algorithm," \
	" coalesce(c.digest, f.digest), f.checked_at, f.checked_run, " \
	"f.verdict"

struct fonds_catalog_cursor {
	struct fonds_catalog *catalog;
	int64_t bag;
	struct fonds_arena arena; /* the paths of the page */
	struct fonds_catalog_file files[PAGE_ROWS];
	size_t count;
	size_t next;
	bool is_last; /* no page after this one */
};

static enum fonds_status get_file(struct fonds_query *query,
	struct fonds_arena *arena, struct fonds_catalog_file *file,
	struct fonds_error **error)
{
	*file = (struct fonds_catalog_file){
		.path = fonds_query_get_text(query, 0, arena),
		.size = fonds_query_get_count(query, 1),
		.checked_at = sqlite3_column_int64(query->statement, 4),
		.checked_run = sqlite3_column_int64(query->statement, 5),
		.verdict = FONDS_VERDICT_NOT_CHECKED,
	};
	fonds_query_get_digest(query, 2, 3, &file->digest);
	if (file->checked_at != 0)
		file->verdict = fonds_query_get_verdict(query, 6);
	return fonds_query_check(query, arena, error);
}

enum fonds_status fonds_catalog_files(struct fonds_catalog *catalog,
	int64_t bag, struct fonds_catalog_cursor **ret,
	struct fonds_error **error)
{
	struct fonds_catalog_cursor *cursor = calloc(1, sizeof(*cursor));

	if (!cursor)
		return fonds_fail_nomem(error);
	cursor->catalog = catalog;
	cursor->bag = bag;
	fonds_arena_init(&cursor->arena, PAGE_MAX);
	*ret = cursor;
	return FONDS_OK;
}

static enum fonds_status read_rows(struct fonds_catalog_cursor *cursor,
	struct fonds_query *query, struct fonds_error **error)
{
	enum fonds_status status;
	bool found = false;

	while (cursor->count < PAGE_ROWS) {
		status = fonds_query_row(query, &found, error);
		if (status < 0)
			return status;
		if (!found) {
			cursor->is_last = true;
			return FONDS_OK;
		}
		status = get_file(query, &cursor->arena,
			&cursor->files[cursor->count], error);
		if (status < 0)
			return status;
		cursor->count++;
	}
	return FONDS_OK;
}

/* after is borrowed from the page before, which is freed behind it. */
static enum fonds_status read_page(struct fonds_catalog_cursor *cursor,
	const char *after, struct fonds_error **error)
{
	struct fonds_arena old = cursor->arena;
	struct fonds_query query;
	enum fonds_status status;

	fonds_arena_init(&cursor->arena, PAGE_MAX);
	cursor->count = 0;
	cursor->next = 0;
	fonds_query_begin(&query, cursor->catalog,
		"SELECT " COLUMNS FONDS_FILES_AS_CHANGED
		" WHERE f.bag = ? AND f.path > ? ORDER BY f.path LIMIT ?");
	fonds_query_integer(&query, cursor->bag);
	fonds_query_bytes(&query, after, strlen(after));
	fonds_query_integer(&query, PAGE_ROWS);
	status = read_rows(cursor, &query, error);
	fonds_query_end(&query);
	fonds_arena_clear(&old);
	return status;
}

enum fonds_status fonds_catalog_cursor_next(struct fonds_catalog_cursor *cursor,
	const struct fonds_catalog_file **ret, struct fonds_error **error)
{
	if (cursor->next == cursor->count && !cursor->is_last) {
		const char *after = "";
		enum fonds_status status;

		if (cursor->count > 0)
			after = cursor->files[cursor->count - 1].path;
		status = read_page(cursor, after, error);
		if (status < 0)
			return status;
	}
	*ret = NULL;
	if (cursor->next < cursor->count)
		*ret = &cursor->files[cursor->next++];
	return FONDS_OK;
}

void fonds_catalog_cursor_free(struct fonds_catalog_cursor *cursor)
{
	if (!cursor)
		return;
	fonds_arena_clear(&cursor->arena);
	free(cursor);
}

void fonds_catalog_cursor_freep(struct fonds_catalog_cursor **cursor)
{
	fonds_catalog_cursor_free(*cursor);
}

enum fonds_status fonds_catalog_file_get(struct fonds_catalog *catalog,
	int64_t bag, const char *path, struct fonds_catalog_file *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	struct fonds_catalog_file file;
	enum fonds_status status;
	bool found = false;

	fonds_arena_init(&arena, PAGE_MAX);
	fonds_query_begin(&query, catalog,
		"SELECT " COLUMNS FONDS_FILES_AS_CHANGED
		" WHERE f.bag = ? AND f.path = ?");
	fonds_query_integer(&query, bag);
	fonds_query_bytes(&query, path, strlen(path));
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	if (!found)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"'%s' is not registered in bag %lld", path,
			(long long)bag);
	status = get_file(&query, &arena, &file, error);
	if (status < 0)
		return status;
	file.path = path;
	*ret = file;
	return FONDS_OK;
}
