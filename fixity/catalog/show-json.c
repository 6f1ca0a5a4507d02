/* SPDX-License-Identifier: Apache-2.0 */
#include "base/cleanup.h"
#include "fixity/catalog/incident.h"
#include "fixity/catalog/listing.h"
#include "fixity/catalog/recorded-change.h"
#include "fixity/catalog/removal.h"
#include "fixity/catalog/show.h"

#define REMOVAL_MAX ((size_t)2 << 20)

static void digest_json(
	struct fonds_json *json, const struct fonds_digest *digest)
{
	char hex[2 * FONDS_DIGEST_MAX + 1];

	fonds_json_text(
		json, "algorithm", fonds_algorithm_name(digest->algorithm));
	fonds_json_text(json, "digest", fonds_digest_format(digest, hex));
}

static void number_or_null(
	struct fonds_json *json, const char *key, int64_t number)
{
	if (number != 0)
		fonds_json_number(json, key, (uint64_t)number);
	else
		fonds_json_null(json, key);
}

static void file_json(
	struct fonds_show *show, const struct fonds_holding_file *file)
{
	struct fonds_json *json = &show->json;

	fonds_json_begin_object(json, NULL);
	fonds_json_name(json, "path", file->path);
	fonds_json_number(json, "size", file->size);
	digest_json(json, &file->digests[0]);
	fonds_json_begin_array(json, "other_digests");
	for (size_t i = 1; i < file->digest_count; i++) {
		fonds_json_begin_object(json, NULL);
		digest_json(json, &file->digests[i]);
		fonds_json_end_object(json);
	}
	fonds_json_end_array(json);
	fonds_json_text(json, "verdict",
		file->checked_at ? fonds_verdict_name(file->verdict) : NULL);
	fonds_listing_json_time(json, "checked_at", file->checked_at);
	number_or_null(json, "run", file->checked_run);
	fonds_json_end_object(json);
}

static void form_json(struct fonds_json *json, const char *key, uint64_t size,
	const struct fonds_digest *digest)
{
	char hex[2 * FONDS_DIGEST_MAX + 1];

	fonds_json_begin_object(json, key);
	fonds_json_number(json, "size", size);
	fonds_json_text(json, "digest", fonds_digest_format(digest, hex));
	fonds_json_end_object(json);
}

static enum fonds_status changed_json(const struct fonds_recorded_file *file,
	void *payload, struct fonds_error **error)
{
	struct fonds_json *json = &((struct fonds_show *)payload)->json;

	(void)error;
	fonds_json_begin_object(json, NULL);
	fonds_json_name(json, "path", file->path);
	fonds_json_text(json, "algorithm",
		fonds_algorithm_name(file->digest.algorithm));
	form_json(json, "before", file->old_size, &file->old_digest);
	form_json(json, "after", file->size, &file->digest);
	fonds_json_end_object(json);
	return FONDS_OK;
}

static enum fonds_status change_json(const struct fonds_recorded_change *change,
	void *payload, struct fonds_error **error)
{
	struct fonds_show *show = payload;
	struct fonds_json *json = &show->json;
	enum fonds_status status;

	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "number", (uint64_t)change->number);
	fonds_json_text(
		json, "state", fonds_recorded_state_name(change->state));
	fonds_json_name(json, "reason", change->reason);
	fonds_listing_json_time(json, "begun_at", change->begun_at);
	fonds_listing_json_time(json, "settled_at", change->settled_at);
	fonds_json_begin_array(json, "files");
	status = fonds_recorded_file_each(
		show->catalog, change->number, changed_json, show, error);
	fonds_json_end_array(json);
	fonds_json_end_object(json);
	return status;
}

static enum fonds_status repair_json(const struct fonds_repair *repair,
	void *payload, struct fonds_error **error)
{
	struct fonds_json *json = &((struct fonds_show *)payload)->json;

	(void)error;
	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "number", (uint64_t)repair->number);
	fonds_json_name(json, "path", repair->path);
	fonds_json_text(
		json, "state", fonds_show_repair_state((int)repair->state));
	fonds_json_name(json, "source", repair->source);
	fonds_json_name(json, "quarantine", repair->quarantine);
	fonds_json_name(json, "by", repair->agent);
	fonds_json_name(json, "reason", repair->reason);
	fonds_listing_json_time(json, "begun_at", repair->begun_at);
	fonds_listing_json_time(json, "ended_at", repair->ended_at);
	fonds_json_end_object(json);
	return FONDS_OK;
}

static enum fonds_status incident_json(const struct fonds_incident *incident,
	void *payload, struct fonds_error **error)
{
	struct fonds_json *json = &((struct fonds_show *)payload)->json;

	(void)error;
	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "number", (uint64_t)incident->number);
	fonds_json_name(json, "path", incident->path);
	fonds_json_text(json, "verdict", fonds_verdict_name(incident->verdict));
	fonds_json_text(
		json, "state", fonds_incident_state_name(incident->state));
	fonds_listing_json_time(json, "opened_at", incident->opened_at);
	fonds_json_number(json, "opened_run", (uint64_t)incident->opened_run);
	fonds_json_end_object(json);
	return FONDS_OK;
}

static enum fonds_status run_json(const struct fonds_run_holding *run,
	void *payload, struct fonds_error **error)
{
	struct fonds_json *json = &((struct fonds_show *)payload)->json;

	(void)error;
	fonds_json_begin_object(json, NULL);
	fonds_json_number(json, "run", (uint64_t)run->run);
	fonds_listing_json_time(json, "ended_at", run->ended_at);
	fonds_json_number(json, "files", run->files);
	fonds_json_number(json, "bytes", run->bytes);
	fonds_json_number(json, "findings", run->findings);
	fonds_listing_json_verdicts(json, "verdicts", run->verdicts);
	fonds_json_end_object(json);
	return FONDS_OK;
}

static enum fonds_status removal_json(struct fonds_show *show,
	const struct fonds_holding *holding, struct fonds_error **error)
{
	fonds_cleanup(fonds_arena_clear) struct fonds_arena arena;
	struct fonds_removal removal;
	enum fonds_status status;

	fonds_arena_init(&arena, REMOVAL_MAX);
	if (holding->removed_at == 0)
		return FONDS_OK;
	status = fonds_removal_get(
		show->catalog, holding->number, &arena, &removal, error);
	if (status < 0)
		return status;
	fonds_json_name(&show->json, "removed_by", removal.agent);
	fonds_json_name(&show->json, "removed_because", removal.reason);
	return FONDS_OK;
}

static enum fonds_status place_json(struct fonds_show *show,
	const struct fonds_holding *holding, struct fonds_error **error)
{
	fonds_cleanup(fonds_freep) char *path = NULL;
	enum fonds_status status = fonds_holding_path(
		show->catalog, holding, &path, error);

	if (status == FONDS_OK && path)
		fonds_json_name(&show->json, "path", path);
	else if (status == FONDS_OK)
		fonds_json_null(&show->json, "path");
	return status;
}

static enum fonds_status holding_json(struct fonds_show *show,
	const struct fonds_holding *holding, struct fonds_error **error)
{
	struct fonds_json *json = &show->json;
	enum fonds_status status;

	fonds_listing_json_holding(json, holding);
	status = place_json(show, holding, error);
	if (status == FONDS_OK)
		status = removal_json(show, holding, error);
	if (status < 0)
		return status;
	fonds_json_number(json, "file_count", holding->files);
	fonds_json_number(json, "bytes", holding->bytes);
	fonds_json_begin_array(json, "files");
	status = fonds_show_each_file(show, holding->number, file_json, error);
	fonds_json_end_array(json);
	return status;
}

static enum fonds_status lists_json(
	struct fonds_show *show, int64_t holding, struct fonds_error **error)
{
	const struct fonds_incident_filter open = {
		.is_open_only = true,
		.holding = holding,
	};
	struct fonds_json *json = &show->json;
	enum fonds_status status;

	fonds_json_begin_array(json, "changes");
	status = fonds_recorded_change_each(
		show->catalog, holding, change_json, show, error);
	fonds_json_end_array(json);
	fonds_json_begin_array(json, "repairs");
	if (status == FONDS_OK)
		status = fonds_repair_each(show->catalog, holding, false,
			repair_json, show, error);
	fonds_json_end_array(json);
	fonds_json_begin_array(json, "open_incidents");
	if (status == FONDS_OK)
		status = fonds_incident_each(
			show->catalog, &open, incident_json, show, error);
	fonds_json_end_array(json);
	fonds_json_begin_array(json, "history");
	if (status == FONDS_OK)
		status = fonds_run_each_of_holding(
			show->catalog, holding, run_json, show, error);
	fonds_json_end_array(json);
	return status;
}

enum fonds_status fonds_holding_show_json(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error)
{
	struct fonds_show *show = payload;
	enum fonds_status status;

	fonds_json_begin_object(&show->json, NULL);
	status = holding_json(show, holding, error);
	if (status == FONDS_OK)
		status = lists_json(show, holding->number, error);
	fonds_json_end_object(&show->json);
	return status;
}
