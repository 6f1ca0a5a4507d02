/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The holdings with overdue files, the longest overdue first. All rows are
 * seen, and as many holdings are kept as were asked for, in their order; they
 * are told when nothing is read any more.
 */
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/coverage-rows.h"

#define ROW_MAX ((size_t)4 * FONDS_CATALOG_LENGTH_MAX)

struct ranking {
	int64_t now;
	struct fonds_overdue *items;
	size_t count;
	size_t limit;
	struct fonds_overdue current; /* the holding whose rows come now */
};

static bool is_before(
	const struct fonds_overdue *one, const struct fonds_overdue *other)
{
	if (one->due_at != other->due_at)
		return one->due_at < other->due_at;
	return one->holding < other->holding;
}

/* The end of the rows of a holding. */
static void rank_current(struct ranking *ranking)
{
	const struct fonds_overdue *current = &ranking->current;
	struct fonds_overdue *items = ranking->items;
	size_t place = ranking->count;

	if (current->files == 0)
		return;
	while (place > 0 && is_before(current, &items[place - 1]))
		place--;
	if (place == ranking->limit)
		return;
	if (ranking->count < ranking->limit)
		ranking->count++;
	memmove(&items[place + 1], &items[place],
		(ranking->count - place - 1) * sizeof(*items));
	items[place] = *current;
}

/* Since when the next check of them has been due. */
static int64_t due_at(const struct fonds_coverage_row *row, int64_t now)
{
	int64_t due = row->added_at;

	if (row->checked_at != 0 &&
		__builtin_add_overflow(row->checked_at, row->every, &due))
		return now;
	return due < now ? due : now;
}

static enum fonds_status rank_row(const struct fonds_coverage_row *row,
	void *payload, struct fonds_error **error)
{
	struct ranking *ranking = payload;
	struct fonds_overdue *current = &ranking->current;
	int64_t due;

	(void)error;
	if (row->is_holding) {
		rank_current(ranking);
		*current = (struct fonds_overdue){ .holding = row->holding };
		return FONDS_OK;
	}
	if (row->is_paused || !fonds_coverage_is_overdue(row, ranking->now))
		return FONDS_OK;
	due = due_at(row, ranking->now);
	if (current->files == 0 || due < current->due_at) {
		current->due_at = due;
		current->checked_at = row->checked_at;
	}
	current->files += row->files;
	current->bytes += row->bytes;
	return FONDS_OK;
}

static enum fonds_status tell(struct fonds_catalog *catalog,
	struct fonds_overdue *overdue, fonds_overdue_fn *each, void *payload,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_arena_init(&arena, ROW_MAX);
	fonds_query_begin(&query, catalog,
		"SELECT h.location, c.name FROM holding AS h JOIN collection"
		" AS c ON c.number = h.collection WHERE h.number = ?");
	fonds_query_integer(&query, overdue->holding);
	status = fonds_query_row(&query, &found, error);
	if (status == FONDS_OK && found) {
		overdue->location = fonds_query_get_text(&query, 0, &arena);
		overdue->collection = fonds_query_get_text(&query, 1, &arena);
		status = fonds_query_check(&query, &arena, error);
	}
	fonds_query_end(&query);
	if (status < 0 || !found)
		return status;
	return each(overdue, payload, error);
}

enum fonds_status fonds_coverage_overdue(struct fonds_catalog *catalog,
	int64_t collection, int64_t now, size_t limit, fonds_overdue_fn *each,
	void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) struct fonds_overdue *items = NULL;
	struct ranking ranking = { .now = now, .limit = limit };
	enum fonds_status status;

	if (limit == 0)
		return FONDS_OK;
	items = calloc(limit, sizeof(*items));
	if (!items)
		return fonds_fail_nomem(error);
	ranking.items = items;
	status = fonds_coverage_each_row(
		catalog, collection, now, rank_row, &ranking, error);
	if (status < 0)
		return status;
	rank_current(&ranking);
	for (size_t i = 0; status == FONDS_OK && i < ranking.count; i++)
		status = tell(catalog, &items[i], each, payload, error);
	return status;
}
