/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_APPEND_EVENT_H
#define DESCRIPTION_APPEND_EVENT_H

#include "base/output.h"
#include "description/event-request.h"
#include "description/premis-scan.h"
#include "fixity/name-uuid.h"

/*
 * An event appended to a PREMIS file, in two passes. The first pass is
 * description/premis-scan.h; the second writes the file again, entity by
 * entity, with event and agent in their places and links at both ends.
 */
struct fonds_appended_event {
	const struct fonds_event_request *request; /* borrowed, as is scan */
	const struct fonds_premis_scan *scan;      /* after its run */
	char event[FONDS_UUID_SIZE];
	char agent[FONDS_UUID_SIZE]; /* of one that is added; else "" */
};

/* Makes the identifiers: the same ones for the same file and request. */
enum fonds_status fonds_appended_event_init(
	struct fonds_appended_event *appended,
	const struct fonds_event_request *request,
	const struct fonds_premis_scan *scan, struct fonds_error **error);

/* what names the file in errors. The output is finished. */
enum fonds_status fonds_appended_event_write(
	const struct fonds_appended_event *appended,
	struct fonds_stream *stream, const char *what,
	struct fonds_output *output, struct fonds_error **error);

#endif
