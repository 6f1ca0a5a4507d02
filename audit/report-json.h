/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPORT_JSON_H
#define AUDIT_REPORT_JSON_H

#include "audit/report.h"
#include "base/json-writer.h"

/*
 * The parts of the JSON report; the members are described in fonds-report(5). The first member of each item of an array is
 * the name of the item in it: what data-figure in the page refers to.
 */
/* Coverage, collections, overdue, pauses, clock, rests, auditors, claims. */
enum fonds_status fonds_report_json_state(struct fonds_json *json,
	const struct fonds_report *report, struct fonds_error **error);

#endif
