/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_SHARD_FILES_H
#define AUDIT_SHARD_FILES_H

#include "base/arena.h"
#include "fixity/algorithm.h"
#include "fixity/catalog/shard.h"
#include "fixity/damage.h"
#include "fixity/digest/check.h"

/*
 * The files of a claimed shard as they are registered, and what becomes of
 * each. They are at most FONDS_SHARD_FILES, and in memory until the shard is
 * recorded.
 */
struct fonds_shard_file {
	struct fonds_check_item item; /* its path, size, digests, payload */
	struct fonds_bag_path *path;
	int64_t change;     /* the last that was made of it */
	int64_t checked_at; /* its last check; 0: never */
	bool is_selected;   /* the scope of the run has it */

	/* From here on, what was found. */
	enum fonds_verdict verdict;          /* not-checked until then */
	uint64_t size;                       /* read */
	bool was_read;                       /* to its end */
	bool was_counted;                    /* for the progress */
	const struct fonds_digest *actual;   /* of the algorithm of expected */
	const struct fonds_digest *expected; /* that it has not, or the first */
	struct fonds_digest *added;          /* of a file that is ok */
	size_t added_count;
	const char *detail; /* NULL when ok */
	const char *moved_to;
	const struct fonds_damage *damage; /* NULL: not known where it is */
	int64_t found_at;
};

/* What is asked of the files of all shards; borrowed. */
struct fonds_shard_wish {
	const char *path_glob;             /* selects; NULL: all */
	const enum fonds_algorithm *added; /* compute these, too */
	size_t added_count;
};

struct fonds_shard_files {
	struct fonds_shard_wish wish;
	struct fonds_shard_file *items; /* in the order of their paths */
	size_t count;
	struct fonds_shard_file **turns; /* those that are selected, in the */
	size_t turn_count;               /* order in which to check them */
	enum fonds_algorithm algorithms[FONDS_ALGORITHM_COUNT];
	size_t algorithm_count; /* of all registered and added digests, sorted */
	struct fonds_arena arena; /* for texts and digests of these files */
};

/*
 * Read the files of the claim. They are checked in the order of their last
 * checks, so that a budget that ends within a shard does not give the same
 * files a turn each time. FONDS_ERR_FORMAT when they
 * are not as many as the shard has: rows that were lost must not be files
 * that were not looked for.
 */
enum fonds_status fonds_shard_files_read(struct fonds_catalog *catalog,
	const struct fonds_claim *claim, const struct fonds_shard_wish *wish,
	struct fonds_shard_files *ret, struct fonds_error **error);

/* Accepts one that is all zero. */
void fonds_shard_files_clear(struct fonds_shard_files *files);

/*
 * What the engine found of a file that is no longer under way, by a check of
 * the algorithms of these files. Whether there was memory for it is asked by
 * fonds_arena_check().
 */
void fonds_shard_file_take(struct fonds_shard_files *files,
	struct fonds_shard_file *file, const struct fonds_check_result *result,
	int64_t found_at);

#endif
