/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/holding-state.h"

#include "base/cleanup.h"
#include "fixity/catalog/database.h"

/* The gravest first. A file that was not checked may be as bad as any. */
static const enum fonds_verdict gravity[] = {
	FONDS_VERDICT_CORRUPT,
	FONDS_VERDICT_CORRUPT_UNCONFIRMED,
	FONDS_VERDICT_MISSING,
	FONDS_VERDICT_UNREADABLE,
	FONDS_VERDICT_DENIED,
	FONDS_VERDICT_UNSTABLE,
	FONDS_VERDICT_MOVED,
	FONDS_VERDICT_NOT_CHECKED,
	FONDS_VERDICT_OK,
};

static size_t gravity_of(enum fonds_verdict verdict)
{
	size_t i = 0;

	while (i + 1 < sizeof(gravity) / sizeof(gravity[0]) &&
		gravity[i] != verdict)
		i++;
	return i;
}

static void take_worse(
	struct fonds_holding_state *state, enum fonds_verdict verdict)
{
	if (gravity_of(verdict) < gravity_of(state->worst))
		state->worst = verdict;
}

/* Of the shards with files, or of the inventory where there are no files. */
static enum fonds_status read_shards(struct fonds_catalog *catalog,
	int64_t holding, struct fonds_holding_state *state,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT count(*) - count(checked_at), count(checked_at),"
		" coalesce(min(checked_at), 0) FROM shard WHERE holding = ?"
		" AND kind = (SELECT min(kind) FROM shard WHERE holding = ?)");
	fonds_query_integer(&query, holding);
	fonds_query_integer(&query, holding);
	status = fonds_query_row(&query, &found, error);
	if (status < 0 || !found)
		return status;
	if (fonds_query_get_count(&query, 0) > 0 ||
		fonds_query_get_count(&query, 1) == 0)
		return FONDS_OK;
	state->checked_at = fonds_query_get_integer(&query, 2);
	state->worst = FONDS_VERDICT_OK;
	return FONDS_OK;
}

static enum fonds_status read_files(struct fonds_catalog *catalog,
	int64_t holding, struct fonds_holding_state *state,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT DISTINCT verdict FROM file_state WHERE holding = ?");
	fonds_query_integer(&query, holding);
	for (;;) {
		enum fonds_verdict verdict;

		status = fonds_query_row(&query, &found, error);
		if (status < 0 || !found)
			return status;
		verdict = fonds_query_get_verdict(&query, 0);
		status = fonds_query_check(&query, NULL, error);
		if (status < 0)
			return status;
		take_worse(state, verdict);
	}
}

enum fonds_status fonds_holding_state_get(struct fonds_catalog *catalog,
	int64_t holding, struct fonds_holding_state *ret,
	struct fonds_error **error)
{
	struct fonds_holding_state state = {
		.worst = FONDS_VERDICT_NOT_CHECKED,
	};
	enum fonds_status status = read_shards(catalog, holding, &state, error);

	if (status == FONDS_OK)
		status = read_files(catalog, holding, &state, error);
	if (status == FONDS_OK)
		*ret = state;
	return status;
}
