/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_CATALOG_H
#define FIXITY_CATALOG_CATALOG_H

#include <fonds/catalog.h>

/*
 * The catalog as the jobs see it: what is in it stands in headers of its own,
 * what was registered in fixity/catalog/holding.h.
 */

void fonds_catalog_closep(/* for fonds_cleanup() */
	struct fonds_catalog **catalog);

/* The absolute path of the catalog's file; borrowed. */
const char *fonds_catalog_path(const struct fonds_catalog *catalog);

/* The version of SQLite that runs, "3.40.1". */
const char *fonds_catalog_library(void);

#endif
