/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>
#include <stdlib.h>

#include "base/cleanup.h"
#include "fixity/catalog/incident.h"
#include "fixity/catalog/listing.h"
#include "fixity/catalog/recorded-change.h"
#include "fixity/catalog/removal.h"
#include "fixity/catalog/show.h"

#define REMOVAL_MAX ((size_t)2 << 20)

static void begin_list(struct fonds_show *show, const char *title)
{
	if (show->shown++ == 0)
		fonds_output_printf(&show->output, "\n%s\n", title);
}

static void name_field(
	struct fonds_output *output, const char *label, const char *name)
{
	if (*name == '\0')
		return;
	fonds_output_printf(output, "  %-22s", label);
	fonds_listing_name(output, name);
	fonds_output_add_char(output, '\n');
}

/* The digests after the first stand below it. */
static void file_text(
	struct fonds_show *show, const struct fonds_holding_file *file)
{
	struct fonds_output *output = &show->output;
	char digest[FONDS_LISTING_DIGEST_SIZE];
	char time[FONDS_CLOCK_TIME_SIZE];

	fonds_output_printf(output, "  %-19s %-20s %12" PRIu64 "  %s  ",
		fonds_show_verdict(file),
		file->checked_at ? fonds_listing_time(file->checked_at, time)
				 : "",
		file->size, fonds_listing_digest(&file->digests[0], digest));
	fonds_listing_name(output, file->path);
	fonds_output_add_char(output, '\n');
	for (size_t i = 1; i < file->digest_count; i++)
		fonds_output_printf(output, "%57s%s\n", "",
			fonds_listing_digest(&file->digests[i], digest));
}

static enum fonds_status removal_text(struct fonds_show *show,
	const struct fonds_holding *holding, struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	char time[FONDS_CLOCK_TIME_SIZE];
	struct fonds_removal removal;
	enum fonds_status status;

	fonds_arena_init(&arena, REMOVAL_MAX);
	if (holding->removed_at == 0)
		return FONDS_OK;
	status = fonds_removal_get(
		show->catalog, holding->number, &arena, &removal, error);
	if (status < 0)
		return status;
	fonds_listing_field(&show->output, "Removed",
		fonds_listing_time(removal.removed_at, time));
	fonds_listing_field(&show->output, "Removed by", removal.agent);
	fonds_listing_field(&show->output, "Removed because", removal.reason);
	return FONDS_OK;
}

/* Where it is on this host, when its location does not say it. */
static enum fonds_status place_text(struct fonds_show *show,
	const struct fonds_holding *holding, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *path = NULL;
	enum fonds_status status;

	name_field(&show->output, "Location:", holding->location);
	if (holding->volume == 0)
		return FONDS_OK;
	name_field(&show->output, "Volume:", holding->volume_name);
	status = fonds_holding_path(show->catalog, holding, &path, error);
	if (status < 0)
		return status;
	name_field(&show->output, "Path here:",
		path ? path : "none: its volume has no path on this host");
	return FONDS_OK;
}

static void accession_text(
	struct fonds_output *output, const struct fonds_holding *holding)
{
	static const char *const sources[] = {
		[FONDS_DIGESTS_SUPPLIED] = "supplied, and verified",
		[FONDS_DIGESTS_GENERATED] = "generated when it was registered",
	};
	char time[FONDS_CLOCK_TIME_SIZE];

	fonds_listing_field(output, "Identifier", holding->identifier);
	fonds_listing_field(
		output, "External identifier", holding->external_identifier);
	fonds_listing_field(
		output, "Source organization", holding->source_organization);
	fonds_listing_field(output, "Description", holding->description);
	fonds_listing_field(
		output, "Added", fonds_listing_time(holding->added_at, time));
	fonds_listing_field(output, "Added by", holding->agent);
	fonds_listing_field(output, "Digests", sources[holding->digests]);
	fonds_listing_field(output, "Source of digests", holding->source);
	fonds_listing_number(output, "Files", holding->files);
	fonds_listing_number(output, "Bytes", holding->bytes);
}

static enum fonds_status holding_text(struct fonds_show *show,
	const struct fonds_holding *holding, struct fonds_error **error)
{
	struct fonds_output *output = &show->output;
	enum fonds_status status;

	fonds_output_printf(output, "Holding %" PRId64 "\n", holding->number);
	fonds_listing_field(
		output, "Kind", fonds_holding_kind_name(holding->kind));
	name_field(output, "Collection:", holding->collection_name);
	status = place_text(show, holding, error);
	if (status < 0)
		return status;
	accession_text(output, holding);
	status = removal_text(show, holding, error);
	if (status < 0)
		return status;
	fonds_output_printf(output, "\nFiles\n  %-19s %-20s %12s  %s\n",
		"LAST VERDICT", "CHECKED", "SIZE", "REGISTERED DIGEST, PATH");
	return fonds_show_each_file(show, holding->number, file_text, error);
}

static void form_text(struct fonds_output *output, const char *label,
	uint64_t size, const struct fonds_digest *digest)
{
	char text[FONDS_LISTING_DIGEST_SIZE];

	fonds_output_printf(output, "      %s %12" PRIu64 "  %s\n", label, size,
		fonds_listing_digest(digest, text));
}

static enum fonds_status changed_text(const struct fonds_recorded_file *file,
	void *payload, struct fonds_error **error)
{
	struct fonds_show *show = payload;

	(void)error;
	fonds_output_add_text(&show->output, "    ");
	fonds_listing_name(&show->output, file->path);
	fonds_output_add_char(&show->output, '\n');
	form_text(&show->output, "before", file->old_size, &file->old_digest);
	form_text(&show->output, "after ", file->size, &file->digest);
	return FONDS_OK;
}

static enum fonds_status change_text(const struct fonds_recorded_change *change,
	void *payload, struct fonds_error **error)
{
	char time[FONDS_CLOCK_TIME_SIZE];
	struct fonds_show *show = payload;
	struct fonds_output *output = &show->output;

	begin_list(show, "Changes of tag files");
	fonds_output_printf(output, "  %s  %-9s  ",
		fonds_listing_time(change->begun_at, time),
		fonds_recorded_state_name(change->state));
	fonds_listing_prose(output, change->reason);
	fonds_output_add_char(output, '\n');
	return fonds_recorded_file_each(
		show->catalog, change->number, changed_text, show, error);
}

static enum fonds_status repair_text(const struct fonds_repair *repair,
	void *payload, struct fonds_error **error)
{
	char time[FONDS_CLOCK_TIME_SIZE];
	struct fonds_show *show = payload;
	struct fonds_output *output = &show->output;

	(void)error;
	begin_list(show, "Repairs");
	fonds_output_printf(output, "  %s  %-9s  ",
		fonds_listing_time(repair->begun_at, time),
		fonds_show_repair_state((int)repair->state));
	fonds_listing_name(output, repair->path);
	fonds_output_add_text(output, "\n      from ");
	fonds_listing_name(output, repair->source);
	fonds_output_add_text(output, ", by ");
	fonds_listing_prose(output, repair->agent);
	fonds_output_add_text(output, ": ");
	fonds_listing_prose(output, repair->reason);
	fonds_output_add_char(output, '\n');
	return FONDS_OK;
}

static enum fonds_status incident_text(const struct fonds_incident *incident,
	void *payload, struct fonds_error **error)
{
	char time[FONDS_CLOCK_TIME_SIZE];
	struct fonds_show *show = payload;

	(void)error;
	begin_list(show, "Open incidents");
	fonds_output_printf(&show->output, "  %-6" PRId64 " %s  %-12s  %-19s  ",
		incident->number, fonds_listing_time(incident->opened_at, time),
		fonds_incident_state_name(incident->state),
		fonds_verdict_name(incident->verdict));
	if (*incident->path != '\0')
		fonds_listing_name(&show->output, incident->path);
	else
		fonds_output_add_text(&show->output, "the holding as a whole");
	fonds_output_add_char(&show->output, '\n');
	return FONDS_OK;
}

static enum fonds_status run_text(const struct fonds_run_holding *run,
	void *payload, struct fonds_error **error)
{
	char time[FONDS_CLOCK_TIME_SIZE];
	struct fonds_show *show = payload;
	const char *ended = run->ended_at != 0
				    ? fonds_listing_time(run->ended_at, time)
				    : "not finished";

	(void)error;
	show->shown++;
	fonds_output_printf(
		&show->output, "  run %-6" PRId64 " %-20s  ", run->run, ended);
	fonds_listing_verdicts(&show->output, run->verdicts);
	fonds_output_add_char(&show->output, '\n');
	return FONDS_OK;
}

static enum fonds_status history_text(
	struct fonds_show *show, int64_t holding, struct fonds_error **error)
{
	enum fonds_status status;

	show->shown = 0;
	fonds_output_add_text(&show->output, "\nHistory\n");
	status = fonds_run_each_of_holding(
		show->catalog, holding, run_text, show, error);
	if (status == FONDS_OK && show->shown == 0)
		fonds_output_add_text(
			&show->output, "  no audit was run on it yet\n");
	return status;
}

enum fonds_status fonds_holding_show_text(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error)
{
	struct fonds_show *show = payload;
	const struct fonds_incident_filter open = {
		.is_open_only = true,
		.holding = holding->number,
	};
	enum fonds_status status = holding_text(show, holding, error);

	show->shown = 0;
	if (status == FONDS_OK)
		status = fonds_recorded_change_each(show->catalog,
			holding->number, change_text, show, error);
	show->shown = 0;
	if (status == FONDS_OK)
		status = fonds_repair_each(show->catalog, holding->number,
			false, repair_text, show, error);
	show->shown = 0;
	if (status == FONDS_OK)
		status = fonds_incident_each(
			show->catalog, &open, incident_text, show, error);
	if (status == FONDS_OK)
		status = history_text(show, holding->number, error);
	return status;
}
