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
#include "fixity/catalog/holding-page.h"

struct fonds_holding_files {
	struct fonds_catalog *catalog;
	int64_t holding;
	char *first; /* of the first page, NULL after it */
	char *last;  /* NULL: to the end */
	struct fonds_holding_page page;
	size_t next;
	bool is_last; /* no page after this one */
};

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
	status = dup_bound(first, &files->first, error);
	if (status == FONDS_OK)
		status = dup_bound(last, &files->last, error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&files);
	return status;
}

/* The key is borrowed from the page before, which is freed behind it. */
static enum fonds_status read_page(
	struct fonds_holding_files *files, struct fonds_error **error)
{
	struct fonds_holding_page *page = &files->page;
	struct fonds_arena old = page->arena;
	const char *key = files->first ? files->first : "";
	size_t size = strlen(key);
	enum fonds_status status;

	if (page->count > 0) {
		key = page->files[page->count - 1].path;
		size = strlen(key) + 1;
	}
	page->arena = (struct fonds_arena){ 0 };
	page->count = 0;
	files->next = 0;
	status = fonds_holding_page_read(files->catalog, files->holding, key,
		size, files->last, page, error);
	fonds_arena_clear(&old);
	files->is_last = page->count < FONDS_PAGE_FILES;
	return status;
}

enum fonds_status fonds_holding_files_next(struct fonds_holding_files *files,
	const struct fonds_holding_file **ret, struct fonds_error **error)
{
	if (files->next == files->page.count && !files->is_last) {
		enum fonds_status status = read_page(files, error);

		if (status < 0)
			return status;
	}
	*ret = NULL;
	if (files->next < files->page.count)
		*ret = &files->page.files[files->next++];
	return FONDS_OK;
}

void fonds_holding_files_free(struct fonds_holding_files *files)
{
	if (!files)
		return;
	fonds_holding_page_clear(&files->page);
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
