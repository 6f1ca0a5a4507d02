/* SPDX-License-Identifier: Apache-2.0 */
#include "bagit/write/result.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "bagit/validation-text.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-writer.h"
#include "base/output.h"
#include "fixity/algorithm.h"

enum fonds_status fonds_bag_result_new(const char *path,
	struct fonds_bag_result **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_result_freep) struct fonds_bag_result *result =
		calloc(1, sizeof(*result));
	enum fonds_status status;

	if (!result)
		return fonds_fail_nomem(error);
	fonds_bag_notes_init(&result->notes);
	result->path = strdup(path);
	if (!result->path)
		return fonds_fail_nomem(error);
	result->last_change = &result->changes;
	status = fonds_validation_new(&result->findings, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&result);
	return FONDS_OK;
}

void fonds_bag_result_free(struct fonds_bag_result *result)
{
	if (!result)
		return;
	fonds_bag_notes_clear(&result->notes);
	fonds_validation_free(result->findings);
	free(result->path);
	free(result);
}

void fonds_bag_result_freep(struct fonds_bag_result **result)
{
	fonds_bag_result_free(*result);
}

void fonds_bag_result_count(
	struct fonds_bag_result *result, const struct fonds_file_table *payload)
{
	result->files = payload->count;
	result->bytes = payload->bytes;
	result->algorithm_count = payload->algorithm_count;
	memcpy(result->algorithms, payload->algorithms,
		sizeof(result->algorithms));
}

void fonds_bag_result_take(
	struct fonds_bag_result *result, struct fonds_validation *validation)
{
	const struct fonds_text_list *names = &validation->algorithms;

	fonds_validation_free(result->findings);
	result->findings = validation;
	result->files = validation->payload_files;
	result->bytes = validation->payload_bytes;
	result->algorithm_count = 0;
	for (size_t i = 0; i < names->count; i++) {
		enum fonds_algorithm algorithm;

		if (fonds_algorithm_from_name(names->items[i], &algorithm))
			fonds_algorithm_set_add(result->algorithms,
				&result->algorithm_count, algorithm);
	}
}

void fonds_bag_result_note(
	struct fonds_bag_result *result, const char *what, const char *path)
{
	struct fonds_arena *arena = &result->findings->arena;
	struct fonds_bag_result_change *change = fonds_arena_alloc(
		arena, sizeof(*change));

	if (!change)
		return;
	change->what = what;
	change->path = fonds_arena_dup(arena, path);
	if (!change->path)
		return;
	*result->last_change = change;
	result->last_change = &change->next;
	result->change_count++;
}

bool fonds_bag_result_is_good(const struct fonds_bag_result *result)
{
	const struct fonds_validation *findings = result->findings;

	return !result->is_left &&
	       (fonds_validation_is_valid(findings) ||
		       (result->allows_holes &&
			       fonds_validation_is_holey(findings)));
}

const struct fonds_finding *fonds_bag_result_get(
	const struct fonds_bag_result *result, size_t index)
{
	return fonds_validation_get(result->findings, index);
}

static bool is_done(const struct fonds_bag_result *result)
{
	return (fonds_bag_result_is_good(result) || result->is_kept) &&
	       !result->is_dry_run;
}

static const char *verb(const struct fonds_bag_result *result)
{
	if (!fonds_bag_result_is_good(result))
		return result->not_done;
	return result->is_dry_run ? result->would_be : result->done;
}

static const char *plural(uint64_t count)
{
	return count == 1 ? "" : "s";
}

static void write_counts(
	struct fonds_output *output, const struct fonds_bag_result *result)
{
	uint64_t warnings = fonds_validation_warnings(result->findings);

	fonds_output_printf(output, ": %" PRIu64 " file%s, %" PRIu64 " byte%s",
		result->files, plural(result->files), result->bytes,
		plural(result->bytes));
	for (size_t i = 0; i < result->algorithm_count; i++)
		fonds_output_printf(output, ", %s",
			fonds_algorithm_name(result->algorithms[i]));
	if (result->findings->not_fetched > 0)
		fonds_output_printf(output,
			", %" PRIu64 " file%s still to be fetched",
			result->findings->not_fetched,
			plural(result->findings->not_fetched));
	if (warnings > 0)
		fonds_output_printf(output, ", %" PRIu64 " warning%s", warnings,
			plural(warnings));
}

static void write_text(
	struct fonds_output *output, const struct fonds_bag_result *result)
{
	uint64_t errors = fonds_validation_errors(result->findings);
	const struct fonds_bag_result_change *change = result->changes;

	fonds_findings_write_text(output, result->findings);
	for (; change; change = change->next) {
		fonds_output_printf(output, "%s  ", change->what);
		fonds_output_add_name(output, change->path);
		fonds_output_add_char(output, '\n');
	}
	fonds_bag_notes_write_text(output, &result->notes, is_done(result));
	fonds_output_add_name(output, result->path);
	fonds_output_printf(output, " %s", verb(result));
	if (errors > 0 && !fonds_bag_result_is_good(result))
		fonds_output_printf(output, ": %" PRIu64 " error%s", errors,
			plural(errors));
	else
		write_counts(output, result);
	fonds_output_add_char(output, '\n');
}

static void write_json_changes(
	struct fonds_json *json, const struct fonds_bag_result *result)
{
	const struct fonds_bag_result_change *change = result->changes;

	fonds_json_begin_array(json, "changes");
	for (; change; change = change->next) {
		fonds_json_begin_object(json, NULL);
		fonds_json_text(json, "change", change->what);
		fonds_json_name(json, "path", change->path);
		fonds_json_end_object(json);
	}
	fonds_json_end_array(json);
}

static void write_json(
	struct fonds_output *output, const struct fonds_bag_result *result)
{
	struct fonds_json json;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	fonds_json_name(&json, "bag", result->path);
	fonds_json_boolean(&json, "done", is_done(result));
	fonds_json_boolean(&json, "dry_run", result->is_dry_run);
	fonds_json_boolean(&json, "resumed", result->is_resumed);
	fonds_json_number(
		&json, "errors", fonds_validation_errors(result->findings));
	fonds_json_number(
		&json, "warnings", fonds_validation_warnings(result->findings));
	fonds_json_number(&json, "files", result->files);
	fonds_json_number(&json, "bytes", result->bytes);
	fonds_json_begin_array(&json, "algorithms");
	for (size_t i = 0; i < result->algorithm_count; i++)
		fonds_json_text(&json, NULL,
			fonds_algorithm_name(result->algorithms[i]));
	fonds_json_end_array(&json);
	if (result->has_notes)
		fonds_bag_notes_write_json(&json, &result->notes);
	else
		write_json_changes(&json, result);
	fonds_findings_write_json(&json, result->findings);
	fonds_json_end_object(&json);
}

enum fonds_status fonds_bag_result_write(const struct fonds_bag_result *result,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;

	fonds_output_init(&output, write, payload);
	if (format == FONDS_FORMAT_TEXT)
		write_text(&output, result);
	else if (format == FONDS_FORMAT_JSON)
		write_json(&output, result);
	else
		return fonds_fail(error, FONDS_ERR_INVALID,
			"what was done to a bag is written as text or JSON");
	return fonds_output_finish(&output, error);
}
