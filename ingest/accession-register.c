/* SPDX-License-Identifier: Apache-2.0 */
#include "ingest/accession-register.h"

#include <inttypes.h>
#include <string.h>

#include "base/arena.h"
#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "base/path.h"
#include "fixity/catalog/policy.h"
#include "fixity/catalog/volume-marker.h"
#include "fixity/name-uuid.h"
#include "ingest/accession-pace.h"

#define LOCATION_MAX ((size_t)1024 * 1024)
#define VOLUME_MAX ((size_t)4 * 1024 * 1024)

/* Accessions of the same bytes at the same place within one second. */
#define ATTEMPTS_MAX 1000

/* Where it is to be registered, as the catalog has it. */
struct place {
	int64_t collection;
	int64_t volume;
	struct fonds_buffer location;
};

static void place_clear(struct place *place)
{
	fonds_buffer_clear(&place->location);
}

/* The location below the volume's path; "." for the volume as a whole. */
static enum fonds_status find_in_volume(struct fonds_catalog *catalog,
	const char *location, struct place *place, struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_volume volume;
	const char *rest;
	enum fonds_status status;

	fonds_arena_init(&arena, VOLUME_MAX);
	status = fonds_volume_get(
		catalog, place->volume, &arena, &volume, error);
	if (status < 0)
		return status;
	rest = volume.path ? fonds_path_below(volume.path, location) : NULL;
	if (!rest)
		return fonds_fail(error, FONDS_ERR_BUSY,
			"the volume '%s' was moved just now", volume.name);
	status = fonds_volume_marker_check(
		volume.path, volume.name, volume.identifier, error);
	if (status < 0) {
		(void)fonds_error_prefix(error,
			"its volume must be mounted (or see 'fonds catalog "
			"volume move')");
		return status;
	}
	fonds_buffer_add_text(&place->location, *rest ? rest : ".");
	return FONDS_OK;
}

static enum fonds_status find_volume(struct fonds_catalog *catalog,
	const char *location, struct place *place, struct fonds_error **error)
{
	enum fonds_status status = fonds_volume_of_path(
		catalog, location, &place->volume, error);

	if (status < 0)
		return status;
	if (place->volume == 0)
		fonds_buffer_add_text(&place->location, location);
	else
		status = find_in_volume(catalog, location, place, error);
	if (status < 0)
		return status;
	return fonds_buffer_check(
		&place->location, "the place of the holding", error);
}

/* The collection that is there from the beginning is not looked for. */
static enum fonds_status find_place(struct fonds_catalog *catalog,
	const struct fonds_holding *holding, struct place *ret,
	struct fonds_error **error)
{
	enum fonds_status status = FONDS_OK;

	fonds_buffer_init(&ret->location, LOCATION_MAX);
	if (holding->collection_name)
		status = fonds_collection_find(catalog,
			holding->collection_name, &ret->collection, error);
	if (status < 0)
		return status;
	return find_volume(catalog, holding->location, ret, error);
}

static enum fonds_status check_is_new(struct fonds_catalog *catalog,
	const char *location, struct fonds_error **error)
{
	int64_t number = 0;
	enum fonds_status status = fonds_holding_at(
		catalog, location, &number, error);

	if (status < 0 || number == 0)
		return status;
	return fonds_fail(error, FONDS_ERR_EXISTS,
		"'%s' is registered already, as number %" PRId64, location,
		number);
}

enum fonds_status fonds_accession_check(struct fonds_catalog *catalog,
	const struct fonds_holding *holding, struct fonds_error **error)
{
	fonds_cleanup(place_clear) struct place place = { 0 };
	enum fonds_status status = find_place(catalog, holding, &place, error);

	if (status < 0)
		return status;
	return check_is_new(catalog, holding->location, error);
}

/* Tag manifests stand for all that they list. */
static enum fonds_status add_identity(const struct fonds_accession_file *file,
	void *payload, struct fonds_error **error)
{
	struct fonds_buffer *name = payload;
	char hex[2 * FONDS_DIGEST_MAX + 1];

	(void)error;
	if (strncmp(file->path, "tagmanifest-", 12) == 0)
		fonds_buffer_printf(name,
			"%s:", fonds_digest_format(&file->digests[0], hex));
	return FONDS_OK;
}

/*
 * An accession is an act, at a time and a place, on certain bytes: its
 * identifier is made of these.
 */
static enum fonds_status identify(struct fonds_accession_list *list,
	const char *location, int attempt, char ret[FONDS_UUID_SIZE],
	struct fonds_error **error)
{
	fonds_cleanup(fonds_buffer_clear) struct fonds_buffer name;
	enum fonds_status status;

	fonds_buffer_init(&name, 2 * LOCATION_MAX);
	fonds_buffer_printf(&name, "accession:%" PRId64 ":", fonds_clock_now());
	if (attempt > 0)
		fonds_buffer_printf(&name, "%d:", attempt);
	status = fonds_accession_list_each(list, add_identity, &name, error);
	fonds_buffer_add_text(&name, location);
	if (status == FONDS_OK)
		status = fonds_buffer_check(
			&name, "the place of the holding", error);
	if (status < 0)
		return status;
	return fonds_name_uuid(fonds_buffer_text(&name), ret, error);
}

/* The place may have been registered and removed within this second. */
static enum fonds_status begin(struct fonds_accession_list *list,
	struct fonds_catalog *catalog, const struct fonds_holding *holding,
	const struct place *place, int64_t *ret_number,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	char identifier[FONDS_UUID_SIZE];
	struct fonds_holding own = *holding;
	enum fonds_status status = FONDS_ERR_EXISTS;

	own.identifier = identifier;
	own.collection = place->collection;
	own.volume = place->volume;
	own.location = fonds_buffer_text(&place->location);
	for (int i = 0; status == FONDS_ERR_EXISTS && i < ATTEMPTS_MAX; i++) {
		fonds_error_freep(&why);
		status = identify(list, holding->location, i, identifier, &why);
		if (status == FONDS_OK)
			status = fonds_accession_begin(
				catalog, &own, ret_number, &why);
		if (status == FONDS_ERR_EXISTS &&
			check_is_new(catalog, holding->location, NULL) < 0)
			break;
	}
	return status < 0 ? fonds_error_move(&why, status, error) : FONDS_OK;
}

struct registering {
	struct fonds_catalog *catalog;
	struct fonds_accession_pace pace;
};

static enum fonds_status register_file(const struct fonds_accession_file *file,
	void *payload, struct fonds_error **error)
{
	struct registering *registering = payload;
	struct fonds_catalog *catalog = registering->catalog;
	enum fonds_status status = fonds_accession_pace_step(
		&registering->pace, error);
	size_t next = 0;

	if (status == FONDS_OK && !file->is_again)
		status = fonds_accession_file(catalog, file->path, file->size,
			&file->digests[next++], error);
	for (; status == FONDS_OK && next < file->digest_count; next++)
		status = fonds_accession_digest(
			catalog, file->path, &file->digests[next], error);
	return status;
}

enum fonds_status fonds_accession_register(struct fonds_accession_list *list,
	struct fonds_accession_blocks *blocks, struct fonds_catalog *catalog,
	const struct fonds_holding *holding,
	const struct fonds_accession_options *options, int64_t *ret_number,
	struct fonds_error **error)
{
	fonds_cleanup(place_clear) struct place place = { 0 };
	struct registering registering = {
		.catalog = catalog,
		.pace = { options->progress, options->payload, { 0 } },
	};
	enum fonds_status status = find_place(catalog, holding, &place, error);

	if (status == FONDS_OK)
		status = begin(
			list, catalog, holding, &place, ret_number, error);
	if (status < 0)
		return status;
	status = fonds_accession_list_each(
		list, register_file, &registering, error);
	if (status == FONDS_OK && blocks)
		status = fonds_accession_blocks_register(
			blocks, catalog, error);
	/* When it was a step of the accession that failed, it is over. */
	if (status < 0)
		fonds_accession_rollback(catalog);
	return status;
}
