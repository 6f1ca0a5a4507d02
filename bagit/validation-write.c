/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "bagit/validation-text.h"
#include "base/cleanup.h"
#include "base/clock.h"
#include "base/error.h"

static const char *plural(uint64_t count)
{
	return count == 1 ? "" : "s";
}

/* A section of the standard is a number, one of a profile its key. */
void fonds_finding_write(
	struct fonds_output *output, const struct fonds_finding *finding)
{
	const char *section = finding->section;
	bool is_number = *section >= '0' && *section <= '9';

	fonds_finding_add_text(
		output, finding, is_number ? "RFC 8493 " : "profile: ");
}

/* What was found where nothing is wrong; only the deepest look says "valid". */
static const char *const sound[] = {
	[FONDS_BAG_LEVEL_STRUCTURE] = "is well formed; its payload was not "
				      "looked at (level structure)",
	[FONDS_BAG_LEVEL_COMPLETENESS] = "is complete; its payload was not "
					 "read (level completeness)",
	[FONDS_BAG_LEVEL_FAST] = "is complete; of its payload only the sizes "
				 "were checked (level fast)",
	[FONDS_BAG_LEVEL_FULL] = "is valid",
};

/* Nobody may take for one reading what was read in several runs. */
static void write_earlier(
	struct fonds_output *output, const struct fonds_validation *validation)
{
	const struct fonds_earlier_reading *earlier = &validation->earlier;
	char first[FONDS_CLOCK_TIME_SIZE];
	char last[FONDS_CLOCK_TIME_SIZE];

	if (earlier->files == 0)
		return;
	fonds_output_printf(output,
		"; %" PRIu64 " file%s (%" PRIu64 " byte%s) %s verified by an "
		"earlier, interrupted run (first %s, last %s)",
		earlier->files, plural(earlier->files), earlier->bytes,
		plural(earlier->bytes), earlier->files == 1 ? "was" : "were",
		fonds_clock_format_time(earlier->first, first),
		fonds_clock_format_time(earlier->last, last));
}

static void write_not_valid(
	struct fonds_output *output, const struct fonds_validation *validation)
{
	if (fonds_validation_is_holey(validation))
		fonds_output_printf(output,
			" is not valid yet: %" PRIu64
			" file%s still to be fetched",
			validation->fetch_files,
			plural(validation->fetch_files));
	else
		fonds_output_printf(output,
			" is not valid%s: %" PRIu64 " error%s",
			fonds_validation_errors(validation) == 0
				? ", as warnings count"
				: "",
			fonds_validation_errors(validation),
			plural(fonds_validation_errors(validation)));
	fonds_output_printf(output, ", %" PRIu64 " warning%s",
		fonds_validation_warnings(validation),
		plural(fonds_validation_warnings(validation)));
	if (validation->level != FONDS_BAG_LEVEL_FULL)
		fonds_output_printf(output, " (level %s)",
			fonds_bag_level_name(validation->level));
}

static void write_sound(
	struct fonds_output *output, const struct fonds_validation *validation)
{
	fonds_output_printf(output, " %s: %" PRIu64 " file%s",
		sound[validation->level], validation->payload_files,
		plural(validation->payload_files));
	if (fonds_validation_has_sizes(validation))
		fonds_output_printf(output, ", %" PRIu64 " byte%s",
			validation->payload_bytes,
			plural(validation->payload_bytes));
	for (size_t i = 0; i < validation->algorithms.count; i++)
		fonds_output_printf(
			output, ", %s", validation->algorithms.items[i]);
	if (fonds_validation_warnings(validation) > 0)
		fonds_output_printf(output, ", %" PRIu64 " warning%s",
			fonds_validation_warnings(validation),
			plural(fonds_validation_warnings(validation)));
}

static void write_summary(
	struct fonds_output *output, const struct fonds_validation *validation)
{
	fonds_output_add_name(
		output, validation->path ? validation->path : "the bag");
	if (fonds_validation_is_valid(validation))
		write_sound(output, validation);
	else
		write_not_valid(output, validation);
	write_earlier(output, validation);
	fonds_output_add_char(output, '\n');
}

void fonds_findings_write_text(
	struct fonds_output *output, const struct fonds_validation *validation)
{
	for (size_t i = 0; i < validation->findings.count; i++)
		fonds_finding_write(
			output, &validation->findings.items[i].finding);
}

void fonds_validation_add_text(
	struct fonds_output *output, const struct fonds_validation *validation)
{
	fonds_findings_write_text(output, validation);
	write_summary(output, validation);
}

static void write_json_name(
	struct fonds_json *json, const char *key, const char *name)
{
	if (name)
		fonds_json_name(json, key, name);
	else
		fonds_json_null(json, key);
}

void fonds_findings_write_json(
	struct fonds_json *json, const struct fonds_validation *validation)
{
	fonds_json_begin_array(json, "findings");
	for (size_t i = 0; i < validation->findings.count; i++)
		fonds_finding_add_json(
			json, &validation->findings.items[i].finding);
	fonds_json_end_array(json);
}

void fonds_findings_write_json_info(
	struct fonds_json *json, const struct fonds_bag_info *info)
{
	const struct fonds_bag_info_entry *entry = info->first;

	fonds_json_begin_array(json, "bag_info");
	for (; entry; entry = entry->next) {
		fonds_json_begin_object(json, NULL);
		fonds_json_text(json, "label", entry->label);
		fonds_json_text(json, "value", entry->value);
		fonds_json_end_object(json);
	}
	fonds_json_end_array(json);
}

static void write_json_lists(
	struct fonds_json *json, const struct fonds_validation *validation)
{
	fonds_json_begin_array(json, "algorithms");
	for (size_t i = 0; i < validation->algorithms.count; i++)
		fonds_json_text(json, NULL, validation->algorithms.items[i]);
	fonds_json_end_array(json);
	fonds_findings_write_json_info(json, &validation->info);
	fonds_findings_write_json(json, validation);
}

/* Sound below the deepest level is not known to be valid: null. */
static void write_json_outcome(
	struct fonds_json *json, const struct fonds_validation *validation)
{
	bool is_valid = fonds_validation_is_valid(validation);

	if (is_valid && validation->level != FONDS_BAG_LEVEL_FULL)
		fonds_json_null(json, "valid");
	else
		fonds_json_boolean(json, "valid", is_valid);
	fonds_json_text(json, "level", fonds_bag_level_name(validation->level));
	fonds_json_boolean(json, "strict", validation->strict);
	fonds_json_boolean(
		json, "holey", fonds_validation_is_holey(validation));
	fonds_json_begin_object(json, "to_fetch");
	fonds_json_number(json, "files", validation->fetch_files);
	fonds_json_number(json, "bytes", validation->fetch_bytes);
	fonds_json_number(
		json, "files_of_unknown_length", validation->fetch_unknown);
	fonds_json_end_object(json);
}

static void write_json_earlier(
	struct fonds_json *json, const struct fonds_earlier_reading *earlier)
{
	char time[FONDS_CLOCK_TIME_SIZE];

	if (earlier->files == 0) {
		fonds_json_null(json, "verified_earlier");
		return;
	}
	fonds_json_begin_object(json, "verified_earlier");
	fonds_json_number(json, "files", earlier->files);
	fonds_json_number(json, "bytes", earlier->bytes);
	fonds_json_text(
		json, "first", fonds_clock_format_time(earlier->first, time));
	fonds_json_text(
		json, "last", fonds_clock_format_time(earlier->last, time));
	fonds_json_end_object(json);
}

void fonds_validation_add_json(struct fonds_json *json, const char *key,
	const struct fonds_validation *validation)
{
	fonds_json_begin_object(json, key);
	write_json_name(json, "bag", validation->path);
	write_json_outcome(json, validation);
	fonds_json_number(json, "errors", fonds_validation_errors(validation));
	fonds_json_number(
		json, "warnings", fonds_validation_warnings(validation));
	fonds_json_text(json, "version", validation->version);
	fonds_json_text(json, "encoding", validation->encoding);
	fonds_json_number(json, "files", validation->payload_files);
	if (fonds_validation_has_sizes(validation))
		fonds_json_number(json, "bytes", validation->payload_bytes);
	else
		fonds_json_null(json, "bytes");
	write_json_earlier(json, &validation->earlier);
	write_json_lists(json, validation);
	fonds_json_end_object(json);
}

enum fonds_status fonds_validation_write(
	const struct fonds_validation *validation, enum fonds_format format,
	fonds_write_fn *write, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;
	struct fonds_json json;

	fonds_output_init(&output, write, payload);
	fonds_json_init(&json, &output);
	if (format == FONDS_FORMAT_TEXT)
		fonds_validation_add_text(&output, validation);
	else if (format == FONDS_FORMAT_JSON)
		fonds_validation_add_json(&json, NULL, validation);
	else
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a validation is written as text or JSON");
	return fonds_output_finish(&output, error);
}
