/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_BAG_EVENT_H
#define AUDIT_BAG_EVENT_H

#include "audit/bag-files.h"

/*
 * The event by which a bag's own description tells of its check: written when
 * the turn of the bag in the run has ended, so that no verdict depends on it,
 * and recorded with the run. A bag that cannot take one is no failure of the
 * audit: the reason is recorded instead.
 */
struct fonds_bag_event {
	int64_t run;
	const struct fonds_catalog_bag *bag;
	const struct fonds_bag_files_seen *seen;
	const char *unseen; /* why nothing can be told; NULL: it can */
};

/* The catalog holds the audit lock. An error ends the run. */
enum fonds_status fonds_bag_event_write(struct fonds_catalog *catalog,
	const struct fonds_bag_event *event, struct fonds_error **error);

#endif
