/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_SHARD_TURN_H
#define AUDIT_SHARD_TURN_H

#include "audit/session.h"

/*
 * The turn of a shard: it is claimed, its holding is locked and its place
 * looked at; when its files have been read, the place is looked at once more,
 * missing ones are sought, and the shard is recorded. What has no files to be
 * read, an inventory or a place that is not there, is recorded at once.
 */

/* Shards that are open at a time; each may keep a folder open. */
#define FONDS_OPEN_SHARDS_MAX 64

/*
 * Give turns until there is a shard with files to be read: session->current,
 * if the check under way is one for it, else session->pending. Neither is set
 * when there is none now.
 */
enum fonds_status fonds_shard_turn_begin(
	struct fonds_session *session, struct fonds_error **error);

/*
 * No more files of it are given, and none is under way. It may be given some
 * more, of files that are not registered: then it is session->seeking.
 */
enum fonds_status fonds_shard_turn_end(struct fonds_session *session,
	struct fonds_shard_check *shard, struct fonds_error **error);

/* After a stop or a failure: what is open is recorded, or given back. */
enum fonds_status fonds_shard_turn_break_off(struct fonds_session *session,
	bool keeps_all, struct fonds_error **error);

/* A file of the shard was found so. */
enum fonds_status fonds_shard_turn_count(struct fonds_session *session,
	struct fonds_shard_check *shard, enum fonds_verdict verdict,
	uint64_t files, struct fonds_error **error);

#endif
