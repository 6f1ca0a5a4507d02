/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/anomaly.h"

#include <stdlib.h>
#include <string.h>

#include "base/error.h"

static const bool is_bad[FONDS_VERDICT_COUNT] = {
	[FONDS_VERDICT_CORRUPT] = true,
	[FONDS_VERDICT_CORRUPT_UNCONFIRMED] = true,
	[FONDS_VERDICT_MISSING] = true,
	[FONDS_VERDICT_UNREADABLE] = true,
	[FONDS_VERDICT_DENIED] = true,
};

static const bool is_looked_at[FONDS_VERDICT_COUNT] = {
	[FONDS_VERDICT_OK] = true,
	[FONDS_VERDICT_CORRUPT] = true,
	[FONDS_VERDICT_CORRUPT_UNCONFIRMED] = true,
	[FONDS_VERDICT_MISSING] = true,
	[FONDS_VERDICT_UNREADABLE] = true,
	[FONDS_VERDICT_DENIED] = true,
	[FONDS_VERDICT_UNSTABLE] = true,
	[FONDS_VERDICT_MOVED] = true,
};

void fonds_anomaly_clear(struct fonds_anomaly *anomaly)
{
	free(anomaly->places);
	*anomaly = (struct fonds_anomaly){ 0 };
}

static int compare(const struct fonds_anomaly_place *place, int64_t volume,
	int64_t holding)
{
	if (place->volume != volume)
		return place->volume < volume ? -1 : 1;
	if (place->holding != holding)
		return place->holding < holding ? -1 : 1;
	return 0;
}

/* Where it is, or where it belongs. */
static size_t find(
	const struct fonds_anomaly *anomaly, int64_t volume, int64_t holding)
{
	size_t low = 0, high = anomaly->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (compare(&anomaly->places[middle], volume, holding) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return low;
}

static bool grow(struct fonds_anomaly *anomaly)
{
	size_t capacity = anomaly->capacity > 0 ? 2 * anomaly->capacity : 16;
	void *places = reallocarray(
		anomaly->places, capacity, sizeof(*anomaly->places));

	if (!places)
		return false;
	anomaly->places = places;
	anomaly->capacity = capacity;
	return true;
}

static struct fonds_anomaly_place *get(
	struct fonds_anomaly *anomaly, int64_t volume, int64_t holding)
{
	size_t at = find(anomaly, volume, holding);
	struct fonds_anomaly_place *place;

	if (at < anomaly->count &&
		compare(&anomaly->places[at], volume, holding) == 0)
		return &anomaly->places[at];
	if (anomaly->count == anomaly->capacity && !grow(anomaly))
		return NULL;
	place = &anomaly->places[at];
	memmove(place + 1, place, (anomaly->count - at) * sizeof(*place));
	anomaly->count++;
	*place = (struct fonds_anomaly_place){
		.volume = volume,
		.holding = holding,
	};
	return place;
}

enum fonds_status fonds_anomaly_count(struct fonds_anomaly *anomaly,
	int64_t volume, int64_t holding, enum fonds_verdict verdict,
	uint64_t files, const struct fonds_anomaly_place **ret,
	struct fonds_error **error)
{
	struct fonds_anomaly_place *place;

	*ret = NULL;
	if (!is_looked_at[verdict])
		return FONDS_OK;
	place = get(anomaly, volume, volume != 0 ? 0 : holding);
	if (!place)
		return fonds_fail_nomem(error);
	place->looked_at += files;
	if (!is_bad[verdict])
		return FONDS_OK;
	place->bad += files;
	if (place->bad >= FONDS_ANOMALY_FILES &&
		100 * place->bad >= FONDS_ANOMALY_PERCENT * place->looked_at)
		*ret = place;
	return FONDS_OK;
}
