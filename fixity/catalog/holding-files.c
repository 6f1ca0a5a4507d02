/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The cursor reads a page of rows at a time, each page the rows after the last
 * path of the one before. A statement left open would hold a snapshot, and
 * whoever holds one that is no longer the newest cannot begin to write.
 *
 * Behind a path comes next the same one with a NUL after it, which no path
 * has: so each page is what is not less than a key.
 */
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/shard.h"

#define PAGE_ROWS 256
#define PAGE_MAX ((size_t)(PAGE_ROWS + 2) * FONDS_CATALOG_LENGTH_MAX)

/* A file without a state of its own is as its shard: checked, and ok. */
#define SELECT_STATES \
	" coalesce(s.checked_at, h.checked_at, 0)," \
	" coalesce(s.run, h.checked_run, 0), coalesce(s.verdict, 0)"
#define WITH_STATES \
	" LEFT JOIN file_state AS s" \
	" ON s.holding = f.holding AND s.path = f.path" \
	" LEFT JOIN shard AS h ON h.number = (SELECT y.number" \
	" FROM shard AS y WHERE y.holding = f.holding AND y.kind = 0" \
	" AND y.first <= f.path ORDER BY y.first DESC LIMIT 1)"

#define SELECT_CHANGED \
	"SELECT f.path, coalesce(c.size, f.size), f.algorithm," \
	" coalesce(c.digest, f.digest), coalesce(c.change, 0)," SELECT_STATES \
		FONDS_FILES_AS_CHANGED WITH_STATES
#define SELECT_UNCHANGED \
	"SELECT f.path, f.size, f.algorithm, f.digest, 0," SELECT_STATES \
	" FROM file AS f" WITH_STATES
#define SELECT_PATHS "SELECT f.path FROM file AS f"

#define FROM_KEY " WHERE f.holding = ? AND f.path >= ?"
#define TO_LAST " AND f.path <= ?"
#define BY_PATH " ORDER BY f.path LIMIT ?"

/* Most holdings were never changed, and then nothing need be looked up. */
enum form {
	UNCHANGED,
	CHANGED,
	PATHS,
};

static const char *const pages[][2] = {
	[UNCHANGED] = { SELECT_UNCHANGED FROM_KEY BY_PATH,
		SELECT_UNCHANGED FROM_KEY TO_LAST BY_PATH },
	[CHANGED] = { SELECT_CHANGED FROM_KEY BY_PATH,
		SELECT_CHANGED FROM_KEY TO_LAST BY_PATH },
	[PATHS] = { SELECT_PATHS FROM_KEY BY_PATH,
		SELECT_PATHS FROM_KEY TO_LAST BY_PATH },
};

struct fonds_holding_files {
	struct fonds_catalog *catalog;
	int64_t holding;
	char *first;              /* of the first page, NULL after it */
	char *last;               /* NULL: to the end */
	struct fonds_arena arena; /* the paths of the page */
	struct fonds_holding_file files[PAGE_ROWS];
	size_t count;
	size_t next;
	bool is_last; /* no page after this one */
	enum form form;
};

static enum fonds_status get_file(struct fonds_query *query, enum form form,
	struct fonds_arena *arena, struct fonds_holding_file *file,
	struct fonds_error **error)
{
	if (form == PATHS) {
		*file = (struct fonds_holding_file){
			.path = fonds_query_get_text(query, 0, arena),
		};
		return fonds_query_check(query, arena, error);
	}
	*file = (struct fonds_holding_file){
		.path = fonds_query_get_text(query, 0, arena),
		.size = fonds_query_get_count(query, 1),
		.digest_count = 1,
		.change = fonds_query_get_integer(query, 4),
		.checked_at = fonds_query_get_integer(query, 5),
		.checked_run = fonds_query_get_integer(query, 6),
		.verdict = FONDS_VERDICT_NOT_CHECKED,
	};
	fonds_query_get_digest(query, 2, 3, &file->digests[0]);
	if (file->checked_at != 0)
		file->verdict = fonds_query_get_verdict(query, 7);
	return fonds_query_check(query, arena, error);
}

static enum fonds_status dup_bound(
	const char *text, char **ret, struct fonds_error **error)
{
	*ret = text ? strdup(text) : NULL;
	return text && !*ret ? fonds_fail_nomem(error) : FONDS_OK;
}

enum fonds_status fonds_holding_files_new(struct fonds_catalog *catalog,
	int64_t holding, const char *first, const char *last,
	struct fonds_holding_files **ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_holding_files_freep) struct fonds_holding_files *files =
		calloc(1, sizeof(*files));
	enum fonds_status status;

	if (!files)
		return fonds_fail_nomem(error);
	files->catalog = catalog;
	files->holding = holding;
	fonds_arena_init(&files->arena, PAGE_MAX);
	status = dup_bound(first, &files->first, error);
	if (status == FONDS_OK)
		status = dup_bound(last, &files->last, error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&files);
	return status;
}

static enum fonds_status read_rows(struct fonds_holding_files *files,
	struct fonds_query *query, struct fonds_error **error)
{
	enum fonds_status status;
	bool found = false;

	while (files->count < PAGE_ROWS) {
		status = fonds_query_row(query, &found, error);
		if (status < 0)
			return status;
		if (!found) {
			files->is_last = true;
			return FONDS_OK;
		}
		status = get_file(query, files->form, &files->arena,
			&files->files[files->count], error);
		if (status < 0)
			return status;
		files->count++;
	}
	return FONDS_OK;
}

static void begin_page(struct fonds_query *query,
	struct fonds_holding_files *files, const void *key, size_t size)
{
	fonds_query_begin(
		query, files->catalog, pages[files->form][files->last ? 1 : 0]);
	fonds_query_integer(query, files->holding);
	fonds_query_bytes(query, key, size);
	if (files->last)
		fonds_query_bytes(query, files->last, strlen(files->last));
	fonds_query_integer(query, PAGE_ROWS);
}

static enum fonds_status choose_form(
	struct fonds_holding_files *files, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query = { 0 };
	enum fonds_status status;
	bool found = false;

	if (files->form == PATHS)
		return FONDS_OK;
	fonds_query_begin(&query, files->catalog,
		"SELECT 1 FROM changed_file WHERE holding = ? LIMIT 1");
	fonds_query_integer(&query, files->holding);
	status = fonds_query_row(&query, &found, error);
	files->form = found ? CHANGED : UNCHANGED;
	return status;
}

void fonds_holding_files_leave_all_but_paths(struct fonds_holding_files *files)
{
	files->form = PATHS;
}

/* Files come in the order of their paths, and so do their digests. */
static void add_digest(struct fonds_holding_files *files, size_t *at,
	const char *path, int64_t change, const struct fonds_digest *digest)
{
	struct fonds_holding_file *file;

	while (*at < files->count && strcmp(files->files[*at].path, path) < 0)
		(*at)++;
	if (*at == files->count)
		return;
	file = &files->files[*at];
	if (strcmp(file->path, path) != 0 || file->change != change ||
		file->digest_count == FONDS_FILE_DIGESTS_MAX)
		return;
	file->digests[file->digest_count++] = *digest;
}

static enum fonds_status read_digest_rows(struct fonds_holding_files *files,
	struct fonds_query *query, struct fonds_error **error)
{
	enum fonds_status status;
	size_t at = 0;
	bool found = false;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_digest digest;
		const char *path;

		fonds_arena_init(&arena, 2 * FONDS_CATALOG_LENGTH_MAX);
		status = fonds_query_row(query, &found, error);
		if (status < 0 || !found)
			return status;
		path = fonds_query_get_text(query, 0, &arena);
		fonds_query_get_digest(query, 1, 2, &digest);
		status = fonds_query_check(query, &arena, error);
		if (status < 0)
			return status;
		add_digest(files, &at, path, fonds_query_get_integer(query, 3),
			&digest);
	}
}

/* Those that are known besides the registered one, of the page's files. */
static enum fonds_status read_digests(
	struct fonds_holding_files *files, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query = { 0 };
	const char *last;

	if (files->count == 0 || files->form == PATHS)
		return FONDS_OK;
	last = files->files[files->count - 1].path;
	fonds_query_begin(&query, files->catalog,
		"SELECT path, algorithm, digest, change FROM file_digest"
		" WHERE holding = ? AND path >= ? AND path <= ?"
		" ORDER BY path, algorithm, change");
	fonds_query_integer(&query, files->holding);
	fonds_query_bytes(
		&query, files->files[0].path, strlen(files->files[0].path));
	fonds_query_bytes(&query, last, strlen(last));
	return read_digest_rows(files, &query, error);
}

/* The key is borrowed from the page before, which is freed behind it. */
static enum fonds_status read_page(
	struct fonds_holding_files *files, struct fonds_error **error)
{
	struct fonds_arena old = files->arena;
	const char *key = files->first ? files->first : "";
	size_t size = strlen(key);
	struct fonds_query query;
	enum fonds_status status;

	if (files->count > 0) {
		key = files->files[files->count - 1].path;
		size = strlen(key) + 1;
	}
	fonds_arena_init(&files->arena, PAGE_MAX);
	files->count = 0;
	files->next = 0;
	status = choose_form(files, error);
	if (status == FONDS_OK) {
		begin_page(&query, files, key, size);
		status = read_rows(files, &query, error);
		fonds_query_end(&query);
	}
	fonds_arena_clear(&old);
	return status == FONDS_OK ? read_digests(files, error) : status;
}

enum fonds_status fonds_holding_files_next(struct fonds_holding_files *files,
	const struct fonds_holding_file **ret, struct fonds_error **error)
{
	if (files->next == files->count && !files->is_last) {
		enum fonds_status status = read_page(files, error);

		if (status < 0)
			return status;
	}
	*ret = NULL;
	if (files->next < files->count)
		*ret = &files->files[files->next++];
	return FONDS_OK;
}

void fonds_holding_files_free(struct fonds_holding_files *files)
{
	if (!files)
		return;
	fonds_arena_clear(&files->arena);
	free(files->first);
	free(files->last);
	free(files);
}

void fonds_holding_files_freep(struct fonds_holding_files **files)
{
	fonds_holding_files_free(*files);
}

enum fonds_status fonds_holding_file_get(struct fonds_catalog *catalog,
	int64_t holding, const char *path, struct fonds_holding_file *ret,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_holding_files_freep) struct fonds_holding_files *files =
		NULL;
	const struct fonds_holding_file *file = NULL;
	enum fonds_status status = fonds_holding_files_new(
		catalog, holding, path, path, &files, error);

	if (status == FONDS_OK)
		status = fonds_holding_files_next(files, &file, error);
	if (status < 0)
		return status;
	if (!file)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"'%s' is not registered in holding %lld", path,
			(long long)holding);
	*ret = *file;
	ret->path = path;
	return FONDS_OK;
}
