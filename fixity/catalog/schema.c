/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/schema.h"

#include <string.h>

#include "base/error.h"
#include "fixity/catalog/schema-format.h"

/* What the nth format is made of: 2 adds to 1, 3 stands for itself. */
static const struct {
	const struct fonds_schema_format *parts[2];
} formats[FONDS_CATALOG_FORMAT + 1] = {
	[1] = { { &fonds_schema_format_1 } },
	[2] = { { &fonds_schema_format_1, &fonds_schema_format_2 } },
	[3] = { { &fonds_schema_format_3 } },
};

static int set_numbers(sqlite3 *db)
{
	char sql[96];

	sqlite3_snprintf(sizeof(sql), sql,
		"PRAGMA application_id = %d; PRAGMA user_version = %d",
		FONDS_CATALOG_APPLICATION_ID, FONDS_CATALOG_FORMAT);
	return sqlite3_exec(db, sql, NULL, NULL, NULL);
}

/* In the transaction of the caller. */
static int create_items(sqlite3 *db)
{
	const struct fonds_schema_format *format = &fonds_schema_format_3;
	int rc = SQLITE_OK;

	for (size_t i = 0; rc == SQLITE_OK && i < format->count; i++)
		rc = sqlite3_exec(db, format->items[i].sql, NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(db, FONDS_SCHEMA_DEFAULTS, NULL, NULL, NULL);
	if (rc == SQLITE_OK)
		rc = set_numbers(db);
	return rc;
}

static int create_all(sqlite3 *db)
{
	int rc = sqlite3_exec(db, "BEGIN", NULL, NULL, NULL);

	if (rc == SQLITE_OK)
		rc = create_items(db);
	if (rc == SQLITE_OK)
		rc = sqlite3_exec(db, "COMMIT", NULL, NULL, NULL);
	return rc;
}

/*
 * Offsets 18 and 19 of the header say 2 for a write-ahead log (SQLite file
 * format, 1.3.2); a database in memory cannot say so itself.
 */
static void mark_as_wal(unsigned char *image)
{
	image[18] = 2;
	image[19] = 2;
}

enum fonds_status fonds_schema_image(
	unsigned char **ret, size_t *ret_size, struct fonds_error **error)
{
	unsigned char *image = NULL;
	sqlite3_int64 size = 0;
	sqlite3 *db = NULL;
	int rc = sqlite3_open_v2(":memory:", &db,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE, NULL);

	if (rc == SQLITE_OK)
		rc = create_all(db);
	if (rc == SQLITE_OK)
		image = sqlite3_serialize(db, "main", &size, 0);
	(void)sqlite3_close(db);
	if (rc != SQLITE_OK && rc != SQLITE_NOMEM)
		return fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"SQLite %s cannot make a catalog: %s",
			sqlite3_libversion(), sqlite3_errstr(rc));
	if (!image || size < 100) {
		sqlite3_free(image);
		return fonds_fail_nomem(error);
	}
	mark_as_wal(image);
	*ret = image;
	*ret_size = (size_t)size;
	return FONDS_OK;
}

static int get_number(sqlite3 *db, const char *sql, sqlite3_int64 *ret)
{
	sqlite3_stmt *statement = NULL;
	int rc = sqlite3_prepare_v2(db, sql, -1, &statement, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(statement);
	if (rc == SQLITE_ROW)
		*ret = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	return rc == SQLITE_ROW ? SQLITE_OK : rc;
}

static const struct fonds_schema_item *find_item(
	const char *type, const char *name, int format)
{
	for (int p = 0; p < 2 && formats[format].parts[p]; p++) {
		const struct fonds_schema_format *part =
			formats[format].parts[p];

		for (size_t i = 0; i < part->count; i++)
			if (strcmp(part->items[i].type, type) == 0 &&
				strcmp(part->items[i].name, name) == 0)
				return &part->items[i];
	}
	return NULL;
}

/* The row of sqlite_schema: type, name, sql. */
static enum fonds_status check_row(sqlite3_stmt *statement, const char *path,
	int format, struct fonds_error **error)
{
	const char *type = (const char *)sqlite3_column_text(statement, 0);
	const char *name = (const char *)sqlite3_column_text(statement, 1);
	const char *sql = (const char *)sqlite3_column_text(statement, 2);
	const struct fonds_schema_item *item;

	if (!type || !name || !sql)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the catalog '%s' is damaged: its schema has a gap",
			path);
	item = find_item(type, name, format);
	if (!item)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the catalog '%s' was altered: it has an unknown %s "
			"'%s'",
			path, type, name);
	if (strcmp(item->sql, sql) != 0)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the catalog '%s' was altered: the %s '%s' is not as "
			"fonds made it",
			path, type, name);
	return FONDS_OK;
}

static size_t count_items(int format)
{
	size_t count = 0;

	for (int p = 0; p < 2 && formats[format].parts[p]; p++)
		count += formats[format].parts[p]->count;
	return count;
}

/*
 * The tables and indexes that SQLite makes for itself are left out. Of a
 * trigger the name says nothing: whoever may write the file may call it so.
 */
static int check_items(sqlite3 *db, const char *path, int format,
	enum fonds_status *ret_status, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;
	sqlite3_stmt *statement = NULL;
	size_t count = 0;
	int rc = sqlite3_prepare_v2(db,
		"SELECT type, name, sql FROM sqlite_schema"
		" WHERE type NOT IN ('table', 'index')"
		" OR name NOT LIKE 'sqlite\\_%' ESCAPE '\\'",
		-1, &statement, NULL);

	while (rc == SQLITE_OK && status == FONDS_OK) {
		rc = sqlite3_step(statement);
		if (rc != SQLITE_ROW)
			break;
		status = check_row(statement, path, format, error);
		count++;
		rc = SQLITE_OK;
	}
	sqlite3_finalize(statement);
	if (rc != SQLITE_DONE && rc != SQLITE_OK)
		return rc;
	if (status == FONDS_OK && count != count_items(format))
		status = fonds_fail(error, FONDS_ERR_FORMAT,
			"the catalog '%s' was altered: of %zu tables, indexes "
			"and triggers %zu are there",
			path, count_items(format), count);
	*ret_status = status;
	return SQLITE_OK;
}

int fonds_schema_check(sqlite3 *db, const char *path, int *ret_format,
	enum fonds_status *ret_status, struct fonds_error **error)
{
	sqlite3_int64 application = 0;
	sqlite3_int64 format = 0;
	int rc = get_number(db, "PRAGMA application_id", &application);

	if (rc == SQLITE_OK)
		rc = get_number(db, "PRAGMA user_version", &format);
	if (rc != SQLITE_OK)
		return rc;
	if (application != FONDS_CATALOG_APPLICATION_ID || format < 1) {
		*ret_status = fonds_fail(error, FONDS_ERR_FORMAT,
			"'%s' is a database, but not a catalog of fonds", path);
		return SQLITE_OK;
	}
	if (format > FONDS_CATALOG_FORMAT) {
		*ret_status = fonds_fail(error, FONDS_ERR_UNSUPPORTED,
			"the catalog '%s' was made by a newer version of "
			"fonds: "
			"its format is %lld, this version knows %d",
			path, format, FONDS_CATALOG_FORMAT);
		return SQLITE_OK;
	}
	*ret_format = (int)format;
	return check_items(db, path, (int)format, ret_status, error);
}
