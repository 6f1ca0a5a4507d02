/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPORT_HTML_H
#define AUDIT_REPORT_HTML_H

#include "audit/report-sentence.h"
#include "audit/report-words.h"
#include "base/html-writer.h"

/*
 * The parts of the HTML report, in the order of the page. Each writes whole
 * elements. The markup is HTML that is also well-formed XML, so that any XML
 * tool can read a report; it uses no named character references but the five
 * of XML.
 *
 * A number that the JSON report has, too, says so by data-figure: the names of
 * the members that lead to it, with dots between them; in an array the value
 * of an item's first member is its name.
 */
void fonds_report_html_findings(
	const struct fonds_report *report, struct fonds_output *output);
void fonds_report_html_incidents(
	const struct fonds_report *report, struct fonds_output *output);
void fonds_report_html_verdicts(
	const struct fonds_report *report, struct fonds_output *output);
void fonds_report_html_comparison(
	const struct fonds_report *report, struct fonds_output *output);
void fonds_report_html_coverage(
	const struct fonds_report *report, struct fonds_output *output);
void fonds_report_html_pauses(
	const struct fonds_report *report, struct fonds_output *output);
void fonds_report_html_clock(
	const struct fonds_report *report, struct fonds_output *output);
void fonds_report_html_runs(
	const struct fonds_report *report, struct fonds_output *output);
void fonds_report_html_auditors(
	const struct fonds_report *report, struct fonds_output *output);
void fonds_report_html_holdings(
	const struct fonds_report *report, struct fonds_output *output);
void fonds_report_html_claims(
	const struct fonds_report *report, struct fonds_output *output);

/* Drawings; each draws nothing where there is nothing. */
void fonds_report_html_chart_verdicts(
	const struct fonds_report *report, struct fonds_output *output);
void fonds_report_html_chart_coverage(
	const struct fonds_report *report, struct fonds_output *output);
void fonds_report_html_chart_rate(
	const struct fonds_report *report, struct fonds_output *output);
void fonds_report_html_chart_ages(
	const struct fonds_report *report, struct fonds_output *output);

/* The style sheet: free of the characters < and &. */
void fonds_report_html_style(struct fonds_output *output);

/* <td class="number" data-figure="KEY">1,234</td>; key is a format. */
void fonds_report_html_number(struct fonds_output *output, uint64_t number,
	const char *key, ...) __attribute__((format(printf, 3, 4)));

/* <td class="CLASS">text</td>, text as prose; "" becomes a dash. */
void fonds_report_html_cell(
	struct fonds_output *output, const char *class, const char *text);

/* The same of a name. */
void fonds_report_html_name(struct fonds_output *output, const char *name);

/*
 * A table that may be scrolled sideways where the screen is narrow, from its
 * beginning to <tbody>. columns are separated by "|", those of numbers begin
 * with "#"; id may be NULL.
 */
void fonds_report_html_table(struct fonds_output *output, const char *id,
	const char *caption, const char *columns);
void fonds_report_html_table_end(struct fonds_output *output);

/* How an outcome looks: a class of the style sheet, and a sign in UTF-8. */
struct fonds_report_html_look {
	const char *class;
	const char *sign;
};

const struct fonds_report_html_look *fonds_report_html_look(
	enum fonds_outcome outcome);

/* The time in a <time> element; "never" for 0. */
void fonds_report_html_time(struct fonds_output *output, int64_t time);

/* "The first 500 of 1,234 findings are listed ..." */
void fonds_report_html_left_out(struct fonds_output *output, const char *noun,
	uint64_t shown, uint64_t total);

#endif
