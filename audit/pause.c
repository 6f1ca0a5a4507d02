/* SPDX-License-Identifier: Apache-2.0 */
/* Pauses, begun, ended and shown. */
#include <fonds/audit-policy.h>

#include <inttypes.h>

#include "audit/policy-words.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "fixity/catalog/listing.h"
#include "fixity/catalog/policy.h"

static enum fonds_status take_number(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error)
{
	int64_t *number = payload;

	(void)error;
	*number = holding->number;
	return FONDS_OK;
}

static enum fonds_status find(struct fonds_catalog *catalog,
	enum fonds_pause_of of, const char *target, int64_t *ret,
	struct fonds_error **error)
{
	switch (of) {
	case FONDS_PAUSE_OF_ALL:
		*ret = 0;
		return FONDS_OK;
	case FONDS_PAUSE_OF_COLLECTION:
		return fonds_collection_find(catalog, target, ret, error);
	case FONDS_PAUSE_OF_VOLUME:
		return fonds_volume_find(catalog, target, ret, error);
	case FONDS_PAUSE_OF_HOLDING:
		return fonds_holding_find(
			catalog, target, take_number, ret, error);
	}
	return fonds_fail(error, FONDS_ERR_INVALID, "no such kind of pause");
}

enum fonds_status fonds_audit_pause_begin(struct fonds_catalog *catalog,
	enum fonds_pause_of of, const char *target, int64_t until,
	const char *by, const char *reason, uint64_t *ret_number,
	struct fonds_error **error)
{
	enum fonds_status status;
	int64_t number = 0;
	int64_t pause = 0;

	if (!by || !by[0] || !reason || !reason[0])
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a pause needs a reason, and the name of who begins "
			"it");
	if (until != 0 && until <= fonds_clock_now())
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a pause cannot end in the past");
	status = find(catalog, of, target, &number, error);
	if (status == FONDS_OK)
		status = fonds_pause_begin(catalog, (enum fonds_pause_kind)of,
			number, until, by, reason, &pause, error);
	if (status == FONDS_OK)
		*ret_number = (uint64_t)pause;
	return status;
}

enum fonds_status fonds_audit_pause_end(struct fonds_catalog *catalog,
	uint64_t number, const char *by, struct fonds_error **error)
{
	int64_t pause = number <= INT64_MAX ? (int64_t)number : INT64_MAX;

	if (!by || !by[0])
		return fonds_fail(error, FONDS_ERR_INVALID,
			"to end a pause, a name is needed");
	return fonds_pause_end(catalog, pause, by, error);
}

struct pause_writer {
	struct fonds_output output;
	struct fonds_json json;
	bool is_json;
	uint64_t count;
};

static void add_text(
	struct fonds_output *output, const struct fonds_pause *pause)
{
	char time[FONDS_CLOCK_TIME_SIZE];

	fonds_output_printf(output, "%" PRId64 "  %s ", pause->number,
		fonds_pause_kind_name(pause->kind));
	if (pause->kind != FONDS_PAUSE_ALL)
		fonds_output_add_name(output, pause->target_name);
	fonds_output_printf(output, "\n    begun %s by ",
		fonds_listing_time(pause->begun_at, time));
	fonds_listing_prose(output, pause->agent);
	fonds_output_add_text(output, ": ");
	fonds_listing_prose(output, pause->reason);
	if (pause->until_at)
		fonds_output_printf(output, "\n    until %s",
			fonds_listing_time(pause->until_at, time));
	if (pause->ended_at) {
		fonds_output_printf(output, "\n    ended %s by ",
			fonds_listing_time(pause->ended_at, time));
		fonds_listing_prose(output, pause->ended_by);
	}
	fonds_output_add_char(output, '\n');
}

static enum fonds_status add(const struct fonds_pause *pause, void *payload,
	struct fonds_error **error)
{
	struct pause_writer *writer = payload;

	writer->count++;
	if (writer->is_json)
		fonds_pause_add_json(pause, &writer->json);
	else
		add_text(&writer->output, pause);
	return fonds_output_check(&writer->output, error);
}

static enum fonds_status write_each(struct pause_writer *writer,
	struct fonds_catalog *catalog, bool all, struct fonds_error **error)
{
	enum fonds_status status;

	if (writer->is_json)
		fonds_json_begin_array(&writer->json, NULL);
	status = fonds_pause_each(
		catalog, all ? 0 : fonds_clock_now(), add, writer, error);
	if (status < 0)
		return status;
	if (writer->is_json)
		fonds_json_end_array(&writer->json);
	else if (writer->count == 0)
		fonds_output_add_text(&writer->output, "Nothing is paused.\n");
	return fonds_output_finish(&writer->output, error);
}

enum fonds_status fonds_audit_write_pauses(struct fonds_catalog *catalog,
	bool all, enum fonds_format format, fonds_write_fn *write,
	void *payload, struct fonds_error **error)
{
	struct pause_writer writer = { .is_json = format == FONDS_FORMAT_JSON };
	enum fonds_status status;

	if (format != FONDS_FORMAT_TEXT && format != FONDS_FORMAT_JSON)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"pauses are shown as text or JSON");
	fonds_output_init(&writer.output, write, payload);
	fonds_json_init(&writer.json, &writer.output);
	status = write_each(&writer, catalog, all, error);
	fonds_output_clear(&writer.output);
	return status;
}
