/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPORT_JSON_H
#define AUDIT_REPORT_JSON_H

#include "audit/report.h"
#include "base/json-writer.h"

/*
 * The parts of the JSON report, in the order of the document; the members are
 * described in fonds-report(5). The first member of each item of an array is
 * the name of the item in it: what data-figure in the page refers to.
 */
void fonds_report_json_totals(struct fonds_json *json, const char *key,
	const struct fonds_report_totals *totals);
void fonds_report_json_run(
	struct fonds_json *json, const struct fonds_report_run *run);

/* Coverage, collections, overdue, pauses, clock, rests, auditors, claims. */
void fonds_report_json_state(
	struct fonds_json *json, const struct fonds_report *report);

#endif
