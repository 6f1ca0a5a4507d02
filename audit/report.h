/* SPDX-License-Identifier: Apache-2.0 */
#ifndef AUDIT_REPORT_H
#define AUDIT_REPORT_H

#include <stddef.h>
#include <stdint.h>

#include "base/output.h"
#include "fixity/catalog/coverage.h"
#include "fixity/catalog/incident.h"
#include "fixity/catalog/run.h"

/*
 * A verification report as data: gathered once from the catalog by
 * report-gather.h, then written by one of the writers below, which all say the
 * same. It is about one run, or about all runs that began in a period, and it
 * is compared with what came before: the run before it of the same scope, or
 * the period of the same length that ends where this one begins.
 *
 * Memory does not grow with the collection: each list holds the first of its
 * items only, and total says how many there are. The page and the text say how
 * many they leave out; JSON and CSV list every finding, holding, run and
 * incident, a row at a time from source.
 */
#define FONDS_REPORT_FINDINGS_MAX 500
#define FONDS_REPORT_HOLDINGS_MAX 500
#define FONDS_REPORT_RUNS_MAX 60
#define FONDS_REPORT_INCIDENTS_MAX 200
#define FONDS_REPORT_STEPS_MAX 20
#define FONDS_REPORT_OTHERS_MAX 100 /* of each other list */

/* A run, with what more a report says of it. */
struct fonds_report_run {
	struct fonds_run run;
	uint64_t busy_ms; /* summed over its auditors */
	uint64_t read;    /* files */
	uint64_t past_cache;
	uint64_t degraded;    /* files not read in the way that was asked for */
	uint64_t differences; /* found when its figures were counted again */
	uint64_t registered;  /* files, when it ended */
	uint64_t covered;     /* of them: checked within their policy then */
	bool is_reported;     /* else it is there for the trend alone */
};

/* What the lists must know of the run that a row is of. */
struct fonds_report_state {
	int64_t run;
	enum fonds_run_state state;
	int64_t started_at;
	int64_t recorded_at;
};

/* What runs came to in sum. The verdicts sum to files. */
struct fonds_report_totals {
	uint64_t runs;
	uint64_t states[FONDS_RUN_STATE_COUNT];
	uint64_t sound; /* runs in which nothing was found */
	uint64_t files; /* the inventories of the runs' scopes */
	uint64_t verdicts[FONDS_VERDICT_COUNT];
	uint64_t findings;
	uint64_t bytes;
	uint64_t busy_ms;
	uint64_t read;
	uint64_t past_cache;
	uint64_t degraded;
	uint64_t clock_notes;
	uint64_t differences;
	uint64_t registered; /* at the end of the period, and what was */
	uint64_t covered;    /* within its policy then */
};

/* A holding, summed over the runs that are reported. */
struct fonds_report_holding {
	int64_t holding;
	const char *location;
	const char *collection;
	uint64_t runs;
	uint64_t invalid; /* of them: what was found in them proves nothing */
	int64_t ended_at; /* of its last check; 0: it has not ended */
	uint64_t files;   /* these sums are over the runs */
	uint64_t bytes;
	uint64_t findings;
	uint64_t verdicts[FONDS_VERDICT_COUNT];
};

struct fonds_report_incident {
	struct fonds_incident incident;
	struct fonds_incident_event *steps;
	size_t step_count;
	uint64_t step_total;
};

struct fonds_report_collection {
	struct fonds_collection collection;
	struct fonds_coverage coverage;
};

/* What the catalog shows beside the runs, for the claims of report-claims.h. */
struct fonds_report_facts {
	uint64_t holdings; /* that are not removed */
	uint64_t supplied; /* of them: digests came with them */
	uint64_t generated;
	bool is_catalog_inside;     /* the catalog lies in a holding */
	uint64_t canaries;          /* there before the first of the runs */
	uint64_t files_with_policy; /* that sets an interval */
	uint64_t repairs_done;      /* until the end of the period */
	uint64_t repairs_pending;
};

/* What incidents the period had; those that are open are open now. */
struct fonds_report_incident_counts {
	uint64_t opened;
	uint64_t repaired;
	uint64_t accepted;
	uint64_t open;
	uint64_t open_sound_now; /* of those: the last check found it ok */
	uint64_t steps;          /* by persons */
};

struct fonds_report {
	int64_t made_at;
	const char *catalog; /* its path */

	struct fonds_run_period period; /* run is 0: all that began in it */
	int64_t since;                  /* the span of time that it is about */
	int64_t until;
	bool is_current; /* it reaches to now, or it is of the newest run */
	struct fonds_run_period before; /* what it is compared with */
	int64_t before_since;
	int64_t before_until;
	bool has_before; /* there was a run in it */

	struct fonds_report_totals totals;
	struct fonds_report_totals totals_before;

	/*
	 * The last runs that began before the end of the period, oldest
	 * first: the trend. total counts those that are reported.
	 */
	struct fonds_report_run *runs;
	size_t run_count;
	uint64_t run_total;

	struct fonds_audit_finding *findings; /* the damaged first */
	size_t finding_count;
	uint64_t finding_total;
	struct fonds_report_holding *holdings; /* not sound first */
	size_t holding_count;
	uint64_t holding_total;
	struct fonds_report_incident *incidents; /* open ones first */
	size_t incident_count;
	uint64_t incident_total;
	struct fonds_report_incident_counts incident_counts;

	struct fonds_coverage coverage; /* of all, now */
	struct fonds_report_collection *collections;
	size_t collection_count;
	uint64_t collection_total;
	struct fonds_overdue *overdue;
	size_t overdue_count;
	struct fonds_pause *pauses;
	size_t pause_count;
	uint64_t pause_total;
	struct fonds_clock_note *clock_notes;
	size_t clock_note_count;
	uint64_t clock_note_total;
	struct fonds_run_rest *rests; /* summed by verdict and reason */
	size_t rest_count;
	uint64_t rest_total; /* beyond the limit: each of each run */
	struct fonds_auditor *auditors;
	size_t auditor_count;
	uint64_t auditor_total;
	const char **differences; /* of the recount */
	size_t difference_count;
	struct fonds_report_facts facts;

	/* Where all are read; NULL: the arrays have them all. */
	struct fonds_catalog *source;
	const struct fonds_report_state *states; /* of the reported runs, by
	                                            number */
};

/* Is the report about one run? */
static inline bool fonds_report_is_of_run(const struct fonds_report *report)
{
	return report->period.run != 0;
}

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
fonds_report_write_fn fonds_report_write_premis; /* FONDS_ERR_NOT_FOUND */

#endif
