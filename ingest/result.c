/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/result.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-writer.h"
#include "base/text.h"

void fonds_ingest_result_free(struct fonds_ingest_result *result)
{
	if (!result)
		return;
	for (size_t i = 0; i < result->warning_count; i++)
		free(result->warnings[i]);
	free(result->warnings);
	fonds_ingest_plan_free(result->plan);
	free(result->bag);
	free(result);
}

static void freep(struct fonds_ingest_result **result)
{
	fonds_ingest_result_free(*result);
}

static char *printable(const char *text)
{
	struct fonds_buffer buffer;
	char *taken;

	fonds_buffer_init(&buffer, SIZE_MAX / 2);
	fonds_text_sanitize(&buffer, text, strlen(text));
	taken = fonds_buffer_take(&buffer);
	fonds_buffer_clear(&buffer);
	return taken;
}

static enum fonds_status take_warnings(
	struct fonds_ingest_result *result, struct fonds_error **error)
{
	const struct fonds_text_list *list = &result->plan->record->warnings;

	result->warnings = calloc(list->count + 1, sizeof(*result->warnings));
	if (!result->warnings)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < list->count; i++) {
		char *text = printable(list->items[i]);

		if (!text)
			return fonds_fail_nomem(error);
		result->warnings[result->warning_count++] = text;
	}
	return FONDS_OK;
}

enum fonds_status fonds_ingest_result_new(struct fonds_ingest_plan *plan,
	const char *bag, struct fonds_ingest_result **ret,
	struct fonds_error **error)
{
	fonds_cleanup(freep) struct fonds_ingest_result *result = calloc(
		1, sizeof(*result));
	enum fonds_status status;

	if (!result) {
		fonds_ingest_plan_free(plan);
		return fonds_fail_nomem(error);
	}
	result->plan = plan;
	result->bag = strdup(bag);
	if (!result->bag)
		return fonds_fail_nomem(error);
	status = take_warnings(result, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&result);
	return FONDS_OK;
}

const char *fonds_ingest_result_warning(
	const struct fonds_ingest_result *result, size_t index)
{
	return index < result->warning_count ? result->warnings[index] : NULL;
}

static void add_name(struct fonds_output *output, const char *name)
{
	struct fonds_buffer buffer;

	fonds_buffer_init(&buffer, SIZE_MAX / 2);
	fonds_text_escape(&buffer, name, strlen(name));
	if (buffer.status < 0)
		output->buffer.status = buffer.status;
	fonds_output_add_text(output, fonds_buffer_text(&buffer));
	fonds_buffer_clear(&buffer);
}

static void add_prose(
	struct fonds_output *output, const char *label, const char *text)
{
	struct fonds_buffer buffer;

	if (!text)
		return;
	fonds_buffer_init(&buffer, SIZE_MAX / 2);
	fonds_text_sanitize(&buffer, text, strlen(text));
	if (buffer.status < 0)
		output->buffer.status = buffer.status;
	fonds_output_printf(
		output, "%-12s %s\n", label, fonds_buffer_text(&buffer));
	fonds_buffer_clear(&buffer);
}

static void write_text(
	const struct fonds_ingest_result *result, struct fonds_output *output)
{
	const struct fonds_ingest_plan *plan = result->plan;
	char hex[2 * FONDS_DIGEST_MAX + 1];

	fonds_output_printf(
		output, "%-12s ", result->is_dry_run ? "would make" : "bag");
	add_name(output, result->bag);
	fonds_output_add_char(output, '\n');
	add_prose(output, "title", plan->record->title);
	add_prose(output, "original", plan->record->reference);
	add_prose(output, "language",
		plan->original_language ? plan->original_language->name : NULL);
	for (size_t i = 0; i < plan->translation_language_count; i++)
		add_prose(output, "translation",
			plan->translation_languages[i]->name);
	for (size_t i = 0; i < plan->file_count; i++) {
		const struct fonds_ingest_file *file = &plan->files[i];

		fonds_output_printf(output, "%-12s ", i == 0 ? "files" : "");
		add_name(output, fonds_bag_path_text(file->path));
		fonds_output_add_text(output, " (");
		fonds_output_add_count(output, file->size, "byte");
		if (!result->is_dry_run)
			fonds_output_printf(output, ", %s, sha256 %.16s...",
				file->format.mime,
				fonds_digest_format(&file->digest, hex));
		fonds_output_add_text(output, ")\n");
	}
	if (result->number > 0)
		fonds_output_printf(output, "%-12s as number %" PRId64 "\n",
			"registered", result->number);
}

static void write_json_file(struct fonds_json *json,
	const struct fonds_ingest_file *file, bool is_dry_run)
{
	char hex[2 * FONDS_DIGEST_MAX + 1];

	fonds_json_begin_object(json, NULL);
	fonds_json_name(json, "path", fonds_bag_path_text(file->path));
	fonds_json_number(json, "size", file->size);
	if (file->language)
		fonds_json_text(json, "language", file->language->code);
	if (!is_dry_run) {
		fonds_json_text(json, "sha256",
			fonds_digest_format(&file->digest, hex));
		fonds_json_text(json, "format", file->format.mime);
		fonds_json_text(json, "puid",
			*file->format.puid ? file->format.puid : NULL);
	}
	fonds_json_end_object(json);
}

static void write_json(
	const struct fonds_ingest_result *result, struct fonds_output *output)
{
	const struct fonds_ingest_plan *plan = result->plan;
	struct fonds_json json;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	fonds_json_name(&json, "bag", result->bag);
	fonds_json_boolean(&json, "dry_run", result->is_dry_run);
	if (result->entity[0])
		fonds_json_text(&json, "identifier", result->entity);
	fonds_json_text(&json, "title", plan->record->title);
	fonds_json_text(&json, "reference", plan->record->reference);
	fonds_json_text(&json, "url", plan->record->url);
	fonds_json_begin_array(&json, "files");
	for (size_t i = 0; i < plan->file_count; i++)
		write_json_file(&json, &plan->files[i], result->is_dry_run);
	fonds_json_end_array(&json);
	fonds_json_begin_array(&json, "warnings");
	for (size_t i = 0; i < result->warning_count; i++)
		fonds_json_text(&json, NULL, result->warnings[i]);
	fonds_json_end_array(&json);
	if (result->number > 0)
		fonds_json_number(&json, "number", (uint64_t)result->number);
	fonds_json_end_object(&json);
}

enum fonds_status fonds_ingest_result_write(
	const struct fonds_ingest_result *result, enum fonds_format format,
	fonds_write_fn *write, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;

	fonds_output_init(&output, write, payload);
	if (format != FONDS_FORMAT_TEXT && format != FONDS_FORMAT_JSON)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"an ingest is written as text or JSON");
	if (format == FONDS_FORMAT_JSON)
		write_json(result, &output);
	else
		write_text(result, &output);
	return fonds_output_finish(&output, error);
}
