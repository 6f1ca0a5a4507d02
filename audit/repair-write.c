/* SPDX-License-Identifier: Apache-2.0 */
/* What became of a repair, for the terminal and for programs. */
#include <inttypes.h>

#include "audit/repair.h"
#include "base/error.h"
#include "fixity/catalog/listing.h"

static void field_name(
	struct fonds_output *output, const char *label, const char *name)
{
	if (!name)
		return;
	fonds_output_printf(output, "      %-12s ", label);
	fonds_listing_name(output, name);
	fonds_output_add_char(output, '\n');
}

static void file_text(
	struct fonds_output *output, const struct fonds_repair_file *file)
{
	fonds_output_printf(
		output, "%s: ", fonds_repair_outcome_name(file->outcome));
	fonds_listing_name(output, file->path);
	fonds_output_add_char(output, '\n');
	if (file->outcome != FONDS_REPAIR_NOT_NEEDED)
		fonds_output_printf(output, "      %-12s %s\n", "it was",
			fonds_verdict_name(file->before));
	if (file->damage)
		fonds_output_printf(
			output, "      %-12s %s\n", "the damage", file->damage);
	field_name(output, "quarantine", file->quarantine);
	if (file->outcome == FONDS_REPAIR_MADE)
		fonds_output_printf(output, "      %-12s %s\n", "read back",
			file->read_mode == FONDS_READ_CACHED
				? "ok, through the page cache: past it cannot "
				  "be read here"
				: "ok, past the page cache");
	if (file->detail) {
		fonds_output_printf(output, "      %-12s ", "why");
		fonds_listing_prose(output, file->detail);
		fonds_output_add_char(output, '\n');
	}
}

static size_t count_outcome(const struct fonds_audit_repair *repair,
	enum fonds_repair_outcome outcome)
{
	size_t count = 0;

	for (size_t i = 0; i < repair->count; i++)
		count += repair->files[i].outcome == outcome;
	return count;
}

static size_t count_bad(const struct fonds_audit_repair *repair)
{
	size_t count = 0;

	for (size_t i = 0; i < repair->count; i++)
		count += !fonds_repair_outcome_is_good(
			repair->files[i].outcome);
	return count;
}

static void summary_text(
	struct fonds_output *output, const struct fonds_audit_repair *repair)
{
	enum fonds_repair_outcome made = repair->is_dry_run ? FONDS_REPAIR_WOULD
							    : FONDS_REPAIR_MADE;

	if (repair->settled > 0)
		fonds_output_printf(output, "Settled: %" PRIu64 " %s before.\n",
			repair->settled,
			repair->settled == 1 ? "repair that was interrupted"
					     : "repairs that were interrupted");
	if (repair->count == 0) {
		fonds_output_printf(output,
			"Nothing to repair: of no file of holding %" PRId64
			" is anything wrong known.\n",
			repair->holding);
		return;
	}
	fonds_output_printf(output,
		"Holding %" PRId64 ": %zu %s, %zu not needed, %zu not "
		"repaired.\n",
		repair->holding, count_outcome(repair, made),
		fonds_repair_outcome_name(made),
		count_outcome(repair, FONDS_REPAIR_NOT_NEEDED),
		count_bad(repair));
	if (repair->is_dry_run)
		fonds_output_add_text(
			output, "This was a dry run: nothing was written.\n");
}

static void file_json(
	struct fonds_json *json, const struct fonds_repair_file *file)
{
	fonds_json_begin_object(json, NULL);
	fonds_json_name(json, "path", file->path);
	fonds_json_text(
		json, "outcome", fonds_repair_outcome_name(file->outcome));
	fonds_json_text(json, "before", fonds_verdict_name(file->before));
	if (file->repair != 0)
		fonds_json_number(json, "repair", (uint64_t)file->repair);
	else
		fonds_json_null(json, "repair");
	fonds_json_number(json, "size", file->size);
	fonds_json_text(
		json, "read_mode", fonds_read_mode_name(file->read_mode));
	if (file->quarantine)
		fonds_json_name(json, "quarantine", file->quarantine);
	else
		fonds_json_null(json, "quarantine");
	fonds_json_text(json, "damage", file->damage);
	fonds_json_text(json, "detail", file->detail);
	fonds_json_end_object(json);
}

static void write_json(
	struct fonds_output *output, const struct fonds_audit_repair *repair)
{
	struct fonds_json json;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	fonds_json_number(&json, "holding", (uint64_t)repair->holding);
	fonds_json_name(&json, "location", repair->location);
	fonds_json_name(&json, "from", repair->from);
	fonds_json_boolean(&json, "dry_run", repair->is_dry_run);
	fonds_json_boolean(&json, "sound", fonds_audit_repair_is_sound(repair));
	fonds_json_number(&json, "settled", repair->settled);
	fonds_json_begin_array(&json, "files");
	for (size_t i = 0; i < repair->count; i++)
		file_json(&json, &repair->files[i]);
	fonds_json_end_array(&json);
	fonds_json_end_object(&json);
}

static void write_text(
	struct fonds_output *output, const struct fonds_audit_repair *repair)
{
	for (size_t i = 0; i < repair->count; i++)
		file_text(output, &repair->files[i]);
	summary_text(output, repair);
}

enum fonds_status fonds_audit_repair_write(
	const struct fonds_audit_repair *repair, enum fonds_format format,
	fonds_write_fn *write, void *payload, struct fonds_error **error)
{
	struct fonds_output output;
	enum fonds_status status;

	if (format != FONDS_FORMAT_TEXT && format != FONDS_FORMAT_JSON)
		return fonds_fail(error, FONDS_ERR_INVALID,
			"what became of a repair is text or JSON");
	fonds_output_init(&output, write, payload);
	if (format == FONDS_FORMAT_JSON)
		write_json(&output, repair);
	else
		write_text(&output, repair);
	status = fonds_output_finish(&output, error);
	fonds_output_clear(&output);
	return status;
}
