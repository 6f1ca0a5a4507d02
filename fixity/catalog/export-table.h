/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_EXPORT_TABLE_H
#define FIXITY_CATALOG_EXPORT_TABLE_H

#include <stddef.h>

/*
 * The tables of a catalog as an export has them: all of them, with all their
 * columns, each after those that it refers to.
 */
#define FONDS_EXPORT_COLUMNS_MAX 32
#define FONDS_EXPORT_NAME_SIZE 32 /* of a table or column, with the NUL */

struct fonds_export_table {
	const char *name;
	const char *columns; /* "holding, path, size" */
	const char *types;   /* a letter each: integer, text, bytes */
	const char *count;   /* these three: SQL */
	const char *select;  /* by the primary key */
	const char *insert;
};

#define FONDS_EXPORT_TABLE_COUNT 27

extern const struct fonds_export_table
	fonds_export_tables[FONDS_EXPORT_TABLE_COUNT];

/* NULL when there is none. */
const struct fonds_export_table *fonds_export_table_find(const char *name);

/* How many columns it has, and the name of one of them; returns name. */
size_t fonds_export_table_width(const struct fonds_export_table *table);
const char *fonds_export_table_column(const struct fonds_export_table *table,
	size_t index, char name[FONDS_EXPORT_NAME_SIZE]);

#endif
