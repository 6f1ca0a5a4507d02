/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The figures of a run are added up while it is recorded. Here they are
 * counted once more, from the rows of its shards, of what had no turn, and of
 * its findings. One statement reads them all, so that what is compared is of
 * one moment, also while the run goes on.
 */
#include <stdarg.h>
#include <stdio.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/run.h"
#include "fixity/catalog/verdict-columns.h"

#define ZERO_FIRST(name) "0"
#define ZERO_NEXT(name) ", 0"
#define ZEROS FONDS_EACH_VERDICT_COLUMN(ZERO_FIRST, ZERO_NEXT)

/* Which rows a row of the statement sums. */
enum part {
	PART_RUN = 0,
	PART_SHARDS = 1,
	PART_REST = 2, /* a row for each verdict, which is in holdings */
	PART_FINDINGS = 3,
};

#define PARTS \
	"SELECT 0, holdings, files, bytes, findings, " FONDS_VERDICT_COLUMNS \
	" FROM run WHERE number = ?" \
	" UNION ALL SELECT 1, count(DISTINCT s.holding)," \
	" coalesce(sum(r.files), 0), coalesce(sum(r.bytes), 0), 0," \
	" " FONDS_VERDICT_SUMS " FROM run_shard AS r" \
	" JOIN shard AS s ON s.number = r.shard WHERE r.run = ?" \
	" UNION ALL SELECT 2, verdict, sum(files), 0, 0, " ZEROS \
	" FROM run_rest WHERE run = ? GROUP BY verdict" \
	" UNION ALL SELECT 3, 0, 0, 0, count(*), " ZEROS \
	" FROM finding WHERE run = ?"

struct figures {
	uint64_t holdings;
	uint64_t files;
	uint64_t bytes;
	uint64_t findings;
	uint64_t verdicts[FONDS_VERDICT_COUNT];
};

struct recount {
	struct fonds_catalog *catalog;
	int64_t run;
	fonds_recount_fn *each;
	void *payload;
	uint64_t differences;
	bool is_found;       /* the run */
	bool has_rest;       /* whose holdings are not counted */
	struct figures said; /* by the run */
	struct figures rows; /* counted */
};

__attribute__((format(printf, 3, 4))) static enum fonds_status tell(
	struct recount *recount, struct fonds_error **error, const char *format,
	...)
{
	char text[256];
	va_list args;

	va_start(args, format);
	(void)vsnprintf(text, sizeof(text), format, args);
	va_end(args);
	recount->differences++;
	return recount->each(text, recount->payload, error);
}

static void add_part(
	struct recount *recount, enum part part, struct fonds_query *query)
{
	struct figures *figures = &recount->rows;

	switch (part) {
	case PART_RUN:
		recount->is_found = true;
		recount->said.findings = fonds_query_get_count(query, 4);
		figures = &recount->said;
		/* fall through */
	case PART_SHARDS:
		figures->holdings = fonds_query_get_count(query, 1);
		figures->files += fonds_query_get_count(query, 2);
		figures->bytes = fonds_query_get_count(query, 3);
		for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
			figures->verdicts[i] += fonds_query_get_count(
				query, 5 + i);
		break;
	case PART_REST:
		recount->has_rest = true;
		figures->files += fonds_query_get_count(query, 2);
		figures->verdicts[fonds_query_get_verdict(query, 1)] +=
			fonds_query_get_count(query, 2);
		break;
	case PART_FINDINGS:
		figures->findings = fonds_query_get_count(query, 4);
		break;
	}
}

static enum fonds_status read_parts(
	struct recount *recount, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, recount->catalog, PARTS);
	for (int i = 0; i < 4; i++)
		fonds_query_integer(&query, recount->run);
	for (;;) {
		status = fonds_query_row(&query, &found, error);
		if (status < 0)
			return status;
		if (!found)
			break;
		add_part(recount, (enum part)fonds_query_get_integer(&query, 0),
			&query);
	}
	return fonds_query_check(&query, NULL, error);
}

static enum fonds_status compare(struct recount *recount, const char *what,
	uint64_t said, uint64_t rows, struct fonds_error **error)
{
	if (said == rows)
		return FONDS_OK;
	return tell(recount, error,
		"%s: run %lld says %llu, and its rows give %llu", what,
		(long long)recount->run, (unsigned long long)said,
		(unsigned long long)rows);
}

/* What had no turn is not known by holding, so there may be more of them. */
static enum fonds_status compare_holdings(
	struct recount *recount, struct fonds_error **error)
{
	uint64_t said = recount->said.holdings;
	uint64_t rows = recount->rows.holdings;

	if (recount->has_rest && said >= rows)
		return FONDS_OK;
	return compare(recount, "holdings", said, rows, error);
}

static enum fonds_status compare_run(
	struct recount *recount, struct fonds_error **error)
{
	const struct figures *said = &recount->said;
	const struct figures *rows = &recount->rows;
	enum fonds_status status = compare_holdings(recount, error);

	if (status == FONDS_OK)
		status = compare(
			recount, "files", said->files, rows->files, error);
	if (status == FONDS_OK)
		status = compare(
			recount, "bytes", said->bytes, rows->bytes, error);
	if (status == FONDS_OK)
		status = compare(recount, "findings", said->findings,
			rows->findings, error);
	for (int i = 0; status == FONDS_OK && i < FONDS_VERDICT_COUNT; i++)
		status = compare(recount,
			fonds_verdict_name((enum fonds_verdict)i),
			said->verdicts[i], rows->verdicts[i], error);
	return status;
}

/* A shard of the run, and its findings as they are counted from their rows. */
struct shard_figures {
	int64_t shard;
	uint64_t findings;
	uint64_t unexpected;
	uint64_t finding_rows;
	uint64_t unexpected_rows;
};

/* The next whose figures differ; its number is 0 at the end. */
static enum fonds_status next_bent_shard(struct recount *recount, int64_t after,
	struct shard_figures *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	*ret = (struct shard_figures){ 0 };
	fonds_query_begin(&query, recount->catalog,
		"SELECT shard, findings, unexpected, rows, unexpected_rows FROM"
		" (SELECT r.shard, r.findings, r.unexpected,"
		" coalesce(f.rows, 0) AS rows,"
		" coalesce(f.unexpected_rows, 0) AS unexpected_rows"
		" FROM run_shard AS r LEFT JOIN (SELECT shard,"
		" count(*) AS rows, sum(CASE verdict WHEN 4 THEN 1 ELSE 0 END)"
		" AS unexpected_rows FROM finding WHERE run = ?"
		" AND shard IS NOT NULL GROUP BY shard) AS f"
		" ON f.shard = r.shard WHERE r.run = ?) AS both"
		" WHERE shard > ? AND (findings <> rows"
		" OR unexpected <> unexpected_rows) ORDER BY shard LIMIT 1");
	fonds_query_integer(&query, recount->run);
	fonds_query_integer(&query, recount->run);
	fonds_query_integer(&query, after);
	status = fonds_query_row(&query, &found, error);
	if (status < 0 || !found)
		return status;
	*ret = (struct shard_figures){
		.shard = fonds_query_get_integer(&query, 0),
		.findings = fonds_query_get_count(&query, 1),
		.unexpected = fonds_query_get_count(&query, 2),
		.finding_rows = fonds_query_get_count(&query, 3),
		.unexpected_rows = fonds_query_get_count(&query, 4),
	};
	return FONDS_OK;
}

static enum fonds_status compare_shards(
	struct recount *recount, struct fonds_error **error)
{
	struct shard_figures bent = { 0 };

	for (;;) {
		enum fonds_status status = next_bent_shard(
			recount, bent.shard, &bent, error);

		if (status < 0 || bent.shard == 0)
			return status;
		status = tell(recount, error,
			"shard %lld of run %lld: it says %llu findings and "
			"%llu unexpected, and there are %llu and %llu",
			(long long)bent.shard, (long long)recount->run,
			(unsigned long long)bent.findings,
			(unsigned long long)bent.unexpected,
			(unsigned long long)bent.finding_rows,
			(unsigned long long)bent.unexpected_rows);
		if (status < 0)
			return status;
	}
}

enum fonds_status fonds_run_recount(struct fonds_catalog *catalog, int64_t run,
	fonds_recount_fn *each, void *payload, uint64_t *ret,
	struct fonds_error **error)
{
	struct recount recount = {
		.catalog = catalog,
		.run = run,
		.each = each,
		.payload = payload,
	};
	enum fonds_status status = read_parts(&recount, error);

	if (status == FONDS_OK && !recount.is_found)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"no run %lld in the catalog '%s'", (long long)run,
			catalog->path);
	if (status == FONDS_OK)
		status = compare_run(&recount, error);
	if (status == FONDS_OK)
		status = compare_shards(&recount, error);
	if (status == FONDS_OK)
		*ret = recount.differences;
	return status;
}
