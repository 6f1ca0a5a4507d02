/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include <fonds/catalog.h>

#include "base/cleanup.h"
#include "base/csv-writer.h"
#include "base/error.h"
#include "fixity/catalog/catalog.h"
#include "fixity/catalog/holding-state.h"
#include "fixity/catalog/listing.h"

struct list {
	struct fonds_catalog *catalog;
	struct fonds_output output;
	struct fonds_json json;
	struct fonds_csv csv;
	uint64_t holdings;
	uint64_t files;
	uint64_t bytes;
};

/* A holding, and what its last checks found. */
struct entry {
	const struct fonds_holding *holding;
	struct fonds_holding_state state;
};

/* A way to write the list. */
struct list_form {
	void (*begin)(struct list *list);
	void (*each)(struct list *list, const struct entry *entry);
	void (*end)(struct list *list);
};

/* How a list is made: what a callback for holdings is given. */
struct listing {
	struct list *list;
	const struct list_form *form;
};

static const char *verdict_text(const struct fonds_holding_state *state)
{
	return state->worst == FONDS_VERDICT_NOT_CHECKED
		       ? ""
		       : fonds_verdict_name(state->worst);
}

static void begin_text(struct list *list)
{
	(void)list;
}

static void note_text(struct list *list, const char *note)
{
	if (*note == '\0')
		return;
	fonds_output_printf(&list->output, "%87s", "");
	fonds_listing_prose(&list->output, note);
	fonds_output_add_char(&list->output, '\n');
}

static void each_text(struct list *list, const struct entry *entry)
{
	const struct fonds_holding *holding = entry->holding;
	char time[FONDS_CLOCK_TIME_SIZE];
	struct fonds_output *output = &list->output;

	if (list->holdings == 1)
		fonds_output_printf(output,
			"%6s  %-10s %8s %14s  %-20s  %-19s  %s\n", "NUMBER",
			"KIND", "FILES", "BYTES", "LAST CHECK", "LAST VERDICT",
			"COLLECTION, LOCATION");
	fonds_output_printf(output,
		"%6" PRId64 "  %-10s %8" PRIu64 " %14" PRIu64
		"  %-20s  %-19s  ",
		holding->number, fonds_holding_kind_name(holding->kind),
		holding->files, holding->bytes,
		fonds_listing_time(entry->state.checked_at, time),
		verdict_text(&entry->state));
	fonds_listing_name(output, holding->collection_name);
	fonds_output_add_text(output, ", ");
	if (holding->volume != 0) {
		fonds_listing_name(output, holding->volume_name);
		fonds_output_add_text(output, ": ");
	}
	fonds_listing_name(output, holding->location);
	if (holding->removed_at != 0)
		fonds_output_add_text(output, " (removed)");
	fonds_output_add_char(output, '\n');
	note_text(list, holding->description);
}

static void end_text(struct list *list)
{
	if (list->holdings == 0) {
		fonds_output_add_text(
			&list->output, "Nothing is registered.\n");
		return;
	}
	fonds_output_add_count(&list->output, list->holdings, "holding");
	fonds_output_add_text(&list->output, ", ");
	fonds_output_add_count(&list->output, list->files, "file");
	fonds_output_add_text(&list->output, ", ");
	fonds_output_add_count(&list->output, list->bytes, "byte");
	fonds_output_add_char(&list->output, '\n');
}

static void begin_json(struct list *list)
{
	fonds_json_begin_object(&list->json, NULL);
	fonds_json_name(
		&list->json, "catalog", fonds_catalog_path(list->catalog));
	fonds_json_begin_array(&list->json, "holdings");
}

static void each_json(struct list *list, const struct entry *entry)
{
	const struct fonds_holding_state *state = &entry->state;
	struct fonds_json *json = &list->json;

	fonds_json_begin_object(json, NULL);
	fonds_listing_json_holding(json, entry->holding);
	fonds_json_number(json, "files", entry->holding->files);
	fonds_json_number(json, "bytes", entry->holding->bytes);
	fonds_listing_json_time(json, "checked_at", state->checked_at);
	fonds_json_text(json, "verdict",
		*verdict_text(state) ? verdict_text(state) : NULL);
	fonds_json_end_object(json);
}

static void end_json(struct list *list)
{
	fonds_json_end_array(&list->json);
	fonds_json_number(&list->json, "files", list->files);
	fonds_json_number(&list->json, "bytes", list->bytes);
	fonds_json_end_object(&list->json);
}

static void begin_csv(struct list *list)
{
	static const char *const columns[] = { "number", "identifier", "kind",
		"collection", "volume", "location", "external_identifier",
		"description", "source_organization", "added_at", "files",
		"bytes", "checked_at", "verdict", "removed_at" };

	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		fonds_csv_text(&list->csv, columns[i]);
	fonds_csv_end_row(&list->csv);
}

static void time_csv(struct fonds_csv *csv, int64_t time)
{
	char text[FONDS_CLOCK_TIME_SIZE];

	fonds_csv_text(csv, time != 0 ? fonds_listing_time(time, text) : NULL);
}

static void each_csv(struct list *list, const struct entry *entry)
{
	const struct fonds_holding *holding = entry->holding;
	struct fonds_csv *csv = &list->csv;

	fonds_csv_number(csv, (uint64_t)holding->number);
	fonds_csv_text(csv, holding->identifier);
	fonds_csv_text(csv, fonds_holding_kind_name(holding->kind));
	fonds_csv_text(csv, holding->collection_name);
	fonds_csv_text(csv, holding->volume_name);
	fonds_csv_text(csv, holding->location);
	fonds_csv_text(csv, holding->external_identifier);
	fonds_csv_text(csv, holding->description);
	fonds_csv_text(csv, holding->source_organization);
	time_csv(csv, holding->added_at);
	fonds_csv_number(csv, holding->files);
	fonds_csv_number(csv, holding->bytes);
	time_csv(csv, entry->state.checked_at);
	fonds_csv_text(csv, verdict_text(&entry->state));
	time_csv(csv, holding->removed_at);
	fonds_csv_end_row(csv);
}

static void end_csv(struct list *list)
{
	(void)list;
}

static const struct list_form forms[] = {
	[FONDS_FORMAT_TEXT] = { begin_text, each_text, end_text },
	[FONDS_FORMAT_JSON] = { begin_json, each_json, end_json },
	[FONDS_FORMAT_CSV] = { begin_csv, each_csv, end_csv },
};

static enum fonds_status each_holding(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error)
{
	const struct listing *listing = payload;
	struct list *list = listing->list;
	struct entry entry = { .holding = holding };
	enum fonds_status status = fonds_holding_state_get(
		list->catalog, holding->number, &entry.state, error);

	if (status < 0)
		return status;
	list->holdings++;
	list->files += holding->files;
	list->bytes += holding->bytes;
	listing->form->each(list, &entry);
	return FONDS_OK;
}

enum fonds_status fonds_catalog_write_list(struct fonds_catalog *catalog,
	enum fonds_format format, bool with_removed, fonds_write_fn *write,
	void *payload, struct fonds_error **error)
{
	struct list list = { .catalog = catalog };
	struct listing listing = { .list = &list };
	enum fonds_status status;

	if ((size_t)format >= sizeof(forms) / sizeof(forms[0]))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a list of the catalog is text, JSON or CSV");
	listing.form = &forms[format];
	fonds_output_init(&list.output, write, payload);
	fonds_json_init(&list.json, &list.output);
	fonds_csv_init(&list.csv, &list.output);
	listing.form->begin(&list);
	status = fonds_holding_each(
		catalog, with_removed, each_holding, &listing, error);
	if (status == FONDS_OK) {
		listing.form->end(&list);
		status = fonds_output_finish(&list.output, error);
	}
	fonds_output_clear(&list.output);
	return status;
}
