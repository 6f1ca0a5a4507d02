/* SPDX-License-Identifier: Apache-2.0 */
#ifndef FIXITY_CATALOG_HISTORY_H
#define FIXITY_CATALOG_HISTORY_H

#include "fixity/catalog/catalog.h"

/*
 * The history of fixity checks: a row for each run, for each bag in a run,
 * and for each file that was not found sound; never a row for a file that
 * was. Rows are only ever added; a run's own row is closed once.
 */

enum fonds_run_state {
	FONDS_RUN_RUNNING = 0,
	FONDS_RUN_COMPLETE = 1,
	FONDS_RUN_INTERRUPTED = 2, /* stopped, or its process died */
};

/* Who runs it, on what; all strings may be "". */
struct fonds_run_origin {
	const char *host;
	const char *user;
	const char *version;   /* of fonds */
	const char *libraries; /* "OpenSSL 3.0.19; SQLite 3.40.1" */
	const char *system;    /* "Linux 6.1 x86_64" */
	const char *read_mode; /* "through the page cache" */
};

struct fonds_run {
	int64_t number;
	enum fonds_run_state state;
	int64_t started_at;
	int64_t ended_at; /* 0 while it runs; of a dead one: last heard of */
	struct fonds_run_origin origin;
	uint64_t bags;    /* of the inventory when the run began */
	uint64_t files;   /* likewise: the verdicts sum to this */
	int64_t last_bag; /* bags with higher numbers came later */
	uint64_t bytes;   /* read in this run */
	uint64_t findings;
	uint64_t verdicts[FONDS_VERDICT_COUNT];
};

/*
 * May it be said of this run that all is well? It came to its end, every file
 * of the inventory is ok, and nothing else was found either (a folder that
 * cannot be listed may hide what is not registered).
 */
bool fonds_run_is_sound(const struct fonds_run *run);

/* "running", "complete", "interrupted" */
const char *fonds_run_state_name(enum fonds_run_state state);

struct fonds_run_finding {
	int64_t run;
	int64_t bag;
	const char *location; /* of the bag */
	const char *path;     /* in the bag; "" for the bag as a whole */
	enum fonds_verdict verdict;
	uint64_t expected_size; /* UINT64_MAX: does not apply */
	uint64_t actual_size;
	const struct fonds_digest *expected; /* NULL: does not apply */
	const struct fonds_digest *actual;
	const char *detail;
	int64_t found_at;
};

/* What happened to one bag in a run. */
struct fonds_run_bag {
	int64_t run;
	int64_t bag;
	const char *location;
	int64_t started_at;
	int64_t ended_at; /* 0 while it is under way */
	uint64_t files;
	uint64_t bytes;
	uint64_t findings;
	uint64_t verdicts[FONDS_VERDICT_COUNT];
};

/*
 * Begin a run: take the catalog's audit lock (FONDS_ERR_BUSY when another
 * process holds it), close runs whose process died as interrupted, count the
 * inventory, and record the new run durably. The lock is held until end, or
 * until the catalog is closed.
 */
enum fonds_status fonds_history_begin(struct fonds_catalog *catalog,
	const struct fonds_run_origin *origin, int64_t *ret_run,
	struct fonds_error **error);

/*
 * Record what was found, in batches: everything between two calls of flush is
 * one transaction, and others cannot write meanwhile: gather first, then
 * record. bag_begin and bag_end embrace the files of one bag.
 *
 * file	updates a registered file's last check; it never touches its baseline.
 *	Once per file and run. FONDS_ERR_INVALID for unexpected, volume-offline
 *	and not-checked, which say nothing of one registered file.
 * rest	counts all files of the bag that had no turn as of this verdict,
 *	without touching their last checks: for a bag whose place was not seen.
 * finding  of an unexpected file counts it, too; other verdicts are counted by
 *	file. A finding may also be about a folder, or the bag as a whole.
 * bag_end  counts the files that had no turn as not-checked.
 *
 * When one of these fails, all since the last flush has been undone.
 */
enum fonds_status fonds_history_bag_begin(struct fonds_catalog *catalog,
	int64_t run, int64_t bag, struct fonds_error **error);
enum fonds_status fonds_history_file(struct fonds_catalog *catalog, int64_t run,
	int64_t bag, const char *path, enum fonds_verdict verdict,
	uint64_t bytes_read, struct fonds_error **error);
enum fonds_status fonds_history_rest(struct fonds_catalog *catalog, int64_t run,
	int64_t bag, enum fonds_verdict verdict, struct fonds_error **error);
enum fonds_status fonds_history_finding(struct fonds_catalog *catalog,
	const struct fonds_run_finding *finding, struct fonds_error **error);
enum fonds_status fonds_history_bag_end(struct fonds_catalog *catalog,
	int64_t run, int64_t bag, struct fonds_error **error);
enum fonds_status fonds_history_flush(
	struct fonds_catalog *catalog, struct fonds_error **error);

/*
 * An event about the check of a bag that this run wrote into the bag's own
 * description, or why it did not. Once for each bag whose turn has ended;
 * durable when it returns.
 */
struct fonds_run_event {
	int64_t run;
	int64_t bag;
	const char *location; /* of the bag; not needed for recording */
	const char *event;    /* its identifier; NULL: none was written */
	const char *reason;   /* why none was; else "" */
};

enum fonds_status fonds_history_event(struct fonds_catalog *catalog,
	const struct fonds_run_event *event, struct fonds_error **error);

/*
 * Close the run. Files that had no turn are counted as not-checked, so that
 * the verdicts sum to the inventory; a sum that does not hold is an error
 * (FONDS_ERR_FORMAT: the catalog is damaged). When it fails the run stays
 * open and locked, and is closed by the next begin.
 */
enum fonds_status fonds_history_end(struct fonds_catalog *catalog, int64_t run,
	enum fonds_run_state state, struct fonds_error **error);

/* One run; number 0 is the newest. FONDS_ERR_NOT_FOUND. Strings: catalog's. */
enum fonds_status fonds_history_run_get(struct fonds_catalog *catalog,
	int64_t number, struct fonds_run *ret, struct fonds_error **error);

typedef enum fonds_status fonds_run_fn(
	const struct fonds_run *run, void *payload, struct fonds_error **error);
typedef enum fonds_status fonds_run_bag_fn(const struct fonds_run_bag *bag,
	void *payload, struct fonds_error **error);
typedef enum fonds_status fonds_run_finding_fn(
	const struct fonds_run_finding *finding, void *payload,
	struct fonds_error **error);
typedef enum fonds_status fonds_run_event_fn(
	const struct fonds_run_event *event, void *payload,
	struct fonds_error **error);

/*
 * Every run, oldest first; the bags of a run by number, as its events; its
 * findings in the order in which they were recorded. The callbacks may use the
 * catalog.
 */
enum fonds_status fonds_history_each_run(struct fonds_catalog *catalog,
	fonds_run_fn *each, void *payload, struct fonds_error **error);
enum fonds_status fonds_history_each_bag(struct fonds_catalog *catalog,
	int64_t run, fonds_run_bag_fn *each, void *payload,
	struct fonds_error **error);
enum fonds_status fonds_history_each_finding(struct fonds_catalog *catalog,
	int64_t run, fonds_run_finding_fn *each, void *payload,
	struct fonds_error **error);

enum fonds_status fonds_history_each_event(struct fonds_catalog *catalog,
	int64_t run, fonds_run_event_fn *each, void *payload,
	struct fonds_error **error);

/* What happened to one bag in one run; each is called once, or never. */
enum fonds_status fonds_history_bag_of_run(struct fonds_catalog *catalog,
	int64_t run, int64_t bag, fonds_run_bag_fn *each, void *payload,
	struct fonds_error **error);

/* What happened to one bag in every run, oldest first. */
enum fonds_status fonds_history_each_run_of_bag(struct fonds_catalog *catalog,
	int64_t bag, fonds_run_bag_fn *each, void *payload,
	struct fonds_error **error);

/*
 * How the last checks of all registered files are spread in time. never and
 * the verdicts sum to files. A check dated later than a day from now proves
 * nothing and is within none of the periods.
 */
struct fonds_coverage {
	uint64_t files;
	uint64_t never;      /* not checked since they were registered */
	uint64_t within_day; /* checked in the last 1, 7, 30, 90, 365 days */
	uint64_t within_week;
	uint64_t within_month;
	uint64_t within_quarter;
	uint64_t within_year;
	int64_t oldest; /* the oldest last check, 0 when there is none */
	uint64_t verdicts[FONDS_VERDICT_COUNT]; /* of the last checks */
};

enum fonds_status fonds_history_coverage(struct fonds_catalog *catalog,
	int64_t now, struct fonds_coverage *ret, struct fonds_error **error);

#endif
