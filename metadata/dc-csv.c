/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/dc-csv.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/bag-path.h"
#include "base/cleanup.h"
#include "base/csv-reader.h"
#include "base/error.h"
#include "metadata/dc-property.h"
#include "metadata/record-dc.h"
#include "metadata/span.h"

#define ROW_MAX ((size_t)16 * 1024 * 1024)

/* Of all rows: what is read is held in memory. */
#define TABLE_MAX ((size_t)64 * 1024 * 1024)

/*
 * Of a table of files, which may have many rows: every value of a row is
 * compared with those before it.
 */
#define COLUMNS_MAX 512

#define NOT_DUBLIN_CORE "is no column of Dublin Core"

/* What a column holds. */
struct column {
	const char *name;                         /* in the arena of the set */
	const struct fonds_dc_property *property; /* NULL: not of Dublin Core */
};

#define NO_COLUMN SIZE_MAX

struct table {
	struct fonds_csv_reader *reader;
	enum fonds_dc_csv_rows rows;
	struct fonds_dc_set *set;
	struct column *columns;
	size_t column_count;
	size_t name_column; /* what a row is about; or NO_COLUMN */
	size_t size;        /* bytes of the rows so far */
};

/* "dc.title", "dcterms.created"; some write a qualifier: "dc.date.created". */
static const struct fonds_dc_property *property_of(const char *name)
{
	const char *dot = strrchr(name, '.');

	if (!dot || (strncasecmp(name, "dc.", 3) != 0 &&
			    strncasecmp(name, "dcterms.", 8) != 0))
		return NULL;
	return fonds_dc_property_find(dot + 1);
}

bool fonds_dc_csv_is_header(const char *line, size_t size)
{
	struct fonds_span rest = { line, size };
	struct fonds_span cell;

	while (fonds_span_cut(&rest, ",;\t\r\n", &cell)) {
		char name[80];

		cell = fonds_span_trim(cell);
		if (cell.size > 1 && *cell.data == '"') {
			cell = fonds_span_skip(cell, 1);
			cell.size--;
		}
		(void)snprintf(name, sizeof(name), "%.*s",
			(int)(cell.size < sizeof(name) ? cell.size : 0),
			cell.data);
		if (property_of(name))
			return true;
	}
	return false;
}

static bool is_blank(const char *text)
{
	return fonds_span_trim(fonds_span_of(text)).size == 0;
}

static bool has_control(const char *text)
{
	for (; *text; text++)
		if (((unsigned char)*text < 0x20 && !strchr("\t\r\n", *text)) ||
			*text == 0x7f)
			return true;
	return false;
}

static enum fonds_status check_fields(
	const struct fonds_csv_row *row, struct fonds_error **error)
{
	for (size_t i = 0; i < row->count; i++)
		if (has_control(row->fields[i]))
			return fonds_fail(error, FONDS_ERR_FORMAT,
				"line %" PRIu64
				": field %zu has a control character",
				row->line, i + 1);
	return FONDS_OK;
}

static bool is_name_column(const char *name)
{
	struct fonds_span trimmed = fonds_span_trim(fonds_span_of(name));

	return fonds_span_equal_fold(trimmed, "filename") ||
	       fonds_span_equal_fold(trimmed, "parts");
}

static enum fonds_status take_columns(struct table *table,
	const struct fonds_csv_row *row, struct fonds_error **error)
{
	struct fonds_arena *arena = &table->set->arena;
	bool has_property = false;

	table->columns = calloc(row->count, sizeof(*table->columns));
	if (!table->columns)
		return fonds_fail_nomem(error);
	table->column_count = row->count;
	for (size_t i = 0; i < row->count; i++) {
		struct column *column = &table->columns[i];
		const char *name = row->fields[i];

		column->name = fonds_arena_dup(
			arena, is_blank(name) ? "(no name)" : name);
		column->property = property_of(name);
		has_property |= column->property != NULL;
		if (table->name_column == NO_COLUMN && is_name_column(name))
			table->name_column = i;
	}
	if (!has_property)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"no column is of Dublin Core: their names are "
			"'dc.title', 'dcterms.created' and the like");
	if (table->rows == FONDS_DC_CSV_FILES &&
		table->name_column == NO_COLUMN)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"no column is called 'filename': it says which file a "
			"row describes");
	return fonds_arena_check(arena, "the head of the table", error);
}

static enum fonds_status read_header(
	struct table *table, struct fonds_error **error)
{
	const struct fonds_csv_row *row = NULL;
	enum fonds_status status = fonds_csv_reader_next(
		table->reader, &row, error);

	if (status < 0)
		return status;
	if (!row)
		return fonds_fail(
			error, FONDS_ERR_FORMAT, "the table is empty");
	status = check_fields(row, error);
	if (status < 0)
		return status;
	if (table->rows == FONDS_DC_CSV_FILES && row->count > COLUMNS_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"line %" PRIu64 ": more than %d columns", row->line,
			COLUMNS_MAX);
	return take_columns(table, row, error);
}

/* The path, without a slash at its end, as the description's label. */
static enum fonds_status take_path(const char *text, uint64_t line,
	struct fonds_dc_description *description, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	size_t size = strlen(text);
	enum fonds_status status;

	if (size == 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"line %" PRIu64 ": no filename", line);
	if (text[size - 1] == '/')
		size--;
	status = fonds_bag_path_new(text, size, &path, error);
	if (status < 0) {
		(void)fonds_error_prefix(error, "line %" PRIu64, line);
		return status;
	}
	description->label = fonds_arena_dup(
		&description->arena, fonds_bag_path_text(path));
	return FONDS_OK;
}

/* What the row is about: a file, or anything that has an address. */
static enum fonds_status take_name(const struct table *table,
	const struct fonds_csv_row *row,
	struct fonds_dc_description *description, struct fonds_error **error)
{
	const char *text = table->name_column == NO_COLUMN
				   ? ""
				   : row->fields[table->name_column];
	const char **place = fonds_dc_is_uri(text) ? &description->about
						   : &description->label;

	if (table->rows == FONDS_DC_CSV_FILES)
		return take_path(text, row->line, description, error);
	if (!is_blank(text))
		*place = fonds_arena_dup(&description->arena, text);
	return FONDS_OK;
}

static void take_other(struct table *table,
	const struct fonds_dc_description *description, const char *column,
	const char *value, uint64_t line)
{
	struct fonds_dc_other *before = table->set->last_other;
	const char *name = description->label ? description->label
					      : description->about;

	fonds_dc_set_other(table->set, column, value, NOT_DUBLIN_CORE,
		(unsigned long)line);
	if (table->set->last_other && table->set->last_other != before)
		table->set->last_other->label = fonds_arena_dup(
			&table->set->arena, name ? name : FONDS_DC_CSV_ALL);
}

static enum fonds_status take_value(struct table *table,
	struct fonds_dc_description *description, size_t index,
	const struct fonds_csv_row *row, struct fonds_error **error)
{
	const struct column *column = &table->columns[index];
	const char *value = row->fields[index];

	if (index == table->name_column || is_blank(value))
		return FONDS_OK;
	if (!column->property)
		take_other(table, description, column->name, value, row->line);
	else if (!fonds_dc_description_add(description, column->property->name,
			 NULL, NULL, value) &&
		 description->count == FONDS_DC_TERMS_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"line %" PRIu64
			": more than %d statements about one thing",
			row->line, FONDS_DC_TERMS_MAX);
	return FONDS_OK;
}

static enum fonds_status take_row(struct table *table,
	const struct fonds_csv_row *row, struct fonds_error **error)
{
	fonds_cleanup(fonds_dc_description_freep) struct fonds_dc_description
		*description = fonds_dc_description_new(NULL);
	enum fonds_status status;

	if (!description)
		return fonds_fail_nomem(error);
	status = take_name(table, row, description, error);
	for (size_t i = 0; status == FONDS_OK && i < row->count; i++)
		status = take_value(table, description, i, row, error);
	if (status == FONDS_OK)
		status = fonds_dc_description_check(description, error);
	if (status < 0)
		return status;
	return fonds_dc_set_add(table->set, fonds_steal(&description), error);
}

static bool is_empty_row(const struct fonds_csv_row *row)
{
	for (size_t i = 0; i < row->count; i++)
		if (!is_blank(row->fields[i]))
			return false;
	return true;
}

static enum fonds_status check_row(struct table *table,
	const struct fonds_csv_row *row, struct fonds_error **error)
{
	if (row->count != table->column_count)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"line %" PRIu64 ": %zu fields, but the first line "
			"names %zu columns",
			row->line, row->count, table->column_count);
	for (size_t i = 0; i < row->count; i++)
		table->size += strlen(row->fields[i]) + 1;
	if (table->size > TABLE_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"line %" PRIu64 ": the table is larger than %zu bytes",
			row->line, TABLE_MAX);
	return check_fields(row, error);
}

static enum fonds_status read_rows(
	struct table *table, struct fonds_error **error)
{
	for (;;) {
		const struct fonds_csv_row *row = NULL;
		enum fonds_status status = fonds_csv_reader_next(
			table->reader, &row, error);

		if (status < 0 || !row)
			return status;
		status = check_row(table, row, error);
		if (status == FONDS_OK && !is_empty_row(row))
			status = take_row(table, row, error);
		if (status < 0)
			return status;
	}
}

static void clear(struct table *table)
{
	fonds_csv_reader_free(table->reader);
	free(table->columns);
}

enum fonds_status fonds_dc_csv_read(struct fonds_stream *stream,
	enum fonds_dc_csv_rows rows, struct fonds_dc_set *set,
	struct fonds_error **error)
{
	fonds_cleanup(clear) struct table table = {
		.rows = rows,
		.set = set,
		.name_column = NO_COLUMN,
	};
	enum fonds_status status = fonds_csv_reader_new(
		stream, ROW_MAX, &table.reader, error);

	if (status == FONDS_OK)
		status = read_header(&table, error);
	if (status == FONDS_OK)
		status = read_rows(&table, error);
	if (status < 0)
		return status;
	return fonds_arena_check(&set->arena, "the descriptions", error);
}
