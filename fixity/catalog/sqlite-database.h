/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_SQLITE_DATABASE_H
#define FIXITY_CATALOG_SQLITE_DATABASE_H

#include <sqlite3.h>

#include "fixity/catalog/database.h"

/*
 * What stands behind database.h where the catalog is a file of SQLite; for the
 * files that make, open, check and migrate it.
 */

/* Statements that are prepared once, by where their SQL stands: a literal. */
#define FONDS_STATEMENTS_MAX 512

struct fonds_statement {
	const char *sql;
	sqlite3_stmt *statement;
};

struct fonds_database {
	sqlite3 *db;
	struct fonds_statement statements[FONDS_STATEMENTS_MAX];
};

/* The error for a result code of SQLite; what: "cannot read the catalog". */
enum fonds_status fonds_sqlite_fail(const struct fonds_catalog *catalog, int rc,
	const char *what, struct fonds_error **error);

#endif
