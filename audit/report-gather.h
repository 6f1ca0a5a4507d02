/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPORT_GATHER_H
#define AUDIT_REPORT_GATHER_H

#include "audit/report.h"
#include "base/arena.h"

/*
 * Fill a report on the newest run from the catalog. What it points to lies in
 * the arena; the catalog must stay open while the report is written.
 *
 * FONDS_ERR_NOT_FOUND when no run was ever made.
 */
enum fonds_status fonds_report_gather(struct fonds_catalog *catalog,
	int64_t now, struct fonds_arena *arena, struct fonds_report *ret,
	struct fonds_error **error);

#endif
