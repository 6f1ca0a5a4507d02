/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_EVENT_REQUEST_H
#define DESCRIPTION_EVENT_REQUEST_H

#include <fonds/metadata.h>

#include "base/clock.h"
#include "metadata/vocabulary.h"

/*
 * An event as it is asked for, checked before anything is touched. All terms
 * are of the vocabularies, the date is EDTF, and texts can stand in XML.
 */
struct fonds_event_request {
	const struct fonds_metadata_event_options *options;
	const struct fonds_term *type;
	const struct fonds_term *outcome;    /* or NULL */
	const struct fonds_term *agent_type; /* NULL without an agent */
	const struct fonds_term *agent_role; /* likewise */
	const char *date;
	char now[FONDS_CLOCK_TIME_SIZE];
};

/* options are borrowed. FONDS_ERR_INVALID says which of them is wrong. */
enum fonds_status fonds_event_request_init(struct fonds_event_request *request,
	const struct fonds_metadata_event_options *options,
	struct fonds_error **error);

#endif
