/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A row is fetched, copied and its statement reset before the callback sees
 * it. So no lock is held meanwhile, and the callback may write.
 */
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/database.h"

#define ROW_MAX ((size_t)8 * FONDS_CATALOG_LENGTH_MAX)

#define COLUMNS \
	"number, identifier, location, external_identifier, description," \
	" source_organization, added_at, files, bytes"

static enum fonds_status get_bag(struct fonds_query *query,
	struct fonds_arena *arena, struct fonds_catalog_bag *bag,
	struct fonds_error **error)
{
	*bag = (struct fonds_catalog_bag){
		.number = sqlite3_column_int64(query->statement, 0),
		.identifier = fonds_query_get_text(query, 1, arena),
		.location = fonds_query_get_text(query, 2, arena),
		.external_identifier = fonds_query_get_text(query, 3, arena),
		.description = fonds_query_get_text(query, 4, arena),
		.source_organization = fonds_query_get_text(query, 5, arena),
		.added_at = sqlite3_column_int64(query->statement, 6),
		.files = fonds_query_get_count(query, 7),
		.bytes = fonds_query_get_count(query, 8),
	};
	return fonds_query_check(query, arena, error);
}

/* The bag after number; *ret is false when there is none. */
static enum fonds_status next_bag(struct fonds_catalog *catalog, int64_t number,
	struct fonds_arena *arena, struct fonds_catalog_bag *bag, bool *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		"SELECT " COLUMNS " FROM bag WHERE number > ?"
		" AND files IS NOT NULL ORDER BY number LIMIT 1");
	fonds_query_integer(&query, number);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	return get_bag(&query, arena, bag, error);
}

enum fonds_status fonds_catalog_each_bag(struct fonds_catalog *catalog,
	fonds_catalog_bag_fn *each, void *payload, struct fonds_error **error)
{
	int64_t number = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_catalog_bag bag;
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_bag(catalog, number, &arena, &bag, &found, error);
		if (status < 0 || !found)
			return status;
		status = each(&bag, payload, error);
		if (status < 0)
			return status;
		number = bag.number;
	}
}

/* Decimal digits, at most as many as a number can have; else 0. */
static int64_t parse_number(const char *id)
{
	int64_t number = 0;
	size_t size = strlen(id);

	if (size == 0 || size > 18)
		return 0;
	for (const char *p = id; *p; p++) {
		if (*p < '0' || *p > '9')
			return 0;
		number = number * 10 + (*p - '0');
	}
	return number;
}

static enum fonds_status find_bag(struct fonds_catalog *catalog, const char *id,
	struct fonds_arena *arena, struct fonds_catalog_bag *bag,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT " COLUMNS " FROM bag WHERE (number = ?"
		" OR identifier = ? COLLATE NOCASE) AND files IS NOT NULL"
		" ORDER BY number LIMIT 1");
	fonds_query_integer(&query, parse_number(id));
	fonds_query_text(&query, id);
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	if (!found)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"no bag '%s' in the catalog '%s'", id, catalog->path);
	return get_bag(&query, arena, bag, error);
}

enum fonds_status fonds_catalog_find_bag(struct fonds_catalog *catalog,
	const char *id, fonds_catalog_bag_fn *each, void *payload,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_catalog_bag bag;
	enum fonds_status status;

	fonds_arena_init(&arena, ROW_MAX);
	status = find_bag(catalog, id, &arena, &bag, error);
	if (status < 0)
		return status;
	return each(&bag, payload, error);
}
