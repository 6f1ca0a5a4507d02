/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_MOVED_H
#define AUDIT_MOVED_H

#include "audit/shard-files.h"
#include "audit/unregistered.h"

/*
 * Registered files that are elsewhere in their holding. A file is "moved" when
 * one that is not registered there has its size and each of its digests; that
 * is proved by reading it, as any other file is read. An empty file proves
 * nothing, and a file is the new place of one registered file only.
 *
 *	search -> want -> (next -> the engine reads it -> take) ... -> match
 *
 * for one shard after the other.
 */

/* More files that are not registered are not looked at. */
#define FONDS_MOVED_MAX 100000

struct fonds_moved_file {
	struct fonds_check_item item; /* for the engine; payload is free */
	struct fonds_bag_path *path;
	uint64_t size;
	bool is_wanted; /* to be read */
	bool is_read;   /* or it was tried */
	bool is_taken;  /* a registered file is here now */
	bool is_sought; /* all of its size are read, or to be read */
	size_t taken;   /* of the group that begins with it: see match */
	const struct fonds_digest *digests; /* NULL: it cannot be told */
};

/* What is not registered in one holding. Start from { 0 }. */
struct fonds_moved {
	bool is_searched;
	struct fonds_moved_file *files; /* sorted by size, at first by path */
	size_t count;
	size_t capacity;
	size_t next;
	size_t wanted; /* and not given yet */
	enum fonds_algorithm algorithms[FONDS_ALGORITHM_COUNT];
	size_t algorithm_count;
	enum fonds_algorithm sorted; /* by these digests, too; 0: by none */
	struct fonds_arena arena;    /* of digests */
};

void fonds_moved_clear(struct fonds_moved *moved);

/* List the files that are not registered, the first time it is called. */
enum fonds_status fonds_moved_search(struct fonds_moved *moved,
	struct fonds_catalog *catalog, int64_t holding,
	const struct fonds_place *place, fonds_alive_fn *alive, void *payload,
	struct fonds_error **error);

/*
 * How many files must be read before it can be said what became of the missing
 * ones of this shard? Of its algorithms; next gives them one by one, and NULL
 * at the end.
 */
size_t fonds_moved_want(
	struct fonds_moved *moved, const struct fonds_shard_files *files);
struct fonds_moved_file *fonds_moved_next(struct fonds_moved *moved);

/* One of them has been read. */
enum fonds_status fonds_moved_take(struct fonds_moved *moved,
	struct fonds_moved_file *file, const struct fonds_check_result *result,
	struct fonds_error **error);

/*
 * The missing files of the shard that are found elsewhere get the verdict
 * "moved", as far as memory goes (fonds_arena_check() of their texts).
 */
void fonds_moved_match(
	struct fonds_moved *moved, struct fonds_shard_files *files);

#endif
