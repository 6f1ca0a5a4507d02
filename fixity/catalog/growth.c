/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/growth.h"

#include "base/cleanup.h"
#include "fixity/catalog/database.h"

enum fonds_status fonds_growth_bytes(struct fonds_catalog *catalog,
	int64_t collection, int64_t since, int64_t until, uint64_t *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	enum fonds_status status;
	bool found;

	fonds_arena_init(&arena, FONDS_CATALOG_LENGTH_MAX);
	fonds_query_begin(&query, catalog,
		"SELECT coalesce(sum(bytes), 0) FROM holding"
		" WHERE files IS NOT NULL AND added_at >= ? AND added_at < ?"
		" AND (? = 0 OR collection = ?) AND NOT EXISTS (SELECT 1"
		" FROM removal WHERE removal.holding = holding.number)");
	fonds_query_integer(&query, since);
	fonds_query_integer(&query, until);
	fonds_query_integer(&query, collection);
	fonds_query_integer(&query, collection);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	*ret = found ? fonds_query_get_count(&query, 0) : 0;
	return fonds_query_check(&query, &arena, error);
}
