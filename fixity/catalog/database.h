/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_DATABASE_H
#define FIXITY_CATALOG_DATABASE_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/arena.h"
#include "fixity/catalog/holding.h"
#include "fixity/catalog/lease.h"
#include "fixity/catalog/lock.h"

/*
 * The catalog's handle as the files of this folder share it, and a thin layer
 * over SQLite: statements that are prepared once, and one place where its
 * result codes become errors.
 */

/* No blob, text or row is longer than this; nor is any path accepted. */
#define FONDS_CATALOG_LENGTH_MAX (1 << 20)

/* Statements that are prepared once, by where their SQL stands: a literal. */
#define FONDS_STATEMENTS_MAX 256

struct fonds_statement {
	const char *sql;
	sqlite3_stmt *statement;
};

/* The accession under way. */
struct fonds_registering {
	bool is_open;
	int64_t number;
	enum fonds_holding_kind kind;
	bool is_file;
	uint64_t files;
	uint64_t bytes;
};

struct fonds_catalog {
	sqlite3 *db;
	char *path; /* absolute */
	bool is_read_only;
	struct fonds_locks locks;
	struct fonds_leases leases; /* of its auditors */
	int64_t clock_step;         /* see fonds_db_step_clock() */
	struct fonds_statement statements[FONDS_STATEMENTS_MAX];
	struct fonds_registering registering;
	struct fonds_arena run_texts; /* of the last fonds_run_get() */
};

/* The error for a result code of SQLite; what: "cannot read the catalog". */
enum fonds_status fonds_db_fail(const struct fonds_catalog *catalog, int rc,
	const char *what, struct fonds_error **error);

/* The clock of the database, in seconds (POSIX.1 4.16). */
enum fonds_status fonds_db_now(struct fonds_catalog *catalog, int64_t *ret,
	struct fonds_error **error);

/* From now on its clock is ahead of the true one by so much: for tests. */
void fonds_db_step_clock(struct fonds_catalog *catalog, int64_t seconds);

/* The number of the row that was inserted last. */
int64_t fonds_db_last_number(const struct fonds_catalog *catalog);

/*
 * BEGIN IMMEDIATE, so that a transaction fails at its begin when another
 * process writes, and not in its middle. A failed commit has rolled back.
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
	sqlite3_stmt *statement;
	int next; /* parameter */
	int rc;
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

/* A value that is NULL where it is this one. */
void fonds_query_integer_or_null(
	struct fonds_query *query, int64_t value, int64_t null);

/*
 * Columns of the row. A text or name with a NUL inside, and an integer out of
 * its range, is a damaged catalog: the query has then failed and tells so by
 * fonds_query_check(). Texts are copied into the arena.
 */
int64_t fonds_query_get_integer(struct fonds_query *query, int column);
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

/* Make the catalog's file, and the folders above it. FONDS_ERR_EXISTS. */
enum fonds_status fonds_catalog_create(
	const char *path, struct fonds_error **error);

#endif
