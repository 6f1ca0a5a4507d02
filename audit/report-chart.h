/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPORT_CHART_H
#define AUDIT_REPORT_CHART_H

#include "audit/report.h"

/*
 * A drawing of bars (SVG): each a stack of parts, with a mark over those that
 * need attention. Colours are classes of the style sheet, so that one drawing
 * serves light, dark and paper; parts differ in outline, too.
 */
#define FONDS_CHART_PARTS 5
#define FONDS_CHART_BARS FONDS_REPORT_RUNS_MAX

struct fonds_chart_bar {
	int64_t time;      /* of a run; for a chart without times: 0 */
	const char *label; /* NULL: the time is written */
	uint64_t parts[FONDS_CHART_PARTS];
	uint64_t mark; /* a triangle and this number; 0: none */
};

struct fonds_chart_part {
	const char *class;
	const char *label;
};

/*
 * Bars with times stand where their time is. When they would cover each other,
 * they are spaced evenly instead, and the caption says so.
 */
struct fonds_chart {
	const char *id; /* of the elements: "runs", "coverage" */
	const char *title;
	const char *description; /* for those who do not see it */
	const char *caption;
	const char *table;      /* the id of the table that has the numbers */
	const char *mark_label; /* in the legend; NULL: there are no marks */
	const struct fonds_chart_part *parts;
	size_t part_count;
	const struct fonds_chart_bar *bars;
	size_t bar_count;
	uint64_t top; /* of the axis; 0: by the highest bar */
	/* A number of the axis as text of FONDS_WORDS_SIZE; returns it. */
	char *(*axis)(uint64_t value, char *text);
};

/* A whole figure element; draws nothing without bars. */
void fonds_chart_write(
	const struct fonds_chart *chart, struct fonds_output *output);

#endif
