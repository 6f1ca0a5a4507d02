/* SPDX-License-Identifier: Apache-2.0 */
#include "metadata/format/spots.h"

#include <stdlib.h>

void fonds_spots_clear(struct fonds_spots *spots)
{
	free(spots->items);
	*spots = (struct fonds_spots){ 0 };
}

void fonds_spots_reset(struct fonds_spots *spots)
{
	spots->count = 0;
}

static bool grow(struct fonds_spots *spots)
{
	size_t capacity = spots->capacity ? spots->capacity * 2 : 16;
	struct fonds_interval *items = reallocarray(
		spots->items, capacity, sizeof(*spots->items));

	if (!items) {
		spots->has_failed = true;
		return false;
	}
	spots->items = items;
	spots->capacity = capacity;
	return true;
}

void fonds_spots_add(struct fonds_spots *spots, uint32_t first, uint32_t last)
{
	struct fonds_interval *end = spots->count
					     ? &spots->items[spots->count - 1]
					     : NULL;

	if (spots->has_failed)
		return;
	if (end && first <= (uint64_t)end->last + 1) {
		if (last > end->last)
			end->last = last;
		return;
	}
	if (spots->count == spots->capacity && !grow(spots))
		return;
	spots->items[spots->count++] = (struct fonds_interval){ first, last };
}

void fonds_spots_unite(struct fonds_spots *spots, const struct fonds_spots *a,
	const struct fonds_spots *b)
{
	size_t i = 0;
	size_t j = 0;

	fonds_spots_reset(spots);
	while (i < a->count || j < b->count) {
		const struct fonds_interval *next;

		if (j == b->count ||
			(i < a->count && a->items[i].first < b->items[j].first))
			next = &a->items[i++];
		else
			next = &b->items[j++];
		fonds_spots_add(spots, next->first, next->last);
	}
}

void fonds_spots_move(struct fonds_spots *spots, const struct fonds_spots *from,
	uint32_t least, uint32_t most, uint32_t limit)
{
	fonds_spots_reset(spots);
	for (size_t i = 0; i < from->count; i++) {
		uint64_t first = (uint64_t)from->items[i].first + least;
		uint64_t last = (uint64_t)from->items[i].last + most;

		if (first > limit)
			break;
		fonds_spots_add(spots, (uint32_t)first,
			last < limit ? (uint32_t)last : limit);
	}
}
