/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_RUN_H
#define FIXITY_CATALOG_RUN_H

#include "fixity/catalog/holding.h"

/*
 * The history of fixity checks, for reading: runs, their auditors, what each
 * found in which holding, and each file that was not found sound; never a row
 * for a file that was.
 */

/* The values stand in catalogs: never renumber. */
enum fonds_run_state {
	FONDS_RUN_RUNNING = 0,
	FONDS_RUN_COMPLETE = 1,    /* all that was due was checked */
	FONDS_RUN_INTERRUPTED = 2, /* stopped or died: it can be gone on with */
	FONDS_RUN_PARTIAL = 3,     /* its budget, or its window, ended */
	FONDS_RUN_STOPPED = 4,     /* too much was wrong to be true */
	FONDS_RUN_INVALID = 5,     /* a canary was not flagged */
};

#define FONDS_RUN_STATE_COUNT 6

/* "running", "complete", "interrupted", "partial", "stopped", "invalid" */
const char *fonds_run_state_name(enum fonds_run_state state);

/* Who audits, on what; all strings may be "". */
struct fonds_run_origin {
	const char *host;
	const char *user;
	int64_t process;
	const char *version;   /* of fonds */
	const char *libraries; /* "OpenSSL 3.0.19; SQLite 3.40.1" */
	const char *system;    /* "Linux 6.1 x86_64" */
	const char *read_mode; /* "through the page cache" */
};

struct fonds_run {
	int64_t number;
	enum fonds_run_state state;
	const char *scope;
	int64_t started_at;
	int64_t recorded_at; /* the last sign of life */
	int64_t ended_at;    /* 0 while it runs; of a dead one: recorded_at */
	const char *why;     /* it ended so; "" */
	uint64_t holdings;   /* of its scope when it began */
	uint64_t files;      /* likewise: the verdicts sum to this */
	uint64_t bytes;      /* read in this run */
	uint64_t findings;
	uint64_t verdicts[FONDS_VERDICT_COUNT];
	uint64_t auditors;    /* ever */
	uint64_t clock_notes; /* anomalies of the clock */
	bool is_alive;        /* an auditor is at work on it now */
};

/*
 * May it be said of this run that what it checked is well? It came to its end
 * or that of its budget, every file that had its turn is ok, and nothing else
 * was found either.
 */
bool fonds_run_is_sound(const struct fonds_run *run);

struct fonds_auditor {
	int64_t number;
	int64_t run;
	struct fonds_run_origin origin;
	int64_t started_at;
	int64_t seen_at;
	int64_t ended_at; /* 0: at work, or dead */
	const char *why;
	uint64_t files;
	uint64_t bytes;
	uint64_t past_cache; /* files read past the page cache */
	uint64_t busy_ms;    /* in which it read and hashed */
	bool is_alive;
};

struct fonds_audit_finding {
	int64_t number;
	int64_t run;
	int64_t holding;
	const char *location; /* of the holding */
	int64_t shard;        /* 0: none */
	const char *path;     /* in the holding; "" for it as a whole */
	enum fonds_verdict verdict;
	uint64_t expected_size; /* UINT64_MAX: does not apply */
	uint64_t actual_size;
	const struct fonds_digest *expected; /* NULL: does not apply */
	const struct fonds_digest *actual;
	const char *moved_to;   /* a path in the holding, or NULL */
	uint64_t damage_offset; /* UINT64_MAX: not known */
	uint64_t damage_length; /* from there to the last byte that differs */
	const char *damage_pattern; /* "one bit", "zeros", ... or NULL */
	const char *detail;
	int64_t found_at;
	int64_t incident; /* 0: it opened none */
};

/* What happened to one holding in a run, summed over its shards. */
struct fonds_run_holding {
	int64_t run;
	int64_t holding;
	const char *location;
	const char *collection;
	int64_t ended_at; /* of its last shard; 0 while one is open */
	uint64_t files;
	uint64_t bytes;
	uint64_t findings;
	uint64_t verdicts[FONDS_VERDICT_COUNT];
};

/* Shards of the scope that had no turn, by why. */
struct fonds_run_rest {
	enum fonds_verdict verdict;
	const char *reason;
	uint64_t shards;
	uint64_t files;
};

struct fonds_clock_note {
	int64_t run;
	int64_t noted_at;
	int64_t step;
	const char *note;
};

/* See fonds_audit_options.write_events. */
struct fonds_run_event {
	int64_t run;
	int64_t holding;
	const char *location; /* of the holding; not needed for recording */
	const char *event;    /* its identifier; NULL: none was written */
	const char *reason;   /* why none was; else "" */
};

/* Of what a reading is: of one run, or of all that began in a period. */
struct fonds_run_period {
	int64_t run;   /* 0: by time */
	int64_t since; /* included */
	int64_t until; /* not included; 0: no end */
};

/*
 * One run; number 0 is the newest. FONDS_ERR_NOT_FOUND. Strings: catalog's.
 *
 * A run that stands as running, and of which no auditor is alive, is told as
 * interrupted, here and by fonds_run_each().
 */
enum fonds_status fonds_run_get(struct fonds_catalog *catalog, int64_t number,
	struct fonds_run *ret, struct fonds_error **error);

typedef enum fonds_status fonds_run_fn(
	const struct fonds_run *run, void *payload, struct fonds_error **error);
typedef enum fonds_status fonds_auditor_fn(const struct fonds_auditor *auditor,
	void *payload, struct fonds_error **error);
typedef enum fonds_status fonds_run_holding_fn(
	const struct fonds_run_holding *holding, void *payload,
	struct fonds_error **error);
typedef enum fonds_status fonds_run_rest_fn(const struct fonds_run_rest *rest,
	void *payload, struct fonds_error **error);
typedef enum fonds_status fonds_audit_finding_fn(
	const struct fonds_audit_finding *finding, void *payload,
	struct fonds_error **error);
typedef enum fonds_status fonds_clock_note_fn(
	const struct fonds_clock_note *note, void *payload,
	struct fonds_error **error);
typedef enum fonds_status fonds_run_event_fn(
	const struct fonds_run_event *event, void *payload,
	struct fonds_error **error);

/*
 * The callbacks may use the catalog. Runs by number; the auditors of a run by
 * number; its holdings by number; findings in the order of recording, the
 * damaged first when that is asked for (corrupt, corrupt-unconfirmed, missing,
 * unreadable, denied, unstable, moved, unexpected, volume-offline).
 */
enum fonds_status fonds_run_each(struct fonds_catalog *catalog,
	const struct fonds_run_period *period, fonds_run_fn *each,
	void *payload, struct fonds_error **error);
enum fonds_status fonds_run_each_auditor(struct fonds_catalog *catalog,
	int64_t run, fonds_auditor_fn *each, void *payload,
	struct fonds_error **error);
enum fonds_status fonds_run_each_holding(struct fonds_catalog *catalog,
	int64_t run, fonds_run_holding_fn *each, void *payload,
	struct fonds_error **error);
enum fonds_status fonds_run_each_rest(struct fonds_catalog *catalog,
	int64_t run, fonds_run_rest_fn *each, void *payload,
	struct fonds_error **error);
enum fonds_status fonds_run_each_finding(struct fonds_catalog *catalog,
	const struct fonds_run_period *period, bool damaged_first,
	fonds_audit_finding_fn *each, void *payload,
	struct fonds_error **error);
enum fonds_status fonds_run_each_clock_note(struct fonds_catalog *catalog,
	const struct fonds_run_period *period, fonds_clock_note_fn *each,
	void *payload, struct fonds_error **error);
enum fonds_status fonds_run_each_event(struct fonds_catalog *catalog,
	int64_t run, fonds_run_event_fn *each, void *payload,
	struct fonds_error **error);

/* One holding in one run (called once or never), and in every run. */
enum fonds_status fonds_run_holding_get(struct fonds_catalog *catalog,
	int64_t run, int64_t holding, fonds_run_holding_fn *each, void *payload,
	struct fonds_error **error);
enum fonds_status fonds_run_each_of_holding(struct fonds_catalog *catalog,
	int64_t holding, fonds_run_holding_fn *each, void *payload,
	struct fonds_error **error);

/*
 * Count again from the raw rows (run_shard, run_rest, finding) and compare
 * with what the run says; each difference is a line of text. *ret: how many.
 */
typedef enum fonds_status fonds_recount_fn(
	const char *difference, void *payload, struct fonds_error **error);
enum fonds_status fonds_run_recount(struct fonds_catalog *catalog, int64_t run,
	fonds_recount_fn *each, void *payload, uint64_t *ret,
	struct fonds_error **error);

#endif
