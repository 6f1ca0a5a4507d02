/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Descriptions written as a table: first it is counted how many columns each
 * name needs, then the rows are written. What is not of Dublin Core is sorted
 * by the row in which it stood, so that a row finds its own.
 */
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/csv-writer.h"
#include "base/error.h"
#include "metadata/dc-csv.h"
#include "metadata/dc-property.h"
#include "metadata/record-dc.h"

#define COLUMNS_MEMORY_MAX ((size_t)64 * 1024 * 1024)

/* A name that columns are called by, and how many of them there are. */
struct column {
	const char *name;
	bool is_other;
	size_t count;
	size_t in_row; /* values in the row that is being counted */
	struct column *next;
};

struct placed {
	const struct fonds_dc_other *other;
	size_t order;
	bool has_row;
};

struct row {
	const char *name;
	const struct fonds_dc_description *description;
	const struct placed *others;
	size_t other_count;
};

struct writing {
	const struct fonds_dc_set *set;
	struct fonds_csv csv;
	struct fonds_arena arena;
	struct column *columns;
	struct placed *others;
	size_t other_count;
	struct row *rows; /* as many as the set has descriptions */
};

static int compare_placed(const void *a, const void *b)
{
	const struct placed *x = a;
	const struct placed *y = b;
	int order = strcmp(x->other->label, y->other->label);

	return order != 0 ? order
			  : (x->order > y->order) - (x->order < y->order);
}

static enum fonds_status sort_others(
	struct writing *writing, struct fonds_error **error)
{
	size_t count = 0;

	for (const struct fonds_dc_other *other = writing->set->others; other;
		other = other->next)
		count += other->label != NULL;
	writing->others = calloc(count ? count : 1, sizeof(*writing->others));
	if (!writing->others)
		return fonds_fail_nomem(error);
	for (const struct fonds_dc_other *other = writing->set->others; other;
		other = other->next) {
		size_t order = writing->other_count;

		if (other->label)
			writing->others[writing->other_count++] =
				(struct placed){ other, order, false };
	}
	qsort(writing->others, count, sizeof(*writing->others), compare_placed);
	return FONDS_OK;
}

/* The first of the sorted others whose label is not before this one. */
static size_t find_others(const struct writing *writing, const char *label)
{
	size_t low = 0;
	size_t high = writing->other_count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (strcmp(writing->others[middle].other->label, label) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
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
static const char *row_name(const struct fonds_dc_description *description,
	const struct fonds_dc_description *whole)
{
	if (description->label)
		return description->label;
	if (description->about && description != whole)
		return description->about;
	return FONDS_DC_CSV_ALL;
}

/* Of two rows of one name the first has all that stood in either. */
static void fill_row(
	struct writing *writing, struct row *row, const char *label)
{
	size_t first = find_others(writing, label);
	size_t end = first;

	while (end < writing->other_count && !writing->others[end].has_row &&
		strcmp(writing->others[end].other->label, label) == 0)
		writing->others[end++].has_row = true;
	row->others = writing->others + first;
	row->other_count = end - first;
}

static enum fonds_status list_rows(
	struct writing *writing, struct fonds_error **error)
{
	const struct fonds_dc_set *set = writing->set;
	const struct fonds_dc_description *whole = main_of(set);

	writing->rows = calloc(set->count + 1, sizeof(*writing->rows));
	if (!writing->rows)
		return fonds_fail_nomem(error);
	for (size_t i = 0; i < set->count; i++) {
		struct row *row = &writing->rows[i];

		row->description = set->items[i];
		row->name = row_name(set->items[i], whole);
		fill_row(writing, row, row->name);
		if (row->other_count == 0 && set->items[i]->about)
			fill_row(writing, row, set->items[i]->about);
	}
	return FONDS_OK;
}

static size_t value_count(const struct row *row)
{
	return row->description->count + row->other_count;
}

/* The name of the index-th value of a row, and whether it is no property. */
static const char *name_at(const struct row *row, size_t index, bool *is_other)
{
	*is_other = index >= row->description->count;
	return *is_other ? row->others[index - row->description->count]
				   .other->name
			 : row->description->terms[index].name;
}

static const char *value_at(const struct row *row, size_t index)
{
	return index < row->description->count
		       ? row->description->terms[index].value
		       : row->others[index - row->description->count]
				 .other->value;
}

static bool is_column(
	const struct column *column, const char *name, bool is_other)
{
	return column->is_other == is_other && strcmp(column->name, name) == 0;
}

/* The column of a name; a new one stands behind those of its kind. */
static struct column *find_column(
	struct writing *writing, const char *name, bool is_other)
{
	struct column **place = &writing->columns;
	struct column *column;

	while (*place && ((*place)->is_other <= is_other)) {
		if (is_column(*place, name, is_other))
			return *place;
		place = &(*place)->next;
	}
	column = fonds_arena_alloc(&writing->arena, sizeof(*column));
	if (!column)
		return NULL;
	*column = (struct column){
		.name = name,
		.is_other = is_other,
		.next = *place,
	};
	*place = column;
	return column;
}

static void count_row(struct writing *writing, const struct row *row)
{
	for (struct column *column = writing->columns; column;
		column = column->next)
		column->in_row = 0;
	for (size_t i = 0; i < value_count(row); i++) {
		bool is_other;
		const char *name = name_at(row, i, &is_other);
		struct column *column = find_column(writing, name, is_other);

		if (!column)
			return;
		if (++column->in_row > column->count)
			column->count = column->in_row;
	}
}

/* "dc.title", "dcterms.created", or the name of another column. */
static void write_name(struct writing *writing, const struct column *column)
{
	const struct fonds_dc_property *property =
		column->is_other ? NULL : fonds_dc_property_find(column->name);
	bool is_element = property && property->element &&
			  strcmp(property->element, property->name) == 0;
	const char *name = column->name;

	if (!column->is_other)
		name = fonds_arena_printf(&writing->arena, "%s.%s",
			is_element ? "dc" : "dcterms", column->name);
	for (size_t i = 0; i < column->count; i++)
		fonds_csv_exact(&writing->csv, name);
}

static void write_values(struct writing *writing, const struct row *row,
	const struct column *column)
{
	size_t written = 0;

	for (size_t i = 0; i < value_count(row); i++) {
		bool is_other;
		const char *name = name_at(row, i, &is_other);

		if (!is_column(column, name, is_other))
			continue;
		fonds_csv_exact(&writing->csv, value_at(row, i));
		written++;
	}
	while (written++ < column->count)
		fonds_csv_exact(&writing->csv, NULL);
}

static void write_rows(struct writing *writing)
{
	fonds_csv_exact(&writing->csv, "filename");
	for (const struct column *column = writing->columns; column;
		column = column->next)
		write_name(writing, column);
	fonds_csv_end_row(&writing->csv);
	for (size_t i = 0; i < writing->set->count; i++) {
		const struct row *row = &writing->rows[i];

		fonds_csv_exact(&writing->csv, row->name);
		for (const struct column *column = writing->columns; column;
			column = column->next)
			write_values(writing, row, column);
		fonds_csv_end_row(&writing->csv);
	}
}

/* A table has a column of Dublin Core, whether anything stands in it or not. */
static enum fonds_status count_columns(
	struct writing *writing, struct fonds_error **error)
{
	for (size_t i = 0; i < writing->set->count; i++)
		count_row(writing, &writing->rows[i]);
	if (!writing->columns || writing->columns->is_other) {
		struct column *title = find_column(writing, "title", false);

		if (title)
			title->count = 1;
	}
	return fonds_arena_check(&writing->arena, "the table", error);
}

static void clear(struct writing *writing)
{
	free(writing->others);
	free(writing->rows);
	fonds_arena_clear(&writing->arena);
}

enum fonds_status fonds_dc_csv_write(const struct fonds_dc_set *set,
	struct fonds_output *output, struct fonds_error **error)
{
	fonds_cleanup(clear) struct writing writing = { .set = set };
	enum fonds_status status;

	fonds_csv_init(&writing.csv, output);
	fonds_arena_init(&writing.arena, COLUMNS_MEMORY_MAX);
	status = sort_others(&writing, error);
	if (status == FONDS_OK)
		status = list_rows(&writing, error);
	if (status == FONDS_OK)
		status = count_columns(&writing, error);
	if (status < 0)
		return status;
	write_rows(&writing);
	return fonds_arena_check(&writing.arena, "the table", error);
}
