/* SPDX-License-Identifier: Apache-2.0 */
/* A claim while its shard is checked: prolonged, or given back. */
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/work-turn.h"

static enum fonds_status prolong(struct fonds_catalog *catalog,
	const struct fonds_lease *lease, unsigned lease_seconds, int64_t now,
	bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	int changed = 0;

	fonds_query_begin(&query, catalog,
		"UPDATE run_shard SET leased_at = ?, lease_until = ?"
		" WHERE run = ? AND shard = ? AND auditor = ? AND epoch = ?"
		" AND ended_at IS NULL AND EXISTS (SELECT 1 FROM run"
		"  WHERE number = run_shard.run AND state = 0)");
	fonds_query_integer(&query, now);
	fonds_query_integer(&query, now + (int64_t)lease_seconds);
	fonds_query_integer(&query, lease->run);
	fonds_query_integer(&query, lease->shard);
	fonds_query_integer(&query, lease->auditor);
	fonds_query_integer(&query, lease->epoch);
	status = fonds_query_run(&query, &changed, error);
	*ret = changed == 1;
	return status;
}

static enum fonds_status prolong_all(struct fonds_act *act, int64_t auditor,
	unsigned lease_seconds, size_t *ret_lost, struct fonds_error **error)
{
	const struct fonds_leases *leases = &act->catalog->leases;
	enum fonds_status status = fonds_turn_sign(
		act->catalog, auditor, act->at, error);

	for (size_t i = 0; status == FONDS_OK && i < leases->count; i++) {
		const struct fonds_lease *lease = &leases->items[i];
		bool is_held = false;

		if (lease->auditor != auditor || lease->shard == 0)
			continue;
		status = prolong(act->catalog, lease, lease_seconds, act->at,
			&is_held, error);
		*ret_lost += is_held ? 0 : 1;
	}
	return status;
}

enum fonds_status fonds_work_renew(struct fonds_catalog *catalog,
	int64_t auditor, unsigned lease_seconds, size_t *ret_lost,
	struct fonds_error **error)
{
	struct fonds_act act;
	size_t lost = 0;
	enum fonds_status status = fonds_act_begin(&act, catalog, NULL, error);

	if (status < 0)
		return status;
	status = prolong_all(&act, auditor, lease_seconds, &lost, error);
	status = fonds_act_end(&act, status, error);
	if (status == FONDS_OK)
		*ret_lost = lost;
	return status;
}

static enum fonds_status give_back(struct fonds_catalog *catalog,
	const struct fonds_claim *claim, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"UPDATE run_shard SET auditor = NULL, leased_at = NULL,"
		" lease_until = NULL WHERE run = ? AND shard = ?"
		" AND auditor = ? AND epoch = ? AND ended_at IS NULL");
	fonds_query_integer(&query, claim->run);
	fonds_query_integer(&query, claim->shard);
	fonds_query_integer(&query, claim->auditor);
	fonds_query_integer(&query, claim->epoch);
	return fonds_query_run(&query, NULL, error);
}

enum fonds_status fonds_work_give_back(struct fonds_catalog *catalog,
	const struct fonds_claim *claim, struct fonds_error **error)
{
	struct fonds_act act;
	enum fonds_status status = fonds_act_begin(&act, catalog, NULL, error);

	if (status < 0)
		return status;
	status = give_back(catalog, claim, error);
	status = fonds_act_end(&act, status, error);
	if (status == FONDS_OK)
		fonds_leases_remove(&catalog->leases, claim->auditor,
			claim->shard, claim->epoch);
	return status;
}
