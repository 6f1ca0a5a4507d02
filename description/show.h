/* SPDX-License-Identifier: Apache-2.0 */
#ifndef DESCRIPTION_SHOW_H
#define DESCRIPTION_SHOW_H

#include <fonds/metadata-show.h>

#include "base/output.h"
#include "description/pivot.h"

/* What is shown: what was read, and its events in the order of time. */
struct fonds_metadata_summary {
	struct fonds_pivot pivot;
	char *path;
	const struct fonds_graph_node **events;
	size_t event_count; /* of those in events */
};

/* The two ways in words; the first of show-text.c, and a drawing. */
void fonds_show_text(const struct fonds_metadata_summary *summary,
	struct fonds_output *output);
void fonds_show_json(const struct fonds_metadata_summary *summary,
	struct fonds_output *output);
enum fonds_status fonds_show_svg(const struct fonds_metadata_summary *summary,
	struct fonds_output *output, struct fonds_error **error);

/* The name of an object, agent, or event for people; never NULL. */
const char *fonds_show_name(const struct fonds_graph_node *node);

#endif
