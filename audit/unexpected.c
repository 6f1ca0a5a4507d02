/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both the walk and the cursor are sorted by bytes, so one pass over the two
 * finds what is in the tree alone, in memory that does not grow. Before a file
 * is called unexpected, the catalog is asked for its exact path: should the
 * order of the walk ever be another one, no registered file is accused.
 */
#include "audit/unexpected.h"

#include <errno.h>
#include <string.h>

#include "base/arena.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"

#define BATCH 256 /* findings that are written together */
#define BATCH_BYTES_MAX ((size_t)64 << 20)
#define ALIVE_EVERY 1024 /* entries */

struct search {
	struct fonds_catalog *catalog;
	struct fonds_tree *tree;
	int64_t run;
	int64_t bag;
	fonds_unexpected_fn *alive;
	void *payload;
	uint64_t entries;
	struct fonds_catalog_cursor *cursor;
	const struct fonds_catalog_file *file; /* NULL at the cursor's end */
	struct fonds_run_finding findings[BATCH];
	size_t count;
	struct fonds_arena paths;
	bool failed_here; /* and not in the tree */
};

static const char *const details[] = {
	[FONDS_ENTRY_FILE] = "a file that is not registered",
	[FONDS_ENTRY_SYMLINK] = "a symbolic link that is not registered",
	[FONDS_ENTRY_SPECIAL] = "a special file that is not registered",
	[FONDS_ENTRY_UNREADABLE] =
		"cannot be listed, so what is in it is not known",
};

static enum fonds_status record_batch(
	struct search *search, struct fonds_error **error)
{
	enum fonds_status status;

	for (size_t i = 0; i < search->count; i++) {
		status = fonds_history_finding(
			search->catalog, &search->findings[i], error);
		if (status < 0)
			return status;
	}
	search->count = 0;
	fonds_arena_clear(&search->paths);
	fonds_arena_init(&search->paths, BATCH_BYTES_MAX);
	return fonds_history_flush(search->catalog, error);
}

static enum fonds_verdict judge(const struct fonds_tree_entry *entry)
{
	if (entry->kind != FONDS_ENTRY_UNREADABLE)
		return FONDS_VERDICT_UNEXPECTED;
	if (entry->sys_errno == EACCES || entry->sys_errno == EPERM)
		return FONDS_VERDICT_DENIED;
	return FONDS_VERDICT_UNREADABLE;
}

/*
 * The walk did not ask for it: *ret is UINT64_MAX when it is not to be had.
 * False when the file is not there any more.
 */
static bool look_up_size(
	const struct search *search, const char *name, uint64_t *ret)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *error = NULL;
	struct fonds_file_state state;

	*ret = UINT64_MAX;
	if (fonds_bag_path_found(name, &path, NULL) < 0)
		return true;
	if (fonds_tree_open(search->tree, path, &stream, &error) < 0)
		return !error || fonds_error_errno(error) != ENOENT;
	if (fonds_stream_state(stream, &state, NULL) == FONDS_OK)
		*ret = state.size;
	return true;
}

static enum fonds_status add_finding(struct search *search,
	const struct fonds_tree_entry *entry, struct fonds_error **error)
{
	uint64_t size = UINT64_MAX;
	enum fonds_status status;

	if (entry->kind == FONDS_ENTRY_FILE &&
		!look_up_size(search, entry->path, &size))
		return FONDS_OK;
	search->findings[search->count++] = (struct fonds_run_finding){
		.run = search->run,
		.bag = search->bag,
		.path = fonds_arena_dup(&search->paths, entry->path),
		.verdict = judge(entry),
		.expected_size = UINT64_MAX,
		.actual_size = size,
		.detail = details[entry->kind],
		.found_at = fonds_clock_now(),
	};
	status = fonds_arena_check(
		&search->paths, "the list of findings", error);
	if (status < 0) {
		search->count--;
		return status;
	}
	return search->count < BATCH ? FONDS_OK : record_batch(search, error);
}

static enum fonds_status step(struct search *search, struct fonds_error **error)
{
	return fonds_catalog_cursor_next(search->cursor, &search->file, error);
}

static enum fonds_status is_registered(struct search *search, const char *path,
	bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	struct fonds_catalog_file file;
	enum fonds_status status = FONDS_OK;

	while (search->file && strcmp(search->file->path, path) < 0) {
		status = step(search, error);
		if (status < 0)
			return status;
	}
	*ret = search->file && strcmp(search->file->path, path) == 0;
	if (*ret)
		return FONDS_OK;
	status = fonds_catalog_file_get(
		search->catalog, search->bag, path, &file, &why);
	*ret = status == FONDS_OK;
	if (status == FONDS_ERR_NOT_FOUND)
		return FONDS_OK;
	if (status < 0 && error)
		*error = fonds_steal(&why);
	return status;
}

static enum fonds_status look_at(struct search *search,
	const struct fonds_tree_entry *entry, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	bool registered = false;

	if (search->alive && ++search->entries % ALIVE_EVERY == 0)
		status = search->alive(search->payload, error);
	/* A folder is no file; that a file is gone has been found already. */
	if (status < 0 || entry->kind == FONDS_ENTRY_EMPTY_FOLDER)
		return status;
	status = is_registered(search, entry->path, &registered, error);
	if (status < 0 || registered)
		return status;
	return add_finding(search, entry, error);
}

/* The walk itself failed: the bag's own folder cannot be listed. */
static enum fonds_status add_root_finding(
	struct search *search, int sys_errno, struct fonds_error **error)
{
	const struct fonds_tree_entry root = {
		.path = "",
		.kind = FONDS_ENTRY_UNREADABLE,
		.sys_errno = sys_errno,
	};

	return add_finding(search, &root, error);
}

static enum fonds_status visit_all(
	struct search *search, struct fonds_error **error)
{
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	const struct fonds_tree_entry *entry = NULL;
	enum fonds_status status = fonds_walk_new(search->tree, &walk, error);

	if (status < 0)
		return status;
	fonds_walk_leave_sizes(walk);
	while (status == FONDS_OK) {
		search->failed_here = false;
		status = fonds_walk_next(walk, &entry, error);
		if (status < 0 || !entry)
			return status;
		status = look_at(search, entry, error);
		search->failed_here = status < 0;
	}
	return status;
}

static enum fonds_status walk(struct search *search, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status = visit_all(search, &why);
	int sys_errno;

	if (status == FONDS_OK)
		return FONDS_OK;
	sys_errno = fonds_error_errno(why);
	if (status == FONDS_ERR_IO && !search->failed_here &&
		sys_errno != EMFILE && sys_errno != ENFILE)
		return add_root_finding(search, sys_errno, error);
	if (error)
		*error = fonds_steal(&why);
	return status;
}

static void search_clear(struct search *search)
{
	fonds_catalog_cursor_free(search->cursor);
	fonds_arena_clear(&search->paths);
}

enum fonds_status fonds_unexpected_find(struct fonds_catalog *catalog,
	int64_t run, int64_t bag, struct fonds_tree *tree,
	fonds_unexpected_fn *alive, void *payload, struct fonds_error **error)
{
	fonds_cleanup(search_clear) struct search search = {
		.catalog = catalog,
		.tree = tree,
		.run = run,
		.bag = bag,
		.alive = alive,
		.payload = payload,
	};
	enum fonds_status status;

	fonds_arena_init(&search.paths, BATCH_BYTES_MAX);
	status = fonds_catalog_files(catalog, bag, &search.cursor, error);
	if (status == FONDS_OK)
		status = step(&search, error);
	if (status == FONDS_OK)
		status = walk(&search, error);
	if (status == FONDS_OK)
		status = record_batch(&search, error);
	return status;
}
