/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_LATE_EVENTS_H
#define AUDIT_LATE_EVENTS_H

#include "audit/session.h"

/*
 * The events of bags that were checked in this run by an auditor who died
 * before the event was written. One that is about to write its own is left to
 * do so: it has the lock of the holding.
 */
enum fonds_status fonds_late_events_write(
	struct fonds_session *session, struct fonds_error **error);

/*
 * Tell the bag what the run found in it; its place is open, and the holding
 * locked.
 */
enum fonds_status fonds_session_tell_bag(struct fonds_session *session,
	const struct fonds_open_place *place, struct fonds_error **error);

#endif
