/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/show.h"

#include <fonds/catalog.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/incident.h"
#include "fixity/catalog/listing.h"

enum fonds_status fonds_show_each_file(struct fonds_show *show, int64_t holding,
	fonds_show_file_fn *each, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_holding_files_freep) struct fonds_holding_files *files =
		NULL;
	const struct fonds_holding_file *file = NULL;
	enum fonds_status status;

	status = fonds_holding_files_new(
		show->catalog, holding, NULL, NULL, &files, error);
	if (status < 0)
		return status;
	for (;;) {
		status = fonds_holding_files_next(files, &file, error);
		if (status < 0 || !file)
			return status;
		each(show, file);
	}
}

const char *fonds_show_verdict(const struct fonds_holding_file *file)
{
	return file->checked_at ? fonds_verdict_name(file->verdict) : "never";
}

const char *fonds_show_repair_state(int state)
{
	static const char *const names[] = {
		[FONDS_REPAIR_PENDING] = "pending",
		[FONDS_REPAIR_DONE] = "done",
		[FONDS_REPAIR_WITHDRAWN] = "withdrawn",
	};

	return names[state];
}

/* A row for each digest of a file. */
static void file_csv(
	struct fonds_show *show, const struct fonds_holding_file *file)
{
	struct fonds_csv *csv = &show->csv;
	char hex[2 * FONDS_DIGEST_MAX + 1];
	char time[FONDS_CLOCK_TIME_SIZE];

	for (size_t i = 0; i < file->digest_count; i++) {
		const struct fonds_digest *digest = &file->digests[i];

		fonds_csv_text(csv, file->path);
		fonds_csv_number(csv, file->size);
		fonds_csv_text(csv, fonds_algorithm_name(digest->algorithm));
		fonds_csv_text(csv, fonds_digest_format(digest, hex));
		fonds_csv_text(csv, fonds_show_verdict(file));
		fonds_csv_text(csv,
			file->checked_at
				? fonds_listing_time(file->checked_at, time)
				: NULL);
		if (file->checked_run)
			fonds_csv_number(csv, (uint64_t)file->checked_run);
		else
			fonds_csv_text(csv, NULL);
		fonds_csv_end_row(csv);
	}
}

static enum fonds_status show_csv(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error)
{
	static const char *const columns[] = { "path", "size", "algorithm",
		"digest", "verdict", "checked_at", "run" };
	struct fonds_show *show = payload;

	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		fonds_csv_text(&show->csv, columns[i]);
	fonds_csv_end_row(&show->csv);
	return fonds_show_each_file(show, holding->number, file_csv, error);
}

static fonds_holding_fn *const forms[] = {
	[FONDS_FORMAT_TEXT] = fonds_holding_show_text,
	[FONDS_FORMAT_JSON] = fonds_holding_show_json,
	[FONDS_FORMAT_CSV] = show_csv,
};

enum fonds_status fonds_catalog_write_holding(struct fonds_catalog *catalog,
	const char *id, enum fonds_format format, fonds_write_fn *write,
	void *payload, struct fonds_error **error)
{
	struct fonds_show show = { .catalog = catalog };
	enum fonds_status status;

	if ((size_t)format >= sizeof(forms) / sizeof(forms[0]))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a holding of the catalog is shown as text, JSON or "
			"CSV");
	fonds_output_init(&show.output, write, payload);
	fonds_json_init(&show.json, &show.output);
	fonds_csv_init(&show.csv, &show.output);
	status = fonds_holding_find(catalog, id, forms[format], &show, error);
	if (status == FONDS_OK)
		status = fonds_output_finish(&show.output, error);
	fonds_output_clear(&show.output);
	return status;
}
