/* SPDX-License-Identifier: Apache-2.0 */
/*
 * An event added to the description of a bag: the request is checked, the bag
 * locked and its tag files looked at, the file scanned and written again. In
 * a catalog that it is registered in, what will be is recorded before the bag
 * decides on it.
 */
#include <stdlib.h>
#include <string.h>

#include "bagit/write/tag-change.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "description/append-event.h"
#include "description/event-result.h"
#include "description/registered-bag.h"

#define PREMIS_PATH "metadata/premis.xml"
#define REASON "event appended to " PREMIS_PATH

static enum fonds_status begin_change(struct fonds_registered_bag *registered,
	bool is_dry_run, struct fonds_tag_change **ret,
	struct fonds_error **error)
{
	const struct fonds_tag_change_options options = {
		.path = PREMIS_PATH,
		.is_dry_run = is_dry_run,
		.decide = fonds_registered_bag_record,
		.payload = registered,
	};
	fonds_cleanup(fonds_error_freep) struct fonds_error *own = NULL;
	enum fonds_status status = fonds_tag_change_begin(
		registered->path, &options, ret, &own);

	if (status == FONDS_ERR_NOT_FOUND)
		return fonds_fail(error, status,
			"%s: an event is added to a description that is there; "
			"'fonds ingest' makes bags with one",
			fonds_error_message(own));
	return fonds_error_move(&own, status, error);
}

static enum fonds_status scan_file(struct fonds_tag_change *change,
	struct fonds_premis_scan *scan, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	enum fonds_status status = fonds_tag_change_open(
		change, &stream, error);

	if (status < 0)
		return status;
	return fonds_premis_scan_run(scan, stream, PREMIS_PATH, error);
}

/* That writing failed is told by the change, which knows what failed. */
static enum fonds_status write_file(struct fonds_tag_change *change,
	const struct fonds_appended_event *appended, struct fonds_error **error)
{
	fonds_cleanup(fonds_stream_closep) struct fonds_stream *stream = NULL;
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	fonds_cleanup(fonds_error_freep) struct fonds_error *own = NULL;
	enum fonds_status status;

	fonds_output_init(&output, fonds_tag_change_write, change);
	status = fonds_tag_change_open(change, &stream, error);
	if (status < 0)
		return status;
	status = fonds_appended_event_write(
		appended, stream, PREMIS_PATH, &output, &own);
	if (status == FONDS_OK)
		return FONDS_OK;
	if (fonds_tag_change_check(change, NULL) < 0)
		return fonds_tag_change_check(change, error);
	return fonds_error_move(&own, status, error);
}

static enum fonds_status append(struct fonds_tag_change *change,
	const struct fonds_event_request *request,
	struct fonds_premis_scan *scan, struct fonds_appended_event *appended,
	struct fonds_error **error)
{
	enum fonds_status status = scan_file(change, scan, error);

	if (status == FONDS_OK)
		status = fonds_appended_event_init(
			appended, request, scan, error);
	if (status == FONDS_OK)
		status = write_file(change, appended, error);
	return status == FONDS_OK ? fonds_tag_change_commit(change, error)
				  : status;
}

/* What was interrupted is finished in the bag first, then in the catalog. */
static enum fonds_status add_event(struct fonds_registered_bag *registered,
	const struct fonds_event_request *request,
	struct fonds_premis_scan *scan, struct fonds_metadata_event *result,
	struct fonds_error **error)
{
	fonds_cleanup(
		fonds_tag_change_freep) struct fonds_tag_change *change = NULL;
	bool is_dry_run = request->options->dry_run;
	struct fonds_appended_event appended;
	enum fonds_status status = begin_change(
		registered, is_dry_run, &change, error);

	if (status == FONDS_OK)
		status = is_dry_run ? fonds_registered_bag_check(
					      registered, PREMIS_PATH, error)
				    : fonds_registered_bag_settle_old(
					      registered, error);
	if (status < 0)
		return status;
	status = append(change, request, scan, &appended, error);
	if (!is_dry_run)
		status = fonds_registered_bag_settle_new(
			registered, status, error);
	if (status < 0)
		return status;
	result->is_resumed = fonds_tag_change_is_resumed(change);
	result->registered = registered->number;
	fonds_metadata_event_fill(result, registered->path, &appended);
	return fonds_arena_check(&result->arena, "the result", error);
}

enum fonds_status fonds_metadata_add_event(const char *bag,
	const struct fonds_metadata_event_options *options,
	struct fonds_metadata_event **ret, struct fonds_error **error)
{
	fonds_cleanup(fonds_metadata_event_freep) struct fonds_metadata_event
		*result = NULL;
	fonds_cleanup(fonds_premis_scan_clear) struct fonds_premis_scan scan;
	fonds_cleanup(fonds_registered_bag_clear) struct fonds_registered_bag
		registered = { .path = bag, .reason = REASON };
	struct fonds_event_request request;
	enum fonds_status status;

	fonds_premis_scan_init(&scan);
	if (!bag || !ret || !options || !options->type ||
		options->struct_size < sizeof(*options))
		return fonds_fail(error, FONDS_ERR_INVALID,
			"no bag, no place for the result, no type of event, or "
			"options without their size");
	status = fonds_event_request_init(&request, options, error);
	if (status == FONDS_OK)
		status = fonds_metadata_event_new(&result, error);
	if (status < 0)
		return status;
	scan.wanted = options->objects;
	scan.wanted_count = options->object_count;
	scan.agent = options->agent;
	scan.agent_version = options->agent_version;
	registered.catalog = options->catalog;
	status = fonds_registered_bag_open(
		&registered, options->dry_run, error);
	if (status == FONDS_OK)
		status = add_event(&registered, &request, &scan, result, error);
	if (status == FONDS_OK)
		*ret = fonds_steal(&result);
	return status;
}
