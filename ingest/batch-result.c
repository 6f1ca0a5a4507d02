/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/batch-result.h"

#include <inttypes.h>
#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-writer.h"

/* A message has at most 2000 bytes or so (base/error.h). */
#define FAILURES_SIZE ((size_t)FONDS_BATCH_FAILURES_MAX * 4096)

enum fonds_status fonds_batch_result_new(const char *batch, const char *folder,
	struct fonds_batch_result **ret, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_batch_result_freep) struct fonds_batch_result *result =
		calloc(1, sizeof(*result));
	enum fonds_status status;

	if (!result)
		return fonds_fail_nomem(error);
	fonds_arena_init(&result->arena, FAILURES_SIZE);
	result->batch = fonds_arena_dup(&result->arena, batch);
	result->folder = fonds_arena_dup(&result->arena, folder);
	status = fonds_arena_check(&result->arena, "the batch", error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&result);
	return FONDS_OK;
}

void fonds_batch_result_free(struct fonds_batch_result *result)
{
	if (!result)
		return;
	fonds_arena_clear(&result->arena);
	free(result);
}

void fonds_batch_result_freep(struct fonds_batch_result **result)
{
	fonds_batch_result_free(*result);
}

static void keep_failure(struct fonds_batch_result *result,
	const struct fonds_batch_outcome *outcome)
{
	struct fonds_batch_failure *failure = NULL;

	if (result->kept < FONDS_BATCH_FAILURES_MAX)
		failure = fonds_arena_alloc(&result->arena, sizeof(*failure));
	if (!failure)
		return;
	failure->where = fonds_arena_dup(&result->arena, outcome->where);
	failure->message = fonds_arena_dup(&result->arena, outcome->message);
	if (!failure->where || !failure->message)
		return;
	if (result->last)
		result->last->next = failure;
	else
		result->first = failure;
	result->last = failure;
	result->kept++;
}

void fonds_batch_result_add(struct fonds_batch_result *result,
	const struct fonds_batch_outcome *outcome)
{
	uint64_t *const counts[] = {
		[FONDS_BATCH_MADE] = &result->made,
		[FONDS_BATCH_THERE] = &result->there,
		[FONDS_BATCH_FAILED] = &result->failed,
	};

	result->records++;
	++*counts[outcome->kind];
	if (outcome->kind == FONDS_BATCH_FAILED)
		keep_failure(result, outcome);
	else if (outcome->warning_count > 0)
		result->warned++;
}

uint64_t fonds_batch_result_failed(const struct fonds_batch_result *result)
{
	return result->failed;
}

static void write_line(
	struct fonds_output *output, const char *label, uint64_t number)
{
	fonds_output_printf(output, "%-12s %" PRIu64 "\n", label, number);
}

static void write_text(
	const struct fonds_batch_result *result, struct fonds_output *output)
{
	double seconds = result->seconds > 0.001 ? result->seconds : 0.001;

	fonds_output_printf(output, "%-12s ", "batch");
	fonds_output_add_name(output, result->batch);
	fonds_output_printf(output, "\n%-12s ", "folder");
	fonds_output_add_name(output, result->folder);
	fonds_output_add_char(output, '\n');
	write_line(output, "records", result->records);
	write_line(output, result->is_dry_run ? "would make" : "made",
		result->made);
	if (result->there > 0)
		write_line(output, "made before", result->there);
	if (result->warned > 0)
		write_line(output, "warned of", result->warned);
	write_line(output, "failed", result->failed);
	fonds_output_printf(output, "%-12s %.1f s, %.0f records/s\n", "time",
		result->seconds, (double)result->records / seconds);
	for (const struct fonds_batch_failure *failure = result->first; failure;
		failure = failure->next)
		fonds_output_printf(
			output, "  %s: %s\n", failure->where, failure->message);
	if (result->failed > result->kept)
		fonds_output_printf(output, "  and %" PRIu64 " more\n",
			result->failed - result->kept);
}

static void write_json(
	const struct fonds_batch_result *result, struct fonds_output *output)
{
	struct fonds_json json;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	fonds_json_name(&json, "batch", result->batch);
	fonds_json_name(&json, "folder", result->folder);
	fonds_json_boolean(&json, "dry_run", result->is_dry_run);
	fonds_json_number(&json, "records", result->records);
	fonds_json_number(&json, "made", result->made);
	fonds_json_number(&json, "made_before", result->there);
	fonds_json_number(&json, "with_warnings", result->warned);
	fonds_json_number(&json, "failed", result->failed);
	fonds_json_number(
		&json, "milliseconds", (uint64_t)(result->seconds * 1000));
	fonds_json_begin_array(&json, "failures");
	for (const struct fonds_batch_failure *failure = result->first; failure;
		failure = failure->next) {
		fonds_json_begin_object(&json, NULL);
		fonds_json_text(&json, "record", failure->where);
		fonds_json_text(&json, "message", failure->message);
		fonds_json_end_object(&json);
	}
	fonds_json_end_array(&json);
	fonds_json_number(
		&json, "failures_not_listed", result->failed - result->kept);
	fonds_json_end_object(&json);
}

enum fonds_status fonds_batch_result_write(
	const struct fonds_batch_result *result, enum fonds_format format,
	fonds_write_fn *write, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;

	fonds_output_init(&output, write, payload);
	if (format != FONDS_FORMAT_TEXT && format != FONDS_FORMAT_JSON)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a batch is written as text or JSON");
	if (format == FONDS_FORMAT_JSON)
		write_json(result, &output);
	else
		write_text(result, &output);
	return fonds_output_finish(&output, error);
}
