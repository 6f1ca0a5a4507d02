/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Volumes, and where they are: each host has paths of its own, and sees those
 * of no other.
 */
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/host.h"
#include "base/path.h"
#include "fixity/catalog/act.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/name.h"
#include "fixity/catalog/policy.h"
#include "fixity/catalog/volume-marker.h"

#define ROW_MAX ((size_t)4 * FONDS_CATALOG_LENGTH_MAX)

static enum fonds_status check_path(
	const char *path, struct fonds_error **error)
{
	if (path[0] != '/')
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the path of a volume must be absolute, and '%s' is "
			"not",
			path);
	return FONDS_OK;
}

/* *ret is 0 when there is none. */
static enum fonds_status look_up(struct fonds_catalog *catalog,
	const char *name, int64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(
		&query, catalog, "SELECT number FROM volume WHERE name = ?");
	fonds_query_text(&query, name);
	return fonds_query_number(&query, ret, error);
}

static enum fonds_status look_up_identifier(struct fonds_catalog *catalog,
	const char *identifier, int64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"SELECT number FROM volume WHERE identifier = ?");
	fonds_query_text(&query, identifier);
	return fonds_query_number(&query, ret, error);
}

static enum fonds_status check_is_new(struct fonds_catalog *catalog,
	const char *name, const char *identifier, struct fonds_error **error)
{
	int64_t number = 0;
	enum fonds_status status = look_up(catalog, name, &number, error);

	if (status == FONDS_OK && number != 0)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"the catalog '%s' has a volume '%s' already",
			catalog->path, name);
	if (status == FONDS_OK)
		status = look_up_identifier(
			catalog, identifier, &number, error);
	if (status == FONDS_OK && number != 0)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"the catalog '%s' has volume %lld with the identifier "
			"'%s' already",
			catalog->path, (long long)number, identifier);
	return status;
}

static enum fonds_status insert(const struct fonds_act *act, const char *name,
	const char *identifier, int64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;

	fonds_query_begin(&query, act->catalog,
		"INSERT INTO volume (identifier, name, added_at)"
		" VALUES (?, ?, ?)");
	fonds_query_text(&query, identifier);
	fonds_query_text(&query, name);
	fonds_query_integer(&query, act->at);
	status = fonds_query_run(&query, NULL, error);
	if (status == FONDS_OK)
		*ret = fonds_db_last_number(act->catalog);
	return status;
}

static enum fonds_status set_place(const struct fonds_act *act, int64_t volume,
	const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	char host[FONDS_HOST_NAME_SIZE];

	fonds_query_begin(&query, act->catalog,
		"INSERT INTO volume_place (volume, host, path, set_at)"
		" VALUES (?, ?, ?, ?) ON CONFLICT (volume, host)"
		" DO UPDATE SET path = excluded.path,"
		" set_at = excluded.set_at");
	fonds_query_integer(&query, volume);
	fonds_query_text(&query, fonds_host_name(host, sizeof(host)));
	fonds_query_bytes(&query, path, strlen(path));
	fonds_query_integer(&query, act->at);
	return fonds_query_run(&query, NULL, error);
}

static enum fonds_status add(const struct fonds_act *act, const char *name,
	const char *identifier, const char *path, int64_t *ret,
	struct fonds_error **error)
{
	enum fonds_status status = check_is_new(
		act->catalog, name, identifier, error);

	if (status == FONDS_OK)
		status = insert(act, name, identifier, ret, error);
	if (status == FONDS_OK && path)
		status = set_place(act, *ret, path, error);
	return status;
}

enum fonds_status fonds_volume_add(struct fonds_catalog *catalog,
	const char *name, const char *identifier, const char *path,
	int64_t *ret, struct fonds_error **error)
{
	struct fonds_act act = { 0 };
	int64_t number = 0;
	enum fonds_status status = fonds_name_check(
		"the name of the volume", name, error);

	if (status == FONDS_OK)
		status = fonds_name_check(
			"the identifier of the volume", identifier, error);
	if (status == FONDS_OK && path)
		status = check_path(path, error);
	if (status == FONDS_OK)
		status = fonds_act_begin(&act, catalog, NULL, error);
	if (status < 0)
		return status;
	status = add(&act, name, identifier, path, &number, error);
	status = fonds_act_end(&act, status, error);
	if (status == FONDS_OK)
		*ret = number;
	return status;
}

#define SELECT_VOLUME \
	"SELECT v.number, v.identifier, v.name, p.path, v.added_at" \
	" FROM volume AS v LEFT JOIN volume_place AS p" \
	" ON p.volume = v.number AND p.host = ?"

/* The row of a query that was begun with SELECT_VOLUME and a number. */
static enum fonds_status read_volume(struct fonds_query *query, int64_t number,
	struct fonds_arena *arena, struct fonds_volume *volume, bool *ret,
	struct fonds_error **error)
{
	char host[FONDS_HOST_NAME_SIZE];
	enum fonds_status status;

	fonds_query_text(query, fonds_host_name(host, sizeof(host)));
	fonds_query_integer(query, number);
	status = fonds_query_row(query, ret, error);
	if (status < 0 || !*ret)
		return status;
	*volume = (struct fonds_volume){
		.number = fonds_query_get_integer(query, 0),
		.identifier = fonds_query_get_text(query, 1, arena),
		.name = fonds_query_get_text(query, 2, arena),
		.added_at = fonds_query_get_integer(query, 4),
	};
	if (!fonds_query_is_null(query, 3))
		volume->path = fonds_query_get_text(query, 3, arena);
	return fonds_query_check(query, arena, error);
}

/* The volume after number; *ret is false when there is none. */
static enum fonds_status next_volume(struct fonds_catalog *catalog,
	int64_t number, struct fonds_arena *arena, struct fonds_volume *volume,
	bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		SELECT_VOLUME " WHERE v.number > ? ORDER BY v.number LIMIT 1");
	return read_volume(&query, number, arena, volume, ret, error);
}

static enum fonds_status fail_not_there(const struct fonds_catalog *catalog,
	int64_t volume, struct fonds_error **error)
{
	return fonds_fail(error, FONDS_ERR_NOT_FOUND,
		"no volume %lld in the catalog '%s'", (long long)volume,
		catalog->path);
}

enum fonds_status fonds_volume_get(struct fonds_catalog *catalog,
	int64_t number, struct fonds_arena *arena, struct fonds_volume *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog, SELECT_VOLUME " WHERE v.number = ?");
	status = read_volume(&query, number, arena, ret, &found, error);
	if (status == FONDS_OK && !found)
		return fail_not_there(catalog, number, error);
	return status;
}

enum fonds_status fonds_volume_holdings(struct fonds_catalog *catalog,
	int64_t number, uint64_t *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	enum fonds_status status;
	int64_t count = 0;

	fonds_query_begin(&query, catalog,
		"SELECT count(*) FROM holding AS h WHERE h.volume = ?"
		" AND h.files IS NOT NULL AND NOT EXISTS"
		" (SELECT 1 FROM removal AS r WHERE r.holding = h.number)");
	fonds_query_integer(&query, number);
	status = fonds_query_number(&query, &count, error);
	if (status == FONDS_OK)
		*ret = (uint64_t)count;
	return status;
}

static enum fonds_status check_is_there(struct fonds_catalog *catalog,
	int64_t volume, struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_volume found;

	fonds_arena_init(&arena, ROW_MAX);
	return fonds_volume_get(catalog, volume, &arena, &found, error);
}

enum fonds_status fonds_volume_set_path(struct fonds_catalog *catalog,
	int64_t volume, const char *path, struct fonds_error **error)
{
	struct fonds_act act = { 0 };
	enum fonds_status status = check_path(path, error);

	if (status == FONDS_OK)
		status = fonds_act_begin(&act, catalog, NULL, error);
	if (status < 0)
		return status;
	status = check_is_there(catalog, volume, error);
	if (status == FONDS_OK)
		status = set_place(&act, volume, path, error);
	return fonds_act_end(&act, status, error);
}

enum fonds_status fonds_volume_each(struct fonds_catalog *catalog,
	fonds_volume_fn *each, void *payload, struct fonds_error **error)
{
	int64_t number = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		struct fonds_volume volume = { 0 };
		enum fonds_status status;
		bool found = false;

		fonds_arena_init(&arena, ROW_MAX);
		status = next_volume(
			catalog, number, &arena, &volume, &found, error);
		if (status < 0 || !found)
			return status;
		status = each(&volume, payload, error);
		if (status < 0)
			return status;
		number = volume.number;
	}
}

enum fonds_status fonds_volume_find(struct fonds_catalog *catalog,
	const char *name, int64_t *ret, struct fonds_error **error)
{
	int64_t number = 0;
	enum fonds_status status = look_up(catalog, name, &number, error);

	if (status < 0)
		return status;
	if (number == 0)
		return fonds_fail(error, FONDS_ERR_NOT_FOUND,
			"no volume '%s' in the catalog '%s'", name,
			catalog->path);
	*ret = number;
	return FONDS_OK;
}

enum fonds_status fonds_volume_is_away(struct fonds_catalog *catalog,
	int64_t volume, const char *path, bool *ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	char host[FONDS_HOST_NAME_SIZE];
	bool found = false;

	*ret = false;
	fonds_arena_init(&arena, ROW_MAX);
	fonds_query_begin(&query, catalog,
		"SELECT v.identifier FROM volume_place AS p JOIN volume AS v"
		" ON v.number = p.volume WHERE p.host = ? AND p.path = ?"
		" AND p.volume <> ?");
	fonds_query_text(&query, fonds_host_name(host, sizeof(host)));
	fonds_query_bytes(&query, path, strlen(path));
	fonds_query_integer(&query, volume);
	for (;;) {
		enum fonds_status status = fonds_query_row(
			&query, &found, error);
		const char *other;

		if (status < 0 || !found || *ret)
			return status;
		other = fonds_query_get_text(&query, 0, &arena);
		status = fonds_query_check(&query, &arena, error);
		if (status < 0)
			return status;
		*ret = fonds_volume_marker_check(path, "", other, NULL) ==
		       FONDS_OK;
	}
}

/* Of a folder's path without the slashes at its end: none is left of "/". */
static size_t folder_size(const char *path)
{
	size_t size = strlen(path);

	while (size > 0 && path[size - 1] == '/')
		size--;
	return size;
}

struct nearest {
	struct fonds_catalog *catalog;
	const char *path;
	int64_t volume;
	size_t size;
};

/* Of two at one path the second is meant when the first is away. */
static enum fonds_status take_nearest(const struct fonds_volume *volume,
	void *payload, struct fonds_error **error)
{
	struct nearest *nearest = payload;
	enum fonds_status status = FONDS_OK;
	bool is_nearer;
	size_t size;

	if (!volume->path || !fonds_path_below(volume->path, nearest->path))
		return FONDS_OK;
	size = folder_size(volume->path);
	is_nearer = nearest->volume == 0 || size > nearest->size;
	if (!is_nearer && size == nearest->size)
		status = fonds_volume_is_away(nearest->catalog, nearest->volume,
			volume->path, &is_nearer, error);
	if (status < 0 || !is_nearer)
		return status;
	nearest->volume = volume->number;
	nearest->size = size;
	return FONDS_OK;
}

enum fonds_status fonds_volume_of_path(struct fonds_catalog *catalog,
	const char *path, int64_t *ret, struct fonds_error **error)
{
	struct nearest nearest = { .catalog = catalog, .path = path };
	enum fonds_status status = fonds_volume_each(
		catalog, take_nearest, &nearest, error);

	if (status == FONDS_OK)
		*ret = nearest.volume;
	return status;
}
