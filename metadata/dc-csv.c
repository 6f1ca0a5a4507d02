/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/dc-csv.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/csv-reader.h"
#include "base/error.h"
#include "metadata/dc-property.h"
#include "metadata/record-dc.h"
#include "metadata/span.h"

#define ROW_MAX ((size_t)16 * 1024 * 1024)

/* What a column holds. */
struct column {
	char *name;
	const struct fonds_dc_property *property; /* NULL: not of Dublin Core */
	bool is_file;
};

struct columns {
	struct column items[FONDS_CSV_FIELDS_MAX];
	size_t count;
};

static void columns_freep(struct columns **columns)
{
	for (size_t i = 0; *columns && i < (*columns)->count; i++)
		free((*columns)->items[i].name);
	free(*columns);
}

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

/* RFC 4180 2.5 to 2.7 */
static void write_cell(struct fonds_output *output, const char *text)
{
	size_t size = strcspn(text, "\",\r\n");
	bool is_plain = text[size] == '\0' && *text != ' ' && *text != '\t' &&
			(size == 0 || !fonds_char_is_blank(text[size - 1]));

	if (is_plain) {
		fonds_output_add_text(output, text);
		return;
	}
	fonds_output_add_char(output, '"');
	for (; *text; text++) {
		if (*text == '"')
			fonds_output_add_char(output, '"');
		fonds_output_add_char(output, *text);
	}
	fonds_output_add_char(output, '"');
}

static size_t count_values(
	const struct fonds_dc_description *description, const char *name)
{
	size_t count = 0;

	for (size_t i = 0; i < description->count; i++)
		count += strcmp(description->terms[i].name, name) == 0;
	return count;
}

/* As many columns as the description with most values needs. */
static size_t count_columns(const struct fonds_dc_set *set, const char *name)
{
	size_t most = 0;

	for (size_t i = 0; i < set->count; i++) {
		size_t count = count_values(set->items[i], name);

		most = count > most ? count : most;
	}
	return most;
}

static void write_header(const size_t *widths, struct fonds_output *output)
{
	const struct fonds_dc_property *property;

	fonds_output_add_text(output, "filename");
	for (size_t i = 0; (property = fonds_dc_property_at(i)); i++) {
		bool is_element = property->element &&
				  strcmp(property->element, property->name) ==
					  0;

		for (size_t j = 0; j < widths[i]; j++)
			fonds_output_printf(output, ",%s.%s",
				is_element ? "dc" : "dcterms", property->name);
	}
	fonds_output_add_text(output, "\r\n");
}

/*
 * What is no file's: the translation of a pair, or the only one of that kind.
 * NULL when there are more.
 */
static const struct fonds_dc_description *main_of(
	const struct fonds_dc_set *set)
{
	const struct fonds_dc_description *original;
	const struct fonds_dc_description *translation;
	const struct fonds_dc_description *only = NULL;

	if (fonds_dc_set_pair(set, &original, &translation))
		return translation ? translation : original;
	for (size_t i = 0; i < set->count; i++) {
		if (set->items[i]->label)
			continue;
		if (only)
			return NULL;
		only = set->items[i];
	}
	return only;
}

/* No two rows are of one file: what has none is called by what it is about. */
static const char *file_of(const struct fonds_dc_description *description,
	const struct fonds_dc_description *whole)
{
	if (description->label)
		return description->label;
	if (description->about && description != whole)
		return description->about;
	return FONDS_DC_CSV_ALL;
}

static void write_row(const struct fonds_dc_description *description,
	const char *file, const size_t *widths, struct fonds_output *output)
{
	const struct fonds_dc_property *property;

	write_cell(output, file);
	for (size_t i = 0; (property = fonds_dc_property_at(i)); i++)
		for (size_t j = 0; j < widths[i]; j++) {
			const char *value = fonds_dc_description_value(
				description, property->name, j);

			fonds_output_add_char(output, ',');
			write_cell(output, value ? value : "");
		}
	fonds_output_add_text(output, "\r\n");
}

void fonds_dc_csv_write(
	const struct fonds_dc_set *set, struct fonds_output *output)
{
	const struct fonds_dc_description *whole = main_of(set);
	size_t widths[FONDS_DC_PROPERTIES_MAX] = { 0 };
	const struct fonds_dc_property *property;

	for (size_t i = 0; (property = fonds_dc_property_at(i)); i++)
		widths[i] = count_columns(set, property->name);
	write_header(widths, output);
	for (size_t i = 0; i < set->count; i++)
		write_row(set->items[i], file_of(set->items[i], whole), widths,
			output);
}

static enum fonds_status read_header(const struct fonds_csv_row *row,
	struct columns *columns, struct fonds_error **error)
{
	bool has_property = false;

	for (; columns->count < row->count; columns->count++) {
		struct column *column = &columns->items[columns->count];
		const char *name = row->fields[columns->count];

		column->property = property_of(name);
		column->is_file = strcasecmp(name, "filename") == 0 ||
				  strcasecmp(name, "parts") == 0;
		column->name = strdup(*name ? name : "(no name)");
		has_property |= column->property != NULL;
		if (!column->name)
			return fonds_fail_nomem(error);
	}
	if (has_property)
		return FONDS_OK;
	return fonds_fail(error, FONDS_ERR_FORMAT,
		"no column is of Dublin Core: their names are 'dc.title', "
		"'dcterms.created' and the like");
}

static enum fonds_status take_cell(struct fonds_dc_set *set,
	struct fonds_dc_description *to, const struct column *column,
	const char *value, unsigned long line, struct fonds_error **error)
{
	if (!value[strspn(value, " \t\r\n")])
		return FONDS_OK;
	if (column->is_file && !to->label && !to->about) {
		const char *copy = fonds_arena_dup(&to->arena, value);

		if (fonds_dc_is_uri(value))
			to->about = copy;
		else
			to->label = copy;
	} else if (!column->property) {
		fonds_dc_set_other(set, column->name, value,
			"is no column of Dublin Core", line);
	} else if (!fonds_dc_description_add(
			   to, column->property->name, NULL, NULL, value)) {
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"line %lu: more than %d statements about one thing",
			line, FONDS_DC_TERMS_MAX);
	}
	return fonds_dc_description_check(to, error);
}

static enum fonds_status read_row(const struct fonds_csv_row *row,
	const struct columns *columns, struct fonds_dc_set *set,
	struct fonds_error **error)
{
	struct fonds_dc_description *to;
	enum fonds_status status;

	if (row->count > columns->count)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"line %llu: %zu fields, but there are %zu columns",
			(unsigned long long)row->line, row->count,
			columns->count);
	to = fonds_dc_description_new(NULL);
	status = fonds_dc_set_add(set, to, error);
	for (size_t i = 0; status == FONDS_OK && i < row->count; i++)
		status = take_cell(set, to, &columns->items[i], row->fields[i],
			(unsigned long)row->line, error);
	if (status < 0)
		return status;
	return fonds_arena_check(
		&set->arena, "what is not of Dublin Core", error);
}

enum fonds_status fonds_dc_csv_read(struct fonds_stream *stream,
	struct fonds_dc_set *set, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_csv_reader_freep) struct fonds_csv_reader *reader = NULL;
	fonds_cleanup(columns_freep) struct columns *columns = calloc(
		1, sizeof(*columns));
	const struct fonds_csv_row *row;
	enum fonds_status status;

	if (!columns)
		return fonds_fail_nomem(error);
	status = fonds_csv_reader_new(stream, ROW_MAX, &reader, error);
	if (status == FONDS_OK)
		status = fonds_csv_reader_next(reader, &row, error);
	if (status == FONDS_OK && !row)
		return fonds_fail(error, FONDS_ERR_FORMAT, "there is no row");
	if (status == FONDS_OK)
		status = read_header(row, columns, error);
	while (status == FONDS_OK) {
		status = fonds_csv_reader_next(reader, &row, error);
		if (status < 0 || !row)
			return status;
		status = read_row(row, columns, set, error);
	}
	return status;
}
