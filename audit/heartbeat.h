/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_HEARTBEAT_H
#define AUDIT_HEARTBEAT_H

#include "audit/clock-watch.h"
#include "fixity/catalog/work.h"

/*
 * The sign of life of an auditor: its leases are prolonged when a third of
 * their time has passed, and the clock is looked at as often. It is called
 * from wherever work may take long; most calls do nothing.
 */
struct fonds_heartbeat {
	struct fonds_catalog *catalog;
	int64_t run;
	int64_t auditor;
	unsigned lease_seconds;
	int64_t renewed_ns;
	struct fonds_clock_watch clock;
	uint64_t lost; /* leases that others took over */
};

void fonds_heartbeat_begin(struct fonds_heartbeat *heartbeat,
	struct fonds_catalog *catalog, int64_t run, int64_t auditor,
	unsigned lease_seconds);

enum fonds_status fonds_heartbeat_beat(
	struct fonds_heartbeat *heartbeat, struct fonds_error **error);

#endif
