/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_SHARD_DAMAGE_H
#define AUDIT_SHARD_DAMAGE_H

#include "audit/session.h"

/*
 * Where the corrupt files of a shard are damaged, to a block, for those whose
 * block digests are registered: they are read once more, at the rate of the
 * shard, with signs of life. It is no verdict, and what fails here changes
 * none: then it is not known where the damage is. Of a file whose registered
 * bytes were changed since, the block digests say nothing.
 */
enum fonds_status fonds_shard_damage_find(struct fonds_session *session,
	struct fonds_shard_check *shard, struct fonds_error **error);

#endif
