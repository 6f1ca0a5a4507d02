/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPORT_COMPARE_H
#define AUDIT_REPORT_COMPARE_H

#include "audit/report.h"

/*
 * The figures of a report beside those of what was before it. A share is in
 * tenths of a percent, so that all are whole numbers.
 */
enum fonds_figure_kind {
	FONDS_FIGURE_COUNT,
	FONDS_FIGURE_BYTES,
	FONDS_FIGURE_RATE,  /* bytes a second, 0: not known */
	FONDS_FIGURE_SHARE, /* permille */
};

struct fonds_figure {
	const char *label;
	const char *key;
	enum fonds_figure_kind kind;
	uint64_t before;
	uint64_t now;
};

#define FONDS_FIGURES 8

void fonds_report_compare(const struct fonds_report *report,
	struct fonds_figure figures[FONDS_FIGURES]);

/* "1,234", "1.2 MB", "99.9 %"; text has FONDS_WORDS_SIZE; returns it. */
char *fonds_figure_text(
	enum fonds_figure_kind kind, uint64_t value, char *text);

/* "up by 12", "down by 1.2 MB", "the same"; returns text. */
char *fonds_figure_change(const struct fonds_figure *figure, char *text);

/* An arrow for the eye beside the words, in UTF-8. */
const char *fonds_figure_arrow(const struct fonds_figure *figure);

#endif
