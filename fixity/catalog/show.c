/* SPDX-License-Identifier: Apache-2.0 */
/* One bag: what was registered, what the last checks found, and its history. */
#include <inttypes.h>

#include <fonds/catalog.h>

#include "base/cleanup.h"
#include "base/csv-writer.h"
#include "base/error.h"
#include "fixity/catalog/listing.h"
#include "fixity/catalog/recorded-change.h"

struct show {
	struct fonds_catalog *catalog;
	struct fonds_output output;
	struct fonds_json json;
	struct fonds_csv csv;
	uint64_t runs;
	uint64_t changes;
};

typedef void show_file_fn(
	struct show *show, const struct fonds_catalog_file *file);

static enum fonds_status each_file(struct show *show, int64_t bag,
	show_file_fn *each, struct fonds_error **error)
{
	fonds_cleanup(fonds_catalog_cursor_freep) struct fonds_catalog_cursor
		*cursor = NULL;
	const struct fonds_catalog_file *file = NULL;
	enum fonds_status status;

	status = fonds_catalog_files(show->catalog, bag, &cursor, error);
	if (status < 0)
		return status;
	for (;;) {
		status = fonds_catalog_cursor_next(cursor, &file, error);
		if (status < 0 || !file)
			return status;
		each(show, file);
	}
}

static const char *verdict_text(const struct fonds_catalog_file *file)
{
	return file->checked_at ? fonds_verdict_name(file->verdict) : "never";
}

static void file_text(struct show *show, const struct fonds_catalog_file *file)
{
	char digest[FONDS_LISTING_DIGEST_SIZE];
	char time[FONDS_CLOCK_TIME_SIZE];

	fonds_output_printf(&show->output, "  %-19s %-20s %12" PRIu64 "  %s  ",
		verdict_text(file),
		file->checked_at ? fonds_listing_time(file->checked_at, time)
				 : "",
		file->size, fonds_listing_digest(&file->digest, digest));
	fonds_listing_name(&show->output, file->path);
	fonds_output_add_char(&show->output, '\n');
}

static enum fonds_status run_text(const struct fonds_run_bag *bag,
	void *payload, struct fonds_error **error)
{
	char time[FONDS_CLOCK_TIME_SIZE];
	struct show *show = payload;

	(void)error;
	show->runs++;
	fonds_output_printf(&show->output, "  run %-6" PRId64 " %s  ", bag->run,
		fonds_listing_time(bag->started_at, time));
	fonds_listing_verdicts(&show->output, bag->verdicts);
	fonds_output_add_text(
		&show->output, bag->ended_at ? "\n" : " (not finished)\n");
	return FONDS_OK;
}

static void bag_text(struct show *show, const struct fonds_catalog_bag *bag)
{
	struct fonds_output *output = &show->output;
	char time[FONDS_CLOCK_TIME_SIZE];

	fonds_output_printf(output, "Bag %" PRId64 "\n", bag->number);
	fonds_output_add_text(output, "  Location:             ");
	fonds_listing_name(output, bag->location);
	fonds_output_add_char(output, '\n');
	fonds_listing_field(output, "Identifier", bag->identifier);
	fonds_listing_field(
		output, "External identifier", bag->external_identifier);
	fonds_listing_field(
		output, "Source organization", bag->source_organization);
	fonds_listing_field(output, "Description", bag->description);
	fonds_listing_field(
		output, "Added", fonds_listing_time(bag->added_at, time));
	fonds_listing_number(output, "Files", bag->files);
	fonds_listing_number(output, "Bytes", bag->bytes);
	fonds_output_printf(output, "\nFiles\n  %-19s %-20s %12s  %s\n",
		"LAST VERDICT", "CHECKED", "SIZE", "REGISTERED DIGEST, PATH");
}

static void form_text(struct fonds_output *output, const char *label,
	uint64_t size, const struct fonds_digest *digest)
{
	char text[FONDS_LISTING_DIGEST_SIZE];

	fonds_output_printf(output, "      %s %12" PRIu64 "  %s\n", label, size,
		fonds_listing_digest(digest, text));
}

static enum fonds_status changed_text(const struct fonds_recorded_file *file,
	void *payload, struct fonds_error **error)
{
	struct show *show = payload;

	(void)error;
	fonds_output_add_text(&show->output, "    ");
	fonds_listing_name(&show->output, file->path);
	fonds_output_add_char(&show->output, '\n');
	form_text(&show->output, "before", file->old_size, &file->old_digest);
	form_text(&show->output, "after ", file->size, &file->digest);
	return FONDS_OK;
}

static enum fonds_status change_text(const struct fonds_recorded_change *change,
	void *payload, struct fonds_error **error)
{
	char time[FONDS_CLOCK_TIME_SIZE];
	struct show *show = payload;
	struct fonds_output *output = &show->output;

	if (show->changes++ == 0)
		fonds_output_add_text(output, "\nChanges of tag files\n");
	fonds_output_printf(output, "  %s  %-9s  ",
		fonds_listing_time(change->begun_at, time),
		fonds_recorded_state_name(change->state));
	fonds_listing_prose(output, change->reason);
	fonds_output_add_char(output, '\n');
	return fonds_recorded_file_each(
		show->catalog, change->number, changed_text, show, error);
}

static enum fonds_status show_text(const struct fonds_catalog_bag *bag,
	void *payload, struct fonds_error **error)
{
	struct show *show = payload;
	enum fonds_status status;

	bag_text(show, bag);
	status = each_file(show, bag->number, file_text, error);
	if (status == FONDS_OK)
		status = fonds_recorded_change_each(
			show->catalog, bag->number, change_text, show, error);
	if (status < 0)
		return status;
	fonds_output_add_text(&show->output, "\nHistory\n");
	status = fonds_history_each_run_of_bag(
		show->catalog, bag->number, run_text, show, error);
	if (status == FONDS_OK && show->runs == 0)
		fonds_output_add_text(
			&show->output, "  no audit was run on it yet\n");
	return status;
}

static void file_json(struct show *show, const struct fonds_catalog_file *file)
{
	struct fonds_json *json = &show->json;
	char hex[2 * FONDS_DIGEST_MAX + 1];

	fonds_json_begin_object(json, NULL);
	fonds_json_name(json, "path", file->path);
	fonds_json_number(json, "size", file->size);
	fonds_json_text(json, "algorithm",
		fonds_algorithm_name(file->digest.algorithm));
	fonds_json_text(
		json, "digest", fonds_digest_format(&file->digest, hex));
	fonds_json_text(json, "verdict",
		file->checked_at ? fonds_verdict_name(file->verdict) : NULL);
	fonds_listing_json_time(json, "checked_at", file->checked_at);
	if (file->checked_at)
		fonds_json_number(json, "run", (uint64_t)file->checked_run);
	else
		fonds_json_null(json, "run");
	fonds_json_end_object(json);
}

static enum fonds_status run_json(const struct fonds_run_bag *bag,
	void *payload, struct fonds_error **error)
{
	struct show *show = payload;

	(void)error;
	fonds_json_begin_object(&show->json, NULL);
	fonds_json_number(&show->json, "run", (uint64_t)bag->run);
	fonds_listing_json_time(&show->json, "started_at", bag->started_at);
	fonds_listing_json_time(&show->json, "ended_at", bag->ended_at);
	fonds_json_number(&show->json, "files", bag->files);
	fonds_json_number(&show->json, "bytes", bag->bytes);
	fonds_json_number(&show->json, "findings", bag->findings);
	fonds_listing_json_verdicts(&show->json, "verdicts", bag->verdicts);
	fonds_json_end_object(&show->json);
	return FONDS_OK;
}

static void form_json(struct fonds_json *json, const char *key, uint64_t size,
	const struct fonds_digest *digest)
{
	char hex[2 * FONDS_DIGEST_MAX + 1];

	fonds_json_begin_object(json, key);
	fonds_json_number(json, "size", size);
	fonds_json_text(json, "digest", fonds_digest_format(digest, hex));
	fonds_json_end_object(json);
}

static enum fonds_status changed_json(const struct fonds_recorded_file *file,
	void *payload, struct fonds_error **error)
{
	struct fonds_json *json = &((struct show *)payload)->json;

	(void)error;
	fonds_json_begin_object(json, NULL);
	fonds_json_name(json, "path", file->path);
	fonds_json_text(json, "algorithm",
		fonds_algorithm_name(file->digest.algorithm));
	form_json(json, "before", file->old_size, &file->old_digest);
	form_json(json, "after", file->size, &file->digest);
	fonds_json_end_object(json);
	return FONDS_OK;
}

static enum fonds_status change_json(const struct fonds_recorded_change *change,
	void *payload, struct fonds_error **error)
{
	struct show *show = payload;
	struct fonds_json *json = &show->json;
	enum fonds_status status;

	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "number", (uint64_t)change->number);
	fonds_json_text(
		json, "state", fonds_recorded_state_name(change->state));
	fonds_json_name(json, "reason", change->reason);
	fonds_listing_json_time(json, "begun_at", change->begun_at);
	fonds_listing_json_time(json, "settled_at", change->settled_at);
	fonds_json_begin_array(json, "files");
	status = fonds_recorded_file_each(
		show->catalog, change->number, changed_json, show, error);
	fonds_json_end_array(json);
	fonds_json_end_object(json);
	return status;
}

static void bag_json(
	struct fonds_json *json, const struct fonds_catalog_bag *bag)
{
	fonds_json_number(json, "number", (uint64_t)bag->number);
	fonds_json_text(json, "identifier", bag->identifier);
	fonds_json_name(json, "location", bag->location);
	fonds_json_name(json, "external_identifier", bag->external_identifier);
	fonds_json_name(json, "description", bag->description);
	fonds_json_name(json, "source_organization", bag->source_organization);
	fonds_listing_json_time(json, "added_at", bag->added_at);
	fonds_json_number(json, "file_count", bag->files);
	fonds_json_number(json, "bytes", bag->bytes);
}

static enum fonds_status show_json(const struct fonds_catalog_bag *bag,
	void *payload, struct fonds_error **error)
{
	struct show *show = payload;
	enum fonds_status status;

	fonds_json_begin_object(&show->json, NULL);
	bag_json(&show->json, bag);
	fonds_json_begin_array(&show->json, "files");
	status = each_file(show, bag->number, file_json, error);
	if (status < 0)
		return status;
	fonds_json_end_array(&show->json);
	fonds_json_begin_array(&show->json, "changes");
	status = fonds_recorded_change_each(
		show->catalog, bag->number, change_json, show, error);
	if (status < 0)
		return status;
	fonds_json_end_array(&show->json);
	fonds_json_begin_array(&show->json, "history");
	status = fonds_history_each_run_of_bag(
		show->catalog, bag->number, run_json, show, error);
	fonds_json_end_array(&show->json);
	fonds_json_end_object(&show->json);
	return status;
}

static void file_csv(struct show *show, const struct fonds_catalog_file *file)
{
	struct fonds_csv *csv = &show->csv;
	char hex[2 * FONDS_DIGEST_MAX + 1];
	char time[FONDS_CLOCK_TIME_SIZE];

	fonds_csv_text(csv, file->path);
	fonds_csv_number(csv, file->size);
	fonds_csv_text(csv, fonds_algorithm_name(file->digest.algorithm));
	fonds_csv_text(csv, fonds_digest_format(&file->digest, hex));
	fonds_csv_text(csv, verdict_text(file));
	fonds_csv_text(csv, file->checked_at
				    ? fonds_listing_time(file->checked_at, time)
				    : NULL);
	if (file->checked_at)
		fonds_csv_number(csv, (uint64_t)file->checked_run);
	else
		fonds_csv_text(csv, NULL);
	fonds_csv_end_row(csv);
}

static enum fonds_status show_csv(const struct fonds_catalog_bag *bag,
	void *payload, struct fonds_error **error)
{
	static const char *const columns[] = { "path", "size", "algorithm",
		"digest", "verdict", "checked_at", "run" };
	struct show *show = payload;

	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		fonds_csv_text(&show->csv, columns[i]);
	fonds_csv_end_row(&show->csv);
	return each_file(show, bag->number, file_csv, error);
}

static fonds_catalog_bag_fn *const forms[] = {
	[FONDS_FORMAT_TEXT] = show_text,
	[FONDS_FORMAT_JSON] = show_json,
	[FONDS_FORMAT_CSV] = show_csv,
};

enum fonds_status fonds_catalog_write_bag(struct fonds_catalog *catalog,
	const char *id, enum fonds_format format, fonds_write_fn *write,
	void *payload, struct fonds_error **error)
{
	struct show show = { .catalog = catalog };
	enum fonds_status status;

	if ((size_t)format >= sizeof(forms) / sizeof(forms[0]))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a bag of the catalog is shown as text, JSON or CSV");
	fonds_output_init(&show.output, write, payload);
	fonds_json_init(&show.json, &show.output);
	fonds_csv_init(&show.csv, &show.output);
	status = fonds_catalog_find_bag(
		catalog, id, forms[format], &show, error);
	if (status == FONDS_OK)
		status = fonds_output_finish(&show.output, error);
	fonds_output_clear(&show.output);
	return status;
}
