/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The last checks of the files of a shard. After a whole check they are that
 * of the shard, with a row for each file that is not ok. After a part of one,
 * each file that was checked has a row of its own; when all have one, they are
 * folded: the shard was checked when its oldest was, by the first of their
 * runs, and rows that say "ok" say nothing more.
 */
#include <string.h>

#include "base/cleanup.h"
#include "fixity/catalog/work-result.h"

/* Its holding and its paths, from the first to the last. */
static void bind_range(
	struct fonds_query *query, const struct fonds_claim *claim)
{
	fonds_query_integer(query, claim->holding);
	fonds_query_bytes(query, claim->first, strlen(claim->first));
	fonds_query_bytes(query, claim->last, strlen(claim->last));
}

static enum fonds_status forget_all(
	const struct fonds_work_recording *recording,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, recording->catalog,
		"DELETE FROM file_state WHERE holding = ?"
		" AND path BETWEEN ? AND ?");
	bind_range(&query, recording->claim);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status forget_ok(const struct fonds_work_recording *recording,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, recording->catalog,
		"DELETE FROM file_state WHERE holding = ?"
		" AND path BETWEEN ? AND ? AND verdict = 0");
	bind_range(&query, recording->claim);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status put_file(const struct fonds_work_recording *recording,
	const struct fonds_work_file *file, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, recording->catalog,
		"INSERT INTO file_state (holding, path, checked_at, run,"
		" verdict) VALUES (?, ?, ?, ?, ?)"
		" ON CONFLICT (holding, path) DO UPDATE SET"
		" checked_at = excluded.checked_at, run = excluded.run,"
		" verdict = excluded.verdict");
	fonds_query_integer(&query, recording->claim->holding);
	fonds_query_bytes(&query, file->path, strlen(file->path));
	fonds_query_integer(&query, file->checked_at > 0
					    ? file->checked_at
					    : recording->result->checked_at);
	fonds_query_integer(&query, recording->claim->run);
	fonds_query_integer(&query, (int64_t)file->verdict);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status put_files(const struct fonds_work_recording *recording,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; i < recording->result->file_count; i++) {
		const struct fonds_work_file *file = recording->files[i];
		bool is_said = file->verdict == FONDS_VERDICT_OK &&
			       recording->is_whole;

		if (status < 0)
			return status;
		if (!is_said && !fonds_work_leaves_untouched(file->verdict))
			status = put_file(recording, file, error);
	}
	return status;
}

static enum fonds_status set_shard(const struct fonds_work_recording *recording,
	int64_t checked_at, int64_t run, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, recording->catalog,
		"UPDATE shard SET checked_at = ?, checked_run = ?"
		" WHERE number = ?");
	fonds_query_integer(&query, checked_at);
	fonds_query_integer(&query, run);
	fonds_query_integer(&query, recording->claim->shard);
	return fonds_query_run(&query, NULL, error);
}

/* *ret is 0 while a file has no row. The run is the first of all of them. */
static enum fonds_status oldest_of_all(
	const struct fonds_work_recording *recording, int64_t *ret,
	int64_t *ret_run, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, recording->catalog,
		"SELECT count(*), min(checked_at), min(run) FROM file_state"
		" WHERE holding = ? AND path BETWEEN ? AND ?");
	bind_range(&query, recording->claim);
	status = fonds_query_row(&query, &found, error);
	*ret = 0;
	if (status < 0 || !found ||
		fonds_query_get_count(&query, 0) != recording->claim->files)
		return status;
	*ret = fonds_query_get_integer(&query, 1);
	*ret_run = fonds_query_get_integer(&query, 2);
	return FONDS_OK;
}

static enum fonds_status fold(const struct fonds_work_recording *recording,
	struct fonds_error **error)
{
	int64_t oldest = 0;
	int64_t run = 0;
	enum fonds_status status = oldest_of_all(
		recording, &oldest, &run, error);

	if (status < 0 || oldest == 0)
		return status;
	status = set_shard(recording, oldest, run, error);
	return status == FONDS_OK ? forget_ok(recording, error) : status;
}

enum fonds_status fonds_work_record_files(
	const struct fonds_work_recording *recording,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	if (recording->is_whole)
		status = forget_all(recording, error);
	if (status == FONDS_OK)
		status = put_files(recording, error);
	if (status < 0)
		return status;
	return recording->is_whole
		       ? set_shard(recording, recording->result->checked_at,
				 recording->claim->run, error)
		       : fold(recording, error);
}
