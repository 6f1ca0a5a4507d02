/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A copy of a catalog, made while it is in use. What was copied is checked as
 * a catalog of its own before it gets its name.
 */
#include "base/cleanup.h"
#include "fixity/catalog/draft.h"
#include "fixity/catalog/upkeep.h"

enum fonds_status fonds_catalog_backup(struct fonds_catalog *catalog,
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_draft_clear) struct fonds_draft draft = { 0 };
	enum fonds_status status = fonds_draft_begin(&draft, path, error);

	if (status == FONDS_OK)
		status = fonds_db_copy(catalog, draft.path, error);
	if (status == FONDS_OK)
		status = fonds_draft_publish(&draft, error);
	return status;
}
