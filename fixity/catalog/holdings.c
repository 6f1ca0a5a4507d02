/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A row is fetched, copied and its statement reset before the callback sees
 * it. So no lock is held meanwhile, and the callback may write.
 */
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/name.h"

#define ROW_MAX ((size_t)8 * FONDS_CATALOG_LENGTH_MAX)

#define COLUMNS \
	"SELECT h.number, h.identifier, h.kind, h.is_file, h.collection," \
	" c.name, h.volume, v.name, h.location, h.external_identifier," \
	" h.description, h.source_organization, h.digests, h.source," \
	" h.added_at, a.name, h.files, h.bytes, r.removed_at" \
	" FROM holding AS h" \
	" JOIN collection AS c ON c.number = h.collection" \
	" LEFT JOIN volume AS v ON v.number = h.volume" \
	" LEFT JOIN agent AS a ON a.number = h.agent" \
	" LEFT JOIN removal AS r ON r.holding = h.number"

static const char *const kind_names[] = {
	[FONDS_HOLDING_BAG] = "bag",
	[FONDS_HOLDING_PACKED_BAG] = "packed bag",
	[FONDS_HOLDING_TREE] = "tree",
	[FONDS_HOLDING_LIST] = "list",
};

const char *fonds_holding_kind_name(enum fonds_holding_kind kind)
{
	return kind_names[kind];
}

/* NULL is 0 and "". */
static enum fonds_status get_holding(struct fonds_query *query,
	struct fonds_arena *arena, struct fonds_holding *holding,
	struct fonds_error **error)
{
	*holding = (struct fonds_holding){
		.number = fonds_query_get_integer(query, 0),
		.identifier = fonds_query_get_text(query, 1, arena),
		.kind = (enum fonds_holding_kind)fonds_query_get_enum(
			query, 2, FONDS_HOLDING_KIND_COUNT),
		.is_file = fonds_query_get_integer(query, 3) != 0,
		.collection = fonds_query_get_integer(query, 4),
		.collection_name = fonds_query_get_text(query, 5, arena),
		.volume = fonds_query_get_integer(query, 6),
		.volume_name = fonds_query_get_text(query, 7, arena),
		.location = fonds_query_get_text(query, 8, arena),
		.external_identifier = fonds_query_get_text(query, 9, arena),
		.description = fonds_query_get_text(query, 10, arena),
		.source_organization = fonds_query_get_text(query, 11, arena),
		.digests = (enum fonds_digest_source)fonds_query_get_enum(
			query, 12, FONDS_DIGEST_SOURCE_COUNT),
		.source = fonds_query_get_text(query, 13, arena),
		.added_at = fonds_query_get_integer(query, 14),
		.agent = fonds_query_get_text(query, 15, arena),
		.files = fonds_query_get_count(query, 16),
		.bytes = fonds_query_get_count(query, 17),
		.removed_at = fonds_query_get_integer(query, 18),
	};
	return fonds_query_check(query, arena, error);
}

/* The holding after number; *ret is false when there is none. */
static enum fonds_status next_holding(struct fonds_catalog *catalog,
	int64_t number, bool with_removed, struct fonds_arena *arena,
	struct fonds_holding *holding, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, catalog,
		COLUMNS " WHERE h.number > ? AND h.files IS NOT NULL"
			" AND (r.holding IS NULL OR ? <> 0)"
			" ORDER BY h.number LIMIT 1");
	fonds_query_integer(&query, number);
	fonds_query_integer(&query, with_removed);
	status = fonds_query_row(&query, ret, error);
	if (status < 0 || !*ret)
		return status;
	return get_holding(&query, arena, holding, error);
}

enum fonds_status fonds_holding_each(struct fonds_catalog *catalog,
	bool with_removed, fonds_holding_fn *each, void *payload,
	struct fonds_error **error)
{
	int64_t number = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_holding holding;
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_holding(catalog, number, with_removed, &arena,
			&holding, &found, error);
		if (status < 0 || !found)
			return status;
		status = each(&holding, payload, error);
		if (status < 0)
			return status;
		number = holding.number;
	}
}

static enum fonds_status find_by_name(struct fonds_catalog *catalog,
	const char *id, int64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"SELECT number FROM holding WHERE (number = ?"
		" OR identifier = ? COLLATE NOCASE) AND files IS NOT NULL"
		" ORDER BY number LIMIT 1");
	fonds_query_integer(&query, fonds_name_number(id));
	fonds_query_text(&query, id);
	return fonds_query_number(&query, ret, error);
}

/* As it is called in the catalog, or resolved as an accession does it. */
static enum fonds_status find_by_path(struct fonds_catalog *catalog,
	const char *id, int64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *path = NULL;
	enum fonds_status status = fonds_holding_at(catalog, id, ret, error);

	if (status < 0 || *ret != 0)
		return status;
	path = realpath(id, NULL);
	return path ? fonds_holding_at(catalog, path, ret, error) : FONDS_OK;
}

static enum fonds_status find_holding(struct fonds_catalog *catalog,
	const char *id, struct fonds_arena *arena,
	struct fonds_holding *holding, struct fonds_error **error)
{
	int64_t number = 0;
	bool found = false;
	enum fonds_status status = find_by_name(catalog, id, &number, error);

	if (status == FONDS_OK && number == 0)
		status = find_by_path(catalog, id, &number, error);
	if (status < 0)
		return status;
	if (number == 0)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"no holding '%s' in the catalog '%s'", id,
			catalog->path);
	return next_holding(
		catalog, number - 1, true, arena, holding, &found, error);
}

enum fonds_status fonds_holding_find(struct fonds_catalog *catalog,
	const char *id, fonds_holding_fn *each, void *payload,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_holding holding;
	enum fonds_status status;

	fonds_arena_init(&arena, ROW_MAX);
	status = find_holding(catalog, id, &arena, &holding, error);
	if (status < 0)
		return status;
	return each(&holding, payload, error);
}
