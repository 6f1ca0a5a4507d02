/* SPDX-License-Identifier: Apache-2.0 */
#ifndef TESTS_UNIT_AUDIT_REPORT_SAMPLE_H
#define TESTS_UNIT_AUDIT_REPORT_SAMPLE_H

#include "audit/report.h"

/*
 * Invented reports, by name: "sound", "findings" (every verdict, hostile
 * names), "many" (300 findings), "beyond" (more than are listed),
 * "interrupted", "empty", "running", "sixty" (runs), "pair" (of runs, ten
 * seconds apart), "broken" (the verdicts do not sum), "invalid", "period" (a
 * year with all that a report can hold), "idle" (a period without a run).
 */
#define SAMPLE_FINDINGS_MAX 300

struct sample {
	struct fonds_report report;
	struct fonds_report_run runs[FONDS_REPORT_RUNS_MAX];
	struct fonds_report_holding holdings[4];
	struct fonds_audit_finding findings[SAMPLE_FINDINGS_MAX];
	char paths[SAMPLE_FINDINGS_MAX][80];
	struct fonds_digest expected;
	struct fonds_digest actual;
	struct fonds_auditor auditors[2];
	struct fonds_report_collection collections[2];
	struct fonds_report_incident incidents[3];
	struct fonds_incident_event steps[6];
	struct fonds_overdue overdue[1];
	struct fonds_pause pauses[2];
	struct fonds_clock_note clock_notes[2];
	struct fonds_run_rest rests[2];
	const char *differences[1];
};

/* False when there is no report of that name. */
bool sample_init(struct sample *sample, const char *name);

/* The names of the reports, ended by NULL. */
extern const char *const sample_names[];

/* The paths of the findings of "findings", ended by NULL. */
extern const char *const sample_hostile[];

#endif
