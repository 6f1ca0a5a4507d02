/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPORT_H
#define AUDIT_REPORT_H

#include <stddef.h>
#include <stdint.h>

#include "base/output.h"
#include "fixity/catalog/history.h"

/*
 * A verification report as data: gathered once from the catalog by report.c,
 * then written by one of the writers below, which all say the same. It is
 * about the newest run; runs is the history, oldest first.
 *
 * Memory does not grow with the collection: findings and bags hold the first
 * of them only, and the page and the text say how many they leave out. JSON
 * and CSV list every one, a row at a time from source.
 */
#define FONDS_REPORT_FINDINGS_MAX 500
#define FONDS_REPORT_BAGS_MAX 500
#define FONDS_REPORT_RUNS_MAX 60

struct fonds_report {
	int64_t made_at;
	const char *catalog; /* its path */
	struct fonds_run run;
	struct fonds_run *runs; /* the last ones, the newest included */
	size_t run_count;
	uint64_t runs_total;        /* ever made */
	struct fonds_run_bag *bags; /* those that are not sound go first */
	size_t bag_count;
	uint64_t bags_total;
	struct fonds_run_finding *findings;
	size_t finding_count;
	uint64_t findings_total;
	struct fonds_coverage coverage;

	/* Where all findings and bags are read; NULL: the arrays have all. */
	struct fonds_catalog *source;
};

/* Every finding, and every bag, of the run. */
enum fonds_status fonds_report_each_finding(const struct fonds_report *report,
	fonds_run_finding_fn *each, void *payload, struct fonds_error **error);
enum fonds_status fonds_report_each_bag(const struct fonds_report *report,
	fonds_run_bag_fn *each, void *payload, struct fonds_error **error);

/*
 * Write the report. What output itself could not write is told when it is
 * finished.
 */
typedef enum fonds_status fonds_report_write_fn(
	const struct fonds_report *report, struct fonds_output *output,
	struct fonds_error **error);

fonds_report_write_fn fonds_report_write_html;
fonds_report_write_fn fonds_report_write_json;
fonds_report_write_fn fonds_report_write_csv;
fonds_report_write_fn fonds_report_write_text;

#endif
