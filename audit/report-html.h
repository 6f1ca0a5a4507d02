/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPORT_HTML_H
#define AUDIT_REPORT_HTML_H

#include "audit/report-words.h"
#include "base/html-writer.h"

/*
 * The parts of the HTML report, in the order of the page. Each writes whole
 * elements. The markup is HTML that is also well-formed XML, so that any XML
 * tool can read a report; it uses no named character references but the five
 * of XML.
 */
void fonds_report_html_findings(
	const struct fonds_report *report, struct fonds_output *output);
void fonds_report_html_coverage(
	const struct fonds_report *report, struct fonds_output *output);
void fonds_report_html_history(
	const struct fonds_report *report, struct fonds_output *output);
void fonds_report_html_bags(
	const struct fonds_report *report, struct fonds_output *output);

/* A bar for each run as SVG; draws nothing without runs. */
void fonds_report_html_chart(
	const struct fonds_report *report, struct fonds_output *output);

/* The style sheet: free of the characters < and &. */
void fonds_report_html_style(struct fonds_output *output);

/* <td class="number">1,234</td> */
void fonds_report_html_number(struct fonds_output *output, uint64_t number);

/* How an outcome looks: a class of the style sheet, and a sign in UTF-8. */
struct fonds_report_html_look {
	const char *class;
	const char *sign;
};

const struct fonds_report_html_look *fonds_report_html_look(
	enum fonds_outcome outcome);

/* The time in a <time> element; "never" for 0. */
void fonds_report_html_time(struct fonds_output *output, int64_t time);

/* "In this page the first 500 of 1,234 findings are listed ..." */
void fonds_report_html_left_out(struct fonds_output *output, const char *noun,
	uint64_t shown, uint64_t total);

#endif
