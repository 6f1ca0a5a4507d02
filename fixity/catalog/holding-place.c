/* SPDX-License-Identifier: Apache-2.0 */
/*
 * Where holdings are on this host. The location of one in a volume is relative
 * to it, so that it is the same wherever the volume is mounted.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/host.h"
#include "base/path.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/policy.h"

#define WHOLE "." /* the location of a holding that is all of its volume */
#define PLACE_MAX ((size_t)2 * FONDS_CATALOG_LENGTH_MAX)

/* *ret is NULL when the volume has no path here. */
static enum fonds_status find_volume(struct fonds_catalog *catalog,
	int64_t volume, struct fonds_arena *arena, const char **ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	char host[FONDS_HOST_NAME_SIZE];
	enum fonds_status status;
	bool found = false;

	*ret = NULL;
	fonds_query_begin(&query, catalog,
		"SELECT path FROM volume_place WHERE volume = ? AND host = ?");
	fonds_query_integer(&query, volume);
	fonds_query_text(&query, fonds_host_name(host, sizeof(host)));
	status = fonds_query_row(&query, &found, error);
	if (status < 0 || !found)
		return status;
	*ret = fonds_query_get_text(&query, 0, arena);
	return fonds_query_check(&query, arena, error);
}

static enum fonds_status join(const char *folder, const char *name, char **ret,
	struct fonds_error **error)
{
	bool ends = folder[strlen(folder) - 1] == '/';

	if (asprintf(ret, "%s%s%s", folder, ends ? "" : "/", name) < 0) {
		*ret = NULL;
		return fonds_fail_nomem(error);
	}
	return FONDS_OK;
}

enum fonds_status fonds_holding_path(struct fonds_catalog *catalog,
	const struct fonds_holding *holding, char **ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	const char *folder = NULL;
	enum fonds_status status = FONDS_OK;

	fonds_arena_init(&arena, PLACE_MAX);
	*ret = NULL;
	if (holding->volume == 0) {
		*ret = strdup(holding->location);
		return *ret ? FONDS_OK : fonds_fail_nomem(error);
	}
	status = find_volume(catalog, holding->volume, &arena, &folder, error);
	if (status < 0 || !folder)
		return status;
	if (strcmp(holding->location, WHOLE) != 0)
		return join(folder, holding->location, ret, error);
	*ret = strdup(folder);
	return *ret ? FONDS_OK : fonds_fail_nomem(error);
}

static enum fonds_status find_location(struct fonds_catalog *catalog,
	int64_t volume, const char *location, int64_t *ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;

	fonds_query_begin(&query, catalog,
		"SELECT number FROM holding WHERE location = ? AND volume IS ?"
		" AND files IS NOT NULL AND NOT EXISTS (SELECT 1 FROM removal"
		" WHERE removal.holding = holding.number)");
	fonds_query_bytes(&query, location, strlen(location));
	fonds_query_integer_or_null(&query, volume, 0);
	return fonds_query_number(&query, ret, error);
}

/* The place on this host of the volume after this one; 0: there is none. */
static enum fonds_status next_place(struct fonds_catalog *catalog,
	int64_t *volume, struct fonds_arena *arena, const char **ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_query_end) struct fonds_query query;
	char host[FONDS_HOST_NAME_SIZE];
	enum fonds_status status;
	bool found = false;

	fonds_query_begin(&query, catalog,
		"SELECT volume, path FROM volume_place"
		" WHERE volume > ? AND host = ? ORDER BY volume LIMIT 1");
	fonds_query_integer(&query, *volume);
	fonds_query_text(&query, fonds_host_name(host, sizeof(host)));
	status = fonds_query_row(&query, &found, error);
	if (status < 0)
		return status;
	*volume = found ? fonds_query_get_integer(&query, 0) : 0;
	*ret = found ? fonds_query_get_text(&query, 1, arena) : NULL;
	return fonds_query_check(&query, arena, error);
}

/* In a volume that is at folder now; *ret stays where there is none. */
static enum fonds_status find_in_volume(struct fonds_catalog *catalog,
	int64_t volume, const char *folder, const char *path, int64_t *ret,
	struct fonds_error **error)
{
	const char *location = fonds_path_below(folder, path);
	enum fonds_status status;
	bool is_away = false;

	if (!location)
		return FONDS_OK;
	status = fonds_volume_is_away(catalog, volume, folder, &is_away, error);
	if (status < 0 || is_away)
		return status;
	return find_location(catalog, volume,
		*location == '\0' ? WHOLE : location, ret, error);
}

static enum fonds_status find_in_volumes(struct fonds_catalog *catalog,
	const char *path, int64_t *ret, struct fonds_error **error)
{
	int64_t volume = 0;

	for (;;) {
		fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
		const char *folder = NULL;
		enum fonds_status status;

		fonds_arena_init(&arena, PLACE_MAX);
		status = next_place(catalog, &volume, &arena, &folder, error);
		if (status < 0 || volume == 0)
			return status;
		status = find_in_volume(
			catalog, volume, folder, path, ret, error);
		if (status < 0 || *ret != 0)
			return status;
	}
}

enum fonds_status fonds_holding_at(struct fonds_catalog *catalog,
	const char *path, int64_t *ret, struct fonds_error **error)
{
	int64_t number = 0;
	enum fonds_status status = find_location(
		catalog, 0, path, &number, error);

	if (status == FONDS_OK && number == 0)
		status = find_in_volumes(catalog, path, &number, error);
	if (status == FONDS_OK)
		*ret = number;
	return status;
}

struct outside {
	struct fonds_catalog *catalog;
	const char *what;
	const char *path;
	const char *remedy;
};

/* Of a single file nothing but its own name counts. */
static enum fonds_status check_is_outside(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *location = NULL;
	const struct outside *outside = payload;
	enum fonds_status status = fonds_holding_path(
		outside->catalog, holding, &location, error);

	if (status < 0 || !location || holding->is_file ||
		!fonds_path_below(location, outside->path))
		return status;
	return fonds_fail(error, FONDS_ERR_INVALID,
		"the %s '%s' lies in the registered '%s', where it would be "
		"unexpected: %s",
		outside->what, outside->path, location, outside->remedy);
}

enum fonds_status fonds_holding_check_outside(struct fonds_catalog *catalog,
	const char *what, const char *path, const char *remedy,
	struct fonds_error **error)
{
	struct outside outside = { catalog, what, path, remedy };

	return fonds_holding_each(
		catalog, false, check_is_outside, &outside, error);
}
