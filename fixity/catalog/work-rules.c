/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A sample is no draw: it is the oldest part of what is due, so that every
 * file has its turn after so many runs.
 */
#include "fixity/catalog/work-rules.h"

#include <stdlib.h>

#include "base/cleanup.h"
#include "base/error.h"

#define LEAST_CAPACITY ((size_t)16)

void fonds_work_rules_clear(struct fonds_work_rules *rules)
{
	free(rules->collections);
	free(rules->pauses);
}

void *fonds_work_grow(void *items, size_t count, size_t *capacity, size_t size)
{
	size_t wanted = *capacity > 0 ? 2 * *capacity : LEAST_CAPACITY;
	void *grown;

	if (count < *capacity)
		return items;
	grown = reallocarray(items, wanted, size);
	if (grown)
		*capacity = wanted;
	return grown;
}

static void set_window(struct fonds_work_rules *rules,
	const struct fonds_policy *policy, struct fonds_collection_rule *rule)
{
	int from = policy->window_from;
	int to = policy->window_to;

	if (!fonds_policy_is_open(policy, rules->now))
		rule->outside = fonds_arena_printf(rules->arena,
			"outside of its window %02d:%02d-%02d:%02d", from / 60,
			from % 60, to / 60, to % 60);
}

/* The bytes of this many millionths of a collection. */
static enum fonds_status sample_bytes(struct fonds_work_rules *rules,
	int64_t collection, uint64_t sample, uint64_t *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;
	uint64_t bytes;

	fonds_query_begin(&query, rules->catalog,
		"SELECT coalesce(sum(h.bytes), 0) FROM holding AS h"
		" WHERE h.collection = ? AND h.files IS NOT NULL"
		" AND NOT EXISTS (SELECT 1 FROM removal AS r"
		"  WHERE r.holding = h.number)");
	fonds_query_integer(&query, collection);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	bytes = fonds_query_get_count(&query, 0);
	*ret = bytes / 1000000 * sample + bytes % 1000000 * sample / 1000000;
	return fonds_query_check(&query, rules->arena, error);
}

/* Never less than one shard, so that each run gets on. */
static enum fonds_status find_cut(struct fonds_work_rules *rules,
	uint64_t bytes, struct fonds_collection_rule *rule,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	uint64_t sum = 0;
	bool found = false;

	fonds_query_begin(&query, rules->catalog,
		FONDS_PAUSES "SELECT " FONDS_AGE_KEY
			     ", s.number, s.bytes" FONDS_SHARDS_OF_SCOPE
			     " AND s.kind = 0 AND " FONDS_IS_DUE
			     " AND " FONDS_PAUSE_OF_HOLDING
			     " IS NULL ORDER BY 1, 2");
	fonds_query_integer(&query, rules->now);
	fonds_query_integer(&query, rule->collection);
	fonds_query_integer(&query, 0);
	do {
		status = fonds_query_row(&query, &found, error);
		if (status < 0 || !found)
			return status;
		rule->cut_key = fonds_query_get_integer(&query, 0);
		rule->cut_shard = fonds_query_get_integer(&query, 1);
		sum += fonds_query_get_count(&query, 2);
		status = fonds_query_check(&query, rules->arena, error);
	} while (status == FONDS_OK && sum < bytes);
	return status;
}

static enum fonds_status decide(struct fonds_work_rules *rules,
	const struct fonds_policy *policy, struct fonds_collection_rule *rule,
	struct fonds_error **error)
{
	enum fonds_status status;
	uint64_t bytes = 0;

	if (!rules->is_due_only || policy->number == 0)
		return FONDS_OK;
	set_window(rules, policy, rule);
	status = fonds_arena_check(
		rules->arena, "the window of a policy", error);
	if (status < 0 || policy->sample == 0 || rule->outside)
		return status;
	rule->has_cut = true;
	status = sample_bytes(
		rules, rule->collection, policy->sample, &bytes, error);
	return status == FONDS_OK ? find_cut(rules, bytes, rule, error)
				  : status;
}

enum fonds_status fonds_work_rules_collection(struct fonds_work_rules *rules,
	int64_t collection, const struct fonds_policy *policy,
	const struct fonds_collection_rule **ret, struct fonds_error **error)
{
	struct fonds_collection_rule *items = fonds_work_grow(
		rules->collections, rules->collection_count,
		&rules->collection_capacity, sizeof(*items));
	enum fonds_status status = FONDS_OK;
	size_t i = 0;

	if (!items)
		return fonds_fail_nomem(error);
	rules->collections = items;
	while (i < rules->collection_count && items[i].collection != collection)
		i++;
	if (i == rules->collection_count) {
		items[i] = (struct fonds_collection_rule){
			.collection = collection,
		};
		status = decide(rules, policy, &items[i], error);
		rules->collection_count += status == FONDS_OK ? 1 : 0;
	}
	*ret = &items[i];
	return status;
}

static enum fonds_status read_reason(struct fonds_work_rules *rules,
	int64_t pause, const char **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	const char *agent;
	const char *reason;
	bool found = false;

	fonds_query_begin(&query, rules->catalog,
		"SELECT a.name, w.reason FROM pause AS w JOIN agent AS a"
		" ON a.number = w.agent WHERE w.number = ?");
	fonds_query_integer(&query, pause);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	agent = found ? fonds_query_get_text(&query, 0, rules->arena) : "";
	reason = found ? fonds_query_get_text(&query, 1, rules->arena) : "";
	status = fonds_query_check(&query, rules->arena, error);
	if (status < 0)
		return status;
	*ret = fonds_arena_printf(
		rules->arena, "paused by %s: %s", agent, reason);
	return fonds_arena_check(rules->arena, "the reason of a pause", error);
}

enum fonds_status fonds_work_rules_pause(struct fonds_work_rules *rules,
	int64_t pause, const char **ret, struct fonds_error **error)
{
	struct fonds_pause_rule *items = fonds_work_grow(rules->pauses,
		rules->pause_count, &rules->pause_capacity, sizeof(*items));
	enum fonds_status status = FONDS_OK;
	size_t i = 0;

	if (!items)
		return fonds_fail_nomem(error);
	rules->pauses = items;
	while (i < rules->pause_count && items[i].pause != pause)
		i++;
	if (i == rules->pause_count) {
		items[i] = (struct fonds_pause_rule){ .pause = pause };
		status = read_reason(rules, pause, &items[i].reason, error);
		rules->pause_count += status == FONDS_OK ? 1 : 0;
	}
	*ret = items[i].reason;
	return status;
}
