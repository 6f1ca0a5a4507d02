/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "base/cleanup.h"
#include "base/error.h"
#include "metadata/check.h"

/* The outcome of a check as text or JSON. */

static uint64_t total(
	const struct fonds_metadata_check *check, enum fonds_severity severity)
{
	return check->findings.totals[severity];
}

bool fonds_metadata_check_is_valid(const struct fonds_metadata_check *check)
{
	return total(check, FONDS_SEVERITY_ERROR) == 0 &&
	       !(check->strict && total(check, FONDS_SEVERITY_WARNING) > 0);
}

size_t fonds_metadata_check_count(const struct fonds_metadata_check *check)
{
	return check->findings.count;
}

const struct fonds_finding *fonds_metadata_check_get(
	const struct fonds_metadata_check *check, size_t index)
{
	if (index >= check->findings.count)
		return NULL;
	return &check->findings.items[index].finding;
}

/* What was checked, each with its number. */
static const struct {
	const char *singular;
	const char *plural;
	const char *key;
	size_t offset;
} counts[] = {
	{ "object", "objects", "objects",
		offsetof(struct fonds_metadata_check, objects) },
	{ "event", "events", "events",
		offsetof(struct fonds_metadata_check, events) },
	{ "agent", "agents", "agents",
		offsetof(struct fonds_metadata_check, agents) },
	{ "rights", "rights", "rights",
		offsetof(struct fonds_metadata_check, rights) },
	{ "record of Dublin Core", "records of Dublin Core", "records",
		offsetof(struct fonds_metadata_check, records) },
	{ "file", "files", "files",
		offsetof(struct fonds_metadata_check, files) },
};

#define COUNTS (sizeof(counts) / sizeof(counts[0]))

static uint64_t count_of(const struct fonds_metadata_check *check, size_t index)
{
	const char *base = (const char *)check + counts[index].offset;

	return *(const uint64_t *)(const void *)base;
}

static void write_number(struct fonds_output *output, uint64_t number,
	const char *singular, const char *plural)
{
	fonds_output_printf(output, "%" PRIu64 " %s", number,
		number == 1 ? singular : plural);
}

static void write_summary(
	struct fonds_output *output, const struct fonds_metadata_check *check)
{
	bool is_valid = fonds_metadata_check_is_valid(check);
	const char *before = ": ";

	fonds_output_add_name(output, check->path);
	fonds_output_add_text(output, is_valid ? " is valid" : " is not valid");
	if (!is_valid && total(check, FONDS_SEVERITY_ERROR) == 0)
		fonds_output_add_text(output, ", as warnings count");
	for (size_t i = 0; i < COUNTS; i++) {
		if (count_of(check, i) == 0)
			continue;
		fonds_output_add_text(output, before);
		write_number(output, count_of(check, i), counts[i].singular,
			counts[i].plural);
		before = ", ";
	}
	fonds_output_add_text(output, "; ");
	write_number(
		output, total(check, FONDS_SEVERITY_ERROR), "error", "errors");
	fonds_output_add_text(output, ", ");
	write_number(output, total(check, FONDS_SEVERITY_WARNING), "warning",
		"warnings");
	fonds_output_add_text(output, ", ");
	write_number(
		output, total(check, FONDS_SEVERITY_NOTE), "note", "notes");
	fonds_output_add_char(output, '\n');
}

static void write_text(
	struct fonds_output *output, const struct fonds_metadata_check *check)
{
	for (size_t i = 0; i < check->findings.count; i++)
		fonds_finding_add_text(
			output, &check->findings.items[i].finding, "");
	write_summary(output, check);
}

static void write_json(
	struct fonds_output *output, const struct fonds_metadata_check *check)
{
	struct fonds_json json;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	fonds_json_name(&json, "checked", check->path);
	fonds_json_boolean(
		&json, "valid", fonds_metadata_check_is_valid(check));
	fonds_json_boolean(&json, "strict", check->strict);
	fonds_json_number(&json, "errors", total(check, FONDS_SEVERITY_ERROR));
	fonds_json_number(
		&json, "warnings", total(check, FONDS_SEVERITY_WARNING));
	fonds_json_number(&json, "notes", total(check, FONDS_SEVERITY_NOTE));
	for (size_t i = 0; i < COUNTS; i++)
		fonds_json_number(&json, counts[i].key, count_of(check, i));
	fonds_json_begin_array(&json, "findings");
	for (size_t i = 0; i < check->findings.count; i++)
		fonds_finding_add_json(
			&json, &check->findings.items[i].finding);
	fonds_json_end_array(&json);
	fonds_json_end_object(&json);
}

enum fonds_status fonds_metadata_check_write(
	const struct fonds_metadata_check *check, enum fonds_format format,
	fonds_write_fn *write, void *payload, struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;

	fonds_output_init(&output, write, payload);
	if (format == FONDS_FORMAT_TEXT)
		write_text(&output, check);
	else if (format == FONDS_FORMAT_JSON)
		write_json(&output, check);
	else
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a check is written as text or JSON");
	return fonds_output_finish(&output, error);
}
