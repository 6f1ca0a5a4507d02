/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/sqlite-database.h"

#include <errno.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/algorithm.h"
#include "fixity/catalog/catalog.h"

const char *fonds_catalog_library(void)
{
	return sqlite3_libversion();
}

static enum fonds_status fail_system(const struct fonds_catalog *catalog,
	int sys_errno, const char *what, struct fonds_error **error)
{
	errno = sys_errno;
	return fonds_fail_errno(error, "%s '%s'", what, catalog->path);
}

/* SQLite tells a failed stat or a short read without any errno. */
static int system_errno(const struct fonds_catalog *catalog)
{
	int sys_errno = sqlite3_system_errno(catalog->database->db);

	return sys_errno != 0 ? sys_errno : EIO;
}

enum fonds_status fonds_sqlite_fail(const struct fonds_catalog *catalog, int rc,
	const char *what, struct fonds_error **error)
{
	const char *path = catalog->path;

	if (rc == SQLITE_IOERR_NOMEM)
		return fonds_fail_nomem(error);
	switch (rc & 0xff) {
	case SQLITE_NOMEM:
		return fonds_fail_nomem(error);
	case SQLITE_FULL:
		return fail_system(catalog, ENOSPC, what, error);
	case SQLITE_IOERR:
	case SQLITE_CANTOPEN:
		return fail_system(catalog, system_errno(catalog), what, error);
	case SQLITE_READONLY:
	case SQLITE_PERM:
		return fail_system(catalog, EACCES, what, error);
	case SQLITE_BUSY:
	case SQLITE_LOCKED:
		return fonds_fail(error, FONDS_ERR_BUSY,
			"the catalog '%s' is in use by another process", path);
	case SQLITE_NOTADB:
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' is not a catalog of fonds", path);
	case SQLITE_CORRUPT:
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the catalog '%s' is damaged: %s", path,
			sqlite3_errstr(rc));
	case SQLITE_TOOBIG:
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"%s '%s': a value is larger than %d bytes", what, path,
			FONDS_CATALOG_LENGTH_MAX);
	case SQLITE_CONSTRAINT:
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the catalog '%s' refuses this: %s", path,
			sqlite3_errmsg(catalog->database->db));
	default:
		return fonds_fail(error, FONDS_ERR_IO, "%s '%s': %s", what,
			path, sqlite3_errstr(rc));
	}
}

enum fonds_status fonds_db_now(
	struct fonds_catalog *catalog, int64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog, "SELECT unixepoch()");
	status = fonds_query_row(&query, &found, error);
	*ret = found ? fonds_query_get_integer(&query, 0) + catalog->clock_step
		     : 0;
	return status;
}

void fonds_db_step_clock(struct fonds_catalog *catalog, int64_t seconds)
{
	catalog->clock_step = seconds;
}

/* That is also where what undoes a large statement is then. */
enum fonds_status fonds_db_use_no_files(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog, "PRAGMA temp_store = MEMORY");
	return fonds_query_run(&query, NULL, error);
}

int64_t fonds_db_last_number(const struct fonds_catalog *catalog)
{
	return sqlite3_last_insert_rowid(catalog->database->db);
}

enum fonds_status fonds_db_begin(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	struct fonds_query query;
	enum fonds_status status;

	if (catalog->is_read_only)
		return fonds_sqlite_fail(catalog, SQLITE_READONLY,
			"cannot write the catalog", error);
	if (!sqlite3_get_autocommit(catalog->database->db))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the catalog is being written already");
	fonds_query_begin(&query, catalog, "BEGIN IMMEDIATE");
	status = fonds_query_run(&query, NULL, error);
	fonds_query_end(&query);
	return status;
}

enum fonds_status fonds_db_commit(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog, "COMMIT");
	status = fonds_query_run(&query, NULL, error);
	fonds_query_end(&query);
	if (status < 0)
		fonds_db_rollback(catalog);
	return status;
}

void fonds_db_rollback(struct fonds_catalog *catalog)
{
	if (!sqlite3_get_autocommit(catalog->database->db))
		(void)sqlite3_exec(
			catalog->database->db, "ROLLBACK", NULL, NULL, NULL);
}

/* Its place in the table: where it is, or where it can be put; else NULL. */
static struct fonds_statement *find_statement(
	struct fonds_catalog *catalog, const char *sql)
{
	size_t first = ((uintptr_t)sql >> 3) % FONDS_STATEMENTS_MAX;

	for (size_t i = 0; i < FONDS_STATEMENTS_MAX; i++) {
		struct fonds_statement *slot =
			&catalog->database->statements[(first + i) %
						       FONDS_STATEMENTS_MAX];

		if (!slot->sql || slot->sql == sql)
			return slot;
	}
	return NULL;
}

void fonds_query_begin(struct fonds_query *query, struct fonds_catalog *catalog,
	const char *sql)
{
	struct fonds_statement *slot = find_statement(catalog, sql);

	*query = (struct fonds_query){ .catalog = catalog, .next = 1 };
	if (!slot) {
		query->rc = SQLITE_NOMEM;
		return;
	}
	if (!slot->statement)
		query->rc = sqlite3_prepare_v3(catalog->database->db, sql, -1,
			SQLITE_PREPARE_PERSISTENT, &slot->statement, NULL);
	if (slot->statement)
		slot->sql = sql;
	query->statement = slot;
}

void fonds_query_integer(struct fonds_query *query, int64_t value)
{
	if (query->rc == SQLITE_OK)
		query->rc = sqlite3_bind_int64(
			query->statement->statement, query->next++, value);
}

void fonds_query_count(struct fonds_query *query, uint64_t value)
{
	if (value > INT64_MAX && query->rc == SQLITE_OK)
		query->rc = SQLITE_TOOBIG;
	fonds_query_integer(query, (int64_t)value);
}

void fonds_query_null(struct fonds_query *query)
{
	if (query->rc == SQLITE_OK)
		query->rc = sqlite3_bind_null(
			query->statement->statement, query->next++);
}

void fonds_query_text(struct fonds_query *query, const char *text)
{
	if (query->rc == SQLITE_OK)
		query->rc = sqlite3_bind_text64(query->statement->statement,
			query->next++, text, strlen(text), SQLITE_STATIC,
			SQLITE_UTF8);
}

void fonds_query_bytes(struct fonds_query *query, const void *data, size_t size)
{
	if (query->rc == SQLITE_OK)
		query->rc = sqlite3_bind_blob64(query->statement->statement,
			query->next++, data, size, SQLITE_STATIC);
}

/* The statements are sound: the rows are not, as of a sum beyond 2^63. */
static bool is_of_rows(const struct fonds_query *query)
{
	return (query->rc & 0xff) == SQLITE_ERROR && query->statement &&
	       sqlite3_column_count(query->statement->statement) > 0;
}

static enum fonds_status fail(
	const struct fonds_query *query, struct fonds_error **error)
{
	bool reads = query->statement && query->statement->statement &&
		     sqlite3_stmt_readonly(query->statement->statement);

	if (is_of_rows(query))
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the catalog '%s' is damaged: %s", query->catalog->path,
			sqlite3_errmsg(query->catalog->database->db));
	return fonds_sqlite_fail(query->catalog, query->rc,
		reads ? "cannot read the catalog" : "cannot write the catalog",
		error);
}

enum fonds_status fonds_query_row(
	struct fonds_query *query, bool *ret, struct fonds_error **error)
{
	int rc;

	if (query->rc != SQLITE_OK)
		return fail(query, error);
	rc = sqlite3_step(query->statement->statement);
	if (rc != SQLITE_ROW && rc != SQLITE_DONE) {
		query->rc = rc;
		return fail(query, error);
	}
	*ret = rc == SQLITE_ROW;
	return FONDS_OK;
}

enum fonds_status fonds_query_run(
	struct fonds_query *query, int *ret_changed, struct fonds_error **error)
{
	bool found;
	enum fonds_status status = fonds_query_row(query, &found, error);

	if (status == FONDS_OK && ret_changed)
		*ret_changed = sqlite3_changes(query->catalog->database->db);
	return status;
}

void fonds_query_end(struct fonds_query *query)
{
	/* The code that reset returns was told by row already. */
	if (query->statement && query->statement->statement) {
		(void)sqlite3_reset(query->statement->statement);
		(void)sqlite3_clear_bindings(query->statement->statement);
	}
	query->statement = NULL;
}

static void set_damaged(struct fonds_query *query)
{
	if (query->rc == SQLITE_OK)
		query->rc = SQLITE_CORRUPT;
}

void fonds_query_integer_or_null(
	struct fonds_query *query, int64_t value, int64_t null)
{
	if (value == null)
		fonds_query_null(query);
	else
		fonds_query_integer(query, value);
}

int64_t fonds_query_get_integer(struct fonds_query *query, int column)
{
	return sqlite3_column_int64(query->statement->statement, column);
}

int fonds_query_get_enum(struct fonds_query *query, int column, int count)
{
	sqlite3_int64 value = sqlite3_column_int64(
		query->statement->statement, column);

	if (value >= 0 && value < count)
		return (int)value;
	set_damaged(query);
	return 0;
}

enum fonds_status fonds_query_number(
	struct fonds_query *query, int64_t *ret, struct fonds_error **error)
{
	bool found = false;
	enum fonds_status status = fonds_query_row(query, &found, error);

	if (status == FONDS_OK)
		*ret = found ? fonds_query_get_integer(query, 0) : 0;
	return status;
}

enum fonds_status fonds_query_expect(struct fonds_query *query,
	const char *noun, int64_t number, struct fonds_error **error)
{
	bool found = false;
	enum fonds_status status = fonds_query_row(query, &found, error);

	if (status == FONDS_OK && !found)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"no %s %lld in the catalog '%s'", noun,
			(long long)number, query->catalog->path);
	return status;
}

bool fonds_query_is_null(struct fonds_query *query, int column)
{
	return sqlite3_column_type(query->statement->statement, column) ==
	       SQLITE_NULL;
}

uint64_t fonds_query_get_count(struct fonds_query *query, int column)
{
	sqlite3_int64 value = sqlite3_column_int64(
		query->statement->statement, column);

	if (value >= 0)
		return (uint64_t)value;
	set_damaged(query);
	return 0;
}

const void *fonds_query_get_bytes(
	struct fonds_query *query, int column, size_t *ret_size)
{
	const void *data = sqlite3_column_blob(
		query->statement->statement, column);

	*ret_size = (size_t)sqlite3_column_bytes(
		query->statement->statement, column);
	return data;
}

char *fonds_query_get_text(
	struct fonds_query *query, int column, struct fonds_arena *arena)
{
	/* As a blob: no conversion, and the bytes as they are. */
	const char *data = sqlite3_column_blob(
		query->statement->statement, column);
	int size = sqlite3_column_bytes(query->statement->statement, column);

	if (!data)
		return fonds_arena_dup(arena, "");
	if (memchr(data, '\0', (size_t)size)) {
		set_damaged(query);
		return fonds_arena_dup(arena, "");
	}
	return fonds_arena_dup_bytes(arena, data, (size_t)size);
}

void fonds_query_get_digest(struct fonds_query *query, int algorithm_column,
	int digest_column, struct fonds_digest *ret)
{
	sqlite3_int64 algorithm = sqlite3_column_int64(
		query->statement->statement, algorithm_column);
	const void *data = sqlite3_column_blob(
		query->statement->statement, digest_column);
	int size = sqlite3_column_bytes(
		query->statement->statement, digest_column);
	const struct fonds_algorithm_info *info = NULL;

	*ret = (struct fonds_digest){ 0 };
	if (algorithm > 0 && algorithm <= FONDS_BLAKE2B_512)
		info = fonds_algorithm_info((enum fonds_algorithm)algorithm);
	if (!info || !data || size != info->size) {
		set_damaged(query);
		return;
	}
	ret->algorithm = info->algorithm;
	ret->size = info->size;
	memcpy(ret->bytes, data, info->size);
}

enum fonds_verdict fonds_query_get_verdict(
	struct fonds_query *query, int column)
{
	sqlite3_int64 value = sqlite3_column_int64(
		query->statement->statement, column);

	if (value >= 0 && value < FONDS_VERDICT_COUNT)
		return (enum fonds_verdict)value;
	set_damaged(query);
	return FONDS_VERDICT_NOT_CHECKED;
}

enum fonds_status fonds_query_check(const struct fonds_query *query,
	const struct fonds_arena *arena, struct fonds_error **error)
{
	if (query->rc != SQLITE_OK)
		return fail(query, error);
	/* The texts of a row: SQLite itself gives no longer one. */
	return !arena ? FONDS_OK
		      : fonds_arena_check(arena, "a row of the catalog", error);
}
