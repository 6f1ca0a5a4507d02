/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_FLIGHT_H
#define FIXITY_DIGEST_FLIGHT_H

#include "fixity/digest/check.h"

/*
 * Files under way through the engine, and what must live as long: the name,
 * the path, the digests expected, the tree. A tree of many files is held by
 * each of them and by whoever walks it, and goes with the last.
 */
struct fonds_shared_tree {
	struct fonds_tree *tree;
	size_t users;
};

/* Takes the tree, also when it fails. The caller is its first user. */
enum fonds_status fonds_shared_tree_new(struct fonds_tree *tree,
	struct fonds_shared_tree **ret, struct fonds_error **error);

/* One user less. Accept NULL. The second form is for fonds_cleanup(). */
void fonds_shared_tree_drop(struct fonds_shared_tree *shared);
void fonds_shared_tree_dropp(struct fonds_shared_tree **shared);

struct fonds_digest_flight {
	struct fonds_check_item item; /* payload is the flight */
	struct fonds_digest_flight *previous;
	struct fonds_digest_flight *next;
	struct fonds_shared_tree *tree;
	struct fonds_bag_path *path; /* NULL: the tree's own */
	const char *name;            /* as it is told */
	size_t line;                 /* of a list, or 0 */
	struct fonds_digest digests[];
};

/* All that are under way. Start from { 0 }. */
struct fonds_digest_flights {
	struct fonds_digest_flight *first;
};

/* The size, with the NUL, of "FOLDER/path"; a slash is there once. */
size_t fonds_digest_join(const char *folder, const char *path, char *to);

/*
 * Begin a flight with room for so many digests; folder may be NULL. The item
 * has neither path nor size.
 */
enum fonds_status fonds_digest_flight_begin(
	struct fonds_digest_flights *flights, struct fonds_shared_tree *tree,
	const char *folder, const char *path, size_t digests,
	struct fonds_digest_flight **ret, struct fonds_error **error);
void fonds_digest_flight_end(struct fonds_digest_flights *flights,
	struct fonds_digest_flight *flight);
void fonds_digest_flights_clear(struct fonds_digest_flights *flights);

#endif
