/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_FIXITY_CATALOG_SQL_H
#define TESTS_UNIT_FIXITY_CATALOG_SQL_H

#include <fonds/error.h>

#include <sqlite3.h>
#include <string.h>

/* A catalog as another program sees it: each by a connection of its own. */

/* SQLITE_OK, or why SQLite refuses it. */
static inline int catalog_sql(const char *path, const char *sql)
{
	sqlite3 *db = NULL;
	int rc = sqlite3_open(path, &db);

	if (rc == SQLITE_OK)
		rc = sqlite3_exec(db, sql, NULL, NULL, NULL);
	(void)sqlite3_close(db);
	return rc;
}

/* The first column of the first row, a number; -1 for no row. */
static inline int64_t catalog_value(const char *path, const char *sql)
{
	sqlite3_stmt *statement = NULL;
	sqlite3 *db = NULL;
	int64_t value = -1;

	assert_int_equal(SQLITE_OK, sqlite3_open(path, &db));
	if (sqlite3_prepare_v2(db, sql, -1, &statement, NULL) != SQLITE_OK)
		fail_msg("%s: %s", sql, sqlite3_errmsg(db));
	if (sqlite3_step(statement) == SQLITE_ROW)
		value = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	(void)sqlite3_close(db);
	return value;
}

#endif
