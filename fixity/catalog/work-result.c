/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/work-result.h"

#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

/* What becomes of a file, or is found, with each verdict. */
static const struct {
	bool is_untouched; /* the last check stays */
	bool is_of_file;   /* of a registered one that was checked */
	bool is_finding;
} kinds[FONDS_VERDICT_COUNT] = {
	[FONDS_VERDICT_OK] = { false, true, false },
	[FONDS_VERDICT_CORRUPT] = { false, true, true },
	[FONDS_VERDICT_CORRUPT_UNCONFIRMED] = { false, true, true },
	[FONDS_VERDICT_MISSING] = { false, true, true },
	[FONDS_VERDICT_UNEXPECTED] = { false, false, true },
	[FONDS_VERDICT_UNREADABLE] = { false, true, true },
	[FONDS_VERDICT_DENIED] = { false, true, true },
	[FONDS_VERDICT_UNSTABLE] = { false, true, true },
	[FONDS_VERDICT_VOLUME_OFFLINE] = { true, false, true },
	[FONDS_VERDICT_NOT_CHECKED] = { true, false, false },
	[FONDS_VERDICT_MOVED] = { false, true, true },
	[FONDS_VERDICT_SKIPPED] = { true, false, false },
	[FONDS_VERDICT_NOT_DUE] = { true, false, false },
};

bool fonds_work_leaves_untouched(enum fonds_verdict verdict)
{
	return kinds[verdict].is_untouched;
}

static enum fonds_status fail(const struct fonds_work_recording *recording,
	const char *what, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_INVALID,
		"the result for shard %lld of run %lld contradicts itself: %s",
		(long long)recording->claim->shard,
		(long long)recording->claim->run, what);
}

static enum fonds_status check_sum(
	struct fonds_work_recording *recording, struct fonds_error **error)
{
	const struct fonds_work_result *result = recording->result;
	uint64_t rest = recording->claim->files;

	for (int i = 0; i < FONDS_VERDICT_COUNT; i++) {
		if (i == FONDS_VERDICT_UNEXPECTED)
			continue;
		if (result->verdicts[i] > rest)
			return fail(recording,
				"it has more verdicts than files", error);
		rest -= result->verdicts[i];
		if (kinds[i].is_untouched)
			recording->untouched += result->verdicts[i];
	}
	return rest == 0 ? FONDS_OK
			 : fail(recording, "it has less verdicts than files",
				   error);
}

static int compare_files(const void *a, const void *b)
{
	const struct fonds_work_file *const *x = a;
	const struct fonds_work_file *const *y = b;

	return strcmp((*x)->path, (*y)->path);
}

static enum fonds_status sort_files(
	struct fonds_work_recording *recording, struct fonds_error **error)
{
	size_t count = recording->result->file_count;

	recording->files = calloc(count + 1, sizeof(*recording->files));
	if (!recording->files)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < count; i++)
		recording->files[i] = &recording->result->files[i];
	qsort(recording->files, count, sizeof(*recording->files),
		compare_files);
	return FONDS_OK;
}

/* strcmp() compares as unsigned bytes, as the database does. */
static bool is_in_shard(const struct fonds_claim *claim, const char *path)
{
	return strcmp(path, claim->first) >= 0 &&
	       strcmp(path, claim->last) <= 0;
}

static enum fonds_status check_files(struct fonds_work_recording *recording,
	uint64_t counts[FONDS_VERDICT_COUNT], struct fonds_error **error)
{
	for (size_t i = 0; i < recording->result->file_count; i++) {
		const struct fonds_work_file *file = recording->files[i];

		if (!kinds[file->verdict].is_of_file &&
			!kinds[file->verdict].is_untouched)
			return fail(recording,
				"a file has a verdict that is of none", error);
		if (!is_in_shard(recording->claim, file->path))
			return fail(
				recording, "a file is not of the shard", error);
		if (i > 0 &&
			strcmp(recording->files[i - 1]->path, file->path) == 0)
			return fail(recording, "a file is in it twice", error);
		counts[file->verdict]++;
	}
	return FONDS_OK;
}

static enum fonds_status check_findings(struct fonds_work_recording *recording,
	uint64_t counts[FONDS_VERDICT_COUNT], struct fonds_error **error)
{
	const struct fonds_work_result *result = recording->result;

	for (size_t i = 0; i < result->finding_count; i++) {
		if (!kinds[result->findings[i].verdict].is_finding)
			return fail(recording,
				"a finding has a verdict that is none", error);
		counts[result->findings[i].verdict]++;
	}
	return FONDS_OK;
}

/* No file is counted as bad and then forgotten as one that is ok. */
static enum fonds_status check_evidence(
	struct fonds_work_recording *recording, struct fonds_error **error)
{
	const struct fonds_work_result *result = recording->result;
	uint64_t files[FONDS_VERDICT_COUNT] = { 0 };
	uint64_t findings[FONDS_VERDICT_COUNT] = { 0 };
	enum fonds_status status = check_files(recording, files, error);

	if (status == FONDS_OK)
		status = check_findings(recording, findings, error);
	for (int i = 0; status == FONDS_OK && i < FONDS_VERDICT_COUNT; i++) {
		bool is_bad = kinds[i].is_of_file && kinds[i].is_finding;

		if (is_bad && files[i] != result->verdicts[i])
			return fail(recording,
				"a file that is not ok is not named", error);
		if (is_bad && findings[i] < result->verdicts[i])
			return fail(recording,
				"a file that is not ok has no finding", error);
		if (files[i] > result->verdicts[i])
			return fail(recording,
				"it names more files than it counts", error);
	}
	if (status == FONDS_OK &&
		findings[FONDS_VERDICT_UNEXPECTED] !=
			result->verdicts[FONDS_VERDICT_UNEXPECTED])
		return fail(recording,
			"unexpected files and their findings differ", error);
	return status;
}

static enum fonds_status check_time(
	const struct fonds_work_recording *recording,
	struct fonds_error **error)
{
	bool was_checked = recording->is_whole ||
			   recording->untouched < recording->claim->files;

	return was_checked && recording->result->checked_at <= 0
		       ? fail(recording, "it has no time", error)
		       : FONDS_OK;
}

enum fonds_status fonds_work_recording_init(
	struct fonds_work_recording *recording, struct fonds_catalog *catalog,
	const struct fonds_claim *claim, const struct fonds_work_result *result,
	struct fonds_error **error)
{
	enum fonds_status status;

	*recording = (struct fonds_work_recording){
		.catalog = catalog,
		.claim = claim,
		.result = result,
	};
	status = check_sum(recording, error);
	if (status == FONDS_OK)
		status = sort_files(recording, error);
	if (status == FONDS_OK)
		status = check_evidence(recording, error);
	if (status < 0)
		return status;
	recording->is_whole = !result->is_partial && recording->untouched == 0;
	return check_time(recording, error);
}

void fonds_work_recording_clear(struct fonds_work_recording *recording)
{
	free(recording->files);
	recording->files = NULL;
}

bool fonds_work_found_ok(
	const struct fonds_work_recording *recording, const char *path)
{
	const struct fonds_work_file wanted = { .path = path };
	const struct fonds_work_file *key = &wanted;
	const struct fonds_work_file **found = NULL;

	if (!is_in_shard(recording->claim, path))
		return false;
	if (recording->result->file_count > 0)
		found = bsearch(&key, recording->files,
			recording->result->file_count,
			sizeof(*recording->files), compare_files);
	if (!found)
		return recording->is_whole;
	return (*found)->verdict == FONDS_VERDICT_OK;
}
