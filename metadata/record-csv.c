/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The CSV form of a record: a header, whose fields are the keys of the JSON
 * form or the labels of the text form, and one row. A column that comes again
 * adds to a list.
 */
#include <string.h>

#include "base/cleanup.h"
#include "base/csv-reader.h"
#include "base/error.h"
#include "base/memory-tree.h"
#include "metadata/record-parse.h"

#define NAME "record"
#define TEXT_COLUMN "text_body"

/* A CSV in memory, being read. */
struct table {
	struct fonds_memory_file file;
	struct fonds_tree *tree;
	struct fonds_stream *stream;
	struct fonds_csv_reader *csv;
	const struct fonds_csv_row *row;
};

static void table_clear(struct table *table)
{
	fonds_csv_reader_free(table->csv);
	fonds_stream_close(table->stream);
	fonds_tree_free(table->tree);
}

static enum fonds_status table_open(
	struct table *table, struct fonds_span data, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	enum fonds_status status;

	*table = (struct table){ .file = { NAME, data.data, data.size } };
	status = fonds_bag_path_new(NAME, strlen(NAME), &path, error);
	if (status == FONDS_OK)
		status = fonds_memory_tree_new(
			&table->file, 1, &table->tree, error);
	if (status == FONDS_OK)
		status = fonds_tree_open(
			table->tree, path, &table->stream, error);
	if (status == FONDS_OK)
		status = fonds_csv_reader_new(
			table->stream, FONDS_RECORD_MAX, &table->csv, error);
	return status;
}

static enum fonds_status table_next(
	struct table *table, struct fonds_error **error)
{
	return fonds_csv_reader_next(table->csv, &table->row, error);
}

static const struct fonds_record_field *find_field(const char *name)
{
	const struct fonds_record_field *field = fonds_record_field_by_key(
		name);

	return field ? field
		     : fonds_record_field_by_label(
			       fonds_span_trim(fonds_span_of(name)));
}

static bool has_title(const struct fonds_csv_row *header)
{
	const struct fonds_record_field *title = fonds_record_field_by_key(
		"title");

	for (size_t i = 0; header && header->count > 1 && i < header->count;
		i++)
		if (find_field(header->fields[i]) == title)
			return true;
	return false;
}

/* A text has commas too, but no title among the fields of its first line. */
enum fonds_status fonds_record_is_csv(
	struct fonds_span data, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(table_clear) struct table table = { .tree = NULL };
	fonds_cleanup(fonds_error_freep) struct fonds_error *no_csv = NULL;
	enum fonds_status status = table_open(&table, data, error);

	*ret = false;
	if (status < 0)
		return status;
	status = table_next(&table, &no_csv);
	if (status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	*ret = status == FONDS_OK && has_title(table.row);
	return FONDS_OK;
}

static void take_cell(struct fonds_record *record, const char *name,
	const char *value, const char **ret_text)
{
	const struct fonds_record_field *field = find_field(name);
	struct fonds_span label = fonds_span_trim(fonds_span_of(name));

	if (fonds_span_trim(fonds_span_of(value)).size == 0)
		return;
	if (strcmp(name, TEXT_COLUMN) == 0 && !*ret_text)
		*ret_text = value;
	else if (field)
		fonds_record_field_read(record, field, fonds_span_of(value));
	else
		fonds_record_note(record,
			label.size > 0 ? label
				       : fonds_span_of("(column without name)"),
			fonds_span_of(value));
}

static void take_row(struct fonds_record *record,
	const struct fonds_csv_row *header, const struct fonds_csv_row *row)
{
	const char *text = NULL;

	if (header->count != row->count)
		fonds_record_warn(record,
			"the row has %zu fields where the header has %zu",
			row->count, header->count);
	for (size_t i = 0; i < row->count; i++)
		take_cell(record, i < header->count ? header->fields[i] : "",
			row->fields[i], &text);
	if (text)
		fonds_record_take_text(record, text);
}

/* Two readings of the same text: the header is wanted while the row is. */
enum fonds_status fonds_record_read_csv(struct fonds_record *record,
	struct fonds_span data, struct fonds_error **error)
{
	fonds_cleanup(table_clear) struct table header = { .tree = NULL };
	fonds_cleanup(table_clear) struct table rows = { .tree = NULL };
	enum fonds_status status = table_open(&header, data, error);

	if (status == FONDS_OK)
		status = table_open(&rows, data, error);
	if (status == FONDS_OK)
		status = table_next(&header, error);
	for (int i = 0; i < 2 && status == FONDS_OK; i++)
		status = table_next(&rows, error);
	if (status < 0)
		return status;
	if (!rows.row)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"a CSV of a header only, without a record");
	take_row(record, header.row, rows.row);
	status = table_next(&rows, error);
	if (status == FONDS_OK && rows.row)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"several records in one file: take them in with "
			"--batch");
	record->is_csv = true;
	return status;
}
