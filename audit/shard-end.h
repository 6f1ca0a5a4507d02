/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_SHARD_END_H
#define AUDIT_SHARD_END_H

#include "audit/session.h"

/*
 * The turn of a shard ends: when its files have been read, the place is looked
 * at once more, missing files are sought, and the shard is recorded, which
 * frees it.
 */

/*
 * No more files of it are given, and none is under way. It may be given some
 * more, of files that are not registered: then it is session->seeking.
 */
enum fonds_status fonds_shard_end(struct fonds_session *session,
	struct fonds_shard_check *shard, struct fonds_error **error);

/* The same, without seeking: what has no files, or was broken off. */
enum fonds_status fonds_shard_finish(struct fonds_session *session,
	struct fonds_shard_check *shard, struct fonds_error **error);

/* The same, without a look at the place: it is not there. */
enum fonds_status fonds_shard_record(struct fonds_session *session,
	struct fonds_shard_check *shard, struct fonds_error **error);

/* After a stop or a failure: what is open is recorded, or given back. */
enum fonds_status fonds_shard_break_off(struct fonds_session *session,
	bool keeps_all, struct fonds_error **error);

/* A file of the shard was found so. */
enum fonds_status fonds_shard_count(struct fonds_session *session,
	struct fonds_shard_check *shard, enum fonds_verdict verdict,
	uint64_t files, struct fonds_error **error);

/* A finding for the holding as a whole; not one for each of its shards. */
void fonds_shard_tell_offline(
	struct fonds_session *session, struct fonds_shard_check *shard);

#endif
