/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_EXPORT_ROW_H
#define FIXITY_CATALOG_EXPORT_ROW_H

#include <stdint.h>

#include "base/arena.h"
#include "base/json-value.h"
#include "base/output.h"
#include "fixity/catalog/export-table.h"

/*
 * A row of a catalog as a line of an export, one object of JSON:
 *
 *	{"table":"file","holding":1,"path":"data/a","size":3,...}
 *
 * Every column is there, in the order of the table. Texts and bytes that are
 * UTF-8 without NUL are strings, others {"base64":"..."}: texts too, for the
 * database takes any bytes for one.
 */
enum fonds_export_kind {
	FONDS_EXPORT_NULL = 0,
	FONDS_EXPORT_INTEGER,
	FONDS_EXPORT_TEXT,
	FONDS_EXPORT_BYTES,
};

struct fonds_export_cell {
	enum fonds_export_kind kind;
	int64_t integer;
	const char *data; /* never NULL where there is a size */
	size_t size;
};

struct fonds_export_row {
	const struct fonds_export_table *table;
	struct fonds_export_cell cells[FONDS_EXPORT_COLUMNS_MAX];
};

/* With the line end. */
void fonds_export_row_write(
	const struct fonds_export_row *row, struct fonds_output *output);

/*
 * The row of a line; its texts are in the arena, or borrowed from the line.
 * FONDS_ERR_FORMAT for an unknown table or column, one that is not there, or
 * has a value of another type, and for a text with a NUL in it.
 */
enum fonds_status fonds_export_row_read(const struct fonds_json_value *line,
	struct fonds_arena *arena, struct fonds_export_row *ret,
	struct fonds_error **error);

#endif
