/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_SCHEMA_FORMAT_H
#define FIXITY_CATALOG_SCHEMA_FORMAT_H

#include <stddef.h>

/* A table, an index or a trigger, as sqlite_schema has it. */
struct fonds_schema_item {
	const char *type;
	const char *name;
	const char *sql;
};

/* What a format of the catalog adds to those before, in this order. */
struct fonds_schema_format {
	const struct fonds_schema_item *items;
	size_t count;
};

extern const struct fonds_schema_format fonds_schema_format_1;
extern const struct fonds_schema_format fonds_schema_format_2;
extern const struct fonds_schema_format fonds_schema_format_3;

#endif
