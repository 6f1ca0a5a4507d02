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

#define SELECT_CHANGED \
	"SELECT f.path, coalesce(c.size, f.size), f.algorithm," \
	" coalesce(c.digest, f.digest), coalesce(c.change, " \
	"0)" FONDS_FILES_AS_CHANGED
#define SELECT_UNCHANGED \
	"SELECT f.path, f.size, f.algorithm, f.digest, 0 FROM file AS f"
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
	size_t count;
	size_t next;
	bool is_last; /* no page after this one */
	enum form form;
	size_t room; /* of a page */
	struct fonds_holding_file files[];
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
		.verdict = FONDS_VERDICT_NOT_CHECKED,
	};
	fonds_query_get_digest(query, 2, 3, &file->digests[0]);
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
		NULL;
	/* From a path to itself there is one file at most. */
	bool is_one = first && last && strcmp(first, last) == 0;
	size_t room = is_one ? 1 : PAGE_ROWS;
	enum fonds_status status;

	files = calloc(1, sizeof(*files) + room * sizeof(files->files[0]));
	if (!files)
		return fonds_fail_nomem(error);
	files->room = room;
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

	while (files->count < files->room) {
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
	fonds_query_count(query, files->room);
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

/* A use of a statement for the rows of the page, from its first to its last. */
static void begin_rows(struct fonds_query *query,
	const struct fonds_holding_files *files, const char *sql)
{
	const char *first = files->files[0].path;
	const char *last = files->files[files->count - 1].path;

	fonds_query_begin(query, files->catalog, sql);
	fonds_query_integer(query, files->holding);
	fonds_query_bytes(query, first, strlen(first));
	fonds_query_bytes(query, last, strlen(last));
}

/* Those that are known besides the registered one, of the page's files. */
static enum fonds_status read_digests(
	struct fonds_holding_files *files, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query = { 0 };

	begin_rows(&query, files,
		"SELECT path, algorithm, digest, change FROM file_digest"
		" WHERE holding = ? AND path >= ? AND path <= ?"
		" ORDER BY path, algorithm, change");
	return read_digest_rows(files, &query, error);
}

/* From the first path of a row to its last: 0 and 1; then what is known. */
static enum fonds_status set_states(struct fonds_holding_files *files,
	struct fonds_query *query, size_t *at, struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	const char *first, *last;
	int64_t checked_at = fonds_query_get_integer(query, 2);
	int64_t run = fonds_query_get_integer(query, 3);
	enum fonds_verdict verdict = fonds_query_get_verdict(query, 4);
	enum fonds_status status;

	fonds_arena_init(&arena, PAGE_MAX);
	first = fonds_query_get_text(query, 0, &arena);
	last = fonds_query_get_text(query, 1, &arena);
	status = fonds_query_check(query, &arena, error);
	if (status < 0)
		return status;
	while (*at < files->count && strcmp(files->files[*at].path, first) < 0)
		(*at)++;
	for (; *at < files->count && strcmp(files->files[*at].path, last) <= 0;
		(*at)++) {
		struct fonds_holding_file *file = &files->files[*at];

		file->checked_at = checked_at;
		file->checked_run = run;
		file->verdict = verdict;
	}
	return FONDS_OK;
}

static enum fonds_status read_states(struct fonds_holding_files *files,
	const char *sql, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query = { 0 };
	enum fonds_status status;
	size_t at = 0;
	bool found = false;

	begin_rows(&query, files, sql);
	for (;;) {
		status = fonds_query_row(&query, &found, error);
		if (status == FONDS_OK && found)
			status = set_states(files, &query, &at, error);
		if (status < 0 || !found)
			return status;
	}
}

/*
 * What is known besides. A file without a state of its own is as its shard:
 * checked, and ok.
 */
static enum fonds_status read_rest(
	struct fonds_holding_files *files, struct fonds_error **error)
{
	enum fonds_status status;

	if (files->count == 0 || files->form == PATHS)
		return FONDS_OK;
	status = read_digests(files, error);
	if (status == FONDS_OK)
		status = read_states(files,
			"SELECT first, last, checked_at, checked_run, 0"
			" FROM shard WHERE holding = ?1 AND kind = 0"
			" AND first >= coalesce((SELECT y.first FROM shard AS y"
			" WHERE y.holding = ?1 AND y.kind = 0 AND y.first <= ?2"
			" ORDER BY y.first DESC LIMIT 1), x'') AND first <= ?3"
			" AND checked_at IS NOT NULL ORDER BY first",
			error);
	if (status == FONDS_OK)
		status = read_states(files,
			"SELECT path, path, checked_at, run, verdict"
			" FROM file_state WHERE holding = ? AND path >= ?"
			" AND path <= ? ORDER BY path",
			error);
	return status;
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
	return status == FONDS_OK ? read_rest(files, error) : status;
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
