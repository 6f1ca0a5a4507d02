/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/catalog.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/schema.h"

/* How long to wait for another process that is writing. */
#define BUSY_MS 10000

#define RUN_TEXTS_MAX ((size_t)8 * FONDS_CATALOG_LENGTH_MAX)

const char *fonds_catalog_library(void)
{
	return sqlite3_libversion();
}

const char *fonds_catalog_path(const struct fonds_catalog *catalog)
{
	return catalog->path;
}

static void catalog_closep(struct fonds_catalog **catalog)
{
	fonds_catalog_close(*catalog);
}

static void close_database(struct fonds_catalog *catalog)
{
	for (size_t i = 0; i < FONDS_STATEMENTS_MAX; i++) {
		sqlite3_finalize(catalog->statements[i].statement);
		catalog->statements[i] = (struct fonds_statement){ 0 };
	}
	(void)sqlite3_close(catalog->db);
	catalog->db = NULL;
}

void fonds_catalog_close(struct fonds_catalog *catalog)
{
	if (!catalog)
		return;
	close_database(catalog);
	fonds_locks_clear(&catalog->locks);
	fonds_leases_clear(&catalog->leases);
	fonds_arena_clear(&catalog->run_texts);
	free(catalog->path);
	free(catalog);
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

/* Whoever may write a catalog of an older format makes it one of this. */
static int adapt(struct fonds_catalog *catalog, int format)
{
	int rc = SQLITE_OK;

	catalog->is_read_only = sqlite3_db_readonly(catalog->db, "main");
	if (!catalog->is_read_only)
		rc = make_durable(catalog->db);
	if (rc != SQLITE_OK || format == FONDS_CATALOG_FORMAT)
		return rc;
	return catalog->is_read_only
		       ? fonds_schema_supplement(catalog->db, format)
		       : fonds_schema_migrate(catalog->db);
}

/*
 * Open name and look whether it is a catalog. *ret_rc is a result code that
 * the caller may know a way around; else it is SQLITE_OK.
 */
static enum fonds_status open_database(struct fonds_catalog *catalog,
	const char *name, int flags, int *ret_rc, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	int format = 0;
	int rc = sqlite3_open_v2(name, &catalog->db,
		flags | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE, NULL);

	if (rc == SQLITE_OK)
		rc = harden(catalog->db);
	if (rc == SQLITE_OK)
		rc = fonds_schema_check(
			catalog->db, catalog->path, &format, &status, error);
	if (rc == SQLITE_OK && status < 0)
		return status;
	if (rc == SQLITE_OK)
		rc = adapt(catalog, format);
	*ret_rc = rc;
	if (rc == SQLITE_OK)
		return FONDS_OK;
	return fonds_db_fail(catalog, rc, "cannot open the catalog", error);
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
	close_database(catalog);
	return open_database(catalog, name,
		SQLITE_OPEN_READONLY | SQLITE_OPEN_URI, &rc, error);
}

static enum fonds_status open_existing(
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

static enum fonds_status check_name(
	const char *path, struct fonds_error **error)
{
	if (*path == '\0')
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the path of the catalog is empty");
	if (strncmp(path, "postgresql://", 13) == 0 ||
		strncmp(path, "postgres://", 11) == 0)
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"a catalog in PostgreSQL is not known to this version");
	if (strlen(path) >= FONDS_CATALOG_LENGTH_MAX)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"the path of the catalog is too long");
	return FONDS_OK;
}

/* SQLite would wait for a FIFO, and take an empty file for a database. */
static enum fonds_status check_file(
	const char *path, const struct stat *st, struct fonds_error **error)
{
	if (S_ISDIR(st->st_mode))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is a folder, not a catalog", path);
	if (!S_ISREG(st->st_mode))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"'%s' is not a regular file", path);
	if (st->st_size == 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' is empty, not a catalog of fonds", path);
	return FONDS_OK;
}

static enum fonds_status find_file(
	const char *path, bool create, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	enum fonds_status status;
	struct stat st;

	if (stat(path, &st) == 0)
		return check_file(path, &st, error);
	if (errno != ENOENT)
		return fonds_fail_errno(
			error, "cannot open the catalog '%s'", path);
	if (!create)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"there is no catalog at '%s'", path);
	status = fonds_catalog_create(path, error ? &why : NULL);
	/* Another process was faster: its catalog is as good. */
	if (status == FONDS_ERR_EXISTS && stat(path, &st) == 0)
		return check_file(path, &st, error);
	if (status < 0 && error)
		*error = fonds_steal(&why);
	return status;
}

enum fonds_status fonds_catalog_open(const char *path, bool create,
	struct fonds_catalog **ret, struct fonds_error **error)
{
	fonds_cleanup(catalog_closep) struct fonds_catalog *catalog = NULL;
	enum fonds_status status = check_name(path, error);

	if (status == FONDS_OK)
		status = find_file(path, create, error);
	if (status < 0)
		return status;
	catalog = calloc(1, sizeof(*catalog));
	if (!catalog)
		return fonds_fail_nomem(error);
	fonds_locks_init(&catalog->locks);
	fonds_arena_init(&catalog->run_texts, RUN_TEXTS_MAX);
	/* Resolved, so that every name of a catalog leads to the same lock. */
	catalog->path = realpath(path, NULL);
	if (!catalog->path)
		return fonds_fail_errno(
			error, "cannot open the catalog '%s'", path);
	status = open_existing(catalog, error);
	if (status < 0)
		return status;
	*ret = fonds_steal(&catalog);
	return FONDS_OK;
}
