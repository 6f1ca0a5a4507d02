/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_MIGRATE_H
#define FIXITY_CATALOG_MIGRATE_H

#include <sqlite3.h>

#include "fixity/catalog/catalog.h"

/*
 * Make a catalog of an older format one of this format, in one transaction:
 * whole, or not at all. Its sqlite_schema is afterwards that of a new one.
 * Nothing is done to one that has this format by now.
 */
enum fonds_status fonds_migrate(
	struct fonds_catalog *catalog, struct fonds_error **error);

/*
 * The copy in memory of one that cannot be written, so that it can be
 * migrated there. FONDS_ERR_LIMIT for one of more than 1 GiB.
 */
enum fonds_status fonds_migrate_copy(struct fonds_catalog *catalog,
	sqlite3 **ret, struct fonds_error **error);

#endif
