/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_AUDIT_REPORT_YEAR_H
#define TESTS_UNIT_AUDIT_REPORT_YEAR_H

#include "fixity/catalog/work.h"

/*
 * Fills an empty catalog with fourteen months of monthly runs over three
 * holdings, with three incidents (one repaired, one accepted, one open), a
 * pause, a run that ended early, a clock that was set back, a file that moved
 * and one that is not registered. Names are hostile. Nothing is read from a
 * disk; both clocks are this one, by --wrap of fonds_db_now and
 * fonds_clock_now.
 */
extern int64_t year_now;

#define YEAR_FIRST INT64_C(1761955200) /* 2025-11-01T00:00:00Z */
#define YEAR_MONTHS 14
#define YEAR_FILES 90 /* of all holdings */

enum fonds_status year_make(
	struct fonds_catalog *catalog, struct fonds_error **error);

/* What was found in the months, in sum: for comparison with the report. */
extern const uint64_t year_findings;

#endif
