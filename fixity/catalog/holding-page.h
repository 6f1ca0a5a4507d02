/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_HOLDING_PAGE_H
#define FIXITY_CATALOG_HOLDING_PAGE_H

#include "fixity/catalog/database.h"
#include "fixity/catalog/holding.h"

/*
 * A page of the files of a holding, with what became of each, as the cursor
 * over them reads it.
 */
#define FONDS_PAGE_FILES 256

struct fonds_holding_page {
	struct fonds_arena arena; /* the paths */
	struct fonds_holding_file files[FONDS_PAGE_FILES];
	size_t count; /* fewer than FONDS_PAGE_FILES: it is the last */
};

/*
 * Fill a page that is zero, or was cleared, with the files that are not less
 * than the size bytes at key, up to last (NULL: to the end).
 */
enum fonds_status fonds_holding_page_read(struct fonds_catalog *catalog,
	int64_t holding, const void *key, size_t size, const char *last,
	struct fonds_holding_page *page, struct fonds_error **error);
void fonds_holding_page_clear(struct fonds_holding_page *page);

#endif
