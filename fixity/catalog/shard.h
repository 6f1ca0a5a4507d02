/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_SHARD_H
#define FIXITY_CATALOG_SHARD_H

#include "fixity/catalog/holding.h"

/*
 * A shard is what an audit checks at a time and records in one row: files of
 * one holding that follow each other in the order of the bytes of their paths.
 * Accessions make them, and they never change. Each closed holding has one
 * more, without files: the search for what is not registered in it.
 */
#define FONDS_SHARD_FILES 4096
#define FONDS_SHARD_BYTES ((uint64_t)1 << 30) /* full when it has these */

enum fonds_shard_kind {
	FONDS_SHARD_FILES_KIND = 0,
	FONDS_SHARD_INVENTORY = 1, /* the search for unexpected files */
	FONDS_SHARD_HISTORIC = 2,  /* a whole bag, in runs before format 3 */
};

#define FONDS_SHARD_KIND_COUNT 3

/*
 * A shard that was claimed for a run: nobody else checks it until its lease
 * has ended. The texts are the claim's own; fonds_claim_clear() frees them.
 */
struct fonds_claim {
	int64_t run;
	int64_t auditor;
	int64_t shard;
	int64_t epoch; /* of the lease: a later one makes this one void */
	int64_t holding;
	enum fonds_shard_kind kind;
	char *first;
	char *last;
	uint64_t files;
	uint64_t bytes;
};

void fonds_claim_clear(struct fonds_claim *claim);

/*
 * Divide the files of a holding that is not closed yet into shards, in the
 * transaction of the caller. A shard ends where it is full, and where the
 * algorithm of the registered digests changes.
 */
enum fonds_status fonds_shards_make(struct fonds_catalog *catalog,
	int64_t holding, bool has_inventory, struct fonds_error **error);

#endif
