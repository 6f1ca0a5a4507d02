/* SPDX-License-Identifier: Apache-2.0 */
#include <inttypes.h>

#include "bagit/diff.h"
#include "base/cleanup.h"
#include "base/error.h"
#include "base/json-writer.h"
#include "base/output.h"
#include "base/text.h"

static const char *const kinds[] = {
	[FONDS_DIFFERENCE_ADDED] = "added",
	[FONDS_DIFFERENCE_REMOVED] = "removed",
	[FONDS_DIFFERENCE_CHANGED] = "changed",
	[FONDS_DIFFERENCE_MOVED] = "moved",
	[FONDS_DIFFERENCE_UNKNOWN] = "unknown",
};

static void write_side(
	struct fonds_output *output, const struct fonds_bag_diff *diff, int i)
{
	static const char *const names[2] = { "the old bag", "the new bag" };

	fonds_output_add_name(
		output, diff->paths[i] ? diff->paths[i] : names[i]);
}

static void write_difference(
	struct fonds_output *output, const struct fonds_difference *difference)
{
	fonds_output_printf(output, "%-8s ", kinds[difference->kind]);
	if (difference->old_path) {
		fonds_output_add_name(output, difference->old_path);
		fonds_output_add_text(output, " -> ");
	}
	fonds_output_add_name(output, difference->path);
	fonds_output_add_char(output, '\n');
}

static void write_values(
	struct fonds_output *output, const struct fonds_text_list *values)
{
	if (values->count == 0)
		fonds_output_add_text(output, "(none)");
	for (size_t i = 0; i < values->count; i++) {
		fonds_output_add_text(output, i > 0 ? ", '" : "'");
		fonds_output_add_name(output, values->items[i]);
		fonds_output_add_char(output, '\'');
	}
}

static void write_field(
	struct fonds_output *output, const struct fonds_diff_field *field)
{
	fonds_output_add_text(
		output, field->is_bag_info ? "bag-info " : "bag ");
	fonds_output_add_name(output, field->name);
	fonds_output_add_text(output, ": ");
	write_values(output, &field->values[0]);
	fonds_output_add_text(output, " -> ");
	write_values(output, &field->values[1]);
	fonds_output_add_char(output, '\n');
}

/* How it was compared: nobody should take a list for a reading. */
static void write_means(
	struct fonds_output *output, const struct fonds_bag_diff *diff)
{
	if (diff->is_read)
		fonds_output_add_text(output, "by reading every file");
	else if (diff->algorithm != 0)
		fonds_output_printf(output, "by their manifests (%s)",
			fonds_algorithm_name(diff->algorithm));
	else
		fonds_output_add_text(output,
			"by sizes only, as their manifests share no algorithm");
}

static size_t count_fields(const struct fonds_bag_diff *diff)
{
	const struct fonds_diff_field *field = diff->fields;
	size_t count = 0;

	for (; field; field = field->next)
		count++;
	return count;
}

static void write_counts(
	struct fonds_output *output, const struct fonds_bag_diff *diff)
{
	const char *separator = ": ";
	size_t fields = count_fields(diff);

	for (int i = FONDS_DIFFERENCE_ADDED; i <= FONDS_DIFFERENCE_UNKNOWN;
		i++) {
		if (diff->counts[i] == 0)
			continue;
		fonds_output_printf(output, "%s%zu %s", separator,
			diff->counts[i], kinds[i]);
		separator = ", ";
	}
	if (fields > 0)
		fonds_output_printf(output, "%s%zu label%s", separator, fields,
			fields == 1 ? "" : "s");
}

static void write_text(
	struct fonds_output *output, const struct fonds_bag_diff *diff)
{
	const struct fonds_diff_field *field = diff->fields;

	for (size_t i = 0; i < diff->count; i++)
		write_difference(output, &diff->items[i]);
	for (; field; field = field->next)
		write_field(output, field);
	for (int i = 0; i < 2; i++) {
		if (diff->sides[i].errors == 0)
			continue;
		write_side(output, diff, i);
		fonds_output_printf(output,
			" is not valid: %" PRIu64 " error%s; validate it\n",
			diff->sides[i].errors,
			diff->sides[i].errors == 1 ? "" : "s");
	}
	write_side(output, diff, 0);
	fonds_output_add_text(output, " and ");
	write_side(output, diff, 1);
	fonds_output_add_text(output,
		fonds_bag_diff_is_same(diff) ? " are the same, " : " differ, ");
	write_means(output, diff);
	write_counts(output, diff);
	fonds_output_add_char(output, '\n');
}

static void write_json_side(
	struct fonds_json *json, const struct fonds_bag_diff *diff, int i)
{
	static const char *const keys[2] = { "old", "new" };
	const struct fonds_diff_side *side = &diff->sides[i];

	fonds_json_begin_object(json, keys[i]);
	if (diff->paths[i])
		fonds_json_name(json, "bag", diff->paths[i]);
	fonds_json_number(json, "files", side->validation->payload_files);
	fonds_json_number(json, "bytes", side->validation->payload_bytes);
	if (diff->is_read)
		fonds_json_boolean(json, "valid", side->errors == 0);
	else
		fonds_json_null(json, "valid");
	fonds_json_end_object(json);
}

static void write_json_values(struct fonds_json *json, const char *key,
	const struct fonds_text_list *values)
{
	fonds_json_begin_array(json, key);
	for (size_t i = 0; i < values->count; i++)
		fonds_json_text(json, NULL, values->items[i]);
	fonds_json_end_array(json);
}

static void write_json_fields(struct fonds_json *json,
	const struct fonds_bag_diff *diff, const char *key, bool is_bag_info)
{
	const struct fonds_diff_field *field = diff->fields;

	fonds_json_begin_array(json, key);
	for (; field; field = field->next) {
		if (field->is_bag_info != is_bag_info)
			continue;
		fonds_json_begin_object(json, NULL);
		fonds_json_text(json, "label", field->name);
		write_json_values(json, "old", &field->values[0]);
		write_json_values(json, "new", &field->values[1]);
		fonds_json_end_object(json);
	}
	fonds_json_end_array(json);
}

static void write_json_files(
	struct fonds_json *json, const struct fonds_bag_diff *diff)
{
	fonds_json_begin_object(json, "counts");
	for (int i = FONDS_DIFFERENCE_ADDED; i <= FONDS_DIFFERENCE_UNKNOWN; i++)
		fonds_json_number(json, kinds[i], diff->counts[i]);
	fonds_json_end_object(json);
	fonds_json_begin_array(json, "differences");
	for (size_t i = 0; i < diff->count; i++) {
		const struct fonds_difference *item = &diff->items[i];

		fonds_json_begin_object(json, NULL);
		fonds_json_text(json, "kind", kinds[item->kind]);
		fonds_json_name(json, "path", item->path);
		if (item->old_path)
			fonds_json_name(json, "old_path", item->old_path);
		fonds_json_end_object(json);
	}
	fonds_json_end_array(json);
}

static void write_json(
	struct fonds_output *output, const struct fonds_bag_diff *diff)
{
	struct fonds_json json;

	fonds_json_init(&json, output);
	fonds_json_begin_object(&json, NULL);
	fonds_json_boolean(&json, "same", fonds_bag_diff_is_same(diff));
	fonds_json_boolean(&json, "read", diff->is_read);
	fonds_json_text(&json, "algorithm",
		diff->algorithm != 0 ? fonds_algorithm_name(diff->algorithm)
				     : NULL);
	write_json_side(&json, diff, 0);
	write_json_side(&json, diff, 1);
	write_json_files(&json, diff);
	write_json_fields(&json, diff, "declared", false);
	write_json_fields(&json, diff, "bag_info", true);
	fonds_json_end_object(&json);
}

enum fonds_status fonds_bag_diff_write(const struct fonds_bag_diff *diff,
	enum fonds_format format, fonds_write_fn *write, void *payload,
	struct fonds_error **error)
{
	fonds_cleanup(fonds_output_clear) struct fonds_output output;

	fonds_output_init(&output, write, payload);
	if (format == FONDS_FORMAT_TEXT)
		write_text(&output, diff);
	else if (format == FONDS_FORMAT_JSON)
		write_json(&output, diff);
	else
		return fonds_fail(error, FONDS_ERR_INVALID,
			"a diff is written as text or JSON");
	return fonds_output_finish(&output, error);
}
