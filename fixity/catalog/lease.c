/* SPDX-License-Identifier: Apache-2.0 */
#include "fixity/catalog/lease.h"

#include <stdlib.h>

#include "base/error.h"

#define LEAST_CAPACITY ((size_t)16)

enum fonds_status fonds_leases_make_room(
	struct fonds_leases *leases, struct fonds_error **error)
{
	size_t capacity = leases->capacity > 0 ? 2 * leases->capacity
					       : LEAST_CAPACITY;
	struct fonds_lease *items;

	if (leases->count < leases->capacity)
		return FONDS_OK;
	items = reallocarray(leases->items, capacity, sizeof(*items));
	if (!items)
		return fonds_fail_nomem(error);
	leases->items = items;
	leases->capacity = capacity;
	return FONDS_OK;
}

/* Its place; count when there is none. */
static size_t find_lease(
	const struct fonds_leases *leases, int64_t auditor, int64_t shard)
{
	size_t i = 0;

	while (i < leases->count && (leases->items[i].auditor != auditor ||
					    leases->items[i].shard != shard))
		i++;
	return i;
}

void fonds_leases_add(
	struct fonds_leases *leases, const struct fonds_lease *lease)
{
	size_t i = find_lease(leases, lease->auditor, lease->shard);

	leases->items[i] = *lease;
	if (i == leases->count)
		leases->count++;
}

void fonds_leases_remove(struct fonds_leases *leases, int64_t auditor,
	int64_t shard, int64_t epoch)
{
	size_t i = find_lease(leases, auditor, shard);

	if (i < leases->count && leases->items[i].epoch == epoch)
		leases->items[i] = leases->items[--leases->count];
}

bool fonds_leases_has(
	const struct fonds_leases *leases, int64_t auditor, int64_t shard)
{
	return find_lease(leases, auditor, shard) < leases->count;
}

void fonds_leases_forget(struct fonds_leases *leases, int64_t auditor)
{
	size_t kept = 0;

	for (size_t i = 0; i < leases->count; i++)
		if (leases->items[i].auditor != auditor)
			leases->items[kept++] = leases->items[i];
	leases->count = kept;
}

void fonds_leases_clear(struct fonds_leases *leases)
{
	free(leases->items);
	*leases = (struct fonds_leases){ 0 };
}

bool fonds_lease_holds(int64_t leased_at, int64_t lease_until, int64_t now)
{
	uint64_t left = (uint64_t)lease_until - (uint64_t)now;
	uint64_t length = (uint64_t)lease_until - (uint64_t)leased_at;

	if (now >= lease_until || leased_at >= lease_until)
		return false;
	/* No more than twice its length, which may have 64 bits. */
	return left / 2 + left % 2 <= length;
}
