/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/shard-check.h"

#include <stdlib.h>

#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"

enum fonds_status fonds_shard_check_new(struct fonds_catalog *catalog,
	struct fonds_claim *claim, struct fonds_open_place *place,
	const struct fonds_shard_wish *wish, struct fonds_shard_check **ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_shard_check_freep) struct fonds_shard_check *shard =
		calloc(1, sizeof(*shard));
	enum fonds_status status;

	if (!shard) {
		fonds_claim_clear(claim);
		return fonds_fail_nomem(error);
	}
	shard->claim = *claim;
	*claim = (struct fonds_claim){ 0 };
	shard->place = place;
	shard->begun_at = fonds_clock_now();
	shard->begun_ns = fonds_clock_steady_ns();
	fonds_finding_rows_init(&shard->rows);
	status = fonds_shard_files_read(
		catalog, &shard->claim, wish, &shard->files, error);
	if (status < 0)
		return status;
	for (size_t i = 0; i < shard->files.count; i++) {
		shard->files.items[i].item.tree = place->place.tree;
		shard->files.items[i].item.payload = shard;
	}
	*ret = fonds_steal(&shard);
	return FONDS_OK;
}

void fonds_shard_check_free(struct fonds_shard_check *shard)
{
	if (!shard)
		return;
	fonds_claim_clear(&shard->claim);
	fonds_shard_files_clear(&shard->files);
	fonds_finding_rows_clear(&shard->rows);
	free(shard);
}

void fonds_shard_check_freep(struct fonds_shard_check **shard)
{
	fonds_shard_check_free(*shard);
}

static const bool is_failure[FONDS_VERDICT_COUNT] = {
	[FONDS_VERDICT_MISSING] = true,
	[FONDS_VERDICT_UNREADABLE] = true,
	[FONDS_VERDICT_DENIED] = true,
};

/* A file that gets one of these has its own finding. */
static const bool is_told[FONDS_VERDICT_COUNT] = {
	[FONDS_VERDICT_CORRUPT] = true,
	[FONDS_VERDICT_CORRUPT_UNCONFIRMED] = true,
	[FONDS_VERDICT_MISSING] = true,
	[FONDS_VERDICT_UNREADABLE] = true,
	[FONDS_VERDICT_DENIED] = true,
	[FONDS_VERDICT_UNSTABLE] = true,
	[FONDS_VERDICT_MOVED] = true,
};

/* The last check of a file that gets one of these stays what it was. */
static const bool is_unseen[FONDS_VERDICT_COUNT] = {
	[FONDS_VERDICT_VOLUME_OFFLINE] = true,
	[FONDS_VERDICT_NOT_CHECKED] = true,
	[FONDS_VERDICT_SKIPPED] = true,
	[FONDS_VERDICT_NOT_DUE] = true,
};

void fonds_shard_check_mark_unseen(struct fonds_shard_check *shard,
	enum fonds_verdict verdict, const char *detail)
{
	int64_t now = fonds_clock_now();

	for (size_t i = 0; i < shard->files.count; i++) {
		struct fonds_shard_file *file = &shard->files.items[i];

		if (file->verdict != FONDS_VERDICT_NOT_CHECKED)
			continue;
		file->verdict = verdict;
		file->detail = detail;
		file->found_at = now;
	}
}

void fonds_shard_check_mark_gone(
	struct fonds_shard_check *shard, const char *detail)
{
	for (size_t i = 0; i < shard->files.count; i++)
		if (is_failure[shard->files.items[i].verdict])
			shard->files.items[i].verdict =
				FONDS_VERDICT_NOT_CHECKED;
	fonds_shard_check_mark_unseen(
		shard, FONDS_VERDICT_VOLUME_OFFLINE, detail);
}

size_t fonds_shard_check_count(
	const struct fonds_shard_check *shard, enum fonds_verdict verdict)
{
	size_t count = 0;

	for (size_t i = 0; i < shard->files.count; i++)
		count += shard->files.items[i].verdict == verdict;
	return count;
}

bool fonds_shard_check_has_failures(const struct fonds_shard_check *shard)
{
	for (size_t i = 0; i < shard->files.count; i++)
		if (is_failure[shard->files.items[i].verdict])
			return true;
	return false;
}

bool fonds_shard_check_has_evidence(const struct fonds_shard_check *shard)
{
	for (size_t i = 0; i < shard->files.count; i++) {
		enum fonds_verdict verdict = shard->files.items[i].verdict;

		if (is_told[verdict] && verdict != FONDS_VERDICT_MISSING)
			return true;
	}
	return false;
}

static void add_finding(
	struct fonds_shard_check *shard, const struct fonds_shard_file *file)
{
	struct fonds_audit_finding *row = fonds_finding_rows_add(&shard->rows,
		fonds_bag_path_text(file->path), file->verdict,
		file->detail ? file->detail : "", file->found_at);

	if (!row)
		return;
	row->expected_size = file->item.size;
	row->expected = file->expected;
	row->actual = file->actual;
	row->moved_to = file->moved_to;
	if (file->damage) {
		row->damage_offset = file->damage->offset;
		row->damage_length = file->damage->length;
		row->damage_pattern = fonds_damage_pattern_name(
			file->damage->pattern);
	}
	if (file->was_read || file->verdict == FONDS_VERDICT_MOVED)
		row->actual_size = file->size;
}

/* The arrays of a result, with room for all that there can be. */
struct rows {
	struct fonds_work_file *files;
	struct fonds_work_digest *digests;
};

static void rows_clear(struct rows *rows)
{
	free(rows->files);
	free(rows->digests);
}

static size_t count_added(const struct fonds_shard_check *shard)
{
	size_t count = 0;

	for (size_t i = 0; i < shard->files.count; i++)
		count += shard->files.items[i].added_count;
	return count;
}

static enum fonds_status make_rows(const struct fonds_shard_check *shard,
	struct rows *rows, struct fonds_error **error)
{
	rows->files = calloc(shard->files.count + 1, sizeof(*rows->files));
	rows->digests = calloc(count_added(shard) + 1, sizeof(*rows->digests));
	return rows->files && rows->digests ? FONDS_OK
					    : fonds_fail_nomem(error);
}

static void add_digests(struct rows *rows, struct fonds_work_result *result,
	const struct fonds_shard_file *file)
{
	for (size_t i = 0; i < file->added_count; i++)
		rows->digests[result->digest_count++] =
			(struct fonds_work_digest){
				.path = fonds_bag_path_text(file->path),
				.change = file->change,
				.digest = file->added[i],
			};
}

static void add_file(struct fonds_shard_check *shard, struct rows *rows,
	struct fonds_work_result *result, const struct fonds_shard_file *file)
{
	if (file->verdict != FONDS_VERDICT_OK || result->is_partial)
		rows->files[result->file_count++] = (struct fonds_work_file){
			.path = fonds_bag_path_text(file->path),
			.verdict = file->verdict,
			.checked_at = result->checked_at,
		};
	if (file->verdict == FONDS_VERDICT_OK)
		add_digests(rows, result, file);
	if (is_told[file->verdict])
		add_finding(shard, file);
}

static void fill(struct fonds_shard_check *shard, struct rows *rows,
	struct fonds_work_result *result)
{
	const struct fonds_shard_files *files = &shard->files;

	for (size_t i = 0; i < files->count; i++) {
		result->verdicts[files->items[i].verdict]++;
		result->is_partial |= is_unseen[files->items[i].verdict];
	}
	for (size_t i = 0; i < files->count; i++)
		add_file(shard, rows, result, &files->items[i]);
	result->verdicts[FONDS_VERDICT_UNEXPECTED] = shard->unexpected;
	result->files = rows->files;
	result->digests = rows->digests;
	result->findings = shard->rows.items;
	result->finding_count = shard->rows.count;
}

enum fonds_status fonds_shard_check_record(struct fonds_shard_check *shard,
	struct fonds_catalog *catalog, uint64_t busy_ms, bool *ret_is_accepted,
	struct fonds_error **error)
{
	fonds_cleanup(rows_clear) struct rows rows = { 0 };
	struct fonds_work_result result = {
		.bytes = shard->bytes,
		.past_cache = shard->past_cache,
		.busy_ms = busy_ms,
		.checked_at = shard->begun_at,
	};
	enum fonds_status status = fonds_arena_check(
		&shard->files.arena, "the list of findings", error);

	if (status == FONDS_OK)
		status = make_rows(shard, &rows, error);
	if (status < 0)
		return status;
	fill(shard, &rows, &result);
	status = fonds_finding_rows_check(&shard->rows, error);
	if (status < 0)
		return status;
	return fonds_work_record(
		catalog, &shard->claim, &result, ret_is_accepted, error);
}
