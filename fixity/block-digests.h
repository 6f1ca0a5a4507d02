/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_BLOCK_DIGESTS_H
#define FIXITY_BLOCK_DIGESTS_H

#include "base/tree.h"
#include "fixity/catalog/holding.h"

/*
 * The digests of the blocks (FONDS_BLOCK_SIZE) of one large file, computed and
 * verified on several threads, which a digest of the whole cannot be.
 *
 * What it proves: the content of a file is what was registered when all its
 * blocks match, none is left out, the size matches, and the file did not
 * change meanwhile; for the block digests were registered with the digest of
 * the whole, from the same bytes. One block that matches proves that block,
 * and a list of bad blocks says where the damage is, to a block; neither says
 * anything of the rest. A bad block is what one reading found: that a file is
 * corrupt is for a second one to say.
 *
 * Blocks are given in parts of FONDS_BLOCKS_OF_A_PART, as the catalog has
 * them, in order and on the calling thread. Memory grows with the threads, and
 * not with the file.
 */
struct fonds_block_file {
	int fd;           /* of a regular file, read by pread(2); borrowed */
	const char *name; /* for messages */
	unsigned jobs;    /* threads; 0: as many as there are processors */
};

/* How many blocks a file of so many bytes has; one of no bytes has none. */
uint64_t fonds_block_count(uint64_t size);

typedef enum fonds_status fonds_block_part_fn(uint64_t part,
	const struct fonds_digest *digests, size_t count, void *payload,
	struct fonds_error **error);

/*
 * Compute them, by SHA-256. FONDS_ERR_FORMAT when the file has not as many
 * bytes as size; whether it has more, or changed, the caller finds out.
 */
enum fonds_status fonds_block_digests_compute(
	const struct fonds_block_file *file, uint64_t size,
	fonds_block_part_fn *each, void *payload, struct fonds_error **error);

/*
 * What is registered of a part, as fonds_holding_blocks() gives it. All of one
 * algorithm.
 */
typedef enum fonds_status fonds_block_registered_fn(uint64_t part,
	struct fonds_digest *digests, size_t *ret_count, void *payload,
	struct fonds_error **error);

/* A bad block: its bytes differ, or the file ends before it does. */
typedef void fonds_block_bad_fn(uint64_t offset, uint64_t size, void *payload);

struct fonds_block_proof {
	bool is_proved;   /* see above: all of it */
	bool has_changed; /* while it was read: then nothing is known */
	uint64_t blocks;
	uint64_t bad_blocks;
	uint64_t bytes; /* read */
	uint64_t actual_size;
};

/*
 * Verify them all, also behind a bad one. FONDS_ERR_FORMAT when not all blocks
 * of the size have a digest; FONDS_ERR_IO when one cannot be read. bad may be
 * NULL.
 */
enum fonds_status fonds_block_digests_verify(
	const struct fonds_block_file *file, uint64_t size,
	fonds_block_registered_fn *registered, fonds_block_bad_fn *bad,
	void *payload, struct fonds_block_proof *ret,
	struct fonds_error **error);

#endif
