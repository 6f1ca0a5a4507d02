/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_UPKEEP_H
#define FIXITY_CATALOG_UPKEEP_H

#include "fixity/catalog/database.h"

/*
 * What keeps a database in order, and each kind of database does in its own
 * way: one state for a long reading, its own integrity, a copy of it while it
 * is in use, and loading it from outside.
 */

/* From here until fonds_db_rollback() all that is read is of one state. */
enum fonds_status fonds_db_begin_reading(
	struct fonds_catalog *catalog, struct fonds_error **error);

/*
 * Each thing wrong with pages, indexes or references, one line. A schema that
 * is not that of fonds is not opened in the first place.
 */
typedef enum fonds_status fonds_integrity_fn(
	const char *text, void *payload, struct fonds_error **error);
enum fonds_status fonds_db_integrity(struct fonds_catalog *catalog,
	fonds_integrity_fn *each, void *payload, struct fonds_error **error);

/*
 * Its present state into a new file at path. FONDS_ERR_BUSY when the catalog
 * cannot be read for too long because of another process.
 */
enum fonds_status fonds_db_copy(struct fonds_catalog *catalog, const char *path,
	struct fonds_error **error);

/*
 * Within a transaction: take away what keeps rows from being loaded, and the
 * rows that every new catalog has; then put it back.
 */
enum fonds_status fonds_db_begin_loading(
	struct fonds_catalog *catalog, struct fonds_error **error);
enum fonds_status fonds_db_end_loading(
	struct fonds_catalog *catalog, struct fonds_error **error);

/* All that was committed is in the file itself, and in no log beside it. */
enum fonds_status fonds_db_settle(
	struct fonds_catalog *catalog, struct fonds_error **error);

#endif
