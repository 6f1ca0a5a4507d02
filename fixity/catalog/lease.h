/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_LEASE_H
#define FIXITY_CATALOG_LEASE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <fonds/error.h>

/*
 * What the auditors of a handle have claimed, in memory: so that prolonging it
 * touches these rows only, and what others took over can be counted. The rows
 * of the catalog decide; this is which of them to ask for. Start from { 0 }.
 */
struct fonds_lease {
	int64_t auditor;
	int64_t run;
	int64_t shard; /* 0: the auditor itself is at work */
	int64_t epoch;
	bool reads_all; /* of the auditor: see fonds_work_scope */
};

struct fonds_leases {
	struct fonds_lease *items;
	size_t count;
	size_t capacity;
};

/* So that the next one added finds its place. */
enum fonds_status fonds_leases_make_room(
	struct fonds_leases *leases, struct fonds_error **error);

/* An older one of the same auditor on the same shard makes way. */
void fonds_leases_add(
	struct fonds_leases *leases, const struct fonds_lease *lease);
/* The one of this epoch, if it is there. */
void fonds_leases_remove(struct fonds_leases *leases, int64_t auditor,
	int64_t shard, int64_t epoch);
/* Borrowed until the next call that changes them; NULL when there is none. */
const struct fonds_lease *fonds_leases_get(
	const struct fonds_leases *leases, int64_t auditor, int64_t shard);

/* Every one of an auditor, and that it is at work. */
void fonds_leases_forget(struct fonds_leases *leases, int64_t auditor);
void fonds_leases_clear(struct fonds_leases *leases);

/*
 * Does a lease from leased_at to lease_until hold now? It never holds for
 * longer than twice its length from now: else a clock that was set back would
 * keep what a stopped auditor has for as long as it was ahead.
 */
bool fonds_lease_holds(int64_t leased_at, int64_t lease_until, int64_t now);

#endif
