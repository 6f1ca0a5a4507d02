/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Counted from shards, and from the files that differ from theirs: so the time
 * it takes grows with these and not with the files.
 */
#include "fixity/catalog/coverage.h"

#include "base/error.h"
#include "fixity/catalog/coverage-rows.h"

#define DAY ((uint64_t)24 * 60 * 60)

struct counting {
	int64_t now;
	uint64_t registered; /* files, as the holdings say */
	struct fonds_coverage coverage;
};

static void count_age(
	struct counting *counting, const struct fonds_coverage_row *row)
{
	struct fonds_coverage *coverage = &counting->coverage;
	const struct {
		uint64_t days;
		uint64_t *files;
	} spans[] = {
		{ 1, &coverage->within_day },
		{ 7, &coverage->within_week },
		{ 30, &coverage->within_month },
		{ 90, &coverage->within_quarter },
		{ 365, &coverage->within_year },
	};
	uint64_t age = fonds_coverage_age(row->checked_at, counting->now);

	if (fonds_coverage_is_in_future(row->checked_at, counting->now)) {
		coverage->in_future += row->files;
		return;
	}
	for (size_t i = 0; i < sizeof(spans) / sizeof(spans[0]); i++)
		if (age <= spans[i].days * DAY)
			*spans[i].files += row->files;
}

static void count_policy(
	struct counting *counting, const struct fonds_coverage_row *row)
{
	struct fonds_coverage *coverage = &counting->coverage;

	if (row->is_paused)
		coverage->paused += row->files;
	if (!fonds_coverage_is_overdue(row, counting->now)) {
		coverage->within_policy += row->files;
	} else if (!row->is_paused) {
		coverage->overdue += row->files;
		coverage->overdue_bytes += row->bytes;
	}
}

static enum fonds_status count_row(const struct fonds_coverage_row *row,
	void *payload, struct fonds_error **error)
{
	struct counting *counting = payload;
	struct fonds_coverage *coverage = &counting->coverage;

	(void)error;
	if (row->is_holding) {
		coverage->holdings++;
		counting->registered += row->files;
		return FONDS_OK;
	}
	coverage->files += row->files;
	coverage->bytes += row->bytes;
	coverage->verdicts[row->verdict] += row->files;
	count_policy(counting, row);
	if (row->checked_at == 0) {
		coverage->never += row->files;
		return FONDS_OK;
	}
	count_age(counting, row);
	if (coverage->oldest == 0 || row->checked_at < coverage->oldest)
		coverage->oldest = row->checked_at;
	return FONDS_OK;
}

enum fonds_status fonds_coverage_get(struct fonds_catalog *catalog,
	int64_t collection, int64_t now, struct fonds_coverage *ret,
	struct fonds_error **error)
{
	struct counting counting = { .now = now };
	enum fonds_status status = fonds_coverage_each_row(
		catalog, collection, now, count_row, &counting, error);

	if (status < 0)
		return status;
	if (counting.registered != counting.coverage.files)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the catalog '%s' is damaged: %llu files are "
			"registered, and its shards have %llu",
			catalog->path, (unsigned long long)counting.registered,
			(unsigned long long)counting.coverage.files);
	*ret = counting.coverage;
	return FONDS_OK;
}
