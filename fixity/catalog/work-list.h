/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_WORK_LIST_H
#define FIXITY_CATALOG_WORK_LIST_H

#include "base/arena.h"
#include "fixity/catalog/work.h"

/*
 * Which shards have a turn in a run that begins: those of its scope but for
 * what is paused, outside of the window of its policy, not due, or not in the
 * sample. The inventory of a holding has its turn with any of its files.
 *
 *	init -> paths -> (in a transaction:) decide -> write -> clear
 */
struct fonds_listed_shard {
	int64_t number;
	uint64_t files;
};

/* Those without a turn, by why. */
struct fonds_list_rest {
	enum fonds_verdict verdict;
	const char *reason;
	uint64_t shards;
	uint64_t files;
};

struct fonds_work_list {
	struct fonds_catalog *catalog;
	const struct fonds_work_scope *scope;
	struct fonds_arena arena; /* of the reasons */

	int64_t *matching; /* with a path: shards that hold one, sorted */
	size_t matching_count;
	size_t matching_capacity;

	struct fonds_listed_shard *shards;
	size_t shard_count;
	size_t shard_capacity;
	struct fonds_list_rest *rests;
	size_t rest_count;
	size_t rest_capacity;
	uint64_t holdings; /* of the scope, and its files */
	uint64_t files;
	uint64_t listed; /* files */
};

void fonds_work_list_init(struct fonds_work_list *list,
	struct fonds_catalog *catalog, const struct fonds_work_scope *scope);
void fonds_work_list_clear(struct fonds_work_list *list);

/*
 * Find the shards that hold a file whose path matches; nothing without a
 * glob. It reads every path of the scope: not while others want to write.
 */
enum fonds_status fonds_work_list_paths(
	struct fonds_work_list *list, struct fonds_error **error);

/* Is this shard of files in the scope, as far as paths say? */
bool fonds_work_list_has(const struct fonds_work_list *list, int64_t shard);

enum fonds_status fonds_work_list_decide(
	struct fonds_work_list *list, int64_t now, struct fonds_error **error);

/* The files that got this verdict by having no turn. */
uint64_t fonds_work_list_count(
	const struct fonds_work_list *list, enum fonds_verdict verdict);

/* The rows of the run's shards and of the rest; the run has its row. */
enum fonds_status fonds_work_list_write(const struct fonds_work_list *list,
	int64_t run, struct fonds_error **error);

#endif
