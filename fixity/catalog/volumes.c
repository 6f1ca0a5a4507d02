/* SPDX-License-Identifier: Apache-2.0 */
/* The volumes of a catalog, for the commands. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/arena.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-writer.h"
#include "fixity/catalog/database.h"
#include "fixity/catalog/holding.h"
#include "fixity/catalog/listing.h"
#include "fixity/catalog/name.h"
#include "fixity/catalog/volume-marker.h"

#define ROW_MAX ((size_t)4 * FONDS_CATALOG_LENGTH_MAX)

static enum fonds_status resolve(
	const char *path, char **ret, struct fonds_error **error)
{
	*ret = realpath(path, NULL);
	if (!*ret)
		return fonds_fail_errno(
			error, "cannot find the volume at '%s'", path);
	return FONDS_OK;
}

/* The marker that is there already is no new file in a holding. */
static enum fonds_status check_place(struct fonds_catalog *catalog,
	const char *place, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *marker = NULL;

	if (asprintf(&marker, "%s/%s", place, FONDS_VOLUME_MARKER) < 0) {
		marker = NULL;
		return fonds_fail_nomem(error);
	}
	if (access(marker, F_OK) == 0)
		return FONDS_OK;
	return fonds_holding_check_outside(catalog, "marker", marker,
		"add a volume before what it holds", error);
}

/* The name is looked at before a marker is made for it. */
enum fonds_status fonds_catalog_volume_add(struct fonds_catalog *catalog,
	const char *name, const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *place = NULL;
	char identifier[FONDS_UUID_SIZE];
	int64_t number;
	enum fonds_status status = fonds_name_check(
		"the name of the volume", name, error);

	if (status == FONDS_OK &&
		fonds_volume_find(catalog, name, &number, NULL) == FONDS_OK)
		return fonds_fail(error, FONDS_ERR_EXISTS,
			"there is a volume '%s' already", name);
	if (status == FONDS_OK)
		status = resolve(path, &place, error);
	if (status == FONDS_OK)
		status = check_place(catalog, place, error);
	if (status == FONDS_OK)
		status = fonds_volume_marker_make(place, identifier, error);
	if (status < 0)
		return status;
	return fonds_volume_add(
		catalog, name, identifier, place, &number, error);
}

enum fonds_status fonds_catalog_volume_move(struct fonds_catalog *catalog,
	const char *name, const char *path, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *place = NULL;
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_volume volume;
	int64_t number = 0;
	enum fonds_status status = fonds_volume_find(
		catalog, name, &number, error);

	fonds_arena_init(&arena, ROW_MAX);
	if (status == FONDS_OK)
		status = fonds_volume_get(
			catalog, number, &arena, &volume, error);
	if (status == FONDS_OK)
		status = resolve(path, &place, error);
	if (status == FONDS_OK)
		status = fonds_volume_marker_check(
			place, name, volume.identifier, error);
	if (status < 0)
		return status;
	return fonds_volume_set_path(catalog, number, place, error);
}

/* Is it mounted now? */
static const char *presence(const struct fonds_volume *volume)
{
	if (!volume->path)
		return "no path on this host";
	return fonds_volume_marker_check(volume->path, volume->name,
		       volume->identifier, NULL) == FONDS_OK
		       ? "online"
		       : "offline";
}

struct writing {
	struct fonds_catalog *catalog;
	struct fonds_listing *listing;
};

static enum fonds_status write_text(const struct fonds_volume *volume,
	void *payload, struct fonds_error **error)
{
	struct writing *writing = payload;
	struct fonds_output *output = &writing->listing->output;
	uint64_t holdings = 0;
	enum fonds_status status = fonds_volume_holdings(
		writing->catalog, volume->number, &holdings, error);

	if (status < 0)
		return status;
	fonds_listing_name(output, volume->name);
	fonds_output_printf(output, ": %s, ", presence(volume));
	fonds_output_add_count(output, holdings, "holding");
	fonds_output_add_char(output, '\n');
	fonds_listing_field(output, "identifier", volume->identifier);
	if (volume->path) {
		fonds_output_add_text(output, "  path: ");
		fonds_listing_name(output, volume->path);
		fonds_output_add_char(output, '\n');
	}
	return fonds_output_check(output, error);
}

static enum fonds_status write_json(const struct fonds_volume *volume,
	void *payload, struct fonds_error **error)
{
	struct writing *writing = payload;
	struct fonds_json *json = &writing->listing->json;
	uint64_t holdings = 0;
	enum fonds_status status = fonds_volume_holdings(
		writing->catalog, volume->number, &holdings, error);

	if (status < 0)
		return status;
	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "number", (uint64_t)volume->number);
	fonds_json_text(json, "name", volume->name);
	fonds_json_text(json, "identifier", volume->identifier);
	fonds_json_name(json, "path", volume->path);
	fonds_json_text(json, "state", presence(volume));
	fonds_listing_json_time(json, "added_at", volume->added_at);
	fonds_json_number(json, "holdings", holdings);
	fonds_json_end_object(json);
	return fonds_output_check(json->output, error);
}

enum fonds_status fonds_catalog_write_volumes(struct fonds_catalog *catalog,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error)
{
	struct fonds_listing listing;
	struct writing writing = { catalog, &listing };
	enum fonds_status status = fonds_listing_begin(
		&listing, "volumes", format, write, payload, error);

	if (status == FONDS_OK)
		status = fonds_volume_each(catalog,
			format == FONDS_FORMAT_JSON ? write_json : write_text,
			&writing, error);
	return fonds_listing_end(&listing, status, error);
}
