/* SPDX-License-Identifier: Apache-2.0 */
/*
 * First the files as they were registered; then, for all of them at once, the
 * few rows that there are of what became of some: changes, digests, states.
 * Files come in the order of their paths, and so do these rows, so each is put
 * where it belongs in one pass. A lookup of each for every file would take
 * twice as long as reading the files.
 *
 * What was registered never changes and a change never goes away, so these may
 * be read one after the other. A state and that of its shard must be of one
 * moment, and are read by one statement.
 */
#include "fixity/catalog/holding-page.h"

#include <string.h>

#include "base/cleanup.h"

#define PAGE_MAX ((size_t)(FONDS_PAGE_FILES + 2) * FONDS_CATALOG_LENGTH_MAX)
#define ROW_MAX ((size_t)2 * FONDS_CATALOG_LENGTH_MAX)

void fonds_holding_page_clear(struct fonds_holding_page *page)
{
	fonds_arena_clear(&page->arena);
	page->count = 0;
}

static enum fonds_status get_file(struct fonds_query *query,
	struct fonds_arena *arena, struct fonds_holding_file *file,
	struct fonds_error **error)
{
	*file = (struct fonds_holding_file){
		.path = fonds_query_get_text(query, 0, arena),
		.size = fonds_query_get_count(query, 1),
		.digest_count = 1,
		.verdict = FONDS_VERDICT_NOT_CHECKED,
	};
	fonds_query_get_digest(query, 2, 3, &file->digests[0]);
	return fonds_query_check(query, arena, error);
}

static enum fonds_status read_rows(struct fonds_holding_page *page,
	struct fonds_query *query, struct fonds_error **error)
{
	enum fonds_status status;
	bool found = false;

	while (page->count < FONDS_PAGE_FILES) {
		status = fonds_query_row(query, &found, error);
		if (status < 0 || !found)
			return status;
		status = get_file(
			query, &page->arena, &page->files[page->count], error);
		if (status < 0)
			return status;
		page->count++;
	}
	return FONDS_OK;
}

#define SELECT_FILES \
	"SELECT path, size, algorithm, digest FROM file" \
	" WHERE holding = ? AND path >= ?"

static enum fonds_status read_files(struct fonds_holding_page *page,
	struct fonds_catalog *catalog, int64_t holding, const void *key,
	size_t size, const char *last, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		last ? SELECT_FILES " AND path <= ? ORDER BY path LIMIT ?"
		     : SELECT_FILES " ORDER BY path LIMIT ?");
	fonds_query_integer(&query, holding);
	fonds_query_bytes(&query, key, size);
	if (last)
		fonds_query_bytes(&query, last, strlen(last));
	fonds_query_integer(&query, FONDS_PAGE_FILES);
	return read_rows(page, &query, error);
}

/* A row of what became of a file, and how far the files were gone through. */
struct becoming {
	struct fonds_holding_page *page;
	struct fonds_query *query;
	const char *path;
	size_t at;
	size_t shard_at; /* the same, of those that may need their shard's */
};

/* The file of the row; NULL when it is not of the page. */
static struct fonds_holding_file *find_file(struct becoming *becoming)
{
	struct fonds_holding_page *page = becoming->page;
	int order = -1;

	while (becoming->at < page->count) {
		order = strcmp(page->files[becoming->at].path, becoming->path);
		if (order >= 0)
			break;
		becoming->at++;
	}
	return order == 0 ? &page->files[becoming->at] : NULL;
}

/* Columns: path, size, algorithm, digest, change; the last change is last. */
static void take_change(struct becoming *becoming)
{
	struct fonds_holding_file *file = find_file(becoming);

	if (!file)
		return;
	file->size = fonds_query_get_count(becoming->query, 1);
	fonds_query_get_digest(becoming->query, 2, 3, &file->digests[0]);
	file->change = fonds_query_get_integer(becoming->query, 4);
}

/* Columns: path, algorithm, digest, change. */
static void take_digest(struct becoming *becoming)
{
	struct fonds_holding_file *file = find_file(becoming);

	if (!file ||
		file->change != fonds_query_get_integer(becoming->query, 3) ||
		file->digest_count == FONDS_FILE_DIGESTS_MAX)
		return;
	fonds_query_get_digest(
		becoming->query, 1, 2, &file->digests[file->digest_count++]);
}

static void set_state(
	struct becoming *becoming, struct fonds_holding_file *file)
{
	file->checked_at = fonds_query_get_integer(becoming->query, 1);
	file->checked_run = fonds_query_get_integer(becoming->query, 2);
	if (file->checked_at != 0)
		file->verdict = fonds_query_get_verdict(becoming->query, 3);
}

/*
 * Columns: path, time, run, verdict, whether it is that of a shard, which is
 * the state of all its files that have none of their own; path is its last.
 */
static void take_state(struct becoming *becoming)
{
	struct fonds_holding_page *page = becoming->page;
	struct fonds_holding_file *file;

	if (fonds_query_get_integer(becoming->query, 4) == 0) {
		file = find_file(becoming);
		if (file)
			set_state(becoming, file);
		return;
	}
	for (; becoming->shard_at < page->count; becoming->shard_at++) {
		file = &page->files[becoming->shard_at];
		if (strcmp(file->path, becoming->path) > 0)
			return;
		if (file->checked_at == 0)
			set_state(becoming, file);
	}
}

/* What may be known of files of a page, and is the rows of one statement. */
struct knowledge {
	const char *sql;
	void (*take)(struct becoming *becoming);
};

/* ?1 is the holding, ?2 and ?3 are the first and the last path. */
static const struct knowledge kinds[] = {
	{ "SELECT c.path, c.size, c.algorithm, c.digest, c.change"
	  " FROM changed_file AS c"
	  " JOIN change AS n ON n.number = c.change AND n.state = 1"
	  " WHERE c.holding = ?1 AND c.path BETWEEN ?2 AND ?3"
	  " ORDER BY c.path, c.change",
		take_change },
	{ "SELECT path, algorithm, digest, change FROM file_digest"
	  " WHERE holding = ?1 AND path BETWEEN ?2 AND ?3"
	  " ORDER BY path, algorithm, change",
		take_digest },
	{ "SELECT path, checked_at, run, verdict, 0 AS of_shard"
	  " FROM file_state"
	  " WHERE holding = ?1 AND path BETWEEN ?2 AND ?3"
	  " UNION ALL SELECT last, checked_at, checked_run, 0, 1 FROM shard"
	  " WHERE holding = ?1 AND kind = 0 AND first <= ?3"
	  " AND first >= (SELECT max(first) FROM shard"
	  "  WHERE holding = ?1 AND kind = 0 AND first <= ?2)"
	  " ORDER BY 1, 5",
		take_state },
};

static enum fonds_status take_rows(const struct knowledge *knowledge,
	struct becoming *becoming, struct fonds_error **error)
{
	enum fonds_status status;
	bool found = false;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;

		fonds_arena_init(&arena, ROW_MAX);
		status = fonds_query_row(becoming->query, &found, error);
		if (status < 0 || !found)
			return status;
		becoming->path = fonds_query_get_text(
			becoming->query, 0, &arena);
		status = fonds_query_check(becoming->query, &arena, error);
		if (status < 0)
			return status;
		knowledge->take(becoming);
		status = fonds_query_check(becoming->query, &arena, error);
		if (status < 0)
			return status;
	}
}

static enum fonds_status read_knowledge(const struct knowledge *knowledge,
	struct fonds_holding_page *page, struct fonds_catalog *catalog,
	int64_t holding, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	struct becoming becoming = { .page = page, .query = &query };
	const char *first = page->files[0].path;
	const char *last = page->files[page->count - 1].path;

	fonds_query_begin(&query, catalog, knowledge->sql);
	fonds_query_integer(&query, holding);
	fonds_query_bytes(&query, first, strlen(first));
	fonds_query_bytes(&query, last, strlen(last));
	return take_rows(knowledge, &becoming, error);
}

enum fonds_status fonds_holding_page_read(struct fonds_catalog *catalog,
	int64_t holding, const void *key, size_t size, const char *last,
	struct fonds_holding_page *page, struct fonds_error **error)
{
	enum fonds_status status;

	fonds_arena_init(&page->arena, PAGE_MAX);
	status = read_files(page, catalog, holding, key, size, last, error);
	if (page->count == 0)
		return status;
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (status == FONDS_OK)
			status = read_knowledge(
				&kinds[i], page, catalog, holding, error);
	return status;
}
