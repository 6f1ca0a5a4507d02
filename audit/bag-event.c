/* SPDX-License-Identifier: Apache-2.0 */
#include "audit/bag-event.h"

#include <fcntl.h>
#include <string.h>

#include <fonds/metadata.h>
#include <fonds/version.h>

#include "bagit/write/journal.h"
#include "bagit/write/replace-tags.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/folder.h"
#include "description/event-result.h"

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

enum fonds_status fonds_bag_event_write(struct fonds_catalog *catalog,
	const struct fonds_bag_event *event, char **ret,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_metadata_event_freep) struct fonds_metadata_event *added =
		NULL;
	struct fonds_metadata_event_options options =
		FONDS_METADATA_EVENT_OPTIONS_INIT;
	enum fonds_status status = check_is_decided(event->location, error);

	if (status < 0)
		return status;
	options.type = "fixity check";
	options.outcome = event->is_sound ? "success" : "fail";
	options.detail = event->detail;
	options.notes = event->notes;
	options.note_count = event->note_count;
	options.agent = "fonds";
	options.agent_version = fonds_version();
	options.catalog = catalog;
	status = fonds_metadata_add_event(
		event->location, &options, &added, error);
	if (status < 0)
		return status;
	*ret = strdup(added->uuid);
	return *ret ? FONDS_OK : fonds_fail_nomem(error);
}
