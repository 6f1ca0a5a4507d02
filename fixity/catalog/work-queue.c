/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The order of a run. Each shard gets a key, the lower the sooner: its rank
 * and the time of its oldest check. Neighbours of an incident are those that
 * were not checked since: else one bad file would have all beside it read in
 * every run, and with a budget nothing else. The inventory of a holding takes
 * the latest key of the holding, so that it comes after all files and yet not
 * after those of others; then keys are sorted here, where it is known how much
 * memory that takes.
 */
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/work-turn.h"

#define NEIGHBOUR_SECONDS ((int64_t)30 * 24 * 3600)

/* Ranks are above all times. */
#define RANK_SHIFT 59
#define TIME_MAX (((int64_t)1 << RANK_SHIFT) - 1)

struct placed {
	int64_t key;
	struct fonds_work_item item;
};

_Static_assert(sizeof(struct fonds_work_item) == 48, "for each shard");

static enum fonds_status count_open(struct fonds_catalog *catalog, int64_t run,
	uint64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT count(*) FROM run_shard WHERE run = ?"
		" AND ended_at IS NULL");
	fonds_query_integer(&query, run);
	status = fonds_query_row(&query, &found, error);
	*ret = found ? fonds_query_get_count(&query, 0) : 0;
	return status;
}

/* Columns 6 and 7: rank and time. A time to come is that of no check. */
static void get_placed(struct fonds_query *query, struct placed *ret)
{
	int64_t rank = fonds_query_get_integer(query, 6);
	int64_t time = fonds_query_get_integer(query, 7);

	if (time < 0)
		time = 0;
	if (time > TIME_MAX)
		time = TIME_MAX;
	*ret = (struct placed){
		.key = rank << RANK_SHIFT | time,
		.item = {
			.shard = fonds_query_get_integer(query, 0),
			.holding = fonds_query_get_integer(query, 1),
			.collection = fonds_query_get_integer(query, 2),
			/* The table has a CHECK for it. */
			.kind = (enum fonds_shard_kind)
				fonds_query_get_integer(query, 3),
			.files = fonds_query_get_count(query, 4),
			.bytes = fonds_query_get_count(query, 5),
		},
	};
}

/* At most room of them: others may record what was counted as open. */
static enum fonds_status read_placed(struct fonds_query *query,
	struct placed *placed, size_t room, size_t *ret,
	struct fonds_error **error)
{
	enum fonds_status status;
	bool found = false;
	size_t count = 0;

	do {
		status = fonds_query_row(query, &found, error);
		if (status < 0)
			return status;
		if (found)
			get_placed(query, &placed[count++]);
	} while (found && count < room);
	*ret = count;
	return FONDS_OK;
}

static enum fonds_status read_open(struct fonds_catalog *catalog, int64_t run,
	int64_t now, struct placed *placed, size_t room, size_t *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"WITH recent AS MATERIALIZED (SELECT i.number, i.holding,"
		"  h.volume, i.opened_at FROM incident AS i JOIN holding AS h"
		"  ON h.number = i.holding WHERE i.opened_at >= ?2 - ?3),"
		" in_shard AS MATERIALIZED (SELECT f.shard,"
		"  max(n.opened_at) AS at FROM finding AS f JOIN recent AS n"
		"  ON n.number = f.incident WHERE f.shard IS NOT NULL"
		"  GROUP BY f.shard),"
		" in_holding AS MATERIALIZED (SELECT holding,"
		"  max(opened_at) AS at FROM recent GROUP BY holding),"
		" in_volume AS MATERIALIZED (SELECT volume,"
		"  max(opened_at) AS at FROM recent WHERE volume IS NOT NULL"
		"  GROUP BY volume)"
		"SELECT s.number, s.holding, h.collection, s.kind, s.files,"
		" s.bytes, CASE"
		" WHEN coalesce(s.checked_at, 0) <= a.at THEN 0"
		" WHEN coalesce(s.checked_at, 0) <= b.at THEN 1"
		" WHEN coalesce(s.checked_at, 0) <= c.at THEN 2"
		" WHEN s.checked_at IS NULL OR s.checked_at > ?2 + ?4 THEN 3"
		" WHEN p.every_seconds > 0"
		"  AND s.checked_at <= ?2 - p.every_seconds THEN 4"
		" ELSE 5 END,"
		" CASE WHEN s.checked_at <= ?2 + ?4 THEN s.checked_at"
		"  ELSE 0 END"
		" FROM run_shard AS w JOIN shard AS s ON s.number = w.shard"
		" JOIN holding AS h ON h.number = s.holding"
		" LEFT JOIN in_shard AS a ON a.shard = s.number"
		" LEFT JOIN in_holding AS b ON b.holding = s.holding"
		" LEFT JOIN in_volume AS c ON c.volume = h.volume"
		" LEFT JOIN policy AS p ON p.number = (SELECT max(x.number)"
		"  FROM policy AS x WHERE x.collection = h.collection)"
		" WHERE w.run = ?1 AND w.ended_at IS NULL");
	fonds_query_integer(&query, run);
	fonds_query_integer(&query, now);
	fonds_query_integer(&query, NEIGHBOUR_SECONDS);
	fonds_query_integer(&query, FONDS_CLOCK_TOLERANCE);
	return room > 0 ? read_placed(&query, placed, room, ret, error)
			: FONDS_OK;
}

static int compare_integers(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

/* The files of a holding, then its inventory. */
static int compare_in_holding(const void *a, const void *b)
{
	const struct placed *x = a;
	const struct placed *y = b;
	int order = compare_integers(x->item.holding, y->item.holding);

	if (order == 0)
		order = (int)x->item.kind - (int)y->item.kind;
	return order != 0 ? order
			  : compare_integers(x->item.shard, y->item.shard);
}

static int compare_placed(const void *a, const void *b)
{
	const struct placed *x = a;
	const struct placed *y = b;
	int order = compare_integers(x->key, y->key);

	return order != 0 ? order : compare_in_holding(a, b);
}

static void place_inventories(struct placed *placed, size_t count)
{
	int64_t latest = 0;

	for (size_t i = 0; i < count; i++) {
		bool is_first = i == 0 || placed[i].item.holding !=
						  placed[i - 1].item.holding;

		if (is_first || placed[i].key > latest)
			latest = placed[i].key;
		if (placed[i].item.kind == FONDS_SHARD_INVENTORY)
			placed[i].key = latest;
	}
}

static void sort(struct placed *placed, size_t count)
{
	if (count == 0)
		return;
	qsort(placed, count, sizeof(*placed), compare_in_holding);
	place_inventories(placed, count);
	qsort(placed, count, sizeof(*placed), compare_placed);
}

/* The items alone, in the same memory. */
static struct fonds_work_item *strip(struct placed *placed, size_t count)
{
	char *bytes = (char *)placed;
	struct fonds_work_item *shrunk;

	for (size_t i = 0; i < count; i++) {
		struct fonds_work_item item = placed[i].item;

		memcpy(bytes + i * sizeof(item), &item, sizeof(item));
	}
	shrunk = realloc(placed, (count > 0 ? count : 1) * sizeof(*shrunk));
	return shrunk ? shrunk : (void *)placed;
}

enum fonds_status fonds_work_queue(struct fonds_catalog *catalog, int64_t run,
	struct fonds_work_item **ret, size_t *ret_count,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) struct placed *placed = NULL;
	enum fonds_status status;
	uint64_t open = 0;
	size_t count = 0;
	int64_t now = 0;

	status = fonds_db_now(catalog, &now, error);
	if (status == FONDS_OK)
		status = count_open(catalog, run, &open, error);
	if (status < 0)
		return status;
	placed = calloc(open > 0 ? (size_t)open : 1, sizeof(*placed));
	if (!placed)
		return fonds_fail_nomem(error);
	status = read_open(
		catalog, run, now, placed, (size_t)open, &count, error);
	if (status < 0)
		return status;
	sort(placed, count);
	*ret = strip(fonds_steal(&placed), count);
	*ret_count = count;
	return FONDS_OK;
}

enum fonds_status fonds_work_holding_is_done(struct fonds_catalog *catalog,
	int64_t run, int64_t holding, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT count(*) > 0 AND count(*) = count(w.ended_at)"
		" FROM shard AS s JOIN run_shard AS w ON w.run = ?"
		" AND w.shard = s.number WHERE s.holding = ?");
	fonds_query_integer(&query, run);
	fonds_query_integer(&query, holding);
	status = fonds_query_row(&query, &found, error);
	if (status == FONDS_OK)
		*ret = found && fonds_query_get_integer(&query, 0) != 0;
	return status;
}
