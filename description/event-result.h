/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_EVENT_RESULT_H
#define DESCRIPTION_EVENT_RESULT_H

#include "base/arena.h"
#include "description/append-event.h"

/* What was added to a description. For fonds_metadata_event_write(). */
struct fonds_metadata_event {
	struct fonds_arena arena;
	const char *bag;
	const char *uuid;
	const char *type;
	const char *date;
	const char *outcome; /* or NULL */
	const char *agent;   /* name; or NULL */
	const char *agent_identifier;
	struct fonds_text_list objects; /* identifiers */
	bool is_new_agent;
	bool is_dry_run;
	int64_t registered; /* number of the bag in the catalog; 0: not asked */
	bool is_resumed;    /* an interrupted change was finished before */
};

enum fonds_status fonds_metadata_event_new(
	struct fonds_metadata_event **ret, struct fonds_error **error);

/* All is copied; failures stay in the arena. */
void fonds_metadata_event_fill(struct fonds_metadata_event *event,
	const char *bag, const struct fonds_appended_event *appended);

/* For fonds_cleanup(). */
void fonds_metadata_event_freep(struct fonds_metadata_event **event);

#endif
