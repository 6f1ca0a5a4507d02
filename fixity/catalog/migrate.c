/* SPDX-License-Identifier: Apache-2.0 */
/*
 * From the tables of formats 1 and 2 to those of 3, in one transaction: the old
 * ones are renamed and their guards dropped; the new ones are made, filled
 * from them, and guarded; the old ones are dropped. Whatever ends it in the
 * middle, the catalog is as it was.
 *
 * A bag is a holding of the collection "default". What a run found in a bag
 * is one row still: of a shard that stands for the bag as a whole.
 */
#include "fixity/catalog/migrate.h"

#include <stdio.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/schema-format.h"
#include "fixity/catalog/schema.h"
#include "fixity/catalog/shard.h"
#include "fixity/catalog/sqlite-database.h"

#define MEMORY_MAX ((int64_t)1 << 30)

#define OLD_VERDICTS(t) \
	t ".ok, " t ".corrupt, " t ".corrupt_unconfirmed, " t ".missing, " t \
	  ".unexpected, " t ".unreadable, " t ".denied, " t ".unstable, " t \
	  ".volume_offline, " t ".not_checked"
#define VERDICTS \
	"ok, corrupt, corrupt_unconfirmed, missing, unexpected, unreadable," \
	" denied, unstable, volume_offline, not_checked"

/*
 * What was registered. An interrupted run has a scope of its own: it knows no
 * shards that could be gone on with.
 */
static const char *const registered[] = {
	"INSERT INTO holding (number, identifier, kind, is_file, collection,"
	" location, external_identifier, description, source_organization,"
	" digests, source, added_at, files, bytes)"
	" SELECT number, identifier, 0, 0, 1, location, external_identifier,"
	" description, source_organization, 0, '', added_at, files, bytes"
	" FROM old_bag",
	"INSERT INTO file (holding, path, size, algorithm, digest)"
	" SELECT bag, path, size, algorithm, digest FROM old_file",
	NULL,
};

static const char *const history[] = {
	"INSERT INTO shard (holding, kind, first, last, files, bytes)"
	" SELECT number, 2, x'', x'', files, bytes FROM old_bag"
	" WHERE files IS NOT NULL ORDER BY number",
	"INSERT INTO run (number, state, scope, started_at, recorded_at,"
	" ended_at, why, holdings, files, bytes, findings, " VERDICTS ")"
	" SELECT r.number, CASE r.state WHEN 1 THEN 1 ELSE 2 END,"
	" CASE r.state WHEN 1 THEN 'everything'"
	" ELSE 'everything, before catalogs had format 3' END,"
	" r.started_at, r.recorded_at, coalesce(r.ended_at, r.recorded_at),"
	" CASE r.state WHEN 0 THEN 'its end was not recorded' ELSE '' END,"
	" r.bags, r.files, r.bytes, r.findings, " OLD_VERDICTS(
		"r") " FROM old_run AS r",
	"INSERT INTO auditor (number, run, host, user, process, version,"
	" libraries, system, read_mode, started_at, seen_at, ended_at, files,"
	" bytes) SELECT number, number, host, user, 0, version, libraries,"
	" system, read_mode, started_at, recorded_at,"
	" coalesce(ended_at, recorded_at), files - not_checked, bytes"
	" FROM old_run",
	"INSERT INTO run_shard (run, shard, epoch, auditor, leased_at,"
	" ended_at, files, bytes, findings, " VERDICTS ")"
	" SELECT b.run, s.number, 1, b.run, b.started_at,"
	" coalesce(b.ended_at, r.ended_at, r.recorded_at), b.files, b.bytes,"
	" b.findings, " OLD_VERDICTS(
		"b") " FROM old_run_bag AS b JOIN old_run AS r ON r.number = "
		     "b.run"
		     " JOIN shard AS s ON s.holding = b.bag AND s.kind = 2",
	"INSERT INTO run_rest (run, verdict, reason, shards, files)"
	" SELECT r.number, 9, 'the run ended before their turn',"
	" r.bags - count(b.bag), r.files - coalesce(sum(b.files), 0)"
	" FROM old_run AS r LEFT JOIN old_run_bag AS b ON b.run = r.number"
	" GROUP BY r.number HAVING r.bags <> count(b.bag)"
	" OR r.files <> coalesce(sum(b.files), 0)",
	"INSERT INTO finding (number, run, holding, shard, path, verdict,"
	" expected_size, actual_size, expected_algorithm, expected,"
	" actual_algorithm, actual, detail, found_at)"
	" SELECT f.number, f.run, f.bag, s.number, f.path, f.verdict,"
	" f.expected_size, f.actual_size, f.expected_algorithm, f.expected,"
	" f.actual_algorithm, f.actual, f.detail, f.found_at"
	" FROM old_finding AS f"
	" LEFT JOIN shard AS s ON s.holding = f.bag AND s.kind = 2",
	/* The oldest last check; none where a file had none. */
	"UPDATE shard SET (checked_at, checked_run) = (SELECT f.checked_at,"
	" f.checked_run FROM old_file AS f WHERE f.bag = shard.holding"
	" AND f.path BETWEEN shard.first AND shard.last"
	" ORDER BY f.checked_at, f.path LIMIT 1) WHERE kind = 0",
	"INSERT INTO file_state (holding, path, checked_at, run, verdict)"
	" SELECT f.bag, f.path, f.checked_at, f.checked_run, f.verdict"
	" FROM old_file AS f JOIN shard AS s ON s.number = (SELECT y.number"
	" FROM shard AS y WHERE y.holding = f.bag AND y.kind = 0"
	" AND y.first <= f.path ORDER BY y.first DESC LIMIT 1)"
	" WHERE f.checked_at IS NOT NULL AND (f.verdict <> 0"
	" OR f.checked_at IS NOT s.checked_at"
	" OR f.checked_run IS NOT s.checked_run)",
	NULL,
};

static const char *const changes[] = {
	"INSERT INTO change (number, holding, state, begun_at, settled_at,"
	" reason) SELECT number, bag, state, begun_at, settled_at, reason"
	" FROM old_change",
	"INSERT INTO changed_file (change, holding, path, algorithm, old_size,"
	" old_digest, size, digest) SELECT change, bag, path, algorithm,"
	" old_size, old_digest, size, digest FROM old_changed_file",
	"INSERT INTO run_event (run, holding, event, reason)"
	" SELECT run, bag, event, reason FROM old_run_event",
	/* What others refer to goes last. */
	"DROP TABLE old_run_event",
	"DROP TABLE old_changed_file",
	"DROP TABLE old_change",
	NULL,
};

static const char *const leftovers[] = {
	"DROP TABLE old_finding",
	"DROP TABLE old_run_bag",
	"DROP TABLE old_file",
	"DROP TABLE old_run",
	"DROP TABLE old_bag",
	NULL,
};

static enum fonds_status run(struct fonds_catalog *catalog, const char *sql,
	struct fonds_error **error)
{
	int rc = sqlite3_exec(catalog->database->db, sql, NULL, NULL, NULL);

	if (rc == SQLITE_OK)
		return FONDS_OK;
	return fonds_sqlite_fail(
		catalog, rc, "cannot bring to the format of today", error);
}

static enum fonds_status run_all(struct fonds_catalog *catalog,
	const char *const *steps, struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	for (; status == FONDS_OK && *steps; steps++)
		status = run(catalog, *steps, error);
	return status;
}

/* Tables become old_..., what belongs to them goes. */
static enum fonds_status put_aside(struct fonds_catalog *catalog,
	const struct fonds_schema_format *format, const char *type,
	struct fonds_error **error)
{
	bool is_table = strcmp(type, "table") == 0;
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < format->count; i++) {
		const char *name = format->items[i].name;
		char sql[160];

		if (strcmp(format->items[i].type, type) != 0)
			continue;
		if (is_table)
			(void)snprintf(sql, sizeof(sql),
				"ALTER TABLE %s RENAME TO old_%s", name, name);
		else
			(void)snprintf(
				sql, sizeof(sql), "DROP %s %s", type, name);
		status = run(catalog, sql, error);
	}
	return status;
}

static enum fonds_status put_all_aside(
	struct fonds_catalog *catalog, int format, struct fonds_error **error)
{
	static const char *const types[] = { "trigger", "index", "table" };
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < 3; i++) {
		status = put_aside(
			catalog, &fonds_schema_format_1, types[i], error);
		if (status == FONDS_OK && format == 2)
			status = put_aside(catalog, &fonds_schema_format_2,
				types[i], error);
	}
	return status;
}

static enum fonds_status make(struct fonds_catalog *catalog, bool are_triggers,
	struct fonds_error **error)
{
	const struct fonds_schema_format *format = &fonds_schema_format_3;
	enum fonds_status status = FONDS_OK;

	for (size_t i = 0; status == FONDS_OK && i < format->count; i++)
		if ((strcmp(format->items[i].type, "trigger") == 0) ==
			are_triggers)
			status = run(catalog, format->items[i].sql, error);
	return status;
}

/* The bag after number; 0: there is none. */
static enum fonds_status next_bag(struct fonds_catalog *catalog,
	int64_t *number, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"SELECT number FROM old_bag WHERE number > ?"
		" AND files IS NOT NULL ORDER BY number LIMIT 1");
	fonds_query_integer(&query, *number);
	return fonds_query_number(&query, number, error);
}

static enum fonds_status divide(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	int64_t number = 0;

	for (;;) {
		enum fonds_status status = next_bag(catalog, &number, error);

		if (status == FONDS_OK && number != 0)
			status = fonds_shards_make(
				catalog, number, true, error);
		if (status < 0 || number == 0)
			return status;
	}
}

static enum fonds_status set_format(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	char sql[64];

	(void)snprintf(sql, sizeof(sql), "PRAGMA user_version = %d",
		FONDS_CATALOG_FORMAT);
	return run(catalog, sql, error);
}

static enum fonds_status move(
	struct fonds_catalog *catalog, int format, struct fonds_error **error)
{
	enum fonds_status status = put_all_aside(catalog, format, error);

	if (status == FONDS_OK)
		status = make(catalog, false, error);
	if (status == FONDS_OK)
		status = run(catalog, FONDS_SCHEMA_DEFAULTS, error);
	if (status == FONDS_OK)
		status = run_all(catalog, registered, error);
	if (status == FONDS_OK)
		status = divide(catalog, error);
	if (status == FONDS_OK)
		status = run_all(catalog, history, error);
	if (status == FONDS_OK && format == 2)
		status = run_all(catalog, changes, error);
	if (status == FONDS_OK)
		status = run_all(catalog, leftovers, error);
	if (status == FONDS_OK)
		status = make(catalog, true, error);
	return status == FONDS_OK ? set_format(catalog, error) : status;
}

/* Not cached: a number of the file, which another may have changed. */
static enum fonds_status get_number(struct fonds_catalog *catalog,
	const char *sql, int64_t *ret, struct fonds_error **error)
{
	sqlite3_stmt *statement = NULL;
	int rc = sqlite3_prepare_v2(
		catalog->database->db, sql, -1, &statement, NULL);

	if (rc == SQLITE_OK)
		rc = sqlite3_step(statement);
	if (rc == SQLITE_ROW)
		*ret = sqlite3_column_int64(statement, 0);
	sqlite3_finalize(statement);
	if (rc == SQLITE_ROW)
		return FONDS_OK;
	return fonds_sqlite_fail(catalog, rc, "cannot read the catalog", error);
}

/* Another process may have been faster. */
static enum fonds_status move_if_old(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	int64_t format = FONDS_CATALOG_FORMAT;
	enum fonds_status status = get_number(
		catalog, "PRAGMA user_version", &format, error);

	if (status < 0 || format == FONDS_CATALOG_FORMAT)
		return status;
	return move(catalog, (int)format, error);
}

enum fonds_status fonds_migrate(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	enum fonds_status status = run(catalog, "BEGIN IMMEDIATE", error);

	if (status < 0)
		return status;
	status = move_if_old(catalog, error);
	if (status == FONDS_OK)
		status = run(catalog, "COMMIT", error);
	if (status < 0)
		fonds_db_rollback(catalog);
	return status;
}

static enum fonds_status check_size(
	struct fonds_catalog *catalog, struct fonds_error **error)
{
	int64_t pages = 0;
	int64_t size = 0;
	enum fonds_status status = get_number(
		catalog, "PRAGMA page_count", &pages, error);

	if (status == FONDS_OK)
		status = get_number(catalog, "PRAGMA page_size", &size, error);
	if (status == FONDS_OK && pages > MEMORY_MAX / size)
		return fonds_fail(error, FONDS_ERR_LIMIT,
			"the catalog '%s' has an older format, and is too "
			"large to be read as it is: open it once with the "
			"permission to write it, which brings it to format %d",
			catalog->path, FONDS_CATALOG_FORMAT);
	return status;
}

static int copy(sqlite3 *from, sqlite3 *to)
{
	sqlite3_backup *backup = sqlite3_backup_init(to, "main", from, "main");
	int rc;

	if (!backup)
		return sqlite3_errcode(to);
	rc = sqlite3_backup_step(backup, -1);
	(void)sqlite3_backup_finish(backup);
	return rc == SQLITE_DONE ? SQLITE_OK : rc;
}

enum fonds_status fonds_migrate_copy(struct fonds_catalog *catalog,
	sqlite3 **ret, struct fonds_error **error)
{
	sqlite3 *memory = NULL;
	int rc;
	enum fonds_status status = check_size(catalog, error);

	if (status < 0)
		return status;
	rc = sqlite3_open_v2(":memory:", &memory,
		SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE |
			SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE,
		NULL);
	if (rc == SQLITE_OK)
		rc = copy(catalog->database->db, memory);
	if (rc == SQLITE_OK) {
		*ret = memory;
		return FONDS_OK;
	}
	(void)sqlite3_close(memory);
	return fonds_sqlite_fail(catalog, rc, "cannot read the catalog", error);
}
