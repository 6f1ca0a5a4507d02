/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/run-told.h"

#include <inttypes.h>

#include "audit/bag-event.h"
#include "audit/report-totals.h"
#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/work.h"

#define NOTE_MAX 4096

/* What an event says of the check, as texts. */
struct told {
	bool is_sound;
	bool has_findings;
	const char *detail;
	struct fonds_buffer counts;
	struct fonds_buffer digests;
	struct fonds_buffer run;
};

static void told_clear(struct told *told)
{
	fonds_buffer_clear(&told->counts);
	fonds_buffer_clear(&told->digests);
	fonds_buffer_clear(&told->run);
}

/* "9 registered files: 8 ok, 1 corrupt" */
static enum fonds_status tell_counts(const struct fonds_run_holding *holding,
	void *payload, struct fonds_error **error)
{
	struct told *told = payload;
	const char *between = ": ";

	(void)error;
	told->has_findings = holding->findings > 0;
	told->is_sound = !told->has_findings &&
			 holding->verdicts[FONDS_VERDICT_OK] == holding->files;
	told->detail = fonds_verdicts_detail(holding->files, holding->verdicts);
	fonds_buffer_printf(&told->counts, "%" PRIu64 " registered %s",
		holding->files, holding->files == 1 ? "file" : "files");
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++) {
		if (holding->verdicts[i] == 0)
			continue;
		fonds_buffer_printf(&told->counts, "%s%" PRIu64 " %s", between,
			holding->verdicts[i],
			fonds_verdict_name((enum fonds_verdict)i));
		between = ", ";
	}
	return FONDS_OK;
}

static void tell_digests(struct told *told, const struct fonds_run_told *which)
{
	fonds_buffer_add_text(&told->digests, "digests: ");
	for (size_t i = 0; i < which->algorithm_count; i++)
		fonds_buffer_printf(&told->digests, "%s%s", i > 0 ? ", " : "",
			fonds_algorithm_name(which->algorithms[i]));
}

static enum fonds_status tell(struct told *told, struct fonds_catalog *catalog,
	const struct fonds_run_told *which, struct fonds_error **error)
{
	enum fonds_status status;

	fonds_buffer_init(&told->counts, NOTE_MAX);
	fonds_buffer_init(&told->digests, NOTE_MAX);
	fonds_buffer_init(&told->run, NOTE_MAX);
	status = fonds_run_holding_get(
		catalog, which->run, which->holding, tell_counts, told, error);
	tell_digests(told, which);
	fonds_buffer_printf(&told->run, "audit run %" PRId64, which->run);
	if (status == FONDS_OK)
		status = fonds_buffer_check(&told->counts, "the event", error);
	if (status == FONDS_OK)
		status = fonds_buffer_check(&told->digests, "the event", error);
	if (status == FONDS_OK)
		status = fonds_buffer_check(&told->run, "the event", error);
	return status;
}

static enum fonds_status write_event(struct fonds_catalog *catalog,
	const struct fonds_run_told *which, const struct told *told, char **ret,
	struct fonds_error **error)
{
	const char *const notes[] = {
		fonds_buffer_text(&told->counts),
		fonds_buffer_text(&told->digests),
		fonds_buffer_text(&told->run),
	};
	const struct fonds_bag_event event = {
		.location = which->location,
		.is_sound = told->is_sound,
		.detail = told->detail,
		.notes = notes,
		.note_count = sizeof(notes) / sizeof(notes[0]),
	};

	return fonds_bag_event_write(catalog, &event, ret, error);
}

/*
 * NULL when an event can tell of the check. One of a part that found nothing
 * is neither a success nor a failure of the bag.
 */
static const char *why_not(
	const struct fonds_run_told *which, const struct told *told)
{
	if (which->unseen)
		return which->unseen;
	return told->is_sound || told->has_findings
		       ? NULL
		       : "not all of its files were checked in this run";
}

enum fonds_status fonds_run_tell(struct fonds_catalog *catalog,
	const struct fonds_run_told *which, struct fonds_error **error)
{
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	fonds_cleanup(told_clear) struct told told = { 0 };
	fonds_cleanup(fonds_freep) char *event = NULL;
	struct fonds_run_event row = {
		.run = which->run,
		.holding = which->holding,
	};
	enum fonds_status status = tell(&told, catalog, which, error);

	if (status < 0)
		return status;
	row.reason = why_not(which, &told);
	if (!row.reason)
		status = write_event(catalog, which, &told, &event, &why);
	if (status < 0 && fonds_error_is_want(status, why))
		return fonds_error_move(&why, status, error);
	if (status < 0)
		row.reason = fonds_error_message(why);
	else if (!row.reason)
		row.reason = "";
	row.event = event;
	return fonds_work_event(catalog, &row, error);
}
