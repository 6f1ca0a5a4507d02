/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/export-row.h"

#include <inttypes.h>
#include <string.h>

#include "base/base64.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-writer.h"
#include "base/text.h"

/* A value is at most 1 MiB in a catalog, and some more in base64. */
#define BYTES_MAX ((size_t)2 << 20)

static void write_bytes(
	const struct fonds_export_cell *cell, struct fonds_output *output)
{
	if (!memchr(cell->data, '\0', cell->size) &&
		fonds_utf8_is_valid(cell->data, cell->size)) {
		fonds_json_add_string(output, cell->data);
		return;
	}
	fonds_output_add_text(output, "{\"base64\":\"");
	fonds_base64_add(output, cell->data, cell->size);
	fonds_output_add_text(output, "\"}");
}

static void write_cell(
	const struct fonds_export_cell *cell, struct fonds_output *output)
{
	switch (cell->kind) {
	case FONDS_EXPORT_NULL:
		fonds_output_add_text(output, "null");
		break;
	case FONDS_EXPORT_INTEGER:
		fonds_output_printf(output, "%" PRId64, cell->integer);
		break;
	case FONDS_EXPORT_TEXT:
	case FONDS_EXPORT_BYTES:
		write_bytes(cell, output);
		break;
	}
}

void fonds_export_row_write(
	const struct fonds_export_row *row, struct fonds_output *output)
{
	size_t width = fonds_export_table_width(row->table);
	char name[FONDS_EXPORT_NAME_SIZE];

	fonds_output_printf(output, "{\"table\":\"%s\"", row->table->name);
	for (size_t i = 0; i < width; i++) {
		fonds_output_printf(output, ",\"%s\":",
			fonds_export_table_column(row->table, i, name));
		write_cell(&row->cells[i], output);
	}
	fonds_output_add_text(output, "}\n");
}

static void count_member(
	const char *key, const struct fonds_json_value *value, void *payload)
{
	size_t *count = payload;

	(void)key;
	(void)value;
	++*count;
}

/* A text has no NUL, whatever else is in it. */
static enum fonds_status read_base64(struct fonds_arena *arena,
	const struct fonds_json_value *value, struct fonds_export_cell *ret)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer bytes;
	const char *text = fonds_json_value_text(
		fonds_json_value_member(value, "base64"));

	fonds_buffer_init(&bytes, BYTES_MAX);
	if (!text || !fonds_base64_read(&bytes, text))
		return FONDS_ERR_FORMAT;
	if (bytes.status < 0)
		return bytes.status;
	if (ret->kind == FONDS_EXPORT_TEXT &&
		memchr(fonds_buffer_text(&bytes), '\0', bytes.size))
		return FONDS_ERR_FORMAT;
	ret->size = bytes.size;
	ret->data = fonds_arena_dup_bytes(
		arena, fonds_buffer_text(&bytes), bytes.size);
	return ret->data ? FONDS_OK : arena->status;
}

/* A value of the type of its column: integer, text or bytes; or null. */
static enum fonds_status read_cell(struct fonds_arena *arena, char type,
	const struct fonds_json_value *value, struct fonds_export_cell *ret)
{
	enum fonds_json_kind kind = fonds_json_value_kind(value);

	*ret = (struct fonds_export_cell){ .data = "" };
	if (kind == FONDS_JSON_NULL)
		return FONDS_OK;
	ret->kind = type == 'i'   ? FONDS_EXPORT_INTEGER
		    : type == 't' ? FONDS_EXPORT_TEXT
				  : FONDS_EXPORT_BYTES;
	if (type == 'i')
		return fonds_json_value_integer(value, &ret->integer)
			       ? FONDS_OK
			       : FONDS_ERR_FORMAT;
	if (kind == FONDS_JSON_OBJECT)
		return read_base64(arena, value, ret);
	ret->data = fonds_json_value_text(value);
	if (!ret->data)
		return FONDS_ERR_FORMAT;
	ret->size = strlen(ret->data);
	return FONDS_OK;
}

static enum fonds_status read_column(const struct fonds_export_table *table,
	struct fonds_arena *arena, const struct fonds_json_value *line,
	size_t index, struct fonds_export_cell *ret, struct fonds_error **error)
{
	char name[FONDS_EXPORT_NAME_SIZE];
	const struct fonds_json_value *value = fonds_json_value_member(
		line, fonds_export_table_column(table, index, name));
	enum fonds_status status;

	if (!value)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the column '%s' of the table '%s' is not there", name,
			table->name);
	status = read_cell(arena, table->types[index], value, ret);
	if (status == FONDS_ERR_FORMAT)
		return fonds_fail(error, status,
			"the column '%s' of the table '%s' is %s, which it "
			"cannot be",
			name, table->name,
			fonds_json_kind_name(fonds_json_value_kind(value)));
	if (status == FONDS_ERR_NOMEM)
		return fonds_fail_nomem(error);
	return status < 0 ? fonds_fail(error, status,
				    "the column '%s' of the table '%s' is too "
				    "large",
				    name, table->name)
			  : FONDS_OK;
}

enum fonds_status fonds_export_row_read(const struct fonds_json_value *line,
	struct fonds_arena *arena, struct fonds_export_row *ret,
	struct fonds_error **error)
{
	const char *name = fonds_json_value_text(
		fonds_json_value_member(line, "table"));
	enum fonds_status status = FONDS_OK;
	size_t members = 0;
	size_t width;

	if (!name)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"it does not say of which table it is");
	ret->table = fonds_export_table_find(name);
	if (!ret->table)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"there is no table '%s'", name);
	width = fonds_export_table_width(ret->table);
	for (size_t i = 0; status == FONDS_OK && i < width; i++)
		status = read_column(
			ret->table, arena, line, i, &ret->cells[i], error);
	if (status < 0)
		return status;
	fonds_json_value_each(line, count_member, &members);
	if (members != width + 1)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the table '%s' has %zu columns, and here are %zu",
			name, width, members - 1);
	return FONDS_OK;
}
