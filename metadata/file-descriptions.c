/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/file-descriptions.h"

#include <inttypes.h>
#include <string.h>

#include "base/bag-path.h"
#include "base/cleanup.h"
#include "base/csv-reader.h"
#include "base/error.h"
#include "metadata/dc-property.h"
#include "metadata/span.h"

#define ROW_MAX ((size_t)1024 * 1024)

/* Of all rows: what is read is held in memory. */
#define TABLE_MAX ((size_t)64 * 1024 * 1024)

/* Every value of a row is compared with those before it. */
#define COLUMNS_MAX 512

#define NOT_DUBLIN_CORE "is no column of Dublin Core"

struct table {
	struct fonds_csv_reader *reader;
	struct fonds_dc_set *set;
	struct fonds_text_list columns; /* in the arena of the set */
	size_t size;                    /* bytes of the rows so far */
};

/* The property that a column has; NULL when it has none. */
static const struct fonds_dc_property *property_of(const char *column)
{
	static const char *const prefixes[] = { "dc.", "dcterms." };

	for (size_t i = 0; i < sizeof(prefixes) / sizeof(prefixes[0]); i++) {
		size_t size = strlen(prefixes[i]);

		if (strncmp(column, prefixes[i], size) == 0)
			return fonds_dc_property_find(column + size);
	}
	return NULL;
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
	if (!fonds_span_equal_fold(
		    fonds_span_trim(fonds_span_of(row->fields[0])), "filename"))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"line %" PRIu64 ": the first column is '%.80s': it "
			"must be 'filename'",
			row->line, row->fields[0]);
	if (row->count > COLUMNS_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"line %" PRIu64 ": more than %d columns", row->line,
			COLUMNS_MAX);
	for (size_t i = 0; i < row->count; i++)
		fonds_text_list_add(
			&table->set->arena, &table->columns, row->fields[i]);
	return fonds_arena_check(
		&table->set->arena, "the head of the table", error);
}

/* The path in the first field, as a label of the description. */
static enum fonds_status take_path(const struct fonds_csv_row *row,
	struct fonds_dc_description *description, struct fonds_error **error)
{
	fonds_cleanup(fonds_bag_path_freep) struct fonds_bag_path *path = NULL;
	size_t size = strlen(row->fields[0]);
	enum fonds_status status;

	if (size == 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"line %" PRIu64 ": no filename", row->line);
	if (row->fields[0][size - 1] == '/')
		size--;
	status = fonds_bag_path_new(row->fields[0], size, &path, error);
	if (status < 0) {
		(void)fonds_error_prefix(error, "line %" PRIu64, row->line);
		return status;
	}
	description->label = fonds_arena_dup(
		&description->arena, fonds_bag_path_text(path));
	return FONDS_OK;
}

static void take_other(struct table *table, const char *label,
	const char *column, const char *value, uint64_t line)
{
	struct fonds_dc_other *before = table->set->last_other;

	fonds_dc_set_other(table->set, is_blank(column) ? "(no name)" : column,
		value, NOT_DUBLIN_CORE, (unsigned long)line);
	if (table->set->last_other && table->set->last_other != before)
		table->set->last_other->label = fonds_arena_dup(
			&table->set->arena, label);
}

static enum fonds_status take_row(struct table *table,
	const struct fonds_csv_row *row, struct fonds_error **error)
{
	fonds_cleanup(fonds_dc_description_freep) struct fonds_dc_description
		*description = fonds_dc_description_new(NULL);
	enum fonds_status status;

	if (!description)
		return fonds_fail_nomem(error);
	status = take_path(row, description, error);
	if (status < 0)
		return status;
	for (size_t i = 1; i < row->count; i++) {
		const char *column = table->columns.items[i];
		const struct fonds_dc_property *property = property_of(column);

		if (is_blank(row->fields[i]))
			continue;
		if (!property)
			take_other(table, description->label, column,
				row->fields[i], row->line);
		else /* there are fewer columns than terms may be */
			(void)fonds_dc_description_add(description,
				property->name, NULL, NULL, row->fields[i]);
	}
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
	if (row->count != table->columns.count)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"line %" PRIu64 ": %zu fields, but the first line "
			"names %zu columns",
			row->line, row->count, table->columns.count);
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

static int compare_labels(const void *a, const void *b)
{
	const char *const *x = a;
	const char *const *y = b;

	return strcmp(*x, *y);
}

static enum fonds_status refuse_twins(
	const struct fonds_dc_set *set, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) const char **labels = NULL;

	if (set->count < 2)
		return FONDS_OK;
	labels = calloc(set->count, sizeof(*labels));
	if (!labels)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < set->count; i++)
		labels[i] = set->items[i]->label;
	qsort(labels, set->count, sizeof(*labels), compare_labels);
	for (size_t i = 1; i < set->count; i++)
		if (strcmp(labels[i - 1], labels[i]) == 0)
			return fonds_fail(error, FONDS_ERR_INVALID,
				"'%s' has two rows: describe it in one",
				labels[i]);
	return FONDS_OK;
}

static void free_reader(struct table *table)
{
	fonds_csv_reader_free(table->reader);
}

enum fonds_status fonds_file_descriptions_read(struct fonds_stream *stream,
	struct fonds_dc_set *set, struct fonds_error **error)
{
	fonds_cleanup(free_reader) struct table table = { .set = set };
	enum fonds_status status = fonds_csv_reader_new(
		stream, ROW_MAX, &table.reader, error);

	if (status == FONDS_OK)
		status = read_header(&table, error);
	if (status == FONDS_OK)
		status = read_rows(&table, error);
	if (status == FONDS_OK)
		status = fonds_arena_check(
			&set->arena, "the descriptions", error);
	return status < 0 ? status : refuse_twins(set, error);
}
