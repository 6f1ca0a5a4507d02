/* SPDX-License-Identifier: Apache-2.0 */
#ifndef BAGIT_READ_RECORD_H
#define BAGIT_READ_RECORD_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buffer.h"
#include "base/tree.h"
#include "fixity/algorithm.h"

/*
 * What a read log says, as bytes: numbers are little-endian, a digest has the
 * size of its algorithm, a path is the rest. How the bytes are guarded is the
 * log's affair (bagit/read-log.h).
 */

/* What a log is bound to. */
struct fonds_read_binding {
	uint64_t device; /* of the bag's folder */
	uint64_t inode;
	struct fonds_digest manifests; /* SHA-256 of all that claims */
	enum fonds_algorithm algorithms[FONDS_ALGORITHM_COUNT];
	size_t algorithm_count;
};

/* What reading a file gave, such that a second reading would give the same. */
struct fonds_read_record {
	const char *path;
	struct fonds_file_state state; /* while it was read */
	int64_t read_at;               /* seconds since 1970, UTC */
	bool is_corrupt;               /* confirmed by a second reading */

	/* One for each of the binding's algorithms, in that order. */
	struct fonds_digest digests[FONDS_ALGORITHM_COUNT];
};

#define FONDS_READ_BINDING_MAX (2 * 8 + 32 + FONDS_ALGORITHM_COUNT)

/* Longer paths are not recorded. */
#define FONDS_READ_PATH_MAX ((size_t)1 << 20)
#define FONDS_READ_RECORD_MAX (FONDS_READ_PATH_MAX + 1024)

void fonds_read_binding_put(
	struct fonds_buffer *buffer, const struct fonds_read_binding *binding);

/* What of two bindings is not the same, to be said of the first; or NULL. */
const char *fonds_read_binding_difference(const void *data, size_t size,
	const void *other_data, size_t other_size);

void fonds_read_record_put(struct fonds_buffer *buffer,
	const struct fonds_read_binding *binding,
	const struct fonds_read_record *record);

/*
 * False when it is no record. data has a NUL behind its size bytes, and the
 * path is borrowed from it.
 */
bool fonds_read_record_get(const struct fonds_read_binding *binding,
	const char *data, size_t size, struct fonds_read_record *ret);

#endif
