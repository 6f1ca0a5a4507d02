/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/places.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "audit/settle-repair.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"

/* For so long a place that was not there is not looked for again. */
#define ABSENT_NS (INT64_C(30) * 1000000000)

void fonds_places_init(struct fonds_places *places,
	struct fonds_catalog *catalog, bool bypass_cache)
{
	*places = (struct fonds_places){
		.catalog = catalog,
		.bypass_cache = bypass_cache,
	};
}

static void free_place(struct fonds_open_place *place)
{
	fonds_moved_clear(&place->moved);
	fonds_place_clear(&place->place);
	free(place->location);
	free(place);
}

static void free_placep(struct fonds_open_place **place)
{
	if (*place)
		free_place(*place);
}

void fonds_places_clear(struct fonds_places *places)
{
	struct fonds_open_place *place;

	while ((place = places->first)) {
		places->first = place->next;
		if (place->shards > 0)
			fonds_holding_unlock(places->catalog, place->holding);
		free_place(place);
	}
}

/* All but those in use, and the one that is kept. */
static void close_unused(
	struct fonds_places *places, const struct fonds_open_place *kept)
{
	struct fonds_open_place **at = &places->first;

	while (*at) {
		struct fonds_open_place *place = *at;

		if (place->shards > 0 || place == kept) {
			at = &place->next;
			continue;
		}
		*at = place->next;
		free_place(place);
	}
}

static enum fonds_status open_place(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error)
{
	struct fonds_places *places = payload;
	fonds_cleanup(free_placep) struct fonds_open_place *place = calloc(
		1, sizeof(*place));
	enum fonds_status status;

	if (!place)
		return fonds_fail_nomem(error);
	place->holding = holding->number;
	place->volume = holding->volume;
	place->collection = holding->collection;
	place->kind = holding->kind;
	place->files = holding->files;
	place->opened_ns = fonds_clock_steady_ns();
	place->location = strdup(holding->location);
	if (!place->location)
		return fonds_fail_nomem(error);
	status = fonds_place_open(places->catalog, holding,
		places->bypass_cache, &place->place, error);
	if (status < 0)
		return status;
	place->place.seen.path = place->place.folder;
	place->next = places->first;
	places->first = fonds_steal(&place);
	return FONDS_OK;
}

static struct fonds_open_place *find_open(
	const struct fonds_places *places, int64_t holding)
{
	struct fonds_open_place *place = places->first;

	while (place && place->holding != holding)
		place = place->next;
	return place;
}

/*
 * What was kept open may not be there any more; what was not there may be,
 * but to find out can mean to look for each of its files.
 */
static bool is_current(const struct fonds_open_place *place)
{
	if (place->place.verdict != FONDS_VERDICT_OK)
		return place->shards > 0 ||
		       fonds_clock_steady_ns() - place->opened_ns < ABSENT_NS;
	return fonds_place_holds(&place->place);
}

static enum fonds_status get_open(struct fonds_places *places, int64_t holding,
	struct fonds_open_place **ret, struct fonds_error **error)
{
	struct fonds_open_place *place = find_open(places, holding);
	char number[24];
	enum fonds_status status;

	if (place && is_current(place)) {
		*ret = place;
		return FONDS_OK;
	}
	/* While the old place is being read, a new one cannot be opened. */
	if (place && place->shards > 0)
		return FONDS_OK;
	close_unused(places, NULL);
	(void)snprintf(number, sizeof(number), "%" PRId64, holding);
	status = fonds_holding_find(
		places->catalog, number, open_place, places, error);
	if (status == FONDS_OK)
		*ret = places->first;
	return status;
}

/* Nobody else may read or change it while a recorded change is settled. */
static enum fonds_status settle_change(struct fonds_places *places,
	struct fonds_open_place *place, struct fonds_error **error)
{
	int64_t change = 0;
	enum fonds_status status = fonds_recorded_change_pending(
		places->catalog, place->holding, &change, error);

	place->settlement = FONDS_SETTLED;
	if (status < 0 || change == 0)
		return status;
	status = fonds_holding_lock(
		places->catalog, place->holding, true, error);
	if (status == FONDS_OK)
		status = fonds_settle_change(places->catalog, place->holding,
			place->place.tree, &place->settlement, error);
	if (status == FONDS_OK)
		status = fonds_holding_lock(
			places->catalog, place->holding, false, error);
	return status;
}

/*
 * The shared lock says that no repair is at work; the exclusive one, that no
 * other audit settles what one left that was killed. If that cannot be had,
 * the files are judged by what they are all the same.
 */
static enum fonds_status settle_repairs(struct fonds_places *places,
	struct fonds_open_place *place, struct fonds_error **error)
{
	bool is_pending = false;
	uint64_t count = 0;
	enum fonds_status status = fonds_has_pending_repair(
		places->catalog, place->holding, &is_pending, error);

	if (status < 0 || !is_pending ||
		fonds_holding_lock(
			places->catalog, place->holding, true, NULL) < 0)
		return status;
	status = fonds_settle_repairs(places->catalog, place->holding,
		&place->place, false, &count, error);
	if (status == FONDS_OK)
		status = fonds_holding_lock(
			places->catalog, place->holding, false, error);
	return status;
}

static enum fonds_status settle(struct fonds_places *places,
	struct fonds_open_place *place, struct fonds_error **error)
{
	enum fonds_status status = settle_change(places, place, error);

	return status == FONDS_OK ? settle_repairs(places, place, error)
				  : status;
}

static enum fonds_status lock(struct fonds_places *places,
	struct fonds_open_place *place, struct fonds_error **error)
{
	enum fonds_status status = fonds_holding_lock(
		places->catalog, place->holding, false, error);

	if (status < 0 || place->place.verdict != FONDS_VERDICT_OK)
		return status;
	status = settle(places, place, error);
	if (status < 0)
		fonds_holding_unlock(places->catalog, place->holding);
	return status;
}

enum fonds_status fonds_places_take(struct fonds_places *places,
	int64_t holding, struct fonds_open_place **ret,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	struct fonds_open_place *place = NULL;
	enum fonds_status status;

	*ret = NULL;
	status = get_open(places, holding, &place, error);
	if (status < 0 || !place)
		return status;
	close_unused(places, place);
	if (place->shards == 0)
		status = lock(places, place, &why);
	if (status == FONDS_ERR_BUSY)
		return FONDS_OK;
	if (status < 0)
		return fonds_error_move(&why, status, error);
	place->shards++;
	*ret = place;
	return FONDS_OK;
}

void fonds_places_give(
	struct fonds_places *places, struct fonds_open_place *place)
{
	if (--place->shards == 0)
		fonds_holding_unlock(places->catalog, place->holding);
}
