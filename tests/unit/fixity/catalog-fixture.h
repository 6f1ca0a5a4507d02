/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_FIXITY_CATALOG_FIXTURE_H
#define TESTS_UNIT_FIXITY_CATALOG_FIXTURE_H

#include "fixity/catalog/database.h"
#include "tests/unit/expect-error.h"
#include "tests/unit/fixity/catalog-sql.h"
#include "tests/unit/scratch.h"

/*
 * A new catalog in the folder of each test, which tests of its parts open as
 * *state. Rows that other parts write are put there by their SQL.
 */
#define FIXTURE_CATALOG "catalog.db"

static inline int fixture_enter(void **state)
{
	struct fonds_catalog *catalog = NULL;

	if (scratch_enter(state) != 0)
		return -1;
	if (fonds_catalog_open(FIXTURE_CATALOG, true, &catalog, NULL) < 0)
		return -1;
	*state = catalog;
	return 0;
}

static inline int fixture_leave(void **state)
{
	fonds_catalog_close(*state);
	*state = NULL;
	return scratch_leave(state);
}

#define FIXTURE_TEST(name) \
	cmocka_unit_test_setup_teardown(name, fixture_enter, fixture_leave)

/* By a connection of its own, as another process would. */
static inline int fixture_sql(const char *sql)
{
	return catalog_sql(FIXTURE_CATALOG, sql);
}

/* The first column of the first row. */
static inline int64_t fixture_count(const char *sql)
{
	return catalog_value(FIXTURE_CATALOG, sql);
}

/*
 * A holding of 3 files and 30 bytes: volume "NULL" or a number; files "NULL"
 * while its accession is open.
 */
static inline void fixture_holding(int number, int collection,
	const char *volume, const char *location, const char *files)
{
	char sql[1024];

	(void)snprintf(sql, sizeof(sql),
		"INSERT INTO holding (number, identifier, kind, is_file,"
		" collection, volume, location, external_identifier,"
		" description, source_organization, digests, source,"
		" added_at, files, bytes) VALUES (%d, 'holding-%d', 2, 0, %d,"
		" %s, CAST('%s' AS BLOB), '', '', '', 1, '', 1, %s, 30)",
		number, number, collection, volume, location, files);
	assert_int_equal(SQLITE_OK, fixture_sql(sql));
}

static inline void fixture_remove(int holding)
{
	char sql[256];

	(void)snprintf(sql, sizeof(sql),
		"INSERT OR IGNORE INTO agent (kind, name) VALUES (0, 'x');"
		"INSERT INTO removal (holding, removed_at, agent, reason)"
		" SELECT %d, 1, number, 'gone' FROM agent LIMIT 1",
		holding);
	assert_int_equal(SQLITE_OK, fixture_sql(sql));
}

#endif
