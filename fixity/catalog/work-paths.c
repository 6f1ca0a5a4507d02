/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The shards of a scope that is a pattern of paths: those that hold a file it
 * matches. What is registered never changes, so this can be found before the
 * transaction that begins the run; a holding that comes between has its turn
 * in the next.
 */
#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/glob.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/work-list.h"

#define LEAST_CAPACITY ((size_t)256)

/* Not a piece of memory for each path. */
#define PATHS_KEPT ((size_t)64 << 10)

static enum fonds_status add_matching(
	struct fonds_work_list *list, int64_t shard, struct fonds_error **error)
{
	size_t capacity = list->matching_capacity > 0
				  ? 2 * list->matching_capacity
				  : LEAST_CAPACITY;
	int64_t *matching;

	if (list->matching_count == list->matching_capacity) {
		matching = reallocarray(
			list->matching, capacity, sizeof(*matching));
		if (!matching)
			return fonds_fail_nomem(error);
		list->matching = matching;
		list->matching_capacity = capacity;
	}
	list->matching[list->matching_count++] = shard;
	return FONDS_OK;
}

static enum fonds_status match_paths(struct fonds_query *query,
	const char *glob, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	enum fonds_status status;
	bool found = false;

	fonds_arena_init(&arena, PATHS_KEPT + 2 * FONDS_CATALOG_LENGTH_MAX);
	do {
		const char *path;

		if (arena.used > PATHS_KEPT)
			fonds_arena_clear(&arena);
		status = fonds_query_row(query, &found, error);
		if (status < 0 || !found)
			return status;
		path = fonds_query_get_text(query, 0, &arena);
		status = fonds_query_check(query, &arena, error);
		if (status < 0)
			return status;
		*ret = fonds_glob_matches(glob, path);
	} while (!*ret);
	return FONDS_OK;
}

static enum fonds_status match_shard(
	struct fonds_work_list *list, int64_t shard, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool matches = false;

	fonds_query_begin(&query, list->catalog,
		"SELECT f.path FROM shard AS s JOIN file AS f"
		" ON f.holding = s.holding AND f.path BETWEEN s.first AND"
		" s.last WHERE s.number = ?");
	fonds_query_integer(&query, shard);
	status = match_paths(&query, list->scope->path_glob, &matches, error);
	return status == FONDS_OK && matches ? add_matching(list, shard, error)
					     : status;
}

enum fonds_status fonds_work_list_paths(
	struct fonds_work_list *list, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query = { 0 };
	enum fonds_status status;
	bool found = false;

	if (!list->scope->path_glob)
		return FONDS_OK;
	fonds_query_begin(&query, list->catalog,
		"SELECT s.number FROM shard AS s JOIN holding AS h"
		" ON h.number = s.holding WHERE s.kind = 0"
		" AND h.files IS NOT NULL"
		" AND (?1 = 0 OR h.collection = ?1)"
		" AND (?2 = 0 OR h.number = ?2)"
		" AND NOT EXISTS (SELECT 1 FROM removal AS r"
		"  WHERE r.holding = h.number) ORDER BY s.number");
	fonds_query_integer(&query, list->scope->collection);
	fonds_query_integer(&query, list->scope->holding);
	for (;;) {
		status = fonds_query_row(&query, &found, error);
		if (status == FONDS_OK && found)
			status = match_shard(list,
				fonds_query_get_integer(&query, 0), error);
		if (status < 0 || !found)
			return status;
	}
}
