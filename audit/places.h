/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_PLACES_H
#define AUDIT_PLACES_H

#include "audit/moved.h"
#include "description/settle-change.h"

/*
 * The places of the holdings whose shards are being checked. Each is open
 * once, however many shards of it are under way, and its holding is locked so
 * long, shared: nobody changes its files and what is registered of them. The
 * one that was used last stays open for the next shard, without the lock.
 */
struct fonds_open_place {
	struct fonds_open_place *next;
	int64_t holding;
	int64_t volume;
	int64_t collection;
	enum fonds_holding_kind kind;
	char *location; /* as it is registered */
	uint64_t files; /* registered */
	int64_t opened_ns;

	struct fonds_place place;
	struct fonds_moved moved; /* what is not registered there */
	void *moved_for;          /* the shard for which that is being read */

	/* A change of its tag files that was recorded: is it settled? */
	enum fonds_settlement settlement;

	/* Of the files that were read there. */
	enum fonds_algorithm algorithms[FONDS_ALGORITHM_COUNT];
	size_t algorithm_count;

	bool is_told_replaced; /* a finding says so */
	unsigned shards;       /* that use it now */
};

struct fonds_places {
	struct fonds_catalog *catalog;
	bool bypass_cache;
	struct fonds_open_place *first;
};

void fonds_places_init(struct fonds_places *places,
	struct fonds_catalog *catalog, bool bypass_cache);
void fonds_places_clear(struct fonds_places *places);

/*
 * The place of a holding, for one shard. *ret is NULL when it cannot be had
 * now: its tag files are being changed, or a change of them is to be settled
 * while others read it; or another folder has come to its place while shards
 * of it are being read.
 */
enum fonds_status fonds_places_take(struct fonds_places *places,
	int64_t holding, struct fonds_open_place **ret,
	struct fonds_error **error);
void fonds_places_give(
	struct fonds_places *places, struct fonds_open_place *place);

#endif
