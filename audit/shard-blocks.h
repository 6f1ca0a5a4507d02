/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_SHARD_BLOCKS_H
#define AUDIT_SHARD_BLOCKS_H

#include "audit/session.h"

/*
 * A huge file of a shard, read by its registered block digests on all threads
 * of the audit, where the digest of the whole keeps one of them busy.
 *
 * Only the good outcome counts: every block matches, there are as many as the
 * registered size has, the file has that size, and its state is the same after
 * the reading as before it. What that proves is in fixity/block-digests.h.
 * Whatever else happens is forgotten, and the digest engine reads the file: so
 * no verdict but ok is ever given here, and each other one has its second
 * read.
 *
 * Before each file, that reading is tested with a sound object and a bad one.
 *
 * Read so are files of at least session->blocks_from bytes whose registered
 * bytes were not changed since, by an audit of several threads. Not where
 * something was asked for that this reading does not do: to read past the page
 * cache, at a rate, or to compute a further digest.
 */

/*
 * *ret is whether the file is ok; then its bytes are in the progress. An error
 * is that of a sign of life, as of fonds_session_alive().
 */
enum fonds_status fonds_shard_blocks_prove(struct fonds_session *session,
	const struct fonds_shard_check *shard,
	const struct fonds_shard_file *file, bool *ret,
	struct fonds_error **error);

#endif
