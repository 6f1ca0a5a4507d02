/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Opening a catalog that is a file of SQLite: hardened against what others may
 * have put into it, and read where it cannot be written.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/migrate.h"
#include "fixity/catalog/schema.h"
#include "fixity/catalog/sqlite-database.h"

/* How long to wait for another process that is writing. */
#define BUSY_MS 10000

void fonds_database_close(struct fonds_catalog *catalog)
{
	struct fonds_database *database = catalog->database;

	if (!database)
		return;
	for (size_t i = 0; i < FONDS_STATEMENTS_MAX; i++)
		sqlite3_finalize(database->statements[i].statement);
	(void)sqlite3_close(database->db);
	free(database);
	catalog->database = NULL;
}

/* What a database made by others must not be able to do to us. */
static int harden(sqlite3 *db)
{
	static const struct {
		int option;
		int value;
	} options[] = {
		{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
		{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
		{ SQLITE_DBCONFIG_ENABLE_FKEY, 1 },
		{ SQLITE_DBCONFIG_ENABLE_TRIGGER, 1 },
		{ SQLITE_DBCONFIG_ENABLE_VIEW, 0 },
		{ SQLITE_DBCONFIG_DQS_DDL, 0 },
		{ SQLITE_DBCONFIG_DQS_DML, 0 },
	};
	int rc = SQLITE_OK;

	for (size_t i = 0; i < sizeof(options) / sizeof(options[0]); i++)
		if (rc == SQLITE_OK)
			rc = sqlite3_db_config(db, options[i].option,
				options[i].value, (int *)NULL);
	(void)sqlite3_limit(db, SQLITE_LIMIT_LENGTH, FONDS_CATALOG_LENGTH_MAX);
	(void)sqlite3_limit(db, SQLITE_LIMIT_ATTACHED, 0);
	if (rc == SQLITE_OK)
		rc = sqlite3_busy_timeout(db, BUSY_MS);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(db,
			"PRAGMA cell_size_check = ON; PRAGMA mmap_size = 0;"
			"PRAGMA recursive_triggers = ON",
			NULL, NULL, NULL);
	return rc;
}

/* A commit is on the disk when it returns; the log does not stay large. */
static int make_durable(sqlite3 *db)
{
	return sqlite3_exec(db,
		"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL;"
		"PRAGMA journal_size_limit = 16777216",
		NULL, NULL, NULL);
}

static enum fonds_status new_database(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	fonds_database_close(catalog);
	catalog->database = calloc(1, sizeof(*catalog->database));
	return catalog->database ? FONDS_OK : fonds_fail_nomem(error);
}

/* Takes db. */
static enum fonds_status use_copy(
	struct fonds_catalog *catalog, sqlite3 *db, struct fonds_error **error)
{
	enum fonds_status status = new_database(catalog, error);
	int rc;

	if (status < 0) {
		(void)sqlite3_close(db);
		return status;
	}
	catalog->database->db = db;
	rc = harden(db);
	return rc == SQLITE_OK ? FONDS_OK
			       : fonds_sqlite_fail(catalog, rc,
					 "cannot open the catalog", error);
}

/* One that cannot be written is read from a copy, which can. */
static enum fonds_status read_copy(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	sqlite3 *memory = NULL;
	enum fonds_status status = fonds_migrate_copy(catalog, &memory, error);

	if (status == FONDS_OK)
		status = use_copy(catalog, memory, error);
	return status == FONDS_OK ? fonds_migrate(catalog, error) : status;
}

/* Whoever may write a catalog of an older format makes it one of this. */
static enum fonds_status adapt(
	struct fonds_catalog *catalog, int format, struct fonds_error **error)
{
	if (format == FONDS_CATALOG_FORMAT)
		return FONDS_OK;
	return catalog->is_read_only ? read_copy(catalog, error)
				     : fonds_migrate(catalog, error);
}

static int make_durable_if_writable(struct fonds_catalog *catalog)
{
	catalog->is_read_only = sqlite3_db_readonly(
		catalog->database->db, "main");
	return catalog->is_read_only ? SQLITE_OK
				     : make_durable(catalog->database->db);
}

/*
 * Open name and look whether it is a catalog. *ret_rc is a result code that
 * the caller may know a way around; else it is SQLITE_OK.
 */
static enum fonds_status open_database(struct fonds_catalog *catalog,
	const char *name, int flags, int *ret_rc, struct fonds_error **error)
{
	enum fonds_status status = new_database(catalog, error);
	int format = 0;
	int rc;

	*ret_rc = SQLITE_OK;
	if (status < 0)
		return status;
	rc = sqlite3_open_v2(name, &catalog->database->db,
		flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);
	if (rc == SQLITE_OK)
		rc = harden(catalog->database->db);
	if (rc == SQLITE_OK)
		rc = fonds_schema_check(catalog->database->db, catalog->path,
			&format, &status, error);
	if (rc == SQLITE_OK && status < 0)
		return status;
	if (rc == SQLITE_OK)
		rc = make_durable_if_writable(catalog);
	*ret_rc = rc;
	if (rc == SQLITE_OK)
		return adapt(catalog, format, error);
	return fonds_sqlite_fail(catalog, rc, "cannot open the catalog", error);
}

static bool folder_is_writable(const char *path)
{
	fonds_cleanup(fonds_freep) char *folder = strdup(path);
	char *slash = folder ? strrchr(folder, '/') : NULL;

	if (!slash)
		return true;
	slash[slash == folder ? 1 : 0] = '\0';
	return access(folder, W_OK) == 0;
}

static bool has_log(const char *path)
{
	fonds_cleanup(fonds_freep) char *log = NULL;
	struct stat st;

	if (asprintf(&log, "%s-wal", path) < 0) {
		log = NULL;
		return true;
	}
	return stat(log, &st) == 0 && st.st_size > 0;
}

/* "file:/a%20b?immutable=1" (RFC 3986 2.1) */
static char *immutable_name(const char *path)
{
	static const char hex[] = "0123456789ABCDEF";
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer name;

	fonds_buffer_init(&name, (size_t)3 * FONDS_CATALOG_LENGTH_MAX);
	fonds_buffer_add_text(&name, "file:");
	for (const char *p = path; *p; p++) {
		unsigned char c = (unsigned char)*p;

		if (c == '/' || c == '.' || (c >= '0' && c <= '9') ||
			(c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')) {
			fonds_buffer_add_char(&name, *p);
			continue;
		}
		fonds_buffer_add_char(&name, '%');
		fonds_buffer_add_char(&name, hex[c >> 4]);
		fonds_buffer_add_char(&name, hex[c & 15]);
	}
	fonds_buffer_add_text(&name, "?immutable=1");
	return fonds_buffer_take(&name);
}

/*
 * In a folder that nobody here can write, the files that readers of a
 * write-ahead log share cannot be made. Nobody else writes there either, so
 * the database may be read as it is; not when there is a log, which would be
 * left out.
 */
static enum fonds_status open_immutable(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *name = immutable_name(catalog->path);
	int rc;

	if (!name)
		return fonds_fail_nomem(error);
	return open_database(catalog, name,
		SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, &rc, error);
}

enum fonds_status fonds_database_open(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	struct fonds_error *first = NULL;
	enum fonds_status status;
	int rc = SQLITE_OK;

	status = open_database(catalog, catalog->path, SQLITE_OPEN_READWRITE,
		&rc, error ? &first : NULL);
	if ((rc & 0xff) == SQLITE_CANTOPEN || (rc & 0xff) == SQLITE_READONLY) {
		if (!folder_is_writable(catalog->path) &&
			!has_log(catalog->path)) {
			fonds_error_free(first);
			return open_immutable(catalog, error);
		}
	}
	if (error)
		*error = first;
	return status;
}
