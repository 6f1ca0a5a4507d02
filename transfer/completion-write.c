/* SPDX-License-Identifier: Apache-2.0 */
/* A completion as text or JSON. */
#include <inttypes.h>

#include "bagit/validation-text.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "transfer/completion.h"

static void write_failed(
	struct fonds_output *output, const struct fonds_complete_file *file)
{
	fonds_output_printf(output, "error %s  ", file->code);
	fonds_output_add_name(output, file->path);
	fonds_output_printf(output,
		": %s (fetch.txt line %" PRIu32 ")\n"
		"    url       %s\n"
		"    remedy    %s\n",
		file->reason, file->line, file->url, file->remedy);
}

static void write_waiting(
	struct fonds_output *output, const struct fonds_complete_file *file)
{
	fonds_output_add_text(output, "would fetch ");
	fonds_output_add_name(output, file->path);
	if (file->has_length)
		fonds_output_printf(output, ": %" PRIu64 " byte%s",
			file->length, file->length == 1 ? "" : "s");
	else
		fonds_output_add_text(output, ": of no stated length");
	fonds_output_printf(output, ", from %s\n", file->url);
}

/* What is to be fetched: files, bytes, and files of no stated length. */
struct totals {
	uint64_t files, bytes, unstated;
};

static struct totals add_up(const struct fonds_completion *completion)
{
	struct totals totals = { 0 };

	for (size_t i = 0; i < completion->count; i++) {
		const struct fonds_complete_file *file =
			&completion->items[i].file;

		if (file->state != FONDS_COMPLETE_WAITING)
			continue;
		totals.files++;
		totals.unstated += !file->has_length;
		if (__builtin_add_overflow(
			    totals.bytes, file->length, &totals.bytes))
			totals.bytes = UINT64_MAX;
	}
	return totals;
}

static void write_count(struct fonds_output *output, const char *verb,
	uint64_t files, uint64_t bytes)
{
	fonds_output_printf(output, "%s %" PRIu64 " file%s, %" PRIu64 " byte%s",
		verb, files, files == 1 ? "" : "s", bytes,
		bytes == 1 ? "" : "s");
}

static void write_summary(
	struct fonds_output *output, const struct fonds_completion *completion)
{
	struct totals totals = add_up(completion);

	fonds_output_add_name(output, completion->path);
	fonds_output_add_text(output, ": ");
	if (completion->is_dry_run) {
		write_count(output, "would fetch", totals.files, totals.bytes);
		if (totals.unstated > 0)
			fonds_output_printf(output,
				" and %" PRIu64 " of no stated length",
				totals.unstated);
	} else {
		write_count(output, "fetched", completion->fetched,
			completion->fetched_bytes);
	}
	if (completion->failed > 0)
		fonds_output_printf(output,
			"; %" PRIu64 " could not be fetched, so the bag is "
			"still incomplete",
			completion->failed);
	fonds_output_add_char(output, '\n');
}

static void write_text(
	struct fonds_output *output, const struct fonds_completion *completion)
{
	for (size_t i = 0; i < completion->count; i++) {
		const struct fonds_complete_file *file =
			&completion->items[i].file;

		if (file->state == FONDS_COMPLETE_FAILED)
			write_failed(output, file);
		else if (file->state == FONDS_COMPLETE_WAITING)
			write_waiting(output, file);
	}
	write_summary(output, completion);
	if (completion->count == completion->fetched)
		fonds_validation_add_text(output, completion->validation);
	else
		fonds_findings_write_text(output, completion->validation);
}

static void write_json_file(
	struct fonds_json *json, const struct fonds_complete_file *file)
{
	static const char *const names[] = {
		[FONDS_COMPLETE_WAITING] = "waiting",
		[FONDS_COMPLETE_FETCHED] = "fetched",
		[FONDS_COMPLETE_FAILED] = "failed",
	};

	fonds_json_begin_object(json, NULL);
	fonds_json_name(json, "path", file->path);
	fonds_json_text(json, "url", file->url);
	fonds_json_number(json, "line", file->line);
	if (file->has_length)
		fonds_json_number(json, "length", file->length);
	else
		fonds_json_null(json, "length");
	fonds_json_text(json, "state", names[file->state]);
	fonds_json_text(json, "code", file->code);
	fonds_json_text(json, "reason", file->reason);
	fonds_json_text(json, "remedy", file->remedy);
	fonds_json_end_object(json);
}

static void write_json(
	struct fonds_output *output, const struct fonds_completion *completion)
{
	struct totals totals = add_up(completion);
	struct fonds_json json;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	fonds_json_name(&json, "bag", completion->path);
	fonds_json_boolean(
		&json, "complete", fonds_completion_is_complete(completion));
	fonds_json_boolean(&json, "dry_run", completion->is_dry_run);
	fonds_json_number(&json, "fetched", completion->fetched);
	fonds_json_number(&json, "fetched_bytes", completion->fetched_bytes);
	fonds_json_number(&json, "failed", completion->failed);
	fonds_json_number(&json, "waiting", totals.files);
	fonds_json_number(&json, "waiting_bytes", totals.bytes);
	fonds_json_number(&json, "waiting_unstated", totals.unstated);
	fonds_json_begin_array(&json, "files");
	for (size_t i = 0; i < completion->count; i++)
		write_json_file(&json, &completion->items[i].file);
	fonds_json_end_array(&json);
	fonds_validation_add_json(&json, "validation", completion->validation);
	fonds_json_end_object(&json);
}

enum fonds_status fonds_completion_write(
	const struct fonds_completion *completion, enum fonds_format format,
	fonds_write_fn *write, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;

	fonds_output_init(&output, write, payload);
	if (format == FONDS_FORMAT_TEXT)
		write_text(&output, completion);
	else if (format == FONDS_FORMAT_JSON)
		write_json(&output, completion);
	else
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a completion is written as text or JSON");
	return fonds_output_finish(&output, error);
}
