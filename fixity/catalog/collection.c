/* SPDX-License-Identifier: Apache-2.0 */
/*
 * The collections of a catalog. A row is fetched and its statement reset
 * before the callback sees it, so that the callback may write.
 */
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/act.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/name.h"
#include "fixity/catalog/policy.h"

#define ROW_MAX ((size_t)4 * FONDS_CATALOG_LENGTH_MAX)

/* *ret is 0 when there is none of this name. */
static enum fonds_status look_up(struct fonds_catalog *catalog,
	const char *name, int64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"SELECT number FROM collection WHERE name = ?");
	fonds_query_text(&query, name);
	return fonds_query_number(&query, ret, error);
}

static enum fonds_status check_is_new(struct fonds_catalog *catalog,
	const char *name, struct fonds_error **error)
{
	int64_t number = 0;
	enum fonds_status status = look_up(catalog, name, &number, error);

	if (status == FONDS_OK && number != 0)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"the catalog '%s' has a collection '%s' already",
			catalog->path, name);
	return status;
}

static enum fonds_status insert(const struct fonds_act *act, const char *name,
	const char *description, int64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, act->catalog,
		"INSERT INTO collection (name, description, added_at)"
		" VALUES (?, ?, ?)");
	fonds_query_text(&query, name);
	fonds_query_text(&query, description);
	fonds_query_integer(&query, act->at);
	status = fonds_query_run(&query, NULL, error);
	if (status == FONDS_OK)
		*ret = fonds_db_last_number(act->catalog);
	return status;
}

enum fonds_status fonds_collection_add(struct fonds_catalog *catalog,
	const char *name, const char *description, int64_t *ret,
	struct fonds_error **error)
{
	struct fonds_act act = { 0 };
	int64_t number = 0;
	enum fonds_status status = fonds_name_check(
		"the name of the collection", name, error);

	if (status == FONDS_OK)
		status = fonds_name_check_text(
			"the description of the collection", description,
			error);
	if (status == FONDS_OK)
		status = fonds_act_begin(&act, catalog, NULL, error);
	if (status < 0)
		return status;
	status = check_is_new(catalog, name, error);
	if (status == FONDS_OK)
		status = insert(&act, name, description, &number, error);
	status = fonds_act_end(&act, status, error);
	if (status == FONDS_OK)
		*ret = number;
	return status;
}

/* The collection after number; *ret is false when there is none. */
static enum fonds_status next_row(struct fonds_catalog *catalog, int64_t number,
	struct fonds_arena *arena, struct fonds_collection *collection,
	bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"SELECT number, name, description, added_at FROM collection"
		" WHERE number > ? ORDER BY number LIMIT 1");
	fonds_query_integer(&query, number);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	*collection = (struct fonds_collection){
		.number = fonds_query_get_integer(&query, 0),
		.name = fonds_query_get_text(&query, 1, arena),
		.description = fonds_query_get_text(&query, 2, arena),
		.added_at = fonds_query_get_integer(&query, 3),
	};
	return fonds_query_check(&query, arena, error);
}

/* Holdings whose accession is closed and that were not removed. */
static enum fonds_status count_holdings(struct fonds_catalog *catalog,
	const struct fonds_arena *arena, struct fonds_collection *collection,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT count(*), coalesce(sum(h.files), 0),"
		" coalesce(sum(h.bytes), 0) FROM holding AS h"
		" LEFT JOIN removal AS r ON r.holding = h.number"
		" WHERE h.collection = ? AND h.files IS NOT NULL"
		" AND r.holding IS NULL");
	fonds_query_integer(&query, collection->number);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	collection->holdings = fonds_query_get_count(&query, 0);
	collection->files = fonds_query_get_count(&query, 1);
	collection->bytes = fonds_query_get_count(&query, 2);
	return fonds_query_check(&query, arena, error);
}

static enum fonds_status next_collection(struct fonds_catalog *catalog,
	int64_t number, struct fonds_arena *arena,
	struct fonds_collection *collection, bool *ret,
	struct fonds_error **error)
{
	enum fonds_status status = next_row(
		catalog, number, arena, collection, ret, error);

	if (status < 0 || !*ret)
		return status;
	status = count_holdings(catalog, arena, collection, error);
	if (status < 0)
		return status;
	return fonds_policy_read(
		catalog, collection->number, arena, &collection->policy, error);
}

enum fonds_status fonds_collection_each(struct fonds_catalog *catalog,
	fonds_collection_fn *each, void *payload, struct fonds_error **error)
{
	int64_t number = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_collection collection = { 0 };
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_collection(
			catalog, number, &arena, &collection, &found, error);
		if (status < 0 || !found)
			return status;
		status = each(&collection, payload, error);
		if (status < 0)
			return status;
		number = collection.number;
	}
}

enum fonds_status fonds_collection_find(struct fonds_catalog *catalog,
	const char *name, int64_t *ret, struct fonds_error **error)
{
	int64_t number = 0;
	enum fonds_status status = look_up(catalog, name, &number, error);

	if (status < 0)
		return status;
	if (number == 0)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"no collection '%s' in the catalog '%s'", name,
			catalog->path);
	*ret = number;
	return FONDS_OK;
}
