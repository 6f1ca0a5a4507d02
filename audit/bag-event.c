/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/bag-event.h"

#include <fcntl.h>
#include <inttypes.h>
#include <string.h>

#include <fonds/metadata.h>
#include <fonds/version.h>

#include "bagit/write/journal.h"
#include "bagit/write/replace-tags.h"
#include "base/buffer.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/folder.h"
#include "description/event-result.h"

#define NOTE_MAX 4096

/* What an event says of the check, as texts. */
struct told {
	bool is_sound;
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
static enum fonds_status tell_counts(const struct fonds_run_bag *bag,
	void *payload, struct fonds_error **error)
{
	struct told *told = payload;
	const char *between = ": ";

	(void)error;
	told->is_sound = bag->findings == 0 &&
			 bag->verdicts[FONDS_VERDICT_OK] == bag->files;
	fonds_buffer_printf(&told->counts, "%" PRIu64 " registered %s",
		bag->files, bag->files == 1 ? "file" : "files");
	for (int i = 0; i < FONDS_VERDICT_COUNT; i++) {
		if (bag->verdicts[i] == 0)
			continue;
		fonds_buffer_printf(&told->counts, "%s%" PRIu64 " %s", between,
			bag->verdicts[i],
			fonds_verdict_name((enum fonds_verdict)i));
		between = ", ";
	}
	return FONDS_OK;
}

static void tell_digests(
	struct told *told, const struct fonds_bag_files_seen *seen)
{
	fonds_buffer_add_text(&told->digests, "digests: ");
	for (size_t i = 0; i < seen->algorithm_count; i++)
		fonds_buffer_printf(&told->digests, "%s%s", i > 0 ? ", " : "",
			fonds_algorithm_name(seen->algorithms[i]));
}

static enum fonds_status tell(struct told *told, struct fonds_catalog *catalog,
	const struct fonds_bag_event *event, struct fonds_error **error)
{
	enum fonds_status status;

	fonds_buffer_init(&told->counts, NOTE_MAX);
	fonds_buffer_init(&told->digests, NOTE_MAX);
	fonds_buffer_init(&told->run, NOTE_MAX);
	status = fonds_history_bag_of_run(catalog, event->run,
		event->bag->number, tell_counts, told, error);
	tell_digests(told, event->seen);
	fonds_buffer_printf(&told->run, "audit run %" PRId64, event->run);
	if (status == FONDS_OK)
		status = fonds_buffer_check(&told->counts, "the event", error);
	if (status == FONDS_OK)
		status = fonds_buffer_check(&told->digests, "the event", error);
	if (status == FONDS_OK)
		status = fonds_buffer_check(&told->run, "the event", error);
	return status;
}

static enum fonds_status look_at_step(const struct fonds_journal_step *step,
	void *payload, struct fonds_error **error)
{
	bool *is_foreign = payload;

	(void)error;
	if (step->kind != FONDS_JOURNAL_PUT ||
		(strcmp(step->to, "metadata/premis.xml") != 0 &&
			strncmp(step->to, "tagmanifest-", 12) != 0))
		*is_foreign = true;
	return FONDS_OK;
}

/*
 * Whoever changes a bag finishes what was decided and interrupted. An event is
 * finished so, but an update of the bag is no work of an audit.
 */
static enum fonds_status check_is_decided(
	const char *location, struct fonds_error **error)
{
	fonds_cleanup(fonds_closep) int hidden = -1;
	fonds_cleanup(fonds_closep) int fd = open(
		location, O_RDONLY | O_DIRECTORY | O_CLOEXEC);
	bool is_foreign = false;
	enum fonds_status status;

	if (fd < 0)
		return fonds_fail_errno(
			error, "cannot open folder '%s'", location);
	hidden = fonds_folder_step(
		fd, FONDS_CHANGE_FOLDER, strlen(FONDS_CHANGE_FOLDER), O_RDONLY);
	if (hidden < 0 || !fonds_journal_is_there(hidden))
		return FONDS_OK;
	status = fonds_journal_read(hidden, look_at_step, &is_foreign, error);
	if (status < 0 || !is_foreign)
		return status;
	return fonds_replace_tags_check(fd, location, error);
}

static enum fonds_status add(struct fonds_catalog *catalog,
	const struct fonds_bag_event *event, const struct told *told,
	struct fonds_metadata_event **ret, struct fonds_error **error)
{
	const char *const notes[] = {
		fonds_buffer_text(&told->counts),
		fonds_buffer_text(&told->digests),
		fonds_buffer_text(&told->run),
	};
	struct fonds_metadata_event_options options =
		FONDS_METADATA_EVENT_OPTIONS_INIT;

	options.type = "fixity check";
	options.outcome = told->is_sound ? "success" : "fail";
	options.detail = "each registered file checked against its "
			 "registered digest";
	options.notes = notes;
	options.note_count = sizeof(notes) / sizeof(notes[0]);
	options.agent = "fonds";
	options.agent_version = fonds_version();
	options.catalog = catalog;
	return fonds_metadata_add_event(
		event->bag->location, &options, ret, error);
}

enum fonds_status fonds_bag_event_write(struct fonds_catalog *catalog,
	const struct fonds_bag_event *event, struct fonds_error **error)
{
	fonds_cleanup(
		fonds_metadata_event_freep) struct fonds_metadata_event *added =
		NULL;
	fonds_cleanup(fonds_error_freep) struct fonds_error *why = NULL;
	fonds_cleanup(told_clear) struct told told = { 0 };
	struct fonds_run_event row = {
		.run = event->run,
		.bag = event->bag->number,
		.reason = event->unseen ? event->unseen : "",
	};
	enum fonds_status status = tell(&told, catalog, event, error);

	if (status < 0)
		return status;
	if (!event->unseen)
		status = check_is_decided(event->bag->location, &why);
	if (!event->unseen && status == FONDS_OK)
		status = add(catalog, event, &told, &added, &why);
	if (status < 0 && fonds_error_is_want(status, why))
		return fonds_error_move(&why, status, error);
	if (status < 0)
		row.reason = fonds_error_message(why);
	if (added)
		row.event = added->uuid;
	return fonds_history_event(catalog, &row, error);
}
