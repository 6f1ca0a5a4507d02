/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/policy.h"

#include <time.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/act.h"
#include "fixity/catalog/database.h"

#define ROW_MAX ((size_t)2 * FONDS_CATALOG_LENGTH_MAX)

#define DAY_MINUTES 1440
#define ANY_TIME (-1)
#define SAMPLE_ALL 1000000U

static bool is_minute(int minute)
{
	return minute >= 0 && minute < DAY_MINUTES;
}

/* Both ends or neither, and a window that is open at all. */
static bool is_window(int from, int to)
{
	if (from == ANY_TIME || to == ANY_TIME)
		return from == to;
	return is_minute(from) && is_minute(to) && from != to;
}

static enum fonds_status check(
	const struct fonds_policy *policy, struct fonds_error **error)
{
	if (policy->every_seconds < 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the period of a policy is less than nothing");
	if (!is_window(policy->window_from, policy->window_to))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the window of a policy must go from one minute of "
			"the day to another");
	if (policy->rate > INT64_MAX)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the rate of a policy is too large");
	if (policy->sample > SAMPLE_ALL)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the sample of a policy is more than all");
	return FONDS_OK;
}

static enum fonds_status check_collection(struct fonds_catalog *catalog,
	int64_t collection, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(
		&query, catalog, "SELECT 1 FROM collection WHERE number = ?");
	fonds_query_integer(&query, collection);
	return fonds_query_expect(&query, "collection", collection, error);
}

static enum fonds_status insert(const struct fonds_act *act, int64_t collection,
	const struct fonds_policy *policy, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, act->catalog,
		"INSERT INTO policy (collection, set_at, agent, every_seconds,"
		" window_from, window_to, rate, sample)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?)");
	fonds_query_integer(&query, collection);
	fonds_query_integer(&query, act->at);
	fonds_query_integer(&query, act->agent);
	fonds_query_integer(&query, policy->every_seconds);
	fonds_query_integer_or_null(&query, policy->window_from, ANY_TIME);
	fonds_query_integer_or_null(&query, policy->window_to, ANY_TIME);
	fonds_query_count(&query, policy->rate);
	fonds_query_count(&query, policy->sample);
	return fonds_query_run(&query, NULL, error);
}

enum fonds_status fonds_policy_set(struct fonds_catalog *catalog,
	int64_t collection, const struct fonds_policy *policy, const char *by,
	struct fonds_error **error)
{
	struct fonds_act act = { 0 };
	enum fonds_status status = check(policy, error);

	if (status == FONDS_OK)
		status = fonds_act_begin(&act, catalog, by, error);
	if (status < 0)
		return status;
	status = check_collection(catalog, collection, error);
	if (status == FONDS_OK)
		status = insert(&act, collection, policy, error);
	return fonds_act_end(&act, status, error);
}

static int get_minute(struct fonds_query *query, int column)
{
	if (fonds_query_is_null(query, column))
		return ANY_TIME;
	/* The table has a CHECK for it. */
	return (int)fonds_query_get_integer(query, column);
}

static enum fonds_status get(struct fonds_query *query,
	struct fonds_arena *arena, struct fonds_policy *ret,
	struct fonds_error **error)
{
	*ret = (struct fonds_policy){
		.number = fonds_query_get_integer(query, 0),
		.set_at = fonds_query_get_integer(query, 1),
		.agent = fonds_query_get_text(query, 2, arena),
		.every_seconds = fonds_query_get_integer(query, 3),
		.window_from = get_minute(query, 4),
		.window_to = get_minute(query, 5),
		.rate = fonds_query_get_count(query, 6),
		.sample = (uint32_t)fonds_query_get_count(query, 7),
	};
	return fonds_query_check(query, arena, error);
}

enum fonds_status fonds_policy_read(struct fonds_catalog *catalog,
	int64_t collection, struct fonds_arena *arena, struct fonds_policy *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT p.number, p.set_at, a.name, p.every_seconds,"
		" p.window_from, p.window_to, p.rate, p.sample"
		" FROM policy AS p JOIN agent AS a ON a.number = p.agent"
		" WHERE p.collection = ? ORDER BY p.number DESC LIMIT 1");
	fonds_query_integer(&query, collection);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	if (found)
		return get(&query, arena, ret, error);
	*ret = (struct fonds_policy){
		.agent = "",
		.window_from = ANY_TIME,
		.window_to = ANY_TIME,
	};
	return FONDS_OK;
}

enum fonds_status fonds_policy_get(struct fonds_catalog *catalog,
	int64_t collection, struct fonds_policy *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_policy policy;
	enum fonds_status status;

	fonds_arena_init(&arena, ROW_MAX);
	status = check_collection(catalog, collection, error);
	if (status == FONDS_OK)
		status = fonds_policy_read(
			catalog, collection, &arena, &policy, error);
	if (status < 0)
		return status;
	policy.agent = "";
	*ret = policy;
	return FONDS_OK;
}

bool fonds_policy_window_has(const struct fonds_policy *policy, int minute)
{
	int from = policy->window_from;
	int to = policy->window_to;

	if (from == ANY_TIME || from == to)
		return true;
	if (from < to)
		return minute >= from && minute < to;
	return minute >= from || minute < to;
}

bool fonds_policy_is_open(const struct fonds_policy *policy, int64_t now)
{
	time_t time = (time_t)now;
	struct tm local;

	if (policy->window_from == ANY_TIME || !localtime_r(&time, &local))
		return true;
	return fonds_policy_window_has(
		policy, local.tm_hour * 60 + local.tm_min);
}

enum fonds_status fonds_policy_change(struct fonds_catalog *catalog,
	int64_t collection, fonds_policy_change_fn *change, void *payload,
	const char *by, struct fonds_error **error)
{
	struct fonds_act act = { 0 };
	struct fonds_policy policy;
	enum fonds_status status = fonds_act_begin(&act, catalog, by, error);

	if (status < 0)
		return status;
	status = check_collection(catalog, collection, error);
	if (status == FONDS_OK)
		status = fonds_policy_get(catalog, collection, &policy, error);
	if (status == FONDS_OK) {
		change(&policy, payload);
		status = check(&policy, error);
	}
	if (status == FONDS_OK)
		status = insert(&act, collection, &policy, error);
	return fonds_act_end(&act, status, error);
}
