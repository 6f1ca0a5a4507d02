/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPORT_GATHER_H
#define AUDIT_REPORT_GATHER_H

#include <fonds/audit-report.h>

#include "audit/report.h"
#include "base/arena.h"

/*
 * Fill a report from the catalog. What it points to lies in the arena; the
 * catalog must stay open while the report is written.
 *
 * wanted  one run, or a period; all 0: the newest run
 *
 * FONDS_ERR_NOT_FOUND when there is no such run, or no run was ever made.
 */
enum fonds_status fonds_report_gather(struct fonds_catalog *catalog,
	const struct fonds_run_period *wanted, int64_t now,
	struct fonds_arena *arena, struct fonds_report *ret,
	struct fonds_error **error);

/*
 * Gather the report that was asked for, and use it; from the one to the other
 * all that is read is of one state of the catalog.
 */
typedef enum fonds_status fonds_report_use_fn(const struct fonds_report *report,
	void *payload, struct fonds_error **error);

enum fonds_status fonds_report_make(struct fonds_catalog *catalog,
	const struct fonds_audit_report_options *options,
	fonds_report_use_fn *use, void *payload, struct fonds_error **error);

/* The steps of it, in their order; span and source of the report are set. */
struct fonds_gathering {
	struct fonds_catalog *catalog;
	struct fonds_report *report;
	struct fonds_arena *arena;
};

/* The runs, their sums, auditors and rests, and what was before. */
enum fonds_status fonds_report_gather_runs(
	struct fonds_gathering *gathering, struct fonds_error **error);

/* Findings, holdings, incidents. */
enum fonds_status fonds_report_gather_lists(
	struct fonds_gathering *gathering, struct fonds_error **error);

/* Coverage, collections, overdue, pauses, clock, what else is claimed. */
enum fonds_status fonds_report_gather_state(
	struct fonds_gathering *gathering, struct fonds_error **error);

#endif
