/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/coverage-rows.h"

#include "base/cleanup.h"
#include "fixity/catalog/verdict-columns.h"

/* The targets of pauses of a kind that hold; its value is the time. */
#define PAUSED(kind) \
	"IN (SELECT target FROM pause WHERE kind = " kind \
	" AND ended_at IS NULL AND (until_at IS NULL OR until_at > ?))"

/*
 * The holdings in question, with what is the same for all their files. None of
 * the lists of pauses depends on the row, so each is made once.
 */
/* clang-format off */
#define HOLDINGS \
	"WITH h AS MATERIALIZED (SELECT number, files, bytes, added_at," \
	" coalesce((SELECT every_seconds FROM policy" \
	" WHERE policy.collection = holding.collection" \
	" ORDER BY policy.number DESC LIMIT 1), 0) AS every," \
	" CASE WHEN 0 " PAUSED("0") \
	" OR collection " PAUSED("1") \
	" OR volume " PAUSED("2") \
	" OR number " PAUSED("3") \
	" THEN 1 ELSE 0 END AS is_paused FROM holding" \
	" WHERE files IS NOT NULL AND (? = 0 OR collection = ?)" \
	" AND NOT EXISTS (SELECT 1 FROM removal" \
	" WHERE removal.holding = holding.number))"
/* clang-format on */

/* The state of the shard that a file is in. */
#define OF_ITS_SHARD \
	"(SELECT s.checked_at FROM shard AS s WHERE s.holding = t.holding" \
	" AND s.kind = 0 AND s.first <= t.path ORDER BY s.first DESC LIMIT 1)"

enum part {
	PART_HOLDING = 0,
	PART_SHARD = 1,
	PART_FILE = 2,
};

/* When it was checked, and of a file the verdict, and when its shard was. */
#define ROWS \
	" SELECT number AS holding, 0 AS part, files, bytes, NULL, 0, NULL," \
	" added_at, every, is_paused FROM h" \
	" UNION ALL SELECT h.number, 1, s.files, s.bytes, s.checked_at, 0," \
	" NULL, h.added_at, h.every, h.is_paused FROM h CROSS JOIN shard AS s" \
	" WHERE s.holding = h.number AND s.kind = 0" \
	" UNION ALL SELECT h.number, 2, 1, f.size, t.checked_at, t.verdict," \
	" " OF_ITS_SHARD ", h.added_at, h.every, h.is_paused" \
	" FROM h CROSS JOIN file_state AS t CROSS JOIN file AS f" \
	" WHERE t.holding = h.number AND f.holding = t.holding" \
	" AND f.path = t.path ORDER BY 1, 2"

#define JUDGES(name, verdict) [FONDS_VERDICT_##verdict] = true,

static bool judges(enum fonds_verdict verdict)
{
	static const bool table[FONDS_VERDICT_COUNT] = {
		FONDS_EACH_JUDGING_VERDICT(JUDGES, JUDGES)
	};

	return table[verdict];
}

bool fonds_coverage_is_in_future(int64_t at, int64_t now)
{
	return at > now && (uint64_t)at - (uint64_t)now > FONDS_CLOCK_TOLERANCE;
}

uint64_t fonds_coverage_age(int64_t then, int64_t now)
{
	return then < now ? (uint64_t)now - (uint64_t)then : 0;
}

/*
 * Files that were never checked were at least verified when they were
 * registered: with a period, they have that long from then on.
 */
bool fonds_coverage_is_overdue(
	const struct fonds_coverage_row *row, int64_t now)
{
	int64_t since = row->checked_at != 0 ? row->checked_at : row->added_at;

	if (fonds_coverage_is_in_future(since, now))
		return true;
	if (row->every == 0)
		return row->checked_at == 0;
	return fonds_coverage_age(since, now) > (uint64_t)row->every;
}

/* What a shard says of those of its files that do not speak for themselves. */
static void set_as_shard(struct fonds_coverage_row *row, int64_t checked_at)
{
	row->checked_at = checked_at;
	row->verdict = checked_at != 0 ? FONDS_VERDICT_OK
				       : FONDS_VERDICT_NOT_CHECKED;
}

static enum fonds_status tell_file(struct fonds_query *query,
	struct fonds_coverage_row *row, fonds_coverage_row_fn *each,
	void *payload, struct fonds_error **error)
{
	struct fonds_coverage_row out = *row;
	enum fonds_status status;

	out.files = -row->files;
	out.bytes = -row->bytes;
	set_as_shard(&out, fonds_query_get_integer(query, 6));
	status = each(&out, payload, error);
	if (status < 0)
		return status;
	row->verdict = fonds_query_get_verdict(query, 5);
	row->checked_at = judges(row->verdict)
				  ? fonds_query_get_integer(query, 4)
				  : 0;
	return each(row, payload, error);
}

static enum fonds_status tell_row(struct fonds_query *query,
	fonds_coverage_row_fn *each, void *payload, struct fonds_error **error)
{
	enum part part = (enum part)fonds_query_get_integer(query, 1);
	struct fonds_coverage_row row = {
		.is_holding = part == PART_HOLDING,
		.holding = fonds_query_get_integer(query, 0),
		.files = fonds_query_get_count(query, 2),
		.bytes = fonds_query_get_count(query, 3),
		.added_at = fonds_query_get_integer(query, 7),
		.every = fonds_query_get_integer(query, 8),
		.is_paused = fonds_query_get_integer(query, 9) != 0,
	};

	if (part == PART_FILE)
		return tell_file(query, &row, each, payload, error);
	set_as_shard(&row, fonds_query_get_integer(query, 4));
	return each(&row, payload, error);
}

static enum fonds_status tell_rows(struct fonds_query *query,
	fonds_coverage_row_fn *each, void *payload, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	bool found = true;

	while (status == FONDS_OK && found) {
		status = fonds_query_row(query, &found, error);
		if (status == FONDS_OK && found)
			status = tell_row(query, each, payload, error);
	}
	return status;
}

enum fonds_status fonds_coverage_each_row(struct fonds_catalog *catalog,
	int64_t collection, int64_t now, fonds_coverage_row_fn *each,
	void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog, HOLDINGS ROWS);
	for (int kind = 0; kind < 4; kind++)
		fonds_query_integer(&query, now);
	fonds_query_integer(&query, collection);
	fonds_query_integer(&query, collection);
	status = tell_rows(&query, each, payload, error);
	if (status < 0)
		return status;
	return fonds_query_check(&query, NULL, error);
}
