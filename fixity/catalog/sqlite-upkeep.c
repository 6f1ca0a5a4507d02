/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/upkeep.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/schema-format.h"
#include "fixity/catalog/sqlite-database.h"

#define TEXTS_MAX ((size_t)64 << 20)

static enum fonds_status execute(struct fonds_catalog *catalog, const char *sql,
	const char *what, struct fonds_error **error)
{
	int rc = sqlite3_exec(catalog->database->db, sql, NULL, NULL, NULL);

	if (rc == SQLITE_OK)
		return FONDS_OK;
	return fonds_sqlite_fail(catalog, rc, what, error);
}

static enum fonds_status change(struct fonds_catalog *catalog, const char *sql,
	struct fonds_error **error)
{
	return execute(catalog, sql, "cannot write the catalog", error);
}

/* A reader of a write-ahead log keeps the state that it saw first. */
enum fonds_status fonds_db_begin_reading(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	return execute(catalog, "BEGIN; SELECT 1 FROM sqlite_schema",
		"cannot read the catalog", error);
}

/* The rows of a pragma: texts and numbers, "ok" for nothing. */
static enum fonds_status give_rows(struct fonds_query *query, const char *what,
	int columns, fonds_integrity_fn *each, void *payload,
	struct fonds_error **error)
{
	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		enum fonds_status status;
		const char *text;
		bool found = false;

		fonds_arena_init(&arena, TEXTS_MAX);
		status = fonds_query_row(query, &found, error);
		if (status < 0 || !found)
			return status;
		text = fonds_query_get_text(query, 0, &arena);
		if (text && columns > 1)
			text = fonds_arena_printf(&arena, "%s to %s", text,
				fonds_query_get_text(query, 2, &arena));
		status = fonds_query_check(query, &arena, error);
		if (status == FONDS_OK && strcmp(text, "ok") != 0)
			status = each(fonds_arena_printf(
					      &arena, "%s: %s", what, text),
				payload, error);
		if (status < 0)
			return status;
	}
}

static enum fonds_status check_pages(struct fonds_catalog *catalog,
	fonds_integrity_fn *each, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog, "PRAGMA integrity_check(1000)");
	return give_rows(&query, "the file", 1, each, payload, error);
}

static enum fonds_status check_references(struct fonds_catalog *catalog,
	fonds_integrity_fn *each, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog, "PRAGMA foreign_key_check");
	return give_rows(&query, "a reference that leads nowhere", 3, each,
		payload, error);
}

enum fonds_status fonds_db_integrity(struct fonds_catalog *catalog,
	fonds_integrity_fn *each, void *payload, struct fonds_error **error)
{
	enum fonds_status status = check_pages(catalog, each, payload, error);

	if (status == FONDS_OK)
		status = check_references(catalog, each, payload, error);
	return status;
}

/* In one step, which waits for other processes as all reading does. */
static int copy(struct fonds_catalog *catalog, sqlite3 *to)
{
	sqlite3_backup *backup = sqlite3_backup_init(
		to, "main", catalog->database->db, "main");
	int rc;

	if (!backup)
		return sqlite3_extended_errcode(to);
	rc = sqlite3_backup_step(backup, -1);
	(void)sqlite3_backup_finish(backup);
	return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

/* SQLite does not say which of the two files failed: only one is read. */
static bool is_of_source(int rc)
{
	static const int codes[] = { SQLITE_IOERR_READ, SQLITE_IOERR_SHORT_READ,
		SQLITE_IOERR_CORRUPTFS };
	static const int primaries[] = { SQLITE_BUSY, SQLITE_LOCKED,
		SQLITE_CORRUPT, SQLITE_NOTADB, SQLITE_PROTOCOL };

	for (size_t i = 0; i < sizeof(codes) / sizeof(*codes); i++)
		if (rc == codes[i])
			return true;
	for (size_t i = 0; i < sizeof(primaries) / sizeof(*primaries); i++)
		if ((rc & 0xff) == primaries[i])
			return true;
	return false;
}

/* A new file, which SQLite then finds empty. */
static enum fonds_status make_empty(
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int fd = open(
		path, O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);

	return fd < 0 ? fonds_fail_errno(error, "cannot make '%s'", path)
		      : FONDS_OK;
}

enum fonds_status fonds_db_copy(struct fonds_catalog *catalog, const char *path,
	struct fonds_error **error)
{
	struct fonds_database database = { 0 };
	struct fonds_catalog target = {
		.database = &database,
		.path = (char *)(uintptr_t)path,
	};
	enum fonds_status status = make_empty(path, error);
	int rc;

	if (status < 0)
		return status;
	rc = sqlite3_open_v2(path, &database.db,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX |
			SQLITE_OPEN_EXRESCODE,
		NULL);
	if (rc == SQLITE_OK)
		rc = copy(catalog, database.db);
	if (rc != SQLITE_OK && is_of_source(rc))
		status = fonds_sqlite_fail(
			catalog, rc, "cannot read the catalog", error);
	else if (rc != SQLITE_OK)
		status = fonds_sqlite_fail(
			&target, rc, "cannot write the copy", error);
	(void)sqlite3_close(database.db);
	return status;
}

static enum fonds_status each_trigger(
	struct fonds_catalog *catalog, bool is_drop, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0;
		status == FONDS_OK && i < fonds_schema_format_3.count; i++) {
		const struct fonds_schema_item *item =
			&fonds_schema_format_3.items[i];
		char sql[128];

		if (strcmp(item->type, "trigger") != 0)
			continue;
		(void)snprintf(sql, sizeof(sql), "DROP TRIGGER %s", item->name);
		status = change(catalog, is_drop ? sql : item->sql, error);
	}
	return status;
}

enum fonds_status fonds_db_begin_loading(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	enum fonds_status status = each_trigger(catalog, true, error);

	if (status == FONDS_OK)
		status = change(catalog, "DELETE FROM collection", error);
	return status;
}

enum fonds_status fonds_db_end_loading(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	return each_trigger(catalog, false, error);
}

enum fonds_status fonds_db_settle(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	return change(catalog, "PRAGMA wal_checkpoint(TRUNCATE)", error);
}
