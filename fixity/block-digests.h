/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_BLOCK_DIGESTS_H
#define FIXITY_BLOCK_DIGESTS_H

#include "base/tree.h"
#include "fixity/catalog/holding.h"

/*
 * The digests of the blocks (FONDS_BLOCK_SIZE) of one large file, verified on
 * several threads, which a digest of the whole cannot be.
 *
 * What it proves: the content of a file is what was registered when all its
 * blocks match, none is left out, the size matches, and the file did not
 * change meanwhile; for the block digests were registered with the digest of
 * the whole, from the same bytes. One block that matches proves that block,
 * and a list of bad blocks says where the damage is, to a block; neither says
 * anything of the rest. A bad block is what one reading found: that a file is
 * corrupt is for a second one to say.
 *
 * That rests on the accession: it computes the digests of the blocks and one of
 * the whole in one reading, refuses the file unless the latter is the one that
 * is registered, and registers both in one transaction. So whoever finds other
 * bytes of which all blocks match has found a collision of SHA-256. Of a file
 * whose registered bytes were changed since, they say nothing.
 *
 * Blocks are given in parts of FONDS_BLOCKS_OF_A_PART, as the catalog has
 * them, in order and on the calling thread. Memory grows with the threads, and
 * not with the file.
 */

/*
 * Bytes that were read so far, of all threads. It is called on the calling
 * thread, after each four blocks that this one has read itself. A failure ends
 * the reading, and is its result.
 */
typedef enum fonds_status fonds_block_tick_fn(
	uint64_t bytes, void *payload, struct fonds_error **error);

struct fonds_block_file {
	int fd;           /* of a regular file, read by pread(2); borrowed */
	const char *name; /* for messages */
	unsigned jobs;    /* threads; 0: as many as there are processors */
	fonds_block_tick_fn *tick; /* may be NULL */
	void *payload;             /* of tick */
};

/*
 * What is registered of a part, as fonds_holding_blocks() gives it. All of one
 * algorithm. It is asked for once more than there are parts: then there must be
 * none.
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
 * Verify them all, also behind a bad one. FONDS_ERR_FORMAT when there are not
 * exactly as many digests as the size has blocks; FONDS_ERR_IO when one cannot
 * be read. A failure of registered or tick is the result. bad may be NULL.
 */
enum fonds_status fonds_block_digests_verify(
	const struct fonds_block_file *file, uint64_t size,
	fonds_block_registered_fn *registered, fonds_block_bad_fn *bad,
	void *payload, struct fonds_block_proof *ret,
	struct fonds_error **error);

#endif
