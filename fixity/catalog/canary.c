/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Canaries: files beside the holdings, registered with a digest that is not
 * theirs. None is ever deleted: which ones a run had to flag can be told
 * afterwards.
 */
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/act.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/name.h"
#include "fixity/catalog/policy.h"

#define ROW_MAX ((size_t)4 * FONDS_CATALOG_LENGTH_MAX)

static enum fonds_status check_is_new(struct fonds_catalog *catalog,
	const char *location, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT 1 FROM canary"
		" WHERE location = ? AND removed_at IS NULL");
	fonds_query_bytes(&query, location, strlen(location));
	status = fonds_query_row(&query, &found, error);
	if (status == FONDS_OK && found)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"'%s' is a canary of the catalog '%s' already",
			location, catalog->path);
	return status;
}

static enum fonds_status insert(const struct fonds_act *act,
	const char *location, uint64_t size, const struct fonds_digest *digest,
	int64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, act->catalog,
		"INSERT INTO canary (location, size, algorithm, digest,"
		" added_at, agent) VALUES (?, ?, ?, ?, ?, ?)");
	fonds_query_bytes(&query, location, strlen(location));
	fonds_query_count(&query, size);
	fonds_query_integer(&query, (int64_t)digest->algorithm);
	fonds_query_bytes(&query, digest->bytes, digest->size);
	fonds_query_integer(&query, act->at);
	fonds_query_integer(&query, act->agent);
	status = fonds_query_run(&query, NULL, error);
	if (status == FONDS_OK)
		*ret = fonds_db_last_number(act->catalog);
	return status;
}

enum fonds_status fonds_canary_add(struct fonds_catalog *catalog,
	const char *location, uint64_t size, const struct fonds_digest *digest,
	const char *by, int64_t *ret, struct fonds_error **error)
{
	struct fonds_act act = { 0 };
	int64_t number = 0;
	enum fonds_status status;

	if (location[0] != '/')
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the path of a canary must be absolute, and '%s' is "
			"not",
			location);
	status = fonds_act_begin(&act, catalog, by, error);
	if (status < 0)
		return status;
	status = check_is_new(catalog, location, error);
	if (status == FONDS_OK)
		status = insert(&act, location, size, digest, &number, error);
	status = fonds_act_end(&act, status, error);
	if (status == FONDS_OK)
		*ret = number;
	return status;
}

static enum fonds_status set_removed(
	const struct fonds_act *act, int64_t canary, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	int changed = 0;

	fonds_query_begin(&query, act->catalog,
		"UPDATE canary SET removed_at = ?, removed_by = ?"
		" WHERE number = ? AND removed_at IS NULL");
	fonds_query_integer(&query, act->at);
	fonds_query_integer(&query, act->agent);
	fonds_query_integer(&query, canary);
	status = fonds_query_run(&query, &changed, error);
	if (status == FONDS_OK && changed != 1)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"no canary %lld in the catalog '%s'", (long long)canary,
			act->catalog->path);
	return status;
}

enum fonds_status fonds_canary_remove(struct fonds_catalog *catalog,
	int64_t canary, const char *by, struct fonds_error **error)
{
	struct fonds_act act = { 0 };
	enum fonds_status status = fonds_name_check(
		"who removes it", by, error);

	if (status == FONDS_OK)
		status = fonds_act_begin(&act, catalog, by, error);
	if (status < 0)
		return status;
	status = set_removed(&act, canary, error);
	return fonds_act_end(&act, status, error);
}

/* The canary after number; *ret is false when there is none. */
static enum fonds_status next_canary(struct fonds_catalog *catalog,
	int64_t number, struct fonds_arena *arena, struct fonds_canary *canary,
	bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"SELECT c.number, c.location, c.size, c.algorithm, c.digest,"
		" c.added_at, a.name FROM canary AS c"
		" JOIN agent AS a ON a.number = c.agent"
		" WHERE c.number > ? AND c.removed_at IS NULL"
		" ORDER BY c.number LIMIT 1");
	fonds_query_integer(&query, number);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	*canary = (struct fonds_canary){
		.number = fonds_query_get_integer(&query, 0),
		.location = fonds_query_get_text(&query, 1, arena),
		.size = fonds_query_get_count(&query, 2),
		.added_at = fonds_query_get_integer(&query, 5),
		.agent = fonds_query_get_text(&query, 6, arena),
	};
	fonds_query_get_digest(&query, 3, 4, &canary->digest);
	return fonds_query_check(&query, arena, error);
}

enum fonds_status fonds_canary_each(struct fonds_catalog *catalog,
	fonds_canary_fn *each, void *payload, struct fonds_error **error)
{
	int64_t number = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_canary canary = { 0 };
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_canary(
			catalog, number, &arena, &canary, &found, error);
		if (status < 0 || !found)
			return status;
		status = each(&canary, payload, error);
		if (status < 0)
			return status;
		number = canary.number;
	}
}
