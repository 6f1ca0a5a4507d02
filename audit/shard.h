/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_SHARD_H
#define AUDIT_SHARD_H

#include "base/arena.h"
#include "fixity/catalog/history.h"
#include "fixity/digest/check.h"

/*
 * A shard: as many files of a bag as are checked before anything is written.
 * They are read from the catalog, checked, and recorded in one transaction,
 * each step for itself, so that the catalog is never locked while files are
 * read, and memory does not grow with the bag. A run that is killed loses at
 * most one shard.
 *
 *	init -> [load -> check -> record] ... -> clear
 */
#define FONDS_SHARD_FILES 4096
#define FONDS_SHARD_BYTES ((uint64_t)1 << 30) /* one larger file is alone */

struct fonds_shard_file {
	struct fonds_bag_path *path;
	struct fonds_digest expected;
	struct fonds_check_item item;
	bool is_checked;
	enum fonds_verdict verdict;
	uint64_t bytes_read;
	bool has_actual; /* it was read to its end */
	struct fonds_digest actual;
	const char *detail; /* in the shard's arena */
	int64_t found_at;
};

struct fonds_shard {
	struct fonds_shard_file *files; /* FONDS_SHARD_FILES of them */
	size_t count;
	size_t given; /* to the checker */
	uint64_t bytes;
	struct fonds_arena details;
	const struct fonds_catalog_file *pending; /* the first of the next */
};

enum fonds_status fonds_shard_init(
	struct fonds_shard *shard, struct fonds_error **error);
void fonds_shard_clear(struct fonds_shard *shard);

/* Take the next files of the cursor; count is 0 at the end. */
enum fonds_status fonds_shard_load(struct fonds_shard *shard,
	struct fonds_catalog_cursor *cursor, struct fonds_error **error);

/*
 * Read the files from their bag's tree. As fonds_check_run(): what was
 * finished before a failure is kept.
 */
enum fonds_status fonds_shard_check(struct fonds_shard *shard,
	struct fonds_tree *tree, struct fonds_check *check,
	struct fonds_error **error);

/* Record all that was checked, and flush. */
enum fonds_status fonds_shard_record(const struct fonds_shard *shard,
	struct fonds_catalog *catalog, int64_t run, int64_t bag,
	struct fonds_error **error);

#endif
