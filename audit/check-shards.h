/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_CHECK_SHARDS_H
#define AUDIT_CHECK_SHARDS_H

#include "audit/session.h"

/*
 * Check the shards of the run, one after the other, until there is none left
 * that this auditor could take, or it is to end. The digest engine is fed over
 * the bounds of shards and holdings, so that it never runs dry between two; a
 * new check is begun only where the algorithms or the rate are others.
 *
 * Shards that others are at work on are waited for: should one of them die,
 * its shards are taken over.
 *
 * On failure, and when it was asked to stop, what is complete is recorded, as
 * is what was found wrong; the rest can be taken by others.
 */
enum fonds_status fonds_check_shards(
	struct fonds_session *session, struct fonds_error **error);

#endif
