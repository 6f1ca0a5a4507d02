/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Both the walk and the cursor are sorted by bytes, so one pass over the two
 * finds what is in the tree alone, in memory that does not grow. Before a file
 * is called unregistered, the catalog is asked for its exact path: should the
 * order of the walk ever be another one, no registered file is accused.
 */
#include "audit/unregistered.h"

#include <errno.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/policy.h"

#define ALIVE_EVERY 1024 /* entries */

struct search {
	struct fonds_catalog *catalog;
	int64_t holding;
	const struct fonds_place *place;
	fonds_alive_fn *alive;
	fonds_tree_visit_fn *visit;
	void *payload;
	uint64_t entries;
	struct fonds_holding_files *cursor;
	const struct fonds_holding_file *file; /* NULL at the cursor's end */
	bool failed_here;                      /* and not in the tree */
};

static enum fonds_status step(struct search *search, struct fonds_error **error)
{
	return fonds_holding_files_next(search->cursor, &search->file, error);
}

static enum fonds_status is_registered(struct search *search, const char *path,
	bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	struct fonds_holding_file file;
	enum fonds_status status = FONDS_OK;

	while (search->file && strcmp(search->file->path, path) < 0) {
		status = step(search, error);
		if (status < 0)
			return status;
	}
	*ret = search->file && strcmp(search->file->path, path) == 0;
	if (*ret)
		return FONDS_OK;
	status = fonds_holding_file_get(
		search->catalog, search->holding, path, &file, &why);
	*ret = status == FONDS_OK;
	if (status == FONDS_OK || status == FONDS_ERR_NOT_FOUND)
		return FONDS_OK;
	return fonds_error_move(&why, status, error);
}

/* The marker of the volume whose own folder the holding's is. */
static bool is_marker(const struct search *search, const char *path)
{
	const struct fonds_place *place = search->place;
	struct fonds_same_place volume;

	if (!place->volume_path || strcmp(path, FONDS_VOLUME_MARKER) != 0)
		return false;
	fonds_same_place_note(&volume, place->volume_path);
	return volume.is_there && volume.device == place->seen.device &&
	       volume.inode == place->seen.inode;
}

static enum fonds_status look_at(struct search *search,
	const struct fonds_tree_entry *entry, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	bool registered = false;

	if (search->alive && ++search->entries % ALIVE_EVERY == 0)
		status = search->alive(search->payload, error);
	/* A folder is no file; that a file is gone has been found already. */
	if (status < 0 || entry->kind == FONDS_ENTRY_EMPTY_FOLDER ||
		is_marker(search, entry->path))
		return status;
	status = is_registered(search, entry->path, &registered, error);
	if (status < 0 || registered)
		return status;
	return search->visit(entry, search->payload, error);
}

static enum fonds_status visit_all(
	struct search *search, struct fonds_error **error)
{
	fonds_cleanup(fonds_walk_freep) struct fonds_walk *walk = NULL;
	const struct fonds_tree_entry *entry = NULL;
	enum fonds_status status = fonds_walk_new(
		search->place->tree, &walk, error);

	if (status < 0)
		return status;
	fonds_walk_leave_sizes(walk);
	while (status == FONDS_OK) {
		search->failed_here = false;
		status = fonds_walk_next(walk, &entry, error);
		if (status < 0 || !entry)
			return status;
		search->failed_here = true;
		status = look_at(search, entry, error);
	}
	return status;
}

/* Where the walk itself failed, the tree's own folder cannot be listed. */
static enum fonds_status walk(struct search *search, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status = visit_all(search, &why);
	struct fonds_tree_entry root = {
		.path = "",
		.kind = FONDS_ENTRY_UNREADABLE,
	};

	if (status == FONDS_OK)
		return FONDS_OK;
	if (status != FONDS_ERR_IO || search->failed_here ||
		fonds_error_is_want(status, why))
		return fonds_error_move(&why, status, error);
	root.sys_errno = fonds_error_errno(why);
	return search->visit(&root, search->payload, error);
}

static void search_clear(struct search *search)
{
	fonds_holding_files_free(search->cursor);
}

enum fonds_status fonds_unregistered_each(struct fonds_catalog *catalog,
	int64_t holding, const struct fonds_place *place, fonds_alive_fn *alive,
	fonds_tree_visit_fn *visit, void *payload, struct fonds_error **error)
{
	fonds_cleanup(search_clear) struct search search = {
		.catalog = catalog,
		.holding = holding,
		.place = place,
		.alive = alive,
		.visit = visit,
		.payload = payload,
	};
	enum fonds_status status = fonds_holding_files_new(
		catalog, holding, NULL, NULL, &search.cursor, error);

	if (status < 0)
		return status;
	fonds_holding_files_leave_all_but_paths(search.cursor);
	status = step(&search, error);
	if (status == FONDS_OK)
		status = walk(&search, error);
	return status;
}
