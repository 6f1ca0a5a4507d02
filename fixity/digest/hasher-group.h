/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_DIGEST_HASHER_GROUP_H
#define FIXITY_DIGEST_HASHER_GROUP_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/digest.h>
#include <fonds/error.h>

/*
 * Hashes several messages side by side, each with the same algorithms: in the
 * lanes of vector kernels where there are such for the algorithm, else by
 * libcrypto. Messages have numbers, 0 to size - 1, and are used again:
 *
 *	start -> [feed -> run until it is not waiting] ... -> finish
 *
 * A message that is fed is not hashed until run is called, for all that wait
 * at once; its data must stay where it is until then. One thread at a time.
 */
struct fonds_hasher_group;

/* All data that is not the last of its message is a multiple of this. */
#define FONDS_HASHER_GROUP_BLOCK 128

enum fonds_status fonds_hasher_group_new(const enum fonds_algorithm *algorithms,
	size_t algorithm_count, size_t size, struct fonds_hasher_group **ret,
	struct fonds_error **error);
void fonds_hasher_group_free(struct fonds_hasher_group *group);

enum fonds_status fonds_hasher_group_start(struct fonds_hasher_group *group,
	size_t message, struct fonds_error **error);

/* The message must not be waiting. */
enum fonds_status fonds_hasher_group_feed(struct fonds_hasher_group *group,
	size_t message, const void *data, size_t size, bool is_last,
	struct fonds_error **error);

bool fonds_hasher_group_is_waiting(
	const struct fonds_hasher_group *group, size_t message);

/*
 * Hash what waits. Without flush some messages may be left waiting: too few
 * to fill the lanes, so it pays to feed others first.
 */
void fonds_hasher_group_run(struct fonds_hasher_group *group, bool flush);

/* One digest for each algorithm, in the order given to new. */
enum fonds_status fonds_hasher_group_finish(struct fonds_hasher_group *group,
	size_t message, struct fonds_digest *ret, struct fonds_error **error);

/* Give up a message, in whatever state it is. */
void fonds_hasher_group_drop(struct fonds_hasher_group *group, size_t message);

#endif
