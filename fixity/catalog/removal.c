/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/removal.h"

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/act.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/name.h"

static enum fonds_status check_is_held(struct fonds_catalog *catalog,
	int64_t holding, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT r.holding FROM holding AS h LEFT JOIN removal AS r"
		" ON r.holding = h.number WHERE h.number = ?");
	fonds_query_integer(&query, holding);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	if (!found)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"no holding %lld in the catalog '%s'",
			(long long)holding, catalog->path);
	if (!fonds_query_is_null(&query, 0))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"holding %lld was removed from the catalog '%s' before",
			(long long)holding, catalog->path);
	return FONDS_OK;
}

static enum fonds_status insert_removal(const struct fonds_act *act,
	int64_t holding, const char *reason, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, act->catalog,
		"INSERT INTO removal (holding, removed_at, agent, reason)"
		" VALUES (?, ?, ?, ?)");
	fonds_query_integer(&query, holding);
	fonds_query_integer(&query, act->at);
	fonds_query_integer(&query, act->agent);
	fonds_query_text(&query, reason);
	return fonds_query_run(&query, NULL, error);
}

enum fonds_status fonds_holding_remove(struct fonds_catalog *catalog,
	int64_t holding, const char *by, const char *reason,
	struct fonds_error **error)
{
	struct fonds_act act;
	enum fonds_status status = fonds_name_check_reason(
		"the reason of the removal", reason, error);

	if (status == FONDS_OK)
		status = fonds_act_begin(&act, catalog, by ? by : "", error);
	if (status < 0)
		return status;
	status = check_is_held(catalog, holding, error);
	if (status == FONDS_OK)
		status = insert_removal(&act, holding, reason, error);
	return fonds_act_end(&act, status, error);
}

enum fonds_status fonds_removal_get(struct fonds_catalog *catalog,
	int64_t holding, struct fonds_arena *arena, struct fonds_removal *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT r.removed_at, a.name, r.reason FROM removal AS r"
		" JOIN agent AS a ON a.number = r.agent WHERE r.holding = ?");
	fonds_query_integer(&query, holding);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	if (!found)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"holding %lld was not removed", (long long)holding);
	*ret = (struct fonds_removal){
		.removed_at = fonds_query_get_integer(&query, 0),
		.agent = fonds_query_get_text(&query, 1, arena),
		.reason = fonds_query_get_text(&query, 2, arena),
	};
	return fonds_query_check(&query, arena, error);
}
