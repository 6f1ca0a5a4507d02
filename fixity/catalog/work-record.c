/* SPDX-License-Identifier: Apache-2.0 */
/* A result goes into the catalog whole, or is refused. */
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/work-result.h"

/*
 * Is the claim still the one of the shard? Its run goes on, the shard has no
 * result, and nobody has taken it over: the epoch says so even when the lease
 * has ended.
 */
static enum fonds_status is_valid(struct fonds_catalog *catalog,
	const struct fonds_claim *claim, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"SELECT 1 FROM run_shard AS w JOIN run AS r"
		" ON r.number = w.run JOIN auditor AS a ON a.number = w.auditor"
		" WHERE w.run = ? AND w.shard = ? AND w.auditor = ?"
		" AND w.epoch = ? AND w.files = ? AND w.ended_at IS NULL"
		" AND r.state = 0 AND a.ended_at IS NULL");
	fonds_query_integer(&query, claim->run);
	fonds_query_integer(&query, claim->shard);
	fonds_query_integer(&query, claim->auditor);
	fonds_query_integer(&query, claim->epoch);
	fonds_query_count(&query, claim->files);
	return fonds_query_row(&query, ret, error);
}

static enum fonds_status end_turn(const struct fonds_work_recording *recording,
	struct fonds_error **error)
{
	const struct fonds_work_result *result = recording->result;
	struct fonds_turn_end end = {
		.run = recording->claim->run,
		.shard = recording->claim->shard,
		.at = recording->now,
		.files = recording->claim->files,
		.bytes = result->bytes,
		.findings = result->finding_count,
	};

	for (int i = 0; i < FONDS_VERDICT_COUNT; i++)
		end.verdicts[i] = result->verdicts[i];
	return fonds_turn_end(recording->catalog, &end, error);
}

static enum fonds_status add_to_auditor(
	const struct fonds_work_recording *recording,
	struct fonds_error **error)
{
	const struct fonds_work_result *result = recording->result;
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, recording->catalog,
		"UPDATE auditor SET seen_at = ?, files = files + ?,"
		" bytes = bytes + ?, past_cache = past_cache + ?,"
		" busy_ms = busy_ms + ? WHERE number = ?");
	fonds_query_integer(&query, recording->now);
	fonds_query_count(
		&query, recording->claim->files - recording->untouched);
	fonds_query_count(&query, result->bytes);
	fonds_query_count(&query, result->past_cache);
	fonds_query_count(&query, result->busy_ms);
	fonds_query_integer(&query, recording->claim->auditor);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status record(struct fonds_work_recording *recording,
	bool *ret_is_accepted, struct fonds_error **error)
{
	static enum fonds_status (*const parts[])(
		const struct fonds_work_recording *recording,
		struct fonds_error **error) = {
		end_turn,
		fonds_work_record_files,
		fonds_work_record_digests,
		fonds_work_record_findings,
		fonds_work_record_sound,
		add_to_auditor,
	};
	enum fonds_status status = is_valid(
		recording->catalog, recording->claim, ret_is_accepted, error);

	if (status < 0 || !*ret_is_accepted)
		return status;
	for (size_t i = 0; i < sizeof(parts) / sizeof(parts[0]); i++) {
		status = parts[i](recording, error);
		if (status < 0)
			return status;
	}
	return FONDS_OK;
}

enum fonds_status fonds_work_record(struct fonds_catalog *catalog,
	const struct fonds_claim *claim, const struct fonds_work_result *result,
	bool *ret_is_accepted, struct fonds_error **error)
{
	fonds_cleanup(fonds_work_recording_clear) struct fonds_work_recording
		recording = { 0 };
	struct fonds_act act;
	bool is_accepted = false;
	enum fonds_status status = fonds_work_recording_init(
		&recording, catalog, claim, result, error);

	if (status == FONDS_OK)
		status = fonds_act_begin(&act, catalog, NULL, error);
	if (status < 0)
		return status;
	recording.now = act.at;
	status = record(&recording, &is_accepted, error);
	status = fonds_act_end(&act, status, error);
	if (status < 0)
		return status;
	fonds_leases_remove(
		&catalog->leases, claim->auditor, claim->shard, claim->epoch);
	*ret_is_accepted = is_accepted;
	return FONDS_OK;
}
