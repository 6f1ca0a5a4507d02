/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include <fonds/catalog.h>

#include "base/cleanup.h"
#include "base/csv-writer.h"
#include "base/error.h"
#include "fixity/catalog/listing.h"

struct list {
	struct fonds_output output;
	struct fonds_json json;
	struct fonds_csv csv;
	uint64_t bags;
	uint64_t files;
	uint64_t bytes;
};

/* A way to write the list; each has the type of a callback for bags. */
struct list_form {
	void (*begin)(struct list *list, const struct fonds_catalog *catalog);
	fonds_catalog_bag_fn *each;
	void (*end)(struct list *list);
};

static void count(struct list *list, const struct fonds_catalog_bag *bag)
{
	list->bags++;
	list->files += bag->files;
	list->bytes += bag->bytes;
}

static void begin_text(struct list *list, const struct fonds_catalog *catalog)
{
	(void)list;
	(void)catalog;
}

static enum fonds_status each_text(const struct fonds_catalog_bag *bag,
	void *payload, struct fonds_error **error)
{
	char time[FONDS_CLOCK_TIME_SIZE];
	struct list *list = payload;

	(void)error;
	if (list->bags == 0)
		fonds_output_printf(&list->output, "%6s  %-20s %8s %14s  %s\n",
			"NUMBER", "ADDED", "FILES", "BYTES", "LOCATION");
	count(list, bag);
	fonds_output_printf(&list->output,
		"%6" PRId64 "  %-20s %8" PRIu64 " %14" PRIu64 "  ", bag->number,
		fonds_listing_time(bag->added_at, time), bag->files,
		bag->bytes);
	fonds_listing_name(&list->output, bag->location);
	fonds_output_add_char(&list->output, '\n');
	if (*bag->description == '\0')
		return FONDS_OK;
	fonds_output_printf(&list->output, "%55s", "");
	fonds_listing_prose(&list->output, bag->description);
	fonds_output_add_char(&list->output, '\n');
	return FONDS_OK;
}

static void end_text(struct list *list)
{
	if (list->bags == 0) {
		fonds_output_add_text(&list->output, "No bag is registered.\n");
		return;
	}
	fonds_output_printf(&list->output,
		"%" PRIu64 " %s, %" PRIu64 " files, %" PRIu64 " bytes\n",
		list->bags, list->bags == 1 ? "bag" : "bags", list->files,
		list->bytes);
}

static void begin_json(struct list *list, const struct fonds_catalog *catalog)
{
	fonds_json_begin_object(&list->json, NULL);
	fonds_json_name(&list->json, "catalog", fonds_catalog_path(catalog));
	fonds_json_begin_array(&list->json, "bags");
}

static enum fonds_status each_json(const struct fonds_catalog_bag *bag,
	void *payload, struct fonds_error **error)
{
	struct list *list = payload;

	(void)error;
	count(list, bag);
	fonds_json_begin_object(&list->json, NULL);
	fonds_json_number(&list->json, "number", (uint64_t)bag->number);
	fonds_json_text(&list->json, "identifier", bag->identifier);
	fonds_json_name(&list->json, "location", bag->location);
	fonds_json_name(
		&list->json, "external_identifier", bag->external_identifier);
	fonds_json_name(&list->json, "description", bag->description);
	fonds_json_name(
		&list->json, "source_organization", bag->source_organization);
	fonds_listing_json_time(&list->json, "added_at", bag->added_at);
	fonds_json_number(&list->json, "files", bag->files);
	fonds_json_number(&list->json, "bytes", bag->bytes);
	fonds_json_end_object(&list->json);
	return FONDS_OK;
}

static void end_json(struct list *list)
{
	fonds_json_end_array(&list->json);
	fonds_json_number(&list->json, "files", list->files);
	fonds_json_number(&list->json, "bytes", list->bytes);
	fonds_json_end_object(&list->json);
}

static void begin_csv(struct list *list, const struct fonds_catalog *catalog)
{
	static const char *const columns[] = { "number", "identifier",
		"location", "external_identifier", "description",
		"source_organization", "added_at", "files", "bytes" };

	(void)catalog;
	for (size_t i = 0; i < sizeof(columns) / sizeof(columns[0]); i++)
		fonds_csv_text(&list->csv, columns[i]);
	fonds_csv_end_row(&list->csv);
}

static enum fonds_status each_csv(const struct fonds_catalog_bag *bag,
	void *payload, struct fonds_error **error)
{
	char time[FONDS_CLOCK_TIME_SIZE];
	struct list *list = payload;

	(void)error;
	fonds_csv_number(&list->csv, (uint64_t)bag->number);
	fonds_csv_text(&list->csv, bag->identifier);
	fonds_csv_text(&list->csv, bag->location);
	fonds_csv_text(&list->csv, bag->external_identifier);
	fonds_csv_text(&list->csv, bag->description);
	fonds_csv_text(&list->csv, bag->source_organization);
	fonds_csv_text(&list->csv, fonds_listing_time(bag->added_at, time));
	fonds_csv_number(&list->csv, bag->files);
	fonds_csv_number(&list->csv, bag->bytes);
	fonds_csv_end_row(&list->csv);
	return FONDS_OK;
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

enum fonds_status fonds_catalog_write_list(struct fonds_catalog *catalog,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error)
{
	struct list list = { 0 };
	enum fonds_status status;

	if ((size_t)format >= sizeof(forms) / sizeof(forms[0]))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a list of the catalog is text, JSON or CSV");
	fonds_output_init(&list.output, write, payload);
	fonds_json_init(&list.json, &list.output);
	fonds_csv_init(&list.csv, &list.output);
	forms[format].begin(&list, catalog);
	status = fonds_catalog_each_bag(
		catalog, forms[format].each, &list, error);
	if (status == FONDS_OK) {
		forms[format].end(&list);
		status = fonds_output_finish(&list.output, error);
	}
	fonds_output_clear(&list.output);
	return status;
}
