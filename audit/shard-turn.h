/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_SHARD_TURN_H
#define AUDIT_SHARD_TURN_H

#include "audit/session.h"

/*
 * The turn of a shard begins: it is claimed, its holding is locked and its
 * place looked at. What has no files to be read, an inventory or a place that
 * is not there, is recorded at once; of others audit/shard-end.h is the end.
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

#endif
