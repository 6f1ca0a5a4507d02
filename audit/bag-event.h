/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_BAG_EVENT_H
#define AUDIT_BAG_EVENT_H

#include <stdbool.h>
#include <stddef.h>

#include <fonds/catalog.h>

/*
 * The event by which a bag's own description tells of its check. Whoever
 * writes it has recorded the check before, so that no verdict depends on it.
 */
struct fonds_bag_event {
	const char *location; /* of the bag, on this host */
	bool is_sound;
	const char *detail; /* what was checked */
	const char *const *notes;
	size_t note_count;
};

/*
 * *ret is the identifier of the event; for free(). A lock that the catalog
 * has of the holding is exclusive meanwhile, and shared again afterwards. What
 * the bag says fails as FONDS_ERR_*; see fonds_error_is_want() for what does
 * not come from it.
 */
enum fonds_status fonds_bag_event_write(struct fonds_catalog *catalog,
	const struct fonds_bag_event *event, char **ret,
	struct fonds_error **error);

#endif
