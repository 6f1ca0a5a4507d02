/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_FIXITY_HISTORY_FIXTURE_H
#define TESTS_UNIT_FIXITY_HISTORY_FIXTURE_H

#include <sqlite3.h>
#include <stdarg.h>

#include "tests/unit/fixity/catalog-sql.h"
#include "tests/unit/fixity/scratch.h"

/*
 * A catalog of two holdings, and rows of its history written by SQL, as
 * another program would: what reads them is tested by itself.
 *
 *	holding 1  data/a data/b data/c   shards 1 (files), 2 (inventory)
 *	holding 2  data/x data/y          shards 3 (files), 4 (inventory)
 *
 * Each file has 5 bytes.
 */

/* CHECKs are not looked at: what is bent must be seen all the same. */
static inline void history_sql(const struct scratch *scratch, const char *sql)
{
	sqlite3 *db = NULL;
	char *message = NULL;

	assert_int_equal(SQLITE_OK, sqlite3_open(scratch->catalog_path, &db));
	assert_int_equal(SQLITE_OK,
		sqlite3_exec(db, "PRAGMA ignore_check_constraints = ON", NULL,
			NULL, NULL));
	if (sqlite3_exec(db, sql, NULL, NULL, &message) != SQLITE_OK)
		fail_msg("%s: %s", sql, message);
	sqlite3_close(db);
}

/* What a query of one value gives. */
static inline int64_t history_value(
	const struct scratch *scratch, const char *sql)
{
	return catalog_value(scratch->catalog_path, sql);
}

static inline int history_setup(void **state)
{
	struct scratch *scratch;

	(void)scratch_setup(state);
	scratch = *state;
	assert_int_equal(
		1, scratch_holding(scratch, "data/a", "data/b", "data/c"));
	assert_int_equal(2, scratch_holding(scratch, "data/x", "data/y"));
	assert_int_equal(
		4, history_value(scratch, "SELECT count(*) FROM shard"
					  " WHERE (number, holding, kind) IN"
					  " (VALUES (1, 1, 0), (2, 1, 1),"
					  " (3, 2, 0), (4, 2, 1))"));
	return 0;
}

/* Lines that callbacks saw. */
struct seen {
	char text[4096];
	size_t size;
};

__attribute__((format(printf, 2, 3))) static inline void see(
	struct seen *seen, const char *format, ...)
{
	va_list args;
	int n;

	va_start(args, format);
	n = vsnprintf(seen->text + seen->size, sizeof(seen->text) - seen->size,
		format, args);
	va_end(args);
	assert_true(n >= 0 && (size_t)n < sizeof(seen->text) - seen->size);
	seen->size += (size_t)n;
}

/* Compare them, and begin anew. */
static inline void expect_seen(struct seen *seen, const char *text)
{
	assert_string_equal(text, seen->text);
	*seen = (struct seen){ { 0 }, 0 };
}

#endif
