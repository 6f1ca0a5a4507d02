/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPORT_SOURCE_H
#define AUDIT_REPORT_SOURCE_H

#include "audit/report.h"

/*
 * The lists of a report without their limits: each item, read from the
 * catalog as it is written. A report without a source gives what its arrays
 * have.
 */
typedef enum fonds_status fonds_report_holding_fn(
	const struct fonds_report_holding *holding, void *payload,
	struct fonds_error **error);
typedef enum fonds_status fonds_report_collection_fn(
	const struct fonds_report_collection *collection, void *payload,
	struct fonds_error **error);
typedef enum fonds_status fonds_report_run_fn(
	const struct fonds_report_run *run, void *payload,
	struct fonds_error **error);

/* The damaged first. */
enum fonds_status fonds_report_each_finding(const struct fonds_report *report,
	fonds_audit_finding_fn *each, void *payload,
	struct fonds_error **error);

/* Holdings that had a part in the reported runs, by number. */
enum fonds_status fonds_report_each_holding(const struct fonds_report *report,
	fonds_report_holding_fn *each, void *payload,
	struct fonds_error **error);

/*
 * What became of a holding in each reported run that it had a part in, by run.
 * Without a source: one row, of the newest run, with its sums.
 */
enum fonds_status fonds_report_each_check(const struct fonds_report *report,
	const struct fonds_report_holding *holding, fonds_run_holding_fn *each,
	void *payload, struct fonds_error **error);

/* Of a reported run; false when it is none. */
bool fonds_report_state_of(const struct fonds_report *report, int64_t run,
	struct fonds_report_state *ret);

/* The auditors of the reported runs, by run. */
enum fonds_status fonds_report_each_auditor(const struct fonds_report *report,
	fonds_auditor_fn *each, void *payload, struct fonds_error **error);

/* All collections, as they are now. */
enum fonds_status fonds_report_each_collection(
	const struct fonds_report *report, fonds_report_collection_fn *each,
	void *payload, struct fonds_error **error);

/* Pauses that held at some time in the period. */
enum fonds_status fonds_report_each_pause(const struct fonds_report *report,
	fonds_pause_fn *each, void *payload, struct fonds_error **error);

/* What the clock did in the reported runs. */
enum fonds_status fonds_report_each_clock_note(
	const struct fonds_report *report, fonds_clock_note_fn *each,
	void *payload, struct fonds_error **error);

/* The runs of the trend before those that are reported, then all of these. */
enum fonds_status fonds_report_each_run(const struct fonds_report *report,
	fonds_report_run_fn *each, void *payload, struct fonds_error **error);

/* Those that were open at some time in the period, by number. */
enum fonds_status fonds_report_each_incident(const struct fonds_report *report,
	fonds_incident_fn *each, void *payload, struct fonds_error **error);

/* The steps of one. */
enum fonds_status fonds_report_each_step(const struct fonds_report *report,
	const struct fonds_incident *incident, fonds_incident_event_fn *each,
	void *payload, struct fonds_error **error);

/*
 * Fill in what a row of a run does not say of itself: its auditors' sums, and
 * its figures counted again (each difference is told to note, which may be
 * NULL); by the second, what was covered when it ended. run->run is set.
 */
enum fonds_status fonds_report_run_look(struct fonds_catalog *catalog,
	struct fonds_report_run *run, fonds_recount_fn *note, void *payload,
	struct fonds_error **error);
enum fonds_status fonds_report_run_cover(struct fonds_catalog *catalog,
	struct fonds_report_run *run, struct fonds_error **error);

#endif
