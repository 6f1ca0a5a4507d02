/* SPDX-License-Identifier: Apache-2.0 */
/*
 * A run: the checker is tested, the run is begun in the catalog, each bag of
 * the inventory has its turn, the run is closed. Whatever stops it, what was
 * checked stays recorded, and the run says that it was interrupted.
 */
#include <fonds/audit.h>

#include <inttypes.h>
#include <string.h>

#include "audit/bag-event.h"
#include "audit/bag-files.h"
#include "audit/canary.h"
#include "audit/origin.h"
#include "audit/place.h"
#include "audit/same-place.h"
#include "audit/unexpected.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"
#include "description/settle-change.h"

struct audit {
	struct fonds_catalog *catalog;
	struct fonds_audit_options options;
	int64_t run;
	int64_t last_bag;
	struct fonds_progress base;    /* what is behind us, and the totals */
	struct fonds_same_place place; /* of the catalog */
	struct fonds_bag_files_seen seen; /* of the bag whose turn it is */
	const char *unseen;               /* why it was not seen, or NULL */
};

/* A file may have grown, but done never passes total. */
static int clamp_progress(const struct fonds_progress *progress, void *payload)
{
	const struct audit *audit = payload;
	struct fonds_progress clamped = *progress;

	if (clamped.bytes_done > clamped.bytes_total)
		clamped.bytes_done = clamped.bytes_total;
	if (clamped.files_done > clamped.files_total)
		clamped.files_done = clamped.files_total;
	return audit->options.progress(&clamped, audit->options.payload);
}

static enum fonds_status tell(void *payload, struct fonds_error **error)
{
	struct audit *audit = payload;

	if (audit->options.progress && clamp_progress(&audit->base, audit) != 0)
		return fonds_fail(error, FONDS_ERR_CANCELLED,
			"the audit was interrupted");
	return FONDS_OK;
}

static enum fonds_status check_files(struct audit *audit,
	const struct fonds_catalog_bag *bag, struct fonds_tree *tree,
	struct fonds_error **error)
{
	const struct fonds_bag_files which = {
		.catalog = audit->catalog,
		.run = audit->run,
		.bag = bag->number,
		.tree = tree,
	};
	const struct fonds_check check = {
		.jobs = audit->options.jobs,
		.progress = audit->options.progress ? clamp_progress : NULL,
		.progress_payload = audit,
		.base = audit->base,
	};
	enum fonds_status status = fonds_bag_files_check(
		&which, &check, &audit->seen, error);

	if (status < 0)
		return status;
	audit->base.files_done += bag->files;
	audit->base.bytes_done += bag->bytes;
	if (audit->seen.files != bag->files)
		return fonds_fail(error, FONDS_ERR_FORMAT,
			"the catalog is damaged: bag %" PRId64 " has %" PRIu64
			" files, but %" PRIu64 " are registered",
			bag->number, bag->files, audit->seen.files);
	return tell(audit, error);
}

/* A finding on the bag as a whole. */
static enum fonds_status record_whole(struct audit *audit,
	const struct fonds_catalog_bag *bag, enum fonds_verdict verdict,
	const char *detail, struct fonds_error **error)
{
	const struct fonds_run_finding finding = {
		.run = audit->run,
		.bag = bag->number,
		.path = "",
		.verdict = verdict,
		.expected_size = UINT64_MAX,
		.actual_size = UINT64_MAX,
		.detail = detail,
		.found_at = fonds_clock_now(),
	};

	return fonds_history_finding(audit->catalog, &finding, error);
}

/* No file of the bag was looked at: one finding for the whole. */
static enum fonds_status record_unseen(struct audit *audit,
	const struct fonds_catalog_bag *bag, const struct fonds_place *place,
	struct fonds_error **error)
{
	enum fonds_status status = record_whole(
		audit, bag, place->verdict, place->detail, error);

	audit->unseen = "its files were not seen";
	if (status == FONDS_OK)
		status = fonds_history_rest(audit->catalog, audit->run,
			bag->number, place->verdict, error);
	audit->base.files_done += bag->files;
	audit->base.bytes_done += bag->bytes;
	return status;
}

static const char *const unsettled[] = {
	[FONDS_SETTLE_LATER] =
		"a change of its tag files was interrupted and is not "
		"finished: give the command that made it again",
	[FONDS_SETTLE_NEVER] =
		"a change of its tag files was interrupted, and they are "
		"neither those of before nor those of after",
};

/*
 * A change that was recorded and not settled: no process is at work on it,
 * since this one has the catalog's lock. What is there is judged by what was
 * settled.
 */
static enum fonds_status settle_change(struct audit *audit,
	const struct fonds_catalog_bag *bag, struct fonds_tree *tree,
	struct fonds_error **error)
{
	enum fonds_settlement settlement = FONDS_SETTLED;
	enum fonds_status status = fonds_settle_change(
		audit->catalog, bag->number, tree, &settlement, error);

	if (status < 0 || settlement == FONDS_SETTLED)
		return status;
	return record_whole(audit, bag, FONDS_VERDICT_UNSTABLE,
		unsettled[settlement], error);
}

static enum fonds_status check_place(struct audit *audit,
	const struct fonds_catalog_bag *bag, struct fonds_error **error)
{
	fonds_cleanup(fonds_place_clear) struct fonds_place place = { 0 };
	struct fonds_same_place seen;
	enum fonds_status status;

	fonds_same_place_note(&seen, bag->location);
	status = fonds_place_open(audit->catalog, bag, &place, error);
	if (status < 0)
		return status;
	if (place.verdict != FONDS_VERDICT_OK)
		return record_unseen(audit, bag, &place, error);
	status = settle_change(audit, bag, place.tree, error);
	if (status == FONDS_OK)
		status = check_files(audit, bag, place.tree, error);
	if (status < 0)
		return status;
	status = fonds_unexpected_find(audit->catalog, audit->run, bag->number,
		place.tree, tell, audit, error);
	if (status < 0 || fonds_same_place_holds(&seen))
		return status;
	audit->unseen = "its folder was moved or replaced while it was read";
	return record_whole(audit, bag, FONDS_VERDICT_UNSTABLE,
		"the folder was moved or replaced while it was read: what was "
		"read is not what is there now",
		error);
}

static enum fonds_status write_event(struct audit *audit,
	const struct fonds_catalog_bag *bag, struct fonds_error **error)
{
	const struct fonds_bag_event event = {
		.run = audit->run,
		.bag = bag,
		.seen = &audit->seen,
		.unseen = audit->unseen,
	};

	return audit->options.write_events
		       ? fonds_bag_event_write(audit->catalog, &event, error)
		       : FONDS_OK;
}

static enum fonds_status check_bag(const struct fonds_catalog_bag *bag,
	void *payload, struct fonds_error **error)
{
	struct audit *audit = payload;
	enum fonds_status status;

	if (bag->number > audit->last_bag)
		return FONDS_OK; /* registered since the run began */
	audit->unseen = NULL;
	status = fonds_history_bag_begin(
		audit->catalog, audit->run, bag->number, error);
	if (status == FONDS_OK)
		status = fonds_history_flush(audit->catalog, error);
	if (status == FONDS_OK)
		status = check_place(audit, bag, error);
	if (status == FONDS_OK)
		status = fonds_history_bag_end(
			audit->catalog, audit->run, bag->number, error);
	if (status == FONDS_OK)
		status = fonds_history_flush(audit->catalog, error);
	if (status == FONDS_OK)
		status = write_event(audit, bag, error);
	if (status == FONDS_OK)
		status = tell(audit, error);
	return status;
}

static enum fonds_status add_bytes(const struct fonds_catalog_bag *bag,
	void *payload, struct fonds_error **error)
{
	struct audit *audit = payload;

	(void)error;
	if (bag->number <= audit->last_bag)
		audit->base.bytes_total += bag->bytes;
	return FONDS_OK;
}

static enum fonds_status begin(struct audit *audit, struct fonds_error **error)
{
	struct fonds_origin_texts texts;
	struct fonds_run_origin origin;
	struct fonds_run run;
	enum fonds_status status;

	status = fonds_canary_check(error);
	if (status < 0)
		return status;
	fonds_origin_get(&texts, &origin);
	status = fonds_history_begin(
		audit->catalog, &origin, &audit->run, error);
	if (status == FONDS_OK)
		status = fonds_history_run_get(
			audit->catalog, audit->run, &run, error);
	if (status < 0)
		return status;
	fonds_same_place_note(
		&audit->place, fonds_catalog_path(audit->catalog));
	audit->last_bag = run.last_bag;
	audit->base.files_total = run.files;
	return fonds_catalog_each_bag(audit->catalog, add_bytes, audit, error);
}

static enum fonds_status finish(struct audit *audit,
	struct fonds_audit_summary *summary, struct fonds_error **error)
{
	struct fonds_run run;
	enum fonds_status status;

	if (!fonds_same_place_holds(&audit->place))
		return fonds_fail(error, FONDS_ERR_IO,
			"the catalog '%s' was moved or replaced during the "
			"run: what was found is not recorded there",
			audit->place.path);
	status = fonds_history_end(
		audit->catalog, audit->run, FONDS_RUN_COMPLETE, error);
	if (status == FONDS_OK)
		status = fonds_history_run_get(
			audit->catalog, audit->run, &run, error);
	if (status < 0)
		return status;
	*summary = (struct fonds_audit_summary){
		.run = (uint64_t)run.number,
		.bags = run.bags,
		.files = run.files,
		.bytes = run.bytes,
		.sound = fonds_run_is_sound(&run),
	};
	memcpy(summary->verdicts, run.verdicts, sizeof(summary->verdicts));
	return FONDS_OK;
}

static enum fonds_status run_all(struct audit *audit,
	struct fonds_audit_summary *summary, struct fonds_error **error)
{
	enum fonds_status status = begin(audit, error);

	if (status == FONDS_OK)
		status = fonds_catalog_each_bag(
			audit->catalog, check_bag, audit, error);
	if (status == FONDS_OK)
		status = finish(audit, summary, error);
	/* Where even this fails, the next run closes this one. */
	if (status < 0 && audit->run != 0)
		(void)fonds_history_end(audit->catalog, audit->run,
			FONDS_RUN_INTERRUPTED, NULL);
	return status;
}

enum fonds_status fonds_audit_run(struct fonds_catalog *catalog,
	const struct fonds_audit_options *options,
	struct fonds_audit_summary *summary, struct fonds_error **error)
{
	struct audit audit = { .catalog = catalog };
	enum fonds_status status;

	if (options && options->struct_size < sizeof(*options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"the options were not made by "
			"FONDS_AUDIT_OPTIONS_INIT");
	if (options)
		audit.options = *options;
	status = run_all(&audit, summary, error);
	if (status == FONDS_ERR_CANCELLED)
		(void)fonds_fail(error, status,
			"stopped: what was checked is recorded, and the run "
			"as interrupted");
	return status;
}
