/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/auditor-life.h"

#include "base/cleanup.h"
#include "fixity/catalog/lock.h"

enum fonds_status fonds_auditor_is_alive(struct fonds_catalog *catalog,
	int64_t auditor, bool *ret, struct fonds_error **error)
{
	/* A handle does not see its own locks. */
	if (fonds_leases_get(&catalog->leases, auditor, 0)) {
		*ret = true;
		return FONDS_OK;
	}
	return fonds_lock_is_taken(
		catalog, FONDS_LOCK_AUDITORS + auditor, ret, error);
}

/* The auditor of a run after this one that did not end; *ret is 0 at last. */
static enum fonds_status next_open(struct fonds_catalog *catalog, int64_t run,
	int64_t after, int64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"SELECT number FROM auditor WHERE run = ? AND number > ?"
		" AND ended_at IS NULL ORDER BY number LIMIT 1");
	fonds_query_integer(&query, run);
	fonds_query_integer(&query, after);
	return fonds_query_number(&query, ret, error);
}

enum fonds_status fonds_run_is_alive(struct fonds_catalog *catalog, int64_t run,
	bool *ret, struct fonds_error **error)
{
	bool is_alive = false;
	int64_t auditor = 0;
	enum fonds_status status;

	do {
		status = next_open(catalog, run, auditor, &auditor, error);
		if (status == FONDS_OK && auditor != 0)
			status = fonds_auditor_is_alive(
				catalog, auditor, &is_alive, error);
		if (status < 0)
			return status;
	} while (auditor != 0 && !is_alive);
	*ret = is_alive;
	return FONDS_OK;
}
