/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_SCHEMA_H
#define FIXITY_CATALOG_SCHEMA_H

#include <sqlite3.h>
#include <stddef.h>

#include <fonds/error.h>

/* "Fond", in the header of every catalog (PRAGMA application_id). */
#define FONDS_CATALOG_APPLICATION_ID 0x466f6e64

/*
 * The format of the tables (PRAGMA user_version). 2 has the changes of
 * registered tag files, and the events that audits wrote; 3 has holdings of
 * every kind, collections and volumes, history by shards, and incidents.
 */
#define FONDS_CATALOG_FORMAT 3

/*
 * A new, empty catalog as the bytes of its file; *ret is for sqlite3_free().
 */
enum fonds_status fonds_schema_image(
	unsigned char **ret, size_t *ret_size, struct fonds_error **error);

/*
 * Is db a catalog, and one that this version knows? Its tables and triggers
 * must be exactly those made here: a trigger that is gone protects nothing,
 * and one that was added may do anything. Returns a result code of SQLite;
 * when it is SQLITE_OK, *ret_status is the answer and *error is filled for all
 * but FONDS_OK. path is for the message; *ret_format may be an older format.
 */
int fonds_schema_check(sqlite3 *db, const char *path, int *ret_format,
	enum fonds_status *ret_status, struct fonds_error **error);

/* The rows that a catalog has from the beginning. */
#define FONDS_SCHEMA_DEFAULTS \
	"INSERT INTO collection (number, name, description, added_at)" \
	" VALUES (1, 'default', '', unixepoch())"

#endif
