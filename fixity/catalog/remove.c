/* SPDX-License-Identifier: Apache-2.0 */
/* The end of the responsibility for a holding, for the command. */
#include <inttypes.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-writer.h"
#include "fixity/catalog/listing.h"
#include "fixity/catalog/name.h"

struct removing {
	struct fonds_output *output;
	enum fonds_format format;
	bool dry_run;
	int64_t number;
};

static void write_text(
	const struct fonds_holding *holding, const struct removing *removing)
{
	struct fonds_output *output = removing->output;

	fonds_output_printf(output, "%s number %" PRId64 ": ",
		removing->dry_run ? "would remove" : "removed",
		holding->number);
	fonds_listing_name(output, holding->location);
	fonds_output_printf(
		output, "\n%s, ", fonds_holding_kind_name(holding->kind));
	fonds_output_add_count(output, holding->files, "file");
	fonds_output_add_text(output, ", ");
	fonds_output_add_count(output, holding->bytes, "byte");
	fonds_output_add_text(output, "; the files stay where they are\n");
}

static void write_json(
	const struct fonds_holding *holding, const struct removing *removing)
{
	struct fonds_json json;

	fonds_json_init(&json, removing->output);
	fonds_json_begin_object(&json, NULL);
	fonds_json_boolean(&json, "removed", !removing->dry_run);
	fonds_json_number(&json, "number", (uint64_t)holding->number);
	fonds_json_name(&json, "location", holding->location);
	fonds_json_text(&json, "kind", fonds_holding_kind_name(holding->kind));
	fonds_json_number(&json, "files", holding->files);
	fonds_json_number(&json, "bytes", holding->bytes);
	fonds_json_end_object(&json);
}

/* What is told is written only after it has been done. */
static enum fonds_status take(const struct fonds_holding *holding,
	void *payload, struct fonds_error **error)
{
	struct removing *removing = payload;

	if (holding->removed_at != 0)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"holding %" PRId64 " was removed before",
			holding->number);
	removing->number = holding->number;
	if (removing->format == FONDS_FORMAT_JSON)
		write_json(holding, removing);
	else
		write_text(holding, removing);
	return FONDS_OK;
}

enum fonds_status fonds_catalog_remove(struct fonds_catalog *catalog,
	const char *id, const char *by, const char *reason, bool dry_run,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	struct removing removing = {
		.output = &output,
		.format = format,
		.dry_run = dry_run,
	};
	enum fonds_status status;

	fonds_output_init(&output, write, payload);
	if (format != FONDS_FORMAT_TEXT && format != FONDS_FORMAT_JSON)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a removal is written as text or JSON");
	status = fonds_name_check("who removes it", by, error);
	if (status == FONDS_OK)
		status = fonds_name_check_reason("the reason", reason, error);
	if (status == FONDS_OK)
		status = fonds_holding_find(
			catalog, id, take, &removing, error);
	if (status == FONDS_OK && !dry_run)
		status = fonds_holding_remove(
			catalog, removing.number, by, reason, error);
	return status < 0 ? status : fonds_output_finish(&output, error);
}
