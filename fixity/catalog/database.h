/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_DATABASE_H
#define FIXITY_CATALOG_DATABASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "fixity/catalog/holding.h"
#include "fixity/catalog/lease.h"
#include "fixity/catalog/lock.h"

/*
 * The catalog's handle as the files of this folder share it, and the interface
 * of the database behind it: all they know of it. It is SQLite today
 * (sqlite-*.c). Another one must give:
 *
 *	statements	the SQL literals of this folder as they stand, with
 *			"?", or "?1" and so on, for values: joins,
 *			subqueries, INSERT, UPDATE; no pragmas, and no DDL
 *			outside of its own files
 *	values		integers of 64 bits, bytes that compare as memcmp(3),
 *			texts in UTF-8; no row is cut or converted
 *	one writer	a transaction that was begun fails at no later step
 *			because of another's; readers see whole ones only
 *	durability	a commit that returned is there after a power failure
 *	guards		the CHECKs, keys and triggers of the schema, whoever
 *			else opens the database
 *	a clock		one for all who use it, fonds_db_now()
 *	numbers		of the rows of a table, growing, never given twice
 *
 * A failure is one of its statuses: FONDS_ERR_BUSY when another writes for
 * too long, FONDS_ERR_INVALID for what a guard refuses, FONDS_ERR_FORMAT for
 * a damaged database, FONDS_ERR_IO and FONDS_ERR_NOMEM.
 */
struct fonds_database;
struct fonds_statement;

/* No blob, text or row is longer than this; nor is any path accepted. */
#define FONDS_CATALOG_LENGTH_MAX (1 << 20)

/* The accession under way. */
struct fonds_registering {
	bool is_open;
	int64_t number;
	enum fonds_holding_kind kind;
	bool is_file;
	int64_t at; /* when it began */
	uint64_t files;
	uint64_t bytes;
};

struct fonds_catalog {
	struct fonds_database *database;
	char *path; /* absolute */
	bool is_read_only;
	struct fonds_locks locks;
	struct fonds_leases leases; /* of its auditors */
	int64_t clock_step;         /* see fonds_db_step_clock() */
	struct fonds_registering registering;
	struct fonds_arena run_texts; /* of the last fonds_run_get() */
};

/*
 * Open the database of a handle whose path is set: looked at whether it is a
 * catalog and one that this version knows, and brought to the format of today.
 * What cannot be written is opened for reading, and is_read_only says so.
 */
enum fonds_status fonds_database_open(
	struct fonds_catalog *catalog, struct fonds_error **error);

/* Accepts a handle whose database is not open. */
void fonds_database_close(struct fonds_catalog *catalog);

/* The clock of the database, in seconds (POSIX.1 4.16). */
enum fonds_status fonds_db_now(struct fonds_catalog *catalog, int64_t *ret,
	struct fonds_error **error);

/* A check that is dated later than this from now proves nothing. */
#define FONDS_CLOCK_TOLERANCE 3600

/* From now on its clock is ahead of the true one by so much: for tests. */
void fonds_db_step_clock(struct fonds_catalog *catalog, int64_t seconds);

/*
 * Keep in memory what would go into temporary files: for a process that can
 * write nowhere but in the folder of the catalog. Not within a transaction.
 */
enum fonds_status fonds_db_use_no_files(
	struct fonds_catalog *catalog, struct fonds_error **error);

/* The number of the row that was inserted last. */
int64_t fonds_db_last_number(const struct fonds_catalog *catalog);

/*
 * A transaction fails at its begin when another process writes, and not in its
 * middle. A failed commit has rolled back.
 * FONDS_ERR_INVALID while another is open on this handle.
 */
enum fonds_status fonds_db_begin(
	struct fonds_catalog *catalog, struct fonds_error **error);
enum fonds_status fonds_db_commit(
	struct fonds_catalog *catalog, struct fonds_error **error);
void fonds_db_rollback(struct fonds_catalog *catalog);

/*
 * Files f with the last change c that was made of each, if there is one: what
 * is registered now is that of c where it is not NULL, else that of f.
 */
#define FONDS_FILES_AS_CHANGED \
	" FROM file AS f LEFT JOIN changed_file AS c" \
	" ON c.holding = f.holding AND c.path = f.path" \
	" AND c.change = (SELECT x.change FROM changed_file AS x" \
	" JOIN change AS n ON n.number = x.change AND n.state = 1" \
	" WHERE x.holding = f.holding AND x.path = f.path" \
	" ORDER BY x.change DESC LIMIT 1)"

/*
 * One use of a statement: begin, a value for each "?" in order, then run or
 * row ..., end. The first failure is kept and told by run or row. The values
 * are borrowed until end.
 *
 *	fonds_cleanup(fonds_query_end) struct fonds_query query;
 *
 *	fonds_query_begin(&query, catalog, "SELECT ... ?");
 *	fonds_query_integer(&query, number);
 *	status = fonds_query_row(&query, &found, error);
 */
struct fonds_query {
	struct fonds_catalog *catalog;
	struct fonds_statement *statement;
	int next; /* parameter */
	int rc;   /* of the database; 0: none has failed */
};

/* sql is a literal: the statement is prepared once and kept under its place. */

void fonds_query_begin(struct fonds_query *query, struct fonds_catalog *catalog,
	const char *sql);
void fonds_query_integer(struct fonds_query *query, int64_t value);
void fonds_query_count(struct fonds_query *query, uint64_t value);
void fonds_query_null(struct fonds_query *query);
void fonds_query_text(struct fonds_query *query, const char *text);
void fonds_query_bytes(
	struct fonds_query *query, const void *data, size_t size);

/* *ret is false at the end. */
enum fonds_status fonds_query_row(
	struct fonds_query *query, bool *ret, struct fonds_error **error);

/* Run a statement that gives no rows; *ret_changed may be NULL. */
enum fonds_status fonds_query_run(struct fonds_query *query, int *ret_changed,
	struct fonds_error **error);
void fonds_query_end(struct fonds_query *query);

/*
 * The integer that the first row begins with, 0 where there is no row: a
 * number that was looked up, or a count.
 */
enum fonds_status fonds_query_number(
	struct fonds_query *query, int64_t *ret, struct fonds_error **error);

/* FONDS_ERR_NOT_FOUND, "no volume 7 in the catalog", where there is no row. */
enum fonds_status fonds_query_expect(struct fonds_query *query,
	const char *noun, int64_t number, struct fonds_error **error);

/* A value that is NULL where it is this one. */
void fonds_query_integer_or_null(
	struct fonds_query *query, int64_t value, int64_t null);

/*
 * Columns of the row. A text or name with a NUL inside, and an integer out of
 * its range, is a damaged catalog: the query has then failed and tells so by
 * fonds_query_check(). Texts are copied into the arena, which is NULL where
 * there are none.
 */
int64_t fonds_query_get_integer(struct fonds_query *query, int column);
/* One of the count numbers from 0 on that an enum, or a table, has. */
int fonds_query_get_enum(struct fonds_query *query, int column, int count);
bool fonds_query_is_null(struct fonds_query *query, int column);
uint64_t fonds_query_get_count(struct fonds_query *query, int column);
const void *fonds_query_get_bytes(/* until the next row */
	struct fonds_query *query, int column, size_t *ret_size);
char *fonds_query_get_text(
	struct fonds_query *query, int column, struct fonds_arena *arena);
void fonds_query_get_digest(struct fonds_query *query, int algorithm_column,
	int digest_column, struct fonds_digest *ret);
enum fonds_verdict fonds_query_get_verdict(
	struct fonds_query *query, int column);
enum fonds_status fonds_query_check(const struct fonds_query *query,
	const struct fonds_arena *arena, struct fonds_error **error);

#endif
