/* SPDX-License-Identifier: Apache-2.0 */
#include "description/show.h"

#include <string.h>

#include "base/cleanup.h"
#include "base/error.h"

const char *fonds_show_name(const struct fonds_graph_node *node)
{
	const char *const names[] = { node->location, node->name, node->type };

	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		if (names[i])
			return names[i];
	return fonds_graph_identifier(node);
}

/* Dates that are not given come last. */
static int compare_events(const void *a, const void *b)
{
	const struct fonds_graph_node *const *x = a;
	const struct fonds_graph_node *const *y = b;
	const char *date_x = (*x)->date ? (*x)->date : "~";
	const char *date_y = (*y)->date ? (*y)->date : "~";
	int order = strcmp(date_x, date_y);

	if (order)
		return order;
	return ((*x)->index > (*y)->index) - ((*x)->index < (*y)->index);
}

static enum fonds_status sort_events(
	struct fonds_metadata_summary *summary, struct fonds_error **error)
{
	const struct fonds_graph *graph = &summary->pivot.graph;
	const struct fonds_graph_node *node = graph->first;
	size_t count = 0;

	summary->events = calloc(
		graph->counts[FONDS_GRAPH_EVENT] + 1, sizeof(*summary->events));
	if (!summary->events)
		return fonds_fail_nomem(error);
	for (; node; node = node->next)
		if (node->kind == FONDS_GRAPH_EVENT)
			summary->events[count++] = node;
	qsort(summary->events, count, sizeof(*summary->events), compare_events);
	summary->event_count = count;
	return FONDS_OK;
}

static void summary_freep(struct fonds_metadata_summary **summary)
{
	fonds_metadata_summary_free(*summary);
}

void fonds_metadata_summary_free(struct fonds_metadata_summary *summary)
{
	if (!summary)
		return;
	fonds_pivot_clear(&summary->pivot);
	free(summary->path);
	free(summary->events);
	free(summary);
}

enum fonds_status fonds_metadata_show(const char *path,
	struct fonds_metadata_summary **ret, struct fonds_error **error)
{
	fonds_cleanup(summary_freep) struct fonds_metadata_summary *summary =
		calloc(1, sizeof(*summary));
	enum fonds_status status;

	if (!path || !ret)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no path, or no place for the result");
	if (!summary)
		return fonds_fail_nomem(error);
	fonds_pivot_init(&summary->pivot);
	summary->path = strdup(path);
	if (!summary->path)
		return fonds_fail_nomem(error);
	status = fonds_pivot_read(
		&summary->pivot, path, FONDS_METADATA_ANY, error);
	if (status == FONDS_OK)
		status = sort_events(summary, error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&summary);
	return status;
}

enum fonds_status fonds_metadata_summary_write(
	const struct fonds_metadata_summary *summary, enum fonds_format format,
	fonds_write_fn *write, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	enum fonds_status status = FONDS_OK;

	fonds_output_init(&output, write, payload);
	if (format == FONDS_FORMAT_TEXT)
		fonds_show_text(summary, &output);
	else if (format == FONDS_FORMAT_JSON)
		fonds_show_json(summary, &output);
	else if (format == FONDS_FORMAT_SVG)
		status = fonds_show_svg(summary, &output, error);
	else
		status = fonds_fail(error, FONDS_ERR_INVALID,
			"a description is shown as text, JSON or SVG");
	return status == FONDS_OK ? fonds_output_finish(&output, error)
				  : status;
}
